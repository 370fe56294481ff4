"""Event mentions: the sentences of an article that put people somewhere, each with its day."""

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from re import Match, compile

from ner.extraction.actions import PRESENT, Action
from ner.extraction.article_facts import HEAD_REACH, ArticleFacts, at_head, is_around_feast
from ner.extraction.chronicle_items import day_above
from ner.extraction.dates import DateMention
from ner.lexicon.rules import rule_table
from ner.text.spans import Span

_THAT_DAY = compile(r"(?:[同当次翌]|同一)[日天]|当晚")
_IS_HELD = compile(
    r"(?:召开|举行|举办)[^，。；]{0,20}。?$|(?:会议?|仪式|活动)[^，。；]{0,20}(?:召开|举行)。?$"
)
# The end of a sentence about something else, before one that begins with 会上，.
_TOLD_NEXT = compile(
    r"[，；](?:随后|之后|接着|最后|并|还)[^，。；]{0,16}(?:召开|举行)了?[^，。；]{0,24}(?:座谈会|汇报会|交流会|对接会|洽谈会|反馈会|推进会|会议)。?\s*$"
)
_AT_MEETING = compile(r"\s*(?:会议?|[^，。；]{1,4}会)上，")
_AND_THEN = compile(
    r"(?<!后)[，；](?:并|还|又|随后)?(?:于|在)?(?:\d{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日"
    r"(?:凌晨|清晨|上午|中午|下午|傍晚|晚上|晚)?[^，。；]{0,20}(?:主持召开|召开|举行|召集|出席|参加)[^，。；]{0,30}(?:会|仪式|论坛|典礼)"
    r"|[，；](?:并|还|随后)(?:一同|共同|一起)?(?:出席|参加|见证)了?[^，。；]{0,70}(?:签约|签字|签署|揭牌|开工|奠基|启动|欢迎|捐赠|授牌)仪式"
    r"|[，；](?:随后|之后|接着|最后)，?[^，。；]{0,16}(?:召开|举行)了?[^，。；]{0,24}(?:座谈会|汇报会|交流会|对接会|洽谈会|反馈会|推进会)"
    r"|(?:考察|调研|走访|检查)[^，。；]{0,8}，(?:并|还)?主持召开[^，。；]{0,12}座谈会(?=。)"
    r"|[，；](?=[^，。；]{0,60}(?:在|出席)[^，。；]{0,16}分会场)"
    r"|[，；](?:并|还|随后)(?:一同|共同|应邀)?(?:出席|参加)了?[^，。；]{4,40}(?:论坛|说明会|推介会|大会|年会|博览会|峰会|[开闭]幕式|典礼|晚会)"
)
# Behind a semicolon: another team goes, with leaders of its own (；第二慰问组由甲带队，), or somebody directs from afar.
_OTHER_TEAM = compile(
    r"；(?=由[^，。；]{2,50}(?:带队|带领|率领|率队)|第[一二三四五六七八九十][^，。；]{0,6}[组路队]"
    r"|[^，。；]{2,40}在[^，。；]{0,16}(?:指挥中心|指挥部|指挥大厅|调度中心|会商室|值班室)[^，。；]{0,8}(?:指挥|调度|部署))"
)
_OWN_DAY = compile(r"；(?=(?:\d{1,2}月)?\d{1,2}日|[当同次翌]日|[当同]天)")
# A day or month at the head of a sentence that lies before those that the text has told of.
_LOOKS_BACK = compile(
    r"[一二两三四五六七八九十几数\d]+[天日]前|前不久|不久前|此前|前几天|前些天|上个?月|上周|[^，]{0,2}[节年庆旦秋午]前夕?"
)
_PARTS_OF_MONTH = ("旬", "初", "底", "末")
_RECALLED = compile(r"[，,]?[^，。；]{0,30}曾")
# Behind a month at the head of a sentence in which something is done on one of its days.
_OPENS = compile(r"[，,]|(?<=[初底末旬])(?![以起前至到来])")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A sentence that puts people somewhere.

    Attributes:
        number: of the sentence, from 0.
        span: where the sentence stands.
        text: the sentence.
        actions: who does what in it, only what puts somebody there; empty only where firms alone sign.
        day: the date that the text gives it; None when it gives none.
        begins_with_date: whether a date stands at its head and it begins a paragraph, or the date
            is one like 同日 or 三天前.
        within_sentence: whether it is the later part of a sentence that tells of two events.
    """

    number: int
    span: Span
    text: str
    actions: tuple[Action, ...]
    day: DateMention | None
    begins_with_date: bool
    within_sentence: bool = False

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
        last = max((a.start for a in self.actions), default=self.span.start)
        return article.clause_end(last, self.span.end)


def find_event_mentions(article: ArticleFacts) -> list[EventMention]:
    """The sentences that put people somewhere, in text order."""
    present = sorted((a for a in article.actions if a.group in PRESENT), key=lambda a: a.sentence)
    found: list[EventMention] = []
    for number, group in groupby(present, lambda a: a.sentence):
        actions = tuple(group)
        sentence = _from_own_day(article, article.sentences[number], actions)
        then = _then(article, sentence, actions)
        cuts = [sentence.start, *_other_teams(article, sentence, actions), sentence.end]
        if then is not None:
            cuts = [sentence.start, then, sentence.end]
        for start, end in pairwise(cuts):
            part = tuple(a for a in actions if start <= a.start < end or (a.start >= end == sentence.end))
            mention = _dated(article, number, Span(start, end), part)
            found.append(replace(mention, within_sentence=start > sentence.start))
    return found


def _other_teams(article: ArticleFacts, sentence: Span, actions: tuple[Action, ...]) -> list[int]:
    """Where a sentence goes on to a team of its own leaders, each part with something that somebody does."""
    cuts: list[int] = []
    for match in _OTHER_TEAM.finditer(article.text, sentence.start, sentence.end):
        since = cuts[-1] if cuts else sentence.start
        if any(since <= a.start < match.start() for a in actions) and any(
            a.start > match.end() for a in actions
        ):
            cuts.append(match.end())
    return cuts


def firms_mention(article: ArticleFacts, number: int, sentence: Span) -> EventMention:
    """A sentence in which only firms do something, with its day."""
    return _dated(article, number, sentence, ())


def sequel(text: str) -> Match[str] | None:
    """What at the head of a sentence puts it before or after something else; the last group names the rule."""
    return rule_table("event_sequels").pattern.match(text)


def announcement(article: ArticleFacts, number: int) -> Span | None:
    """The sentence before, when nobody acts in it and all that it says is that an event was held."""
    if not number or any(a.sentence == number - 1 for a in article.actions):
        return None
    before = article.sentences[number - 1]
    return before if _IS_HELD.search(before.of(article.text).strip()) else None


def at_meeting(text: str) -> bool:
    """Whether a sentence begins with 会上，: it is about the meeting of which the text has told."""
    return bool(_AT_MEETING.match(text))


def told_next(article: ArticleFacts, number: int) -> str:
    """The clause by which the sentence before goes on to a meeting (，随后召开座谈会。), when the sentence is of it (会上，)."""
    if not number or not at_meeting(article.sentences[number].of(article.text)):
        return ""
    clause = _TOLD_NEXT.search(article.sentences[number - 1].of(article.text))
    return clause.group() if clause else ""


def _then(article: ArticleFacts, sentence: Span, actions: tuple[Action, ...]) -> int | None:
    """Where a sentence goes on to a meeting at an hour of its own (，并于7日下午召开座谈会); None when it does not."""
    for match in _AND_THEN.finditer(article.text, sentence.start, sentence.end):
        begin = match.start() + 1
        if any(a.start < begin for a in actions) and any(a.start >= begin for a in actions):
            return begin
    return None


def _from_own_day(article: ArticleFacts, sentence: Span, actions: tuple[Action, ...]) -> Span:
    """The sentence from the semicolon on behind which all that people do begins with a day of its own."""
    first = min(min(a.start, a.person.start) for a in actions)
    begins = [m.end() for m in _OWN_DAY.finditer(article.text, sentence.start, first)]
    return Span(begins[-1], sentence.end) if begins else sentence


def _dated(article: ArticleFacts, number: int, span: Span, actions: tuple[Action, ...]) -> EventMention:
    """The mention with its date: in the sentence, in its announcement, or at the head of one before it."""
    mention = EventMention(
        number=number,
        span=span,
        text=span.of(article.text),
        actions=actions,
        day=None,
        begins_with_date=False,
    )
    reach = mention.verb_clause_end(article)
    recalled = [
        d
        for d in article.dates_touching(span.start, reach)
        if d.kind == "month"
        and (d.interval is not None or d.text.endswith(_PARTS_OF_MONTH))
        and (_RECALLED.match(article.text, d.end) or (at_head(d, span) and _OPENS.match(article.text, d.end)))
    ]
    own = sorted(
        (
            d
            for d in (*article.days_touching(span.start, reach), *recalled)
            if (d.kind != "vague" or is_around_feast(d)) and article.dates_what_follows(d)
        ),
        key=lambda d: d.start,
    )
    paragraph = article.paragraph_start(span.start)
    before = article.openers(paragraph, span.start)
    first = article.resolved(own[0]) if own else None
    at_its_head = article.dates_touching(span.start, span.start + HEAD_REACH + 1)
    return replace(
        mention,
        day=first
        or _announced_day(article, number)
        or (before[-1] if before else day_above(article.text, article.days(), span.start)),
        begins_with_date=any(
            at_head(d, span)
            and article.text[d.end : d.end + 1] != "的"
            and (span.start - paragraph <= HEAD_REACH or _THAT_DAY.match(d.text) or _LOOKS_BACK.match(d.text))
            for d in (*own, *(d for d in at_its_head if d.kind in ("month", "vague") and d not in own))
        ),
    )


def _announced_day(article: ArticleFacts, number: int) -> DateMention | None:
    """The date at the head of the sentence before that announces an event (下午，座谈会召开)."""
    before = announcement(article, number)
    days = article.days_between(before.start, before.end) if before else ()
    return next((d for d in days if before and at_head(d, before)), None)
