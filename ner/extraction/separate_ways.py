"""Leaders who go separate ways, and guests who are received one by one: each is at an event of his or her own."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from re import compile

from ner.extraction.actions import Action
from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_dates import same_day
from ner.extraction.event_mentions import EventMention
from ner.extraction.reported_event import ReportedEvent, says, words_of_rule
from ner.text.characters import HAN

TEAM_REACH = 4
"""How many characters behind a leader's name the words may stand that give him or her a team."""

SHARED = 3
"""How many characters a summary has in common with the report that it sums up, besides who, when and what of kind."""

EACH_APART = ("received_separately", "visited_separately")
"""The rules of events of which one sentence tells several, each with another guest or visitor."""

# What sentences about any event have in common.
_ANY_EVENT = compile(
    r"主持召开|召开|举行|参加|出席|陪同|全[国省市区县镇]|工作|会议?|调研|考察|检查|督导|走访|慰问|看望|会见|情况|讲话|强调|[来前往赶]到|深入"
)
_WORDS = compile(rf"[{HAN}]{{{SHARED},}}")
# Those who join a tour only where they are at home.
_AT_EACH_STOP = compile(r"分别在(?:当地|各地|本地)")
# At the head of a paragraph: the stop of a tour that it tells of.
_STOP = compile(rf"[ 　]*在(?P<place>[{HAN}]{{2,16}})，")
_HOUR = compile(r"\s*(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上?)?\d{1,2}[时点](?!间)")


def apart(article: ArticleFacts, events: Sequence[ReportedEvent]) -> list[ReportedEvent]:
    """The events, each of which is as many as its leaders or guests are apart; none that is told again later."""
    parts = [
        part
        for event in events
        for team in _by_team(article, event)
        for stop in _by_stop(article, team)
        for part in _received_separately(article, stop)
    ]
    again = (_is_told_again, _is_told_by_hours)
    parts = [event for event in parts if not any(is_told(event, parts) for is_told in again)]
    return [
        event for number, event in enumerate(parts) if not _is_summary(article, event, parts[number + 1 :])
    ]


def has_own_hour(article: ArticleFacts, event: ReportedEvent, mention: EventMention) -> bool:
    """Whether a mention begins with an hour of its own, after a lead that tells of several people at once."""
    hour, leader = _HOUR.match(mention.text), mention.leader.person.name
    if hour is None:
        return False
    if before := _HOUR.match(event.mentions[-1].text):
        return before.group() != hour.group() and leader not in event.names
    return leader in event.names and len(_lead_at_hours(article) & event.names) > 1


def _lead_at_hours(article: ArticleFacts) -> set[str]:
    """The names of those who act first in sentences that begin with an hour."""
    first = {action.sentence: action for action in sorted(article.actions, key=lambda a: -a.person.start)}
    at_hours = (n for n in first if _HOUR.match(article.sentences[n].of(article.text)))
    return {first[number].person.name for number in at_hours}


def _is_told_again(event: ReportedEvent, events: Sequence[ReportedEvent]) -> bool:
    """Whether a visit that one sentence tells of several people is told later with its own day."""
    return event.rule == "visited_separately" and any(
        later.mentions[0].number > event.mentions[0].number
        and (
            later.mentions[0].day is not None
            or later.rule == "separate_teams"
            or _is_led_by(event, later.mentions[0])
        )
        and event.names <= later.names
        for later in events
    )


def _is_told_by_hours(event: ReportedEvent, events: Sequence[ReportedEvent]) -> bool:
    """Whether a lead tells of several people what is told later of each, with an hour of his or her own."""
    if event.rule != "first":
        return False
    led = {e.mentions[0].leader.person.name for e in events if e != event and _HOUR.match(e.mentions[0].text)}
    beside = {a.person.name for m in event.mentions for a in m.actions if a.role in ("companion", "host")}
    leaders = event.names - beside
    return len(leaders) > 1 and leaders <= led


def _is_summary(article: ArticleFacts, event: ReportedEvent, later: Sequence[ReportedEvent]) -> bool:
    """Whether a sentence above the reports sums up one of them, that begins a paragraph with the same day and leader."""
    first, leader = event.mentions[0], event.mentions[0].leader.person.name
    if len(event.mentions) > 1 or first.day is None or len(later) < 2:
        return False
    for report in later[1:]:
        mention = report.mentions[0]
        if mention.leader.person.name != leader or not event.names <= report.names:
            continue
        begins = article.paragraph_start(mention.span.start) > first.span.start and mention.begins_with_date
        same = mention.day is not None and same_day(first.day, mention.day)
        if (
            begins
            and same
            and event.kinds(article) == report.kinds(article)
            and _shares_words(article, first, mention)
        ):
            return True
    return False


def _shares_words(article: ArticleFacts, one: EventMention, other: EventMention) -> bool:
    """Whether two sentences about the same person have a stretch of words that not every such sentence has."""
    start = article.clause_start(one.leader.start)
    words = _ANY_EVENT.sub("，", article.words_of(max(start, one.leader.person.end), one.span.end))
    told = other.text
    stretches = (m.group() for m in _WORDS.finditer(words))
    return any(s[i : i + SHARED] in told for s in stretches for i in range(len(s) - SHARED + 1))


def _is_led_by(event: ReportedEvent, mention: EventMention) -> bool:
    """Whether a mention begins with somebody of an event who leads a team."""
    leader = mention.leader.person
    tail = mention.text[leader.end - mention.span.start :][:TEAM_REACH]
    return leader.name in event.names and bool(words_of_rule("leads_team").search(tail))


