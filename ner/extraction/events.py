"""Finds the events that an article reports: what kind, when, where, and who took part in which role.

Sentences that put somebody somewhere are scenes. Scenes of one article are one event unless the
text keeps them apart: another day, a meeting after the visit (随后主持召开), a team of one's own, or
分别会见.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from re import compile

from ner.extraction.dates import DateMention
from ner.extraction.organizations import OrganizationMention
from ner.extraction.participation import PRESENT, Action
from ner.lexicon.vocabulary import PARTICIPATION_ROLES
from ner.text.mentions import Label, Mention
from ner.text.spans import Span, outside

_SEPARATELY = compile(r"(?:分别|先后|依次)(?:会见|拜会|拜访|会晤|接见|约见)")
_EACH_VISITS = compile(r"分别(?:到|前往|来到|赴)?[^，。；]{0,12}?(?:看望|慰问|走访慰问|探望)")
_TEAM = compile(r"一行|带队|率队|率领|率")
_APART = compile(r"分别|分头|分赴|各自|分组|带队")
# An article about several teams: 兵分三路, 分两组.
_SEVERAL_TEAMS = compile(
    r"兵分[两二三四五六七八多]路|分(?:成|为|别)?[两二三四五六七八]个?(?:[路批组]|小组)|分[路批组]|分头|分别带队|分别率"
)
_THEN = compile(
    r"^(?:[^，。]{0,14}(?:前|后|结束后|期间|间隙)|离开[^，。]{1,12}|随后|之后|此后|接着|(?:[当同]|同一)[天日](?:上午|中午|下午|晚上)?|当晚"
    r"|(?:上午|中午|下午|晚上)(?:\d{1,2}[时点]许?(?:\d{1,2}分)?)?|会前|会后)，"
)
# How web pages print the day of publication.
_ECHO = compile(r"(?:[同当次翌]|同一)[日天]|当晚")
_STAMP = compile(r"\d{4}[-/.]\d")
_SECOND_REPORT = compile(r"[又另]讯|另悉")
_PART_OF_DAY = compile(r"凌晨|清晨|早晨|上午|中午|下午|傍晚|晚")
_IS_HELD = compile(
    r"(?:召开|举行|举办)[^，。；]{0,20}。?$|(?:会议?|仪式|活动)[^，。；]{0,20}(?:召开|举行)。?$"
)
_RECALLS = compile(r"[，,]?[^，。；]{0,30}曾")
_TEAM_FRONT = compile(r"^第[一二三四五六七八九十][^，。；]{0,6}[组路队]由?$")
_GOES = compile(r"来到|前往|赴|率|带队|带领|赶|抵达|走进|深入")
_SIGNING_CEREMONY = compile(r"签[字约署]仪式")
_RECEIVES = compile(r"会见|接见|会晤")
_PRESS = compile(r"发布会|通气会|媒体见面会")
_ABOVE = compile(r"(?:上述|以上|有关|相关)(?:各项|系列)?(?:活动|会见|会议|调研)")
# 出席活动 means the event that the sentence before names.
_AT_THIS = compile(r"(?:出席|参加|见证|主持)(?:了)?(?:活动|会议|仪式|大会|座谈|签约)(?=[，。；]|$)")
# A deal at the end of talks makes them a signing.
_DEAL = compile(r"双方(?:还|并|共同|现场|当场|正式)?(?:就[^，。；]{0,20})?签(?:署|订|约|下)")
_INCIDENT = compile(
    r"发生|突发|事故|地震|火灾|爆炸|中毒|坍塌|泥石流|暴雨|洪|坠|遇难|死亡|受伤|疫情|袭击|起火|大火"
)
_NUMBER = compile(r"\d+|[一二三四五六七八九十]+")
_NUMERALS = "一二三四五六七八九"
_DATELINE_DAY = compile(r"\d{1,2}月\d{1,2}日电|\d{1,2}日电")
_PERIOD = compile(r"^(?!为|确保|据)[\u4e00-\u9fff]{2,4}期间")
_LIKE_BEFORE = ("当日", "当天", "同日", "同一天")
# The kind of an event by the words around its verbs, the stronger word first.
_KIND_WORDS = tuple(
    (kind, weight, compile(pattern))
    for kind, weight, pattern in (
        ("signing", 9, r"签约仪式|签字仪式|签署仪式|签约|签署|签订(?![^，。]{0,12}(?:责任书|承诺书))"),
        (
            "ceremony",
            8,
            r"(?:开工|奠基|揭牌|启动|通车|竣工)[^，。]{0,4}大会|(?:节|展|博览会|运动会|大赛)[^，。]{0,8}开幕|宣布[^，。]{0,12}节[^，。]{0,4}开幕|"
            r"(?:开工|奠基|揭牌|启动|开业|落成|竣工|颁奖|授牌|首发|剪彩|揭幕|通车|投产|开通|捐赠|表彰|升旗|入伍|欢送|上线|发车|首航|挂牌|交付|毕业|"
            r"开学|公祭|追悼|点火|合龙|封顶)(?:仪式|典礼|式)?",
        ),
        ("ceremony", 6, r"仪式|典礼|庆典|启用|开幕式|闭幕式|告别"),
        ("meeting", 8, r"会议?(?:在[^，。；]{1,16})?(?:召开|举行)"),
        (
            "meeting",
            7,
            r"会见|会谈|会晤|拜会|接见|约谈|接访|接待来访|座谈|代表大会|委员会.{0,8}会议|政协.{0,24}会议",
        ),
        (
            "meeting",
            6,
            r"会议|大会|全会|例会|常委会|茶话会|团拜会|推进会|部署会|动员会|汇报会|发布会|论坛|峰会|年会|研讨会|听证会|讲座|报告会|现场会|会商|"
            r"培训班|代表会|洽谈会|协调会|联席会|对接会|交流会|恳谈会|述职|学习会|宣讲|审议|选举",
        ),
        (
            "inspection",
            7,
            r"调研|考察|视察|督查|督导|督察|检查|考评|验收|巡查|暗访|察看|查看|走访(?!慰问)|踏勘|巡河|参观|现场办公|指导工作",
        ),
        ("inspection", 5, r"了解[^，。；]{0,16}情况|现场办公"),
        ("inspection", 4, r"赶赴|赶到|赶往|奔赴|前往现场|亲临|现场指挥|指挥|指导|坐镇|深入|走进|来到|处置"),
        ("visit", 8, r"看望|(?<!的)慰问|探望|探视|吊唁"),
        ("visit", 6, r"共度[^，。]{0,4}节|欢度|送温暖|拜年|加油鼓劲|为[^，。]{1,8}加油"),
        ("visit", 5, r"访问|出访|到访|拜访|来访"),
        (
            "activity",
            4,
            r"活动|采风|比赛|晚会|演出|运动会|马拉松|文化节|艺术节|展览|博览会|招聘会|义诊|植树|演练|志愿服务|直播|捐款|音乐会|旅游节|龙舟",
        ),
    )
)
_LOOKS = compile(r"查看|察看|检查|调研|督导|救援|抢险")
_CONSOLES = compile(r"看望|慰问|探望")
_KIND_ORDER = ("signing", "ceremony", "visit", "meeting", "inspection", "activity")
# How much a kind's word counts in the headline and in the article's first two sentences.
HEADLINE_SHARE = 0.4
OPENING_SHARE = 0.3
# How far into a sentence a date may stand and still date what follows.
OPENING_REACH = 14
_NAME_AFTER = compile(
    r"(?:召开|举行|举办|出席|参加|主持召开|主持|开展|列席)(?:了)?(?:昨日的|当日的|今天的)?"
    r"(?P<name>(?:“[^”\n]{1,30}”)?[^，。；\n]{2,60}?(?:会议|大会|座谈会|全会|仪式|活动|论坛|年会|典礼|例会|推进会|部署会|会商会|会))(?!议)"
)
_NAME_BEFORE = compile(
    r"(?P<name>[^，。；：\n]{3,60}?(?:会议|大会|座谈会|全会|仪式|活动|论坛|年会|典礼|会))(?:在[^，。；]{1,20})?(?:隆重|顺利|正式)?(?:召开|举行|开幕|举办)"
)
_DEICTIC = (
    "会议",
    "大会",
    "仪式",
    "活动",
    "上述活动",
    "此次活动",
    "座谈会",
    "本次会议",
    "该会议",
    "此次会议",
)
_HOSTED = compile(r"举行|举办|主办|承办|召开|奠基|开工|开业|投产|落成|揭牌|竣工|启动")
_VISIT_VERB = compile(
    r"莅临|走访|查看|察看|考察|调研|参观|来到|走进|深入|前往|赴|视察|检查|督查|督导|慰问|看望|抵达|到|了解了|在$"
)
_AT_EVENT = compile(r"(?:会议?上|仪式上|活动(?:上|现场|中)|现场|会后|座谈(?:会)?上|论坛上|期间)，?")
_ORGANIZED = compile(r"由[^，。；]*$")
_ORGANIZES = compile(r"^[^，。；]{0,30}?(?:主办|承办|协办|(?:投资|出资)(?:兴建|建设|打造)?)")
_GOES_TO = compile(r"(?:来到|走进|前往|考察|调研|参观|走访)(?:了|位于[^，。；]{2,12}的)?$")
_MET = compile(r"会见|拜会|拜访|会晤|走访|接待")
_SAYS = compile(r"(?:说|表示|指出|认为|希望|强调)，")
_SIGN = compile(r"签署|签约|签订|签字|签下")
_REPRESENTATIVES = compile(
    r"^(?:[、和][^，。；]{2,60}?)?等?(?:[一二三四五六七八九十\d]+家)?(?:企业|单位|公司|银行|机构)?(?:相关|有关|主要)?(?:负责人|负责同志|代表|领导|高管)"
)
_ATTENDS = compile(r"的(?:情况|工作)*(?:介绍|汇报)|[^。；]{0,24}(?:参加|出席|发言|见证|列席|到场|座谈|介绍)")
# A tour goes on without a name: 代表团一行先后考察了某公司.
_PARTY = compile(
    r"[^，。；]{0,12}?(?:代表团|考察团|考察组|调研组|督导组|检查组|督查组|工作组|考评组|慰问组|一行|与会人员|参会人员)(?:一行)?"
)
_PARTY_SUBJECT = compile(
    r"，?(?:[\u4e00-\u9fff]{0,6}(?:代表团|考察团|考察组|调研组|督导组|检查组|督查组|工作组|考评组|慰问组)(?:一行)?|一行)(?:先后)?(?![由对])"
)
# How many sentences behind the last scene a tour may go on.
TOUR_REACH = 3
# How far behind a firm's name the verb may stand by which it hosts.
HOSTING_REACH = 30
_TIME_FRONT = compile(
    r"^(?:[\d年月日号至—-]+|上午|下午|日前|近日|近期|昨[日天]|今[日天]|当[日天]|，|据悉|、| )*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at an event: a person (`name` is the full name) or a company."""

    name: str
    kind: str
    role: str
    rule: str
    start: int
    end: int


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
    day: DateMention | None
    opens: bool = False
    """Whether the scene is the first of its paragraph and begins with a date."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.person.name for a in self.actions))

    @property
    def leader(self) -> Action:
        return min(self.actions, key=lambda a: a.person.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """All that is known of an article when its events are sought.

    `sentences` leave out headline and byline; `leads` gives for the name of a person the companies
    that he or she leads.
    """

    text: str
    headline: str
    sentences: Sequence[Span]
    actions: Sequence[Action]
    dates: Sequence[DateMention]
    organizations: Sequence[OrganizationMention]
    places: Sequence[Mention]
    leads: Mapping[str, Sequence[str]]
    titles: Sequence[Span] = ()

    def words_of(self, start: int, end: int) -> str:
        """The text of a stretch without the titles in it: 常委会主任 tells of no meeting."""
        return outside(self.text, start, end, self.titles)

    def paragraph_start(self, position: int) -> int:
        """Where the paragraph begins that holds `position`."""
        return self.text.rfind("\n", 0, position) + 1

    def clause_start(self, position: int) -> int:
        """Where the clause begins that holds `position`."""
        return max(self.text.rfind(mark, 0, position) for mark in "，。；：\n") + 1

    def clause_end(self, position: int, limit: int) -> int:
        """Where the clause ends that holds `position`, at the latest `limit`."""
        return next((i for i in range(position, limit) if self.text[i] in "，；。：\n"), limit)

    def days(self) -> list[DateMention]:
        """The dates that may date an event."""
        return [d for d in self.dates if d.kind in ("day", "range", "relative", "vague")]


def telling(
    text: str,
    headline: str,
    sentences: Sequence[Span],
    actions: Sequence[Action],
    dates: Sequence[DateMention],
    organizations: Sequence[OrganizationMention],
    mentions: Iterable[Mention],
    leads: Mapping[str, Sequence[str]],
    titles: Sequence[Span] = (),
) -> Telling:
    """What `find_events` reads, with the places out of a tagger's mentions."""
    return Telling(
        text=text,
        headline=headline,
        sentences=sentences,
        actions=actions,
        dates=dates,
        organizations=organizations,
        places=tuple(m for m in mentions if m.label is Label.PLACE),
        leads=leads,
        titles=sorted(titles),
    )


