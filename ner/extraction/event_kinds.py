"""What kind of event a text is about: the words of rules/event_kinds.tsv, weighed against each other."""

from collections.abc import Sequence
from functools import cache, lru_cache
from re import Pattern, compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_mentions import EventMention, sequel, told_next
from ner.extraction.guest_visits import are_guests
from ner.lexicon.rules import Rule, rule_table

HEADLINE_SHARE = 0.4
"""How much a word in the headline counts, of what it counts in the event's own sentence."""
OPENING_SHARE = 0.3
"""The same for a word in the article's first sentences."""
OPENING_SENTENCES = 2
"""How many sentences those are."""
WEAK_WEIGHT = 4
"""The weight of words that say what an event is only when nothing else does."""
NAME_WEIGHT = 6
"""The weight from which on a word in an event's own name decides, whatever is said around it."""
NAME_TAIL = 7
"""Characters at the end of a name that say what it is the name of."""
OTHER = "other"
"""The kind of an event of which no word and no verb says the kind."""

# Of kinds that weigh the same the first is taken.
_ORDER = ("signing", "ceremony", "visit", "meeting", "inspection", "activity", OTHER)
# 出席活动 means the event that the sentence before names.
_THIS_EVENT = compile(
    r"(?:出席|参加|见证|主持)(?:了)?(?:活动|会议|仪式|大会|座谈|签约|[开闭]幕[式会])(?=[，。；并]|$)"
)
# A sentence that begins with the name of what it is about.
_NAMED = compile(r"\s*(?:随后|最后|接着)?，?在?[^，。；]{0,24}(?:会|式|典礼)上[，,]")
# A deal at the end of talks makes them a signing.
_DEAL = compile(
    r"(?<!期间，)(?<!期间，中.)(?<!日前，)双方(?:还|并|共同|现场|当场|正式)?(?:就[^，。；]{0,20})?签(?:署|订|约|下)"
)
# A pledge to superiors is no deal.
_PLEDGES = compile(r"签[订署字][^，。；]{0,16}(?:责任[书状]|承诺书|军令状|倡议书)")
# What somebody says tells of other things than where it is said.
_SAYS = compile(r"(?:说|表示|指出|强调|认为|介绍|透露|称)[，：]")
# At the head of a sentence: before or after the gathering of the sentence before it.
_BESIDE = compile(r"会议?(?:开始|召开)?[前后]，")
# What an event stands for is not what it is, nor what is being prepared where somebody looks.
_SIGNIFIES = compile(
    r"(?:(?<=察看)|(?<=查看)|(?<=检查))[^，。；]{2,80}(?:准备|筹备|布置|进展)(?:工作|情况)?(?=[，。；]|$)|"
    r"标志着[^，。；\n]*|结束(?:了|对|在)[^，。；\n]{1,20}(?:访问|考察|调研)|"
    r"(?<![^\s，。；])为(?:了)?(?:深入|认真|全面|切实|进一步|更好)?(?:地)?"
    r"(?:贯彻|落实|推进|推动|加强|做好|促进|深化|确保|加快|提升|响应)[^，。；\n]*，|"
    r"[^，。；]{0,16}(?:考察|调研|视察|检查)[^，。；]{0,6}时的?(?:系列)?(?:重要)?(?:讲话|指示|批示|要求)(?:精神)?"
)
_LOOKS = compile(r"查看|察看|检查|调研|督导|救援(?![支大总中]?队|站|局|中心|力量)|抢险(?![支大总中]?队)")
_INSPECTS = compile(
    r"(?:到|来|赴|往|深入|走进)[^。；]{0,24}?(?:调研|考察|视察|检查|察看|查看|走访|督查|督导)(?!组|团|后|结束)"
)
# What ends a tour, until the text tells more of it.
_THEN_TALKS = compile(r"并[^，。；]{0,12}(?:座谈|召开[^，。；]{0,16}(?:座谈会|汇报会|交流会))")
_TALKS = compile(
    r"[与同和][^，。；]{0,30}(?:座谈|交谈|会谈)(?!会)(?!上)|调研座谈(?!会)|(?:开展|进行)(?:了)?座谈"
)
_TOURS = compile(r"(?:赴|前往|到|来)[^，。；]{1,24}(?:考察|招商|访问|对接)")
_DEAL_WORD = compile(r"[，、](?:并)?(?:现场|分别|成功)?签(?:订|署)")
_SIGNING_CEREMONY = compile(r"签[约字]|签[订署][^，。；]{0,20}仪式")
# A gathering that is over when somebody goes on from it: 在甲市主持召开座谈会后，来到乙市.
_IS_OVER = compile(
    r"[^，。；]{0,120}(?:(?<!议)会议?|仪式|论坛|会谈)后，(?=[^。；]{0,80}(?:来到|前往|奔?赴|考察|调研|检查|视察))"
)
_CONSOLES = compile(r"看望|慰问|探望")


