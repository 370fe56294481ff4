"""Names of organizations: the full name of a printed body, and which names are short forms of one firm's."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from re import compile

from ner.extraction.body_names import owner_of
from ner.extraction.firm_names import (
    LONGEST_BRAND_OF_A_NOUN,
    core_of,
    is_phrase,
    is_school,
    is_trade,
    short_forms,
)
from ner.extraction.title_grammar import leading_place
from ner.lexicon.divisions import at_level, find_places, parents, parse_place
from ner.lexicon.firms import firms
from ner.lexicon.states import leading_state, state_as_place
from ner.lexicon.word_lists import NATION, Division, abbreviations, bodies

# The fewest characters of an acronym (赣某城投) that stands for the full name which has these in its order.
LETTERS_OF_A_NAME = 4
# How often a text prints a firm before the one named after it and a place, to mean two; a headline may shorten a name.
NAMED_BEFORE = 2
# The fewest characters before its legal form with which a name means the one with a place in front.
LETTERS_OF_A_BRAND = 2
_FULL_ENDS = ("有限公司", "集团公司", "股份公司", "有限责任公司", "公司", "集团")
# What may stand behind 集团 in the full name of the group itself; a trade there makes a subsidiary.
_REST_OF_GROUP = compile(r"(?:控股|股份|有限|责任|总)*(?:公司)?$")
_LEGAL = compile(r"(?:有限公司|有限责任公司|股份公司|集团公司)$")
_FULL_NAME = compile(r"(?:公司|集团)$")
_LIMITED = compile(r"有限(?:责任)?公司$")
_BRANCH = compile(r"(?:分行|支行|分公司|子公司|营业部)(?:党委|纪委|党总支|党支部|党组)?$")
_BANK = compile(r"银行(?:股份)?有限(?:责任)?公司")
_BRACKETS = compile(r"[（）()]")
# Abbreviations that stand behind a place as well as in front: 某某农商行.
_INNER = ("农商行", "农商银行")
_LEVEL = compile(
    r"^团?(自治区|省(?!会|城)|市(?![场值]|民(?![政宗族防革盟建进]))|区(?![域块间])|县(?![域城])|州|盟|旗)(?=.)"
)
_NATIONAL_FRONTS = (
    "中共中央",
    "国务院",
    "全国",
    "中华人民共和国",
    "国家",
    "中央",
    "党中央",
    "中国国家",
    "中国共产党中央",
    "中国人民政治协商会议全国",
    "最高人民",
)
# Central bodies of the other parties, of the army, and what bears the nation's name: no firm, school or branch does.
_OF_THE_NATION = compile(
    r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)中央|中国人民解放军|中国民主[同建促]|"
    r"中国.{2,12}(?:(?<!分)局|署|协|(?<!分)会|科学院|工程院|办公室)$"
)
_DEPARTMENTS = ("组织部", "宣传部", "统战部", "政法委", "公安局", "管委会", "办公室")
# What a place gives its name to without being of it: 浙江|大学, 安达|集团; not 浙江图书馆, the province's.
_CALLED_BY_A_PLACE = frozenset(
    (
        *("军区", "警备区", "海关"),
        *("商会", "协会", "学会", "研究会", "促进会", "基金会", "校友会", "报业集团"),
        *("大学", "学院", "中学", "小学", "学校", "日报社", "报社", "医院"),
        *("集团", "集团公司", "公司", "有限公司", "银行", "厂", "酒店", "煤矿", "商场", "超市"),
    )
)
# Branches whose national bodies kept their names.
_LASTING = ("党委", "人大", "政协", "纪委监委", "军事")
_PARTY_OF_LEVEL = compile(r"^(?:团?(?:自治区|省|市|区|县|州|盟|旗)委|自治区党委)(?P<part>.*)$")


class FullNames:
    """The names of the organizations of an article, to ask which one a name is short for.

    >>> FullNames(["江口远岚科技有限公司", "白石银行"]).of("远岚科技")
    '江口远岚科技有限公司'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._with_form: dict[str, list[str]] = {}
        self._with_letter: dict[str, set[str]] = {}
        for name in self._names:
            for form in short_forms(name):
                self._with_form.setdefault(form, []).append(name)
            for letter in name + _plain(name):
                self._with_letter.setdefault(letter, set()).add(name)

    def of(self, name: str) -> str:
        """The one longest name that a name is a short form of, or the name itself.

        Within an article a short name (东风某产) is the same firm as the one full name that it abbreviates;
        branches and departments are bodies of their own. A firm whose name begins as the short one does goes
        before one that holds it inside: a venture's name holds its parents'. A name that is short for several stays itself.
        """
        own = self._with_form.get(name)
        longer = own or [other for other in self._holding(name) if is_short_for(name, other)]
        fullest = (one for one in longer if not any(is_short_for(one, other) for other in longer))
        found = list(islice(fullest, 2))
        return found[0] if len(found) == 1 else name

    def with_place(self, name: str) -> list[str]:
        """The names that are a full name with a place in front (see `lacks_its_place`), sorted."""
        return [other for other in self._holding(name) if lacks_its_place(name, other)]

    def _holding(self, name: str) -> list[str]:
        """The names that have all letters of a name but for its ending, as those have that it is short for; sorted."""
        plain = _plain(name)
        ending = next((e for e in _FULL_ENDS if plain.endswith(e) and plain != e), "")
        letters = set(plain.removesuffix(ending))
        holders = sorted((self._with_letter.get(letter, set()) for letter in letters), key=len)
        return sorted(set.intersection(*holders)) if holders else self._names