def find_events(article: Telling) -> tuple[Event, ...]:
    """The events of an article, in text order."""
    scenes = _scenes(article)
    common = [
        s for s in scenes if len(scenes) > 1 and _ABOVE.search(article.sentences[s.sentence].of(article.text))
    ]
    grouped = _group(article, [s for s in scenes if s not in common])
    groups = [
        [*part, *common]
        for group in grouped
        for team in _split_teams(article, group)
        for part in _split_separate(article, team)
    ]
    events: list[Event] = []
    for group in groups:
        own = {scene.sentence for scene in group}
        others = {scene.sentence for other in groups for scene in other} - own
        events.append(_event(article, group, events, frozenset(others)))
    return tuple(events)


def _scenes(article: Telling) -> list[_Scene]:
    scenes: list[_Scene] = []
    present = [a for a in article.actions if a.group in PRESENT]
    for number, actions in groupby(sorted(present, key=lambda a: a.sentence), key=lambda a: a.sentence):
        here, sentence = tuple(actions), article.sentences[number]
        reach = article.clause_end(max(a.start for a in here), sentence.end)
        dated = [
            *article.days(),
            *(d for d in article.dates if d.kind == "month" and _is_recalled(article, d)),
        ]
        own = [d for d in dated if d.kind != "vague" and sentence.start <= d.start < reach]
        own.sort(key=lambda d: d.start)
        day = _antecedent(own[0], article.days()) if own else None
        paragraph = article.paragraph_start(sentence.start)
        opens = any(
            d.start - sentence.start <= 1 and (paragraph >= sentence.start - 1 or _ECHO.match(d.text))
            for d in own
        )
        if day is None:
            day = _announced(article, number)
        if day is None:
            before = [
                d
                for d in article.days()
                if paragraph <= d.start < sentence.start and _opens_sentence(article, d)
            ]
            day = before[-1] if before else None
        scenes.append(_Scene(number, here, day, opens))
    return scenes