@cache
def _rules() -> tuple[Rule, ...]:
    """The rules, heaviest first."""
    return tuple(sorted(rule_table("event_kinds"), key=lambda rule: -rule.weight))


@lru_cache(maxsize=1024)
def _weights(text: str) -> dict[str, dict[int, str]]:
    """For each kind of which a text has words, the weights of the rules that match, each with a rule, heaviest first."""
    found: dict[str, dict[int, str]] = {}
    text = _SIGNIFIES.sub("", text)
    for rule in _rules():
        weights = found.setdefault(rule.name.partition("_")[0], {})
        if rule.weight not in weights and rule.pattern.search(text):
            weights[rule.weight] = rule.name
    return {kind: weights for kind, weights in found.items() if weights}


def kinds_in(text: str) -> set[str]:
    """All kinds of events that a text has words of."""
    return set(_weights(text))


def kind_in(text: str) -> str:
    """The kind of event that a text is about; blank when it has no word of any."""
    return _first({kind: max(rules) for kind, rules in _weights(text).items()})


def is_beside_another(mention: EventMention) -> bool:
    """Whether the mention begins with what it came before or after (签约前，)."""
    then = sequel(mention.text)
    if then is None or then.lastgroup != "around_event" or then.group()[-2] not in "前后":
        return False
    return bool(_BESIDE.match(then.group()) or kinds_in(then.group()))


def kind_of_mention(article: ArticleFacts, mention: EventMention) -> str:
    """The kind that a mention is about from its leader's clause on, else as a whole; blank when unknown."""
    then, end = sequel(mention.text), _told_until(article, mention)
    start = article.clause_start(mention.leader.person.start)
    start = max(mention.span.start, start) if then is None else mention.span.start + then.end()
    around = then is not None and then.lastgroup == "around_event"
    for begin in (start,) if around else (start, mention.span.start):
        words = article.words_of(begin, end)
        over = _IS_OVER.match(words)
        words = words[over.end() :] if over else words
        if kind := kind_in(words):
            tour = kind == "meeting" and (_talks_there(words) or _talks_there(words, _THEN_TALKS))
            return "inspection" if tour else kind
    return ""


def kind_of_event(article: ArticleFacts, mentions: Sequence[EventMention], *, first: bool) -> tuple[str, str]:
    """The kind of an event, and the rule that says so.

    Its first sentence counts, with the sentence before when it only points there (出席活动); for the
    first event of an article also headline and opening; and the verbs of those who are there.

    Returns:
        Kind and rule: a row of event_kinds.tsv, `verb` (a verb of predicates.tsv), `deal`,
        `talks_there`, `guests_come`, `looks_first`, or `none` for the kind OTHER.
    """
    named = _NAMED.match(mentions[0].text)
    if named and not first and (kind := kind_in(named.group())):
        return kind, next(iter(_weights(named.group())[kind].values()))
    lead = _lead(article, mentions[0], first=first)
    own, headline, opening = _weights(lead), {}, {}
    if max((max(rules) for rules in own.values()), default=0) <= WEAK_WEIGHT:
        own = _weights(_teams_sent(article, mentions[0])) or _weights(_led_into(article, mentions[0])) or own
    if first:
        headline = _weights(article.headline)
        sentences = article.sentences[:OPENING_SENTENCES]
        opening = _weights(" ".join(article.words_of(s.start, s.end) for s in sentences))
    scores: dict[str, float] = {}
    rules: dict[str, str] = {}
    for kind in own | headline | opening:
        here, above, early = (text.get(kind, {}) for text in (own, headline, opening))
        rules[kind] = next(iter((here or above or early).values()))
        scores[kind] = 0
        # A lighter word of the own sentence adds nothing to what the heavier ones have said already.
        for weight in sorted(here | above | early, reverse=True):
            scores[kind] = max(scores[kind], weight * (weight in here))
            scores[kind] += weight * (HEADLINE_SHARE * (weight in above) + OPENING_SHARE * (weight in early))
    for mention in mentions:
        for action in mention.actions:
            kind = action.predicate.event
            if kind and not _PLEDGES.match(article.text, action.start):
                scores[kind] = scores.get(kind, 0) + 1 / len(mention.actions)
    kind = _first(scores)
    if kind == "signing" and _tours_and_signs(lead):
        kind = _first({other: score for other, score in scores.items() if other != "signing"}) or kind
    if not kind:
        return OTHER, "none"
    paragraph_end = article.text.find("\n", mentions[-1].span.end - 1)
    reported = article.text[mentions[0].span.start : paragraph_end if paragraph_end >= 0 else None]
    signers = {a.person.name for m in mentions for a in m.actions if a.role == "signatory"}
    if kind in ("meeting", "inspection", "visit") and (len(signers) > 1 or _DEAL.search(reported)):
        return "signing", "deal"
    talks = _talks_there(lead) or (first and _talks_there(lead, _THEN_TALKS))
    if kind == "meeting" and rules.get(kind) == "meeting_talks" and talks:
        return "inspection", "talks_there"
    if kind == "inspection" and are_guests(article, mentions[0]):
        return "visit", "guests_come"
    if kind == "visit" and _looks_first(lead):
        return "inspection", "looks_first"
    return kind, rules.get(kind, "verb")


