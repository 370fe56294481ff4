"""In which role somebody is at an event: by the verb, and by the kind of event that it is said of."""

from collections.abc import Sequence

from ner.extraction.event_mentions import EventMention
from ner.extraction.participation import Action
from ner.lexicon.word_lists import words

# Who receives is the subject of these, who is received their object; of the second ones the other way round.
_RECEIVES = frozenset(("会见", "亲切会见", "接见", "接待", "热情接待", "约见", "宴请", "迎接", "迎候"))
_CALLS_ON = frozenset(("拜会", "拜访"))
# Two sides talk to each other: what they say makes no speaker.
_TALKS = _RECEIVES | _CALLS_ON | {"会晤", "会谈", "举行会谈", "洽谈", "面谈"}
# What those do who come from another place.
_COMES = frozenset(
    (
        "率",
        "率领",
        "率团",
        "率队",
        "带队",
        "带领",
        "来访",
        "到访",
        "出访",
        "参观访问",
        "来到",
        "抵达",
        "赴",
        "前往",
    )
    + ("考察", "实地考察", "参观", "调研", "莅临", "到达", "应邀")
)


def role_at_event(action: Action, mentions: Sequence[EventMention], rule: str) -> str:
    """The role that an action gives to its person, one of PARTICIPATION_ROLES of ner.lexicon.vocabulary.

    Args:
        action: what the person does.
        mentions: those of the event.
        rule: the rule that gives the event its kind (see ner.extraction.event_kinds).
    """
    verb, kind = action.predicate.verb, rule.partition("_")[0]
    is_object = action.person.start == action.start
    if verb in _RECEIVES:
        return "visitor" if is_object else "host"
    if verb in _CALLS_ON:
        return "host" if is_object else "visitor"
    if (
        action.predicate.group == "speech"
        and action.group == "presence"
        and verb not in words("telling_verb")
    ):
        talks = any(a.predicate.verb in _TALKS for mention in mentions for a in mention.actions)
        return "attendee" if talks or kind in ("inspection", "visit") else action.role
    if rule == "visit_calls" and action.role in ("attendee", "") and verb in _COMES and not is_object:
        return "visitor"
    return action.role or "attendee"
