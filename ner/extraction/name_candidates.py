"""Where a name of plausible shape stands: right after a title, in a list, in a decision."""

from collections.abc import Container, Iterable, Iterator
from functools import cache
from re import Pattern, compile

from ner.extraction.body_names import body_of
from ner.extraction.title_heads import POST_ENDS, Core, TitleHeads, is_head_of_government
from ner.lexicon.common_words import common_words, crosses
from ner.lexicon.person_names import (
    DOTS,
    FOREIGN,
    LATIN,
    is_plausible,
    is_strong_surname,
    may_stand_alone,
    surname_of,
)
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import any_of, surnames, verbs, words
from ner.text.characters import HAN
from ner.text.spans import Span, Taken, occurrences

# Followers that no transliteration uses.
_NEVER_IN_FOREIGN = frozenset("说称率等与及对向从被将并就在同")
# Characters that, at the end of a candidate, more often begin the verb after a shorter name.
_VERB_LIKE = frozenset("来到在赴率带陪会视调考指表说出参介听看宣作讲要主")
CERTAIN_FOLLOWER = compile(r"[、，。；：）（ 　\n]|$|等|同志|先生|女士|分别|以及|及(?!时|格)")
# Words that a given name hardly ever is: only behind a title, with what follows names behind it.
_SELDOM_LAST = frozenset("到上下")
_MARK = compile(r"[、，。；）]|$")
_ASKING = frozenset("么吗呢的了谁怎")
_ONCE = compile(r"曾[经在多说讲指任与到对是为率带先参]")
_AFTER_JOINED = ("到", "在", "对", "，", "。", "等", "、")
_UNIT_ENDS = frozenset("局处科所站办室部委院社厂镇乡村区县组队馆会")
# Not 旗: a name may end in it.
_PLACE_ENDS = frozenset("省市县区州")
_DECIDES = compile(r"任命|免去|选举|任免")
_VITA = compile(
    rf"(?m)^[ 　\d一二三四五六七八九十.．、（）()]{{0,6}}(?P<name>[{HAN}]{{2,4}})(?:同志)?，[ 　]*[男女]，"
)
# 主任|谈热线: what headlines say that somebody does.
_TELLS = frozenset("谈")
_HELD = frozenset(("兼任", "担任", "所任", "原任", "现任", "曾任"))
_CLAUSE_HEAD = compile(r"^|[\n；，：、]|任命|免去|选举")
# 批准|甲某某|辞去…
_RESIGNS = compile(r"(?:接受|批准|同意)(?P<name>[^，。；的 　]{2,4}?)(?:同志)?(?:的)?(?:提出)?(?:请求)?辞去")
_APPOINTED_TO = compile(
    r"(?:[（(][男女][）)])?[ 　]*(?:同志)?(?:为[^，。；\n]{0,30}(?:长|任|员|席|记)|(?:兼任|担任|所任)?的?[^，。；\n]{2,60}职务)"
)


@cache
def followers() -> Pattern[str]:
    """What may follow a name."""
    return compile(r"[ 　\n]|$|" + any_of({*words("name_follower"), *verbs()}))


def name_end(text: str, begin: int, *, strict: bool = False, stops: Container[int] = ()) -> int | None:
    """Where a name of plausible shape that begins at `begin` ends; None when none does.

    Of the possible ends the one with the longer known follower wins, then the longer name.

    Args:
        text: the article's text.
        begin: where the name must begin.
        strict: whether punctuation or a form of address must follow.
        stops: places where a name may end whatever follows.
    """
    if FOREIGN.match(text, begin):
        return _foreign_end(text, begin)
    best: tuple[int, int] | None = None
    for length in (2, 3, 4):
        name, end = text[begin : begin + length], begin + length
        if len(name) < length or not _may_be_name(name) or body_of(name) is not None:
            continue
        relaxed = is_strong_surname(surname_of(name)) and not strict
        follower = (followers() if relaxed else CERTAIN_FOLLOWER).match(text, end)
        if follower or end in stops:
            strength = len(follower.group()) if follower else 0
            best = max(best or (-1, 0), (strength - (name[-1] in _VERB_LIKE), length))
    if best is None:
        return None
    end = begin + best[1]
    # 米庆和|到某镇: what follows 和 is a verb, so that it joins nothing.
    whole = best[1] == 2 and text[end : end + 1] == "和"
    return end + (whole and _verb_follows(text, end + 1))


