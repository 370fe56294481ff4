"""Curricula vitae: where one begins, and its lines of years and posts without verb and name."""

from re import compile

LONGEST_BODY_IN_A_VITA = 24
"""Characters between the years and the title in a line of a curriculum vitae: a body that the title leaves out."""
VITA_REACH = LONGEST_BODY_IN_A_VITA + 32
"""Characters in front of a title within which the years of its line in a curriculum vitae begin."""

_VITA = compile(r"(?:同志)?[ 　]*(?:，[^，。\n]{1,6})?(?:[，（][男女]，|(?:的|个人)?简历)")
_YEAR = r"(?:19|20)\d\d[年月.\d]{0,7}"
_SINCE = rf"(?<![\d.年月]){_YEAR}[ 　]*[-—―－~～至]{{1,2}}[ 　]*"
_YEARS_OF_VITA = compile(rf"{_SINCE}{_YEAR}[ 　，：:]*\Z")
_LINE_OF_VITA = compile(
    rf"{_SINCE}(?P<end>{_YEAR})?(?:至?今)?[ 　，：:]*[^，。；：\n]{{0,{LONGEST_BODY_IN_A_VITA}}}\Z"
)


def opens_vita(text: str, name_end: int) -> bool:
    """Whether a curriculum vitae begins with the name that ends there: 甲|，男，1968年生; 甲|同志简历."""
    return _VITA.match(text, name_end) is not None


def is_years_of_vita(text: str, sentence: int, verb_start: int) -> bool:
    """Whether the first and the last year of an occupation stand right before its verb: 1992―1993年|兼任."""
    return _YEARS_OF_VITA.search(text, max(sentence, verb_start - VITA_REACH), verb_start) is not None


def line_of_vita(text: str, sentence: int, start: int) -> str:
    """`held` or `holds` when years and at most a body stand before the title at `start`; else blank.

    So do the lines of a curriculum vitae: 1990―1995年某某研究所|科长. A line without a last year (2015年至今)
    tells what its bearer holds.
    """
    line = _LINE_OF_VITA.search(text, max(sentence, start - VITA_REACH), start)
    if line is None:
        return ""
    return "held" if line["end"] else "holds"
