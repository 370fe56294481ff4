"""The label below a node: its lines, and their width in pixels."""

LABEL_FONT = 14.0
"""Height of the letters in pixels; full-width ones are as wide."""

LABEL_LINE = 9
"""Number of full-width letters on one line."""

HALF_WIDTH = 0.58
"""Width of a half-width letter, as a share of its height."""

FIRST_FULL_WIDTH = 0x2E80
"""Code point from which letters are full-width: the first of the CJK radicals."""


def label_lines(label: str) -> list[str]:
    """A label as it is drawn: one line, or two of about equal width, cut when it is longer still.

    >>> label_lines("某某生物科技有限公司")
    ['某某生物科', '技有限公司']
    """
    limit = LABEL_LINE * LABEL_FONT
    letters = " ".join(label.split())
    if label_width(letters) <= limit:
        return [letters]
    half = min(limit, label_width(letters) / 2 + LABEL_FONT / 2)
    first = _fitting(letters, half)
    rest = letters[len(first) :]
    second = _fitting(rest, limit)
    return [first.strip(), second.strip() if second == rest else second[:-1].strip() + "…"]


def _fitting(letters: str, width: float) -> str:
    """The longest beginning that is no wider than `width`."""
    end = len(letters)
    while label_width(letters[:end]) > width:
        end -= 1
    return letters[:end]


def label_width(line: str) -> float:
    """The width of a line in pixels, full-width letters being as wide as high."""
    return sum(LABEL_FONT if ord(letter) >= FIRST_FULL_WIDTH else HALF_WIDTH * LABEL_FONT for letter in line)