def _verb_follows(text: str, position: int) -> bool:
    return text.startswith(_AFTER_JOINED, position) or any(
        text[position : position + length] in verbs() for length in (2, 3, 4)
    )


def _may_be_name(name: str) -> bool:
    """Whether a text that no tagger took for a name has the shape of one: neither hidden nor a word."""
    return is_plausible(name) and "某" not in name and not _begins_verb(name)


def _begins_verb(name: str) -> bool:
    return bool(_ONCE.match(name)) or not verbs().isdisjoint((name, name[:2]))


def _foreign_end(text: str, begin: int) -> int | None:
    match = FOREIGN.match(text, begin)
    if match is None:
        return None
    last_dot = max(text.rfind(dot, begin, match.end()) for dot in DOTS)
    ends = (
        end
        for end in range(last_dot + 2, match.end())
        if (follower := followers().match(text, end))
        and (len(follower.group()) > 1 or follower.group() in _NEVER_IN_FOREIGN)
    )
    end = next(ends, match.end())
    return None if _is_question(text[begin:end]) else end


def _is_question(text: str) -> bool:
    """Whether a ? in the text is one, and not what is left of a name's dot."""
    if "?" not in text and "？" not in text:
        return False
    return not _ASKING.isdisjoint(text) or any(text[i : i + 2] in verbs() for i in range(len(text)))


def name_after(text: str, core: Core, stops: Container[int]) -> Span | None:
    """The name that begins right after a title, or after blanks or a colon there; None without one."""
    begin = core.end
    while begin < len(text) and text[begin] in " 　：:@＠":
        begin += 1
    occupation = core.head.kind == "occupation"
    if begin > core.end and occupation:
        return None
    end = name_end(text, begin, strict=occupation or core.head.kind == "collective", stops=stops)
    if end is None and core.end == begin and core.head.kind == "post":
        end = _end_of_word_name(text, begin)
    if end is None or not _is_surely_name(text, Span(begin, end), core):
        return None
    return Span(begin, end)


def _end_of_word_name(text: str, begin: int) -> int | None:
    """Where a name ends that is a word too, as 周到: its second character begins no verb, and one follows it."""
    name, end = text[begin : begin + 2], begin + 2
    if (
        name[1:] not in _SELDOM_LAST
        or not is_strong_surname(name[0])
        or text[begin + 1 : begin + 3] in verbs()
    ):
        return None
    follows = text[end : end + 1] == name[1] or any(
        text[end : end + length] in verbs() for length in (2, 3, 4)
    )
    return end if follows or _MARK.match(text, end) else None


def _is_surely_name(text: str, span: Span, core: Core) -> bool:
    """Whether the stretch is a name and no words: 职工|余粮, 总工|程量, 区长|高难度 and 总经理|依然 name nobody.

    A common word that lies across the front of the stretch, is the stretch elsewhere in the text,
    or stands behind a surname that is a word itself, speaks against it. A rare surname needs a post
    in front and a mark or a form of address behind.
    """
    if FOREIGN.match(span.of(text)):
        return True
    name = span.of(text)
    surname = surname_of(name)
    if _is_word_there(text, name):
        return False
    if not core.head.head.endswith(POST_ENDS) and crosses(text, span.start):
        return False
    is_weak = not is_strong_surname(surname) or surname in _TELLS
    if is_weak and name.removeprefix(surname) in common_words():
        return False
    if surnames()[surname] == "rare" and name in common_words():
        return False
    if core.head.kind in ("occupation", "collective"):
        return may_stand_alone(surname) and name[:2] not in common_words()
    if surnames()[surname] == "rare":
        return is_strong_surname(surname) and bool(CERTAIN_FOLLOWER.match(text, span.end))
    return True


