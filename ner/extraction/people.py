"""Which stretches of a text name persons: a tagger's word, corrected and completed by titles and lists."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from re import Pattern, compile, escape, finditer

from ner.extraction.title_grammar import Core, body_of
from ner.lexicon.divisions import find_places
from ner.lexicon.person_names import is_foreign, is_plausible, is_strong_surname, may_stand_alone, surname_of
from ner.lexicon.pinyin import pinyin
from ner.lexicon.word_lists import any_of, predicates, surnames, words
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention
from ner.text.spans import Span, Taken

_HAN = r"\u3400-\u9fff〇"
# A longer stretch that begins with a Chinese surname is no name, whatever a tagger says.
LONGEST_NAME = 6
# Names in parts (…·…) are the longest mentions of persons.
LONGEST_MENTION = 20
# Given a title or a list names may be longer; without, only foreign ones are.
LONGEST_CHINESE_NAME = 3
# Particles that taggers glue to the end of a name.
_NOT_LAST = frozenset("向对与和在说称等把被将就及因摄")
# What follows the name of a town or a village in front of a title: 王某屯|镇党委书记.
_TOWN_GOES_ON = compile(r"[镇乡村屯](?:党|政府|人民|副|长|党委|支部|支书|书记|社区|居委|村委|委会)")
_ABSENCES = frozenset(("因公", "因病", "因事", "因故"))
# A verb whose first character taggers glue to a name of two: 图某|作典型发言, 丰某|领学.
_SPEECH_AHEAD = compile(
    r"作(?:了)?[^，。；]{0,10}(?:发言|报告|讲话|汇报|介绍|说明)|致[^，。；]{0,6}[词辞]|领学"
)
# Words that taggers glue to a name of three characters: 鲁某谷|因病.
_ADVERBS = frozenset("因正已也曾则却均亲")
# Followers that no transliteration uses.
_NEVER_IN_FOREIGN = frozenset("说称率等与及对向从被将并就在同")
# Characters that, at the end of a candidate, more often begin the verb after a shorter name.
_VERB_LIKE = frozenset("来到在赴率带陪会视调考指表说出参介听看宣作讲要主")
_STRICT_FOLLOWS = compile(r"[、，。；：）（ 　\n]|$|等|同志|先生|女士")
_FOREIGN_AT = compile(rf"[{_HAN}]{{1,6}}(?:[·•?？・‧．][{_HAN}]{{1,8}})+")
# Surnames that say in front of a title that somebody holds it: 到县教育局任局长.
_VERB_SURNAMES = frozenset("任")
_LEVELS = frozenset("省市县区州")
_UNIT_ENDS = frozenset("局处科所站办室部委院社厂镇乡村区县组队馆会")
_OFFICE_ENDS = frozenset("局处科所站厂市县镇乡")
# “某某·邻里治理”平台: the quotation marks hold more than a name, and no speech.
_COINED_NAME = compile(r"“[^“”，。；：！？\s]{2,6}[·•][^“”，。；：！？\s]{3,12}”(?=[\u4e00-\u9fff])")
_ONCE = compile(r"曾[经在多说讲指任与到对是为率带先参]")
_ASKING = frozenset("么吗呢的了谁怎")
_WIDE_GAP = compile(r"　|[ ]{2,}")
_LOST_DOT = compile(r"[?？]")
_LATIN = compile(r"[ 　]?(?P<name>[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]*){1,3}|[A-Z][a-z]{2,})")
_ANONYMOUS = compile(
    f"(?:{any_of(s for s in surnames() if is_strong_surname(s))}|(?<=[、和与])[{_HAN}])某(?:某|[甲乙丙丁])?(?![地些种个市县区省年月日])"
)
_DECIDES = compile(r"任命|免去|选举|任免")
_CLAUSE_HEAD = compile(r"^|[\n；，：、]|任命|免去|选举")
_APPOINTED_TO = compile(
    r"(?:[（(][男女][）)])?[ 　]*(?:同志)?(?:为[^，。；\n]{0,30}(?:长|任|员|席|记)|的?[^，。；\n]{2,60}职务)"
)
# Who stands in the name of a doctrine or is named as its head.
_IN_DOCTRINE = compile(
    rf"(?:(?<=[^{_HAN}])|(?<=以)|(?<=和)|(?<=贯彻)|(?<=落实)|(?<=学习)|(?<=领会)|(?<=坚持)|(?<=践行)|(?<=围绕)|(?<=遵循)|^)[{_HAN}]{{3}}"
    r"(?=新时代中国特色|同志为核心|总书记(?:关于|系列|重要|对|在)|(?:生态文明|法治|经济|强军|外交|文化)?思想(?:为|和|、|，|。|的|主题)|理论(?:和|、|“|”|，))"
)
_FRONT = compile(
    r"[的了在和与及、，。丨｜|：\s]+|(?:唐|宋|元|明|清|汉|隋|晋|北宋|南宋|东汉|西汉|三国|春秋|战国)(?:代|朝|时期)(?=[\u4e00-\u9fff]{2,3}$)"
)
_HONORIFICS = compile(r"(?:同志|先生|女士|小姐|一行|老师|等)$")
_ADDRESSABLE = compile(r"(?:长|书记|主任|主席|经理|总|总裁|政委|司令|司令员|专员|总理|参谋长|董事|校董)$")
_ADDRESS_CONTEXT = compile(
    r"(?:^|[\s、，。；：“”（）()！？的由在和与及向对据请听取陪同会见随给为让同部会委局办府院司处室科所团厅社乡镇村队行组中心按等到当随]|跟随|看见|见到)$"
)


@dataclass(frozen=True, slots=True, order=True)
class PersonMention:
    """A stretch that names a person: `text == whole_text[start:end]`, `name` who it stands for.

    The name is that of the text without white space, save for a form of address (孙主任), which
    stands for the one full name that it fits; so do a part of a name in parts (艾尼瓦尔 for
    艾尼瓦尔·某某) and a slip of the pen. Without such a name it stands for itself.
    """

    start: int
    end: int
    text: str
    name: str
    tagger: str

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


def find_people(text: str, mentions: Iterable[Mention], cores: Sequence[Core]) -> tuple[PersonMention, ...]:
    """The persons that a text names, left to right, without overlaps.

    Args:
        text: the article's text.
        mentions: what a tagger found in it.
        cores: the heads of titles in it, which never become part of a name.
    """
    mentions = tuple(mentions)
    heads = _Heads(cores)
    barred = [m.span for m in mentions if m.label is not Label.PERSON]
    barred += [Span(p.start, p.end) for p in find_places(text) if p.division and p.text == p.division.name]
    found = _tagged(text, mentions, heads)
    taken, walls = Taken(len(text), found), Taken(len(text), barred)
    stops = {core.start for core in cores if core.head.kind == "journalist"}
    for core in cores:
        span = _name_after(text, core, stops)
        if span is None or heads.taken(text).touches(span):
            continue
        if taken.touches(span):
            if is_foreign(span.of(text)):
                found = _widened(text, found, span)
            continue
        if not walls.touches(span) or _is_certain(text, span, barred):
            found[span] = "beside_title"
            taken.add(span)
    for span in _appointees(text):
        if not taken.touches(span) and not walls.touches(span):
            found[span] = "appointed"
            taken.add(span)
    for span in _list_items(text, found, taken, walls, heads):
        found[span] = "in_list"
    found = _whole_names(text, found)
    found = {
        span: by for span, by in found.items() if by == KNOWN_PEOPLE or not _is_address(text, span, heads)
    }
    known = {_squeeze(span.of(text)) for span in found}
    for span in _repeats(text, known, Taken(len(text), [*found, *barred])):
        found[span] = "repeat"
    spans = _longest(found)
    full = _full_names(text, spans, heads)
    people = [
        PersonMention(s.start, s.end, s.of(text), full(_squeeze(s.of(text))), by) for s, by in spans.items()
    ]
    return tuple(sorted([*people, *_addresses(text, people, cores, barred)]))


def _widened(text: str, found: dict[Span, str], whole: Span) -> dict[Span, str]:
    """What is found, with a name in parts for the one part of it that a tagger knew: 玉山|江·某."""
    pieces = [span for span in found if whole.overlaps(span)]
    if len(pieces) != 1 or not whole.contains(pieces[0]):
        return found
    if pieces[0].start == whole.start and is_foreign(pieces[0].of(text)):
        return found
    return {span: by for span, by in found.items() if span not in pieces} | {whole: found[pieces[0]]}


class _Heads:
    """The heads of titles, to be asked by place."""

    def __init__(self, cores: Sequence[Core]) -> None:
        self.cores = cores
        self.starts = frozenset(core.start for core in cores)
        self.ends = frozenset(core.end for core in cores)
        self.ends_of_posts = frozenset(core.end for core in cores if core.head.kind != "occupation")
        self._taken: Taken | None = None

    def taken(self, text: str) -> Taken:
        """The characters of `text` that belong to a head."""
        if self._taken is None:
            self._taken = Taken(len(text), [Span(core.start, core.end) for core in self.cores])
        return self._taken

    def across(self, span: Span) -> Iterator[Core]:
        """The heads that share a character with the span."""
        first = bisect_left(self.cores, span.start, key=lambda core: core.end)
        return takewhile(lambda core: core.start < span.end, self.cores[first:])


def _is_address(text: str, span: Span, heads: _Heads) -> bool:
    """Whether the stretch is a surname alone in front of a title: 皇甫|主任."""
    return surnames().get(span.of(text)) == "compound" and span.end in heads.starts


def _full_names(text: str, spans: Iterable[Span], heads: _Heads) -> Callable[[str], str]:
    """Whom a name stands for: 艾尼瓦尔 for the one 艾尼瓦尔·某某 of the text, 某晓伟 for the one 某晓炜.

    A name of three characters is a slip of the pen when one other of the text differs in a single
    character of the same sound, stands beside a title or in a list, and this one never does.
    """
    titled = {
        _squeeze(s.of(text))
        for s in spans
        if s.start in heads.ends
        or s.end in heads.starts
        or "、" in (text[s.start - 1 : s.start], text[s.end : s.end + 1])
    }
    names = sorted({_squeeze(s.of(text)) for s in spans})
    meant: dict[str, set[str]] = {}
    for name in names:
        first, dot, last = name.partition("·")
        for part in (first, last) if dot else ():
            meant.setdefault(part, set()).add(name)
    for slip in (name for name in names if len(name) == LONGEST_CHINESE_NAME and name not in titled):
        for name in titled:
            if len(name) == len(slip) and name[0] == slip[0] and _sounds_alike(name, slip):
                meant.setdefault(slip, set()).add(name)
    return lambda name: next(iter(meant[name])) if len(meant.get(name, ())) == 1 and len(name) > 1 else name


def _sounds_alike(name: str, slip: str) -> bool:
    differing = [(a, b) for a, b in zip(name, slip, strict=True) if a != b]
    return len(differing) == 1 and pinyin(differing[0][0]) == pinyin(differing[0][1])


def _tagged(text: str, mentions: Iterable[Mention], heads: _Heads) -> dict[Span, str]:
    """What a tagger found, corrected; and names of certain form: in Latin letters, 张某, in a doctrine."""
    found: dict[Span, str] = {}
    mentions = tuple(mentions)
    organizations = {m.text for m in mentions if m.label is Label.ORGANIZATION}
    for mention in mentions:
        if mention.tagger == KNOWN_PEOPLE:
            found[mention.span] = KNOWN_PEOPLE
        elif mention.label is Label.PERSON:
            span = _trim(text, mention.span, heads)
            if (
                span is not None
                and not _is_place(text, span, heads)
                and _is_borne_out(text, span, heads)
                and not _shortens(text, span.of(text), organizations, heads)
                and not _TOWN_GOES_ON.match(text, span.end)
                and span.of(text) not in _ABSENCES
                and text[span.start] != "驻"
            ):
                found[span] = mention.tagger
    for span in _latin_names(text, heads.cores):
        found = {s: by for s, by in found.items() if not s.overlaps(span)} | {span: "beside_title"}
    found = {_with_surname(text, span, heads): by for span, by in found.items()}
    for span in _anonymous(text):
        found.setdefault(span, "anonymous")
    for match in _IN_DOCTRINE.finditer(text):
        if is_plausible(match.group()) and is_strong_surname(surname_of(match.group())):
            found.setdefault(Span(match.start(), match.end()), "doctrine")
    return _longest(found)


def _anonymous(text: str) -> Iterator[Span]:
    """张某, 李某某; and 谭某强 where the text says it twice."""
    for match in _ANONYMOUS.finditer(text) if "某" in text else ():
        longer = text[match.start() : match.end() + 1]
        given = is_plausible(longer[0] + longer[2:]) and not _follows().match(text, match.end())
        again = len(longer) == 3 and given and text.count(longer) > 1
        yield Span(match.start(), match.end() + again)


def _longest(found: dict[Span, str]) -> dict[Span, str]:
    """Of stretches that overlap the longest, of equals the leftmost."""
    taken = Taken(max((span.end for span in found), default=0))
    kept: dict[Span, str] = {}
    for span in sorted(found, key=lambda s: (-len(s), s)):
        if not taken.touches(span):
            kept[span] = found[span]
            taken.add(span)
    return kept


def _whole_names(text: str, found: dict[Span, str]) -> dict[Span, str]:
    """What is found, less pieces that cut across another place of a longer known name: 付某|舒曾 for 付某舒."""
    known = {span.of(text) for span in found if len(span) >= 3}
    whole = {
        Span(match.start(), match.end())
        for name in known
        if is_plausible(name) or is_foreign(name)
        for match in finditer(escape(name), text)
    }
    holders = sorted(whole)
    kept = {span: by for span, by in found.items() if span in whole or not _is_piece(span, holders)}
    taken = Taken(len(text), kept)
    return kept | {span: "repeat" for span in whole if not taken.touches(span)}


def _is_piece(span: Span, holders: Sequence[Span]) -> bool:
    """Whether a span at least as long shares a character with this one."""
    first = bisect_left(holders, Span(max(0, span.start - LONGEST_MENTION), span.start))
    near = takewhile(lambda h: h.start < span.end, holders[first:])
    return any(span.overlaps(holder) and len(span) <= len(holder) for holder in near)


def _is_certain(text: str, span: Span, barred: Sequence[Span]) -> bool:
    """Whether a name at `span` is sure although a tagger took it, or part of it, for something else."""
    if not is_strong_surname(surname_of(span.of(text))) or not _STRICT_FOLLOWS.match(text, span.end):
        return False
    return all(span.contains(other) for other in barred if span.overlaps(other))


def _latin_names(text: str, cores: Sequence[Core]) -> list[Span]:
    """Names in Latin letters right after a title: 副总裁Tony Lam."""
    matches = (_LATIN.match(text, core.end) for core in cores if core.head.kind in ("post", "rank"))
    return [Span(m.start("name"), m.end("name")) for m in matches if m]


def _with_surname(text: str, span: Span, heads: _Heads) -> Span:
    """The span with the surname that a tagger left between it and the title or 、 in front."""
    for length in (1, 2):
        wider = span.start - length
        name = text[max(0, wider) : span.end]
        if (
            (wider in heads.ends_of_posts or text[max(0, wider - 1) : max(0, wider)] == "、")
            and surname_of(name) == name[:length]
            and is_strong_surname(name[:length])
            and is_plausible(name)
            and len(name) <= 4
        ):
            return Span(wider, span.end)
    return span


def _squeeze(name: str) -> str:
    if _LATIN.match(name):
        return " ".join(name.split())
    return "".join(name.split()).replace("?", "·").replace("？", "·").replace("•", "·").replace("・", "·")


def _is_borne_out(text: str, span: Span, heads: _Heads) -> bool:
    """Whether anything beside a tagger's word speaks for a name: a title, a list, a repeat, what follows.

    Taggers trained on national news take rare words of local news (名菊, 滑雪庆|典) for names.
    """
    name = span.of(text)
    if not heads.ends.isdisjoint((span.start, span.start - 1)) or span.end in heads.starts:
        return True
    coined = _COINED_NAME.match(text, max(0, span.start - 1))
    if name[-1] in _OFFICE_ENDS or (coined and coined.end() > span.end + 1):
        return False
    listed = "、" in (text[span.start - 1 : span.start], text[span.end : span.end + 1])
    if listed or is_foreign(name) or text.count(name) > 1:
        return True
    name = _squeeze(name)
    if len(name) == LONGEST_CHINESE_NAME and is_plausible(name) and may_stand_alone(surname_of(name)):
        return True
    shaped = is_plausible(name) or len(name) > LONGEST_CHINESE_NAME
    return shaped and _follows().match(text, span.end) is not None


def _shortens(text: str, name: str, organizations: Iterable[str], heads: _Heads) -> bool:
    """Whether the name is a piece of an organisation's that the text names too, and never has a title."""
    if not any(name in whole and len(whole) - len(name) > 1 for whole in organizations):
        return False
    places = [Span(m.start(), m.end()) for m in finditer(escape(name), text)]
    return not any(p.start in heads.ends or p.end in heads.starts for p in places)


