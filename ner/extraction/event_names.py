"""What an event is called: by its printed name with its body, else by kind and actors."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern, compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_kinds import OTHER
from ner.extraction.event_mentions import EventMention
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.spans import Span

NAME_LENGTH = 30
"""Characters that the name of an event has at most."""
ACTORS = 3
"""How many of those who are there stand in the name of an event that has none of its own."""
SHORT_NAME = 5
"""Characters up to which a name without a body of its own (座谈会, 签约仪式) does not say which event it is."""
SENTENCES_BEFORE = 2
"""How many sentences before the first event's own may print its name."""

MEETS = compile(r"会见|接见|会晤|拜会|看望|慰问|同来|会谈")
"""Before the name of an event: whom somebody meets may have come for it (会见出席论坛的甲)."""
# The same in a clause of its own: 会见了甲，对甲来京出席论坛表示欢迎.
_COMES_FOR = compile(rf"来(?![我到])[{HAN}](?:参加|出席)")

_VERB = r"(?:主持召开|召开|举行|举办|出席|参加|主持|列席|见证|观看|观摩|开展|承办|主办|启动(?!仪式|大会)|赴会)(?:了)?"
_SAYS = r"(?:强调|指出|要求|提出|认为|决定|明确|表示|说)"
_NO_END = rf"(?![议晤见谈员长堂上中党第]|[开闭]幕[式大]|精神|的|时(?!{_SAYS})|后|前|期间|主席团)"
_WHEN = r"于?[\d一二三四五六七八九十廿年月日号至到—~-]{0,18}(?:[今昨][日天]|日前|近日)?(?:[上下]午|晚)?"
_HELD = compile(r"(?:召开|举行|举办)了?$")
# Where what a name may begin with ends: a day, a place, who holds it.
_FRONT = compile(
    r".*(?:[\d一二三四五六七八九十][日号](?![捐游行子])|昨[日天]|今[日天]|当[日天]|上午|下午|晚上?(?!宴|会)|近日|日前|来自)(?!报)(?:在)?|（上接[^）]{1,10}）"
    rf"|.*?{_VERB}|.*(?:举行|举办|召开|主办|承办|协办|组织|冠名|赞助|发起|倡议)的|.*在[^的]{{1,12}}?(?:召开|举行|举办)的?"
    r"|(?:历时|为期)[^，。；]{1,6}的|[^，。；]{0,16}的第[一二三]个|(?:盛大|隆重|简短|热烈|首场|一场|该[^，。]{0,8}|[此本这]次|[^，。；]{0,10}(?:瞩目|关注|期待))的|隆重(?=仪式)|[此本这]次(?!性)|我[省市县区州盟旗校院局](?![与和同])"
    r"|[的了由及和与并还在为]"
)
_GENERIC = compile(
    r"(?:(?:一[次个]|十分|非常|本次|该|此次|这次|上述|有关|相关|当天的|昨天的|今天的|系列|一系列|重要|重大|各项|多项|全体|一年一度的?)(?:的)?)*$"
)
_SENTENCE_LIKE = compile(r"[了着过]|通过|并|将|要求|强调|指出|表示|就是|以及|先后|分别")

