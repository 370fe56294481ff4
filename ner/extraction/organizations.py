"""Which stretches of a text name organizations, and of what kind: a tagger's word, lists, tours, deeds and posts together."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from re import Pattern, compile

from ner.extraction.acting_bodies import acting_bodies
from ner.extraction.acting_firms import (
    NO_FIRM,
    acting_firms,
    firms_beside,
    firms_between,
    firms_of_persons,
    is_brand,
)
from ner.extraction.firm_lists import SHORTEST_BRAND, listed_firms
from ner.extraction.firm_names import (
    begins_with_place,
    core_of,
    is_phrase,
    is_sort_of_firm,
    is_trade,
    is_used_as_a_firm,
    short_forms,
    told_short_forms,
    uses_of,
    without_front,
)
from ner.extraction.firm_parts import firms_of_sites, owner_of_works, without_part
from ner.extraction.firm_posts import firms_of_posts, suffixed_firms
from ner.extraction.organization_kinds import (
    NO_NAME,
    is_generic,
    kind_of,
    names_one_firm,
)
from ner.extraction.title_grammar import PostMention
from ner.extraction.toured_firms import toured_firms
from ner.lexicon.common_words import crosses
from ner.lexicon.divisions import parse_place
from ner.lexicon.firms import KnownFirm, find_known_firms, firms, goes_on
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.mentions import Label, Mention
from ner.text.spans import Span, Taken

LONGEST_WORDS = 3
"""Characters of a name that everyday words in it show to be none."""
LENGTHS_OF_A_BRAND = (2, 3)
"""Characters of a known brand, and of what makes the name of one of its firms (东风|小康)."""
LONGEST_WITH_TRADE = 6
"""Characters of a brand with its trade that a tagger takes for an organization (某某光电)."""
DEAL_REACH = 44
"""Characters behind a name within which the verb stands by which it signs with the firm beside it."""

_BRANCH = compile(r"(?:分行|支行|分公司|营业部|运营中心|业务总部)$")
_LEVEL_OF_BANK = compile(r"(?:(?<=[将由与向和从在对及、，。：；“\n])|(?<![\s\S]))[省市县区]$")
_LATIN_FIRM = compile(
    r"(?<![A-Za-z])[A-Z][A-Za-z&-]{1,20}(?: [A-Z][A-Za-z&-]{1,20}){0,4}(?: ?[（(][A-Za-z ]{2,20}[）)])? ?"
    r"(?:Limited|Ltd|Inc|Corporation|Corp|GmbH|LLC|PLC|Holdings|Co\., ?Ltd)(?![A-Za-z])"
)
_KIND_OF_PARTNERSHIP = compile(r"（(?:有限|普通|特殊普通)合伙）")
_CLOSES = compile(r"[^（(]{1,10}[）)]")
_HOTEL = compile(r"(?:酒店|宾馆|饭店|大厦|山庄)$")
# A name that is also a word, where it is one: 与某地的|联通, 软|联通.
_IS_A_NOUN = compile(r"[软硬互]|的\w{2,4}[，。；]$")
# What stands behind a verb that is also the name of a firm: 联通|全国.
_OBJECT = compile(r"[了着起]?(?:全[国球省]|国内外?|国际|世界|城乡|内外|两[岸地]|各[地国])")
# Behind the name of a party of another state: 某某集团|领导人.
_BLOC = compile(r"领导人(?!员)|议员")
# What is linked, in front of a word that is also the name of a firm: 铁路口岸|联通.
_LINKED = compile(r"口岸|[铁公道]路|交通|设施|管网|电网|规则|标准|数据")
_PARTNERSHIP = compile(
    rf"(?:(?<=[，。；：、“\n与和同由及])|^)(?:(?![与和同由及])[{HAN}]){{2,20}}(?:（[^）]{{2,4}}）[{HAN}]{{0,12}})?（(?:有限|普通|特殊普通)合伙）"
)
_DEAL_BETWEEN = compile(
    r"[与和同][^，。；、]{2,40}签(?:署|订|约|下)|(?<=[与和同])[^，。；、]{2,24}签(?:署|订|约|下)"
)
# A name of which the text says that somebody signs with it, an investment as a rule.
_PARTNER = compile(r"[与和同]$")
_SIGNED_BEHIND = compile(
    r"(?:正式|成功|现场|共同)?(?:签署|签订|签下|签约)了?[^，。；]{0,16}(?:投资|项目|合作|采购|供货|购销|框架)"
)
_HELD_THERE = compile(
    r"[与同]|[^，。；]{0,8}(?:宴请|设宴|共进|下榻|入住|召开|举行|举办|开幕|会见|会晤|会谈|落幕|闭幕)"
)
# The legal form behind a name that seems to end: 某某集团|有限公司.
_FORM_BEHIND = compile(r"(?:控股|股份)?(?:有限(?:责任)?公司|(?<=股份)公司)")
# Before the house in which people meet or stay.
_STAYS = ("聚首", "齐聚", "相聚", "相聚在", "下榻", "入住")
# What shows that a name was but a trade: 某地钢铁|行业.
_TRADE_GOES_ON = ("行业", "产业", "工业", "企业", "市场", "领域")
# A number that a brand begins with: 到|58某某.
_NUMBER_IN_FRONT = compile(r"(?:^|[^\d.第年月日号、])(?P<number>\d{1,4})$")
# Behind a name in quotation marks: the whole is the firm's name.
_QUOTED_FIRM = ("”公司", "”集团")
_AFTER_DESCRIPTION = compile(
    rf"^.*(?:(?:集团|公司)(?:所属|下属|旗下|控股|全资)的?|上市公司|民企|企业(?!集团|股份|管理|发展)|央企|国企|巨头|龙头|单位|平台|品牌|子公司|基地|制造商|供应商|生产商|厂商|厂家)(?=[{HAN}]{{3}})"
)


@dataclass(frozen=True, slots=True, order=True)
class OrganizationMention:
    """A stretch that names an organization; `kind` as in the contract (company, government, …)."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


