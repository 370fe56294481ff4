"""Bodies by their names: which body a name ends in, what it is a part of, of which branch of power it is."""

from collections.abc import Mapping
from functools import cache
from re import Pattern, compile

from ner.lexicon.firms import firms
from ner.lexicon.rules import rule_table
from ner.lexicon.titles import cached_by_titles
from ner.lexicon.word_lists import Body, Head, any_of, bodies, words

SHORTEST_FIRM = 4
"""Characters of the name of a known firm that is a word too, from which on it is one in front of a Party committee."""


@cache
def _body_lengths() -> Mapping[str, tuple[int, ...]]:
    """How long the bodies are that end in a character, longest first."""
    lengths: dict[str, set[int]] = {}
    for body in bodies():
        lengths.setdefault(body[-1], set()).add(len(body))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


def body_before(text: str, end: int) -> str:
    """The longest body of the lexicon that ends at `end`; blank when none does."""
    for length in _body_lengths().get(text[end - 1 : end], ()):
        if length <= end and text[end - length : end] in bodies():
            return text[end - length : end]
    return ""


def body_of(text: str) -> Body | None:
    """The body that a printed name ends in: 拱墅区人大常委会 is a 人大常委会; None when none fits."""
    return bodies().get(body_before(text, len(text)))


def _body_inside(text: str) -> Body | None:
    """The last body that stands anywhere in the text: 县人民医院儿科 is of a 医院."""
    for end in range(len(text) - 1, 1, -1):
        body = body_before(text, end)
        if len(body) > 1:
            return bodies()[body]
    return None


_SHORT_OWNERS = dict.fromkeys(("校", "院", "学校"), "事业单位") | dict.fromkeys(
    ("行", "总行", "公司", "集团", "厂"), "企业"
)


_SHORT_SCHOOL = compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|实验|附)[中小]$")


@cache
def _inner_pattern() -> Pattern[str]:
    return compile(rf"(?:(?<!总(?=工会))(?:{any_of(words('inner_body'))})){{1,8}}\Z")


def owner_of(body: str) -> str:
    """The organization that an inner body belongs to, blank when the text names it alone.

    >>> owner_of("某某公司党委"), owner_of("某某公司"), owner_of("纪委")
    ('某某公司', '某某公司', '')
    """
    return _inner_pattern().sub("", body)


def is_inner(body: str) -> bool:
    """Whether the body stands inside another that the text does not name here: 党委, 纪委."""
    return bool(body) and not owner_of(body)


def branch_of_owner(name: str) -> str:
    """The branch of what a Party committee or another inner body is of: 校, 某某17中; blank when its name tells none."""
    if name in _SHORT_OWNERS:
        return _SHORT_OWNERS[name]
    if _SHORT_SCHOOL.search(name):
        return "事业单位"
    if firms().get(name) or (name in firms() and len(name) >= SHORTEST_FIRM):
        return "企业"
    known = body_of(name) if name else None
    return known.branch if known else ""


@cached_by_titles(4096)
def branch_of(body: str, head: Head) -> str:
    """The branch of power of a post, from its body and its head; blank when neither tells.

    A party committee inside a firm or a school is of that firm or school: 某某公司党委书记 is 企业.
    """
    rule = rule_table("branch_of_body").first(body)
    if head.branch == "企业" and not (rule and rule.weight):
        return "企业"
    if rule:
        return rule.name.partition("_")[0]
    outer = owner_of(body)
    if outer != body and (owner_branch := branch_of_owner(outer)) in ("企业", "事业单位"):
        return owner_branch
    found = body_of(body) or _body_inside(body)
    if found is None:
        return head.branch
    office = body.rfind(found.body)
    if found.body in ("办公室", "办公厅") and office > 0 and (owner := body_of(body[:office])):
        return owner.branch
    return found.branch
