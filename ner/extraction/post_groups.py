"""Posts that a text prints joined, with no person between them: 区委副书记、区长."""

from collections.abc import Collection, Sequence
from re import compile

from ner.extraction.person_sequence import PersonSequence
from ner.extraction.title_grammar import PostMention

_POST_JOIN = compile(
    r"^(?:[（(][^（）()，。；、]{1,6}[）)](?=[、兼]))?[ 　]*+"
    r"(?:、\d+[届级]?|[、兼和及暨]|兼任|，兼|、兼|并兼|， ?兼任|，?同时兼任?|[，、](?=（))?(?:（[^（）]{2,4}）)?"
    r"[ 　]*+(?:(?:现|曾|又|还)任)?\Z"
)
_AND_ANOTHER = compile(r"[ 　]*(?:[和与及同暨]|以及)[ 　]*")
_COORDINATED_BODY = compile(r"^、[^，。；、]{2,20}(?:公司|集团|银行|行|局|委|部|处|室|院|中心|会)、$")


def post_groups(
    text: str, people: PersonSequence, posts: Sequence[PostMention], addressed: Collection[int]
) -> tuple[tuple[PostMention, ...], ...]:
    """The posts of a text in their order, those together that stand joined.

    Args:
        text: the article's text.
        people: its persons.
        posts: its posts, left to right.
        addressed: where forms of address (冯区长) end, whose posts join no others.
    """
    groups: list[list[PostMention]] = []
    for index, post in enumerate(posts):
        if (
            groups
            and groups[-1][-1].start not in addressed
            and _joins(text, people, groups[-1], posts, index)
        ):
            groups[-1].append(post)
        else:
            groups.append([post])
    return tuple(tuple(group) for group in groups)


def _joins(
    text: str, people: PersonSequence, group: Sequence[PostMention], posts: Sequence[PostMention], index: int
) -> bool:
    """Whether the post at `index` goes on with the group of posts in front of it."""
    last, post = group[-1], posts[index]
    if "journalist" in (last.head.kind, post.head.kind):
        return False
    between = text[last.end : post.start]
    if not (
        _POST_JOIN.match(between)
        or (not between and last.head.head == "常委")
        or _COORDINATED_BODY.match(between)
        or (between == "，" and people.stands_apart(group[0].start))
    ):
        return False
    following = people.next(last.end)
    if following is not None and following.start < post.end:
        return False
    if people.ending_at(last.start) is None:
        return True
    # 甲书记|和某某大学校长: who is joined to somebody with a name is another.
    if _AND_ANOTHER.fullmatch(between) and post.body:
        return False
    return not people.behind_title(_end_of_posts(text, posts, index))


def _end_of_posts(text: str, posts: Sequence[PostMention], index: int) -> int:
    """Where the row of joined posts ends that begins with the one at `index`."""
    while index + 1 < len(posts) and _POST_JOIN.match(text[posts[index].end : posts[index + 1].start]):
        index += 1
    return posts[index].end
