"""The shapes of personal names: what may be a name where a title says that one must stand."""

from re import compile

from ner.lexicon.word_lists import surnames, words
from ner.text.characters import HAN

SHORTEST_NAME = 2
"""Characters of a Chinese name: a surname and a given name of one."""
DOTS = "·•?？・‧．"
"""What stands between the parts of a foreign name, in damaged texts too."""
FOREIGN = compile(rf"[{HAN}]{{1,6}}(?:[{DOTS}][{HAN}]{{1,8}})+")
"""A name in parts: 阿卜杜拉·某某."""
LATIN = compile(
    r"[ 　]?(?P<name>[A-Z][A-Za-z.'’-]+(?:(?: (?:van|von|der|den|de|da|di|du|del|la|le|bin|al)){0,3} [A-Z][A-Za-z.'’-]*){1,3}"
    r"|[A-Z][a-z]{2,})"
)
"""A name in Latin letters: Tony Lam, Jan van Dam."""

_HAN_ONLY = compile(rf"[{HAN}]*")
# Words that never stand inside a given name; a candidate that holds one is a phrase.
_NOT_GIVEN = frozenset("摄上下到者么吗呢吧的了与及是将被把也还就都这那等对们各每某该不没有说称要据并而但或且")
# Particles that the first of two given names may be: 李和平, 王向东.
_SELDOM_GIVEN = frozenset("和在为其从向由于以会")
# Of those words the ones that names of three characters hold.
_SOMETIMES_GIVEN = frozenset("有上")
_HIDDEN = compile(rf"[{HAN}]某[{HAN}]?")
# 亚历山大|二世.
_ORDINAL = compile(r"[一二三四五六七八九十]{1,4}世$")
# The last character of Japanese given names, as 一 of 健一.
_JAPANESE_LAST = frozenset("一二三郎子夫雄男美江代")
# The second character of Japanese surnames.
_JAPANESE_SECOND = frozenset("田川桥本山村木野原井泽崎岛藤上中内口部谷")


def surname_of(name: str) -> str:
    """The surname that a name starts with, compound ones first; blank when there is none.

    >>> surname_of("欧阳某某"), surname_of("王某"), surname_of("的王")
    ('欧阳', '王', '')
    """
    known = surnames()
    for length in (4, 3, 2):
        if len(name) > length and known.get(name[:length]) == "compound":
            return name[:length]
    return name[0] if len(name) > 1 and name[0] in known else ""


def plain_name(text: str) -> str:
    """The name that a stretch prints, without white space and with · between parts.

    Names in Latin letters keep one blank between words.

    >>> plain_name("王 某"), plain_name("阿某?某某"), plain_name("Tony  Lam")
    ('王某', '阿某·某某', 'Tony Lam')
    """
    if LATIN.match(text):
        return " ".join(text.split())
    return "".join(text.split()).replace("?", "·").replace("？", "·").replace("•", "·").replace("・", "·")


def is_foreign(name: str) -> bool:
    """Whether the name is written in parts: 阿卜杜拉·某某, also with a damaged dot."""
    return FOREIGN.fullmatch(name) is not None


def is_plausible(name: str) -> bool:
    """Whether the text has the shape of a full personal name, given that a name must stand there.

    Two to four Han characters that begin with a surname and hold no function word, or a name in
    parts (…·…).
    """
    if is_foreign(name):
        return True
    if not _HAN_ONLY.fullmatch(name):
        return False
    surname = surname_of(name)
    given = name[len(surname) :]
    if not surname or not 1 <= len(given) <= 2:
        return _double_surname(name)
    if len(given) == 1 and given in _SELDOM_GIVEN:
        return False
    first = _SOMETIMES_GIVEN if len(given) == 2 else frozenset()
    holds_word = not _NOT_GIVEN.difference(first).isdisjoint(given[0]) or given[-1] in _NOT_GIVEN
    return not holds_word and given[-1] not in _SELDOM_GIVEN


def has_particle(name: str) -> bool:
    """Whether the text holds a particle that no name does: 切实把. 徐有某 and 孔祥上 are names."""
    sometimes = _SOMETIMES_GIVEN if len(name) == 3 and is_strong_surname(name[0]) else frozenset()
    return bool(_NOT_GIVEN.difference(sometimes).intersection(name[1:]))


def _double_surname(name: str) -> bool:
    known = surnames()
    return (
        len(name) == 4
        and known.get(name[0]) == "common"
        and known.get(name[1]) == "common"
        and not _NOT_GIVEN.intersection(name[2:])
    )


def is_strong_surname(surname: str) -> bool:
    """Whether the surname is hardly ever an everyday word."""
    return surname in surnames() and surname not in words("everyday_surname")


def may_stand_alone(surname: str) -> bool:
    """Whether the surname is common enough, and rare enough as a word, to stand alone (王主任)."""
    return surnames().get(surname) in ("common", "compound") and surname not in words("everyday_surname")


def may_be_transliterated(name: str) -> bool:
    """Whether the name may be one of another language, though it shows no parts: 扎西东珠, 岸田某某, 某某三世.

    >>> may_be_transliterated("扎西东珠"), may_be_transliterated("春江建业")
    (True, False)
    """
    if "·" in name or not _HAN_ONLY.fullmatch(name):
        return True
    return words("transliteration").issuperset(_ORDINAL.sub("", name)) or name[1:2] in _JAPANESE_SECOND


def joined_names(run: str) -> tuple[str, str] | None:
    """The two names of two characters that print has nothing between; None where the run may be one name.

    >>> joined_names("文雅王强"), joined_names("欧阳王强"), joined_names("扎西东珠")
    (('文雅', '王强'), None, None)
    """
    names = run[:SHORTEST_NAME], run[SHORTEST_NAME:]
    if len(run) != 2 * SHORTEST_NAME or is_plausible(run) or words("transliteration").issuperset(run):
        return None
    both = all(map(is_plausible, names)) and any(may_stand_alone(name[0]) for name in names)
    return names if both else None


def is_transcribed(name: str) -> bool:
    """Whether a name that looks Chinese is one of another language: two of its neighbours are of transcriptions."""
    marked = [character in words("transcribing") for character in name]
    return any(marked[i] and any(marked[i + 1 : i + 3]) for i in range(len(marked)))


def is_japanese(name: str) -> bool:
    """Whether a name of four characters or more has the shape of a Japanese one: 高桥健一.

    >>> is_japanese("高桥健一"), is_japanese("欧阳健一"), is_japanese("高桥健")
    (True, False, False)
    """
    return len(name) >= 4 and name[1] in _JAPANESE_SECOND and not is_plausible(name)


def is_japanese_front(name: str, following: str) -> bool:
    """Whether a name of three characters goes on with the last one of a Japanese given name: 高桥健|一.

    >>> is_japanese_front("高桥健", "一"), is_japanese_front("高某健", "一")
    (True, False)
    """
    return len(name) == 3 and name[1] in _JAPANESE_SECOND and following in _JAPANESE_LAST


def is_anonymous(name: str) -> bool:
    """Whether the name hides its bearer: 张某, 李某某."""
    return _HIDDEN.fullmatch(name) is not None
