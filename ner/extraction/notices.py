"""Notices: sentences, or clauses, that say that a meeting was held; who is quoted right behind one spoke there."""

from collections.abc import Sequence
from re import compile

from ner.extraction.actions import Action
from ner.text.spans import Span

SAYS = ("说", "指出", "强调", "要求", "希望", "提出")
"""The verbs of speech by which somebody is quoted as speaking there."""

_NOTICE = compile(
    r"(?:(?:召开|举行)了?[^，。；]{0,30}(?<!议)会议?|会议?[^，。；]{0,16}(?:召开|举行))"
    r"(?:，(?:会议)?(?:审议|听取|传达|研究|总结|部署|学习|通报|分析|安排|回顾)[^。；]{0,60})?。?\s*$"
)
_CLAUSE = compile(r"(?:召开|举行)了?(?!的)[^，。；]{0,30}(?<!议)会议?，|会议?[^，。；]{0,16}(?:召开|举行)，")


def is_notice(text: str, sentence: Span, actions: Sequence[Action], number: int) -> bool:
    """Whether a sentence says that a meeting was held, and of nobody that he or she was there.

    Args:
        text: the folded text.
        sentence: where the sentence stands.
        actions: what was read in the sentences up to it.
        number: that of the sentence behind it.
    """
    nobody = not actions or actions[-1].sentence < number - 1
    return nobody and _NOTICE.search(text, sentence.start, sentence.end) is not None


def notice_before(text: str, start: int, verb: int) -> bool:
    """Whether a clause of a sentence, in front of a verb in it, says that a meeting was held: 我区召开某会，区长甲|要求."""
    return _CLAUSE.search(text, start, verb) is not None
