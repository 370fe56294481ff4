"""What stands between a body and the head of a post: the field that a post is for, the end that a body lends its head."""

from ner.extraction.body_names import body_of
from ner.lexicon.divisions import UNIT_MARKS, find_places
from ner.lexicon.word_lists import words

# What heads say by themselves, not with the body in front: of no 农业书记|局.
_WHOLE_HEADS = (
    *("书记", "总监", "经理", "总裁", "校长", "厂长", "矿长", "指挥长", "院长"),
    *(f"{unit}长" for unit in "省市县区镇乡"),
)
# Units that are named within the body that they are of: 卫生部妇幼|局长.
_UNITS = frozenset("局厅处科司")
_LENGTHS_OF_UNITS = (2, 3, 4)


def field_of_post(body: str, head: str) -> str:
    """What a post is for, printed between its body and its head: 县委|农业|书记, 生产|副厂长; blank when nothing is.

    A 农业局长 is of the 农业局, as any head is that ends the name of a body.
    """
    if not head.endswith(_WHOLE_HEADS):
        return ""
    field = next((word for word in words("field_of_post") if body.endswith(word)), "")
    owner = body.removesuffix(field)
    return field if field and (not owner or (body_of(body) is None and _may_own(owner))) else ""


def _may_own(owner: str) -> bool:
    """Whether a body ends there: one of the lexicon, a place."""
    is_place = any(place.start == 0 and place.end == len(owner) for place in find_places(owner))
    return body_of(owner) is not None or is_place or owner in UNIT_MARKS


def lost_end(body: str, head: str) -> str:
    """The character of a head that ends the body's name as well: 局 of 市公安|局长; blank where none does."""
    if head == "系主任":
        return "系" if body and not body.endswith("系") else ""
    initial = head[0]
    if not body or len(head) != 2 or body_of(body) is not None or (initial == "会" and body.endswith("协")):
        return ""
    may_be_unit = initial in _UNITS and not body.endswith(initial)
    is_unit = may_be_unit and any(body_of(body[:-length]) for length in _LENGTHS_OF_UNITS)
    return initial if is_unit or body_of(body + initial) is not None else ""
