"""One event of an article as its sentences report it, and what the words of event_boundaries.tsv say of a sentence."""

from dataclasses import dataclass
from functools import cache
from re import Pattern

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_kinds import kind_of_mention
from ner.extraction.event_mentions import EventMention
from ner.lexicon.rules import rule_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent:
    """The mentions of one event in text order, and the rule by which it is an event of its own.

    The rule is `first` for the article's first event, the name of a row of event_boundaries.tsv or
    event_sequels.tsv, or one of `own_item`, `own_date`, `own_heading`, `own_hour`, `own_place`, `other_hosts`, `other_day`,
    `announced`, `received`, `later_that_day`, `day_of_tour`, `within_sentence`, `tour_after`.
    """

    rule: str
    mentions: tuple[EventMention, ...]

    @property
    def names(self) -> set[str]:
        """The names of those who are there."""
        return {name for mention in self.mentions for name in mention.names}

    def kinds(self, article: ArticleFacts) -> set[str]:
        """The kinds that its mentions are about, as far as their words say."""
        return {kind_of_mention(article, mention) for mention in self.mentions} - {""}


@cache
def words_of_rule(rule: str) -> Pattern[str]:
    """The words of a row of event_boundaries.tsv."""
    return rule_table("event_boundaries")[rule].pattern


def says(rule: str, mention: EventMention) -> bool:
    """Whether a sentence has the words of a row of event_boundaries.tsv."""
    return bool(words_of_rule(rule).search(mention.text))