# Between the body that holds an event and the verb: 区防汛指挥部|今天|召开.
_WHEN_HELD = compile(
    r"(?:今[日天]|昨[日天]|日前|近日|近期|联合|(?:\d{1,2}月)?\d{1,2}日|[上下]午|晚上?|在[^，。；与和在]{1,12}){1,5}$"
)
# What may stand in a name without saying which event it is.
_BARE = compile(
    r"(?:战略|深化|全面|友好|合作|框架|意向|协议|合同|协定|备忘录|项目|集中|重大|重点|工作|交流|专题|紧急|隆重|正式|简短|现场"
    r"|揭牌|揭幕|挂牌|授牌|签约|签字|签署|开工|奠基|竣工|投产|启动|走访|调研|考察|慰问|捐赠|欢迎|颁奖|的){1,6}"
    r"(?:仪式|典礼|大会|会议?|活动)"
)
_QUOTES = str.maketrans("", "", "“”《》")
_BODY = compile(
    rf"(?:^|[日号午天])(?P<body>(?:(?![在到于赴往并由与和]|代表(?!大会))[{HAN}]){{1,10}}(?:政协|人大常委会|人大|指挥部|领导小组|[省市区县州盟旗]委|党委|党组|政府|委员会|局|法院|检察院|工会|妇联|公司|集团))$"
)
_GOES_THERE = compile(r"(?:[在赴到来至]|前往|走进|代表)$")
_TOGETHER = ("、", "与", "和", "同")
_KIND_OF_WORKS = "项目|工程|大桥|产业园|工业园|生产线|基地|公路|铁路|大厦|广场|水库|电站|机场|新厂"
# What is built, before the verb: 某某大桥|举行|奠基仪式.
_WORK = compile(
    rf"(?:^|[日号午天，])(?P<body>(?:(?![在到于赴往并由的了])[{HAN}\dA-Za-z·“”（）]){{2,20}}?(?:{_KIND_OF_WORKS}))$"
)
# A part of a gathering: its name says nothing without that of the whole.
_PART = compile(
    r"(?:开幕|闭幕|结业|开班)(?:式|大会|仪式)|首次全体会议|(?:第[一二三四五六七八九十]{1,3}次)(?:全体)?会议|闭幕会"
)
_WORKS = compile(
    rf"(?!.*{_VERB})[^，。；：！？]{{4,{NAME_LENGTH - 4}}}(?:开工|奠基|揭牌|揭幕|启动|通车|投产|落成|竣工|开业|上线|首发)"
)
_WORKS_DONE = compile(
    rf"(?<![^\s，。；日号午天时分晨晚])(?P<works>(?:(?![在到于赴往并由的了为])[{HAN}\dA-Za-z·“”（）]){{2,20}}?(?:{_KIND_OF_WORKS}))"
    r"(?:正式|隆重|全面|顺利|胜利){0,2}(?P<done>[开竣]工|奠基|通车|投产|落成|启用)(?=[，。])"
)
_OPENS = compile("开幕|拉开了?[帷序大]幕")
_DAY_OF_WORKS = compile(
    r"[昨今][日天]?(?=[完竣开动]工|奠基|揭[牌幕]|启动|通车|投产|落成|开业|上线|首发|正式)"
)
# What a tour may be called; a meeting or ceremony on the way does not name it.
_TOUR = compile(r"活动$|调研|考察|慰问|访问|检查|巡")

