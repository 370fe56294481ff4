"""Tables of contents: the lines of a page that list the headlines of its articles, and the headlines listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ner.segmenting.paragraphs import Form, Paragraph, visible

# Lines: so many in a row or more, each the headline of an article below, make a table of contents.
FEWEST_ENTRIES = 3
# Lines: no more stand between two of them.
LONGEST_GAP = 4
# Characters: a headline that is only a part of a line of the table is no shorter; a line of it is no longer.
SHORTEST_PART = 6
LONGEST_ENTRY = 120

_NUMBER = re.compile(
    r"(?:（?\d{1,2}）|\d{1,2}[.、．]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|[●■◆·])"
)
_END = "；。;，：:"
_COLONS = ("：", ":")


def with_contents(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs; those of a table of contents are notices, and the headlines that it lists are `listed`."""
    if sum(p.form is Form.HEAD for p in paragraphs) < FEWEST_ENTRIES:
        return tuple(paragraphs)
    table = _table(paragraphs)
    if not table:
        return tuple(paragraphs)
    entries = "".join(map(_entry, (paragraphs[n].text for n in table)))
    return tuple(
        Paragraph(p.aligned, Form.NOTICE)
        if n in table
        else replace(p, listed=_is_listed(p, entries))
        if n > table[-1]
        else p
        for n, p in enumerate(paragraphs)
    )


def _entry(text: str) -> str:
    """A line of a table as headlines are looked for in it: behind a colon the entry goes on in the next line."""
    return f"{_plain(text)}：" if text.endswith(_COLONS) else f"{_plain(text)}\n"


def _is_listed(paragraph: Paragraph, entries: str) -> bool:
    plain = _plain(paragraph.text)
    return paragraph.form is Form.HEAD and len(plain) >= SHORTEST_PART and plain in entries


def _table(paragraphs: Sequence[Paragraph]) -> range:
    """The numbers of the paragraphs that make the first table of contents, or none."""
    for run in _runs(_listing(paragraphs)):
        below = min((headline for _, headline in run), default=0)
        if len(run) < FEWEST_ENTRIES or below <= run[-1][0]:
            continue
        first, last = run[0][0], run[-1][0]
        while first and _NUMBER.match(visible(paragraphs[first - 1].text)):
            first -= 1
        while last + 1 < below and (
            _NUMBER.match(visible(paragraphs[last + 1].text)) or paragraphs[last].text.endswith(_COLONS)
        ):
            last += 1
        if first and paragraphs[first - 1].text.endswith(_COLONS):
            first -= 1
        return range(first, last + 1)
    return range(0)


def _runs(listing: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The pairs of a line and the headline that it lists, row by row."""
    cuts = [
        n for n, (above, below) in enumerate(pairwise(listing), 1) if below[0] - above[0] > LONGEST_GAP + 1
    ]
    yield from (list(listing[left:right]) for left, right in pairwise([0, *cuts, len(listing)]))


def _listing(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Lines that a headline below repeats, in order, each with the number of that headline."""
    lines: dict[str, int] = {}
    found: dict[int, int] = {}
    for n, paragraph in enumerate(paragraphs):
        if paragraph.opens or len(paragraph.text) > LONGEST_ENTRY:
            continue
        plain = _plain(paragraph.text)
        above = lines.setdefault(plain, n)
        if above < n - 1 and paragraph.form is Form.HEAD and len(plain) >= SHORTEST_PART:
            found.setdefault(above, n)
    return sorted(found.items())


def _plain(text: str) -> str:
    """A line as it can be compared: without blanks, markup, number and closing mark."""
    bare = visible(text).lstrip("#*_")
    number = _NUMBER.match(bare)
    return bare[number.end() if number else 0 :].rstrip(_END)
