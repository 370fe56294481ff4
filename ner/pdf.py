"""PDF files to text, page by page, by pypdf where it is installed."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from ner.errors import InputError


def pdf_texts(path: Path) -> tuple[tuple[int, str], ...]:
    """The text of each page that has any, with its number from 1.

    Raises InputError: pypdf is not installed, the file is no PDF or is locked, no page has text.
    """
    if find_spec("pypdf") is None:
        raise InputError(f"{path}: PDF needs pypdf, which is not installed (pip install pypdf)")
    pypdf = import_module("pypdf")
    try:
        texts = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    except (OSError, pypdf.errors.PyPdfError) as error:
        raise InputError(f"{path}: not a readable PDF: {error}") from error
    found = tuple((number, text) for number, text in enumerate(texts, 1) if text.strip())
    if not found:
        raise InputError(f"{path}: no text in this PDF (a scan needs character recognition first)")
    return found