def is_short_for(short: str, long: str) -> bool:
    """Whether one name of a firm is a shorter form of the other.

    >>> is_short_for("东风某产", "东风某产乘用车公司"), is_short_for("农行某分行", "中国农业银行某分行")
    (True, True)
    >>> is_short_for("某某银行", "某某银行甲市分行"), is_short_for("甲乙市分行", "某某银行甲乙市分行")
    (False, True)
    """
    if short != long and (_is_the_end_of(short, long) or _is_of_the_nation(short, long)):
        return True
    if len(short) == LETTERS_OF_A_BRAND and _is_an_acronym(short, long):
        return True
    if short in abbreviations():
        return _plain(long).startswith(abbreviations()[short].removeprefix("中国")) and short != long
    if short == long or len(short) < 3 or _LEGAL.search(short) or is_school(short):
        return False
    one, other = _plain(short), _plain(long)
    if one == other:
        return len(short) < len(long)
    if _BRANCH.search(short):
        is_placed = len(one) > LETTERS_OF_A_NAME or parse_place(one[:-2]) is not None
        return is_placed and other.endswith(one)
    if not long.endswith(_FULL_ENDS) or _BRANCH.search(long):
        return False
    ending = next((e for e in _FULL_ENDS if one.endswith(e)), "")
    core = one.removesuffix(ending)
    if ending:
        at = other.find(core)
        _, named, rest = other[at + len(core) :].partition(ending)
        is_whole = bool(named) and (ending != "集团" or _REST_OF_GROUP.match(rest) is not None)
        return len(core) >= 2 and at >= 0 and is_whole and bool(_LEGAL.search(long))
    if one in other:
        return not _is_in_a_place(one, other)
    place = next((p for p in find_places(other) if p.start == 0), None)
    local = other[place.end :] if place else other
    return len(one) >= LETTERS_OF_A_NAME and (_spells(one, other) or _spells(one, local))


def _is_the_end_of(short: str, long: str) -> bool:
    """Whether a name is the other without the known firm or group, or, when it is no full name by law, the place in front."""
    front, core = long[: -len(short)], core_of(short)
    if not (_FULL_NAME.search(short) and long.endswith(short)) or len(core) < LETTERS_OF_A_BRAND:
        return False
    is_description = is_phrase(core) and len(core) > LONGEST_BRAND_OF_A_NOUN
    if is_trade(core) or is_description or parse_place(core) is not None:
        return False
    is_of_a_place = parse_place(front) is not None or leading_state(front) == front
    return front in firms() or front.endswith("集团") or (not _LIMITED.search(short) and is_of_a_place)


