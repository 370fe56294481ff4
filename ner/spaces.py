"""Mending a paragraph: its broken lines put together, the stray spaces inside its words dropped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ner.characters import fold
from ner.lines import Line
from ner.strands import Strand, is_blank

_HUGS_LEFT = frozenset("，。、；：？！…％%‰℃")
_HUGS_RIGHT = frozenset("，。、；：？！")
_OPENING = frozenset("（《〈「『【〔“‘")
_CLOSING = frozenset("）》〉」』】〕”’")
_UNITS = frozenset("年月日号时点分秒周届次个名位人家户万亿元岁版期条项")
_BEFORE_NUMBER = frozenset("年月日第")
_CREDIT_WORDS = frozenset("文图摄")
_COMPOUND_SURNAMES = frozenset({"欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯"})
_LABELS = ("记者", "通讯员", "实习生", "评论员", "摄影", "报道", "编辑", "作者")
_SPACED_LABEL = r"(?:记\s*者|通\s*讯\s*员|实\s*习\s*生|评\s*论\s*员|摄)"
_BYLINE = re.compile(
    rf"（[^（）]{{0,80}}?{_SPACED_LABEL}[^（）]{{0,80}}）|[电讯]\s*（[^（）]{{2,40}}）|^\s*本\s*[报网台]\s*记\s*者[^，。：]{{2,40}}$"
)
_LONGEST_LISTED = 4
_REACH = 24


@dataclass(frozen=True, slots=True)
class _Gap:
    """The blanks between two visible characters: `start` up to `end` in the raw paragraph."""

    start: int
    end: int
    breaks: bool
    in_byline: bool
    in_quotes: bool


def mend(text: str, lines: Sequence[Line], *, running: bool, known: frozenset[str]) -> Strand:
    """The lines of one paragraph of the source `text` as one strand.

    In `running` text, which is set in columns, the words of a sentence have no spaces between them.
    `known` are strings of four characters that stand somewhere on the page without a space: a
    space in the middle of one of them is stray.
    """
    raw = _raw(text, lines)
    characters: list[str] = []
    places: list[int] = []
    position = 0
    for gap in _gaps(raw.text):
        characters += raw.text[position : gap.start]
        places += raw.places[position : gap.start]
        position = gap.end
        before, after = "".join(characters[-_REACH:]), raw.text[gap.end : gap.end + _REACH]
        if _belong_apart(before, after, gap, raw.text[gap.start : gap.end], running, known):
            keep = next((i for i in range(gap.start, gap.end) if raw.text[i].isspace() and raw.text[i] != "\n"), -1)
            characters.append(" " if keep < 0 else raw.text[keep])
            places.append(raw.places[max(keep, gap.start)])
    return Strand("".join(characters) + raw.text[position:], (*places, *raw.places[position:]))


def known_strings(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """All strings of four Chinese characters that stand together in a line of `text`."""
    return frozenset(
        text[i : i + 4]
        for line in lines
        for i in range(line.start, line.end - 3)
        if all(map(is_chinese, text[i : i + 4]))
    )


def is_chinese(character: str) -> bool:
    """Whether the character is a Chinese one (no punctuation)."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character == "〇"


def _raw(text: str, lines: Sequence[Line]) -> Strand:
    """The lines one after another, one newline in place of the blanks at each break."""
    characters: list[str] = []
    places: list[int] = []
    for line in lines:
        if characters and places[-1] + 1 < line.start:
            characters.append("\n")
            places.append(places[-1] + 1)
        characters += text[line.start : line.end]
        places += range(line.start, line.end)
    return Strand("".join(characters), tuple(places))


def _gaps(raw: str) -> Iterator[_Gap]:
    bylines = [match.span() for match in _BYLINE.finditer(fold(raw))]
    depth = position = 0
    while position < len(raw):
        if not is_blank(raw[position]):
            depth = max(0, depth + (raw[position] in _OPENING) - (raw[position] in _CLOSING))
            position += 1
            continue
        end = position
        while end < len(raw) and is_blank(raw[end]):
            end += 1
        in_byline = any(start < position and end <= stop for start, stop in bylines)
        yield _Gap(position, end, "\n" in raw[position:end], in_byline, depth > 0)
        position = end


def _belong_apart(before: str, after: str, gap: _Gap, blanks: str, running: bool, known: frozenset[str]) -> bool:
    left, right = before[-1:], after[:1]
    if left in _HUGS_RIGHT or right in _HUGS_LEFT or left in _OPENING or right in _CLOSING:
        return False
    if right in _OPENING or left in _CLOSING:
        return not (running or gap.breaks or _padded_inside(before, after))
    if left.isdecimal() and right.isdecimal():
        return not (gap.breaks or _is_single(before[-2:-1]) and _is_single(after[1:2]))
    if (left.isdecimal() and right in _UNITS) or (left in _BEFORE_NUMBER and right.isdecimal()):
        return False
    if is_chinese(left) and is_chinese(right):
        if gap.in_byline:
            return _parts_names(before, after, gap.breaks)
        return not gap.breaks and _parts_words(before, after, gap, blanks, running, known)
    if gap.breaks:
        return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
    return True


def _padded_inside(before: str, after: str) -> bool:
    """Whether a mark beside the gap has a blank on its other side as well."""
    return (after[0] in _OPENING and is_blank(after[1:2] or "x")) or (
        before[-1] in _CLOSING and after[0] in _OPENING
    )


def _is_single(neighbour: str) -> bool:
    return not neighbour.isdecimal()


def _parts_words(before: str, after: str, gap: _Gap, blanks: str, running: bool, known: frozenset[str]) -> bool:
    left, right = _run_before(before), _run_after(after)
    if len(left) == 1 or len(right) == 1:
        return left in _CREDIT_WORDS or (len(left) > 1 and left[-1] in _CREDIT_WORDS)
    if left[-2:] + right[:2] in known:
        return False
    return not running or gap.in_quotes or max(len(left), len(right)) <= _LONGEST_LISTED


def _parts_names(before: str, after: str, breaks: bool) -> bool:
    left, right = _run_before(before), _run_after(after)
    if any(label.startswith(left[-n:] + right[:1]) for label in _LABELS for n in range(1, len(label)) if len(left) >= n):
        return False
    if left.endswith(_LABELS) or right.startswith(_LABELS):
        return True
    if len(left) == 1 or left in _COMPOUND_SURNAMES:
        return False
    if len(right) == 1:
        follower = after[2:3] if is_blank(after[1:2] or "x") else ""
        second = after[3:4]
        return not breaks and bool(follower) and is_chinese(follower) and not (second and is_chinese(second))
    return True


def _run_before(text: str) -> str:
    start = len(text)
    while start and is_chinese(text[start - 1]):
        start -= 1
    return text[start:]


def _run_after(text: str) -> str:
    end = 0
    while end < len(text) and is_chinese(text[end]):
        end += 1
    return text[:end]