def _announcement(article: Telling, number: int) -> Span | None:
    """The sentence before, when nobody acts in it and all that it says is that an event was held."""
    if not number or any(a.sentence == number - 1 for a in article.actions):
        return None
    before = article.sentences[number - 1]
    return before if _IS_HELD.search(before.of(article.text).strip()) else None


def _announced(article: Telling, number: int) -> DateMention | None:
    """The date at the head of the sentence before that announces an event (下午，座谈会召开)."""
    before = _announcement(article, number)
    if before is None:
        return None
    return next((d for d in article.days() if before.start <= d.start <= before.start + 1), None)


def _is_recalled(article: Telling, date: DateMention) -> bool:
    """Whether the date is of something that the text recalls (今年3月，区长甲曾…)."""
    return bool(_RECALLS.match(article.text, date.end))


def _group(article: Telling, scenes: Sequence[_Scene]) -> list[list[_Scene]]:
    groups: list[list[_Scene]] = []
    for scene in scenes:
        if not groups:
            groups.append([scene])
            continue
        day = next((s.day for s in groups[-1] if s.day is not None), None)
        anew = _starts_anew(article, groups[-1], scene)
        if not anew and len(groups) > 1 and _is_back(article, groups[-2], groups[-1], scene):
            groups[-2].append(scene)
            continue
        other_day = day is not None and scene.day is not None and not _same_day(day, scene.day)
        if (
            anew
            or other_day
            or _is_sequel(article, groups[-1], scene)
            or _is_a_day_of(article, groups[-1], scene)
        ):
            groups.append([scene])
        else:
            groups[-1].append(scene)
    return groups