def _is_place(text: str, span: Span, heads: _Heads) -> bool:
    """Whether the stretch is the name of a division and nothing beside it says that it is a person's."""
    beside = span.start in heads.ends or span.end in heads.starts
    listed = text[span.start - 1 : span.start] == "、" or text[span.end : span.end + 1] == "、"
    return not (beside or listed) and any(p.text == span.of(text) for p in find_places(span.of(text)))


def _trim(text: str, span: Span, heads: _Heads) -> Span | None:
    start, end = span.start, span.end
    for core in heads.across(span):
        if core.start < end and start < core.end:
            if core.start > start:
                end = min(end, core.start)
            else:
                start = core.end
    if start >= end:
        return None
    if (match := _FRONT.match(text, start, end)) and not _is_surnamed_and(text, start, end, heads):
        start = match.end()
    if match := _HONORIFICS.search(text[start:end]):
        end = start + match.start()
    if end - start == 3 and _SPEECH_AHEAD.match(text, end - 1) and is_plausible(text[start : end - 1]):
        end -= 1
    while end - start > 2 and text[end - 1] in _NOT_LAST and is_plausible(_squeeze(text[start : end - 1])):
        end -= 1
    if gap := _WIDE_GAP.search(text, start, end):
        end = gap.start() if is_plausible(_squeeze(text[start : gap.start()])) else end
    name = _squeeze(text[start:end])
    if len(name) == end - start == 4 and name[-1] in _ADVERBS and is_plausible(name[:-1]):
        name, end = name[:-1], end - 1
    too_long = len(name) > LONGEST_NAME and not is_foreign(name) and surname_of(name)
    if len(name) < 2 or too_long or any(c.isdigit() for c in name):
        return None
    return Span(start, end)


