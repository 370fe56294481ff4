"""In which role somebody is at an event: by the verb, and by the kind of event that it is said of."""

from collections.abc import Sequence

from ner.extraction.actions import Action
from ner.extraction.event_mentions import EventMention
from ner.lexicon.word_lists import words

# What those do who are visited.
_INTRODUCES = ("介绍", "讲解", "解释")
# The rules of event_kinds.tsv of visits of guests, not of sympathy.
_OF_GUESTS = ("visit_delegation", "visit_calls", "visit_party", "guests_come")


def role_at_event(action: Action, mentions: Sequence[EventMention], rule: str) -> str:
    """The role that an action gives to its person, one of PARTICIPATION_ROLES of ner.lexicon.vocabulary.

    Args:
        action: what the person does.
        mentions: those of the event.
        rule: the rule that gives the event its kind (see ner.extraction.event_kinds).
    """
    verb, kind = action.predicate.verb, "visit" if rule == "guests_come" else rule.partition("_")[0]
    is_object = action.person.start == action.start
    if is_object and verb.startswith("听取"):
        return "speaker"
    if verb in words("receiving_verb"):
        return "visitor" if is_object else "host"
    if verb in words("calling_verb"):
        return "host" if is_object else "visitor"
    if action.group == "telling" and _is_by_the_way(action, mentions, kind):
        return "attendee"
    if (
        action.predicate.group == "speech"
        and action.group == "presence"
        and verb not in words("telling_verb")
    ):
        talking = words("receiving_verb") | words("calling_verb") | words("talking_verb")
        talks = any(a.predicate.verb in talking for mention in mentions for a in mention.actions)
        return "attendee" if talks or kind in ("inspection", "visit") else action.role
    is_accompanied = action.group == "accompany" and action.role == "attendee"
    if rule in _OF_GUESTS and is_accompanied and not is_object:
        return "visitor"
    if (
        rule in _OF_GUESTS
        and action.role in ("attendee", "")
        and verb in words("coming_verb")
        and not is_object
    ):
        return "visitor"
    return action.role or "attendee"


def _is_by_the_way(action: Action, mentions: Sequence[EventMention], kind: str) -> bool:
    """Whether telling something is not what makes somebody be there: who looks round, receives or calls on others."""
    if action.predicate.verb not in _INTRODUCES and kind in ("inspection", "visit"):
        return True
    meets = words("receiving_verb") | words("calling_verb")
    return any(
        a.person.name == action.person.name and a.predicate.verb in meets
        for mention in mentions
        for a in mention.actions
    )
