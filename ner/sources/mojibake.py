"""Texts that were decoded wrongly somewhere on their way to us, and are now valid but unreadable."""

import re

# Characters from which a text is judged: the damage is the same all over it.
SAMPLE = 4000
# The least share of a text's visible characters that must be Chinese when the damage is undone.
LEAST_CHINESE = 0.1
# For each Chinese character found by undoing the damage, at most so many that are lost: some always
# are, and of a text that reads as it should nearly all would be.
MOST_LOST = 0.6
# The largest share of replacement characters that a readable text has.
MOST_REPLACED = 0.01

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_HZ = re.compile(r"~\{(?:[!-w][!-~])+(?:~\}|$)", re.MULTILINE)
_UTF_7 = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
# What U+FFFD becomes when it is read as GBK.
_REPLACED = re.compile(r"\ufffd|锟斤拷|锟斤|斤拷")


def wrong_decoding(text: str) -> str:
    """What a text seems to be, if it was decoded wrongly; blank when it reads as it should.

    >>> wrong_decoding("本报讯，区委召开会议".encode().decode("gb18030", "replace"))
    'UTF-8 read as GBK'
    """
    sample = text[:SAMPLE]
    visible = len("".join(sample.split()))
    if not visible:
        return ""
    if len(_REPLACED.findall(sample)) > MOST_REPLACED * visible:
        return "characters lost in decoding"
    if sample.isascii():
        return _of_ascii(sample)
    undone = (
        ("UTF-8 read as GBK", sample.encode("gb18030", "replace").decode("utf-8", "replace")),
        ("UTF-8 read as Latin-1", _western_bytes(sample).decode("utf-8", "replace")),
        ("GBK read as Latin-1", _western_bytes(sample).decode("gb18030", "replace")),
    )
    printed = len(_CHINESE.findall(sample))
    for name, back in undone:
        found, lost = len(_CHINESE.findall(back)), back.count("\ufffd")
        is_readable = found >= LEAST_CHINESE * visible and lost <= MOST_LOST * found
        if is_readable and (name.endswith("GBK") or not printed):
            return name
    return ""


def _of_ascii(text: str) -> str:
    if _HZ.search(text):
        return "HZ" if _CHINESE.search(_decoded("\n".join(_HZ.findall(text)), "hz")) else ""
    runs = " ".join(_UTF_7.findall(text))
    found = len(_CHINESE.findall(_decoded(runs, "utf-7")))
    return "UTF-7" if found >= LEAST_CHINESE * len(text) else ""


def _decoded(text: str, encoding: str) -> str:
    return text.encode().decode(encoding, "replace")


def _western_bytes(text: str) -> bytes:
    """The bytes that were read as Western European characters; other characters are left out."""
    return b"".join(
        character.encode("latin-1" if character < "\u0100" else "cp1252", "ignore") for character in text
    )