def find_organizations(
    text: str, mentions: Iterable[Mention], posts: Sequence[PostMention], persons: Sequence[Span]
) -> tuple[OrganizationMention, ...]:
    """The organizations that a text names, left to right, without overlaps.

    Args:
        text: the article's text.
        mentions: what a tagger found.
        posts: the titles; the body of a firm's post is a firm.
        persons: stretches that name persons: no organization shares a character with one.
    """
    tagged = [
        m.span
        for m in mentions
        if m.label is Label.ORGANIZATION
        and len(m.text) > 1
        and not is_generic(m.text)
        and not (m.text.endswith("集团") and text.startswith("军", m.end))
        and not (firms().get(m.text) is False and _LINKED.search(text, max(0, m.start - 2), m.start))
        and not (
            text.startswith(_TRADE_GOES_ON, m.end) and is_trade(m.text[-2:]) and not m.text.endswith("集团")
        )
        and not (firms().get(m.text) is False and _OBJECT.match(text, m.end))
        and not (firms().get(m.text) is False and _IS_A_NOUN.match(text, max(0, m.start - 1), m.end + 1))
    ]
    starts = {span.end: span.start for span in tagged}
    ends = {span.start: span.end for span in tagged}
    acting = [span for span in acting_bodies(text) if not any(p.span.overlaps(span) for p in posts)]
    names = [(span, kind_of(span.of(text))) for span in (*tagged, *acting)]
    names += [
        (s if is_trade(core_of(tagged_there)) else Span(starts.get(s.end, s.start), s.end), "company")
        for s in suffixed_firms(text, persons)
        if s.end in starts or not crosses(text, s.start)
        for tagged_there in [text[starts.get(s.end, s.start) : s.end]]
    ]
    names = [
        (span, kind)
        for span, kind in names
        if kind != "company" or names_one_firm(span.of(text), tagged=span.end in starts)
    ]
    blocs = {span.of(text) for span, _ in names if _BLOC.match(text, span.end)}
    names = [
        (span, kind)
        for span, kind in names
        if not span.of(text).endswith("集团") or span.of(text) not in blocs
    ]
    names += [(span, "company") for span in firms_of_posts(text, posts, starts, ends)]
    names += [(span, "company") for span in listed_firms(text, tagged, persons)]
    acting_or_toured = (*acting_firms(text), *toured_firms(text), *firms_of_persons(text, persons))
    names += [(span, "company") for span in acting_or_toured]
    sites = [m for m in mentions if m.label is Label.ORGANIZATION]
    names += [(span, "company") for span in firms_of_sites(sites)]
    forms = (*_LATIN_FIRM.finditer(text), *_PARTNERSHIP.finditer(text))
    names += [(Span(*match.span()), "company") for match in forms]
    names += [
        (m.span, "company")
        for m in mentions
        if m.label is Label.PLACE and rule_table("organization_kind")["company_shop"].pattern.search(m.text)
    ]
    found = [_undescribed(OrganizationMention(s.start, s.end, s.of(text), kind)) for s, kind in names]
    people = {person.of(text) for person in persons}
    found = [m for m in _mended(text, found) if m.text.removesuffix("公司") not in people]
    found += [
        OrganizationMention(s.start, s.end, s.of(text), "company")
        for beside in (firms_beside, firms_between)
        for s in beside(text, [m.span for m in found if m.kind == "company"])
    ]
    found = [_with_own_name(text, m) for m in found]
    separate = _with_branches(text, _without_overlaps(found, persons))
    separate = _with_short_forms(
        text, _beside_firms(text, _with_known_firms(text, separate, persons)), persons
    )
    venues = {m.text for m in separate if _is_venue(text, m)}
    separate = [m for m in separate if m.text not in venues]
    firms_here = {m.text for m in separate if m.kind == "company"}
    return tuple(replace(m, kind="company") if m.text in firms_here else m for m in separate)


