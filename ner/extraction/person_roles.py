"""Who a person is by what one article says: official, company leader, journalist, cited, other."""

from collections.abc import Collection, Iterable, Sequence
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.body_names import owner_of
from ner.extraction.people import PersonMention
from ner.extraction.positions import OF_AN_EMBASSY, branch_in
from ner.lexicon.person_names import is_plausible
from ner.lexicon.rules import rule_table
from ner.lexicon.vocabulary import OFFICIAL_BRANCHES
from ner.text.spans import occurrences

DOCTRINE_REACH = 60
"""How many characters before and behind a name are looked at for the words of a doctrine."""

_OFFICIAL_BRANCHES = frozenset(OFFICIAL_BRANCHES)
# What a leader does, as headlines and first sentences tell it …
_LEADS = compile(
    r"(?:主持召开|主持会议|[赴到在来][^，。；\n]{2,16}(?:调研|考察|视察|检查|督[查导]|指导|看望|慰问)|会见|调研|视察)"
)
# … and what leaders say there.
_DEMANDS = compile(r"(?:强调|指出|要求|充分肯定|对[^，。；\n]{2,40}(?:充分|给予)肯定)")
# Of a firm, or of anything else that their title leaves out.
_FOUNDERS = ("创始人", "创办人")
# 新华网, 中新网|社交媒体中心; not 电网.
_NEWS_SITE = compile(r"(?<![电路管渔联])网(?:[^信络]{2,8}(?:中心|部))?$")
# Mandates that people of every trade hold beside their post.
_MANDATES = frozenset(("人大代表", "政协委员", "党代表"))
# Who stands for a state abroad decides nothing here.
_DIPLOMATS = frozenset((*OF_AN_EMBASSY, "领事", "总领事"))


def official_names(attributions: Iterable[PostAttribution]) -> set[str]:
    """The names to which the article gives a post of the state, the Party or a mass organization."""
    return {
        a.person.name
        for a in attributions
        if a.post.head.kind == "post" and branch_in(a) in _OFFICIAL_BRANCHES
    }


def leading_names(text: str, names: Iterable[str], officials: Collection[str]) -> set[str]:
    """The names that a text shows in charge, without a post: what opens it as a leader's doings, and its orders.

    The text begins with the name and what leaders do, or they hold a meeting; and it says what they
    demand. Of a text without officials none is.
    """
    if not officials:
        return set()
    return {
        name
        for name in names
        if name not in officials
        and is_plausible(name)
        and (text.startswith(name) or f"{name}主持" in text)
        and any(_LEADS.match(text, place.end) for place in occurrences(text, name))
        and any(_DEMANDS.match(text, place.end) for place in occurrences(text, name))
    }


def roles_of(
    names: Iterable[str],
    attributions: Iterable[PostAttribution],
    *,
    cited: Collection[str],
    journalists: Collection[str],
    leading: Collection[str] = (),
) -> dict[str, str]:
    """The role of each name and of each journalist, sorted by name.

    Args:
        names: the persons of the article but for its journalists.
        attributions: the posts of these persons.
        cited: the names that stand only in those of doctrines.
        journalists: the names of who wrote or edited the article or is called a journalist in it.
        leading: the names that the article shows in charge, as `leading_names` finds them.
    """
    posts: dict[str, list[PostAttribution]] = {name: [] for name in names}
    for attribution in attributions:
        posts[attribution.person.name].append(attribution)
    roles = {name: "cited" if name in cited else _role(held) for name, held in posts.items()}
    roles |= {name: "official" for name in leading if roles.get(name) == "other" and not posts[name]}
    return dict(sorted((roles | dict.fromkeys(journalists, "journalist")).items()))


def _role(attributions: Sequence[PostAttribution]) -> str:
    """The role by the posts that a person has; of a person who has left all of them by what they were."""
    real = [a for a in attributions if a.post.head.kind != "occupation"]
    real = [a for a in real if not is_bare_collective(a)] or real
    real = [a for a in real if a.post.head.kind != "collective"] or real
    real = [a for a in real if not _is_in_firm_of_another(a, real)] or real
    current = [a for a in real if not a.post.is_former and a.rule != "held"]
    counted = current or real
    branches = {
        _branch(a) or ("政府" if a.post.head.kind == "collective" else "")
        for a in counted
        if a.post.head.head not in _MANDATES
    }
    if counted and all(a.post.head.head in _DIPLOMATS for a in counted):
        return "other"
    if branches & _OFFICIAL_BRANCHES:
        return "official" if current or branches <= _OFFICIAL_BRANCHES else "other"
    if "企业" in branches:
        return "company"
    mandates_only = all(a.post.head.head in _MANDATES for a in counted)
    has_trade = len(real) < len(attributions)
    return "official" if counted and not branches and not (mandates_only and has_trade) else "other"


def _branch(attribution: PostAttribution) -> str:
    """The branch of a post; whoever works at a news site leads a firm, though the site itself is a medium."""
    if attribution.post.head.head in _FOUNDERS and not attribution.body:
        return ""
    is_site = _NEWS_SITE.search(attribution.body) and attribution.post.head.kind == "post"
    return "企业" if is_site else branch_in(attribution)


def _is_in_firm_of_another(attribution: PostAttribution, others: Sequence[PostAttribution]) -> bool:
    """Whether somebody speaks for the firm of another of her posts or leads its Party committee.

    The firm's name alone does not show that it is one.
    """
    owner = owner_of(attribution.body)
    inside = attribution.post.head.head.endswith("发言人") or owner != attribution.body
    return inside and any(a.body == owner and branch_in(a) == "企业" for a in others)


def is_bare_collective(attribution: PostAttribution) -> bool:
    """Whether the title says no more than that somebody leads: 领导, 主要负责人. It is no post."""
    post = attribution.post
    says_of_whom = attribution.body or post.head.branch == "党委"
    return post.head.kind == "collective" and not says_of_whom and post.text == post.head.head


def is_doctrine(text: str, person: PersonMention) -> bool:
    """Whether the name stands in the name of a doctrine, speech or document, not for the person.

    >>> from ner.extraction.people import PersonMention
    >>> is_doctrine("学习甲乙总书记重要讲话精神", PersonMention(2, 4, "甲乙", "甲乙", "test"))
    True
    """
    behind = rule_table("doctrines").first(text, person.end, min(len(text), person.end + DOCTRINE_REACH))
    if person.tagger == "doctrine" or behind:
        return True
    before = text[max(0, person.start - DOCTRINE_REACH) : person.start]
    return before.rfind("《") > max(before.rfind(mark) for mark in "》。\n")
