"""One event of an article as its sentences report it, and what the words of event_boundaries.tsv say of a sentence."""

from dataclasses import dataclass, field
from functools import cache
from re import Pattern

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_kinds import kind_of_mention
from ner.extraction.event_mentions import EventMention
from ner.lexicon.rules import rule_table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the mentions of an event have told so far: who is there, and of which kinds it is."""

    names: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent:
    """The mentions of one event in text order, and the rule by which it is an event of its own.

    The rule is `first` for the article's first event, the name of a row of event_boundaries.tsv or
    event_sequels.tsv, or one of `own_item`, `own_date`, `own_heading`, `own_hour`, `own_place`, `other_hosts`, `other_day`,
    `announced`, `received`, `later_that_day`, `day_of_tour`, `within_sentence`, `tour_after`.
    """

    rule: str
    mentions: tuple[EventMention, ...]
    _told: _Told | None = field(default=None, repr=False, compare=False)

    @property
    def names(self) -> frozenset[str]:
        """The names of those who are there."""
        if self._told:
            return self._told.names
        return frozenset(name for mention in self.mentions for name in mention.names)

    def kinds(self, article: ArticleFacts) -> frozenset[str]:
        """The kinds that its mentions are about, as far as their words say."""
        if self._told:
            return self._told.kinds
        return frozenset(kind_of_mention(article, mention) for mention in self.mentions) - {""}

    def with_mention(self, article: ArticleFacts, mention: EventMention) -> "ReportedEvent":
        """The event with one mention more; what those before told is not read again."""
        kind = kind_of_mention(article, mention)
        return ReportedEvent(
            rule=self.rule,
            mentions=(*self.mentions, mention),
            _told=_Told(
                names=self.names | mention.names,
                kinds=self.kinds(article) | ({kind} if kind else set()),
            ),
        )


@cache
def words_of_rule(rule: str) -> Pattern[str]:
    """The words of a row of event_boundaries.tsv."""
    return rule_table("event_boundaries")[rule].pattern


def says(rule: str, mention: EventMention) -> bool:
    """Whether a sentence has the words of a row of event_boundaries.tsv."""
    return bool(words_of_rule(rule).search(mention.text))