def _mended(text: str, found: Sequence[OrganizationMention]) -> list[OrganizationMention]:
    """The mentions, firms without words that stand in front of their names; what then names no firm is left out."""
    mended: list[OrganizationMention] = []
    for mention in filter(None, map(partial(_balanced, text), found)):
        if mention.kind == "company":
            name = without_front(mention.text)
            start = mention.end - len(name)
            name = without_part(name)
            mention = replace(mention, start=start, end=start + len(name), text=name)
            if is_generic(name) or is_sort_of_firm(name) or NO_NAME.search(name):
                continue
            if number := _NUMBER_IN_FRONT.search(text, max(0, mention.start - 5), mention.start):
                start = number.start("number")
                mention = replace(mention, start=start, text=text[start : mention.end])
        mended.append(mention)
    names = {m.text for m in mended if m.kind == "company" and len(m.text) >= SHORTEST_BRAND}
    mended = [_of_works(m, names) for m in mended]
    whole = [m for m in mended if m.text.count("“") == m.text.count("”") or _unquoted(m.text) not in names]
    return [_behind_a_character(mention, names) for mention in whole]


def _of_works(mention: OrganizationMention, names: Collection[str]) -> OrganizationMention:
    """The works of a firm as the firm: 某某|江口工厂."""
    owner = owner_of_works(mention.text, names) if mention.kind == "company" else mention.text
    return replace(mention, end=mention.start + len(owner), text=owner)


@cache
def _of_a_group() -> Pattern[str]:
    trades = any_of(words("firm_ending") | words("toured_ending"))
    return compile(
        rf"(?P<core>(?![和与及同是为将已]|所属|下属|旗下|控股|全资|成员|子公司|投资|承建|开发|有限|股份)[{HAN}]{{2,11}}?)(?P<trade>{trades}|煤?矿)"
        r"(?=$|[，。；、等（]|党委|董事|副?总|负责|项目|调研|考察|参观|检查|走访|视察)"
    )


def _is_own_name(core: str) -> bool:
    """Whether it is a brand, or so long that words in it prove nothing, as names from other languages are."""
    return is_brand(core) or (len(core) > LONGEST_WORDS and not is_phrase(core) and not is_trade(core))


def _with_own_name(text: str, mention: OrganizationMention) -> OrganizationMention:
    """A firm with the legal form behind it; a group with the firm of it that stands there, by brand and trade."""
    form = _FORM_BEHIND.match(text, mention.end) if mention.kind == "company" else None
    if form:
        return replace(mention, end=form.end(), text=text[mention.start : form.end()])
    behind = _of_a_group().match(text, mention.end) if mention.text.endswith("集团") else None
    if behind is None or not _is_own_name(behind["core"]):
        return mention
    return replace(mention, end=behind.end(), text=text[mention.start : behind.end()])


