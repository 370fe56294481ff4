"""Pages, articles and blocks: the texts that spans and offsets refer to."""

from bisect import bisect_right
from dataclasses import dataclass

from ner.text.spans import Span

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that the source marks as a heading: where it starts in the page's text, its level from 1 (h1)."""

    start: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input file (or one row of a table), decoded.

    `source` is the path relative to the input folder, or the name of a file given itself; a row of
    a table adds `#row`. `text` is the decoded text without a byte-order mark; source offsets count
    its code points. `published_on` is an ISO date, or a year (2023), or a month (2023-02), or blank;
    `year_source` says where it comes from: filename, meta, page, corpus, option or none. It is `assumed`
    when only the researcher says so of the whole corpus: a day printed with an article comes before it.
    `page` is the printed page's number, or several (1-4), or blank. `remarks` is what the user should know of
    its edition: each remark is its kind, then a colon and what it is about; a semicolon stands between two.
    `headings` are the lines that the source marks as headings.
    """

    source: str
    text: str
    encoding: str = "utf-8"
    headline: str = ""
    paper: str = ""
    jurisdiction: str = ""
    published_on: str = ""
    year_source: str = "none"
    assumed: bool = False
    page: str = ""
    remarks: str = ""
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that are contiguous both in the article and in its source."""

    start: int
    source: str
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps an article's characters to their places in the source files.

    Segments are in text order and cover the text without gaps.
    """

    segments: tuple[Segment, ...]

    def locate(self, position: int) -> tuple[str, int]:
        """The source and the offset in it of the article's character at `position`.

        Raises IndexError outside the text.
        """
        index = bisect_right(self.segments, position, key=lambda s: s.start) - 1
        if index < 0 or position >= self.segments[index].start + self.segments[index].length:
            raise IndexError(position)
        segment = self.segments[index]
        return segment.source, segment.source_start + position - segment.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: headline, then body, as printed but with broken lines joined.

    `text` is the headline's lines (if any) followed by the body, lines joined by newlines. Every
    character of it is in the source, at the place `offsets` gives (a radical there is unified into the
    Chinese character that it looks like, so the two may differ); a newline maps to the white
    space (or the character before it) that it stands for, and so does a space where a line broke
    between two words. `headline_span` is empty when there is none; `byline_spans` are the spans
    that only say who wrote, photographed or sent the text, from where and when (本报讯（记者 甲某某）, 某社某地9月30日电 (甲某某 乙某某),
    发布时间：2011-07-29): nobody in them takes part in an event.
    """

    article_id: str
    source: str
    ordinal: int
    text: str
    offsets: OffsetMap
    headline: str = ""
    headline_span: Span = _NOWHERE
    byline: str = ""
    byline_spans: tuple[Span, ...] = ()
    published_on: str = ""
    year_source: str = "none"
    paper: str = ""
    jurisdiction: str = ""
    page: str = ""
    continued_to: str = ""
    continued_from: str = ""
    kind: str = "article"

    @property
    def issue_day(self) -> str:
        """`published_on` when it is a day; blank when it is only a year or a month."""
        return self.published_on if len(self.published_on) == len("2023-02-02") else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Printed text that belongs to no article; `start` and `end` are offsets in the source."""

    block_id: str
    source: str
    kind: str
    text: str
    start: int
    end: int
