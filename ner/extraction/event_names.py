"""What an event is called and where it happened: by its printed name, else kind and actors; a place only where one is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern, compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_kinds import OTHER
from ner.extraction.event_mentions import EventMention, announcement
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.mentions import Mention
from ner.text.spans import Span

NAME_LENGTH = 30
"""Characters that the name of an event has at most."""
ACTORS = 3
"""How many of those who are there stand in the name of an event that has none of its own."""
SHORT_NAME = 5
"""Characters up to which a name without a body of its own (座谈会, 签约仪式) does not say which event it is."""
SENTENCES_BEFORE = 2
"""How many sentences before the first event's own may print its name."""
PLACE_REACH = 12
"""Characters before a place within which the word must stand that says that somebody is there."""

_VERB = r"(?:主持召开|召开|举行|举办|出席|参加|主持|列席|见证|观看|观摩|开展|承办|主办|启动|赴会)(?:了)?"
_SAYS = r"(?:强调|指出|要求|提出|认为|决定|明确|表示|说)"
_NO_END = rf"(?![议晤见谈员长堂上中党]|精神|的|时(?!{_SAYS})|后|前|期间|主席团)"
_WHEN = r"于?[\d一二三四五六七八九十廿年月日号至到—~-]{0,18}(?:[今昨][日天]|日前|近日)?(?:[上下]午|晚)?"
_HELD = compile(r"(?:召开|举行|举办)了?$")
# Where what a name may begin with ends: a day, a place, who holds it.
_FRONT = compile(
    r".*(?:[\d一二三四五六七八九十][日号](?![捐游行子])|昨[日天]|今[日天]|当[日天]|上午|下午|晚上?|近日|日前|来自)(?!报)(?:在)?|（上接[^）]{1,10}）"
    rf"|.*?{_VERB}|.*(?:举行|举办|召开|主办|承办|协办|组织|冠名|赞助|发起|倡议)的|.*在[^的]{{1,12}}?(?:召开|举行|举办)的?"
    r"|(?:盛大|隆重|简短|热烈|首场|一场|该[^，。]{0,8})的|[的了由及和与并还在为]"
)
_GENERIC = compile(
    r"(?:(?:本次|该|此次|这次|上述|有关|相关|当天的|昨天的|今天的|系列|一系列|重要|重大|各项|多项|全体|一年一度的?)(?:的)?)*$"
)
_SENTENCE_LIKE = compile(r"[了着过]|通过|并|将|要求|强调|指出|表示|就是|以及|先后|分别")

# Between the body that holds an event and the verb: 区防汛指挥部|今天|召开.
_WHEN_HELD = compile(
    r"(?:今[日天]|昨[日天]|日前|近日|近期|联合|(?:\d{1,2}月)?\d{1,2}日|[上下]午|晚上?){1,5}$"
)
_QUOTES = str.maketrans("", "", "“”《》")
# Whom somebody meets may have come for another event: 会见出席论坛的甲.
_MEETS = compile(r"会见|接见|会晤|拜会|看望|慰问|同来|会谈")
_BODY = compile(
    rf"(?:^|[日号午天])(?P<body>(?:(?![在到于赴往并由与和])[{HAN}]){{1,10}}(?:政协|人大常委会|人大|指挥部|领导小组|[省市区县州盟旗]委|党委|党组|政府|委员会|局|法院|检察院|工会|妇联|公司|集团))$"
)
# A part of a gathering: its name says nothing without that of the whole.
_PART = compile(
    r"(?:开幕|闭幕|结业|开班)(?:式|大会|仪式)|首次全体会议|(?:第[一二三四五六七八九十]{1,3}次)(?:全体)?会议|闭幕会"
)
_WORKS = compile(
    rf"(?!.*{_VERB})[^，。；：！？]{{4,{NAME_LENGTH - 4}}}(?:开工|奠基|揭牌|揭幕|启动|通车|投产|落成|竣工|开业|上线|首发)"
)
# What a tour may be called; a meeting or ceremony on the way does not name it.
_TOUR = compile(r"活动$|调研|考察|慰问|访问|检查|巡")

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
# One character for a city with the word in front: 在京.
_SHORT_PLACES = {"京": "北京", "沪": "上海", "津": "天津", "渝": "重庆", "穗": "广州"}

_THERE = compile(
    r"(?:在|赴|到|来|至|抵|位于|抵达|莅临|前往|深入|走进|走访|访问|考察|视察|调研|检查|察看|查看|参观|奔赴|赶赴|赶往)了?$"
)
# Behind a place: it is only part of what somebody speaks of, or of another name.
_NOT_THERE = compile(
    rf"运会|(?:访问|考察|学习)?的(?!带领|陪同)|[{HAN}]{{0,4}}(?:之间|方面|问题|代表团|考察团|总部的)|[省市区县]?[委长]"
)


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
    if first and not _MEETS.search(mention.text):
        own = _with_headline(own, _best_name(_names_in_headline(article), kind))
        if kind == "ceremony" and len(own) <= SHORT_NAME:
            own = _works_in_headline(article) or own
    if len(own) > SHORT_NAME:
        return own
    said = rule_table("event_words")[kind].pattern.search(mention.text) if kind != OTHER else None
    actors = [*companies, *people] if kind == "signing" else [*people, *companies]
    return _with_actors(own or (said.group() if said else _KIND_WORDS[kind]), actors)


def _best_name(names: Iterable[_Printed], kind: str) -> str:
    """The first name that says which event it is, else the first; blank when none is of the kind."""
    fitting = [n.text for n in names if kind not in ("inspection", "visit") or _TOUR.search(n.text)]
    return next((name for name in fitting if len(name) > SHORT_NAME), fitting[0] if fitting else "")


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
            yield from _names_in(article, Span(start, start + len(line)))


