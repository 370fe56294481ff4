"""From an input file to its pages of text, whatever its format and encoding."""

from collections.abc import Iterator
from dataclasses import replace

from ner.errors import InputError
from ner.sources.corpus_config import Settings
from ner.sources.edition import edition_of
from ner.sources.encodings import decode
from ner.sources.html import html_text
from ner.sources.input_files import HTML_SUFFIXES, PDF_SUFFIXES, InputFile
from ner.sources.pdf import pdf_texts
from ner.sources.tables import Row, read_table
from ner.text.documents import Page


def read_pages(file: InputFile, settings: Settings) -> tuple[Page, ...]:
    """The pages of one input. Raises InputError as `pages_in` and `rows_in` do."""
    if file.table_suffix:
        return tuple(rows_in(file, settings))
    return tuple(page for page in pages_in(file, settings, file.content()) if page.text)


def pages_in(file: InputFile, settings: Settings, content: bytes) -> Iterator[Page]:
    """The pages in the content of an input that is no table: one of a text or HTML file, each of a PDF.

    A page of a PDF that has no text layer has a blank text. The date is the option's, else that in
    corpus.toml, else that in the path.

    Raises InputError naming the file: empty, binary, unreadable, in an unknown encoding.
    """
    blank = _blank_page(file, settings)
    if file.suffix in PDF_SUFFIXES:
        for number, text in pdf_texts(content, file.name):
            yield replace(blank, source=f"{file.source}#{number}", text=text, encoding="pdf")
        return
    text, encoding = decode(content, file.name)
    if file.suffix in HTML_SUFFIXES:
        text = html_text(text)
        if not text:
            raise InputError(f"{file.name}: no text in this HTML file")
    yield replace(blank, text=text, encoding=encoding)


def rows_in(file: InputFile, settings: Settings) -> Iterator[Page]:
    """The pages of a table, one for each row that has text, read as they are asked for.

    The date is the option's, else the row's, else that in corpus.toml, else that in the path.

    Raises InputError naming the file: not readable as a table, no text column, no row with text.
    """
    blank = _blank_page(file, settings)
    for row in read_table(file.table_suffix, file.opened, file.name, settings.columns):
        yield _row_page(blank, row, settings)


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
