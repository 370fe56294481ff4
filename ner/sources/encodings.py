"""Bytes to text, strictly: the right encoding or an error, never a mangled character."""

import codecs

from ner.errors import InputError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WITHOUT_SIGNATURE = ("gb18030", "utf-16-le", "utf-16-be")

# This share at least of the non-ASCII characters of a Chinese text stands in GB 2312 or is full-width.
# Pages of today reach 0.99, traditional characters about 0.65, bytes read in a wrong encoding 0.45.
LEAST_PLAUSIBLE = 0.6

# A page from the web may have a stray control character or two; more than this share is no text.
MOST_CONTROLS = 0.005

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r") | {"\x7f"}


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text in `data`, less a byte-order mark, and the name of its encoding.

    UTF-8, UTF-16 and UTF-32 by their byte-order mark; else UTF-8 if it is valid; else GB18030 or UTF-16,
    whichever gives a plausible Chinese text.

    Raises InputError naming `name`: nothing but white space, a binary file, or in no such encoding.

    >>> decode("区委".encode("gb18030"), "page.txt")
    ('区委', 'gb18030')
    """
    text, encoding = _by_signature(data, name) or _by_plausibility(data, name)
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
        return text, "utf-8"
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
