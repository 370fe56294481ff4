"""Which firm a person stands for whose post is a firm's."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ner.extraction.attribution import PostAttribution
from ner.extraction.organizations import OrganizationMention, is_generic
from ner.extraction.positions import branch_in
from ner.extraction.title_grammar import owner_of
from ner.text.spans import Span


def companies_led(
    text: str, attributions: Sequence[PostAttribution], organizations: Sequence[OrganizationMention]
) -> dict[str, tuple[str, ...]]:
    """For the name of each leader of a firm that firm as the text names it, or two firms that share a title.

    A leader of 集团 or of no firm with a name leads the firm that the text names most often. Of
    several titles the one with the longest name of a firm decides.
    """
    firms = [o for o in organizations if o.kind == "company"]
    often = [name for name, _ in Counter(firm.text for firm in firms).most_common()]
    by_end = {firm.end: firm for firm in firms}
    led: dict[str, tuple[str, ...]] = {}
    for attribution in attributions:
        if branch_in(attribution) != "企业" or not attribution.is_held:
            continue
        body = _firm_in_title(attribution, firms)
        if not body or is_generic(body):
            core = "集团" if "集团" in body else ""
            body = next((name for name in often if core in name and name != body), "")
        if len(body) > len(led.get(attribution.person.name, ("",))[-1]):
            beside = _firm_beside(text, by_end, attribution)
            led[attribution.person.name] = tuple(dict.fromkeys(filter(None, (beside, body))))
    return led


def _firm_in_title(attribution: PostAttribution, firms: Sequence[OrganizationMention]) -> str:
    """The firm in a title, as `find_organizations` names it; else the title's body less its inner body."""
    title = Span(attribution.post.start, attribution.post.core_start)
    named = [firm.text for firm in firms if title.contains(firm.span)]
    named = named or [firm.text for firm in firms if attribution.body.startswith(firm.text)]
    return max(named, key=len, default=owner_of(attribution.body))


def _firm_beside(text: str, by_end: Mapping[int, OrganizationMention], attribution: PostAttribution) -> str:
    """The one firm that shares a title with the firm right behind it; of a longer list none, as nobody can say."""
    join = attribution.post.start - 1
    firm = by_end.get(join)
    if firm is None or not attribution.post.body or text[join] not in "、和及":
        return ""
    return "" if text[firm.start - 1 : firm.start] == "、" else firm.text
