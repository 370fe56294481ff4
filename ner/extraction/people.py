"""Which stretches of a text name persons: a tagger's word, corrected and completed by titles and lists."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ner.extraction.full_names import addresses, full_names
from ner.extraction.name_candidates import (
    CERTAIN_FOLLOWER,
    appointees,
    between_place_and_head,
    heads_of_vitae,
    list_items,
    name_after,
)
from ner.extraction.tagged_names import USUAL_NAME, is_named_after, longest, tagged_names
from ner.extraction.title_heads import Core, TitleHeads
from ner.lexicon.divisions import find_places
from ner.lexicon.person_names import is_foreign, is_plausible, is_strong_surname, plain_name, surname_of
from ner.lexicon.word_lists import surnames
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention
from ner.text.spans import Span, Taken, occurrences

_JOINS = ("及", "和", "与")


@dataclass(frozen=True, slots=True, order=True)
class PersonMention:
    """A stretch that names a person: `text == whole_text[start:end]`, `name` who it stands for.

    The name is that of the text without white space, save for a form of address (孙主任), which
    stands for the one full name that it fits; so do a part of a name in parts (艾尼瓦尔 for
    艾尼瓦尔·某某) and a slip of the pen. Without such a name it stands for itself. `tagger` is the
    model or the rule that found it.
    """

    start: int
    end: int
    text: str
    name: str
    tagger: str

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


def find_people(text: str, mentions: Iterable[Mention], cores: Sequence[Core]) -> tuple[PersonMention, ...]:
    """The persons that a text names, left to right, without overlaps.

    Args:
        text: the article's text.
        mentions: what a tagger found in it.
        cores: the heads of titles in it, which never become part of a name.
    """
    mentions = tuple(mentions)
    heads = TitleHeads(text, cores)
    excluded = [m.span for m in mentions if m.label is not Label.PERSON]
    excluded += [Span(p.start, p.end) for p in find_places(text) if p.division and p.text == p.division.name]
    names = _with_titled(text, tagged_names(text, mentions, heads), heads, excluded)
    taken = Taken(len(text), [*names, *excluded])
    titled = between_place_and_head(text, (Span(p.start, p.end) for p in find_places(text)), heads)
    names |= {span: "beside_title" for span in titled if span in excluded or taken.take(span)}
    names |= {span: "vita" for span in heads_of_vitae(text) if taken.take(span)}
    names |= {span: "appointed" for span in appointees(text) if taken.take(span)}
    names |= dict.fromkeys(list_items(text, names, taken, heads), "in_list")
    names = _with_whole_names(text, names, heads)
    names = {s: by for s, by in names.items() if by == KNOWN_PEOPLE or not _is_address(text, s, heads)}
    repeated = _repeats(text, names, excluded)
    names |= dict.fromkeys((s for s in repeated if not is_named_after(text, s)), "repeat")
    names = longest(names)
    full_name = full_names(text, names, heads)
    meant = {span: full_name(plain_name(span.of(text))) for span in names}
    shortened = dict(addresses(text, meant, heads, excluded))
    names |= dict.fromkeys(shortened, "address")
    return tuple(
        sorted(
            PersonMention(s.start, s.end, s.of(text), name, names[s])
            for s, name in (meant | shortened).items()
        )
    )


def _with_titled(
    text: str, names: dict[Span, str], heads: TitleHeads, excluded: Sequence[Span]
) -> dict[Span, str]:
    """The names, and those that stand right after a title."""
    taken, elsewhere = Taken(len(text), names), Taken(len(text), excluded)
    stops = {core.start for core in heads.cores if core.head.kind == "journalist"}
    for core in heads.cores:
        span = name_after(text, core, stops)
        if span is None or heads.taken.touches(span):
            continue
        if taken.touches(span):
            if is_foreign(span.of(text)):
                names = _widened(text, names, span)
        elif not elsewhere.touches(span) or _is_certain(text, span, excluded):
            names[span] = "beside_title"
            taken.add(span)
    return names


def _widened(text: str, names: dict[Span, str], whole: Span) -> dict[Span, str]:
    """The names, with a name in parts for the one part of it that a tagger knew: 玉山|江·某."""
    pieces = [span for span in names if whole.overlaps(span)]
    if len(pieces) != 1 or not whole.contains(pieces[0]):
        return names
    if pieces[0].start == whole.start and is_foreign(pieces[0].of(text)):
        return names
    return {span: by for span, by in names.items() if span not in pieces} | {whole: names[pieces[0]]}


def _is_certain(text: str, span: Span, excluded: Sequence[Span]) -> bool:
    """Whether a name at `span` is sure although a tagger took it, or part of it, for something else."""
    inside = [other for other in excluded if other.start == span.start and span.end < other.end]
    if len(span) > 1 and inside and text[span.end] in _JOINS:
        # 院长|甲某|及某某中心: a tagger took name and body for one.
        return True
    if not is_strong_surname(surname_of(span.of(text))) or not CERTAIN_FOLLOWER.match(text, span.end):
        return False
    return all(span.contains(other) for other in excluded if span.overlaps(other))


def _is_address(text: str, span: Span, heads: TitleHeads) -> bool:
    """Whether the stretch is a surname alone in front of a title: 皇甫|主任."""
    return surnames().get(span.of(text)) == "compound" and span.end in heads.starts


def _with_whole_names(text: str, names: dict[Span, str], heads: TitleHeads) -> dict[Span, str]:
    """The names at all their places, less pieces that cut across a longer one there: 付某|舒曾 for 付某舒.

    A name of any shape is whole beside a title (丹珠某奔), and so is the last part of a name in parts.
    """
    whole = {
        name
        for span in names
        if len(name := span.of(text)) >= USUAL_NAME and (_is_whole(name) or heads.beside(span))
    }
    whole |= {last for name in whole if len(last := name.rpartition("·")[2]) >= USUAL_NAME}
    found = (place for name in whole for place in occurrences(text, name))
    places = longest({place: "" for place in found if place in names or not is_named_after(text, place)})
    in_order, length = sorted(places), max(map(len, places), default=0)
    chosen = {s: by for s, by in names.items() if s in places or not _is_piece(s, in_order, length)}
    taken = Taken(len(text), chosen)
    return chosen | {span: "repeat" for span in places if not taken.touches(span)}


def _is_whole(name: str) -> bool:
    """Whether the name has the shape of a whole one: 付某舒, 阿某·某某."""
    return is_plausible(name) or is_foreign(name)


def _is_piece(span: Span, names: Sequence[Span], longest: int) -> bool:
    """Whether a name at least as long shares a character with the span; `names` are sorted, of `longest` at most."""
    first = bisect_left(names, Span(max(0, span.start - longest), span.start))
    near = takewhile(lambda name: name.start < span.end, names[first:])
    return any(span.overlaps(name) and len(span) <= len(name) for name in near)


def _repeats(text: str, names: Iterable[Span], excluded: Iterable[Span]) -> Iterator[Span]:
    """Other places of the names, longer names first."""
    taken = Taken(len(text), [*names, *excluded])
    for name in sorted({plain_name(span.of(text)) for span in names}, key=lambda n: (-len(n), n)):
        if len(name) < 2 or (len(name) == 2 and not is_plausible(name)):
            continue
        for span in occurrences(text, name):
            if taken.take(span):
                yield span
