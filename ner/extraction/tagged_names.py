"""The names that a tagger found, corrected; and names of certain form that need no tagger."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from re import Match, compile

from ner.extraction.body_names import body_before
from ner.extraction.name_candidates import followers, latin_names
from ner.extraction.name_ends import NameEnds
from ner.extraction.title_heads import TitleHeads
from ner.lexicon.common_words import common_words
from ner.lexicon.divisions import find_division, find_places
from ner.lexicon.person_names import (
    SHORTEST_NAME,
    is_anonymous,
    is_foreign,
    is_plausible,
    is_strong_surname,
    joined_names,
    may_be_transliterated,
    may_stand_alone,
    plain_name,
    surname_of,
)
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import states, verbs, words
from ner.text.characters import HAN
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention
from ner.text.spans import Span, Taken, occurrences

LONGEST_NAME = 6
"""Characters: a longer stretch that begins with a Chinese surname is no name, whatever a tagger says."""
RULE_REACH = 30
"""Characters behind a stretch within which words show that it is no person."""
USUAL_NAME = 3
"""Characters of a Chinese name that needs no title beside it; longer ones are foreign or have two surnames."""

# Prepositions that taggers glue to the front of a name that the text has without them: 同|某某尔.
_BEFORE_NAMES = frozenset("同向对由经与和及")
# What formulas and web addresses hold, and no name.
_SIGNS = frozenset("+＋=＝/／&＆*＊<>＜＞")
# What a trip to a place is called behind its name: 桐某行.
_TRIPS = frozenset("行游")
# The units behind a place's name, and what makes a person of it: 孙某|镇长.
_UNITS = frozenset("市县镇乡")
_OFFICES = frozenset("长委")
# What stands in front of a brand, and not the words that join names.
_HAN_BEFORE = compile(rf"(?![和与及同由向对请的在了])[{HAN}]")
_WIDE_GAP = compile(r"　|[ ]{2,}")
_FRONT = compile(
    rf"[的了在和与及、，。丨｜|：@＠#\s]+|(?:唐|宋|元|明|清|汉|隋|晋|北宋|南宋|东汉|西汉|三国|春秋|战国)(?:代|朝|时期)(?=[{HAN}]{{2,3}}$)"
)
# 甲某的画: who is named in the name of a museum is a person all the same.
_WORK = compile(r"(?:先生)?的(?:书?画|画作|作品|书法|诗|词作|歌曲|雕塑|油画|手稿)")
_STROKES = ("/", "／")
_CREDITS = frozenset("文图摄")
_ARRIVES = frozenset("来赴抵")
_HONORIFICS = compile(r"(?:同志|先生|女士|小姐|一行|老师|等)$")
# Who stands in the name of a doctrine or is named as its head.
_IN_DOCTRINE = compile(
    rf"(?:(?<=[^{HAN}])|(?<=以)|(?<=和)|(?<=贯彻)|(?<=落实)|(?<=学习)|(?<=领会)|(?<=坚持)|(?<=践行)|(?<=围绕)|(?<=遵循)|^)[{HAN}]{{3}}"
    r"(?=新时代中国特色|同志为核心|总书记(?:关于|系列|重要|对|在)|(?:生态文明|法治|经济|强军|外交|文化)?思想(?:为|和|、|，|。|的|主题)|理论(?:和|、|“|”|，))"
)

# The characters that the words behind such a name begin with.
_DOCTRINE_BEGINS = compile("[新同总生法经强外文思理]")


def tagged_names(text: str, mentions: Iterable[Mention], heads: TitleHeads) -> dict[Span, str]:
    """Where a text names persons, each with the name of the tagger or rule that found it.

    What the tagger found is trimmed, and dropped when `reason_against` it; names in Latin letters
    behind a title and names in doctrines are added. Of names that overlap the longest stays.
    """
    mentions = tuple(mentions)
    organizations = {m.text for m in mentions if m.label is Label.ORGANIZATION}
    ends = NameEnds(
        text=text,
        heads=heads,
        starts=frozenset(m.start for m in mentions),
        names=frozenset(m.text for m in mentions if m.label is Label.PERSON),
    )
    names: dict[Span, str] = {}
    for mention in mentions:
        if mention.tagger == KNOWN_PEOPLE:
            names[mention.span] = KNOWN_PEOPLE
        elif mention.label is Label.PERSON:
            span = _trim(text, mention.span, heads, ends)
            if (
                span is not None
                and not _is_brand(text, span, heads, ends.starts)
                and not reason_against(text, span, heads, organizations)
            ):
                names[span] = mention.tagger
    names = {part: by for span, by in names.items() for part in _apart(text, span, heads)}
    for span in latin_names(text, heads):
        names = {s: by for s, by in names.items() if not s.overlaps(span)} | {span: "beside_title"}
    names = {_with_surname(text, span, heads): by for span, by in names.items()}
    for match in _in_doctrines(text):
        if is_plausible(match.group()) and is_strong_surname(surname_of(match.group())):
            names.setdefault(Span(match.start(), match.end()), "doctrine")
    return longest(names)


def _apart(text: str, span: Span, heads: TitleHeads) -> tuple[Span, ...]:
    """The two names of reporters that print has nothing between, else the one: 记者|甲某|乙某."""
    of_journalist = any(core.end == span.start and core.head.kind == "journalist" for core in heads.cores)
    if not of_journalist or not joined_names(span.of(text)):
        return (span,)
    middle = span.start + SHORTEST_NAME
    return (Span(span.start, middle), Span(middle, span.end))


def _in_doctrines(text: str) -> Iterator[Match[str]]:
    """The matches of `_IN_DOCTRINE`, sought where the words behind them may begin."""
    for beginning in _DOCTRINE_BEGINS.finditer(text, USUAL_NAME):
        if match := _IN_DOCTRINE.match(text, beginning.start() - USUAL_NAME):
            yield match


def longest(names: dict[Span, str]) -> dict[Span, str]:
    """Of names that overlap the longest, of equals the leftmost."""
    taken = Taken(max((span.end for span in names), default=0))
    longest_first = sorted(names, key=lambda span: (-len(span), span))
    return {span: names[span] for span in longest_first if taken.take(span)}


def reason_against(text: str, span: Span, heads: TitleHeads, organizations: Iterable[str]) -> str:
    """The name of the rule by which a tagged stretch is no person; blank when it is one.

    `anonymous`: the text hides the name (王某); `state`: a state is named so; `arrival_at_place`:
    somebody comes to a place whose name lacks its unit; a rule of not_a_person.tsv; `word`: a common
    word that no surname begins; `phrase`: four characters or more without a title that neither a
    Chinese name nor one of another language has; `division`: the name of a place, neither titled nor
    listed; `short_place`: a place's without its unit, or a trip to it; `short_organization`: a piece
    of an organization's name; `no_evidence`: nothing `bears_out` the tagger's word.
    """
    titled = heads.beside(span) or span.start - 1 in heads.ends
    name = plain_name(span.of(text))
    if is_anonymous(name):
        return "anonymous"
    if name in states():
        return "state"
    if _goes_to_place(name) and (not titled or text[span.end : span.end + 2] in verbs()):
        return "arrival_at_place"
    before = text[span.start - 1 : span.start]
    rule = rule_table("not_a_person").first(f"{before}⟨{span.of(text)}⟩{text[span.end :]}", len(before))
    if rule and (rule.weight or not titled):
        return rule.name
    if not surname_of(name) and name in common_words():
        return "word"
    if len(name) > USUAL_NAME and not (titled or is_plausible(name) or may_be_transliterated(name)):
        return "phrase"
    if not (heads.beside(span) or _is_listed(text, span)) and any(
        place.text == span.of(text) for place in find_places(span.of(text))
    ):
        return "division"
    if span.start not in heads.ends_of_posts and not _is_listed(text, span) and _shortens_place(text, name):
        return "short_place"
    if _shortens(text, span.of(text), organizations, heads):
        return "short_organization"
    return "" if titled or bears_out(text, span) else "no_evidence"


def is_named_after(text: str, span: Span) -> bool:
    """Whether a stretch that is a name elsewhere is surely none here: the prize that is named after somebody."""
    before = text[span.start - 1 : span.start]
    rule = rule_table("not_a_person").first(
        f"{before}⟨{span.of(text)}⟩{text[span.end : span.end + RULE_REACH]}", len(before)
    )
    return rule is not None and rule.weight > 0


def bears_out(text: str, span: Span) -> str:
    """What in the text speaks for a tagged name without a title; blank when nothing does.

    Taggers trained on national news take rare words of local news (名菊, 滑雪庆|典) for names, so
    one of these must hold: `list`: a 、 beside it; `foreign`: it is written in parts; `repeated`:
    the text has twice what is no common word; `full_name`: three characters with a surname that is no everyday word;
    `follower`: what follows is what follows names.
    """
    name = span.of(text)
    if _is_listed(text, span):
        return "list"
    if is_foreign(name):
        return "foreign"
    if text.count(name) > 1 and name not in common_words():
        return "repeated"
    name = plain_name(name)
    plausible = is_plausible(name) or (
        name[-1] in "和与" and len(name) == USUAL_NAME and is_plausible(name[:2])
    )
    if plausible and len(name) == USUAL_NAME and may_stand_alone(surname_of(name)):
        return "full_name"
    follows = (plausible or len(name) > USUAL_NAME) and followers().match(text, span.end)
    return "follower" if follows else ""


def _is_brand(text: str, span: Span, heads: TitleHeads, starts: Collection[int]) -> bool:
    """Whether the stretch is the end of a firm's name: between words and a firm's title that another name follows."""
    before = text[span.start - 1 : span.start]
    titles = (core for core in heads.cores if core.start == span.end)
    return (
        bool(_HAN_BEFORE.match(before))
        and span.start not in heads.ends
        and len(span) <= USUAL_NAME
        and any(core.head.head in words("firm_head") and core.end in starts for core in titles)
    )


def _goes_to_place(name: str) -> bool:
    """Whether the name is what those do who come to a place, and the place: 来|某某 for 来某某县."""
    return (
        name[0] in _ARRIVES
        and len(name) == USUAL_NAME
        and any(find_division(name[1:] + unit) for unit in "市县区")
    )


def _is_listed(text: str, span: Span) -> bool:
    return "、" in (text[span.start - 1 : span.start], text[span.end : span.end + 1])


@lru_cache(maxsize=1024)
def _shortens_place(text: str, name: str) -> bool:
    """Whether the text has the name with a unit behind: 何某 beside 何某镇, 桐某行 beside 桐某市."""
    stem = name[:-1] if len(name) == USUAL_NAME and name[-1] in _TRIPS else name
    return any(
        text[place.end : place.end + 1] in _UNITS and text[place.end + 1 : place.end + 2] not in _OFFICES
        for place in occurrences(text, stem)
    )


def _shortens(text: str, name: str, organizations: Iterable[str], heads: TitleHeads) -> bool:
    """Whether the name is a piece of an organization's that the text names too, and no person's.

    A person has a title, though not one of a firm behind it (某某总经理甲), or is the author of a work.
    """
    if not any(name in whole and len(whole) - len(name) > 1 for whole in organizations):
        return False
    places = list(occurrences(text, name))
    firm_heads = {core.start for core in heads.cores if core.head.head in words("firm_head")}
    return not any(
        (heads.beside(place) and place.end not in firm_heads) or _WORK.match(text, place.end)
        for place in places
    )


def _with_surname(text: str, span: Span, heads: TitleHeads) -> Span:
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


def _trim(text: str, span: Span, heads: TitleHeads, ends: NameEnds) -> Span | None:
    """The stretch without titles, particles and honorifics; None when what is left is no name."""
    start, end = span.start, span.end
    # 图/|文 甲某: the label in front of a name.
    if text[start - 1 : start] in _STROKES and text[start] in _CREDITS:
        start += 1
    for core in heads.across(span):
        if core.start == start in heads.ends and core.end == end - 1 and is_plausible(text[start:end]):
            continue  # 书记|林长某: 林长 is a post as well.
        if core.start < end and start < core.end:
            if core.start > start:
                end = min(end, core.start)
            else:
                start = core.end
    if start >= end:
        return None
    if (match := _FRONT.match(text, start, end)) and not _is_surnamed_and(text, start, end, heads):
        start = match.end()
    if start >= end:
        return None
    if text[start] in _BEFORE_NAMES and (
        text[start + 1 : end] in ends.names or _joins_foreigner(text, start, end, heads)
    ):
        start += 1
    if match := _HONORIFICS.search(text[start:end]):
        end = start + match.start()
    end = _end_before_title(text, start, heads) if end - start == 1 else ends.end_of(start, end)
    gap = _WIDE_GAP.search(text, start, end)
    if gap and is_plausible(plain_name(text[start : gap.start()])):
        end = gap.start()
    name = plain_name(text[start:end])
    too_long = len(name) > LONGEST_NAME and not is_foreign(name) and surname_of(name)
    if len(name) < 2 or too_long or any(c.isdigit() or c in _SIGNS for c in name):
        return None
    return Span(start, end)


def _end_before_title(text: str, start: int, heads: TitleHeads) -> int:
    """The end of a name of whose characters a tagger found the surname alone: 栗|某某|委员长."""
    if start + 1 in heads.starts or not is_strong_surname(text[start]):
        return start + 1
    ends = (start + USUAL_NAME, start + SHORTEST_NAME)
    return next((e for e in ends if e in heads.starts_of_posts and _is_no_body(text[start:e])), start + 1)


def _is_no_body(name: str) -> bool:
    """Whether characters in front of a post may be a name: 栗某某, not the body 栗区委."""
    return is_plausible(name) and not body_before(name, len(name))


def _joins_foreigner(text: str, start: int, end: int, heads: TitleHeads) -> bool:
    """Whether 同 joins the holder of a title to a name of another language: 甲主席|同|安某某总理."""
    name = text[start + 1 : end]
    return (
        start in heads.ends
        and len(name) > 1
        and words("transliteration").issuperset(name)
        and not is_plausible(text[start:end])
    )


def _is_surnamed_and(text: str, start: int, end: int, heads: TitleHeads) -> bool:
    """Whether 和 right behind a title is a surname (局长和某勇), not the word (局长和张某)."""
    name = plain_name(text[start:end])
    return (
        text[start] == "和"
        and start in heads.ends
        and is_plausible(name)
        and not is_strong_surname(surname_of(name[1:]))
    )
