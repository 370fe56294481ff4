"""PDF files by pypdf, an optional package: here a stand-in with its interface."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from ner import pdf
from ner.errors import InputError
from ner.pages import InputFile, read_pages
from ner.settings import Settings


class BrokenFileError(Exception):
    """What the stand-in raises for a file that is no PDF."""


def install(monkeypatch: pytest.MonkeyPatch, texts: list[str]) -> None:
    def reader(path: Path) -> SimpleNamespace:
        if not texts:
            raise BrokenFileError("no startxref")
        return SimpleNamespace(pages=[SimpleNamespace(extract_text=lambda text=text: text) for text in texts])

    module = ModuleType("pypdf")
    module.PdfReader = reader  # type: ignore[attr-defined]
    module.errors = SimpleNamespace(PyPdfError=BrokenFileError)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pypdf", module)
    monkeypatch.setattr(pdf, "find_spec", lambda name: object())


def test_each_printed_page_is_a_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, ["第一页", " \n", "第三页"])
    pages = read_pages(InputFile(tmp_path / "x.pdf", "x.pdf", tmp_path), Settings())
    assert [(page.source, page.text) for page in pages] == [("x.pdf#1", "第一页"), ("x.pdf#3", "第三页")]


@pytest.mark.parametrize(
    ("texts", "reason"),
    [([], "not a readable PDF: no startxref"), (["", " "], "no text in this PDF")],
    ids=["broken", "scan"],
)
def test_a_pdf_without_text_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, texts: list[str], reason: str
) -> None:
    install(monkeypatch, texts)
    with pytest.raises(InputError, match=rf"x\.pdf: {reason}"):
        pdf.pdf_texts(tmp_path / "x.pdf")


def test_without_the_package_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"x\.pdf: PDF needs pypdf.*pip install pypdf"):
        pdf.pdf_texts(tmp_path / "x.pdf")