def kind_by_name(name: str, kind: str, rule: str) -> tuple[str, str]:
    """The kind that the printed name of a gathering ends in (火种采集|仪式), else the kind; and the rule that says so.

    A ceremony may open what has a name of its own (某某大会), and who inspects or visits may attend a gathering.
    """
    told = _weights(name[-NAME_TAIL:]) if kind in ("meeting", "activity", OTHER) and "：" not in name else {}
    kinds = {other: max(rules) for other, rules in told.items() if max(rules) >= NAME_WEIGHT}
    by_name = _first(kinds)
    if by_name in ("", kind, "signing", "inspection", "visit"):
        return kind, rule
    return by_name, told[by_name][kinds[by_name]]


def _first(scores: dict[str, float] | dict[str, int]) -> str:
    """The kind that weighs most; blank without any."""
    return max(scores, key=lambda kind: (scores[kind], -_ORDER.index(kind)), default="")


def _lead(article: ArticleFacts, mention: EventMention, *, first: bool) -> str:
    span = mention.span
    own_name = _NAMED.match(mention.text)
    then = sequel(mention.text)
    clause = max(span.start, article.clause_start(mention.leader.person.start))
    start = span.start if first or own_name else clause
    if then is not None and not own_name:
        start = min(start, span.start + then.end())
    lead = article.words_of(start, max(start, _told_until(article, mention)))
    whole = article.words_of(span.start, max(start, _told_until(article, mention)))
    if not kind_in(_THIS_EVENT.sub("", lead)) and kind_in(_THIS_EVENT.sub("", whole)):
        lead = whole
    if announced := told_next(article, mention.number):
        return announced + lead
    before = article.sentences[max(0, mention.number - 1)]
    if article.paragraph_start(span.start) <= before.start < span.start and not kind_in(
        _THIS_EVENT.sub("", lead)
    ):
        return article.words_of(before.start, before.end) + lead
    return lead


def _teams_sent(article: ArticleFacts, mention: EventMention) -> str:
    """The sentence before a mention that says that several teams go out; blank without one."""
    told = (s.of(article.text) for s in article.sentences[: mention.number])
    sent = rule_table("event_boundaries")["own_team"].pattern
    return next((sentence for sentence in told if sent.search(sentence)), "")


def _led_into(article: ArticleFacts, mention: EventMention) -> str:
    """The article's first sentence, where a later one tells with its hour of one of those named there; else blank."""
    then, first = sequel(mention.text), article.sentences[0]
    leader = mention.leader.person.name
    if then is None or then.lastgroup != "part_of_day" or leader not in first.of(article.text):
        return ""
    return article.words_of(first.start, first.end)


def _told_until(article: ArticleFacts, mention: EventMention) -> int:
    """Where the words end that tell of the event: before what its first speaker says."""
    says = _SAYS.search(article.text, mention.leader.person.end, mention.span.end)
    return says.start() if says else mention.span.end


def _talks_there(lead: str, talking: Pattern[str] = _TALKS) -> bool:
    """Whether who talks with somebody has first looked at the place: 到甲厂检查，同职工座谈."""
    looks, talks = _INSPECTS.search(lead), talking.search(lead)
    return bool(looks and talks and looks.start() < talks.start())


def _tours_and_signs(lead: str) -> bool:
    """Whether a deal is only one of the things done on a tour: 赴甲市招商考察，洽谈合作，签订协议."""
    tour, ceremony = _TOURS.search(lead), _SIGNING_CEREMONY.search(lead)
    deal = _DEAL_WORD.search(lead)
    return bool(tour and deal and not ceremony and tour.end() < deal.start())


def _looks_first(lead: str) -> bool:
    """Whether who consoles somebody has first looked into something: 查看灾情，看望伤员."""
    looks, consoles = _LOOKS.search(lead), _CONSOLES.search(lead)
    return bool(looks and consoles and looks.start() < consoles.start())