def _is_in_a_place(firm: str, other: str) -> bool:
    """Whether the other name is that of the firm in one place, a firm of its own: 某某啤酒|江口|公司."""
    return parse_place(core_of(other[other.index(firm) + len(firm) :])) is not None


def _is_an_acronym(short: str, long: str) -> bool:
    """Whether a known name is the first character of the other's and that of its trade: 宝钢 of 宝山钢铁公司."""
    if short not in firms() or short[0] != long[0] or not _FULL_NAME.search(long) or _BRANCH.search(long):
        return False
    at = long.find(short[1], 2)
    return at >= 0 and is_trade(long[at : at + 2])


def is_parent(short: str, long: str, text: str) -> bool:
    """Whether a text that names one firm, and only then one whose name goes on with a place, means two.

    >>> is_parent("远岚电器", "远岚电器（杭州）有限公司", "远岚电器来访。远岚电器办有远岚电器（杭州）有限公司。")
    True
    """
    rest = long.removeprefix(short).lstrip("（(")
    if rest == long or not any(place.start == 0 for place in find_places(rest)):
        return False
    return text[: text.find(long)].count(short) >= NAMED_BEFORE


def branch_in_full(body: str, names: Iterable[str]) -> str:
    """The one branch in full, of those names, that a printed body shortens, with what is inside it; blank without one.

    >>> branch_in_full("青砚分行党委", ("某某银行青砚分行", "某某银行")), branch_in_full("某某银行", ("甲某某银行",))
    ('某某银行青砚分行党委', '')
    """
    owner = owner_of(body) if _BRANCH.search(body) else ""
    whole = {name for name in names if name.endswith(owner) and name != owner} if owner else set()
    return whole.pop() + body.removeprefix(owner) if len(whole) == 1 else ""


def lacks_its_place(short: str, long: str) -> bool:
    """Whether a full name is the other without the place in front: two firms by law, mostly one in a text.

    >>> lacks_its_place("远岚科技有限公司", "山西远岚科技有限公司")
    True
    """
    is_end = _LIMITED.search(short) and long.endswith(short) and short != long
    return bool(is_end) and parse_place(long[: -len(short)]) is not None


def _is_of_the_nation(short: str, long: str) -> bool:
    """Whether a name says 中 for the 中国 with which the other begins: 中某某 of 中国某某集团公司."""
    return len(short) > 2 and short[0] == "中" and long.startswith(f"中国{short[1:]}")


@lru_cache(maxsize=8192)
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


def place_name(division: Division) -> str:
    """The division as official names print it: a county with its city, a city or a province alone."""
    above = parents(division)
    if division.level == "county":
        city = next((d for d in above if d.level == "city"), None)
        owner = city or (above[0] if above else None)
        return (owner.name if owner else "") + division.name
    return division.name


