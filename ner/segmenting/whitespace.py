"""Whitespace repair: the broken lines of a paragraph joined, stray spaces inside its words removed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add

from ner.lexicon.person_names import is_anonymous, is_plausible
from ner.lexicon.word_lists import surnames
from ner.segmenting.imprint import REPORTERS, SPACED_REPORTER
from ner.segmenting.lines import Layout, Line, ends_sentence, is_space
from ner.segmenting.split_posts import splits_post
from ner.text.aligned_text import BLANKS, INVISIBLE, AlignedText, is_blank
from ner.text.characters import HAN, fold, is_han

# Characters on each side of a gap that decide about it: names and labels are shorter.
REACH = 24
# Characters, an even number: a gap in the middle of a string of so many is stray when the string stands
# elsewhere on the page without it.
KNOWN_LENGTH = 4
# The spaces between Chinese characters in the sentences of a page are stray when so many of them, and
# this share, stand between two that elsewhere on the page stand together. Of a few spaces the share says
# little: they are stray in print, which spreads its lines, and stay elsewhere.
FEWEST_APART = 2
APART_SHARE = 0.33
FEW_SPACES = 4

_OPENING = frozenset("（《〈「『【〔“‘")
_CLOSING = frozenset("）》〉」』】〕”’")
_PAUSES = frozenset("，。、；：？！")
_NEVER_BEFORE = _PAUSES | _CLOSING | frozenset("…％%‰℃")
_NEVER_AFTER = _PAUSES | _OPENING
_UNITS = frozenset("年月日号时点分秒周届次个名位人家户万亿元岁版期条项")
_BEFORE_NUMBER = frozenset("年月日第")
_CREDIT_WORDS = frozenset("文图摄")
_LABELS = (*REPORTERS, "摄影", "报道", "编辑", "作者")
_BYLINE = re.compile(
    rf"（[^（）]{{0,80}}?(?:{SPACED_REPORTER}|摄)[^（）]{{0,80}}）|[电讯]\s*（[^（）]{{2,40}}）"
    r"|^\s*本\s*[报网台]\s*记\s*者[^，。：]{2,40}$"
)
_HAN_RUN = re.compile(rf"[{HAN}]{{2,}}")
_HAN_GAP = re.compile(rf"(?<=[{HAN}])[^\S\n]+(?=[{HAN}])")
_SPACED_NAME = re.compile(rf"\S\s+[{HAN}](?![{HAN}])")


@dataclass(frozen=True, slots=True)
class _Gap:
    """The blanks between two visible characters: `start` up to `end` in the raw paragraph.

    `breaks` when a line ends here; `wide` when the gap next to it, one character away, is narrower.
    """

    start: int
    end: int
    breaks: bool
    wide: bool
    in_byline: bool
    in_quotes: bool


@dataclass(frozen=True, slots=True)
class _Context:
    """A gap with the text on both sides of it: `before` is repaired already, `after` is raw.

    `alone` says of the character on each side whether it is printed apart from others of its kind.
    """

    gap: _Gap
    before: str
    after: str
    alone: tuple[bool, bool]

    @property
    def runs(self) -> tuple[str, str]:
        """The unbroken rows of Chinese characters that end and begin at the gap."""
        left, right = len(self.before), 0
        while left and is_han(self.before[left - 1]):
            left -= 1
        while right < len(self.after) and is_han(self.after[right]):
            right += 1
        return self.before[left:], self.after[:right]


@dataclass(frozen=True, slots=True)
class PageWording:
    """What stands together on a page: a space in the middle of it is stray.

    `strings` are those of `KNOWN_LENGTH` Chinese characters, `pairs` those of two. `spread` when the
    spaces in the page's sentences are stray, `seamless` when its lines break off between any two characters.
    """

    strings: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    spread: bool = False
    seamless: bool = False


def page_wording(text: str, layout: Layout) -> PageWording:
    """The wording of a page, by the lines of its paragraphs."""
    paragraphs = [
        [INVISIBLE.sub("", text[line.start : line.end]) for line in lines] for lines in layout.paragraphs
    ]
    runs = {run[0] for lines in paragraphs for line in lines for run in _HAN_RUN.finditer(line)}
    pairs = frozenset(chain.from_iterable(map(add, run, run[1:]) for run in runs))
    gaps = [
        line[gap.start() - 1] + line[gap.end()]
        for lines in paragraphs
        if ends_sentence(lines[-1])
        for line in lines
        for gap in _HAN_GAP.finditer(line)
    ]
    apart = sum(gap in pairs for gap in gaps)
    spread = layout.in_columns
    if len(gaps) >= FEW_SPACES or apart >= FEWEST_APART:
        spread = apart >= max(FEWEST_APART, APART_SHARE * len(gaps))
    strings = frozenset(run[i : i + KNOWN_LENGTH] for run in runs for i in range(len(run) - KNOWN_LENGTH + 1))
    return PageWording(strings, pairs, spread, layout.seamless)


def repair(text: str, lines: Sequence[Line], wording: PageWording) -> AlignedText:
    """The lines of one paragraph of the source `text`, joined and repaired.

    In a sentence on a page that is spread, words have no spaces between them; nor have the parts of a string
    that stands elsewhere on the page without one.
    """
    running = wording.spread and ends_sentence(text[lines[0].start : lines[-1].end])
    raw = _raw(text, lines, seamless=wording.seamless)
    characters: list[str] = []
    offsets: list[int] = []
    position = 0
    for gap in _gaps(raw.text):
        characters += raw.text[position : gap.start]
        offsets += raw.offsets[position : gap.start]
        position = gap.end
        context = _Context(
            gap,
            "".join(characters[-REACH:]),
            raw.text[gap.end : gap.end + REACH],
            (_is_alone(raw.text, gap.start - 1, -1), _is_alone(raw.text, gap.end, 1)),
        )
        if _belongs(context, running, wording):
            spaces = [i for i in range(gap.start, gap.end) if raw.text[i] != "\n" and raw.text[i].isspace()]
            characters.append(raw.text[spaces[0]] if spaces else " ")
            offsets.append(raw.offsets[spaces[0] if spaces else gap.start])
    return AlignedText("".join(characters) + raw.text[position:], (*offsets, *raw.offsets[position:]))


def _raw(text: str, lines: Sequence[Line], *, seamless: bool) -> AlignedText:
    """The lines one after another, one newline in place of the blanks at each break.

    Where lines break off between any two characters, a break stands for nothing, and a space at it for itself.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for line in lines:
        if characters and offsets[-1] + 1 < line.start:
            place = offsets[-1] + 1
            space = _space_behind(text, place) if seamless else None
            if space is not None:
                characters.append(text[space])
                offsets.append(space)
            elif not seamless:
                characters.append("\n")
                offsets.append(place)
        start = line.start
        for end, following in [*(m.span() for m in INVISIBLE.finditer(text, start, line.end)), (line.end, 0)]:
            characters += text[start:end]
            offsets += range(start, end)
            start = following
    return AlignedText("".join(characters), tuple(offsets))