def _same_day(one: DateMention, other: DateMention) -> bool:
    if one.interval is not None and other.interval is not None:
        return one.interval.start < other.interval.end and other.interval.start < one.interval.end
    if "relative" in (one.kind, other.kind) or "vague" in (one.kind, other.kind):
        return True
    (month, first, last), (other_month, other_first, other_last) = _days(one), _days(other)
    return (month == other_month or 0 in (month, other_month)) and first <= other_last and other_first <= last


def _days(date: DateMention) -> tuple[int, int, int]:
    """Month (0 when not printed), first and last day of a date without a year."""
    numbers = [_number(n) for n in _NUMBER.findall(date.text)]
    if date.kind == "month" and numbers:
        return numbers[-1], 1, 31
    month = numbers.pop(0) if "月" in date.text and len(numbers) > 1 else 0
    return month, numbers[0] if numbers else 0, numbers[-1] if numbers else 31


def _number(text: str) -> int:
    """A number up to 99, in digits or Chinese numerals.

    >>> _number("12"), _number("二十"), _number("十一"), _number("三十一")
    (12, 20, 11, 31)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = {numeral: n for n, numeral in enumerate(_NUMERALS, 1)}
    return (value.get(tens, 1) * 10 if ten else 0) + value.get(ones[:1], 0)


def _is_sequel(article: Telling, group: Sequence[_Scene], scene: _Scene) -> bool:
    """随后主持召开座谈会: a scene of another kind that the text puts before or after the others."""
    if _signs_after_talks(article, group, scene):
        return True
    sentence = article.sentences[scene.sentence]
    then = _THEN.match(sentence.of(article.text))
    follows = then is not None and scene.leader.person.start >= sentence.start + then.end() - 1
    follows = follows or _follows_announcement(article, scene.sentence)
    if not follows and not _is_later_that_day(group, scene):
        return False
    kinds = {_scene_kind(article, s) for s in group} - {""}
    kind = _scene_kind(article, scene)
    return bool(kind) and bool(kinds) and kind not in kinds


def _follows_announcement(article: Telling, number: int) -> bool:
    """Whether the sentence before says no more than that another event came next (会后，举行签约仪式)."""
    before = _announcement(article, number)
    return before is not None and bool(_THEN.match(before.of(article.text).strip()))


def _signs_after_talks(article: Telling, group: Sequence[_Scene], scene: _Scene) -> bool:
    """Whether the scene is a ceremony of signing, and the group a reception of guests (会见)."""
    here, there = (article.sentences[s.sentence].of(article.text) for s in (scene, group[0]))
    signs = any(a.role == "signatory" for a in scene.actions)
    return signs and bool(_SIGNING_CEREMONY.search(here)) and bool(_RECEIVES.search(there))


def _is_a_day_of(article: Telling, group: Sequence[_Scene], scene: _Scene) -> bool:
    """Whether the scene is a meeting, a signing or a ceremony on one day of a tour of several."""
    last = next((s.day for s in reversed(group) if s.day is not None), None)
    if last is None or scene.day is None or scene.day.kind == "range" or last.text == scene.day.text:
        return False
    tour = group[0].day is not None and group[0].day.kind == "range"
    kind = _scene_kind(article, scene)
    return (
        tour
        and kind in ("meeting", "signing", "ceremony")
        and kind not in {_scene_kind(article, s) for s in group}
        and not _continues(article, scene)
    )


def _is_later_that_day(group: Sequence[_Scene], scene: _Scene) -> bool:
    """Whether the scene is of another part of the day than the group: 上午 there, 下午 here."""
    parts = [_PART_OF_DAY.search(s.day.text) if s.day else None for s in (*group, scene)]
    there = {p.group() for p in parts[:-1] if p}
    return parts[-1] is not None and bool(there) and parts[-1].group() not in there


def _starts_anew(article: Telling, group: Sequence[_Scene], scene: _Scene) -> bool:
    """Whether the scene is of a second report (又讯), or tells of others than the group's.

    Of others it tells under its own date, or before the press.
    """
    here, there = (article.sentences[s.sentence].of(article.text) for s in (scene, group[0]))
    if _SECOND_REPORT.match(here):
        return True
    if {n for s in group for n in s.names}.intersection(scene.names):
        return False
    if scene.opens and not _continues(article, scene):
        return True
    if _SEVERAL_TEAMS.search(article.text) and _leads_a_team(article, scene):
        return True
    return bool(_PRESS.search(here)) and not _PRESS.search(there)


def _continues(article: Telling, scene: _Scene) -> bool:
    """Whether the sentence's subject is the party that the text spoke of before (13日上午，代表团一行…)."""
    sentence = article.sentences[scene.sentence]
    day = next((d for d in article.dates if sentence.start <= d.start <= sentence.start + 1), None)
    begin = day.end if day else sentence.start
    return bool(_PARTY_SUBJECT.match(article.text, begin, scene.leader.person.start))


