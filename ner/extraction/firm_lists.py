"""Lists of firms: names that the words behind or in front of a list call firms, whatever their form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from re import Match, compile

from ner.extraction.acting_firms import acting_firms, is_brand
from ner.extraction.firm_names import is_phrase, is_sort_of_firm, is_trade, without_front
from ner.extraction.organization_kinds import is_generic, kind_of
from ner.extraction.toured_firms import toured_firms
from ner.lexicon.divisions import parse_place
from ner.lexicon.firms import firms
from ner.lexicon.rules import rule_table
from ner.lexicon.states import leading_state
from ner.text.characters import HAN
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention
from ner.text.spans import Span

MOST_LISTED = 80
"""Names in a list that words call firms, at most."""
BRANDS_OF_FIRMS = 2
"""Brands with a trade in a list that show that its other names are firms', too."""
LONGEST_FIRST = 5
"""Characters of the first name of a list that no word in front announces."""
SHORTEST_BRAND = 4
"""Characters of a brand in a list of firms that no tagger knows."""

_FIRMS = (
    r"(?:企业|公司|厂家|厂商|主机厂|巨头|投资人|银行|民企|国企|央企|车企|药企|名企|房企|超市|卖场|商超|客商|老字号"
    r"|金融机构|投资机构|证券机构|运营商|供应商|制造商|开发商|服务商|品牌)"
)

_MANY = r"(?:\d+|[一二三四五六七八九十两几数百多余]+)?[多余]?家?"

# The words behind a list that call its names firms.
_LIST_END = compile(
    rf"[等两三四五六七八九](?:(?<=等){_MANY}(?:[{HAN}]{{0,8}}?(?:\d00强)?{_FIRMS}|个[内外台港合]资项目)|(?<!等)家[{HAN}]{{0,8}}?{_FIRMS})"
)

# 甲、乙等龙头企业: names that the words behind them call firms.
_FIRMS_LISTED = compile(
    rf"(?P<items>(?:(?!等)\w){{2,16}}(?:、(?:(?!等)\w){{2,16}}){{0,{MOST_LISTED}}})(?:{_LIST_END.pattern})"
)

# 参加活动的企业有甲、乙: names that the words in front of them call firms.
_FIRMS_ANNOUNCED = compile(
    rf"{_FIRMS}(?:有|包括|如(?![何果期今此同实])|：|分别[是为]){{1,4}}(?P<items>(?:(?!等)\w){{2,16}}(?:、(?:(?!等)\w){{2,16}}){{1,{MOST_LISTED}}})(?:等|[。；\n])"
)

# Words before a list that show where its first name begins.
_BEFORE_A_LIST = compile(
    r"^.{0,12}(?:包括|其中有|例如|诸如|譬如|邀请|引进|引入|走访|拜访|考察|参观|来到|走进|深入|前往|接待|察看|查看|调研|吸引|[跟随]来的)了?(?=\w{2})"
)

# Words that stand in clauses, not in names.
_IN_A_CLAUSE = compile(r"[的了着是在将并有与被把从对为称达到这那其各及\d]")

# What is built or done, or shown to the public: no firm though a list counts it among them.
_NO_FIRM = compile(
    r"(?:开发|利用|种植|养殖|加工|扩建|改造|技改|治理|项目|工程|展览馆|博物馆|公园|广场|小区|社区)$"
)

# Where a clause begins, so that nothing belongs to the first name of a list that is not its own.
_CLAUSE_MARKS = "，。；：\n"

# Institutes that are firms when a text counts them among firms.
_INSTITUTE = compile(r"(?:研究院|研究所|设计院|勘察院)$")

# 和 before or behind the first character of a name belongs to it: 三和某某.
_ITEM = compile(rf"(?:[^、和]|(?:(?<=、)|(?<=、[{HAN}]))和)+")

_UNBROKEN = compile(r"[\w、]+")


