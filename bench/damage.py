"""Writes a copy of a folder of texts, damaged as text from PDF files and web pages is; the same for one seed.

usage: python bench/damage.py FOLDER COPY --kind KIND [--seed N]

Paragraphs stay apart by a line break, as they are in the texts; headlines and imprints are damaged as
well. No visible character is lost or moved. A page that print has set in columns already keeps its lines:
broken a second time they are lines of no print. Running heads have no day, which would date the text.
"""

import argparse
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from ner.segmenting.lines import lay_out

HAN = "\u4e00-\u9fff"
_INSIDE = re.compile(rf"(?<=[{HAN}])(?=[{HAN}])")
_ANYWHERE = re.compile(r"(?<=\S)(?=\S)")
_DIGIT_OR_LETTER = re.compile("[0-9A-Za-z]")
# Which share of the gaps between two Chinese characters gets a stray blank, of all gaps an invisible sign.
BLANKS, INVISIBLE = 0.02, 0.05
INVISIBLE_SIGNS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202c"
# Chinese characters: the widths of columns, of narrow columns, and of lines that break off anywhere.
COLUMN, NARROW, RAGGED = (14, 28), (8, 12), (10, 30)
# Lines between two running heads.
LINES_OF_A_PAGE = 25


def columns(text: str, rng: random.Random) -> str:
    """Every paragraph in lines of one width."""
    return _printed(text, rng, COLUMN)


def spaced_columns(text: str, rng: random.Random) -> str:
    """Lines of one width, a blank line after each, as the text layer of many PDFs has them."""
    return columns(text, rng).replace("\n", "\n\n")


def narrow_columns(text: str, rng: random.Random) -> str:
    """Lines as wide as the narrowest columns of print."""
    return _printed(text, rng, NARROW)


def ragged_lines(text: str, rng: random.Random) -> str:
    """Lines that break off anywhere, none as wide as the next."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        while len(paragraph) > RAGGED[1]:
            width = rng.randint(*RAGGED)
            lines.append(paragraph[:width])
            paragraph = paragraph[width:]
        lines.append(paragraph)
    return "\n".join(lines) + "\n"


def stray_blanks(text: str, rng: random.Random) -> str:
    """Blanks inside words, names and posts."""
    return _INSIDE.sub(lambda _: rng.choice(" 　\u00a0") if rng.random() < BLANKS else "", text)


def pdf(text: str, rng: random.Random) -> str:
    """Blanks inside words, then lines of one width."""
    return columns(stray_blanks(text, rng), rng)


def running_heads(text: str, rng: random.Random) -> str:
    """Lines of one width; between them, page by page, a running head and a page number."""
    lines = columns(text, rng).splitlines()
    pages = [lines[at : at + LINES_OF_A_PAGE] for at in range(0, len(lines), LINES_OF_A_PAGE)]
    heads = ([f"示例日报 要闻 第{number}版"] for number in range(1, len(pages) + 1))
    numbered = ([f"- {number} -"] for number in range(1, len(pages) + 1))
    return "\n".join(
        line for parts in zip(heads, pages, numbered, strict=True) for part in parts for line in part
    )


def hyphenated(text: str, rng: random.Random) -> str:
    """Lines of one width that break after a soft hyphen."""
    return "\n".join(
        line + "\u00ad" if line[-1:].isalpha() else line for line in columns(text, rng).splitlines()
    )


def invisible_signs(text: str, rng: random.Random) -> str:
    """Signs without width anywhere: zero-width blanks, joiners, marks of direction."""
    return _ANYWHERE.sub(lambda _: rng.choice(INVISIBLE_SIGNS) if rng.random() < INVISIBLE else "", text)


def full_width(text: str, rng: random.Random) -> str:
    """Digits and Latin letters as wide as Chinese characters."""
    return _DIGIT_OR_LETTER.sub(lambda match: chr(ord(match[0]) + 0xFEE0), text)


Damage = Callable[[str, random.Random], str]
BREAKING = (columns, spaced_columns, narrow_columns, ragged_lines, pdf, running_heads, hyphenated)
"""Damage that breaks lines."""
KINDS: dict[str, Damage] = {
    kind.__name__: kind for kind in (*BREAKING, stray_blanks, invisible_signs, full_width)
}


def damaged(text: str, kind: str, seed: int, name: str) -> str:
    """The text with damage of one kind; `name` sets apart the texts that are damaged with one seed."""
    damage = KINDS[kind]
    if damage in BREAKING and lay_out(text).in_columns:
        return text
    return damage(text, random.Random(f"{seed} {name}"))


def _printed(text: str, rng: random.Random, widths: tuple[int, int]) -> str:
    width = rng.randint(*widths)
    return "\n".join(line for paragraph in text.splitlines() for line in wrapped(paragraph, width)) + "\n"


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a text set in a column of so many Chinese characters; Latin ones are half as wide."""
    lines, used = [""], 0.0
    for character in text:
        wide = 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
        if used + wide > width:
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += wide
    return lines


def main() -> None:
    """Write the copy."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("copy", type=Path)
    parser.add_argument("--kind", required=True, choices=KINDS)
    parser.add_argument("--seed", type=int, default=1, help="random seed (default 1)")
    options = parser.parse_args()
    options.copy.mkdir(parents=True, exist_ok=True)
    for path in sorted(options.folder.glob("*.txt")):
        text = damaged(path.read_text(encoding="utf-8"), options.kind, options.seed, path.name)
        (options.copy / path.name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
