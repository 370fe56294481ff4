"""What one article says: its persons and their positions, its organizations, dates and events."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from re import compile
from typing import Any

from ner.extraction.actions import PRESENT
from ner.extraction.article_facts import ArticleFacts
from ner.extraction.attribution import PostAttribution, attribute_posts
from ner.extraction.dates import DateMention, find_dates
from ner.extraction.event_companies import companies_led
from ner.extraction.events import Event, find_events
from ner.extraction.firm_lists import with_listed_firms
from ner.extraction.firm_names import with_brands_as_firms
from ner.extraction.implied_bodies import with_implied_bodies
from ner.extraction.journalists import is_signed_speech, journalists_in
from ner.extraction.known_organizations import (
    as_known,
    by_form,
    with_known_bodies,
    with_known_organizations,
    without_known_bodies,
)
from ner.extraction.known_people import known_posts, with_known_names
from ner.extraction.mention_repair import correct
from ner.extraction.organizations import OrganizationMention, find_organizations
from ner.extraction.participation import read_actions
from ner.extraction.people import PersonMention
from ner.extraction.person_roles import (
    is_bare_collective,
    is_doctrine,
    leading_names,
    official_names,
    roles_of,
)
from ner.extraction.positions import Position, position_of, stated_on
from ner.extraction.statements import body_statements
from ner.extraction.title_heads import heads_of
from ner.lexicon.states import state_of
from ner.lexicon.titles import with_titles
from ner.lexicon.word_lists import Division
from ner.sources.corpus_config import DEFAULTS, Ignore, KnownOrganization, Settings
from ner.text.characters import fold
from ner.text.documents import Article
from ner.text.mentions import Label, Mention
from ner.text.sentences import cut
from ner.text.spans import Span, occurrences

MEMORY = timedelta(days=366)
"""How long before the issue a day may lie on which its people are seen: what is older is history."""


# A list of the events of a time that is long past when it is published.
_CHRONICLE = compile(r"大事记|大事年表|大事纪要")
_YEAR_AND_MONTH = compile(r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says.

    `people` are the mentions of persons, `places` the places that the tagger found. `positions` has
    one for each of the `attributions`, in their order. `roles` gives the role of each person by name.
    `known` are the organizations that the researcher knows, named here or not.
    """

    article: Article
    jurisdiction: Division | None
    sentences: tuple[Span, ...]
    people: tuple[PersonMention, ...]
    places: tuple[Mention, ...]
    organizations: tuple[OrganizationMention, ...]
    attributions: tuple[PostAttribution, ...]
    positions: tuple[Position, ...]
    roles: dict[str, str]
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...]
    known: tuple[KnownOrganization, ...] = ()

    @property
    def seen_on(self) -> str:
        """The ISO date on which the article sees its people; blank when unknown.

        That of its first event that lies at most MEMORY before the issue; without a day of issue that
        of its last event; without such an event the day of issue.
        """
        days = [e.date.interval.start for e in self.events if e.date and e.date.interval]
        if not self.article.issue_day:
            return max(days).isoformat() if days else ""
        issued = date.fromisoformat(self.article.issue_day)
        return min((day for day in days if day >= issued - MEMORY), default=issued).isoformat()

    def quote(self, start: int, end: int) -> str:
        """The sentence or sentences that a stretch of the text lies in."""
        text = self.article.text
        first = bisect_right(self.sentences, start, key=lambda s: s.end)
        last = bisect_left(self.sentences, max(end, start + 1), key=lambda s: s.start)
        touching = self.sentences[first:last]
        if not touching:
            return text[start:end]
        return text[touching[0].start : touching[-1].end].strip()


def report(
    article: Article,
    mentions: Iterable[Mention],
    jurisdiction: Division | None,
    settings: Settings = DEFAULTS,
) -> Report:
    """Reads an article whose names a tagger has found. Each step takes what the steps above it gave.

    Args:
        article: the article.
        mentions: the tagger's, offsets in the article's text.
        jurisdiction: the division that the newspaper covers, None when unknown.
        settings: the researcher's: persons, titles and organizations that are known, names and strings that
            are no entities.
    """
    with with_titles(heads_of(settings.titles)):
        return _report(article, mentions, jurisdiction, settings)


