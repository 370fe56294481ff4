"""Companies at events: which firm a person stands for, and in which role a company takes part (company_roles.tsv)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from re import compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.attribution import PostAttribution
from ner.extraction.body_names import owner_of
from ner.extraction.event_kinds import kinds_in
from ner.extraction.firm_names import core_of, short_forms
from ner.extraction.organization_kinds import is_generic, is_of_states
from ner.extraction.organizations import OrganizationMention
from ner.extraction.positions import branch_in
from ner.extraction.reported_event import ReportedEvent
from ner.lexicon.divisions import parse_place
from ner.lexicon.rules import rule_table
from ner.lexicon.vocabulary import EVENT_KINDS
from ner.text.characters import HAN
from ner.text.spans import Span

NEAR_REACH = 1
"""How many sentences from a mention of the event a company may still sign in."""
TOUR_REACH = 3
"""How many sentences after its last mention an event may still go on without a person's name."""
HOSTING_REACH = 30
"""Up to how many characters behind a company's name its verb may end by which it hosts."""

_AT_EVENT = compile(
    r"(?:在[^，。；]{0,12}的)?[^，。；]{0,6}(?:会议?上|仪式上|典礼上|幕式上|活动(?:上|现场|中)|现场|会后|座谈(?:会)?上|论坛上|期间)，?"
)
# Between two firms of one list of stops, and behind its last.
_JOINS = compile(rf"[、和及与]|以及|[，；](?:以及|还有)?(?:[{HAN}]{{2,6}}的)?")
# The head of a sentence that tells who else was at a gathering: 出席当天签字仪式的还有.
_OF_GATHERING = compile(r"\s*[^，。；有]{0,24}的(?:还|主要|企业)*有")
_LIST_GOES_ON = compile(r"[、，。；和及\n]|等|以及|$")
# A paragraph about one firm, in which those of the event look round.
_LOOKS_ROUND = compile(
    r"(?:参观|走访|察看|查看|走进|深入|考察|调研|听取|了解)了?[^，。；“]{0,10}(?:企业|公司|工?厂|车间|生产线)"
    r"|与(?:企业|公司|厂)[^，。；]{0,8}(?:交谈|座谈|交流)"
)
_LOOKS_AT_FIRMS = compile(r"(?:调研|走访|考察|检查|察看|看望)[^，。；]{0,12}企业")
_PARTY_LOOKS = compile(
    rf"\s*[^，。；]{{0,8}}(?:代表团|考察团|考察组|调研组|督导组|检查组|一行)(?:一行)?(?:先后)?(?:{_LOOKS_ROUND.pattern})"
)
# A venture still to be founded, and a firm of which only a subsidiary is meant.
_NOT_THERE = compile(
    r"(?:设立|组建|成立|新设|筹建|注册)[^，。；⟦]{0,12}⟦|⟧的?(?:子公司|(?:全资|控股|下属|旗下|所属)+的?(?:子?公司|企业|[^，。；、⟧]{2,14}(?:公司|厂|集团|分行)))"
)
# Words of a page that a firm prints itself: its leader is of no other firm that the page names.
_OWN_FIRM = compile(r"我(?:公司|集团|行)(?!国)|(?<!资)本公司")
# The same of a group that calls itself 集团 and may name itself elsewhere: its leader is of no group that
# the text gives to others.
_OWN_GROUP = compile(r"(?:到访|莅临|来到?)集团(?:公司|总部)?(?=[，、。考调走视参开进检指])")
# Between a firm and the name of one of its people who has no post: 某某公司|客服中心|某人.
_AT_THE_FIRM = compile(
    rf"(?:[{HAN}]{{2,6}}(?:中心|部|处|科|车间|班组|分厂|支部|站|所))?(?:职工|员工|代表|工人|技术员|工程师|队员|选手|青年|党员)?"
)
_GATHERINGS = ("meeting", "ceremony", "activity")
_TOURS = ("inspection", "visit")
# By the name of a rule: the role; where the company's sentence must stand (see `_relations`), one of
# these; and the kinds of events that the rule is for.
_CONDITIONS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "listed": ("attendee", ("follows", "near"), EVENT_KINDS),
    "listed_also": ("attendee", ("follows", "near", "named"), EVENT_KINDS),
    "speaks_in_turn": ("speaker", ("same", "at_event"), EVENT_KINDS),
    "speaks_for_others": ("speaker", ("follows", "near"), EVENT_KINDS),
    "heard": ("attendee", ("same", "during"), EVENT_KINDS),
    "accompanies": ("companion", ("same", "near"), EVENT_KINDS),
    "visited_next": ("host", ("follows",), _TOURS),
    "hosts_together": ("host", ("anywhere",), _GATHERINGS),
    "own_project": ("host", ("same", "near"), ("ceremony",)),
    "represented_there": ("attendee", ("follows", "near"), EVENT_KINDS),
    "represented": ("attendee", ("same", "at_event"), EVENT_KINDS),
    "brought_along": ("companion", ("same",), EVENT_KINDS),
    "speaks_near": ("speaker", ("near",), ("meeting",)),
    "signs_too": ("signatory", ("follows", "named"), ("signing", "ceremony", "activity")),
    "witnesses": ("witness", ("near", "at_event"), EVENT_KINDS),
    "signs_at_signing": ("signatory", ("near", "at_event"), ("signing",)),
    "met": ("attendee", ("same",), ("meeting",)),
    "visited": ("host", ("same",), EVENT_KINDS),
    "visited_stops": ("host", ("during",), _TOURS),
    "visited_there": ("host", ("same",), EVENT_KINDS),
    "visited_stop": ("host", ("during",), _TOURS),
    "visited_by_party": ("host", ("during", "follows"), EVENT_KINDS),
    "visited_in_turn": ("host", ("same",), EVENT_KINDS),
    "visited_on_tour": ("host", ("same",), _TOURS),
    "signs": ("signatory", ("near", "at_event"), _GATHERINGS),
    "hosts": ("host", ("same", "opening_of_gathering"), EVENT_KINDS),
    "opens": ("host", ("same", "near"), ("ceremony",)),
    "hosts_organized": ("host", ("anywhere",), _GATHERINGS),
    "hosts_held": ("host", ("same",), _GATHERINGS),
    "attends": ("attendee", ("near", "follows"), EVENT_KINDS),
    "gives": ("attendee", ("near", "at_event"), ("ceremony", "activity")),
}


