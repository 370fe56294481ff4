"""Event mentions: the sentences of an article that put people somewhere, each with its day."""

from dataclasses import dataclass, replace
from itertools import groupby
from re import compile

from ner.extraction.article_facts import HEAD_REACH, ArticleFacts, at_head
from ner.extraction.dates import DateMention
from ner.extraction.participation import PRESENT, Action
from ner.text.spans import Span

_THAT_DAY = compile(r"(?:[同当次翌]|同一)[日天]|当晚")
_IS_HELD = compile(
    r"(?:召开|举行|举办)[^，。；]{0,20}。?$|(?:会议?|仪式|活动)[^，。；]{0,20}(?:召开|举行)。?$"
)
_RECALLED = compile(r"[，,]?[^，。；]{0,30}曾")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A sentence that puts people somewhere.

    Attributes:
        number: of the sentence, from 0.
        span: where the sentence stands.
        text: the sentence.
        actions: who does what in it, only what puts somebody there; never empty.
        day: the date that the text gives it; None when it gives none.
        begins_with_date: whether a date stands at its head and it begins a paragraph, or the date
            is one like 同日.
    """

    number: int
    span: Span
    text: str
    actions: tuple[Action, ...]
    day: DateMention | None
    begins_with_date: bool

    @property
    def names(self) -> frozenset[str]:
        """The names of those who are there."""
        return frozenset(a.person.name for a in self.actions)

    @property
    def leader(self) -> Action:
        """What the first person in the sentence does."""
        return min(self.actions, key=lambda a: a.person.start)

    def verb_clause_end(self, article: ArticleFacts) -> int:
        """Where the clause of the last verb ends; a date behind it is of something else."""
        return article.clause_end(max(a.start for a in self.actions), self.span.end)


def find_event_mentions(article: ArticleFacts) -> list[EventMention]:
    """The sentences that put people somewhere, in text order."""
    present = sorted((a for a in article.actions if a.group in PRESENT), key=lambda a: a.sentence)
    return [
        _dated(article, number, tuple(actions)) for number, actions in groupby(present, lambda a: a.sentence)
    ]


def announcement(article: ArticleFacts, number: int) -> Span | None:
    """The sentence before, when nobody acts in it and all that it says is that an event was held."""
    if not number or any(a.sentence == number - 1 for a in article.actions):
        return None
    before = article.sentences[number - 1]
    return before if _IS_HELD.search(before.of(article.text).strip()) else None


def _dated(article: ArticleFacts, number: int, actions: tuple[Action, ...]) -> EventMention:
    """The mention with its date: in the sentence, in its announcement, or at the head of one before it."""
    span = article.sentences[number]
    mention = EventMention(
        number=number,
        span=span,
        text=span.of(article.text),
        actions=actions,
        day=None,
        begins_with_date=False,
    )
    recalled = [d for d in article.dates if d.kind == "month" and _RECALLED.match(article.text, d.end)]
    reach = mention.verb_clause_end(article)
    own = sorted(
        (
            d
            for d in (*article.days(), *recalled)
            if d.kind != "vague" and span.start <= d.start < reach and article.dates_what_follows(d)
        ),
        key=lambda d: d.start,
    )
    paragraph = article.paragraph_start(span.start)
    before = article.openers(paragraph, span.start)
    first = article.resolved(own[0]) if own else None
    return replace(
        mention,
        day=first or _announced_day(article, number) or (before[-1] if before else None),
        begins_with_date=any(
            at_head(d, span) and (span.start - paragraph <= HEAD_REACH or _THAT_DAY.match(d.text))
            for d in own
        ),
    )


def _announced_day(article: ArticleFacts, number: int) -> DateMention | None:
    """The date at the head of the sentence before that announces an event (下午，座谈会召开)."""
    before = announcement(article, number)
    return next((d for d in article.days() if before and at_head(d, before)), None)
