"""What the events of an article are read from: its sentences, who does what in them, and what it names."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import compile

from ner.extraction.actions import Action
from ner.extraction.dates import DateMention
from ner.extraction.organizations import OrganizationMention
from ner.text.mentions import Mention
from ner.text.spans import Span, outside

OPENING_REACH = 14
"""Characters into a sentence within which a date still dates what follows, also in the sentences after it."""
HEAD_REACH = 1
"""Characters that may stand before a date at the head of a sentence: a quotation mark, a blank."""
LONGEST_EVENT = 62
"""Days that a gathering or a tour lasts at most."""
# Behind a date: it is of the news, of a meeting that is only referred to, or of the end of an earlier stay.
_OF_SOMETHING_ELSE = compile(
    r"(?:消息|电(?!视|话|力|子|商)|讯)|[^，。；]{0,12}(?:举行|召开|举办|发布|印发|下发|闭幕|结束)的"
    r"(?![^，。；]{1,40}(?:会议?|仪式|论坛|典礼)上[，作做发强指讲说表要致宣介提获了])"
    r"|[^。；]{0,12}结束(?:了|对|在)[^，。；]{1,20}的[^，。；]{1,6}，"
)
# In front of a date: what is on that day has not happened yet.
_PLANNED = ("将于", "将在", "定于", "拟于", "计划于", "预计于", "预计")
_CLAUSE_MARK = compile(r"[，。；：\n]")
_AROUND_FEAST = compile(
    r"(?:[节年庆旦秋午](?:前夕?|后)|(?:[明阳师者士]|[一四八]”?)前夕|(?:到来|来临)(?:之际|前夕))$"
)
_THAT_DAY = ("当日", "当天", "同日", "同一天")
# 当晚 behind it is of the day of the accident.
_UPON_INCIDENT = compile(r"(?:事故|灾害|险情|事件|火灾|地震|爆炸|事|案)发(?:生)?后")
_INCIDENT = compile(r"发生|突发|爆炸|起火|坍塌|坠")
_ON_THAT_DAY = (*_THAT_DAY, "当晚")
_PART_OF_DAY = compile(
    r"(?:[凌清早]晨|早上|早间|[上中下正]午|午[间后]|傍晚|黄昏|晚[上间]|[夜深]夜?[间里晚]?|晚|晨|早)$"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ArticleFacts:
    """What is known of an article when its events are sought.

    Attributes:
        text: the article's text, folded (see ner.text.characters).
        headline: blank when it has none.
        sentences: those of the body, without headline and byline, in text order.
        actions: what each person does, in text order.
        dates: all dates in the text, in text order.
        organizations: the bodies that the text names.
        places: the places that the text names.
        companies_led: by a person's name the companies that he or she leads.
        foreigners: the names of those who hold offices of other states, and none of this one.
        others: the names of those who hold no office, lead no company and report for no paper.
        titles: where titles stand, in text order.
        issue_year: the year of the issue; 0 when unknown.
    """

    text: str
    headline: str
    sentences: Sequence[Span]
    actions: Sequence[Action]
    dates: Sequence[DateMention]
    organizations: Sequence[OrganizationMention]
    places: Sequence[Mention]
    companies_led: Mapping[str, Sequence[str]]
    foreigners: Collection[str]
    others: Collection[str]
    titles: Sequence[Span]
    issue_year: int

    def words_of(self, start: int, end: int) -> str:
        """The text of a stretch without the titles in it: 常委会主任 does not mean a meeting."""
        return outside(self.text, start, end, self.titles)

    def paragraph_start(self, position: int) -> int:
        """Where the paragraph begins that holds `position`."""
        return self.text.rfind("\n", 0, position) + 1

    def clause_start(self, position: int) -> int:
        """Where the clause begins that holds `position`."""
        marks = _clause_marks(self)
        before = bisect_left(marks, position)
        return marks[before - 1] + 1 if before else 0

    def clause_end(self, position: int, limit: int) -> int:
        """Where the clause ends that holds `position`, at the latest `limit`."""
        marks = _clause_marks(self)
        behind = bisect_left(marks, position)
        return min(marks[behind], limit) if behind < len(marks) and position < limit else limit

    def sentence_number(self, position: int) -> int | None:
        """The number, from 0, of the sentence that holds `position`; None outside the body."""
        number = bisect_right(self.sentences, position, key=lambda s: s.start) - 1
        return number if number >= 0 and position < self.sentences[number].end else None

    def days(self) -> Sequence[DateMention]:
        """The dates that may date an event, in text order: none of what is still to come (将于2月1日)."""
        return _days(self)

    def days_between(self, start: int, end: int) -> Sequence[DateMention]:
        """Those of the days that begin from `start` on and before `end`, in text order."""
        first, last = (bisect_left(self.days(), place, key=lambda d: d.start) for place in (start, end))
        return self.days()[first:last]

    def days_touching(self, start: int, end: int) -> Sequence[DateMention]:
        """Those of the days that a stretch of text has a character of, in text order."""
        return _touching(self.days(), start, end)

    def dates_touching(self, start: int, end: int) -> Sequence[DateMention]:
        """Those of all dates that a stretch of text has a character of, in text order."""
        return _touching(self.dates, start, end)

    def dates_what_follows(self, date: DateMention) -> bool:
        """Whether a date is not that of the news (4月18日消息), of another meeting, or of a stay that ends."""
        return not _OF_SOMETHING_ELSE.match(self.text, date.end)

    def opens_sentence(self, date: DateMention) -> bool:
        """Whether the date stands so near the head of its sentence that it dates what follows."""
        number = self.sentence_number(date.start)
        return number is not None and date.start - self.sentences[number].start <= OPENING_REACH

    def openers(self, start: int, end: int) -> list[DateMention]:
        """The dates between two positions that date what follows them, in text order."""
        return [d for d in self.days_between(start, end) if self.opens_sentence(d)]

    def resolved(self, date: DateMention) -> DateMention:
        """The date that 当日, 同一天 or 当晚 stands for: the last day before it, without its hour; any other date itself."""
        if not date.text.startswith(_ON_THAT_DAY):
            return date
        before = [
            d
            for d in self.days()
            if d.start < date.start
            and d.kind != "vague"
            and not d.text.startswith(_ON_THAT_DAY)
            and self.dates_what_follows(d)
        ]
        number = self.sentence_number(date.start)
        if number is not None and _UPON_INCIDENT.search(self.text, self.sentences[number].start, date.start):
            before = [d for d in before if self._tells_of_incident(d)] or before
        return _whole_day(before[-1]) if before else date

    def _tells_of_incident(self, date: DateMention) -> bool:
        number = self.sentence_number(date.start)
        return number is not None and bool(_INCIDENT.search(self.sentences[number].of(self.text)))


def _touching(dates: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    """Those of the dates, which do not overlap and are in text order, that touch a stretch."""
    first = bisect_right(dates, start, key=lambda d: d.end)
    return dates[first : bisect_left(dates, end, key=lambda d: d.start)]


# Days and marks of the article that is read are sought once; articles are told apart by identity.
@lru_cache(maxsize=1)
def _days(article: ArticleFacts) -> tuple[DateMention, ...]:
    kinds = ("day", "range", "relative", "vague")
    return tuple(
        d
        for d in article.dates
        if d.kind in kinds and not _is_long(d) and not article.text.endswith(_PLANNED, 0, d.start)
    )


@lru_cache(maxsize=1)
def _clause_marks(article: ArticleFacts) -> tuple[int, ...]:
    """Where the marks stand that end clauses."""
    return tuple(mark.start() for mark in _CLAUSE_MARK.finditer(article.text))


def _is_long(date: DateMention) -> bool:
    """Whether it is a stretch of years or seasons, in which something else than a gathering took place."""
    return date.interval is not None and (date.interval.end - date.interval.start).days > LONGEST_EVENT


def _whole_day(date: DateMention) -> DateMention:
    """The date without the part of the day behind it."""
    part = _PART_OF_DAY.search(date.text)
    short = date.text[: part.start()].rstrip() if part else date.text
    return replace(date, text=short, end=date.start + len(short)) if part else date


def says_that_day(date: DateMention) -> bool:
    """Whether the date only points to one named before it (当日, 同日上午)."""
    return date.text.startswith(_THAT_DAY)


def is_around_feast(date: DateMention) -> bool:
    """Whether the date says no more than before or after which feast (节前, 国庆前夕)."""
    return _AROUND_FEAST.search(date.text) is not None


def at_head(date: DateMention, sentence: Span) -> bool:
    """Whether a sentence begins with the date."""
    return 0 <= date.start - sentence.start <= HEAD_REACH
