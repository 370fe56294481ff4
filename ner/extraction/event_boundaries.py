"""Where one event of an article ends and another begins: event mentions put together, event by event.

All mentions are of one event unless a rule says why not. The words that the rules rest on are in
rules/event_boundaries.tsv and rules/event_sequels.tsv.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from re import compile

from ner.extraction.article_facts import HEAD_REACH, ArticleFacts, at_head
from ner.extraction.chronicle_items import item_at
from ner.extraction.dates import DateMention
from ner.extraction.event_dates import may_be_today, same_day
from ner.extraction.event_kinds import is_beside_another, kind_in, kind_of_mention
from ner.extraction.event_mentions import EventMention, announcement, at_meeting, sequel, told_next
from ner.extraction.reported_event import ReportedEvent, says, words_of_rule
from ner.extraction.separate_ways import apart, has_own_hour
from ner.text.characters import HAN

FEWEST_TEAMS = 3
"""How many people must be told to lead a team where nobody says that teams go apart."""

NAME_TAIL = 5
"""Characters at the end of the name of a gathering by which the text would name it again."""

# Kinds of what goes from place to place, and of what stays in one.
_ON_THE_WAY = frozenset(("inspection", "visit"))
_IN_ONE_PLACE = frozenset(("meeting", "ceremony", "signing"))
# What people at a gathering do with each other there, before or after its own course.
_WELL_MET = ("交谈", "亲切交谈", "亲切握手", "握手", "合影", "合影留念")
# A line that may be a headline.
_HEADING = compile(r"\n[ 　]*[^\n。！？：；，）)]{6,40}\n")
# Rules of events after which the text may be back at the one before.
_ASIDES = frozenset(
    ("within_sentence", "named_event", "held_event", "convened", "announced", "later_that_day", "day_of_tour")
)
# A line that begins with where a report comes from: what follows is another report.
_DATELINE = compile(
    rf"\n[ 　]*(?:据?(?:新华社|中新社|新华网|中新网)|本报)[{HAN}]{{0,10}}(?:(?:\d{{1,2}}月)?\d{{1,2}}日)?[电讯](?![视话力])"
)
# Behind the first name of a sentence: where he or she does something.
_DOES_AT = compile(
    rf"(?:同志|先生|女士)?(?:在|[来赶]?到|赶?赴|前往|深入)(?P<place>[{HAN}]{{2,12}}?)"
    r"(?:作|做|出席|参加|主持|宣讲|看望|慰问|走访|调研|开展|会见|检查|查看|察看|巡查|督导|督查|视察|指导|指挥|调度)"
)
_PART_OF_DAY = compile(r"凌晨|清晨|早晨|上午|中午|下午|傍晚|晚")
# What stands below a photograph: it tells of an event that the text tells of, wherever it is printed.
_CAPTION = compile(
    r"\s*[（(]?图[为：:中]|[^，。；]{1,20}[（(](?:[前后]排)?(?:[左右][一二三四五六七八]?|[居正]?中)[）)]"
)
_GOES = compile(r"来到|前往|赴|率|带队|带领|赶|抵达|走进|深入")
_TEAM_NUMBER = compile(r"(?:第[一二三四五六七八九十][^，。；]{0,6}[组路队])?由?")
_IN_PLACES = compile(r"在[^。；]{2,80}，")
_ONLY_TIME = compile(
    r"(?:[\d年月日号至—-]|上午|下午|日前|近日|近期|昨[日天]|今[日天]|当[日天]|，|据悉|、| )*"
)
# A sentence about those whom the text spoke of before: 13日上午，代表团一行…
_SAME_PARTY = compile(
    rf"，?(?:[{HAN}]{{0,6}}(?:代表团|考察团|考察组|调研组|督导组|检查组|督查组|工作组|考评组|慰问组)(?:一行)?|一行)(?:先后)?(?![由对]|召开|举行)"
)


def separate_events(article: ArticleFacts, mentions: Sequence[EventMention]) -> list[ReportedEvent]:
    """The events that the mentions of an article are of, in text order."""
    for_all = tuple(m for m in mentions[1:] if says("all_events_above", m))
    told_of = {name for m in mentions if not _CAPTION.match(m.text) for name in m.names}
    in_text = [m for m in mentions if not (_CAPTION.match(m.text) and m.names <= told_of)]
    shared = frozenset(for_all)
    told = apart(article, _in_turn(article, [m for m in _once(in_text) if m not in shared]))
    return [replace(event, mentions=event.mentions + for_all) for event in told]


def _once(mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions without those that a page prints again, word for word."""
    first = {(m.text, m.names): m for m in reversed(mentions)}
    return [m for m in mentions if first[m.text, m.names] is m]


