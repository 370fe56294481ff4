"""Words that stand for the institution that a text is about: 我校, 集团公司, 省局."""

from dataclasses import dataclass
from re import compile

from ner.extraction.body_names import is_inner
from ner.extraction.title_grammar import leading_place
from ner.lexicon.divisions import parse_place
from ner.lexicon.word_lists import levels
from ner.text.characters import HAN

# A word for a kind of institution that stands for the one that the text is about: 我校, 集团公司, 省局.
_SELF = compile(
    rf"^(?P<whose>[我本该全]|国家|[省市区县州])?(?P<kind>集团公司|总公司|公司|集团|商会|协会|学会|学校|学院|医院|大学|总社|总行|分行|支行|"
    rf"园区|开发区|高新区|[校院局厅委办行厂矿所台])(?P<inner>[{HAN}]*)$"
)
KINDS = {
    "校": "大学|学院|学校|中学|小学",
    "学校": "大学|学院|学校|中学|小学",
    "院": "学院|医院|研究院|法院|检察院|设计院",
    "公司": "公司|集团",
    "集团公司": "集团公司|集团(?:股份|控股)?有限(?:责任)?公司|集团",
    "集团": "集团公司|集团(?:股份|控股)?有限(?:责任)?公司|集团",
    "总公司": "总公司|集团公司",
    "行": "银行|分行|支行",
    "总行": "银行",
    "园区": "园区?|开发区|新区",
    "委": "委|委员会",
    "办": "办|办公室",
    "所": "所",
    "台": "电视台|广播电台|气象台",
}
"""How the names of institutions end that a word stands for; others end in the word."""
# A unit inside the body that its first word stands for: 厅|某某处, 省局|某某支队.
_UNIT_WITHIN = compile(r"(?:[处科室队]|中心)$")
CALLS_ON_US = compile(
    r"(?:[来到赴抵]|莅临|走访|访问|做客)[我本](?:校|院|公司|集团|行|厂|会|局|中心|商会|协会|学会)"
)
"""Behind whoever comes to the text's own institution and is not of it: 某某大学校长甲|来我校."""
WORDS_FOR_FIRMS = ("公司", "集团", "集团公司", "总公司")
"""The words of these that stand for a firm."""
OURS = ("我", "本", "该")
"""What stands before the kind of an institution that the text need not name: 我校."""
# 我商会 is seldom the one that the text names, which comes to see it.
_SEVERAL = ("商会", "协会", "学会")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForItself:
    """Such a word: `whose` is 我, 省 or blank, `kind` the word proper, `inner` the body inside it (党委)."""

    whose: str
    kind: str
    inner: str

    @property
    def is_own(self) -> bool:
        """Whether the text says it of itself: 我校."""
        return self.whose in OURS

    @property
    def may_be_named(self) -> bool:
        """Whether it may be an institution that the text names."""
        is_inside = not self.inner or is_inner(self.inner) or _UNIT_WITHIN.search(self.inner) is not None
        return is_inside and not (self.is_own and self.kind in _SEVERAL)


def is_word_for_itself(body: str) -> bool:
    """Whether a body begins with such a word."""
    return _SELF.match(body) is not None


def word_for_itself(body: str) -> WordForItself | None:
    """The word that a printed body is, or is inside of; None where it is a name.

    >>> word_for_itself("我校党委"), word_for_itself("市委")
    (WordForItself(whose='我', kind='校', inner='党委'), None)
    """
    found = _SELF.match(body)
    if found is None or (found["kind"] == "委" and found["whose"] in levels()):
        return None
    word = WordForItself(whose=found["whose"] or "", kind=found["kind"], inner=found["inner"])
    return word if word.is_own or word.may_be_named else None


def is_of(name: str, whose: str) -> bool:
    """Whether a name fits the word before the kind: 省 of 省局; 我, 本 fit any."""
    if whose not in ("国家", *"省市区县州"):
        return True
    if whose == "国家":
        return name.startswith(("国家", "中国"))
    place = leading_place(name)
    division = parse_place(place) if place else None
    return place.endswith(whose) or (division is not None and division.name.endswith(whose))
