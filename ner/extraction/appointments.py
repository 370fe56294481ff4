"""When, as a text states it, somebody was appointed to a position or removed from it."""

from collections.abc import Sequence

from ner.extraction.attribution import PostAttribution
from ner.extraction.dates import DateMention
from ner.text.spans import Span

# The rules of attributions that state an appointment or a removal.
CHANGES = frozenset(("appointed", "removed"))


def stated_on(attribution: PostAttribution, sentences: Sequence[Span], dates: Sequence[DateMention]) -> str:
    """The ISO date of the appointment or removal that an attribution states; blank when it states none.

    It is the last day or month that the sentence names before it ends with the person and the post
    begins; of a month its first day.
    """
    if attribution.rule not in CHANGES:
        return ""
    sentence = next((s for s in sentences if s.start <= attribution.start < s.end), Span(0, 0))
    reach = range(sentence.start, max(attribution.person.end, attribution.post.start))
    named = [d.interval for d in dates if d.interval and d.kind in ("day", "month") and d.start in reach]
    return named[-1].start.isoformat() if named else ""