def _leads_a_team(article: Telling, scene: _Scene) -> bool:
    """Whether the scene's sentence begins with its leader, title in front, who goes somewhere."""
    sentence = article.sentences[scene.sentence]
    front = article.words_of(sentence.start, scene.leader.person.start)
    first = scene.leader.predicate
    goes = first.event in ("inspection", "visit") or bool(_GOES.search(first.verb))
    opens = _TIME_FRONT.match(front.strip()) or _TEAM_FRONT.match(front.strip())
    return goes and bool(opens) and scene.leader.group == "presence"


def _is_back(article: Telling, main: Sequence[_Scene], aside: Sequence[_Scene], scene: _Scene) -> bool:
    """Whether after an aside (仪式前会见) the text is back at the main event."""
    first = article.sentences[aside[0].sentence].of(article.text)
    kinds = [{_scene_kind(article, s) for s in group} for group in (main, aside)]
    kind = _scene_kind(article, scene)
    return bool(_THEN.match(first)) and kind in kinds[0] - kinds[1] - {""}


def _scene_kind(article: Telling, scene: _Scene) -> str:
    sentence = article.sentences[scene.sentence]
    start = article.clause_start(scene.leader.person.start)
    stretch = article.words_of(start, sentence.end)
    return _kind_of(stretch) or _kind_of(article.words_of(sentence.start, sentence.end))


