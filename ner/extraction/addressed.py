"""To whom a clause does something, by a preposition: 向甲介绍, 为甲颁奖, 对甲一行的到来表示欢迎."""

from collections.abc import Sequence
from re import compile

from ner.extraction.people import PersonMention
from ner.text.characters import HAN

COME = "到访"
"""What guests have done who are welcomed: a verb of predicates.tsv."""

_TOWARDS = compile(r"[向对给]|(?<![成作称名选聘任因认以改定图别单长人者席员])为")
_ALSO = compile(r"(?:同志|先生|女士|一行)?(?:、|以及|[和与及])")
_TO_THE_DEAD = ("敬献", "默哀", "吊唁")
_ARRIVAL = rf"(?:到来|访[{HAN}]|来访|到访|光临|莅临|来[^，。；：]{{1,10}}(?:考察|访问|调研|指导|视察|投资))"
_HAVE_COME = compile(
    rf"(?:同志|先生|女士)?(?:等[^，。；：]{{0,12}})?(?:一行)?(?:[^，。；：]{{0,10}}的)?{_ARRIVAL}"
)
_OF_ARRIVAL = compile(rf"[对向][^，。；：]{{1,40}}{_ARRIVAL}")
_WELCOME = compile(r"(?:了)?[^，。；：]{0,6}(?:欢迎|感谢)")


def goes_on(text: str, end: int, front: int) -> bool:
    """Whether a list goes on from a name to the next, or to the titles in front of it."""
    return _ALSO.fullmatch(text, end, front) is not None


def is_addressed(text: str, before: int, front: int, addressed: Sequence[PersonMention]) -> bool:
    """Whether somebody is one to whom the clause does something.

    Args:
        text: the folded text.
        before: how many characters of the sentence stand before the person and the titles in front.
        front: where the person, or the titles in front, begins.
        addressed: those to whom the clause does something, so far.
    """
    if addressed and goes_on(text, addressed[-1].end, front):
        return True
    return before > 1 and bool(_TOWARDS.match(text, front - 1))


def have_come(text: str, addressed: Sequence[PersonMention], verb: int) -> bool:
    """Whether the words between the last of those addressed and the verb say that they have come."""
    return bool(addressed) and _HAVE_COME.match(text, addressed[-1].end, verb) is not None


def is_done_to_the_living(verb: str) -> bool:
    """Whether the verb is none of mourning."""
    return not verb.startswith(_TO_THE_DEAD)


def welcomes_guests(text: str, clause: str, verb_end: int) -> bool:
    """Whether a verb of speech welcomes guests who have come, by the clause before it and the words behind it."""
    return _OF_ARRIVAL.search(clause) is not None and _WELCOME.match(text, verb_end) is not None
