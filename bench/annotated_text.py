"""How an annotation without text knows the text that it is of."""

import hashlib


def sha256_16(text: str) -> str:
    """The first 16 hexadecimal digits of the hash of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