def _is_surnamed_and(text: str, start: int, end: int, heads: _Heads) -> bool:
    """Whether 和 right behind a title is a surname (局长和某勇), not the word (局长和张某)."""
    name = _squeeze(text[start:end])
    return (
        text[start] == "和"
        and start in heads.ends
        and is_plausible(name)
        and not is_strong_surname(surname_of(name[1:]))
    )


@cache
def _follows() -> Pattern[str]:
    return compile(r"[ 　\n]|$|" + any_of({*words("name_follower"), *(p.verb for p in predicates())}))


def name_end(text: str, begin: int, *, strict: bool = False, stops: Container[int] = ()) -> int | None:
    """Where a name of plausible shape that begins at `begin` ends; None when none does.

    The end is where the text best goes on as text does after a name: of two ends the one with the
    longer known follower wins, then the longer name. `stops` are places where a name may end
    whatever follows, `strict` asks for punctuation.
    """
    if _FOREIGN_AT.match(text, begin):
        return _foreign_end(text, begin)
    best: tuple[int, int] | None = None
    for length in (2, 3, 4):
        name = text[begin : begin + length]
        if len(name) < length or not is_plausible(name) or _verb_at(name) or body_of(name) is not None:
            continue
        relaxed = is_strong_surname(surname_of(name)) and not strict
        follower = (_follows() if relaxed else _STRICT_FOLLOWS).match(text, begin + length)
        if follower or begin + length in stops:
            strength = len(follower.group()) if follower else 0
            best = max(best or (-1, 0), (strength - (name[-1] in _VERB_LIKE), length))
    if best is None:
        return None
    end = begin + best[1]
    # 米庆和|到某镇: what follows 和 is a verb, so that it joins nothing.
    whole = best[1] == 2 and text[end : end + 1] == "和"
    return end + (whole and _verb_follows(text, end + 1))


