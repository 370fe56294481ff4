"""Splits a text into sentences, as spans."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ner.text.spans import Span, stripped

_SENTENCE = re.compile(r"[^\n。！？；…]*(?:[。！？；…]+[”’」』）)》\"]*|\n|$)")
_ENDS = re.compile(r"[\n。！？；…]")
# Characters: what no mark ends within so many is cut, since the cost of reading a sentence grows with its square.
LONGEST_SENTENCE = 1000
_CLAUSE_PUNCTUATION = "，、：,:）)》”　 "


def cut(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, in order, without the white space around them.

    A sentence ends after 。！？；… (and the closing quotes and brackets that follow) or at the end
    of a line. ASCII punctuation ends none: on web pages a ? is as often a lost character. One longer
    than LONGEST_SENTENCE is cut behind clause punctuation. Every
    character that is not white space lies in exactly one sentence.

    >>> [span.of("会议召开。他说：“好！”散会") for span in cut("会议召开。他说：“好！”散会")]
    ['会议召开。', '他说：“好！”', '散会']
    """
    printed = (stripped(text, piece) for match in _SENTENCE.finditer(text) for piece in _pieces(match))
    return tuple(filter(len, printed))


def has_long_sentence(text: str) -> bool:
    """Whether a sentence of the text is longer than LONGEST_SENTENCE, so that it is read in parts.

    >>> has_long_sentence("甲，" * 501), has_long_sentence("甲，" * 400 + "。" + "乙，" * 400)
    (True, False)
    """
    return any(len(sentence) > LONGEST_SENTENCE for sentence in _ENDS.split(text))


def _pieces(match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span()
    if end - start <= LONGEST_SENTENCE:
        yield Span(start, end)
        return
    for piece in split_long(match[0], LONGEST_SENTENCE):
        yield Span(start + piece.start, start + piece.end)


def sentence_at(position: int, sentences: Sequence[Span]) -> Span:
    """The sentence that holds the position; an empty span when none does."""
    index = bisect_right(sentences, position, key=lambda s: s.start) - 1
    if index >= 0 and position < sentences[index].end:
        return sentences[index]
    return Span(0, 0)


def split_long(sentence: str, longest: int) -> Iterator[Span]:
    """Pieces of a sentence, none longer than `longest`, that together are the whole of it.

    A piece ends after the last clause punctuation (，、： and the like) in its second half; where there is
    none, it ends at its full length.
    """
    start = 0
    while len(sentence) - start > longest:
        window = range(start + longest - 1, start + longest // 2 - 1, -1)
        end = next((i + 1 for i in window if sentence[i] in _CLAUSE_PUNCTUATION), start + longest)
        yield Span(start, end)
        start = end
    if start < len(sentence):
        yield Span(start, len(sentence))