def _works_in_headline(article: ArticleFacts) -> str:
    """A line of the headline that says what is begun, finished or opened (某某大桥通车); blank without one."""
    for line in article.headline.split():
        people = any(a.person.name in line for a in article.actions)
        if _WORKS.fullmatch(line) and not people and not _SENTENCE_LIKE.search(line):
            return line
    return ""


def place_of_event(article: ArticleFacts, mention: EventMention, *, first: bool) -> str:
    """Where an event happens, as printed but for 京; blank when the text says it of no place.

    The sentence before may tell it of an article's first event, and of one that it announces.
    """
    spans = [mention.span]
    before = mention.number - 1
    told = first or announcement(article, mention.number) is not None
    if (
        before >= 0
        and told
        and article.sentences[before].start >= article.paragraph_start(mention.span.start)
    ):
        spans.append(article.sentences[before])
    for span in spans:
        names = [n.span for n in _names_in(article, span)]
        for run in _runs(article, span):
            if _is_there(article, run, span) and not any(run.overlaps(name) for name in names):
                place = run.of(article.text)
                return place if len(place) > 1 else _SHORT_PLACES.get(place, "")
    return ""


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
    yield from _names_in(article, mention.span)
    paragraph = article.paragraph_start(mention.span.start)
    reach = SENTENCES_BEFORE if first else 1
    for number in range(mention.number - 1, max(-1, mention.number - 1 - reach), -1):
        sentence = article.sentences[number]
        if first or (sentence.start >= paragraph and not any(a.sentence == number for a in article.actions)):
            yield from _names_in(article, sentence)


@cache
def _head() -> str:
    """The pattern of what names of events end in."""
    return (
        rf"(?:(?:{any_of(words('gathering'))})会议?|[大全例年峰晚酒宴]会(?!堂)|会议|论坛|仪式|典礼|大典|庆典"
        r"|活动(?!室|中心|现场|家)|演练|讲座|比赛|大赛|联赛|锦标赛|邀请赛|马拉松|文化节|艺术节|旅游节|展览|音乐节"
        r"|[结开]业式|开幕式|闭幕式)"
    )


@cache
def _head_at_end() -> Pattern[str]:
    return compile(rf"{_head()}$")


@cache
def _name() -> tuple[Pattern[str], ...]:
    """Names before the verb, behind it, and with 上 behind them, at the head of a clause or before what somebody says."""
    name = rf"(?P<name>[^，。；：！？\n]{{0,40}}?{_head()})"
    return (
        compile(
            rf"(?<![^\s，。；：！？]){name}{_WHEN}(?:在[^，。；]{{1,20}}?)?{_WHEN}(?:隆重|顺利|正式|圆满|成功){{0,2}}"
            rf"(?:召开|举行|开幕|举办|闭幕|启动(?!仪式)|开启|落幕|收官|由[^，。；]{{2,30}}主持|{_SAYS}(?:[，：\s]|$))"
        ),
        compile(rf"{_VERB}{name}{_NO_END}"),
        compile(rf"(?<![^\s，。；：！？])(?:(?:随后|最后|接着)?在|(?:记者)?从){name}上"),
        compile(
            rf"(?<=[^，。；：\s])在{name}上(?=作|做|发表|强调|指出|讲话|说|表示|要求|致|发言|宣布|介绍|提出|汇报|透露)"
        ),
        compile(rf"“(?P<name>[^”\n]{{2,24}}{_head()})”"),
    )


def _names_in(article: ArticleFacts, span: Span) -> Iterator[_Printed]:
    """The names of events in a stretch of text, those before their verb first."""
    for pattern in _name():
        for match in pattern.finditer(article.text, span.start, span.end):
            if _MEETS.search(article.text, article.clause_start(match.start("name")), match.start("name")):
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
    start += len(text[start:end]) - len(text[start:end].lstrip(" 　”、"))
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
    named = next(
        (
            o.text
            for o in article.organizations
            if o.span.end == held.start()
            and article.text[o.start - 1 : o.start] not in ("与", "和", "同")
            and not _THERE.search(article.text, max(0, o.start - 2), o.start)
        ),
        "",
    )
    clause = article.text[article.clause_start(held.start()) : held.start()]
    if when := _WHEN_HELD.search(clause):
        end = held.start() - len(when.group())
        return next((o.text for o in article.organizations if o.span.end == end), "")
    bare = _BODY.search(clause)
    return named or (bare["body"] if bare else "")


def _runs(article: ArticleFacts, span: Span) -> Iterator[Span]:
    """The places in a stretch, those that stand side by side together (云南省昭通市)."""
    places: Iterable[Mention] = (p for p in article.places if span.start <= p.start < span.end)
    current: Span | None = None
    for place in sorted(places, key=lambda p: p.start):
        if current is not None and place.start == current.end:
            current = Span(current.start, place.end)
            continue
        if current is not None:
            yield current
        current = Span(place.start, place.end)
    if current is not None:
        yield current


def _is_there(article: ArticleFacts, place: Span, span: Span) -> bool:
    """Whether a word before a place says that somebody is there, and the place is no part of another name."""
    taken = (*article.titles, *(o.span for o in article.organizations))
    if any(place.overlaps(other) for other in taken) or _NOT_THERE.match(article.text, place.end):
        return False
    begin = max(span.start, place.start - PLACE_REACH)
    return _THERE.search(article.text, begin, place.start) is not None