def _by_team(article: ArticleFacts, event: ReportedEvent) -> list[ReportedEvent]:
    """Leaders who go separate ways on one day are at events of their own."""
    first, later = event.mentions[0], event.mentions[1:]
    if says("received_separately", first):
        return [event]
    goes_apart = says("separate_teams", first)
    teams: dict[str, list[EventMention]] = {}
    for mention in later:
        leader = mention.leader.person
        led = goes_apart or words_of_rule("leads_team").search(
            article.text[leader.end : leader.end + TEAM_REACH]
        )
        if leader.name in first.names and led:
            teams.setdefault(leader.name, [])
    if len(teams) < 2:
        return [event]
    current = ""
    for mention in later:
        people = dict.fromkeys(a.person.name for a in mention.actions)
        current = next((name for name in people if name in teams), current)
        if current:
            teams[current].append(mention)
    rest = tuple(a for a in first.actions if a.person.name not in teams)
    start = [ReportedEvent(rule=event.rule, mentions=(replace(first, actions=rest),))] if rest else []
    return start + [ReportedEvent(rule="separate_teams", mentions=tuple(team)) for team in teams.values()]


def _by_stop(article: ArticleFacts, event: ReportedEvent) -> list[ReportedEvent]:
    """A tour of which the text tells stop by stop who received the guests (在甲校，丙介绍… 在乙校，丁介绍…) or joined them there."""
    lead, later = event.mentions[0], event.mentions[1:]
    stops: dict[str, list[EventMention]] = {}
    at_each, rest = [], []
    for mention in later:
        stop = _STOP.match(article.text, article.paragraph_start(mention.span.start), mention.span.end)
        if stop and stop["place"] in lead.text and mention != lead:
            stops.setdefault(stop["place"], []).append(mention)
        elif _AT_EACH_STOP.search(mention.text):
            at_each.append(mention)
        else:
            rest.append(mention)
    if len(stops) < 2:
        return [event]
    for mention in at_each:
        for place, there in stops.items():
            own = tuple(a for a in mention.actions if _last_of(stops, mention, a.person.start) == place)
            there += [replace(mention, actions=own)] if own else []
    if not all(any(m.names - lead.names for m in there) for there in stops.values()):
        return [event]
    return [ReportedEvent(rule="other_hosts", mentions=(lead, *rest, *there)) for there in stops.values()]


def _last_of(places: Iterable[str], mention: EventMention, position: int) -> str:
    """The place that is named last before a position in a mention; blank without any."""
    before = mention.text[: position - mention.span.start]
    named = {before.rfind(place): place for place in places}
    return named[max(named)] if max(named) >= 0 else ""


def _received_separately(article: ArticleFacts, event: ReportedEvent) -> list[ReportedEvent]:
    """分别会见甲、乙 are two meetings, 甲、乙分别看望 two visits: nobody says who went to whom."""
    for index, mention in enumerate(event.mentions):
        before, behind = event.mentions[:index], event.mentions[index + 1 :]
        teams: list[ReportedEvent] = []
        alone: list[tuple[Action, ...]]
        visitors = _around(article, "visited_separately", mention)[0]
        hosts, guests = _around(article, "received_separately", mention)
        if len(names := {a.person.name: a for a in visitors}) > 1:
            rule, alone = "visited_separately", [(a,) for a in names.values()]
            if words_of_rule("leads_team").search(mention.text):
                teams, behind = _teams_behind(behind, names), ()
        elif hosts and len(names := {a.person.name: a for a in guests}) > 1:
            rule, alone = "received_separately", [(*hosts, action) for action in names.values()]
            behind = tuple(m for m in behind if not m.names <= {a.person.name for a in hosts + guests})
        else:
            continue
        joined = tuple(m for m in behind if says("joins_all", m))
        behind = tuple(m for m in behind if m not in joined)
        parts = [*((replace(mention, actions=actions), *joined) for actions in alone), behind]
        first = [ReportedEvent(rule=event.rule, mentions=before)] if before else []
        return first + [ReportedEvent(rule=rule, mentions=part) for part in parts if part] + teams
    return [event]


def _teams_behind(mentions: Sequence[EventMention], leaders: Collection[str]) -> list[ReportedEvent]:
    """What is told of each of several leaders who go apart, as far as it is told of one alone and those with him or her.

    Left out are sentences about several leaders at once, and others before any team of whom nobody says with whom.
    """
    teams: list[list[EventMention]] = []
    current = ""
    for mention in mentions:
        of_several = len(mention.names & set(leaders)) > 1 and mention.names <= set(leaders)
        if of_several or (not teams and says("whole_tour", mention)):
            continue
        leader = mention.leader.person.name
        if not teams or (leader in leaders and leader != current):
            teams.append([])
            current = leader
        teams[-1].append(mention)
    return [ReportedEvent(rule="separate_teams", mentions=tuple(team)) for team in teams]


def _around(
    article: ArticleFacts, rule: str, mention: EventMention
) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
    """What those do who stand before, and behind, the words of a rule in a mention; nothing without them."""
    words = words_of_rule(rule).search(article.text, mention.span.start, mention.span.end)
    if words is None:
        return (), ()
    before = tuple(a for a in mention.actions if a.person.start < words.start())
    return before, tuple(a for a in mention.actions if a.person.start > words.start())