def company_parts(
    article: ArticleFacts, event: ReportedEvent, kind: str, elsewhere: Sequence[int]
) -> Iterator[tuple[OrganizationMention, tuple[str, str]]]:
    """How the companies that the text names take part in an event.

    Args:
        article: the article.
        event: the event.
        kind: the event's kind.
        elsewhere: the numbers of the sentences that mention other events, in order.

    Yields:
        Where the text names a company that takes part, and role and rule, as in participations.csv.
    """
    before: tuple[OrganizationMention, tuple[str, str]] | None = None
    barred = frozenset(elsewhere)
    for company, number in _companies(article):
        part = None if number in barred else _company_part(article, event, kind, company, number, elsewhere)
        if part is None and before is not None and _is_listed_behind(article, before[0], company):
            part = before[1]
        if part is not None:
            yield company, part
        before = (company, part) if part is not None and part[0] == "host" else None


def _is_listed_behind(
    article: ArticleFacts, before: OrganizationMention, company: OrganizationMention
) -> bool:
    """Whether the list of stops in which one company stands goes on with another, also behind a comma."""
    return (
        _JOINS.fullmatch(article.text, before.end, company.start) is not None
        and _LIST_GOES_ON.match(article.text, company.end) is not None
    )


def _company_part(
    article: ArticleFacts,
    event: ReportedEvent,
    kind: str,
    company: OrganizationMention,
    number: int,
    elsewhere: Sequence[int],
) -> tuple[str, str] | None:
    """The role and the rule by which a company takes part where the text names it; None when it does not."""
    own = [mention.span for mention in event.mentions if mention.number == number]
    if own and not any(span.start <= company.start < span.end for span in own):
        return None
    sentence = article.sentences[number]
    before, name, behind = (
        article.text[start:end]
        for start, end in pairwise((sentence.start, company.start, company.end, sentence.end))
    )
    marked, verb_limit = f"{before}⟦{name}⟧{behind}", len(before) + len(name) + 2 + HOSTING_REACH
    if _NOT_THERE.search(marked):
        return None
    relations = _relations(article, event, kind, company.start, number, elsewhere)
    for rule in rule_table("company_roles"):
        role, where, kinds = _CONDITIONS[rule.name]
        if kind not in kinds or relations.isdisjoint(where):
            continue
        found = rule.pattern.search(marked)
        if found and rule.name == "listed_also" and not _is_of_kind(kind, found.group()):
            continue
        if found and (rule.name != "hosts" or found.end() <= verb_limit):
            return role, rule.name.partition("_")[0]
    if kind in _TOURS and not before.strip() and _is_looked_round(article, event, number):
        return "host", "visited"
    return None


