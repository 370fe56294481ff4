"""Which printed names stand for one organisation."""

from collections.abc import Iterable
from re import compile

from ner.lexicon.divisions import find_places
from ner.lexicon.word_lists import abbreviations

# From this length on an acronym (赣某城投) is sure enough to stand for the full name that spells it.
LETTERS_OF_A_NAME = 4

_FULL_ENDS = ("有限公司", "集团公司", "股份公司", "有限责任公司", "公司", "集团")
_LEGAL = compile(r"(?:有限公司|有限责任公司|股份公司)$")
_BRANCH = compile(r"(?:分行|支行|分公司|子公司|营业部)$")
_BANK = compile(r"银行(?:股份)?有限(?:责任)?公司")
_BRACKETS = compile(r"[（）()]")
# Abbreviations that stand behind a place as well as in front: 某某农商行.
_INNER = ("农商行", "农商银行")


def short_for(name: str, names: Iterable[str]) -> str:
    """The one full name among `names` that `name` abbreviates, or itself; a chain ends in the fullest.

    Within an article a short name (东风某产) is the same firm as the one full name that it abbreviates;
    branches and departments are bodies of their own.
    """
    longer = [other for other in names if is_short_for(name, other)]
    fullest = [one for one in longer if not any(is_short_for(one, other) for other in longer)]
    return fullest[0] if len(fullest) == 1 else name


def is_short_for(short: str, long: str) -> bool:
    """Whether one name of a firm is a shorter form of the other.

    >>> is_short_for("东风某产", "东风某产乘用车公司"), is_short_for("农行某分行", "中国农业银行某分行")
    (True, True)
    >>> is_short_for("某某银行", "某某银行甲市分行"), is_short_for("甲乙市分行", "某某银行甲乙市分行")
    (False, True)
    """
    if short in abbreviations():
        return _plain(long).startswith(abbreviations()[short].removeprefix("中国")) and short != long
    if short == long or len(short) < 3 or _LEGAL.search(short):
        return False
    one, other = _plain(short), _plain(long)
    if one == other:
        return len(short) < len(long)
    if _BRANCH.search(short):
        return len(one) > LETTERS_OF_A_NAME and other.endswith(one)
    if not long.endswith(_FULL_ENDS) or _BRANCH.search(long):
        return False
    ending = next((e for e in _FULL_ENDS if one.endswith(e)), "")
    core = one.removesuffix(ending)
    if ending:
        at = other.find(core)
        return len(core) >= 2 and at >= 0 and ending in other[at + len(core) :] and bool(_LEGAL.search(long))
    if one in other:
        return True
    place = next((p for p in find_places(other) if p.start == 0), None)
    local = other[place.end :] if place else other
    return len(one) >= LETTERS_OF_A_NAME and (_spells(one, other) or _spells(one, local))


def _plain(name: str) -> str:
    """The name with abbreviations spelt out, without brackets, 中国 in front and a bank's legal form."""
    name = _BRACKETS.sub("", name)
    for abbreviated, full in abbreviations().items():
        if name.startswith(abbreviated) or (abbreviated in _INNER and abbreviated in name):
            name = name.replace(abbreviated, full, 1)
            break
    return _BANK.sub("银行", name.removeprefix("中国"))


def _spells(letters: str, name: str) -> bool:
    """Whether the name begins with the first two letters and has the others in that order."""
    rest = iter(name)
    return name.startswith(letters[:2]) and all(letter in rest for letter in letters)
