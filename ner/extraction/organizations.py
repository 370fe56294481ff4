"""Which stretches of a text name organizations, and of what kind: a tagger's word, completed by suffixes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import Match, compile

from ner.extraction.acting_bodies import acting_bodies
from ner.extraction.firm_names import (
    is_description,
    is_phrase,
    is_school,
    is_sort_of_firm,
    is_used_as_a_firm,
    short_forms,
    uses_of,
    without_front,
)
from ner.extraction.title_grammar import TITLE_REACH, PostMention, body_of, find_posts, owner_of
from ner.lexicon.common_words import crosses
from ner.lexicon.divisions import parse_place
from ner.lexicon.firms import find_known_firms, firms
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import words
from ner.text.characters import HAN
from ner.text.mentions import Label, Mention
from ner.text.spans import Span, Taken

SHORTEST_BRAND = 4
"""Characters of a brand in a list of firms that no tagger knows."""

# An ending is none inside another word: 集团军, 公司法, 银行卡.
_NAMED_COMPANY = compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|分公司|总公司|株式会社|集团(?![军化])|公司(?![法制债])"
    r"|(?<!非)银行(?![业间卡账])|分行|(?<!透)支行)"
)
_BRANCH = compile(r"(?:分行|支行|分公司|营业部|运营中心|业务总部)$")
_OFFICE_END = compile(r"(?:局|厅|署|街道|办事处|委员会|管委会|政府|支队|大队|总队|派出所|办公室)$")
_NOT_A_NAME = compile(
    r"^国务院|(?<!某)某(?![某省市县区])|第[\d一二三四五六七八九十]{1,3}[届轮次]|的|最[大小强]|成为|或"
    r"|(?:上市公司|企业|厂家|商家|第[一二三]集团)$|^.[厂店矿]$|[>›]"
)
_DESCRIPTION = compile(
    r"[类性级家名强大]$|^(?:[家各非某该本两多几数首]|一家|全球|世界|国内|全国|上市)|[的等型]"
)
_LEVEL_OF_BANK = compile(r"(?:(?<=[将由与向和从在对及、，。：；“\n])|(?<![\s\S]))[省市县区]$")
_DEPARTMENT = compile(r"[部处室科办]$")
_FIRM_BEFORE_DEPARTMENT = compile(
    rf"^.*(?:公司|集团(?!公司)|银行|[分支]行)(?=[{HAN}]{{2,8}}$)(?!.*(?:营业部|运营中心|总部)$)"
)
# Names in a list that words call firms, at most.
MOST_LISTED = 80
_FIRMS = r"(?:企业|公司|厂家|厂商|主机厂|巨头|投资人|银行|民企|国企|央企|车企|药企|超市|卖场|商超|客商)"
_MANY = r"(?:\d+|[一二三四五六七八九十两几数百多余]+)?[多余]?家?"
_LATIN_FIRM = compile(
    r"(?<![A-Za-z])[A-Z][A-Za-z&-]{1,20}(?: [A-Z][A-Za-z&-]{1,20}){0,4}(?: ?[（(][A-Za-z ]{2,20}[）)])? ?"
    r"(?:Limited|Ltd|Inc|Corporation|Corp|GmbH|LLC|PLC|Holdings|Co\., ?Ltd)(?![A-Za-z])"
)
# The words behind a list that call its names firms.
_LIST_END = compile(
    rf"[等两三四五六七八九](?:(?<=等){_MANY}[{HAN}]{{0,8}}?{_FIRMS}|(?<!等)家[{HAN}]{{0,4}}?{_FIRMS})"
)
# 甲、乙等龙头企业: names that the words behind them call firms.
_FIRMS_LISTED = compile(
    rf"(?P<items>(?:(?!等)\w){{2,16}}(?:、(?:(?!等)\w){{2,16}}){{0,{MOST_LISTED}}})(?:{_LIST_END.pattern})"
)
# 参加活动的企业有甲、乙: names that the words in front of them call firms.
_FIRMS_ANNOUNCED = compile(
    rf"{_FIRMS}(?:有|包括|如|：|分别[是为]){{1,4}}(?P<items>(?:(?!等)\w){{2,16}}(?:、(?:(?!等)\w){{2,16}}){{1,{MOST_LISTED}}})(?:等|[。；\n])"
)
# Words before a list that show where its first name begins.
_BEFORE_A_LIST = compile(
    r"^.{0,12}(?:包括|其中有|例如|诸如|譬如|邀请|引进|引入|走访|拜访|考察|参观|吸引|[跟随]来的)了?(?=\w{4})"
)
# Words that stand in clauses, not in names.
_IN_A_CLAUSE = compile(r"[的了着是在将并有与被把从对为称达到这那其各及\d]")
# Institutes that are firms when a text counts them among firms.
_INSTITUTE = compile(r"(?:研究院|研究所|设计院|勘察院)$")
_DEPENDENT = compile(r"^(?P<firm>.*(?:集团|公司))(?:核心|下属|旗下|全资|控股|所属|成员)+(?:子?公司|企业)$")
_ITEM = compile(r"[^、和]+")
_UNBROKEN = compile(r"[\w、]+")
_SHORTENED = compile(
    r"[（(](?:以下|下称|下|文中|后文)?简?称(?:为|：)?[“\"‘]?(?P<name>[^”\"’（）()，。]{2,12})[”\"’]?[）)]"
)
# What firms are at an event, no name: 赞助企业代表.
_SORT_OF_FIRM = compile(
    r"(?:赞助|参[会展加]|签约|入驻|受邀|与会|获奖|入选|施工|承建|建设|参建|重点|带着)(?:企业|单位|公司)?"
)
_AFTER_DESCRIPTION = compile(
    rf"^.*(?:上市公司|民企|企业|央企|国企|巨头|龙头|单位|平台|品牌|子公司|基地|制造商|供应商|生产商)(?=[{HAN}]{{3}})"
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


@lru_cache(maxsize=8192)
def kind_of(name: str) -> str:
    """The kind of organization that a name tells of: company, government, party …, other.

    >>> kind_of("某某科技有限公司"), kind_of("某某区委"), kind_of("中国人民银行某某支行")
    ('company', 'party', 'government')
    """
    rule = rule_table("organization_kind").first(name)
    kind = rule.name.partition("_")[0] if rule else "lexicon"
    if kind != "lexicon":
        return kind
    body = body_of(name)
    if body:
        return body.kind
    return "government" if _OFFICE_END.search(name) else "other"


def is_generic(name: str) -> bool:
    """Whether the text is a common noun, not a name: 该公司, 集团公司, 人力资源, 几位, 西北区, 村办农机厂."""
    return rule_table("common_noun").first(name) is not None


def _is_of_states(name: str) -> bool:
    """Whether the name is that of a bank or fund of several states, whose heads have the posts of firms."""
    rule = rule_table("organization_kind").first(name)
    return rule is not None and rule.name == "other_international"


def names_company(post: PostMention) -> bool:
    """Whether the post is one that only firms have, so that its body is a firm."""
    return post.head.head in words("firm_head")


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
    ]
    starts = {span.end: span.start for span in tagged}
    ends = {span.start: span.end for span in tagged}
    acting = [span for span in acting_bodies(text) if not any(p.span.overlaps(span) for p in posts)]
    names = [(span, kind_of(span.of(text))) for span in (*tagged, *acting)]
    names += [
        (Span(starts.get(s.end, s.start), s.end), "company")
        for s in _suffixed(text, persons)
        if s.end in starts or not crosses(text, s.start)
    ]
    names = [
        (span, kind)
        for span, kind in names
        if kind != "company" or _names_a_firm(span.of(text), tagged=span.end in starts)
    ]
    names += [(span, "company") for span in _bodies_of_firms(text, posts, starts, ends)]
    names += [(span, "company") for span in _enumerated(text, tagged, persons)]
    names += [(Span(*match.span()), "company") for match in _LATIN_FIRM.finditer(text)]
    names += [
        (m.span, "company")
        for m in mentions
        if m.label is Label.PLACE and rule_table("organization_kind")["company_shop"].pattern.search(m.text)
    ]
    found = [_undescribed(OrganizationMention(s.start, s.end, s.of(text), kind)) for s, kind in names]
    separate = _with_branches(text, _without_overlaps(_mended(found), persons))
    separate = _with_known_firms(text, separate, persons)
    separate = _with_short_forms(text, separate, persons)
    firms_here = {m.text for m in separate if m.kind == "company"}
    return tuple(replace(m, kind="company") if m.text in firms_here else m for m in separate)


def _mended(found: Sequence[OrganizationMention]) -> list[OrganizationMention]:
    """The mentions, firms without words that stand in front of their names; what then names no firm is left out."""
    mended: list[OrganizationMention] = []
    for mention in found:
        if mention.kind == "company":
            name = without_front(mention.text)
            start = mention.end - len(name)
            if dependent := _DEPENDENT.match(name):
                name = dependent["firm"]
            mention = replace(mention, start=start, end=start + len(name), text=name)
            if is_generic(name) or is_sort_of_firm(name) or _NOT_A_NAME.search(name):
                continue
        mended.append(mention)
    names = {m.text for m in mended if m.kind == "company" and len(m.text) >= SHORTEST_BRAND}
    whole = [m for m in mended if m.text.count("“") == m.text.count("”") or _unquoted(m.text) not in names]
    return [_behind_a_character(mention, names) for mention in whole]


def _unquoted(name: str) -> str:
    return name.replace("“", "").replace("”", "")


def _behind_a_character(mention: OrganizationMention, names: Collection[str]) -> OrganizationMention:
    """A firm without the one character in front that the text's other mentions of it lack: 今|某某集团."""
    if mention.kind == "company" and mention.text[1:] in names:
        return replace(mention, start=mention.start + 1, text=mention.text[1:])
    return mention


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
    found = [m for m in mentions if m.kind == "company" or m.text not in firms()]
    for firm in known:
        span = _with_level(text, firm.span) if firm.is_sure else firm.span
        beside = (span.start - 1 in ends and text[span.start - 1] == "、") or (
            span.end + 1 in begins and text[span.end] == "、"
        )
        if firm.is_sure or span in tagged or beside:
            found.append(OrganizationMention(span.start, span.end, span.of(text), "company"))
            ends.add(span.end)
    return _without_overlaps(found, persons)


