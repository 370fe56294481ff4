"""Finds the events that an article reports: what kind, when, where, and who took part in which role.

Sentences that put somebody somewhere are scenes. Scenes of one article are one event unless the
text keeps them apart: another date, another leader's team, or 分别会见.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from re import compile

from graph.presence import Action
from ner.dates import DateMention
from ner.mentions import Label, Mention
from ner.organizations import OrganizationMention
from ner.spans import Span

_PRESENT = ("presence", "accompany", "meet")
_SEPARATELY = compile(r"(?:分别|先后|依次)(?:会见|拜会|拜访|会晤|接见|约见)")
_ABOVE = compile(r"(?:上述|以上|有关|相关)(?:各项|系列)?(?:活动|会见|会议|调研)")
_TEAM = compile(r"一行|带队|率队|率领|率")
_INCIDENT = compile(r"发生|突发|事故|地震|火灾|爆炸|中毒|坍塌|泥石流|暴雨|洪|坠|遇难|死亡|受伤|疫情|袭击|起火|大火")
_DATELINE_DAY = compile(r"\d{1,2}月\d{1,2}日电|\d{1,2}日电")
_KIND_PATTERNS: tuple[tuple[str, int, str], ...] = (
    ("signing", 8, r"签约仪式|签字仪式|签署仪式|签约|签署|签订"),
    ("ceremony", 8, r"(?:开工|奠基|揭牌|启动|开业|落成|竣工|颁奖|授牌|开幕|闭幕|首发|剪彩|揭幕|通车|投产|开通|捐赠|表彰|升旗|入伍|欢送|上线|发车|首航|挂牌|交付|毕业|开学|公祭|追悼|点火|合龙|封顶)(?:仪式|典礼|式)?"),
    ("ceremony", 6, r"仪式|典礼|奠基|揭牌|剪彩|启用|开幕式|闭幕式|追悼会|告别"),
    ("meeting", 7, r"会见|会谈|会晤|拜会|接见|座谈"),
    ("meeting", 6, r"会议|大会|座谈会|全会|例会|常委会|茶话会|团拜会|推进会|部署会|动员会|汇报会|发布会|论坛|峰会|年会|研讨会|听证会|讲座|报告会|研究会|培训班|代表大会|代表会|洽谈会|协调会|联席会|对接会|交流会|恳谈会|述职|学习会|宣讲"),
    ("inspection", 7, r"调研|考察|视察|督查|督导|督察|检查|考评|验收|巡查|暗访|察看|查看|走访|踏勘|巡河|参观|现场办公|指导工作"),
    ("inspection", 4, r"赶赴|赶到|赶往|奔赴|前往现场|亲临|现场指挥|指挥抢险|指导|坐镇|深入|走进|来到"),
    ("visit", 8, r"看望|(?<!的)慰问|探望|探视|吊唁|走访慰问"),
    ("visit", 5, r"访问|出访|到访|拜访|来访"),
    ("activity", 4, r"活动|比赛|晚会|演出|运动会|马拉松|文化节|艺术节|展览|博览会|招聘会|义诊|植树|演练|志愿服务|直播|捐款|音乐会|旅游节|龙舟"),
)
_KIND_WORDS = tuple((kind, weight, compile(pattern)) for kind, weight, pattern in _KIND_PATTERNS)
_NAME_AFTER = compile(r"(?:召开|举行|举办|出席|参加|主持召开|主持|开展|列席|召开了|举行了|参加了|出席了)(?:了)?(?P<name>[^，。；\n]{2,60}?(?:会议|大会|座谈会|全会|仪式|活动|论坛|年会|典礼|例会|推进会|部署会|签约|会))")
_CEREMONY_SUBJECT = compile(r"举行|举办|主办|承办|召开|奠基|开工|开业|投产|落成|揭牌|竣工|启动")
_VISIT_VERB = compile(r"莅临|走访|查看|察看|考察|调研|参观|来到|走进|深入|前往|赴|视察|检查|督查|督导|慰问|看望|抵达|到|实地了解|了解了")
_SIGN = compile(r"签署|签约|签订|签字|签下")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at an event: a person (`person` is the name) or a company."""

    name: str
    kind: str
    role: str
    rule: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as one article reports it; `date` None when the text gives none that fits."""

    kind: str
    name: str
    date: DateMention | None
    place: str
    participants: tuple[Participant, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Scene:
    sentence: int
    actions: tuple[Action, ...]
    dates: tuple[DateMention, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.person.name for a in self.actions))


def find_events(
    text: str,
    sentences: Sequence[Span],
    actions: Sequence[Action],
    dates: Sequence[DateMention],
    organizations: Sequence[OrganizationMention],
    leads: dict[str, str],
    mentions: Iterable[Mention] = (),
    headline: str = "",
) -> tuple[Event, ...]:
    """The events of an article, in text order.

    Args:
        text: the article's text.
        sentences: its sentences, headline and byline left out.
        actions: what each person does.
        dates: the dates in the text.
        organizations: the organisations in the text.
        leads: for the name of a person the company that he or she leads, where there is one.
        mentions: what a tagger found; its places name where an event was.
        headline: the article's headline.
    """
    scenes = [
        _Scene(number, tuple(here), tuple(d for d in dates if sentence.start <= d.start < sentence.end))
        for number, sentence in enumerate(sentences)
        if (here := [a for a in actions if a.sentence == number and a.group in _PRESENT])
    ]
    common = [s for s in scenes if len(scenes) > 1 and _ABOVE.search(sentences[s.sentence].of(text))]
    grouped = _split_teams(text, _group([s for s in scenes if s not in common]))
    groups = [[*part, *common] for group in grouped for part in _split_separate(text, sentences, group)]
    places = [m for m in mentions if m.label is Label.PLACE]
    return tuple(
        _event(text, sentences, group, dates, organizations, leads, places, headline, first=index == 0)
        for index, group in enumerate(groups)
    )


def _group(scenes: Sequence[_Scene]) -> list[list[_Scene]]:
    groups: list[list[_Scene]] = []
    for scene in scenes:
        own = _own_day(scene)
        if groups and own is not None:
            day = next((d for s in groups[-1] if (d := _own_day(s)) is not None), None)
            if day is None or _same_day(day, own):
                groups[-1].append(scene)
            else:
                groups.append([scene])
        elif groups:
            groups[-1].append(scene)
        else:
            groups.append([scene])
    return groups


def _own_day(scene: _Scene) -> DateMention | None:
    first = min(a.person.start for a in scene.actions)
    verb = max(a.start for a in scene.actions)
    days = [d for d in scene.dates if d.kind in ("day", "range", "relative") and d.start < max(first, verb)]
    return days[0] if days else None


def _same_day(one: DateMention, other: DateMention) -> bool:
    if one.interval is not None and other.interval is not None:
        return one.interval.start < other.interval.end and other.interval.start < one.interval.end
    return one.kind == "relative" or other.kind == "relative" or one.text[:4] == other.text[:4]


def _split_teams(text: str, groups: list[list[_Scene]]) -> list[list[_Scene]]:
    """Leaders who lead teams of their own on one day are at events of their own."""
    split: list[list[_Scene]] = []
    for group in groups:
        teams: dict[str, list[_Scene]] = {}
        for scene in group[1:]:
            leader = scene.actions[0].person
            cue = text[leader.end : leader.end + 4]
            if _TEAM.search(cue) and (len(scene.names) == 1 or leader.name in group[0].names):
                teams.setdefault(leader.name, []).append(scene)
        lead = set(group[0].names)
        if len(teams) < 2 or not set(teams) <= lead:
            split.append(group)
            continue
        for scene in group[1:]:
            owner = next((n for n in scene.names if n in teams), None)
            if owner is not None and scene not in teams[owner]:
                teams[owner].append(scene)
        split.extend(teams.values())
    return split


def _split_separate(text: str, sentences: Sequence[Span], group: list[_Scene]) -> list[list[_Scene]]:
    """分别会见甲、乙 are two meetings; later scenes go to the meeting whose guest they name."""
    for index, scene in enumerate(group):
        match = _SEPARATELY.search(text, sentences[scene.sentence].start, sentences[scene.sentence].end)
        if match is None:
            continue
        hosts = tuple(a for a in scene.actions if a.person.start < match.start())
        guests = {a.person.name: a for a in scene.actions if a.person.start > match.start()}
        if not hosts or len(guests) < 2:
            continue
        met = {name: [replace_actions(scene, (*hosts, guest))] for name, guest in guests.items()}
        before, after = group[:index], group[index + 1 :]
        rest: list[_Scene] = []
        for later in after:
            owner = next((n for n in later.names if n in met), None)
            if owner is None:
                rest.append(later)
        host_names = {a.person.name for a in hosts}
        rest = [s for s in rest if not set(s.names) <= host_names]
        parts = [before] if before else []
        return [*parts, *met.values(), *([rest] if rest else [])]
    return [group]


def replace_actions(scene: _Scene, actions: tuple[Action, ...]) -> _Scene:
    """The scene with other actions."""
    return replace(scene, actions=actions)


def _event(
    text: str,
    sentences: Sequence[Span],
    group: Sequence[_Scene],
    dates: Sequence[DateMention],
    organizations: Sequence[OrganizationMention],
    leads: dict[str, str],
    places: Sequence[Mention],
    headline: str,
    *,
    first: bool,
) -> Event:
    span = sentences[group[0].sentence]
    lead = span.of(text)
    people = _people(group)
    opening = " ".join(s.of(text) for s in sentences[:2]) if first else ""
    kind = _kind(lead, headline if first else "", opening, [a.predicate.event for s in group for a in s.actions])
    companies = _companies(text, sentences, group, organizations, leads, people, kind)
    return Event(
        kind=kind,
        name=_name(lead, headline if first else ""),
        date=_date(text, sentences, group, dates),
        place=next((p.text for p in places if span.start <= p.start < span.end), ""),
        participants=(*people, *companies),
        span=span,
    )


_ROLE_RANK = ("chair", "signatory", "speaker", "host", "witness", "companion", "observer", "visitor", "attendee", "")


def _people(group: Sequence[_Scene]) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for scene in group:
        for action in scene.actions:
            person = action.person
            role = action.role or "attendee"
            old = found.get(person.name)
            if old is None or _ROLE_RANK.index(role) < _ROLE_RANK.index(old.role):
                found[person.name] = Participant(
                    name=person.name,
                    kind="person",
                    role=role,
                    rule=f"{action.group}:{action.predicate.verb}",
                    start=person.start,
                    end=person.end,
                    sentence=scene.sentence,
                )
    return tuple(found.values())


def _kind(lead: str, headline: str, opening: str, hints: Sequence[str]) -> str:
    scores: dict[str, float] = {}
    for kind, weight, regex in _KIND_WORDS:
        scores[kind] = max(scores.get(kind, 0), weight if regex.search(lead) else 0)
        for other, share in ((headline, 0.4), (opening, 0.3)):
            if regex.search(other):
                scores[kind] += weight * share
    for hint in hints:
        if hint:
            scores[hint] = scores.get(hint, 0) + 1
    best = max(scores.values(), default=0)
    if best <= 0:
        return "other"
    order = ("signing", "ceremony", "visit", "meeting", "inspection", "activity")
    return next(kind for kind in order if scores.get(kind, 0) == best)


def _name(lead: str, headline: str) -> str:
    match = _NAME_AFTER.search(lead)
    if match:
        return match.group("name").strip("“”")
    return headline or lead.strip()[:40]


_PERIOD = compile(r"^[\u4e00-\u9fff]{2,6}期间")
_LIKE_BEFORE = ("当日", "当天", "同日", "同一天")


def _date(
    text: str, sentences: Sequence[Span], group: Sequence[_Scene], dates: Sequence[DateMention]
) -> DateMention | None:
    """The date in the scene; else one before it in the paragraph; else that of the article's lead.

    当日 stands for the date before it, 昨日 for the fuller 昨日上午 of the same paragraph. The lead's date
    does not pass on when the lead tells of an accident: the visit may be of another day.
    """
    usable = [d for d in dates if d.kind in ("day", "range", "relative", "vague")]
    for scene in group:
        span = sentences[scene.sentence]
        period = _PERIOD.match(text[span.start : span.end])
        if period:
            return DateMention(span.start, span.start + period.end(), period.group(), None, "none", "vague")
        reach = _clause_end(text, max(a.start for a in scene.actions), span.end)
        here = [d for d in usable if span.start <= d.start < reach]
        if here:
            return _fuller(text, _antecedent(here[0], usable), usable)
    span = sentences[group[0].sentence]
    paragraph = text.rfind("\n", 0, span.start) + 1
    nearby = [d for d in usable if paragraph <= d.start < span.start and d.text not in _LIKE_BEFORE]
    if nearby:
        openers = [d for d in nearby if _opens_sentence(d, sentences)]
        return (openers or nearby[:1])[-1]
    for opening in sentences[:3]:
        inside = [d for d in usable if opening.start <= d.start < opening.end]
        if inside:
            return None if _INCIDENT.search(opening.of(text)) else inside[0]
    before = [d for d in usable if d.end <= sentences[0].start and d.kind == "day"]
    return before[-1] if before and _DATELINE_DAY.search(text[: sentences[0].start]) else None


def _clause_end(text: str, position: int, limit: int) -> int:
    return next((i for i in range(position, limit) if text[i] in "，；。：\n"), limit)


def _opens_sentence(date: DateMention, sentences: Sequence[Span]) -> bool:
    return any(0 <= date.start - s.start <= 4 for s in sentences)


def _antecedent(date: DateMention, dates: Sequence[DateMention]) -> DateMention:
    if not date.text.startswith(_LIKE_BEFORE):
        return date
    before = [d for d in dates if d.start < date.start and not d.text.startswith(_LIKE_BEFORE)]
    return before[-1] if before else date


def _fuller(text: str, date: DateMention, dates: Sequence[DateMention]) -> DateMention:
    paragraph = text.rfind("\n", 0, date.start) + 1
    longer = [d for d in dates if paragraph <= d.start < date.start and d.text.startswith(date.text)]
    return longer[0] if longer else date


def _companies(
    text: str,
    sentences: Sequence[Span],
    group: Sequence[_Scene],
    organizations: Sequence[OrganizationMention],
    leads: dict[str, str],
    people: Sequence[Participant],
    kind: str,
) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    firms = [o for o in organizations if o.kind == "company"]

    def add(name: str, role: str, rule: str, start: int, end: int, sentence: int) -> None:
        found.setdefault(
            name,
            Participant(
                name=name, kind="company", role=role, rule=rule, start=start, end=end, sentence=sentence
            ),
        )

    for scene in group:
        span = sentences[scene.sentence]
        here = [f for f in firms if span.start <= f.start and f.end <= span.end]
        for firm in here:
            before = text[span.start : firm.start]
            after = text[firm.end : span.end]
            if _SIGN.search(span.of(text)) and kind == "signing":
                add(firm.text, "signatory", "signs", firm.start, firm.end, scene.sentence)
            elif kind in ("inspection", "visit") and _VISIT_VERB.search(before):
                add(firm.text, "host", "visited", firm.start, firm.end, scene.sentence)
            elif not before.strip("，、 　") and _CEREMONY_SUBJECT.search(after[:30]):
                add(firm.text, "host", "hosts", firm.start, firm.end, scene.sentence)
    opening = sentences[group[0].sentence]
    paragraph = text.rfind("\n", 0, opening.start) + 1
    for firm in firms:
        clause = max(text.rfind(mark, 0, firm.start) for mark in "，。；\n") + 1
        if paragraph <= firm.start < opening.start and clause == firm.start:
            if kind == "ceremony" and _CEREMONY_SUBJECT.search(text[firm.end : _clause_end(text, firm.end, opening.start)]):
                number = next(n for n, s in enumerate(sentences) if s.start <= firm.start < s.end)
                add(firm.text, "host", "hosts", firm.start, firm.end, number)
    for person in people:
        firm_name = leads.get(person.name)
        if firm_name:
            add(firm_name, "attendee", "represented", person.start, person.end, person.sentence)
    return tuple(found.values())
