"""In which role a company takes part in an event: the words around its name, by rules/company_roles.tsv."""

from collections.abc import Collection
from itertools import pairwise
from re import compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_boundaries import ReportedEvent
from ner.extraction.organizations import OrganizationMention
from ner.lexicon.rules import rule_table
from ner.lexicon.vocabulary import EVENT_KINDS

NEAR_REACH = 1
"""How many sentences from a mention of the event a company may still sign in."""
TOUR_REACH = 3
"""How many sentences after its last mention an event may still go on without a person's name."""
HOSTING_REACH = 30
"""Up to how many characters behind a company's name its verb may end by which it hosts."""

_AT_EVENT = compile(r"(?:会议?上|仪式上|活动(?:上|现场|中)|现场|会后|座谈(?:会)?上|论坛上|期间)，?")
_GATHERINGS = ("meeting", "ceremony", "activity")
_TOURS = ("inspection", "visit")
# By the name of a rule: the role; where the company's sentence must stand (see `_relations`), one of
# these; and the kinds of events that the rule is for.
_CONDITIONS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "represented": ("attendee", ("same", "at_event"), EVENT_KINDS),
    "signs_at_signing": ("signatory", ("near",), ("signing",)),
    "met": ("attendee", ("same",), ("meeting",)),
    "visited": ("host", ("same",), EVENT_KINDS),
    "visited_stop": ("host", ("during",), _TOURS),
    "visited_by_party": ("host", ("during",), _TOURS),
    "visited_on_tour": ("host", ("same",), _TOURS),
    "signs": ("signatory", ("near", "at_event"), _GATHERINGS),
    "hosts": ("host", ("same", "opening_of_ceremony"), EVENT_KINDS),
    "hosts_organized": ("host", ("anywhere",), _GATHERINGS),
}


def company_part(
    article: ArticleFacts,
    event: ReportedEvent,
    kind: str,
    company: OrganizationMention,
    elsewhere: Collection[int],
) -> tuple[str, str] | None:
    """How a company that the text names takes part in an event.

    Args:
        article: the article.
        event: the event.
        kind: the event's kind.
        company: where the text names the company.
        elsewhere: the numbers of the sentences that mention other events.

    Returns:
        Role and rule, as in participations.csv; None when it takes no part.
    """
    number = article.sentence_number(company.start)
    if number is None or number in elsewhere:
        return None
    sentence = article.sentences[number]
    before, name, behind = (
        article.text[start:end]
        for start, end in pairwise((sentence.start, company.start, company.end, sentence.end))
    )
    marked, verb_limit = f"{before}⟦{name}⟧{behind}", len(before) + len(name) + 2 + HOSTING_REACH
    relations = _relations(article, event, kind, company.start, number)
    for rule in rule_table("company_roles"):
        role, where, kinds = _CONDITIONS[rule.name]
        if kind not in kinds or relations.isdisjoint(where):
            continue
        found = rule.pattern.search(marked)
        if found and (rule.name != "hosts" or found.end() <= verb_limit):
            return role, rule.name.partition("_")[0]
    return None


def _relations(
    article: ArticleFacts, event: ReportedEvent, kind: str, position: int, number: int
) -> set[str]:
    """How a place in the text stands to an event: in what sentence, or in the paragraph before the event."""
    first, last = event.mentions[0], event.mentions[-1]
    distance = min(abs(number - mention.number) for mention in event.mentions)
    opening = article.paragraph_start(first.span.start) <= position < first.span.start
    during = first.number <= number <= last.number + TOUR_REACH
    at_event = during and _AT_EVENT.match(article.text, article.sentences[number].start)
    relations = {
        "anywhere": True,
        "same": distance == 0,
        "near": distance <= NEAR_REACH or opening,
        "during": during,
        "at_event": bool(at_event),
        "opening_of_ceremony": opening and kind == "ceremony",
    }
    return {name for name, holds in relations.items() if holds}
