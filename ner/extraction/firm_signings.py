"""Deals of which a text names only the firms that sign: 甲公司与乙公司签署协议."""

from collections.abc import Collection, Iterator
from re import compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_mentions import EventMention, firms_mention
from ner.extraction.organizations import OrganizationMention
from ner.text.spans import Span

LEAD_SENTENCES = 2
"""Sentences at an article's beginning in which a deal needs no date of its own to be news."""

AFTER_IT = 2
"""Characters behind the words for signing that may still tell that it is of another day (签约后，); then comes what was agreed."""

_SIGNS = compile(
    r"(?:签署|签订|签下|签)了?[^，。；]{0,40}(?:协议|合同|合约|备忘录|意向书|契约)|签[字约署]仪式[^，。；]{0,24}举[行办]|签约(?!方|率|额|项目|客商|企业|仪式(?:上|前|后))"
)
# It has not happened, is told of other days or of several deals, or is only spoken of.
_NOT_NOW = compile(
    r"将|拟(?!定)|计划|准备|有望|希望|如果|一旦|曾|此前|去年|前年|多年|至今|以来|[已共]签|累计|陆续|先后|根据|按照|依据|依照|后，|没有|未|拒绝|要求|约定|违约|纠纷|诉讼|被告|原告"
    r"|(?:19|20)\d\d年(?!\d{1,2}月\d{1,2}日)"
)
_CLAUSE = compile(r"[，。；：\n]")


def firm_signings(
    article: ArticleFacts, elsewhere: Collection[int]
) -> Iterator[tuple[EventMention, tuple[OrganizationMention, ...]]]:
    """The sentences in which bodies and firms alone sign with each other, each with who signs, in text order.

    Args:
        article: the article.
        elsewhere: the numbers of the sentences that mention events or stand beside them.
    """
    acted = {action.sentence for action in article.actions}
    for number, sentence in enumerate(article.sentences):
        text = sentence.of(article.text)
        signs = _SIGNS.search(text)
        if (
            signs is None
            or number in elsewhere
            or number in acted
            or _NOT_NOW.search(text, 0, signs.end() + AFTER_IT)
        ):
            continue
        mention = firms_mention(article, number, sentence)
        if mention.day is None and number >= LEAD_SENTENCES:
            continue
        front = Span(sentence.start, sentence.start + signs.start())
        parties = tuple({o.text: o for o in _parties(article, front)}.values())
        if len(parties) > 1 and any(o.kind == "company" for o in parties):
            yield mention, parties


def _parties(article: ArticleFacts, front: Span) -> list[OrganizationMention]:
    """The organizations in the clause whose verb stands at the end of `front`, where 与 or 和 joins them."""
    breaks = [m.end() for m in _CLAUSE.finditer(article.text, front.start, front.end)]
    clause = Span(breaks[-1] if breaks else front.start, front.end)
    parties = [o for o in article.organizations if clause.contains(o.span)]
    joined = any(article.text[o.start - 1] in "与和同、及" for o in parties[1:])
    return parties if joined else []