def listed_firms(text: str, tagged: Sequence[Span], persons: Sequence[Span]) -> Iterator[Span]:
    """Brands that a list calls firms: 远景重卡 and, as a tagger knows it, 小米 of 小米、远景重卡等龙头企业.

    Words for a trade (装备制造等企业) are none. An institute that a list calls a firm is one. A list of brands
    may be one of goods: it counts when a known firm is in it.
    """
    by_end = {span.end: span for span in tagged}
    lists = [(m, m.start("items")) for m in _lists_of_firms(text)]
    lists += [(m, -1) for m in _FIRMS_ANNOUNCED.finditer(text)]
    for match, open_start in lists:
        items = [item[0] for item in _ITEM.finditer(match["items"])]
        is_of_brands = "品牌" in match[0] and "品牌" not in match["items"]
        if is_of_brands and not any(item in firms() for item in items):
            continue
        counted = "家" in text[match.end("items") : match.end()] and not any(
            is_trade(item) or is_phrase(item) for item in items
        )
        brands = sum(map(_is_brand_with_trade, items))
        among_firms = (
            counted
            or brands >= BRANDS_OF_FIRMS
            or any(
                (by_end.get(match.start("items") + item.end()) and kind_of(item[0]) == "company")
                or item[0] in firms()
                for item in _ITEM.finditer(match["items"])
            )
        )
        for item in _ITEM.finditer(match["items"]):
            span = Span(match.start("items") + item.start(), match.start("items") + item.end())
            span = by_end.get(span.end, span)
            is_tagged = by_end.get(span.end) == span
            if span.start == open_start and not is_tagged:
                announced = _BEFORE_A_LIST.match(span.of(text))
                front = without_front(span.of(text)[announced.end() if announced else 0 :])
                span = Span(span.end - len(front), span.end)
            name = span.of(text)
            alone = span.start == open_start and text[span.start - 1 : span.start] in _CLAUSE_MARKS
            if (
                (
                    is_tagged
                    or name in firms()
                    or (alone and (_is_brand_with_trade(name) or (among_firms and _is_shop(name))))
                    or _is_brand(name, open_ended=span.start == open_start, among_firms=among_firms)
                )
                and (kind_of(name) in ("company", "other") or _INSTITUTE.search(name))
                and not is_generic(name)
                and parse_place(name) is None
                and not any(span.overlaps(person) for person in persons)
            ):
                yield span


def with_listed_firms(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, those of persons made organizations with which the name of a firm begins that a list or tour has.

    >>> text = "甲公司、某海生物等企业参会，某海生物总裁发言"
    >>> [m.text for m in with_listed_firms(text, [Mention(14, 16, Label.PERSON, "某海")])]
    ['某海生物']
    """
    mentions = tuple(mentions)
    tagged = [Span(m.start, m.end) for m in mentions if m.label is Label.ORGANIZATION]
    named: dict[str, list[str]] = {}
    acting = [span for span in acting_firms(text) if is_trade(span.of(text)[-2:])]
    firms_here = (*listed_firms(text, tagged, ()), *toured_firms(text), *acting)
    for name in sorted({span.of(text) for span in firms_here}, key=len, reverse=True):
        named.setdefault(name[:2], []).append(name)

    def in_full(mention: Mention) -> Mention:
        if mention.label is not Label.PERSON or mention.tagger == KNOWN_PEOPLE:
            return mention
        shortest = max(len(mention.text), SHORTEST_BRAND)
        names = (n for n in named.get(mention.text[:2], ()) if len(n) >= shortest)
        whole = next((name for name in names if text.startswith(name, mention.start)), None)
        if whole is None:
            return mention
        end = mention.start + len(whole)
        return replace(mention, end=end, label=Label.ORGANIZATION, text=whole)

    return tuple(map(in_full, mentions)) if named else mentions


def _lists_of_firms(text: str) -> Iterator[Match[str]]:
    """The matches of `_FIRMS_LISTED`: sought in the stretches without other marks that hold the end of a list."""
    done = 0
    for tail in _LIST_END.finditer(text):
        if tail.start() >= done:
            start = tail.start()
            while start > done and (text[start - 1] in "、_" or text[start - 1].isalnum()):
                start -= 1
            stretch = _UNBROKEN.match(text, tail.start())
            done = stretch.end() if stretch else tail.end()
            yield from _FIRMS_LISTED.finditer(text, start, done)


def _is_brand_with_trade(name: str) -> bool:
    """Whether a name is short, and a brand with its trade: 远岚投资."""
    is_short = SHORTEST_BRAND <= len(name) <= LONGEST_FIRST
    return is_short and is_brand(name[:-2]) and is_trade(name[-2:])


def _is_shop(name: str) -> bool:
    """Whether a name ends as those of firms and shops do, and is more than what it sells."""
    return kind_of(name) == "company" and not is_sort_of_firm(name) and not _IN_A_CLAUSE.search(name)


def _is_brand(name: str, *, open_ended: bool, among_firms: bool) -> bool:
    """Whether an untagged item of a list of firms is a name.

    Args:
        name: the item.
        open_ended: whether nothing shows where it begins.
        among_firms: whether the list holds names of firms for certain, beside which everyday words may be a brand.
    """
    told = among_firms or kind_of(name) == "company"
    if among_firms and not open_ended and len(name) < SHORTEST_BRAND:
        return is_brand(name) and not leading_state(name) and not _IN_A_CLAUSE.search(name)
    if (
        open_ended
        or _NO_FIRM.search(name)
        or (is_trade(name) if told else is_phrase(name))
        or rule_table("trade").first(name)
    ):
        return False
    return (
        len(name) >= SHORTEST_BRAND
        and kind_of(name) in ("other", "company")
        and not _IN_A_CLAUSE.search(name)
    )