# Words that are no name by themselves.
_FULL_WORDS = {"欢迎": "欢迎仪式"}
# What an event is called of which the text says no more than its kind.
_KIND_WORDS = {
    "signing": "签约",
    "ceremony": "仪式",
    "visit": "访问",
    "meeting": "会议",
    "inspection": "考察",
    "activity": "活动",
    OTHER: "活动",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A name of an event as printed, with its span."""

    text: str
    span: Span


def name_of_event(
    article: ArticleFacts,
    mention: EventMention,
    kind: str,
    people: Sequence[str],
    companies: Sequence[str],
    *,
    first: bool,
) -> str:
    """What the text calls an event, with its body; else its kind and who is there (签约：甲公司、乙).

    Args:
        article: the article.
        mention: the event's first mention.
        kind: the event's kind.
        people: the names of the persons who take part, in text order.
        companies: those of the companies.
        first: whether it is the article's first event, which sentences before may name.
    """
    own = _best_name(_printed_names(article, mention, first=first), kind)
    if first and not MEETS.search(mention.text):
        own = _with_headline(own, _best_name(_names_in_headline(article), kind))
        if kind == "ceremony" and _is_bare(own):
            own = _works_in_headline(article) or _works_in_text(article, mention) or own
    if not _is_bare(own):
        return _opening(own, kind, article, mention)
    said = _said(article, mention, kind, first=first) if kind != OTHER else None
    actors = [*companies, *people] if kind == "signing" else [*people, *companies]
    word = said.group() if said else _KIND_WORDS[kind]
    return _with_actors(own or _FULL_WORDS.get(word, word), actors)


def _said(article: ArticleFacts, mention: EventMention, kind: str, *, first: bool) -> Match[str] | None:
    """The word for an event of a kind in its sentence; for the article's first event also in those before, the nearest first."""
    pattern = rule_table("event_words")[kind].pattern
    before = article.sentences[max(0, mention.number - SENTENCES_BEFORE) : mention.number] if first else ()
    texts = (mention.text, *(sentence.of(article.text) for sentence in reversed(before)))
    return next((match for text in texts if (match := pattern.search(text))), None)


def _opening(name: str, kind: str, article: ArticleFacts, mention: EventMention) -> str:
    """The opening ceremony of a fair of that name, where that is what the text tells of; else the name."""
    before = article.sentences[max(0, mention.number - 1)]
    told = _OPENS.search(article.text, before.start, mention.span.end)
    opened = kind == "ceremony" and name.endswith(("会", "展", "节")) and told is not None
    return f"{name}开幕式" if opened and len(name) + 3 <= NAME_LENGTH else name


def _best_name(names: Iterable[_Printed], kind: str) -> str:
    """The first name that says which event it is, else the first; blank when none is of the kind."""
    fitting = [n.text for n in names if kind not in ("inspection", "visit") or _TOUR.search(n.text)]
    return next((name for name in fitting if not _is_bare(name)), fitting[0] if fitting else "")


def _is_bare(name: str) -> bool:
    """Whether a name says what is held, but not which one: 座谈会, 战略合作协议签约仪式."""
    return len(name) <= SHORT_NAME or _BARE.fullmatch(name) is not None


def _with_headline(own: str, above: str) -> str:
    """The name that the headline gives an event, where it says more than the one in the text."""
    if not above or len(own + above) > NAME_LENGTH + len(own) * above.endswith(own):
        return own
    if _PART.fullmatch(own):
        return above if above.endswith(own) else above + own
    return above if above.endswith(own) or (len(own) <= SHORT_NAME and above[-1] == own[-1]) else own


def _names_in_headline(article: ArticleFacts) -> Iterator[_Printed]:
    """The names of events in the headline."""
    for line in article.headline.split():
        if (start := article.text.find(line)) >= 0:
            yield from names_in(article, Span(start, start + len(line)))


def _works_in_headline(article: ArticleFacts) -> str:
    """A line of the headline that says what is begun, finished or opened (某某大桥通车); blank without one."""
    for line in article.headline.split():
        people = any(a.person.name in line for a in article.actions)
        if _WORKS.fullmatch(line) and not people and not _SENTENCE_LIKE.search(line):
            return _DAY_OF_WORKS.sub("", line)
    return ""


def _works_in_text(article: ArticleFacts, mention: EventMention) -> str:
    """What is begun, finished or opened, by the sentence or the one before: 某某大桥正式通车; blank without one."""
    before = article.sentences[max(0, mention.number - 1)]
    begin = max(before.start, article.paragraph_start(mention.span.start))
    match = _WORKS_DONE.search(article.text, begin, mention.span.end)
    if match is None or any(a.person.name in match["works"] for a in article.actions):
        return ""
    return match["works"] + match["done"]


def _with_actors(word: str, actors: Sequence[str]) -> str:
    """The word for an event and as many actors as a name may hold."""
    name = word
    for count, actor in enumerate(dict.fromkeys(actors)):
        longer = f"{name}{'、' if count else '：'}{actor}"
        if len(longer) > NAME_LENGTH - 1 or count == ACTORS:
            return f"{name}等" if count else word
        name = longer
    return name


def _printed_names(article: ArticleFacts, mention: EventMention, *, first: bool) -> Iterator[_Printed]:
    """The names in the mention's sentence, then in those before it that may be about the same event."""
    yield from names_in(article, mention.span)
    paragraph = article.paragraph_start(mention.span.start)
    reach = SENTENCES_BEFORE if first else 1
    for number in range(mention.number - 1, max(-1, mention.number - 1 - reach), -1):
        sentence = article.sentences[number]
        if first or (sentence.start >= paragraph and not any(a.sentence == number for a in article.actions)):
            yield from names_in(article, sentence)


@cache
def _head() -> str:
    """The pattern of what names of events end in."""
    return (
        rf"(?:(?:{any_of(words('gathering'))})会议?|[大全例年峰晚酒宴]会(?!堂)|[晚午]宴|会议|论坛|仪式|典礼|大典|庆典"
        r"|活动(?!室|中心|现场|家)|演练|讲座|比赛|大赛|联赛|锦标赛|邀请赛|马拉松|文化节|艺术节|旅游节|音乐节|展览(?:会(?!堂)|(?![会馆厅区品]|中心))"
        r"|[结开]业式|开幕式|闭幕式"
        r"|(?<![春年庆国])节(?=(?:昨|今|于|在)[^，。；]{1,24}(?:开幕|举行|闭幕)|(?:正式|隆重)?(?:[开闭]幕|拉开))"
        r"|(?<=[品化车术业果书画游通])展(?=(?:昨|今|于|在)[^，。；]{1,24}开幕|(?:隆重)?开幕))"
    )


@cache
def _head_at_end() -> Pattern[str]:
    return compile(rf"{_head()}$")


@cache
def _name() -> tuple[Pattern[str], ...]:
    """Names before the verb, behind it, and with 上 behind them, at the head of a clause or before what somebody says."""
    name = rf"(?P<name>[^，。；：！？\n]{{0,40}}?{_head()}(?:暨[^，。；：！？\n]{{1,20}}?{_head()})?)"
    return (
        compile(
            rf"(?<![^\s，。；：！？）]){name}{_WHEN}(?:在[^，。；]{{1,20}}?，?)?{_WHEN}(?:隆重|顺利|正式|圆满|成功|胜利|如期){{0,2}}"
            rf"(?:召开|举行|(?:开幕|闭幕|启动)(?!式|仪式|典礼|大会)|举办|开启|拉开了?[帷序大]幕|落下了?帷幕|落幕|收官|由[^，。；]{{2,30}}主持|{_SAYS}(?:[，：\s]|$))"
        ),
        compile(rf"{_VERB}{name}{_NO_END}"),
        compile(rf"(?<![^\s，。；：！？])(?:(?:随后|最后|接着)?在|(?:记者)?从){name}上"),
        compile(
            rf"(?<=[^，。；：\s])在{name}上(?=作|做|发表|强调|指出|讲话|说|表示|要求|致|发言|宣布|介绍|提出|汇报|通报|透露)"
        ),
        compile(rf"“(?P<name>[^”\n]{{2,24}}{_head()})”"),
    )


def names_in(article: ArticleFacts, span: Span) -> Iterator[_Printed]:
    """The names of events in a stretch of text, those before their verb first."""
    for pattern in _name():
        for match in pattern.finditer(article.text, span.start, span.end):
            start = match.start("name")
            comes = _COMES_FOR.search(article.text, article.clause_start(start), start)
            if MEETS.search(article.text, span.start if comes else article.clause_start(start), start):
                continue
            if printed := _cleaned(article, *match.span("name")):
                yield printed


def _cleaned(article: ArticleFacts, start: int, end: int) -> _Printed | None:
    """The name without the day, the place and the verb before it, with its body; None when it is a sentence."""
    text = article.text
    while front := _FRONT.match(text, start, end):
        if front.end() == start:
            break
        start = front.end()
    start += len(text[start:end]) - len(text[start:end].lstrip(" 　”、△▲●■◆•*"))
    name = text[start:end]
    if name.count("“") != name.count("”") or name.count("《") != name.count("》"):
        name = name.translate(_QUOTES)
    people = any(a.person.name in name for a in article.actions)
    head = _head_at_end().search(name)
    front_words = name[: head.start()] if head else name
    if people or _SENTENCE_LIKE.search(front_words) or len(name) > NAME_LENGTH or len(name) < 2:
        return None
    body = _body_before(article, start)
    if body and name in ("会议", "大会"):
        return _Printed(text=body + name, span=Span(start, end))
    if (_GENERIC.match(front_words) and name in ("会议", "大会", "活动", "仪式", "论坛", "典礼")) or (
        _GENERIC.fullmatch(front_words) and front_words
    ):
        return None
    if body and body not in name and len(body) + len(name) <= NAME_LENGTH:
        name = body + name
    return _Printed(text=name, span=Span(start, end))


def _body_before(article: ArticleFacts, start: int) -> str:
    """The body that holds an event whose name begins at `start`: 区政协召开|主席会议."""
    held = _HELD.search(article.text, max(0, start - 4), start)
    if held is None:
        return ""
    clause = article.text[article.clause_start(held.start()) : held.start()]
    end = held.start()
    if when := _WHEN_HELD.search(clause):
        clause, end = clause[: when.start()], end - len(when.group())
    bare = _BODY.search(clause) or _WORK.search(clause)
    return _bodies_up_to(article, end) or (bare["body"] if bare else "")


def _bodies_up_to(article: ArticleFacts, end: int) -> str:
    """The bodies that a text names together up to a position: 甲公司与某县政府|举行."""
    start = end
    for body in sorted(article.organizations, key=lambda o: -o.span.end):
        if body.span.end == start and not _GOES_THERE.search(
            article.text, max(0, body.start - 2), body.start
        ):
            start = body.start
            if article.text[start - 1 : start] not in _TOGETHER:
                break
            start -= 1
    text = article.text[start:end]
    return "" if text.startswith(_TOGETHER) else text