def _report(
    article: Article, mentions: Iterable[Mention], jurisdiction: Division | None, settings: Settings
) -> Report:
    text = "\n".join(fold(line) for line in article.text.split("\n"))
    sentences = cut(article.text)
    mentions = with_brands_as_firms(text, correct(text, with_known_names(text, mentions, settings.people)))
    mentions = with_listed_firms(text, mentions)
    mentions = with_known_organizations(text, mentions, settings.organizations)
    titled = attribute_posts(text, _without_writers(mentions, article))
    titles = [post.span for post in titled.posts]
    is_entity = _entities(text, settings.ignore)
    persons = [p.span for p in titled.people]
    named = find_organizations(text, mentions, titled.posts, persons)
    named = as_known(text, named, settings.organizations, persons)
    organizations = tuple(o for o in named if is_entity(o.text, o.span))
    everybody = [p for p in titled.people if is_entity(p.name, p.span) and not _in_byline(p, article)]
    printed = _titles_of(everybody, titled.attributions)
    names = [*persons, *(m.span for m in mentions if m.label is Label.PERSON)]
    said = with_implied_bodies(printed, text, sentences, organizations, titled.posts, names, jurisdiction)
    said += known_posts(everybody, said, settings.people, article.issue_day)
    writers, journalists = journalists_in(article, everybody, titled.attributions, official_names(said))
    people = [p for p in everybody if p.name not in journalists]
    attributions = [a for a in said if a.person.name not in journalists]
    statements = body_statements(article, text, sentences, people)
    in_doctrine = {p for p in people if is_doctrine(text, p)}
    actions = read_actions(text, statements, [p for p in people if p not in in_doctrine], titles)
    cited = {p.name for p in in_doctrine} - {a.person.name for a in actions if a.group in PRESENT}
    acting = [a for a in actions if a.person.name not in cited]
    leading = leading_names(text, {p.name for p in people}, official_names(attributions))
    roles = roles_of(
        (p.name for p in people), attributions, cited=cited, journalists=journalists, leading=leading
    )
    attributions = [a for a in attributions if not is_bare_collective(a)]
    dates = find_dates(text, **_read_against(article))
    forms = by_form(settings.organizations)
    positions = tuple(
        with_known_bodies(position_of(a, jurisdiction, stated_on(a, text, sentences, dates)), forms)
        for a in attributions
    )
    events = find_events(
        ArticleFacts(
            text=text,
            headline=article.headline,
            sentences=statements,
            actions=acting,
            dates=dates,
            organizations=organizations,
            places=[m for m in mentions if m.label is Label.PLACE],
            companies_led=companies_led(text, attributions, organizations),
            foreigners=_foreigners(attributions, positions),
            others={name for name, role in roles.items() if role == "other"},
            titles=sorted(titles),
            issue_year=0 if _CHRONICLE.search(article.headline) else int(article.published_on[:4] or 0),
        )
    )
    events = without_known_bodies(events, forms)
    return Report(
        article=article,
        jurisdiction=jurisdiction,
        sentences=sentences,
        people=tuple(sorted([*people, *writers])),
        places=tuple(m for m in mentions if m.label is Label.PLACE and is_entity(m.text, m.span)),
        organizations=organizations,
        attributions=tuple(attributions),
        positions=positions,
        roles=roles,
        dates=dates,
        events=events,
        known=settings.organizations,
    )


def _foreigners(attributions: Sequence[PostAttribution], positions: Sequence[Position]) -> set[str]:
    """The names of those who hold offices of other states, and none of this one."""
    posts: dict[str, list[str]] = {}
    for attribution, position in zip(attributions, positions, strict=True):
        posts.setdefault(attribution.person.name, []).append(position.organization)
    return {
        name for name, bodies in posts.items() if any(bodies) and all(map(state_of, filter(None, bodies)))
    }


def _in_byline(named: PersonMention | Mention, article: Article) -> bool:
    return not is_signed_speech(article) and any(
        named.span.overlaps(byline) for byline in article.byline_spans
    )


def _without_writers(mentions: Iterable[Mention], article: Article) -> list[Mention]:
    """The mentions but for the persons in bylines, to whom no title in the text belongs."""
    return [m for m in mentions if m.label is not Label.PERSON or not _in_byline(m, article)]


def _entities(text: str, ignore: Ignore) -> Callable[[str, Span], bool]:
    """Says of a name at a place in the text whether the researcher takes it for an entity."""
    strings = [string for string in ignore.strings if string]
    ignored = [place for string in strings for place in occurrences(text, string)]
    return lambda name, span: name not in ignore.names and not any(span.overlaps(i) for i in ignored)


def _titles_of(
    people: Iterable[PersonMention], attributions: Iterable[PostAttribution]
) -> list[PostAttribution]:
    """What is attributed to these persons, without the word for a journalist."""
    starts = {p.start for p in people}
    return [a for a in attributions if a.person.start in starts and a.post.head.kind != "journalist"]


def _read_against(article: Article) -> dict[str, Any]:
    """What dates without a year are read against, as `find_dates` takes it: the issue; of a chronicle its own year.

    The issue is known as a day, or only by its year and perhaps month.
    """
    if _CHRONICLE.search(article.headline):
        named = _YEAR_AND_MONTH.search(article.headline)
        return {key: int(value) for key, value in named.groupdict().items() if value} if named else {}
    published = zip(
        ("year", "month", "day"), map(int, filter(None, article.published_on.split("-"))), strict=False
    )
    parts = dict(published)
    return {"issued": date(**parts)} if "day" in parts else parts
