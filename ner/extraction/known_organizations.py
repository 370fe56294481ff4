"""Organizations that the researcher knows (corpus.toml): where an article names them, and what they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ner.extraction.body_names import owner_of
from ner.extraction.events import Event
from ner.extraction.organization_kinds import kind_of
from ner.extraction.organizations import OrganizationMention
from ner.extraction.positions import Position
from ner.lexicon.divisions import parse_place
from ner.sources.corpus_config import KnownOrganization
from ner.text.mentions import Label, Mention
from ner.text.spans import Span, occurrences

KNOWN = "corpus.toml"
"""The tagger of names of organizations that the researcher gives."""


def by_form(known: Iterable[KnownOrganization]) -> Mapping[str, KnownOrganization]:
    """The organizations by each of their names; of several with one name the first."""
    return {form: row for row in reversed(tuple(known)) for form in (row.name, *row.aliases)}


def with_known_organizations(
    text: str, mentions: Iterable[Mention], known: Sequence[KnownOrganization]
) -> tuple[Mention, ...]:
    """The mentions, and the names of known organizations wherever they are not part of a longer name."""
    mentions = tuple(mentions)
    if not known:
        return mentions
    named = [
        Mention(place.start, place.end, Label.ORGANIZATION, place.of(text), KNOWN)
        for place in _places(text, known, [m.span for m in mentions])
    ]
    return (*(m for m in mentions if not any(m.span.overlaps(k.span) for k in named)), *named)


def as_known(
    text: str,
    organizations: Iterable[OrganizationMention],
    known: Sequence[KnownOrganization],
    persons: Sequence[Span],
) -> tuple[OrganizationMention, ...]:
    """The organizations of a text, the known ones wherever they are named, each of the kind that is given."""
    organizations = tuple(organizations)
    if not known:
        return organizations
    forms = by_form(known)
    places = _places(text, known, [*persons, *(o.span for o in organizations)])
    named = [OrganizationMention(p.start, p.end, p.of(text), kind_given(forms[p.of(text)])) for p in places]
    rest = [o for o in organizations if not any(o.span.overlaps(place) for place in places)]
    return tuple(sorted([*rest, *named]))


def with_known_bodies(position: Position, forms: Mapping[str, KnownOrganization]) -> Position:
    """The position, its body under the name, and at the place, that are given for it."""
    owner = owner_of(position.organization)
    printed = position.organization if position.organization in forms else owner
    if printed not in forms:
        return position
    row = forms[printed]
    division = parse_place(row.place) if row.place else position.division
    return replace(
        position,
        post=position.post.removeprefix(printed) or position.post,
        organization=row.name + position.organization.removeprefix(printed),
        division=division,
        level=division.level if row.place and division else position.level,
    )


def without_known_bodies(
    events: Iterable[Event], forms: Mapping[str, KnownOrganization]
) -> tuple[Event, ...]:
    """The events without those companies that are known to be none."""
    return tuple(
        replace(
            event,
            participants=tuple(
                p
                for p in event.participants
                if p.kind != "company" or p.name not in forms or kind_given(forms[p.name]) == "company"
            ),
        )
        if forms
        else event
        for event in events
    )


def kind_given(row: KnownOrganization) -> str:
    """The kind of a known organization: the given one, else what its name tells."""
    return row.kind or kind_of(row.name)


def _places(text: str, known: Iterable[KnownOrganization], names: Iterable[Span]) -> list[Span]:
    """Where known organizations are named: the longest form at each place, none within one of the longer `names`."""
    forms = sorted(by_form(known), key=lambda form: (-len(form), form))
    names = tuple(names)
    found: list[Span] = []
    for form in forms:
        for place in occurrences(text, form):
            longer = (name for name in (*names, *found) if name.overlaps(place) and len(name) > len(place))
            if not any(longer):
                found.append(place)
    return found