def _balanced(text: str, mention: OrganizationMention) -> OrganizationMention | None:
    """The mention with the bracket that its name begins or ends in, or without what stands in it: 贵阳）|某某公司."""
    opened = mention.text.rfind("（")
    if opened > mention.text.rfind("）") and text.startswith("）", mention.end):
        mention = replace(mention, end=mention.end + 1, text=text[mention.start : mention.end + 1])
    elif kind := _KIND_OF_PARTNERSHIP.match(text, mention.end):
        mention = replace(mention, end=kind.end(), text=text[mention.start : kind.end()])
    if mention.text.count("”") > mention.text.count("“") and text[mention.start - 1 : mention.start] == "“":
        name, mark, behind = mention.text.partition("”")
        if f"{mark}{behind}" in _QUOTED_FIRM:
            return mention
        return replace(mention, end=mention.start + len(name), text=name) if len(name) > 1 else None
    closed = _CLOSES.match(mention.text)
    if closed is None:
        return mention
    start = mention.start - 1
    if text[start : start + 1] in ("（", "("):
        return replace(mention, start=start, text=text[start : mention.end])
    name = mention.text[closed.end() :]
    named = len(name) > 1 and not is_generic(name)
    return replace(mention, start=mention.start + closed.end(), text=name) if named else None


def _unquoted(name: str) -> str:
    return name.replace("“", "").replace("”", "")


def _behind_a_character(mention: OrganizationMention, names: Collection[str]) -> OrganizationMention:
    """A firm without the one character in front that the text's other mentions of it lack: 今|某某集团."""
    if mention.kind == "company" and mention.text[1:] in names:
        return replace(mention, start=mention.start + 1, text=mention.text[1:])
    return mention


def _is_venue(text: str, mention: OrganizationMention) -> bool:
    """Whether a text names a hotel only as the place where something is held."""
    if _HOTEL.search(mention.text) is None:
        return False
    if text.endswith(_STAYS, 0, mention.start):
        return True
    return text.endswith(("在", "于"), 0, mention.start) and bool(_HELD_THERE.match(text, mention.end))


def _beside_firms(text: str, mentions: Sequence[OrganizationMention]) -> list[OrganizationMention]:
    """The mentions; what a list puts beside a firm, or signs with one, and no ending tells to be something else, is a firm."""
    firm_ends = {m.end for m in mentions if m.kind == "company"}
    firm_starts = {m.start for m in mentions if m.kind == "company"}
    mended: list[OrganizationMention] = []
    for mention in mentions:
        beside = (mention.start - 1 in firm_ends and text[mention.start - 1] == "、") or (
            mention.end + 1 in firm_starts and text[mention.end] == "、"
        )
        beside = beside or (
            (mention.start - 1 in firm_ends or mention.end + 1 in firm_starts)
            and _DEAL_BETWEEN.search(text, mention.start - 1, mention.end + DEAL_REACH) is not None
        )
        beside = beside or (
            _PARTNER.search(text, max(0, mention.start - 1), mention.start) is not None
            and _SIGNED_BEHIND.match(text, mention.end) is not None
            and len(mention.text) >= SHORTEST_BRAND
            and is_brand(mention.text)
            and not begins_with_place(mention.text)
        )
        beside = beside or _begins_with_a_brand(text, mention) or _has_a_trade(mention.text)
        if mention.kind == "other" and beside and not NO_FIRM.search(mention.text):
            mention = replace(mention, kind="company")
            firm_ends.add(mention.end)
        mended.append(mention)
    return mended


def _has_a_trade(name: str) -> bool:
    """Whether a name is a brand and an ending of brands: 某某|光电."""
    core = next((name[: -len(e)] for e in words("brand_ending") if name.endswith(e)), "")
    return SHORTEST_BRAND <= len(name) <= LONGEST_WITH_TRADE and len(core) > 1 and is_brand(core)


def _begins_with_a_brand(text: str, mention: OrganizationMention) -> bool:
    """Whether a name is that of a known firm and two or three characters more: 东风|小康, not 新浪|微博."""
    ends = (end for end in LENGTHS_OF_A_BRAND if len(mention.text) - end in LENGTHS_OF_A_BRAND)
    return any(mention.text[:end] in firms() and not goes_on(text, mention.start + end) for end in ends)


def _with_known_firms(
    text: str, mentions: Sequence[OrganizationMention], persons: Sequence[Span]
) -> list[OrganizationMention]:
    """The mentions with the firms that are known by name.

    One that is also a word, a place or a surname counts when a tagger found it, or beside a firm in a list.
    """
    ends = {m.end for m in mentions if m.kind == "company"}
    begins = {m.start for m in mentions if m.kind == "company"}
    tagged = {m.span for m in mentions}
    known = find_known_firms(text)
    for firm in known:
        if firm.is_sure:
            ends.add(firm.span.end)
            begins.add(firm.span.start)
    mentions = [_from_its_beginning(text, m, known) for m in mentions]
    found = [m for m in mentions if m.kind == "company" or m.text not in firms()]
    for firm in known:
        span = _with_level(text, firm.span) if firm.is_sure else firm.span
        beside = (span.start - 1 in ends and text[span.start - 1] == "、") or (
            span.end + 1 in begins and text[span.end] == "、" and not _is_behind_a_place(text, span.start)
        )
        if firm.is_sure or span in tagged or beside:
            known_firm = OrganizationMention(span.start, span.end, span.of(text), "company")
            found.append(_with_own_name(text, known_firm))
            ends.add(found[-1].end)
    return _without_overlaps(found, persons)


