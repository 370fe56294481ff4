"""Whom a shortened name stands for: parts of names, slips of the pen, surname and title (王主任)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from re import compile

from ner.extraction.tagged_names import USUAL_NAME
from ner.extraction.title_heads import TitleHeads
from ner.lexicon.person_names import is_japanese, may_stand_alone, plain_name, surname_of
from ner.lexicon.pinyin import pinyin
from ner.text.spans import Span, Taken, occurrences

# Surnames that say in front of a title that somebody holds it: 到县教育局任局长.
_VERB_SURNAMES = frozenset("任")
KIN_REACH = 6
"""Characters in front of a name within which a word for kin tells whose kin its bearer is."""

_KIN = compile(
    r"(?:儿子|女儿|之子|之女|妻子|夫人|丈夫|父亲|母亲|哥哥|弟弟|姐姐|妹妹)(?:[—－-]{0,2}|[、：“])\Z"
)
_ADDRESSABLE = compile(r"(?:长|书记|主任|主席|经理|总|总裁|政委|司令|司令员|专员|总理|参谋长|董事|校董)$")
# What a surname is called by in short, and the title that it stands for: 桂董, 李总.
_SHORT_TITLES = {"董": "董事长", "总": "总经理"}
# What may stand in front of a form of address.
_ADDRESSES_FOLLOW = frozenset(
    "、，。；：“”（）()！？的由在和与及向对据请听取陪同会见随给为让部委局办府院司处室科所团厅社乡镇村队行组中心按等到当"
)


def full_names(text: str, spans: Iterable[Span], heads: TitleHeads) -> Callable[[str], str]:
    """A function from a name to whom it stands for: 艾尼瓦尔 for the one 艾尼瓦尔·某某 of the text.

    A name of three characters is a slip of the pen (某晓伟 for 某晓炜) when one other of the text
    differs in a single character of the same sound, stands beside a title or in a list, and this
    one never does. 桂董 is the one 董事长 of that surname. A name that stands for none or for several others stands for itself.
    """
    titled = {
        plain_name(s.of(text))
        for s in spans
        if heads.beside(s) or "、" in (text[s.start - 1 : s.start], text[s.end : s.end + 1])
    }
    names = sorted({plain_name(s.of(text)) for s in spans})
    meant: dict[str, set[str]] = {}
    for name in names:
        if _is_kin_of_the_short(text, name):
            continue
        first, dot, last = name.partition("·")
        for part in (first, last) if dot else _surnames_of_foreigner(name):
            meant.setdefault(part, set()).add(name)
    for slip in (name for name in names if len(name) == USUAL_NAME and name not in titled):
        for name in titled:
            if len(name) == len(slip) and name[0] == slip[0] and _sounds_alike(name, slip):
                meant.setdefault(slip, set()).add(name)
    for name in names:
        if len(name) == 2 and (title := _SHORT_TITLES.get(name[1])):
            meant.setdefault(name, set()).update(n for n in names if n[0] == name[0] and title + n in text)
    return lambda name: next(iter(meant[name])) if len(meant.get(name, ())) == 1 and len(name) > 1 else name


def _surnames_of_foreigner(name: str) -> tuple[str, ...]:
    """相川 of 相川和某, who is called 相川议长: what a Japanese name begins with; none of another name."""
    is_one = len(name) > USUAL_NAME and is_japanese(name)
    return (name[:2],) if is_one else ()


def _is_kin_of_the_short(text: str, name: str) -> bool:
    """Whether the bearer of a name in parts is first named as somebody's kin: 某某的儿子——甲·某某."""
    at = text.find(name) if "·" in name else -1
    return at > 0 and _KIN.search(text, max(0, at - KIN_REACH), at) is not None


def _sounds_alike(name: str, slip: str) -> bool:
    differing = [(a, b) for a, b in zip(name, slip, strict=True) if a != b]
    return len(differing) == 1 and pinyin(differing[0][0]) == pinyin(differing[0][1])


def _cuts(other: Span, address: Span, title: int) -> bool:
    """Whether a surname and title lie across what names something else: 吉|林长|春, 江|州长|江大桥."""
    return (
        other.start < address.start < other.end
        or other.start < title < other.end
        or address.start < other.start < address.end <= other.end
    )


def _holds(text: str, name: str, title: str) -> bool:
    """Whether the title stands beside the name, and is no part of a deputy's: 李书记 is no 副书记李某."""
    places = (place.start - len(title) for place in occurrences(text, name))
    before = any(text.startswith(title, at) and text[at - 1 : at] != "副" for at in places if at >= 0)
    return before or name + title in text


def addresses(
    text: str, names: Mapping[Span, str], heads: TitleHeads, excluded: Iterable[Span]
) -> Iterator[tuple[Span, str]]:
    """Surnames in front of a title (王|主任), each with the one full name of that surname, if there is just one.

    Of several full names the one is meant that stands beside that title elsewhere in the text.
    Without a full name surname and title stand for themselves.

    Args:
        text: the article's text.
        names: where the text names persons in full, with their names.
        heads: the heads of titles in the text.
        excluded: stretches that name something else: no surname stands inside one.
    """
    known = sorted(set(names.values()))
    taken = Taken(len(text), names)
    for core in heads.cores:
        head = core.head.head
        if core.head.kind not in ("post", "rank") or not _ADDRESSABLE.search(head):
            continue
        fronts = (text[max(0, core.start - length) : core.start] for length in (2, 1))
        surname = next((front for front in fronts if may_stand_alone(front)), "")
        whole = Span(core.start - len(surname), core.end)
        if not surname or taken.touches(whole) or any(_cuts(e, whole, core.start) for e in excluded):
            continue
        before = text[whole.start - 1 : whole.start]
        fitting = [name for name in known if surname_of(name) == surname]
        if before and not before.isspace() and before not in _ADDRESSES_FOLLOW:
            continue
        if surname in _VERB_SURNAMES and not fitting:
            continue
        if len(fitting) > 1:
            title = core.rank + head
            fitting = [name for name in fitting if _holds(text, name, title)]
        yield Span(whole.start, core.start), fitting[0] if len(fitting) == 1 else whole.of(text)