def full_name(body: str, place: str, jurisdiction: Division | None) -> tuple[str, Division | None]:
    """The official name of a printed body, and the division that it is of.

    A body with a place of its own (西湖区人大常委会) is that place's; a bare level (区委, 市政府) is the
    jurisdiction's. A body that the lexicon does not know keeps its name, with the place for the bare
    level (县人民医院); one without level or place (浙商银行杭州分行) is as printed, and so is a school behind the
    short name of a place, which belongs to its own (浙江大学).

    Args:
        body: the body as printed.
        place: the place that its name begins with, blank when none.
        jurisdiction: the division that the newspaper covers, None when unknown.
    """
    division = parse_place(place, jurisdiction) if place else None
    rest = body.removeprefix("中共")
    level = None if division else _LEVEL.match(rest)
    party = _PARTY_OF_LEVEL.match(rest) if level else None
    if division is not None:
        rest = rest.removeprefix(place)
        if rest[:1] == "委":
            rest = division.name[-1] + rest
        of_party = _PARTY_OF_LEVEL.match(rest)
        part = bodies().get(of_party["part"]) if of_party else None
        if of_party and part and part.full.startswith("中共"):
            rest = of_party["part"]
    elif level:
        division = at_level(jurisdiction, level.group(1))
        if party is None:
            rest = rest[level.end() :]
        elif party.group("part"):
            rest = party.group("part")
    known = bodies().get(rest)
    # 市委|办公室 is no 市|办公室.
    if party and known and known.full.startswith("{}"):
        known = None
    if division is None:
        if rest.startswith("国家") and bodies().get(rest[2:]) and "{}" not in bodies()[rest[2:]].full:
            return rest[2:], None
        in_full = known is not None and "{}" not in known.full and known.branch in _LASTING
        return (known.full if known and in_full else body), None
    if known is not None and rest in _CALLED_BY_A_PLACE and not place.endswith(division.name):
        return body, None if known.branch in ("企业", "军事") else division
    if level is None and _BRANCH.match(rest):
        return body, division
    if known is not None and (level is None or "{}" in known.full):
        return known.full.replace("{}", place_name(division)), division
    outer = owner_of(rest)
    owner = bodies().get(outer) if outer != rest and not party else None
    is_local = owner is not None and owner.full.startswith("{}") and owner.branch != "军事"
    if owner is not None and is_local and outer not in _CALLED_BY_A_PLACE:
        return owner.full.replace("{}", place_name(division)) + rest.removeprefix(outer), division
    whole = place_name(division)
    if level is not None:
        return f"{whole}{'委' * bool(party)}{rest}", division
    if not place.endswith(division.name):
        return body, division
    own = division.name[-1]
    return whole + (rest.removeprefix(own) if rest.startswith(f"{own}委") else rest), division


def town_body(body: str, place: str, jurisdiction: Division | None) -> tuple[str, Division | None]:
    """The official name of a body of a town, and the county that it is in, where place or paper tell it.

    >>> town_body("某某镇党委", "某某镇", parse_place("拱墅区"))[0]
    '杭州市拱墅区某某镇党委'
    """
    end = 0
    for match in find_places(place):
        end = match.end if match.start == end else end
    above = parse_place(place[:end], jurisdiction) if end else None
    local = jurisdiction if jurisdiction is not None and jurisdiction.level == "county" else None
    division = above if end else local
    owner = (place_name(division) if division else place[:end]) + place[end:]
    rest = body.removeprefix("中共").removeprefix(place)
    known = bodies().get(rest)
    in_full = known is not None and "{}" in known.full and known.branch not in ("党委", "纪委监委")
    return (known.full.replace("{}", owner) if known and in_full else owner + rest), division


def level_in_front(body: str) -> str:
    """The level that a printed body begins with: 区 of 区委组织部; blank when it begins with none."""
    level = _LEVEL.match(body.removeprefix("中共"))
    return level.group(1) if level else ""


def lacks_place(name: str) -> bool:
    """Whether the name of a body is one that many places have: 市委, 县公安局, 组织部.

    >>> lacks_place("市公安局"), lacks_place("组织部"), lacks_place("杭州市公安局"), lacks_place("市场监管总局")
    (True, True, False, False)
    """
    return name in _DEPARTMENTS or bool(_LEVEL.match(name.removeprefix("中共")))


def name_and_place(printed: str, kind: str, jurisdiction: Division | None) -> tuple[str, Division | None]:
    """The full name of an organization printed in a newspaper of that jurisdiction, firms as printed; and its place."""
    name, division = full_name(printed, leading_place(printed), jurisdiction)
    if division is None:
        division = state_as_place(printed) or (NATION if level_of(None, name) else None)
    return (printed if kind == "company" else name), division


def level_of(division: Division | None, organization: str) -> str:
    """The administrative level of a body: national, province, city, county, or blank when unknown."""
    if division is not None:
        return division.level
    is_national = organization.startswith(_NATIONAL_FRONTS) or _OF_THE_NATION.match(organization)
    return "national" if is_national or _is_of_a_ministry(organization) else ""


def _is_of_a_ministry(organization: str) -> bool:
    """Whether the body is a department of one of the nation: 自然资源部|某某司, 中国|自然资源部."""
    name = organization.removeprefix("中国")
    end = name.find("部", 2) + 1
    owner = bodies().get(name[:end])
    return owner is not None and "{}" not in owner.full and owner.kind == "government"