def _kind_of(text: str) -> str:
    """The kind of event that the words of a stretch tell of; blank when none does."""
    scores: dict[str, int] = {}
    for kind, weight, words in _KIND_WORDS:
        if words.search(text):
            scores[kind] = max(scores.get(kind, 0), weight)
    best = max(scores.values(), default=0)
    return next((kind for kind in _KIND_ORDER if scores.get(kind) == best), "")


def _split_teams(article: Telling, group: Sequence[_Scene]) -> list[list[_Scene]]:
    """Leaders who go separate ways on one day are at events of their own."""
    lead, later = group[0], group[1:]
    apart = bool(_APART.search(article.sentences[lead.sentence].of(article.text)))
    leaders: list[str] = []
    for scene in later:
        person = scene.leader.person
        cue = _TEAM.search(article.text[person.end : person.end + 4])
        if person.name in lead.names and person.name not in leaders and (apart or cue):
            leaders.append(person.name)
    if len(leaders) < 2:
        return [list(group)]
    teams: dict[str, list[_Scene]] = {name: [] for name in leaders}
    current = ""
    for scene in later:
        own = next((n for n in scene.names if n in teams), "")
        current = own or current
        if current:
            teams[current].append(scene)
    rest = tuple(a for a in lead.actions if a.person.name not in teams)
    start = [[replace(lead, actions=rest)]] if rest else []
    return [*start, *teams.values()]


def _split_separate(article: Telling, group: Sequence[_Scene]) -> list[list[_Scene]]:
    """分别会见甲、乙 are two meetings."""
    for index, scene in enumerate(group):
        sentence = article.sentences[scene.sentence]
        apart = _each_visits(article, scene)
        if len(apart) > 1:
            before = [list(group[:index])] if index else []
            after = [list(group[index + 1 :])] if group[index + 1 :] else []
            return [*before, *([part] for part in apart), *after]
        match = _SEPARATELY.search(article.text, sentence.start, sentence.end)
        if match is None:
            continue
        hosts = tuple(a for a in scene.actions if a.person.start < match.start())
        guests = {a.person.name: a for a in scene.actions if a.person.start > match.start()}
        if not hosts or len(guests) < 2:
            continue
        met = [[replace(scene, actions=(*hosts, guest))] for guest in guests.values()]
        known = {a.person.name for a in hosts} | set(guests)
        rest = [s for s in group[index + 1 :] if not set(s.names) <= known]
        before = [list(group[:index])] if index else []
        return [*before, *met, *([rest] if rest else [])]
    return [list(group)]


def _each_visits(article: Telling, scene: _Scene) -> list[_Scene]:
    """甲、乙分别看望丙、丁: each went to somebody, and nobody says who to whom."""
    sentence = article.sentences[scene.sentence]
    match = _EACH_VISITS.search(article.text, sentence.start, sentence.end)
    if match is None:
        return []
    visitors = {a.person.name: a for a in scene.actions if a.person.start < match.start()}
    return [replace(scene, actions=(action,)) for action in visitors.values()]


def _event(
    article: Telling, group: Sequence[_Scene], earlier: Sequence[Event], others: frozenset[int]
) -> Event:
    first = not earlier
    span = article.sentences[group[0].sentence]
    people = _people(group)
    kind = _kind(article, group, first=first)
    return Event(
        kind=kind,
        name=_name(article, span, first=first),
        date=_date(article, group, earlier),
        place=next((p.text for p in article.places if span.start <= p.start < span.end), ""),
        participants=(*people, *_companies(article, group, people, kind, others)),
        span=span,
    )


def _people(group: Sequence[_Scene]) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for scene in group:
        for action in scene.actions:
            person, role = action.person, action.role or "attendee"
            old = found.get(person.name)
            if old is None or PARTICIPATION_ROLES.index(role) < PARTICIPATION_ROLES.index(old.role):
                found[person.name] = Participant(
                    name=person.name,
                    kind="person",
                    role=role,
                    rule=f"{action.group}:{action.predicate.verb}",
                    start=person.start,
                    end=person.end,
                )
    return tuple(found.values())


