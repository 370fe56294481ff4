"""From an input file to its pages of text, whatever its format and encoding."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ner.errors import InputError
from ner.sources.corpus_config import Settings
from ner.sources.edition import edition_of
from ner.sources.encodings import decode
from ner.sources.formats import HTML_SUFFIXES, PDF_SUFFIXES
from ner.sources.html import html_text
from ner.sources.input_files import InputFile
from ner.sources.pdf import pdf_texts
from ner.sources.tables import Row, read_table
from ner.text.documents import Page

NO_TEXT_LAYER = "no text on this page (a scan needs character recognition first)"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPage:
    """A page of a PDF, or a row of a table, that has no text or cannot be read, and why.

    `is_damaged`: text may be lost with it.
    """

    source: str
    reason: str
    is_damaged: bool = True


def read_pages(file: InputFile, settings: Settings) -> tuple[Page, ...]:
    """The pages of one input. Raises InputError as `pages_in` and `rows_in` do."""
    pages = rows_in(file, settings) if file.table_suffix else pages_in(file, settings, file.content())
    return tuple(page for page in pages if isinstance(page, Page))


def pages_in(file: InputFile, settings: Settings, content: bytes) -> Iterator[Page | UnreadPage]:
    """The pages in the content of an input that is no table: one of a text or HTML file, each of a PDF.

    The date is the option's, else that in corpus.toml, else that in the path.

    Raises InputError naming the file: empty, binary, unreadable, in an unknown encoding.
    """
    blank = _blank_page(file, settings)
    if file.suffix in PDF_SUFFIXES:
        for number, text in pdf_texts(content, file.name):
            source = f"{file.source}#{number}"
            if text:
                yield replace(blank, source=source, text=text, encoding="pdf")
            else:
                yield UnreadPage(source=source, reason=NO_TEXT_LAYER)
        return
    text, encoding = decode(content, file.name)
    if file.suffix in HTML_SUFFIXES:
        text = html_text(text)
        if not text:
            raise InputError(f"{file.name}: no text in this HTML file")
    yield replace(blank, text=text, encoding=encoding)


def rows_in(file: InputFile, settings: Settings) -> Iterator[Page | UnreadPage]:
    """The pages of a table, one for each row, read as they are asked for.

    The date is the option's, else the row's, else that in corpus.toml, else that in the path.

    Raises InputError naming the file: not readable as a table, no text column, no row with text.
    """
    blank = _blank_page(file, settings)
    for row in read_table(file.table_suffix, file.opened, file.name, settings.columns):
        if isinstance(row, Row):
            yield _row_page(blank, row, settings)
        else:
            source = f"{blank.source}#{row.number}"
            yield UnreadPage(source=source, reason=row.reason, is_damaged=row.is_damaged)


def _blank_page(file: InputFile, settings: Settings) -> Page:
    edition = edition_of(file.source, settings.filename)
    published, source = (settings.published, settings.published_source)
    if not published and edition.published_on:
        published, source = edition.published_on, "filename"
    return Page(
        source=file.source,
        text="",
        paper=settings.paper or edition.paper,
        jurisdiction=settings.jurisdiction,
        published_on=published,
        year_source=source,
        page=edition.page,
    )


def _row_page(blank: Page, row: Row, settings: Settings) -> Page:
    page = replace(
        blank,
        source=f"{blank.source}#{row.number}",
        text=f"{row.headline}\n{row.text}" if row.headline else row.text,
        encoding=row.encoding,
        headline=row.headline,
        paper=settings.paper or row.source or blank.paper,
    )
    if row.published_on and settings.published_source != "option":
        return replace(page, published_on=row.published_on, year_source="corpus")
    return page
