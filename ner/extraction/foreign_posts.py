"""Posts of other states: which state a minister is of whose title prints none."""

from collections.abc import Sequence
from dataclasses import replace
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.lexicon.person_names import is_foreign, is_plausible, may_be_transliterated
from ner.lexicon.states import ONLY_OF_STATES, is_of_another_state, state_of, states_in
from ner.lexicon.word_lists import state_initials, words
from ner.text.characters import HAN

_HEADS = frozenset((*ONLY_OF_STATES, "总理", "部长"))
# A bare 部长 may be of any firm.
_NEEDS_A_BODY = frozenset(("部长",))
# 某国工党领袖|、政府总理: what is printed right before the post.
_POST_BESIDE = compile(r"[^，。；：！？\n、]{4,24}(?=、$)")
# 巴|民航局, 乌|武装部队: what a state has that its initial stands before.
_OF_A_STATE = compile(rf"[{HAN}]{{0,8}}(?:部队?|军队?|局|院|议会|国会|政府|内阁|委员会|办公[室厅]|情报机构)")
# 乌|军, 乌|方: the state stands in the text by its first character.
_OF_A_SIDE = "军方总媒"
_SIDE = compile(rf"[{HAN}]方[担接出]?任")
# What only another state has, whatever its head is called.
_OF_A_CROWN = compile(r"(?:王家|皇家)(?:海|空|陆)?军|政府[^，。]{1,6}委员会$")
# What states call the bodies that no place in China has, and those that share a name with China's.
_BODY = compile(
    r"(?:新|现|上届|过渡|临时|联合|看守)?(?:政府|内阁)$|(?:[参众]议院|[国议]会)$|"
    r"^(?:国防|防卫|外交|外务|法务|国家安全|公安|财务|内务|内政|财政|财经|经济|能源|农业|司法|教育|卫生|文化|交通|贸易|旅游|战略产业)部?$"
)


def with_states(attributions: Sequence[PostAttribution], text: str) -> list[PostAttribution]:
    """The attributions in their order, posts of other states that print none with the state in front.

    It is the state that the text gives the person with another post, else the only one that the text
    names before the post. Only names that may be of another language have it. What stands in front
    of 总统 and is no state is a name: the post is not the person's to whom the grammar gave it.
    """
    states = {a.person.name: state for a in reversed(attributions) if (state := state_of(a.body))}
    result = []
    for attribution in attributions:
        name, body = attribution.person.name, attribution.body
        of_another = is_of_another_state(attribution.post.head.head)
        may_be_foreign = is_foreign(name) or may_be_transliterated(name) or (of_another and bool(body))
        may_be_foreign = may_be_foreign or _OF_A_CROWN.match(body) is not None
        if (
            _is_of_a_name(attribution)
            or _is_held_by_a_state(attribution, text)
            or (of_another and not body and not may_be_foreign)
        ):
            continue
        if may_be_foreign and (whole := _with_whole_state(body, text)):
            attribution = replace(attribution, body=whole)
        elif may_be_foreign and _lacks_state(attribution):
            front = text[: attribution.post.start]
            beside = _POST_BESIDE.search(front)
            state = (
                states.get(name)
                or _initial_in_front(attribution, text)
                or (_only_state(beside.group(), name) if beside else "")
                or _only_state(front, name)
                or _only_state(text.split("\n", 1)[0], name)
            )
            states.setdefault(name, state)
            is_elsewhere = not state and not is_plausible(name)
            attribution = replace(attribution, body=state + body, is_elsewhere=is_elsewhere)
        result.append(attribution)
    return result


def is_international(organization: str) -> bool:
    """Whether the body is one of several states: 联合国开发计划署."""
    return organization.startswith(tuple(words("international_body")))


def _is_of_a_name(attribution: PostAttribution) -> bool:
    """Whether the words in front of a head that only states have are none of a state: 某某总统."""
    body = attribution.body
    known = not body or "国" in body or state_of(body) or _BODY.search(body) or states_in(body)
    return is_of_another_state(attribution.post.head.head) and not known


def _is_held_by_a_state(attribution: PostAttribution, text: str) -> bool:
    """Whether the chair of several states is the state's that the text names between: 甲支持某国担任某某组织主席."""
    between = text[attribution.person.end : attribution.post.start]
    return (
        attribution.rule == "holds"
        and is_international(attribution.body)
        and bool(states_in(between) or _SIDE.search(between))
    )


def _initial_in_front(attribution: PostAttribution, text: str) -> str:
    """The state whose first character stands in front of a body that only states have: 以|看守内阁总理."""
    start = attribution.post.start
    state = state_initials().get(text[start - 1 : start], "") if attribution.body and start else ""
    return state if state in states_in(text) else ""


def _lacks_state(attribution: PostAttribution) -> bool:
    head, body = attribution.post.head.head, attribution.body
    if _OF_A_CROWN.match(body):
        return True
    if not (head in _HEADS or head.startswith("总统")) or attribution.place or state_of(body):
        return False
    return bool(_BODY.search(body) if body else head not in _NEEDS_A_BODY)


def _with_whole_state(body: str, text: str) -> str:
    """A body of a state that its first character names (巴民航局), with its name if the text has it; else blank."""
    state = state_initials().get(body[:1], "")
    if not state or state_of(body) or not _OF_A_STATE.fullmatch(body, 1):
        return ""
    if state not in states_in(text) and not any(body[0] + mark in text for mark in _OF_A_SIDE):
        return ""
    return state + body[1:]


def _only_state(text: str, name: str) -> str:
    """The one state that the text names, unless it is a part of the person's name; blank for several."""
    named = states_in(text)
    state = next(iter(named)) if len(named) == 1 else ""
    return "" if state in name else state
