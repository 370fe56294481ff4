"""Decodes bytes: the right encoding or an error, never a mangled character; what few bytes are damaged is counted."""

import codecs
from collections import Counter
from dataclasses import dataclass

from ner.errors import InputError
from ner.sources.mojibake import wrong_decoding

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LINE_ENCODINGS = ("utf-8", "gb18030")
WITHOUT_SIGNATURE = ("gb18030", "utf-16-le", "utf-16-be")

# The least share of the non-ASCII characters of a Chinese text that are in GB 2312 or full-width.
# Today's pages reach 0.99, traditional characters about 0.65, bytes decoded wrongly 0.45.
LEAST_PLAUSIBLE = 0.6

# The largest share of control characters that text has: a page from the web may have a stray one.
MOST_CONTROLS = 0.005

# The largest share of a page's characters that are lost in a page which is read all the same: stray bytes,
# or an end within a character.
MOST_LOST = 0.01
# Bytes of a character that is cut off, at most.
LONGEST_CUT = 3

# Characters beyond ASCII, at least, by which a line tells its encoding: half a character of UTF-8 is one of GBK.
FEWEST_TELLING = 4

LOST = "\ufffd"
"""What stands where bytes are no character."""

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r") | {"\x7f"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, its encoding (of most lines), how many characters are lost, whether lines differ in encoding."""

    text: str
    encoding: str
    lost: int = 0
    is_mixed: bool = False


def decode_page(data: bytes, name: str) -> Decoded:
    r"""As `decode`; a page with a few damaged bytes, or whose lines are in UTF-8 and GB18030, is read as well.

    `LOST` stands for each damaged place. Raises InputError as `decode` does, also when more than
    `MOST_LOST` of the characters would be lost.

    >>> decode_page("区委召开会议。".encode() * 9 + b"\xe5", "page.txt").lost
    1
    """
    try:
        return Decoded(*decode(data, name))
    except InputError:
        if mended := _cut_off(data, name) or _by_lines(data):
            return mended
        raise


def _cut_off(data: bytes, name: str) -> Decoded | None:
    """A page that ends within a character, without that character."""
    for length in range(1, min(LONGEST_CUT, len(data) // 2) + 1):
        try:
            text, encoding = decode(data[:-length], name)
        except InputError:
            continue
        return Decoded(text + LOST, encoding, 1)
    return None


def _by_lines(data: bytes) -> Decoded | None:
    """A page read line by line; None when that is no plausible text."""
    lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    valid = Counter(filter(None, map(_encoding_of, lines)))
    if not valid:
        return None
    usual = max(valid, key=valid.__getitem__)
    encodings = [usual if _try(line, usual) is not None else _encoding_of(line) or usual for line in lines]
    text = "\n".join(
        line.decode(encoding, "replace") for line, encoding in zip(lines, encodings, strict=True)
    )
    lost = text.count(LOST)
    non_ascii = sum(not character.isascii() for character in text)
    if _is_binary(text) or lost > MOST_LOST * non_ascii or _plausibility(text) < LEAST_PLAUSIBLE:
        return None
    return Decoded(text, usual, lost, len(set(encodings)) > 1)


def _encoding_of(line: bytes) -> str:
    """In which encoding a line is plausible text of `FEWEST_TELLING` characters; blank if in none."""
    for encoding in LINE_ENCODINGS:
        text = _try(line, encoding)
        if text is not None:
            tells = sum(not character.isascii() for character in text) >= FEWEST_TELLING
            return encoding if tells and _plausibility(text) >= LEAST_PLAUSIBLE else ""
    return ""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text in `data`, less a byte-order mark, and the name of its encoding.

    UTF-8, UTF-16 and UTF-32 by their byte-order mark; else HZ or UTF-8 if it is valid; else GB18030 or
    UTF-16, whichever gives a plausible Chinese text.

    Raises InputError naming `name`: there is nothing but white space, it is a binary file, or its
    encoding is another.

    >>> decode("区委".encode("gb18030"), "page.txt")
    ('区委', 'gb18030')
    """
    text, encoding = _by_signature(data, name) or _by_plausibility(data, name)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{name}: empty")
    if _is_binary(text):
        raise InputError(f"{name}: a binary file, not text")
    return text, encoding


def _by_signature(data: bytes, name: str) -> tuple[str, str] | None:
    for signature, encoding in BYTE_ORDER_MARKS:
        if data.startswith(signature):
            text = _try(data[len(signature) :], encoding)
            if text is None:
                raise InputError(f"{name}: marked as {encoding.upper()}, but not valid in it")
            return text, encoding
    return None


def _by_plausibility(data: bytes, name: str) -> tuple[str, str]:
    text = _try(data, "utf-8")
    if text is not None and not _is_binary(text):
        return _of_seven_bits(data, text)
    decodings = [
        (decoded, encoding) for encoding in WITHOUT_SIGNATURE if (decoded := _try(data, encoding)) is not None
    ]
    likely = [
        pair for pair in decodings if not _is_binary(pair[0]) and _plausibility(pair[0]) >= LEAST_PLAUSIBLE
    ]
    if likely:
        return max(likely, key=lambda pair: _plausibility(pair[0]))
    if _is_binary(data.decode("latin-1")):
        raise InputError(f"{name}: a binary file, not text")
    raise InputError(f"{name}: not UTF-8, UTF-16 or GB18030 (convert it to UTF-8 first)")


def _of_seven_bits(data: bytes, text: str) -> tuple[str, str]:
    """The text as it stands, or decoded when it is in HZ, which mails and old archives write in plain ASCII."""
    plain = _try(data, "hz") if text.isascii() and wrong_decoding(text) == "HZ" else None
    return (text, "utf-8") if plain is None else (plain, "hz")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    return "\0" in text or sum(character in _CONTROLS for character in text) > MOST_CONTROLS * len(text)


def _plausibility(text: str) -> float:
    non_ascii = [character for character in text if not character.isascii()]
    return sum(map(_is_plausible, non_ascii)) / len(non_ascii) if non_ascii else 1.0


def _is_plausible(character: str) -> bool:
    if "\uff00" <= character <= "\uffef":
        return True
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return not "\u0370" <= character <= "\u04ff"