def _verb_follows(text: str, position: int) -> bool:
    return any(text.startswith(verb, position) for verb in ("到", "在", "对", "，", "。", "等", "、")) or any(
        text[position : position + length] in _verbs() for length in (2, 3, 4)
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(p.verb for p in predicates())


def _verb_at(name: str) -> bool:
    return bool(_ONCE.match(name)) or not _verbs().isdisjoint((name, name[:2]))


def _foreign_end(text: str, begin: int) -> int | None:
    match = _FOREIGN_AT.match(text, begin)
    if match is None:
        return None
    last_dot = max(text.rfind(dot, begin, match.end()) for dot in "·•?？・‧．")
    ends = (
        end
        for end in range(last_dot + 2, match.end())
        if (follower := _follows().match(text, end))
        and (len(follower.group()) > 1 or follower.group() in _NEVER_IN_FOREIGN)
    )
    end = next(ends, match.end())
    return None if _is_question(text[begin:end]) else end


def _is_question(text: str) -> bool:
    """Whether a ? in the text is one, and not what is left of a name's dot."""
    lost = _LOST_DOT.search(text)
    asks = not _ASKING.isdisjoint(text) or any(text[i : i + 2] in _verbs() for i in range(len(text)))
    return bool(lost) and asks


def _name_after(text: str, core: Core, stops: Container[int]) -> Span | None:
    """A name that begins right after a title, or after blanks or a colon there."""
    begin = core.end
    while begin < len(text) and text[begin] in " 　：:":
        begin += 1
    if begin > core.end and core.head.kind == "occupation":
        return None
    end = name_end(text, begin, strict=core.head.kind in ("collective", "occupation"), stops=stops)
    if end is None or (core.head.kind == "occupation" and not is_strong_surname(surname_of(text[begin:end]))):
        return None
    return Span(begin, end)


def _appointees(text: str) -> list[Span]:
    """Names at the head of a clause of a decision (任命：孙某某为某局局长；免去：孙某某的某局局长职务)."""
    if not _DECIDES.search(text):
        return []
    found = []
    for match in _CLAUSE_HEAD.finditer(text):
        ends = (match.end() + length for length in (4, 3, 2))
        fitting = (end for end in ends if _is_appointee(text, match.end(), end))
        if end := next(fitting, None):
            found.append(Span(match.end(), end))
    return found


def _is_appointee(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name[-1:] in _LEVELS or not is_plausible(name) or not _APPOINTED_TO.match(text, end):
        return False
    return text[end] in "的为同" or is_strong_surname(surname_of(name))


def _list_items(
    text: str, known: Iterable[Span], taken: Taken, walls: Taken, heads: _Heads
) -> tuple[Span, ...]:
    """Members of a name list that stand beside a known name: 甲、乙、丙 with 甲 known."""
    found: list[Span] = []
    frontier = list(known)
    while frontier:
        span = frontier.pop()
        if not text.startswith("、", span.end):
            continue
        end = name_end(text, span.end + 1, stops=heads.starts)
        if end is None or (end in heads.starts and _is_unit(text[span.end + 1 : end])):
            continue
        item = Span(span.end + 1, end)
        if not any(held.touches(item) for held in (taken, walls, heads.taken(text))):
            found.append(item)
            taken.add(item)
            frontier.append(item)
    return tuple(found)


def _is_unit(name: str) -> bool:
    """Whether what stands in front of a title is rather the unit that the title is of: 水务局, 保龄球."""
    return name[-1] in _UNIT_ENDS or not is_strong_surname(surname_of(name))


def _repeats(text: str, names: Iterable[str], taken: Taken) -> tuple[Span, ...]:
    found: list[Span] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if len(name) < 2 or (len(name) == 2 and not is_plausible(name)):
            continue
        for match in finditer(escape(name), text):
            span = Span(match.start(), match.end())
            if not taken.touches(span):
                found.append(span)
                taken.add(span)
    return tuple(found)


def _addresses(
    text: str, people: Sequence[PersonMention], cores: Sequence[Core], barred: Sequence[Span]
) -> Iterable[PersonMention]:
    """Surname and title alone: 王主任. Tied to the one full name of that surname, if there is just one."""
    full_names = sorted({p.name for p in people})
    taken = Taken(len(text), [p.span for p in people])
    for core in cores:
        if core.head.kind not in ("post", "rank") or not _ADDRESSABLE.search(core.head.head):
            continue
        start = core.start
        fronts = (text[max(0, start - length) : start] for length in (2, 1))
        surname = next((front for front in fronts if may_stand_alone(front)), "")
        if not surname:
            continue
        span = Span(start - len(surname), core.end)
        if taken.touches(span) or any(b.start < span.start < b.end for b in barred):
            continue
        before = text[max(0, span.start - 2) : span.start]
        fitting = [n for n in full_names if surname_of(n) == surname]
        if not _ADDRESS_CONTEXT.search(before) or (surname in _VERB_SURNAMES and not fitting):
            continue
        if len(fitting) > 1:
            head = core.head.head
            fitting = [n for n in fitting if head + n in text or n + head in text]
        name = fitting[0] if len(fitting) == 1 else span.of(text)
        yield PersonMention(span.start, start, span.of(text)[: len(surname)], name, "address")
