"""Firms by their endings and by the posts that people have in them: 某某有限公司, 某某的董事长."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from re import compile

from ner.extraction.body_names import owner_of
from ner.extraction.firm_names import (
    begins_with_place,
    core_of,
    is_description,
    is_phrase,
    is_school,
    is_trade,
)
from ner.extraction.firm_parts import without_department
from ner.extraction.organization_kinds import FIRM_ENDING, is_generic, is_of_states, kind_of, names_company
from ner.extraction.title_grammar import TITLE_REACH, PostMention, find_posts
from ner.lexicon.common_words import crosses
from ner.lexicon.divisions import parse_place
from ner.lexicon.firms import firms
from ner.lexicon.media import is_medium
from ner.lexicon.word_lists import words
from ner.text.characters import HAN
from ner.text.spans import Span

LONGEST_FRONT = 10
"""Characters before the trade and form of a firm (某市某某|新能源有限公司) in which its place and brand stand."""

_DEPARTMENT = compile(r"[部处室科办]$")
_FIRM_BEFORE_DEPARTMENT = compile(
    rf"^.*(?:公司|集团(?!公司)|银行|[分支]行|营业部)(?=[{HAN}]{{2,8}}$)(?!.*(?:营业部|运营中心|总部)$)"
)
# What the directors and vice presidents of a firm are in charge of: 某某|供应链总监.
_CHARGE = compile(
    r"(?<=..)(?:供应链|人力资源|市场|营销|销售|财务|技术|品牌|法务|运营|行政|产品|研发|公关|设计|艺术|生鲜采购|采购|大客户|客户|飞行安全|安全|质量|项目){1,3}$"
)
# What goes with the post behind it: 某某创投|行政总裁.
_CHIEF = compile(r"(?<=..)(?:行政|执行|联席|联合|首席|高级)$")
_DIRECTORS = ("总监", "副总裁", "副总", "经理")
# What firms are at an event, no name: 赞助企业代表.
_SORT_OF_FIRM = compile(
    r"(?:赞助|参[会展加]|签约|入驻|受邀|与会|获奖|入选|施工|承建|建设|参建|重点|带着)(?:企业|单位|公司)?"
)
_ITEM_IN_FRONT = compile(rf"、(?P<front>[{HAN}]{{4,9}})$")


def suffixed_firms(text: str, persons: Sequence[Span]) -> Iterator[Span]:
    """Stretches that end in 公司, 银行 and kin, parsed to the left as a title's body is."""
    for match in FIRM_ENDING.finditer(text):
        last_person = max((p.end for p in persons if p.end <= match.start()), default=0)
        start = max(last_person, match.start() - TITLE_REACH)
        titles = find_posts(text[start : match.end()] + "董事长")
        if titles and titles[-1].body and titles[-1].core_start == match.end() - start:
            name = titles[-1].body
            begin = match.end() - len(name)
            whole = _ITEM_IN_FRONT.search(text, max(0, begin - LONGEST_FRONT), begin)
            if whole and is_trade(core_of(name)) and begins_with_place(whole["front"]):
                begin = whole.start("front")
            yield Span(begin, match.end())


def firms_of_posts(
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
            if tagged.end > span.end and without_department(tagged.of(text)) != span.of(text):
                continue
            tagged = span if tagged.end > span.end else tagged
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
                and not is_of_states(name)
                and not is_school(name)
                and not is_medium(name)
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
    if post.head.branch == "企业":
        body = without_department(body)
        body = _CHIEF.sub("", body).removesuffix("女")
    if post.head.head in _DIRECTORS and kind_of(body) != "company":
        body = _CHARGE.sub("", body)
    if len(body) < 2 or (_DEPARTMENT.search(body) and not FIRM_ENDING.search(body)):
        return None
    if parse_place(body) is not None or _SORT_OF_FIRM.fullmatch(body) or body not in post.text:
        return None
    start = post.start + post.text.index(body)
    return Span(start, start + len(body))
