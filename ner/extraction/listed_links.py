"""Posts along a list: the bodies that they go on with from the posts named before, of the same or of other persons."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from re import compile
from typing import TYPE_CHECKING

from ner.extraction.body_chains import ChainedPost, inherited
from ner.extraction.body_names import branch_of
from ner.extraction.organization_names import level_in_front
from ner.extraction.title_grammar import CANDIDATE
from ner.extraction.title_heads import is_head_of_government
from ner.extraction.verbs_of_posts import ASIDE
from ner.lexicon.other_places import OUR_PLACE

if TYPE_CHECKING:
    from ner.extraction.attribution import PostAttribution

LEVEL_AND_WORD = 2
"""Characters of 我市 in front of a post."""

LIST_REST = compile(rf"^{ASIDE}[ 　]*+(?:[、，；和与及兼]|以及|同志、|先生、|女士、)?[ 　]*+(?:，|、)?$")
"""What stands between two posts of a list, beside persons and posts."""

# 副主任甲、乙（女）、丙，|秘书长
_REST_OF_NAMES = compile(r"(?:[、，；和与及兼 　]|以及|同志|先生|女士|[（(][^（）()]{0,14}[）)])*+")
_OF_MEMBERS = ("人大", "政协", "纪委监委")


def with_bodies_before(
    links: Sequence["PostAttribution"], text: str, rest: Callable[[int, int], str]
) -> tuple["PostAttribution", ...]:
    """Links that begin with an inner body, or with a bare level, go on with what the list named before.

    Args:
        links: the attributions of a text, by post.
        text: the text.
        rest: what stands between two places of it beside persons and posts.

    Returns:
        The attributions, by person and post.
    """
    result: list[PostAttribution] = []
    chain: list[ChainedPost] = []
    for link in links:
        if chain and (
            not _REST_OF_NAMES.fullmatch(rest(chain[-1].post.end, link.post.start))
            or _is_ours(text, link, chain[-1].place)
        ):
            chain = []
        if chain and (link.body, link.place) == (link.post.body, link.post.place):
            body, place = inherited(link.post, chain)
            link = replace(link, body=body, place=place)
        elif not link.body and not link.place and link.rule != "collective":
            link = _as_named_before(link, result, text)
        chain.append(ChainedPost(link.post, link.body, link.place))
        result.append(link)
    return tuple(sorted(result, key=lambda a: (a.person.start, a.post.start)))


def _is_ours(text: str, link: "PostAttribution", before: str) -> bool:
    """Whether a bare level is that of which the text speaks as its own (我市), not that of the county named before."""
    head = link.post.head.head
    level = head[0] if is_head_of_government(head) else level_in_front(link.body)
    if not before or link.post.place:
        return False
    if text.startswith(("我", "本"), link.post.start - LEVEL_AND_WORD):
        return OUR_PLACE.match(text, link.post.start - LEVEL_AND_WORD) is not None
    return bool(level) and not before.endswith(level) and f"我{level}" in text


def _as_named_before(
    link: "PostAttribution", earlier: Sequence["PostAttribution"], text: str
) -> "PostAttribution":
    """A bare 副主席 is of the body whose 主席 the text named last, a 委员 of the committee of its sentence."""
    if link.post.head.head == "委员" and not link.post.rank:
        near = (a for a in reversed(earlier) if "。" not in text[a.post.end : link.post.start])
        model = next((a for a in near if branch_of(a.body, a.post.head) in _OF_MEMBERS), None)
        return replace(link, body=model.body, place=model.place) if model else link
    if not link.post.rank or is_head_of_government(link.post.head.head):
        return link
    same = (a for a in reversed(earlier) if a.post.head == link.post.head and a.qualifier != CANDIDATE)
    model = next((a for a in same if a.body), None)
    return replace(link, body=model.body, place=model.place) if model else link