def _in_turn(article: ArticleFacts, mentions: Sequence[EventMention]) -> list[ReportedEvent]:
    """Events as the text goes from one to the next, or back to the one before."""
    events: list[ReportedEvent] = []
    for mention in mentions:
        rule = _begins_report(article, events[-1], mention) if events else "first"
        at = -1
        if not rule and (tour := _tour_of(article, events, mention)) is not None:
            at = tour
        elif not rule and len(events) > 1 and _is_back(article, events[-2], events[-1], mention):
            at = -2
        else:
            rule = rule or _begins_event(article, events[-1], mention)
        if rule:
            events.append(ReportedEvent(rule=rule, mentions=(mention,)))
        else:
            events[at] = events[at].with_mention(article, mention)
    return events


def _begins_report(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> str:
    """The rule by which a mention begins a report about others than the event's people; else blank."""
    between = event.mentions[-1].span.end - 1
    if _has_between(article, event, mention, "second_report") or _DATELINE.search(
        article.text, between, mention.span.start
    ):
        return "second_report"
    last = event.mentions[-1].span.start
    if item_at(article.text, mention.span.start) != item_at(article.text, last):
        return "own_item"
    if has_own_hour(article, event, mention):
        return "own_hour"
    if event.names & mention.names:
        return ""
    if mention.begins_with_date and not _continues(article, mention):
        return "own_date"
    if _has_first_day(article, event, mention):
        return "own_date"
    if (
        mention.day
        and mention.span.start <= mention.day.start < mention.span.end
        and _has_heading(article, event, mention)
    ):
        return "own_heading"
    if _has_teams(article) and _leads_team(article, mention):
        return "own_team"
    if _is_at_another_place(article, event, mention):
        return "own_place"
    predicate = mention.leader.predicate
    goes = predicate.event in _ON_THE_WAY or _GOES.search(predicate.verb)
    if goes and _has_between(article, event, mention, "meanwhile"):
        return "meanwhile"
    press = says("press_conference", mention) and not says("press_conference", event.mentions[0])
    return "press_conference" if press else ""


def _is_at_another_place(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> bool:
    """Whether sentence by sentence each of several is told to do something elsewhere (甲在某市宣讲。乙在某县宣讲)."""
    if mention.day and at_head(mention.day, mention.span):
        return False
    here = _place_of_leader(article, mention)
    there = [place for m in event.mentions if (place := _place_of_leader(article, m))]
    return bool(here and there) and here not in there


def _place_of_leader(article: ArticleFacts, mention: EventMention) -> str:
    """Where, by a sentence that begins with a day or somebody's titles and name, he or she does something; else blank."""
    leader = mention.leader.person
    dated = mention.day is not None and at_head(mention.day, mention.span)
    begin = mention.day.end if mention.day and dated else mention.span.start
    if "，" in article.text[begin : leader.start].lstrip("，"):
        return ""
    at = _DOES_AT.match(article.text, leader.end, mention.span.end)
    return at["place"] if at else ""


def _has_between(article: ArticleFacts, event: ReportedEvent, mention: EventMention, rule: str) -> bool:
    """Whether a sentence behind an event, up to a mention's own, has the words of a rule."""
    sentences = article.sentences[event.mentions[-1].number + 1 : mention.number + 1]
    return any(words_of_rule(rule).search(s.of(article.text).strip()) for s in sentences)


def _has_first_day(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> bool:
    """Whether a day opens a sentence behind an event that has only a vague one (近日), before others are named."""
    day, first, behind = mention.day, event.mentions[0].span, event.mentions[-1].span.end
    if day is None or day.kind != "day" or day.start < behind:
        return False
    told = article.days_between(first.start, first.end) or [m.day for m in event.mentions if m.day]
    if not told or any(d.kind != "vague" for d in told):
        return False
    return article.opens_sentence(day) and article.dates_what_follows(day)


def _has_heading(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> bool:
    """Whether a line that ends without a mark stands between an event and a mention, like a headline."""
    return bool(_HEADING.search(article.text, event.mentions[-1].span.end - 1, mention.span.start))


def _begins_event(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> str:
    """The rule by which a mention is of another event than the one before, whoever is there; else blank."""
    if mention.within_sentence:
        return "within_sentence"
    day = next((m.day for m in event.mentions if m.day), None)
    if (
        day
        and mention.day
        and (not same_day(day, mention.day) or _on_other_days(article, event, day, mention))
    ):
        return "other_day"
    if mention.day and at_head(mention.day, mention.span) and not may_be_today(article, day, mention.day):
        return "other_day"
    signs = any(a.role == "signatory" for a in mention.actions) and says("signing_after_reception", mention)
    if signs and says("reception", event.mentions[0]):
        return "signing_after_reception"
    kind, kinds = kind_of_mention(article, mention), event.kinds(article)
    if kind == "signing" and kind not in kinds and says("own_signing", mention):
        return "own_signing"
    rule, on_tour = _follows(article, event, mention), _is_day_of_tour(article, event, mention)
    if rule == "announced":
        before = announcement(article, mention.number)
        kind = kind or kind_in(before.of(article.text) if before else told_next(article, mention.number))
    if says("sub_venue", mention) and not any(says("sub_venue", m) for m in event.mentions):
        return "" if event.names & mention.names else "sub_venue"
    shown_round = kind in _ON_THE_WAY or (kinds <= _ON_THE_WAY and _are_received(mention))
    received = _receives(mention, _WELL_MET) and not any(map(_receives, event.mentions))
    if rule == "around_event" and received and not shown_round:
        return rule
    if rule and kinds <= _ON_THE_WAY and _has_other_hosts(event, mention):
        return "other_hosts"
    if rule and (_names_another(event, mention) or _has_another_subject(article, event, mention)):
        return rule
    if not rule and "meeting" in kinds and at_meeting(mention.text):
        return ""
    if _are_received_that_day(event, mention, kind, kinds):
        return "received"
    named = _is_named_apart(article, event, mention, kind)
    if named in ("named_event", "held_event"):
        return named
    rule = rule or named
    if not rule and not on_tour:
        return ""
    if not kind or kind in kinds or _goes_on(event, mention, kind, kinds):
        return ""
    if rule and kinds:
        return rule
    return "day_of_tour" if on_tour and kind in ("meeting", "signing", "ceremony") else ""


def _goes_on(event: ReportedEvent, mention: EventMention, kind: str, kinds: Set[str]) -> bool:
    """Whether on a tour its leader also looks after somebody: 此前，甲还来到乙村看望老人."""
    same = mention.leader.person.name in event.mentions[0].names
    return same and {kind, *kinds} <= _ON_THE_WAY and says("goes_on", mention)


def _on_other_days(
    article: ArticleFacts, event: ReportedEvent, day: DateMention, mention: EventMention
) -> bool:
    """Whether something is done in a stretch of days of its own, though the two overlap: by others, or as two items."""
    own = mention.day
    if own is None or not day.kind == own.kind == "range":
        return False
    items = all(article.paragraph_start(d.start) == d.start for d in (own, day))
    return own.text != day.text and (items or not event.names & mention.names)


def _names_another(event: ReportedEvent, mention: EventMention) -> bool:
    """Whether a mention names a gathering of which the event's mentions have not told."""
    named = words_of_rule("another_gathering").search(mention.text)
    return named is not None and not any(named["name"][-NAME_TAIL:] in m.text for m in event.mentions)


def _has_another_subject(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> bool:
    """Whether somebody else than before goes somewhere, and nobody of before is there."""
    leader = mention.leader
    return (
        not event.names & mention.names
        and leader.group == "presence"
        and leader.person.start < leader.start
        and leader.predicate.event in _ON_THE_WAY
        and kind_of_mention(article, mention) in _ON_THE_WAY
    )


def _has_other_hosts(event: ReportedEvent, mention: EventMention) -> bool:
    """Whether others than before show the same visitors round."""
    before = _hosts(event.mentions)
    here = _hosts((mention,))
    return bool(before and here) and not here & event.names and bool(mention.names & event.names)


def _hosts(mentions: Sequence[EventMention]) -> set[str]:
    """The names of those who receive or accompany somebody."""
    roles = ("companion", "host")
    return {a.person.name for mention in mentions for a in mention.actions if a.role in roles}


def _receives(mention: EventMention, but_for: Collection[str] = ()) -> bool:
    """Whether two sides meet each other in it, in other verbs than some."""
    return any(a.group == "meet" and a.predicate.verb not in but_for for a in mention.actions)


def _is_reception(event: ReportedEvent) -> bool:
    """Whether somebody is received (会见), not only talked with on a tour."""
    return any(a.group == "meet" and says("reception", m) for m in event.mentions for a in m.actions)


def _are_received_that_day(event: ReportedEvent, mention: EventMention, kind: str, kinds: Set[str]) -> bool:
    """Whether at an hour of a printed day others than the tour's people receive them (昨天下午，甲会见了代表团)."""
    day = mention.day
    if day is None or not (kind == "meeting" and kinds <= _ON_THE_WAY and _receives(mention)):
        return False
    opens = at_head(day, mention.span) and bool(_PART_OF_DAY.search(day.text))
    opens = opens and mention.leader.predicate.verb.endswith(("会见", "接见", "会晤"))
    return opens and mention.leader.person.name not in event.names


def _are_received(mention: EventMention) -> bool:
    """Whether within their stay those of before are only received (期间，甲接待了考察团一行)."""
    within = sequel(mention.text)
    return bool(within and within.group().endswith("间，")) and mention.leader.predicate.verb.endswith("接待")


def _is_named_apart(article: ArticleFacts, event: ReportedEvent, mention: EventMention, kind: str) -> str:
    """The rule by which what a mention names is another gathering than a tour, or a tour other than a meeting."""
    kinds = event.kinds(article)
    on_the_way = kind_of_mention(article, event.mentions[0]) in _ON_THE_WAY
    for rule in ("named_event", "held_event"):
        named = words_of_rule(rule).search(mention.text)
        held = kind_in(named.group()) if named else ""
        if named is None or held not in _IN_ONE_PLACE:
            continue
        name = named.group().rstrip("，,").removesuffix("上")[-NAME_TAIL:]
        new = held == "meeting" and not any(name in m.text for m in event.mentions)
        if kinds <= _ON_THE_WAY or (on_the_way and new):
            return rule
    if kinds <= _ON_THE_WAY and kind in _IN_ONE_PLACE and says("convened", mention):
        return "convened"
    looks = any(a.predicate.event == "inspection" or a.group == "accompany" for a in mention.actions)
    if kinds <= _IN_ONE_PLACE and kind == "inspection" and looks:
        return "tour_after"
    return ""


def _tour_of(article: ArticleFacts, events: Sequence[ReportedEvent], mention: EventMention) -> int | None:
    """Which of the events is a tour of several days by the same people, of one of which a mention is."""
    kind = kind_of_mention(article, mention)
    if mention.day is None or mention.within_sentence or (kind and kind in events[-1].kinds(article)):
        return None
    if mention.day.end <= mention.span.start and mention.day == events[-1].mentions[-1].day:
        return None
    for index, event in enumerate(events[:-1]):
        first = event.mentions[0].day
        if first and first.kind == "range" and event.names & mention.names and same_day(first, mention.day):
            return index
    return None


def _follows(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> str:
    """The rule by which the text puts a mention before or after an event; else blank."""
    then = sequel(mention.text)
    if then and mention.leader.person.start >= mention.span.start + then.end() - 1:
        return str(then.lastgroup)
    before = announcement(article, mention.number)
    if before is not None and sequel(before.of(article.text).strip()):
        return "announced"
    if told_next(article, mention.number):
        return "announced"
    own = _PART_OF_DAY.search(mention.day.text) if mention.day else None
    if own is None:
        return ""
    days = {m.day.text for m in event.mentions if m.day}
    there = {part.group() for day in days if (part := _PART_OF_DAY.search(day))}
    return "later_that_day" if there and own.group() not in there else ""


def _is_day_of_tour(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> bool:
    """Whether the event is a tour of several days, and the mention has another date than its last."""
    first = event.mentions[0].day
    last = next((m.day for m in reversed(event.mentions) if m.day), None)
    return (
        first is not None
        and first.kind == "range"
        and last is not None
        and mention.day is not None
        and mention.day.kind != "range"
        and last.text != mention.day.text
        and not _continues(article, mention)
    )


def _continues(article: ArticleFacts, mention: EventMention) -> bool:
    """Whether the sentence is about the party that the text spoke of before (13日上午，代表团一行…)."""
    start = mention.span.start
    dates = article.dates_touching(start, start + HEAD_REACH + 1)
    begin = next((d.end for d in dates if at_head(d, mention.span)), start)
    return bool(_SAME_PARTY.match(article.text, begin, mention.leader.person.start))


def _has_teams(article: ArticleFacts) -> bool:
    """Whether the text says that teams go apart, or tells of several that are led, sentence by sentence."""
    if words_of_rule("own_team").search(article.text):
        return True
    leads = {a.person.name for a in article.actions if a.predicate.verb in ("带队", "率队")}
    return len(leads) >= FEWEST_TEAMS


def _leads_team(article: ArticleFacts, mention: EventMention) -> bool:
    """Whether the sentence begins with its leader, title in front, who goes somewhere."""
    leader = mention.leader
    front = article.words_of(mention.span.start, leader.person.start).strip()
    verb = leader.predicate.verb
    goes = not verb.startswith(("参加", "参与")) and (
        leader.predicate.event in ("inspection", "visit") or _GOES.search(verb)
    )
    opens = _ONLY_TIME.fullmatch(front) or _TEAM_NUMBER.fullmatch(front)
    if article.paragraph_start(mention.span.start) == mention.span.start:
        opens = opens or _IN_PLACES.fullmatch(front)
        goes = goes or (opens and leader.group == "meet")
    return bool(goes and opens) and leader.group in ("presence", "meet")


def _is_back(article: ArticleFacts, main: ReportedEvent, aside: ReportedEvent, mention: EventMention) -> bool:
    """Whether after an aside (仪式前会见) the text is back at the main event."""
    kinds = main.kinds(article) - aside.kinds(article)
    after_reception = is_beside_another(aside.mentions[0]) and any(map(_receives, aside.mentions))
    if after_reception and not _receives(mention) and says("in_session", mention):
        return True
    if says("joins_all", mention) and _is_reception(main) and not _is_reception(aside):
        return True
    receives = any(map(_receives, main.mentions)) and mention.leader.person.name in main.names
    if receives and says("welcomes_guests", mention):
        return True
    is_aside = aside.rule in _ASIDES or sequel(aside.mentions[0].text)
    on_tour = main.kinds(article) <= _ON_THE_WAY or aside.rule == "around_event"
    if is_aside and on_tour and says("whole_tour", mention):
        return not mention.names & aside.names
    return bool(is_aside) and kind_of_mention(article, mention) in kinds
