"""Reads one article outside any corpus: what `ner.read` gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from ner.errors import ConfigError
from ner.extraction.article_entities import organizations_in
from ner.extraction.article_report import Report, report
from ner.lexicon.divisions import parse_place
from ner.lexicon.home_places import infer_jurisdiction
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import DEFAULTS, Settings, issue_date
from ner.tagging.hanlp_tagger import load_tagger
from ner.tagging.tagger import Tagger
from ner.text.documents import Article, OffsetMap, Page, Segment
from ner.text.mentions import Label, Mention
from ner.text.sentences import cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that the article gives to a person.

    Attributes:
        title: the canonical title without a proper name (区委书记).
        printed: the title as printed.
        organization: the body in full, blank when unknown.
        qualifier: 原, 代 and the like, blank when there is none.
        quote: the sentence.
    """

    title: str
    printed: str
    organization: str
    qualifier: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the article; `role` is official, company, journalist, cited or other."""

    name: str
    role: str
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization of the article, by its name in full there; `kind` company makes it a company."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part in an event, and the sentence that says so; `kind` is person, company or organization."""

    name: str
    kind: str
    role: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """An event of the article. Days are ISO dates, `date_end` exclusive; what is unknown is blank."""

    kind: str
    name: str
    date_text: str
    date_start: str
    date_end: str
    place: str
    participants: tuple[Participant, ...]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReport:
    """What one article says.

    Attributes:
        text: the article's text, to which the offsets of `mentions` point: half-open, in code points.
        mentions: names of persons, organizations and places, in the order of the text.
        people: the persons, in the order of the text.
        organizations: the organizations, each once.
        events: the events, in the order of the text.
    """

    text: str = field(repr=False)
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    events: tuple[EventReport, ...]


def read(
    text: str,
    *,
    jurisdiction: str | None = None,
    published: str | None = None,
    tagger: Tagger | None = None,
    settings: Settings = DEFAULTS,
) -> ArticleReport:
    """What one article says. Its first line may be the headline.

    A text of several articles is read as one: pages are for `graph.read`.

    Args:
        text: the article; broken lines are joined first.
        jurisdiction: the place that the paper covers (杭州市拱墅区), by which 我区 and 区长 are understood;
            without it the text alone must tell.
        published: the day of issue (2023-02-02), or the month or year, by which 昨日 and 2月1日 are dated.
        tagger: finds the names; the embedded model, loaded once, when there is none.
        settings: what corpus.toml would say: known persons, titles and organizations, names that are no entities.

    Raises:
        ConfigError: `published` is no date, `jurisdiction` no place or the name of several.
    """
    day = issue_date(published, "published") if published else settings.published
    place = jurisdiction or settings.jurisdiction
    home = parse_place(place) if place else infer_jurisdiction(text).division
    if place and home is None:
        raise ConfigError(f"jurisdiction {place}: no such place, or several of that name")
    article = _article(Page(source="", text=text, published_on=day, year_source="option" if day else "none"))
    spans = cut(article.text)
    tagged = (tagger or _embedded()).tag([span.of(article.text) for span in spans])
    mentions = [m.shift(span.start) for span, found in zip(spans, tagged, strict=True) for m in found]
    return _plain(report(article, mentions, home, settings))


@cache
def _embedded() -> Tagger:
    return load_tagger()


def _article(page: Page) -> Article:
    """The page as one article, with headline and joined lines where it is cut into just one."""
    articles, blocks = cut_articles(page)
    if len(articles) == 1 and not blocks:
        return replace(articles[0], published_on=page.published_on or articles[0].published_on)
    return Article(
        article_id="",
        source=page.source,
        ordinal=1,
        text=page.text,
        offsets=OffsetMap((Segment(0, page.source, 0, len(page.text)),)),
        published_on=page.published_on,
        year_source=page.year_source,
    )


def _plain(found: Report) -> ArticleReport:
    organizations = organizations_in(found)
    named = [Mention(p.start, p.end, Label.PERSON, p.text, p.tagger) for p in found.people]
    named += [Mention(m.start, m.end, Label.ORGANIZATION, m.text) for o in organizations for m in o.mentions]
    taken = [mention.span for mention in named]
    named += [place for place in found.places if not any(place.span.overlaps(span) for span in taken)]
    return ArticleReport(
        text=found.article.text,
        mentions=tuple(sorted(named)),
        people=tuple(_people(found)),
        organizations=tuple(
            dict.fromkeys(
                Organization(name=o.fuller if o.is_known else o.name, kind=o.kind) for o in organizations
            )
        ),
        events=tuple(_events(found)),
    )


def _people(found: Report) -> Iterator[Person]:
    posts: dict[str, dict[Post, None]] = {}
    for link, position in zip(found.attributions, found.positions, strict=True):
        if position.kind != "occupation":
            post = Post(
                title=position.post,
                printed=link.title,
                organization=position.organization,
                qualifier=link.qualifier,
                quote=found.quote(link.start, link.end),
            )
            posts.setdefault(link.person.name, {})[post] = None
    for name in dict.fromkeys(person.name for person in found.people):
        yield Person(name=name, role=found.roles.get(name, "journalist"), posts=tuple(posts.get(name, ())))


def _events(found: Report) -> Iterator[EventReport]:
    for event in found.events:
        interval = event.date.interval if event.date else None
        yield EventReport(
            kind=event.kind,
            name=event.name,
            date_text=event.date.printed if event.date else "",
            date_start=interval.start.isoformat() if interval else "",
            date_end=interval.end.isoformat() if interval else "",
            place=event.place,
            participants=tuple(
                Participant(name=p.name, kind=p.kind, role=p.role, quote=found.quote(p.start, p.end))
                for p in event.participants
            ),
            quote=event.span.of(found.article.text),
        )