def _space_behind(text: str, place: int) -> int | None:
    """Where a space stands among the blanks from `place` on; a running head may follow them."""
    blanks = BLANKS.match(text, place)
    return next((i for i in range(place, blanks.end()) if is_space(text[i])), None) if blanks else None


def _gaps(raw: str) -> Iterator[_Gap]:
    stretches = [match.span() for match in BLANKS.finditer(raw)]
    bylines = [match.span() for match in _BYLINE.finditer(fold(raw))]
    depth = position = 0
    for number, (start, end) in enumerate(stretches):
        depth = _depth(depth, raw[position:start])
        position = end
        beside = [
            stretches[other]
            for other in (number - 1, number + 1)
            if 0 <= other < len(stretches)
            and min(abs(start - stretches[other][1]), abs(stretches[other][0] - end)) == 1
        ]
        yield _Gap(
            start=start,
            end=end,
            breaks="\n" in raw[start:end],
            wide=any(right - left < end - start for left, right in beside),
            in_byline=any(left < start and end <= right for left, right in bylines),
            in_quotes=depth > 0,
        )


def _depth(depth: int, text: str) -> int:
    """How many quotes and brackets are open after `text`, when `depth` were before it."""
    for character in text:
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
    return depth


def _is_alone(raw: str, position: int, step: int) -> bool:
    """Whether the character at `position` has no neighbour of its kind in the direction of `step`.

    A digit's kind are digits, a Chinese character's are Chinese characters and digits.
    """
    beyond = position + step
    neighbour = raw[beyond] if 0 <= beyond < len(raw) else ""
    return not (neighbour.isdecimal() if raw[position].isdecimal() else neighbour.isalnum())


def _belongs(context: _Context, running: bool, wording: PageWording) -> bool:
    """Whether a space belongs in the gap."""
    left, right = context.before[-1], context.after[0]
    if left in _NEVER_AFTER or right in _NEVER_BEFORE:
        return False
    if right in _OPENING or left in _CLOSING:
        return not (running or context.gap.breaks or _is_padded(context))
    if left.isdecimal() and right.isdecimal():
        return not context.gap.breaks and context.alone != (True, True)
    if (left.isdecimal() and right in _UNITS) or (left in _BEFORE_NUMBER and right.isdecimal()):
        return False
    if is_han(left) and is_han(right):
        if context.gap.in_byline:
            return _parts_names(context)
        return not context.gap.breaks and _parts_words(context, running, wording)
    if context.gap.breaks:
        return all(side.isascii() and side.isalnum() for side in (left, right)) and not right.isdecimal()
    return True


def _is_padded(context: _Context) -> bool:
    """Whether the mark beside the gap stands between two gaps, or between a gap and another mark."""
    mark_then_blank = context.after[0] in _OPENING and is_blank(context.after[1:2] or "x")
    return mark_then_blank or (context.before[-1] in _CLOSING and context.after[0] in _OPENING)


def _parts_words(context: _Context, running: bool, wording: PageWording) -> bool:
    left, right = context.runs
    if left in _CREDIT_WORDS or right in _CREDIT_WORDS:
        return True
    if context.gap.end - context.gap.start == 1 and splits_post(left, right):
        return False
    if any(context.alone):
        return context.gap.wide
    if left[-KNOWN_LENGTH // 2 :] + right[: KNOWN_LENGTH // 2] in wording.strings:
        return False
    if running and left[-1] + right[0] in wording.pairs:
        return False
    return not running or context.gap.in_quotes or (_is_name(left) and _is_name(right))


def _is_name(run: str) -> bool:
    return is_plausible(run) or is_anonymous(run)


def _parts_names(context: _Context) -> bool:
    """Whether the gap, in a byline, stands between two names or beside a label such as 记者."""
    left, right = context.runs
    if any(
        label.startswith(left[-n:] + right[:1])
        for label in _LABELS
        for n in range(1, len(label))
        if len(left) >= n
    ):
        return False
    if left.endswith(_LABELS) or right.startswith(_LABELS):
        return True
    if len(left) == 1 or surnames().get(left) == "compound":
        return False
    if len(right) == 1:
        return not context.gap.breaks and _is_spaced_name(context.after)
    return True


def _is_spaced_name(text: str) -> bool:
    """Whether `text` begins with a name of two characters set apart: 王 涛."""
    return bool(_SPACED_NAME.match(text))
