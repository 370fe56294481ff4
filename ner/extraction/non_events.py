"""What looks like an event and is none: texts that report none, words without a gathering, what happens abroad."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import compile

from ner.extraction.actions import Action
from ner.extraction.article_facts import ArticleFacts
from ner.extraction.chronicle_items import item_at
from ner.extraction.dates import DateMention
from ner.extraction.event_kinds import kinds_in
from ner.extraction.reported_event import ReportedEvent
from ner.lexicon.divisions import find_places
from ner.lexicon.person_names import is_foreign, may_be_transliterated
from ner.lexicon.rules import rule_table
from ner.lexicon.states import states_in
from ner.text.spans import occurrences

YEARS_BACK = 2
"""How many years before the issue's own a printed year is that makes what the text tells of it history."""

OPENING_SENTENCES = 2
"""How many sentences at an article's beginning tell that it is about a crime and its trial, or about a death."""

_TRIAL = compile(
    r"被告人|公诉机关|检察机关指控|(?:受贿|行贿|贪污|渎职|诈骗)(?:罪|一?案)|一审(?:宣判|开庭|判决)|涉嫌(?:受贿|贪污|行贿|严重违纪)"
)
# An article about a death, and how it was mourned.
_DEATH = compile(r"逝世|去世|病逝|辞世")
_LIVED = compile(r"享年|因病|医治无效")
_MOURNED = compile(r"遗体|告别|送别|追悼|悼念活动|吊唁|葬礼|安葬|追思会")
_MEETS = compile(r"会议|召开|出席|座谈|调研|讲话")
_IS_HELD = compile(
    r"(?:召开|举行|举办)[^，。；]{0,30}(?:会|仪式|活动|论坛)|(?:会议?|仪式|活动|论坛)[^，。；]{0,20}(?:召开|举行|举办)"
)
# Behind a name: he or she is of a royal house.
_ROYAL = compile(r"(?:国王|王后|女王|王太?子|公主|亲王|太后|天皇|苏丹|酋长|埃米尔)")
_HERE = compile(r"我[国省市区县州盟旗乡镇校院会司]|中国|中方|中共|[访来驻]华|[来到]访(?!的|[^，。；]{2,6}的)")


def reports_events(article: ArticleFacts) -> bool:
    """Whether the article is one that may report events, by its headline, and is about no trial."""
    opening = _opening(article)
    if _TRIAL.search(opening) and not _MEETS.search(opening):
        return False
    return rule_table("no_event").first(article.headline) is None


def _opening(article: ArticleFacts) -> str:
    return " ".join(s.of(article.text) for s in article.sentences[:OPENING_SENTENCES])


def gatherings(article: ArticleFacts, events: Sequence[ReportedEvent]) -> list[ReportedEvent]:
    """The events at which people are, in order: somebody does more than tell something, and is of this country."""
    reasons = (_only_tells, _is_abroad, _is_everyday, _is_of_a_life)
    return [event for event in events if not any(reason(article, event) for reason in reasons)]


def _is_of_a_life(article: ArticleFacts, event: ReportedEvent) -> bool:
    """Whether an article about a death tells of it as of something in that life, and not of the mourning."""
    opening = _opening(article)
    if not (_DEATH.search(opening) and _LIVED.search(opening)):
        return False
    return not any(_MOURNED.search(mention.text) for mention in event.mentions)


def _only_tells(article: ArticleFacts, event: ReportedEvent) -> bool:
    """Whether nobody does more than tell something, and the paragraph says of nothing that it was held."""
    if any(action.group != "telling" for mention in event.mentions for action in mention.actions):
        return False
    span = event.mentions[0].span
    return _IS_HELD.search(article.text, article.paragraph_start(span.start), span.end) is None


def _is_everyday(article: ArticleFacts, event: ReportedEvent) -> bool:
    """Whether one person comes, looks or leads others, without a title in no meeting and at no deal, where nobody holds an office."""
    if len(event.names) > 1 or any(action.person.name not in article.others for action in article.actions):
        return False
    titled = {title.end for title in article.titles}
    has_title = any(action.person.start in titled for action in article.actions)
    named = {"meeting", "signing", "visit", *(("ceremony", "activity") if has_title else ())}
    kinds = event.kinds(article)
    told = (
        kinds.union(*(kinds_in(mention.text) for mention in event.mentions)) if "ceremony" in kinds else kinds
    )
    if told & named:
        return False
    return all(a.role in ("attendee", "") for mention in event.mentions for a in mention.actions)


def _is_abroad(article: ArticleFacts, event: ReportedEvent) -> bool:
    """Whether those who are there are of other states, or strangers beside them, and nothing is said of this one."""
    if any(_HERE.search(mention.text) for mention in event.mentions):
        return False
    if _is_all_abroad(article, event):
        return True
    strangers = event.names - set(article.foreigners)
    sounds = {name for name in strangers if is_foreign(name) or may_be_transliterated(name)}
    if not all(name in article.others or name in sounds for name in strangers):
        return False
    first = event.mentions[0]
    if strangers == event.names and not states_in(article.headline + first.text):
        return False
    if sounds == strangers and all(name in article.others for name in strangers):
        return not _names_place(first.text, first.actions)
    return first.leader.person.name in article.foreigners and not _names_place(first.text, first.actions)


def _is_all_abroad(article: ArticleFacts, event: ReportedEvent) -> bool:
    """Whether all who are there are or sound foreign, and the article names another state and nothing of this one."""
    if not all(_is_foreign(article, name) for name in event.names):
        return False
    if _HERE.search(article.text) or not states_in(article.text):
        return False
    return not _names_place(article.text, article.actions)


def _is_foreign(article: ArticleFacts, name: str) -> bool:
    """Whether somebody holds an office of another state, is of a royal house, or has a name that sounds foreign."""
    if name in article.foreigners or is_foreign(name) or may_be_transliterated(name):
        return True
    return _is_royal(article.text, name)


@lru_cache(maxsize=1024)
def _is_royal(text: str, name: str) -> bool:
    """Whether a text gives somebody a title of a royal house behind the name: 某某|亲王."""
    return any(_ROYAL.match(text, place.end) for place in occurrences(text, name))


def _names_place(text: str, actions: Iterable[Action]) -> bool:
    """Whether a text names a place of this country, outside the names of those who act."""
    names = {action.person.text for action in actions}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        text = text.replace(name, "，")
    return bool(find_places(text))


def is_history(article: ArticleFacts, day: DateMention | None) -> bool:
    """Whether the day of an event is one of a year long before the issue's, else before the last that the text tells of.

    A chronicle tells of many years.
    """
    if day is None or day.interval is None or item_at(article.text, day.end):
        return False
    told = (d.interval.start.year for d in article.dates if d.interval and d.kind in ("day", "range"))
    return day.interval.start.year <= (article.issue_year or max(told, default=0)) - YEARS_BACK
