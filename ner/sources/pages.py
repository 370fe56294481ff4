"""From an input file to its pages of text, whatever its format and encoding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ner.errors import InputError
from ner.sources.corpus_config import Settings
from ner.sources.edition import NOTHING, Edition, combined, edition_of
from ner.sources.encodings import Decoded, decode_page
from ner.sources.formats import HTML_SUFFIXES, PDF_SUFFIXES
from ner.sources.html import html_text, is_html, parseable
from ner.sources.html_edition import html_editions
from ner.sources.input_files import InputFile
from ner.sources.masthead import printed_edition
from ner.sources.pdf import pdf_texts
from ner.sources.tables import NO_TEXT_IN_ROW, Row, read_table
from ner.text.documents import Heading, Page

NO_SUCH_DAY = "prints a day that no calendar has"
BETWEEN_REMARKS = "; "
_STATED_BY = {"filename": "file name", "corpus": "table"}
DAMAGED_PAGE = "this page of the PDF is damaged"
LOST_CHARACTERS = "has bytes that are no characters in its encoding"
MIXED_ENCODINGS = "has lines in UTF-8 and lines in GB18030"
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
    pages = (
        rows_in(file, settings)
        if file.table_suffix
        else pages_in(file, settings, file.content(settings.limits))
    )
    return tuple(page for page in pages if isinstance(page, Page))


def pages_in(file: InputFile, settings: Settings, content: bytes) -> Iterator[Page | UnreadPage]:
    """The pages in the content of an input that is no table: one of a text or HTML file, each of a PDF.

    The date is that in the path, else the page's own (a PDF's page without one has that of a page before
    it, else of one behind it), else the option's, else that in corpus.toml.

    Raises InputError naming the file: empty, binary, unreadable, in an unknown encoding.
    """
    path = edition_of(file.source, settings.filename)
    if file.suffix in PDF_SUFFIXES:
        texts = list(pdf_texts(content, file.name))
        for (number, text), printed in zip(
            texts, _of_one_issue(text or "" for _, text in texts), strict=True
        ):
            source = f"{file.source}#{number}"
            if text:
                page = Page(source=source, text=text, encoding="pdf")
                yield _of_edition(page, settings, path, printed=printed)
            else:
                yield UnreadPage(source=source, reason=DAMAGED_PAGE if text is None else NO_TEXT_LAYER)
        return
    decoded = decode_page(content, file.name)
    text = decoded.text
    stated, headings = NOTHING, tuple[Heading, ...]()
    if file.suffix in HTML_SUFFIXES or is_html(text):
        text = parseable(text)
        stated, printed = html_editions(text)
        text, headings = html_text(text)
        if not text:
            raise InputError(f"{file.name}: no text in this HTML file")
    else:
        printed = printed_edition(text)
    page = Page(
        source=file.source,
        text=text,
        encoding=decoded.encoding,
        headings=headings,
        remarks=_damage(decoded),
    )
    yield _of_edition(page, settings, path, stated=stated, printed=printed)


def _damage(decoded: Decoded) -> str:
    """The remarks on a page whose bytes are damaged or in two encodings."""
    return BETWEEN_REMARKS.join(
        filter(
            None,
            (
                f"{LOST_CHARACTERS}: {decoded.lost}" if decoded.lost else "",
                MIXED_ENCODINGS if decoded.is_mixed else "",
            ),
        )
    )


def rows_in(file: InputFile, settings: Settings) -> Iterator[Page | UnreadPage]:
    """The pages of a table, one for each row, read as they are asked for.

    The date is the row's, else that in the path, else the one that the text prints, else the option's,
    else that in corpus.toml.

    Raises InputError naming the file: not readable as a table, no text column, no row with text.
    """
    path = edition_of(file.source, settings.filename)
    for row in read_table(
        file.table_suffix, partial(file.opened, settings.limits), file.name, settings.columns
    ):
        source = f"{file.source}#{row.number}"
        if not isinstance(row, Row):
            yield UnreadPage(source=source, reason=row.reason, is_damaged=row.is_damaged)
            continue
        text, headings = html_text(parseable(row.text)) if is_html(row.text) else (row.text, ())
        if not text:
            yield UnreadPage(source=source, reason=NO_TEXT_IN_ROW, is_damaged=False)
            continue
        above = f"{row.headline}\n" if row.headline else ""
        page = Page(
            source=source,
            text=above + text,
            encoding=row.encoding,
            headline=row.headline,
            paper=row.source,
            published_on=row.published_on,
            year_source="corpus" if row.published_on else "none",
            remarks=row.remarks,
            headings=tuple(replace(heading, start=heading.start + len(above)) for heading in headings),
        )
        yield _of_edition(page, settings, path, printed=printed_edition(text))


def _of_edition(
    page: Page, settings: Settings, path: Edition, *, stated: Edition = NOTHING, printed: Edition = NOTHING
) -> Page:
    """The page with what is known of its edition.

    Its own date comes first, then that of the path, of what the page states, of what it prints, and of
    the settings.
    """
    days = (
        (page.published_on, page.year_source),
        (path.published_on, "filename"),
        (stated.published_on, "meta"),
        (printed.published_on, "page"),
    )
    assumed = (settings.published, settings.published_source)
    published, source = next((pair for pair in days if pair[0]), assumed)
    remarks = (
        page.remarks,
        _other_than(source, published, printed.published_on, "day") if source in _STATED_BY else "",
        _other_than("filename", path.paper, printed.paper, "paper") if not settings.paper else "",
        f"{NO_SUCH_DAY}: {day}" if (day := path.impossible or printed.impossible) else "",
    )
    return replace(
        page,
        paper=(
            settings.paper or page.paper or path.paper or stated.paper or printed.paper or printed.credited
        ),
        jurisdiction=settings.jurisdiction,
        published_on=published,
        year_source=source,
        assumed=(published, source) == assumed,
        page=path.page or stated.page or printed.page,
        remarks=BETWEEN_REMARKS.join(filter(None, remarks)),
    )


def _other_than(source: str, taken: str, printed: str, what: str) -> str:
    """The remark that a page prints another day or paper than the one taken; blank when it does not."""
    if not printed or not taken or printed in taken or taken in printed:
        return ""
    return (
        f"prints another {what} than the {_STATED_BY[source]} says, which is taken: {taken} against {printed}"
    )


def _of_one_issue(texts: Iterable[str]) -> list[Edition]:
    """What each page of a file prints of its edition; day and paper also when only another page does."""
    pages = [printed_edition(text) for text in texts]
    latest = combined(
        Edition(published_on=next((p.published_on for p in pages if p.published_on), "")),
        Edition(paper=next((p.paper for p in pages if p.paper), "")),
    )
    whole = []
    for page in pages:
        latest = replace(combined(page, latest), page="", impossible="")
        whole.append(replace(latest, page=page.page, impossible=page.impossible))
    return whole