def _kind(article: Telling, group: Sequence[_Scene], *, first: bool) -> str:
    span = article.sentences[group[0].sentence]
    start = span.start if first else article.clause_start(group[0].leader.person.start)
    lead = article.words_of(start, span.end)
    before = article.sentences[max(0, group[0].sentence - 1)]
    if before.start >= article.paragraph_start(span.start) and not _kind_of(_AT_THIS.sub("", lead)):
        lead = article.words_of(before.start, before.end) + lead
    opening = " ".join(article.words_of(s.start, s.end) for s in article.sentences[:2])
    scores: dict[str, float] = {}
    for kind, weight, words in _KIND_WORDS:
        scores[kind] = max(scores.get(kind, 0), weight if words.search(lead) else 0)
        if first:
            scores[kind] += HEADLINE_SHARE * weight * bool(words.search(article.headline))
            scores[kind] += OPENING_SHARE * weight * bool(words.search(opening))
    for scene in group:
        for action in scene.actions:
            if action.predicate.event:
                scores[action.predicate.event] = scores.get(action.predicate.event, 0) + 1 / len(
                    scene.actions
                )
    best = max(scores.values(), default=0)
    if best <= 0:
        return "other"
    kind = next(kind for kind in _KIND_ORDER if scores.get(kind, 0) == best)
    end = article.text.find("\n", article.sentences[group[-1].sentence].end - 1)
    told = article.text[span.start : end if end >= 0 else None]
    if kind in ("meeting", "inspection", "visit") and _DEAL.search(told):
        return "signing"
    return "inspection" if kind == "visit" and _looks_first(lead) else kind


def _looks_first(lead: str) -> bool:
    """Whether who consoles somebody has first looked into something: 查看灾情，看望伤员."""
    looks, consoles = _LOOKS.search(lead), _CONSOLES.search(lead)
    return bool(looks and consoles and looks.start() < consoles.start())


def _name(article: Telling, span: Span, *, first: bool) -> str:
    """The event's name as printed; without one, the headline, without that the sentence's beginning."""
    sentences = [s for s in article.sentences if s.start <= span.start]
    texts = [span.of(article.text), *(s.of(article.text) for s in reversed(sentences[-3:-1]))]
    for text in texts if first else texts[:1]:
        for pattern in (_NAME_BEFORE, _NAME_AFTER):
            match = pattern.search(text)
            if match and match.group("name") not in _DEICTIC:
                return _unquoted(match.group("name"))
    if first and article.headline:
        return article.headline
    return span.of(article.text).strip()[:40]


def _unquoted(name: str) -> str:
    """The name without quotation marks around the whole of it, or without their other half."""
    if name.startswith("“") and name.endswith("”"):
        return name[1:-1]
    return name.removeprefix("”").removesuffix("“")


def _date(article: Telling, group: Sequence[_Scene], earlier: Sequence[Event]) -> DateMention | None:
    """The date in the scene; else one before it in the paragraph; else that of the article's lead.

    What happened after or before another event (会见后，) has the date of that event.

    当日 stands for the date before it, 昨日 for the fuller 昨日上午 of the same paragraph. The lead's date
    does not pass on when the lead tells of an accident: the visit may be of another day.
    """
    usable = article.days()
    for scene in group:
        span = article.sentences[scene.sentence]
        reach = article.clause_end(max(a.start for a in scene.actions), span.end)
        here = [d for d in usable if span.start <= d.start < reach]
        if not here and scene.day is not None and scene.day.kind == "month":
            return scene.day
        if here:
            return _fuller(article, _antecedent(here[0], usable))
        if period := _PERIOD.match(span.of(article.text)):
            return DateMention(span.start, span.start + period.end(), period.group(), None, "none", "vague")
    span = article.sentences[group[0].sentence]
    if (then := _THEN.match(span.of(article.text))) and (other := _meant(then.group(), earlier)):
        return other.date
    paragraph = article.paragraph_start(span.start)
    nearby = [d for d in usable if paragraph <= d.start < span.start and d.text not in _LIKE_BEFORE]
    if nearby:
        openers = [d for d in nearby if _opens_sentence(article, d)]
        return (openers or nearby[:1])[-1]
    for opening in article.sentences[:3]:
        inside = [
            d
            for d in usable
            if opening.start <= d.start < opening.end
            and article.text[d.end : d.end + 1] not in "的前起"
            and not _STAMP.match(d.text)
        ]
        if inside:
            return None if _INCIDENT.search(opening.of(article.text)) else inside[0]
    first = article.sentences[0].start
    before = [d for d in usable if d.end <= first and d.kind == "day"]
    return before[-1] if before and _DATELINE_DAY.search(article.text[:first]) else None


def _meant(words: str, events: Sequence[Event]) -> Event | None:
    """Which dated event 开工仪式后 speaks of: the last of the kind that is named, else the last."""
    dated = [event for event in events if event.date is not None]
    kinds = {kind for kind, _, pattern in _KIND_WORDS if pattern.search(words)}
    named = [event for event in dated if event.kind in kinds]
    fitting = named or dated
    return fitting[-1] if fitting else None