def _from_its_beginning(
    text: str, mention: OrganizationMention, known: Sequence[KnownFirm]
) -> OrganizationMention:
    """The mention of a firm, from the beginning of the known brand that it cuts (联合|利华食品公司), or of a place before that."""
    if mention.kind != "company":
        return mention
    before = bisect_left(known, mention.start, key=lambda firm: firm.span.start) - 1
    if before < 0 or not mention.start < known[before].span.end <= mention.end:
        return mention
    start = known[before].span.start
    start -= next((n for n in (3, 2) if n <= start and parse_place(text[start - n : start])), 0)
    return replace(mention, start=start, text=text[start : mention.end])


def _is_behind_a_place(text: str, at: int) -> bool:
    """Whether a place ends there, with which the name of a firm behind it would begin: 某地|老窖."""
    return any(at >= n and parse_place(text[at - n : at]) is not None for n in (2, 3))


def _with_level(text: str, firm: Span) -> Span:
    """The stretch of a known bank with the level or place in front, which tells the branch: 由|省农行; not 全市农行."""
    if text[firm.end - 1] != "行":
        return firm
    level = _LEVEL_OF_BANK.search(text, max(0, firm.start - 2), firm.start)
    if level:
        return Span(level.start(), firm.end)
    place = next((n for n in (3, 2) if n <= firm.start and parse_place(text[firm.start - n : firm.start])), 0)
    return Span(firm.start - place, firm.end)


def _with_short_forms(
    text: str, mentions: Sequence[OrganizationMention], persons: Sequence[Span]
) -> list[OrganizationMention]:
    """The mentions with those of the short forms of firms that the text names in full."""
    forms = {form for m in mentions if m.kind == "company" for form in short_forms(m.text)}
    names = {m.end: m.text for m in mentions if m.kind == "company"}
    told = {form for form in told_short_forms(text, names) if not is_generic(form)}
    forms |= told
    whole = {m.text for m in mentions if m.kind == "company" and len(m.text) >= SHORTEST_BRAND}
    found = [m for m in mentions if m.kind == "company" or m.text not in forms]
    taken = Taken(len(text), [*persons, *(m.span for m in found)])
    for form in sorted(forms | whole, key=lambda form: (-len(form), form)):
        is_used = form in whole or form in told or is_used_as_a_firm(text, form)
        found.extend(
            OrganizationMention(place.start, place.end, form, "company")
            for place in (uses_of(text, form) if is_used else ())
            if not text.startswith(_QUOTED_FIRM, place.end) and taken.take(place)
        )
    return sorted(found)


def _undescribed(mention: OrganizationMention) -> OrganizationMention:
    """A firm without the words in front that describe it: 龙头企业|某某公司."""
    described = _AFTER_DESCRIPTION.match(mention.text) if mention.kind == "company" else None
    if described is None:
        return mention
    return replace(mention, start=mention.start + described.end(), text=mention.text[described.end() :])


def _without_overlaps(
    found: Sequence[OrganizationMention], persons: Sequence[Span]
) -> list[OrganizationMention]:
    """Of mentions that overlap firms stay first, then the longest, then the leftmost; in text order."""
    taken = Taken(max((s.end for s in (*persons, *(m.span for m in found))), default=0), persons)
    firms_first = sorted(found, key=lambda m: (m.kind != "company", m.start - m.end, m.start, m.kind))
    return sorted(mention for mention in firms_first if taken.take(mention.span))


def _with_branches(text: str, mentions: Iterable[OrganizationMention]) -> list[OrganizationMention]:
    """Some 某某银行股份有限公司 and the 甲省分行 right behind it are one name."""
    joined: list[OrganizationMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end == mention.start
            and last.kind == mention.kind == "company"
            and _BRANCH.search(mention.text)
            and not _BRANCH.search(last.text)
        ):
            joined[-1] = replace(last, end=mention.end, text=text[last.start : mention.end])
        else:
            joined.append(mention)
    return joined
