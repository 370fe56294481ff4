"""The sentences of an article's body: what its events are read from, without headline and byline."""

from collections.abc import Iterator, Sequence

from ner.extraction.people import PersonMention
from ner.text.documents import Article
from ner.text.sentences import LONGEST_SENTENCE
from ner.text.spans import Span


def body_statements(
    article: Article, text: str, sentences: Sequence[Span], people: Sequence[PersonMention]
) -> list[Span]:
    """The sentences after the headline without the bylines.

    Two of them are one where only a semicolon divides them, or the dot of a name that the printer lost (艾某？某某),
    as long as one is no longer than the longest sentence that is read as a whole.

    Args:
        article: the article.
        text: its folded text.
        sentences: all sentences of the text.
        people: the persons that it names.
    """
    return [
        part
        for sentence in _joined(text, sentences, people)
        if sentence.start >= article.headline_span.end
        for part in _outside(sentence, article.byline_spans)
        if part.of(text).strip()
    ]


def _joined(text: str, sentences: Sequence[Span], people: Sequence[PersonMention]) -> list[Span]:
    joined: list[Span] = []
    inside_names = {position for p in people for position in range(p.start + 1, p.end)}
    for sentence in sentences:
        end = joined[-1].end if joined else 0
        semicolon = text[end - 1 : end] == "；" and "\n" not in text[end : sentence.start]
        if (
            joined
            and (semicolon or end in inside_names)
            and sentence.end - joined[-1].start <= LONGEST_SENTENCE
        ):
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _outside(sentence: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """The parts of a sentence that lie in none of the spans."""
    start = sentence.start
    for span in sorted(spans):
        if span.overlaps(sentence):
            if start < span.start:
                yield Span(start, span.start)
            start = max(start, span.end)
    if start < sentence.end:
        yield Span(start, sentence.end)
