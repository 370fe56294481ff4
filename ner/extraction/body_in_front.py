"""The body or place that stands in front of a name whose post stands behind it: 团市委甲副书记, 某某市甲市长."""

from ner.extraction.body_names import body_of
from ner.extraction.title_grammar import find_posts, leading_place
from ner.extraction.title_heads import is_head_of_government

BODY_REACH = 30
"""Characters in front of a name within which the body of the post behind the name begins (团市委甲副书记)."""

_ANY_HEAD = "主任"


def in_front_of_name(text: str, name_start: int, floor: int, head: str) -> tuple[str, str]:
    """The body and the place of the post, as a title in front of the name would print them; blank without them.

    Args:
        text: the article's text.
        name_start: where the name begins.
        floor: where the name before it ends, 0 when there is none.
        head: the head of the post behind the name: a 市长 is of a city that stands there.
    """
    window = text[max(floor, name_start - BODY_REACH) : name_start]
    titles = find_posts(window + _ANY_HEAD)
    body = titles[-1].body if titles and titles[-1].end == len(window) + len(_ANY_HEAD) else ""
    if body_of(body):
        return body, ""
    is_place = is_head_of_government(head) and body.endswith(head[0]) and leading_place(body) == body
    return "", body if is_place else ""
