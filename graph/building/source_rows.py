"""What each page, row and file gives to the table `sources`."""

from collections.abc import Sequence

from graph.tables.rows import SourceRow
from ner.segmenting.articles import coverage, visible_characters
from ner.sources.formats import READ_KINDS
from ner.sources.input_files import InputFile
from ner.sources.inputs import UnreadInput
from ner.sources.mojibake import wrong_decoding
from ner.sources.pages import BETWEEN_REMARKS, UnreadPage
from ner.text.documents import Article, Block, Page
from ner.text.sentences import LONGEST_SENTENCE, has_long_sentence

LONG_SENTENCE = f"has a sentence of more than {LONGEST_SENTENCE:,} characters, which is read in parts"
"""The remark of a page on which a list or relation across two parts can be lost."""

SHARE_DIGITS = 4
"""How many digits behind the point a share has."""


def source_of_page(
    page: Page, articles: Sequence[Article], blocks: Sequence[Block], file: InputFile
) -> SourceRow:
    """The row of a page that was cut into articles and blocks; where it has no date of its own, that of its first dated article."""
    is_dated = page.published_on and not page.assumed
    dated = page if is_dated else next((a for a in articles if a.published_on), page)
    damage = wrong_decoding(page.text)
    remarks = (
        f"looks wrongly decoded ({damage})" if damage else "",
        page.remarks,
        LONG_SENTENCE if any(has_long_sentence(article.text) for article in articles) else "",
    )
    numbers = list(dict.fromkeys(article.page for article in articles if article.page))
    return SourceRow(
        source=page.source,
        kind=_kind(file),
        status="read",
        reason=BETWEEN_REMARKS.join(filter(None, remarks)),
        paper=page.paper,
        published_on=dated.published_on,
        page=f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else page.page,
        date_source=dated.year_source,
        characters=visible_characters([page.text]),
        read_share=round(coverage(articles, blocks).read_share, SHARE_DIGITS),
        file=file.source,
    )


def source_of_unread_page(page: UnreadPage, file: InputFile) -> SourceRow:
    """The row of a page of a PDF or a row of a table that is not read."""
    return SourceRow(
        source=page.source,
        kind=_kind(file),
        status="failed" if page.is_damaged else "skipped",
        reason=page.reason,
        file=file.source,
    )


def source_of_failed_page(source: str, reason: str, file: InputFile) -> SourceRow:
    """The row of a page that is lost, and no other page of its file."""
    return SourceRow(source=source, kind=_kind(file), status="failed", reason=reason, file=file.source)


def source_of_file(file: InputFile, reason: str, source: str = "") -> SourceRow:
    """The row of a file that cannot be read, under the file's source if no other is given."""
    source = source or file.source
    return SourceRow(source=source, kind=_kind(file), status="failed", reason=reason, file=source)


def source_of_input(unread: UnreadInput) -> SourceRow:
    """The row of an input that is not read."""
    return SourceRow(
        source=unread.source,
        kind=unread.kind,
        status=unread.status,
        reason=unread.reason,
        duplicate_of=unread.duplicate_of,
        file=unread.source,
    )


def _kind(file: InputFile) -> str:
    """The kind as which a file is read: one of an unknown ending, given itself, is read as text."""
    return file.kind if file.kind in READ_KINDS else "text"
