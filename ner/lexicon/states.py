"""States in a text: which one a body is of (法国外交部, 叙总理), which ones a stretch of it names."""

from functools import cache
from re import Pattern, compile

from ner.lexicon.word_lists import Division, any_of, state_initials, states

ONLY_OF_STATES = ("总统", "首相", "国务卿", "外长", "大臣", "议长")
"""The ends of posts that only other states have."""


@cache
def _name() -> Pattern[str]:
    return compile(any_of(states()))


def names_state(text: str) -> bool:
    """Whether the text names a state other than China."""
    return _name().search(text) is not None


def leading_state(name: str) -> str:
    """The state as a name prints it at its front; blank when it begins with none.

    >>> leading_state("法国某公司"), leading_state("某公司")
    ('法国', '')
    """
    match = _name().match(name)
    return match.group() if match else ""


def state_of(body: str) -> str:
    """The state that the name of a body or office begins with; blank when it begins with none.

    >>> state_of("法国外交部"), state_of("叙"), state_of("外交部")
    ('法国', '叙利亚', '')
    """
    match = _name().match(body)
    if match:
        return states()[match.group()]
    # 美|军某某会议
    initial = body[:1] if body[1:2] == "军" else body
    return state_initials().get(initial, "")


def is_of_another_state(post: str) -> bool:
    """Whether a post is one that only other states have: 外交大臣, 副议长."""
    return post.endswith(ONLY_OF_STATES)


def states_in(text: str) -> frozenset[str]:
    """The states other than China that a text names."""
    return frozenset(states()[match.group()] for match in _name().finditer(text))


def state_as_place(body: str) -> Division | None:
    """The state that a body's name begins with as the place of its posts, without code and level; else None."""
    state = state_of(body)
    return Division("", "", state) if state else None