def _is_of_kind(kind: str, words: str) -> bool:
    """Whether the words before 有 name no kind of event, or this one: 参加今天签字仪式的还|有."""
    named = kinds_in(words.partition("有")[0])
    return not named or kind in named


def _is_looked_round(article: ArticleFacts, event: ReportedEvent, number: int) -> bool:
    """Whether those of a tour look round the firm with which a paragraph begins, in that paragraph."""
    start = article.sentences[number].start
    end = article.text.find("\n", start)
    if article.text[article.paragraph_start(start) : start].strip() or number <= event.mentions[0].number:
        return False
    told = {action.sentence for action in article.actions if action.person.name in event.names}
    visits_firms = _LOOKS_AT_FIRMS.search(event.mentions[0].text)
    for later, sentence in enumerate(article.sentences[number:], number):
        if end >= 0 and sentence.start >= end:
            break
        text = sentence.of(article.text)
        if later in told and (visits_firms or _LOOKS_ROUND.search(text)):
            return True
        if _PARTY_LOOKS.match(text):
            return True
    return False


def _relations(
    article: ArticleFacts,
    event: ReportedEvent,
    kind: str,
    position: int,
    number: int,
    elsewhere: Sequence[int],
) -> set[str]:
    """How a place in the text stands to an event: in what sentence, or in the paragraph before the event."""
    first, last = event.mentions[0], event.mentions[-1]
    distance = _distance(event, number)
    is_opening = article.paragraph_start(first.span.start) <= position < first.span.start
    opening = is_opening and not _any_between(elsewhere, number, first.number)
    during = first.number <= number <= last.number + TOUR_REACH
    head = _AT_EVENT.match(article.text, article.sentences[number].start)
    at_event = head and (during or (first.number <= number and kind in kinds_in(head.group())))
    told_of = _OF_GATHERING.match(article.text, article.sentences[number].start)
    relations = {
        "named": told_of is not None and first.number <= number and kind in kinds_in(told_of.group()),
        "anywhere": True,
        "same": distance == 0,
        "near": distance <= NEAR_REACH or opening,
        "during": during,
        "follows": first.number <= number and not _any_between(elsewhere, last.number, number),
        "at_event": bool(at_event),
        "opening_of_gathering": opening and kind in _GATHERINGS,
    }
    return {name for name, holds in relations.items() if holds}


def firm_in_front(article: ArticleFacts, start: int) -> str:
    """The firm whose name, maybe with a department behind it, stands right in front of a person's; blank when none does."""
    firm = next((o for o in reversed(article.organizations) if o.end <= start), None)
    if firm is None or firm.kind != "company" or not _AT_THE_FIRM.fullmatch(article.text, firm.end, start):
        return ""
    return firm.text