def _with_level(text: str, firm: Span) -> Span:
    """The stretch of a known bank with the level in front, which tells the branch: 由|省农行; not 全市农行."""
    level = _LEVEL_OF_BANK.search(text, max(0, firm.start - 2), firm.start)
    return Span(level.start(), firm.end) if level and text[firm.end - 1] == "行" else firm


def _with_short_forms(
    text: str, mentions: Sequence[OrganizationMention], persons: Sequence[Span]
) -> list[OrganizationMention]:
    """The mentions with those of the short forms of firms that the text names in full."""
    forms = {form for m in mentions if m.kind == "company" for form in short_forms(m.text)}
    names = {m.end for m in mentions if m.kind == "company"}
    forms |= {
        m["name"] for m in _SHORTENED.finditer(text) if m.start() in names and not is_generic(m["name"])
    }
    found = [m for m in mentions if m.kind == "company" or m.text not in forms]
    taken = Taken(len(text), [*persons, *(m.span for m in found)])
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        found.extend(
            OrganizationMention(place.start, place.end, form, "company")
            for place in (uses_of(text, form) if is_used_as_a_firm(text, form) else ())
            if taken.take(place)
        )
    return sorted(found)


def _names_a_firm(name: str, *, tagged: bool) -> bool:
    """Whether the text is the name of one firm: not 该公司, 解公司, 创新型细胞治疗公司."""
    if is_generic(name) or kind_of(name) != "company" or _NOT_A_NAME.search(name):
        return False
    core = _NAMED_COMPANY.sub("", name)
    if not tagged and is_description(name):
        return False
    if tagged:
        return bool(core) or len(name) > 3
    return len(core) >= 2 and not _DESCRIPTION.search(core)