def _is_word_there(text: str, name: str) -> bool:
    """Whether a name is a common word that the text uses as one too: 主席任免 where 任免|干部 stands elsewhere."""
    if name not in common_words():
        return False
    return any(not followers().match(text, place.end) for place in occurrences(text, name))


def latin_names(text: str, heads: TitleHeads) -> list[Span]:
    """Names in Latin letters right after a title: 副总裁Tony Lam."""
    matches = (LATIN.match(text, core.end) for core in heads.cores if core.head.kind in ("post", "rank"))
    return [Span(m.start("name"), m.end("name")) for m in matches if m]


def between_place_and_head(text: str, places: Iterable[Span], heads: TitleHeads) -> Iterator[Span]:
    """Names between a place and the head of its government: 滕某 of 某某市|滕某|市长."""
    ends = {place.end for place in places}
    for core in heads.cores:
        if core.rank or not is_head_of_government(core.head.head):
            continue
        for begin in (core.start - 2, core.start - 3):
            name = text[max(0, begin) : core.start]
            known = begin in ends and text[begin - 1] == core.head.head[0] and is_plausible(name)
            if known and is_strong_surname(surname_of(name)) and name not in common_words():
                yield Span(begin, core.start)


def heads_of_vitae(text: str) -> Iterator[Span]:
    """Names at the head of a line, or behind its number, that a sex follows, whatever word they are: 钟某，男，1970年生."""
    for match in _VITA.finditer(text):
        if is_plausible(match["name"]):
            yield Span(*match.span("name"))


def appointees(text: str) -> Iterator[Span]:
    """Names at the head of a clause of a decision (任命：孙某某为某局局长；免去：孙某某的某局局长职务), and of who resigns."""
    for match in _CLAUSE_HEAD.finditer(text) if _DECIDES.search(text) else ():
        start = match.end()
        ends = (start + length for length in (4, 3, 2))
        if end := next((end for end in ends if _is_appointee(text, start, end)), None):
            yield Span(start, end)
    for match in _RESIGNS.finditer(text):
        name = match["name"]
        if _may_be_name(name) and is_strong_surname(surname_of(name)):
            yield Span(*match.span("name"))


def _is_appointee(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name[-1:] in _PLACE_ENDS or _DECIDES.match(name) or not _may_be_name(name):
        return False
    # 免去王某|兼任的部长职务
    if text[end - 1 : end + 1] in _HELD:
        return False
    if not _APPOINTED_TO.match(text, end):
        return False
    surname = surname_of(name)
    # 任命|独立师的营长, 修改|为: the words of laws.
    if name in common_words() or (surnames().get(surname) == "rare" and name[:2] in common_words()):
        return False
    if text[end] in "的为同" or is_strong_surname(surname):
        return True
    # 免去|项某某江城市副市长职务: a surname that is a word too, right behind the decision.
    decided = text.endswith(("任命", "免去"), 0, start)
    return decided and surnames().get(surname) == "common" and name[:2] not in common_words()


def list_items(text: str, known: Iterable[Span], excluded: Taken, heads: TitleHeads) -> Iterator[Span]:
    """Members of a list of names that stand behind a known name: 乙, 丙 of 甲、乙、丙 with 甲 known.

    Args:
        text: the article's text.
        known: the names that are known.
        excluded: the characters that belong to these or to other names; those of the items are added.
        heads: the heads of titles in the text.
    """
    ahead = list(known)
    while ahead:
        last = ahead.pop()
        if not text.startswith("、", last.end):
            continue
        start = last.end + 1
        end = name_end(text, start, stops=heads.starts)
        if end is None or (end in heads.starts and _is_unit(text[start:end])):
            continue
        if rule_table("not_a_person")["department_in_short"].pattern.match(f"⟨{text[start:end]}⟩"):
            continue
        item = Span(start, end)
        if not excluded.touches(item) and not heads.taken.touches(item):
            excluded.add(item)
            ahead.append(item)
            yield item


def _is_unit(name: str) -> bool:
    """Whether what stands in front of a title is rather the unit that the title is of: 水务局, 保龄球."""
    return name[-1] in _UNIT_ENDS or not is_strong_surname(surname_of(name))