def _distance(event: ReportedEvent, number: int) -> int:
    """How many sentences a sentence is from the nearest mention of an event."""
    at = bisect_left(event.mentions, number, key=lambda mention: mention.number)
    return min(abs(number - mention.number) for mention in event.mentions[max(0, at - 1) : at + 1])


def _any_between(numbers: Sequence[int], low: int, high: int) -> bool:
    """Whether one of the numbers, which are in order, lies between two others."""
    return bisect_left(numbers, high) > bisect_right(numbers, low)


# Of the article that is read, once: they are asked for event by event.
@lru_cache(maxsize=1)
def _companies(article: ArticleFacts) -> tuple[tuple[OrganizationMention, int], ...]:
    """The companies that the sentences of an article name, each with the number of its sentence."""
    companies = (o for o in article.organizations if o.kind == "company")
    return tuple((o, n) for o in companies if (n := article.sentence_number(o.start)) is not None)


def companies_led(
    text: str, attributions: Sequence[PostAttribution], organizations: Sequence[OrganizationMention]
) -> dict[str, tuple[str, ...]]:
    """For the name of each leader of a firm the firms of his or her titles as the text names them.

    A leader only of 集团 or of no firm with a name leads the firm that the text names most often, if there is
    one, unless the text is a firm's own (我公司). Banks of several states are no firms.
    """
    firms = [o for o in organizations if o.kind == "company"]
    counted = Counter(firm.text for firm in firms).most_common()
    by_end = {firm.end: firm for firm in firms}
    told: dict[str, list[str]] = {}
    guessed: dict[str, str] = {}
    own_group = _OWN_GROUP.search(text) is not None
    own = _OWN_FIRM.search(text) is not None
    for attribution in attributions:
        if branch_in(attribution) != "企业" or not attribution.is_held:
            continue
        body, person = _firm_in_title(attribution, firms), attribution.person.name
        if is_of_states(body) or (own and (not attribution.post.body or is_generic(attribution.post.body))):
            continue
        if body and not is_generic(body) and parse_place(body) is None:
            told.setdefault(person, []).extend(filter(None, (_firm_beside(text, by_end, attribution), body)))
        else:
            core = "集团" if "集团" in body else ""
            guessed[person] = _most_named([(n, times) for n, times in counted if core in n and n != body])
    of_others = {name for names in told.values() for name in names} if own_group else set()
    guesses = {person: (firm,) for person, firm in guessed.items() if firm and firm not in of_others}
    known = {firm.text for firm in firms}
    return guesses | {
        person: tuple(dict.fromkeys([n for n in names if n in known] or [max(names, key=len)]))
        for person, names in told.items()
    }


def _most_named(counted: Sequence[tuple[str, int]]) -> str:
    """The name that a text has most often; blank when it has two equally often."""
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return ""
    return counted[0][0]


def _firm_in_title(attribution: PostAttribution, firms: Sequence[OrganizationMention]) -> str:
    """The firm in a title, as `find_organizations` names it; else the title's body less its inner body."""
    title = Span(attribution.post.start, attribution.post.core_start)
    named = [firm.text for firm in firms if title.contains(firm.span)]
    named = named or [firm.text for firm in firms if attribution.body.startswith(firm.text)]
    if named:
        return max(named, key=len)
    owner = owner_of(attribution.body)
    return next((f.text for f in firms if owner in (core_of(f.text), *short_forms(f.text))), owner)


def _firm_beside(text: str, by_end: Mapping[int, OrganizationMention], attribution: PostAttribution) -> str:
    """The one firm that shares a title with the firm right behind it; of a longer list none, as nobody can say."""
    join = attribution.post.start - 1
    firm = by_end.get(join)
    if firm is None or not attribution.post.body or text[join] not in "、和及":
        return ""
    return "" if text[firm.start - 1 : firm.start] == "、" else firm.text