def _suffixed(text: str, persons: Sequence[Span]) -> Iterator[Span]:
    """Stretches that end in 公司, 银行 and kin, parsed to the left as a title's body is."""
    for match in _NAMED_COMPANY.finditer(text):
        last_person = max((p.end for p in persons if p.end <= match.start()), default=0)
        start = max(last_person, match.start() - TITLE_REACH)
        titles = find_posts(text[start : match.end()] + "董事长")
        if titles and titles[-1].body and titles[-1].core_start == match.end() - start:
            yield Span(match.end() - len(titles[-1].body), match.end())


def _bodies_of_firms(
    text: str, posts: Iterable[PostMention], starts: Mapping[int, int], ends: Mapping[int, int]
) -> Iterator[Span]:
    """The bodies of the posts that firms have; `starts` of the tagged names by their ends, `ends` by their starts.

    A tagged firm with which a body begins is the body (某某集团|截流总指挥); one that goes on behind the body
    is another (某国能源|部).
    """
    for post in posts:
        span = _body_span(post)
        if span is None or post.head.kind == "occupation" or text.startswith("指数", post.end):
            continue
        if names_company(post) or post.branch == "企业" or kind_of(span.of(text)) == "company":
            span = Span(starts.get(span.end, span.start), span.end)
            tagged = Span(span.start, ends.get(span.start, span.end))
            if tagged.end > span.end:
                continue
            if tagged.end < span.end and kind_of(span.of(text)) != "company" == kind_of(tagged.of(text)):
                span = tagged
            name = span.of(text)
            known = span.end in starts or name in firms() or kind_of(name) == "company"
            if kind_of(name) == "company" and span.end not in starts and is_description(name):
                continue
            # 压实企|业主, 中日|企业家: no firm but a word, or whose they are.
            if crosses(text, span.end) or (post.head.head in words("owner_head") and not known):
                continue
            if (
                not is_generic(name)
                and not _is_of_states(name)
                and not is_school(name)
                and kind_of(name) in ("company", "other", "institution")
                and (known or not is_phrase(name))
            ):
                yield span