def _opens_sentence(article: Telling, date: DateMention) -> bool:
    number = bisect_right(article.sentences, date.start, key=lambda s: s.start) - 1
    if number < 0 or date.start >= article.sentences[number].end:
        return False
    return date.start - article.sentences[number].start <= OPENING_REACH


def _antecedent(date: DateMention, dates: Sequence[DateMention]) -> DateMention:
    if not date.text.startswith(_LIKE_BEFORE):
        return date
    before = [d for d in dates if d.start < date.start and not d.text.startswith(_LIKE_BEFORE)]
    return before[-1] if before else date


def _fuller(article: Telling, date: DateMention) -> DateMention:
    paragraph = article.paragraph_start(date.start)
    longer = [d for d in article.dates if paragraph <= d.start < date.start and d.text.startswith(date.text)]
    return longer[0] if longer else date


def _companies(
    article: Telling,
    group: Sequence[_Scene],
    people: Sequence[Participant],
    kind: str,
    others: frozenset[int],
) -> tuple[Participant, ...]:
    """The firms that take part; `others` are the sentences that tell of other events."""
    found: dict[str, Participant] = {}

    def add(name: str, role: str, rule: str, start: int, end: int) -> None:
        found.setdefault(
            name, Participant(name=name, kind="company", role=role, rule=rule, start=start, end=end)
        )

    for firm in article.organizations:
        if firm.kind == "company" and (part := _part_of(article, group, firm, kind, others)):
            add(firm.text, *part, firm.start, firm.end)
    for person in people:
        for firm_name in article.leads.get(person.name, ()):
            add(firm_name, "attendee", "represented", person.start, person.end)
    return tuple(found.values())


def _part_of(
    article: Telling,
    group: Sequence[_Scene],
    firm: OrganizationMention,
    kind: str,
    others: frozenset[int],
) -> tuple[str, str] | None:
    """The role and the rule by which a firm takes part in the event of these scenes; None when it does not."""
    number = bisect_right(article.sentences, firm.start, key=lambda s: s.start) - 1
    if number < 0 or firm.start >= article.sentences[number].end or number in others:
        return None
    text, sentence = article.text, article.sentences[number]
    distance = min(abs(number - scene.sentence) for scene in group)
    opening = article.sentences[group[0].sentence].start
    in_opening = firm.start < opening and article.paragraph_start(opening) <= firm.start
    inside = group[0].sentence <= number <= group[-1].sentence + TOUR_REACH
    at_event = inside and bool(_AT_EVENT.match(text, sentence.start))
    before, after = text[article.clause_start(firm.start) : firm.start], text[firm.end : sentence.end]
    rest = text[firm.end : article.clause_end(firm.end, sentence.end)]
    sent = _REPRESENTATIVES.match(after)
    if sent and (distance == 0 or at_event) and _ATTENDS.match(after, sent.end()):
        return "attendee", "represented"
    near = distance <= 1 or in_opening
    told = bool(_SAYS.search(text, sentence.start, firm.start))
    if near and kind == "signing" and _SIGN.search(sentence.of(text)) and not told:
        return "signatory", "signs"
    if distance == 0 and kind == "meeting" and _MET.search(before):
        return "attendee", "met"
    if distance == 0 and _GOES_TO.search(before):
        return "host", "visited"
    toured = kind in ("inspection", "visit")
    if toured and (
        (inside and _is_stop(text, firm, sentence)) or (distance == 0 and _VISIT_VERB.search(before))
    ):
        return "host", "visited"
    if (near or at_event) and kind in ("meeting", "ceremony", "activity") and _SIGN.search(rest):
        return "signatory", "signs"
    hosts = _HOSTED.search(rest[:HOSTING_REACH]) and _TIME_FRONT.match(before)
    if hosts and (distance == 0 or (in_opening and kind == "ceremony")):
        return "host", "hosts"
    if kind in ("ceremony", "activity", "meeting") and _ORGANIZED.search(before) and _ORGANIZES.search(rest):
        return "host", "hosts"
    return None


def _is_stop(text: str, firm: OrganizationMention, sentence: Span) -> bool:
    """Whether the firm is a stop of a tour (考察组一行先后深入甲公司、乙公司; 在甲公司，…)."""
    party = _PARTY.match(text, sentence.start, firm.start)
    if party and _VISIT_VERB.search(text, party.end(), firm.start):
        return True
    front = text[sentence.start : firm.start].strip()
    return front in ("在", "随后在", "在位于") and text[firm.end : firm.end + 1] == "，"
