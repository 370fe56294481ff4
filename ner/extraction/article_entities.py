"""The persons and organizations of one article, each once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from re import compile

from ner.extraction.article_report import Report
from ner.extraction.firm_names import told_short_forms
from ner.extraction.foreign_posts import is_international
from ner.extraction.known_organizations import by_form, kind_given
from ner.extraction.organization_kinds import kind_of
from ner.extraction.organization_names import FullNames, is_parent, name_and_place, place_name
from ner.extraction.organizations import OrganizationMention
from ner.extraction.positions import Position
from ner.lexicon.divisions import parse_place
from ner.lexicon.states import is_of_another_state
from ner.lexicon.word_lists import NATION, Division, words
from ner.sources.corpus_config import KnownOrganization

_SENTENCE_END = compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInArticle:
    """One name in one article: its role, its positions and the division that these point to.

    `printed` holds the forms in which the article prints the name. `published_on` and `seen_on` are
    ISO dates, blank when unknown: when the article was published and what day it speaks of.
    `among_leaders` when the article names somebody else with a national post, or leaders of the nation
    by that word (党和国家领导人). `corrected` when a researcher has set the role.
    """

    article_id: str
    source: str
    published_on: str
    seen_on: str
    name: str
    role: str
    positions: tuple[Position, ...]
    division: Division | None
    printed: tuple[str, ...]
    among_leaders: bool = False
    corrected: bool = False

    @property
    def is_national(self) -> bool:
        """Whether the article gives the person a national post, held now or before."""
        return any(position.division == NATION for position in self.positions)

    @property
    def leads_nation(self) -> bool:
        """Whether the article gives the person one of the nation's highest posts, held now or before."""
        highest = words("leader_of_nation")
        return any(p.division == NATION and p.post in highest for p in self.positions)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationInArticle:
    """One organization in one article: its full name, where it stands, and the longer name that it is short for.

    `fuller` is the name itself when the article has no longer one. `place` is the organization's own,
    blank when its name tells none. `is_known` when the researcher has told the kind.
    """

    name: str
    kind: str
    place: str
    fuller: str
    mentions: tuple[OrganizationMention, ...]
    is_known: bool = False


def persons_in(report: Report) -> tuple[PersonInArticle, ...]:
    """Every person of an article with the positions that it gives to the person, sorted by name."""
    positions: dict[str, list[Position]] = {}
    for attribution, position in zip(report.attributions, report.positions, strict=True):
        positions.setdefault(attribution.person.name, []).append(position)
    printed: dict[str, set[str]] = {}
    for mention in report.people:
        printed.setdefault(mention.name, set()).add(mention.text)
    leaders = {name for name, held in positions.items() if any(p.division == NATION for p in held)}
    elsewhere = {a.person.name for a in report.attributions if a.is_elsewhere}
    said = any(word in report.article.text for word in words("leaders_of_nation"))
    return tuple(
        PersonInArticle(
            article_id=report.article.article_id,
            source=report.article.source,
            published_on=report.article.issue_day,
            seen_on=report.seen_on,
            name=name,
            role=role,
            positions=tuple(positions.get(name, ())),
            division=_division(
                positions.get(name, []), role, None if name in elsewhere else report.jurisdiction
            ),
            printed=tuple(sorted(printed.get(name, ()))),
            among_leaders=said or bool(leaders - {name}),
        )
        for name, role in report.roles.items()
    )


def organizations_in(report: Report) -> tuple[OrganizationInArticle, ...]:
    """Every organization that an article names, in the order in which it names them; known ones by each name."""
    forms = by_form(report.known)
    mentions: dict[str, list[OrganizationMention]] = {}
    places: dict[str, str] = {}
    for mention in report.organizations:
        name, division = name_and_place(mention.text, mention.kind, report.jurisdiction)
        if mention.text in forms:
            name = mention.text
        mentions.setdefault(name, []).append(mention)
        places[name] = place_name(division) if division else ""
    text = report.article.text
    told = told_short_forms(text, {m.end: m.text for m in report.organizations if m.kind == "company"})
    names = FullNames(mentions)
    named = [
        _organization(name, found, places[name], mentions, names, forms, told, text)
        for name, found in mentions.items()
    ]
    rows = {forms[name].name: forms[name] for name in mentions if name in forms}
    unnamed = [
        _organization(name, [], "", mentions, names, forms, told, text)
        for name in rows
        if name not in mentions
    ]
    return (*named, *unnamed)


def _organization(
    name: str,
    found: Sequence[OrganizationMention],
    place: str,
    mentions: Mapping[str, Sequence[OrganizationMention]],
    names: FullNames,
    forms: Mapping[str, KnownOrganization],
    told: Mapping[str, str],
    text: str,
) -> OrganizationInArticle:
    """An organization with its mentions `found`.

    Args:
        name: its name.
        found: where the text names it.
        place: its own place, blank when its name tells none.
        mentions: those of all organizations in the article, by name.
        names: the names of `mentions`, for looking up the one that a printed name shortens.
        forms: the forms of the organizations that the researcher knows.
        told: the names for which the text tells short forms (以下简称).
        text: the text.
    """
    if row := forms.get(name):
        division = parse_place(row.place) if row.place else None
        return OrganizationInArticle(
            name=name,
            kind=kind_given(row),
            place=place_name(division) if division else place,
            fuller=row.name,
            mentions=tuple(found),
            is_known=True,
        )
    fuller = names.of(told.get(name, name))
    if is_parent(name, fuller, text):
        fuller = name
    return OrganizationInArticle(
        name=name,
        kind=found[-1].kind if name == found[-1].text else kind_of(name),
        place=place,
        fuller=fuller if fuller != name else _with_its_place(name, mentions, names, text),
        mentions=tuple(found),
    )


def _with_its_place(
    name: str, mentions: Mapping[str, Sequence[OrganizationMention]], names: FullNames, text: str
) -> str:
    """The one name that is this one with a place in front, unless a sentence prints both; else the name itself."""
    longer = names.with_place(name)
    if len(longer) != 1:
        return name
    pairs = ((one, two) for one in mentions[name] for two in mentions[longer[0]])
    apart = all(
        _SENTENCE_END.search(text, min(one.end, two.end), max(one.start, two.start)) for one, two in pairs
    )
    return longer[0] if apart else name


def bodies_in(report: Report) -> dict[str, str]:
    """The bodies of all positions in an article, each with its own place, blank when unknown; sorted by name."""
    places = {p.organization: place_name(p.division) if p.division else "" for p in report.positions}
    return {name: places[name] for name in sorted(places) if name}


def _division(positions: list[Position], role: str, jurisdiction: Division | None) -> Division | None:
    """The division of the lowest body that the person is of; without one the newspaper's, for who is local."""
    divisions = [p.division for p in positions if p.division is not None and not p.is_former]
    if divisions:
        return max(divisions, key=lambda d: (bool(d.level), len(d.code), d.code))
    if abroad := [
        p.division for p in positions if p.division and not p.division.code and not p.division.level
    ]:
        return abroad[0]
    if any(is_of_another_state(p.post) or is_international(p.organization) for p in positions):
        return None
    elsewhere = any(p.organization and p.branch != "企业" for p in positions)
    return None if role == "cited" or (elsewhere and jurisdiction is None) else jurisdiction
