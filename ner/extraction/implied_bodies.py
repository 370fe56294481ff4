"""Bodies that a title leaves out and that the text around it names."""

from collections.abc import Sequence
from dataclasses import replace
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.organizations import OrganizationMention, names_company
from ner.text.spans import Span

# What an 院长 may be the head of.
_HOUSES = compile(r"法院|医院|学院|研究院|设计院|科学院|卫生院|剧院|书院|大学")


def with_implied_body(
    attribution: PostAttribution,
    text: str,
    sentences: Sequence[Span],
    organizations: Sequence[OrganizationMention],
) -> PostAttribution:
    """The attribution with the body that a bare title implies, if the text names just one that fits.

    A firm's post (董事长) is of the one firm that its sentence names, a 社长 of the one cooperative.
    An 院长 is of the court, if a court is what the text named last of all that have an 院长.
    """
    post = attribution.post
    if attribution.body:
        return attribution
    if post.head.head == "院长":
        houses = _HOUSES.findall(text, 0, post.start)
        return replace(attribution, body="法院") if houses[-1:] == ["法院"] else attribution
    cooperative = post.head.head == "社长"
    if not (names_company(post) or cooperative):
        return attribution
    sentence = next((s for s in sentences if s.start <= post.start < s.end), Span(0, 0))
    firms = {
        o.text
        for o in organizations
        if o.kind == "company" and sentence.contains(o.span) and ("合作社" in o.text or not cooperative)
    }
    return replace(attribution, body=firms.pop()) if len(firms) == 1 else attribution
