"""Paragraphs of which only the form and the wording count."""

from ner.segmenting.paragraphs import Form, Paragraph
from ner.text.aligned_text import AlignedText


def wording(length: int, start: int = 0) -> str:
    """So many different Chinese characters, from the `start`th on: no pair of them stands twice."""
    return "".join(chr(0x4E00 + start + i) for i in range(length))


def sharing(pairs: int, of: int, text: str, start: int = 9000) -> str:
    """A line of `of` pairs of characters, of which exactly `pairs` stand in `text`, at its beginning."""
    return (text[: pairs + 1] if pairs else "") + wording(of - pairs + (not pairs), start)


def paragraph(form: Form, text: str, *, opens: bool = False) -> Paragraph:
    return Paragraph(AlignedText(text, tuple(range(len(text)))), form, opens)


def head(text: str) -> Paragraph:
    return paragraph(Form.HEAD, text)


def body(text: str, *, opens: bool = False) -> Paragraph:
    return paragraph(Form.BODY, text, opens=opens)
