"""Seats: whether a post has one holder at a time, and how somebody is in it by the qualifier of the title."""

from functools import lru_cache

from ner.extraction.title_grammar import ACTING, CANDIDATE, FORMER, STANDS_IN, find_posts

# Ranks of which a body has one: 第一书记, 首席代表. A body has several of all others (副, 常务副, 名誉).
_SOLE_RANKS = frozenset(("", "第一", "首席", "总"))
# Heads of which a body has several, though a title names one person only.
_SEVERAL = ("代表", "委员", "顾问", "助理", "成员")
_NOT_YET = frozenset(("拟任", "候任", CANDIDATE))


@lru_cache(maxsize=8192)
def has_one_holder(post: str) -> bool:
    """Whether a body has just one such post: 区长, not 副区长 or 区委常委.

    >>> [has_one_holder(post) for post in ("区长", "副区长", "区委常委", "国务委员", "主任委员")]
    [True, False, False, False, True]
    """
    found = find_posts(post)
    if not found:
        return False
    last = found[-1]
    if post.endswith(_SEVERAL) and not post.endswith("主任委员"):
        return False
    return last.rank in _SOLE_RANKS and last.head.kind == "post" and not last.head.shared


@lru_cache(maxsize=8192)
def senior_post(post: str) -> str:
    """The post whose deputy a post is; blank when it is no deputy's.

    >>> senior_post("副区长"), senior_post("区公安分局常务副局长"), senior_post("区长")
    ('区长', '区公安分局局长', '')
    """
    found = find_posts(post)
    if not found or "副" not in found[-1].rank:
        return ""
    last = found[-1]
    core = last.core_start - last.start
    return last.text[:core] + last.text[core:].removeprefix(last.rank)


def tenure_of(qualifier: str) -> str:
    """How a qualifier says that somebody is in a post: held, acting, stands_in, former or designate.

    Who stands in is in the post that is named, and does the work of the one above it.

    >>> [tenure_of(qualifier) for qualifier in ("", "代", "主持工作", "原", "拟任")]
    ['held', 'acting', 'stands_in', 'former', 'designate']
    """
    if qualifier in FORMER:
        return "former"
    if qualifier in ACTING:
        return "acting"
    if qualifier == STANDS_IN:
        return "stands_in"
    return "designate" if qualifier in _NOT_YET else "held"
