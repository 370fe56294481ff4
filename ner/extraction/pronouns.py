"""Whom 他, 双方 and 他们 mean at the head of a sentence."""

from collections.abc import Sequence
from re import Match, compile

from ner.extraction.actions import PRESENT, Action
from ner.extraction.people import PersonMention

# 他 as the subject of a sentence, maybe behind a time: 随后，他来到…
PRONOUN = compile(
    r"(?:(?:随后|之后|接着|此后|最后|其间|期间|当[天日](?:上午|下午|晚上)?|(?:上午|下午|晚上)|[^，。；\d]{0,8}(?:(?<!日)前|后)|\d{1,2}(?:月\d{1,2})?日(?:上午|下午)?)，?)?"
    r"(?:(?P<pronoun>[他她])(?![们])|(?P<both>双方|一行人|他们|(?:宾主|主客)双方|两国元首|两国(?:总统|总理|首相|外长|部长|议长)|两[国地][^，。；]{0,4}领导人?)"
    r"(?=[^。；：]{0,16}(?:举行|出席|参加|见证|签署|签订|来到|前往|参观|观看)))"
)
_OWN_DAY = compile(r"\d日")


def meant_by(pronoun: Match[str], text: str, actions: Sequence[Action]) -> list[PersonMention]:
    """Whom 他 at the head of a sentence means, the first who did something in the last sentence with anybody.

    双方 means all since the last sentence in which people meet, 他们 all of the last one, 两国总理 those of the last
    sentence in which several are there; in a new paragraph with a day of its own either may mean others, and so nobody.
    """
    last = actions[-1].sentence
    if not pronoun["both"]:
        people = [min((a.person for a in actions if a.sentence == last), key=lambda p: p.start)]
    elif _OWN_DAY.search(pronoun.group()) and "\n" in text[actions[-1].start : pronoun.start()]:
        return []
    else:
        present = [a for a in actions if a.group in PRESENT]
        met = max((a.sentence for a in present if a.group == "meet"), default=last)
        first = met if "方" in pronoun["both"] else last
        if pronoun["both"].startswith("两"):
            present = _two_at_least(present)
            first = present[0].sentence if present else last
        together = {a.person.name: a.person for a in reversed(present) if a.sentence >= first}
        people = sorted(together.values(), key=lambda p: p.start)
    start, end = pronoun.span("both" if pronoun["both"] else "pronoun")
    return [PersonMention(start, end, text[start:end], person.name, "pronoun") for person in people]


def _two_at_least(present: Sequence[Action]) -> list[Action]:
    """What is done in the last sentence in which several people are there."""
    names: dict[int, set[str]] = {}
    for action in present:
        names.setdefault(action.sentence, set()).add(action.person.name)
    last = max((number for number, there in names.items() if len(there) > 1), default=None)
    return [action for action in present if action.sentence == last]