def _body_span(post: PostMention) -> Span | None:
    """Where the body of a post stands, without its departments; None when it is no name."""
    body = owner_of(post.body)
    while body and not (body[0].isalnum() or body[0] == "“"):
        body = body[1:]
    if post.head.branch == "企业" and (firm := _FIRM_BEFORE_DEPARTMENT.match(body)):
        body = firm.group()
    if len(body) < 2 or (_DEPARTMENT.search(body) and not _NAMED_COMPANY.search(body)):
        return None
    if parse_place(body) is not None or _SORT_OF_FIRM.fullmatch(body) or body not in post.text:
        return None
    start = post.start + post.text.index(body)
    return Span(start, start + len(body))


def _enumerated(text: str, tagged: Sequence[Span], persons: Sequence[Span]) -> Iterator[Span]:
    """Brands that a list calls firms: 远景重卡 and, as a tagger knows it, 小米 of 小米、远景重卡等龙头企业.

    Words for a trade (装备制造等企业) are none. An institute that a list calls a firm is one.
    """
    by_end = {span.end: span for span in tagged}
    lists = [(m, m.start("items")) for m in _lists_of_firms(text)]
    lists += [(m, -1) for m in _FIRMS_ANNOUNCED.finditer(text)]
    for match, open_start in lists:
        for item in _ITEM.finditer(match["items"]):
            span = Span(match.start("items") + item.start(), match.start("items") + item.end())
            span = by_end.get(span.end, span)
            is_tagged = by_end.get(span.end) == span
            if span.start == open_start and not is_tagged:
                announced = _BEFORE_A_LIST.match(span.of(text))
                front = without_front(span.of(text)[announced.end() if announced else 0 :])
                span = Span(span.end - len(front), span.end)
            name = span.of(text)
            if (
                (is_tagged or name in firms() or _is_brand(name, open_ended=span.start == open_start))
                and (kind_of(name) in ("company", "other") or _INSTITUTE.search(name))
                and not is_generic(name)
                and parse_place(name) is None
                and not any(span.overlaps(person) for person in persons)
            ):
                yield span


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


def _is_brand(name: str, *, open_ended: bool) -> bool:
    """Whether an untagged item of a list of firms is a name; `open_ended` when nothing shows where it begins."""
    if open_ended or is_phrase(name) or rule_table("trade").first(name) is not None:
        return False
    return (
        len(name) >= SHORTEST_BRAND
        and kind_of(name) in ("other", "company")
        and not _IN_A_CLAUSE.search(name)
    )


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
