"""The kind of organization that a name tells of, and whether what looks like a firm's name is one."""

from functools import lru_cache
from re import compile

from ner.extraction.body_names import body_of
from ner.extraction.firm_names import is_description, is_sort_of_firm
from ner.extraction.title_grammar import PostMention
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import words

FIRM_ENDING = compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|分公司|总公司|株式会社|集团(?![军化])|公司(?![法制债])"
    r"|(?<!非)银行(?![业间卡账])|分行|(?<!透)支行)"
)
"""What the names of firms end in; no ending is one inside another word: 集团军, 公司法, 银行卡."""

_OFFICE_END = compile(r"(?:局|厅|署|街道|办事处|委员会|管委会|政府|支队|大队|总队|派出所|办公室)$")

NO_NAME = compile(
    r"^国务院|(?<!某)某(?![某省市县区])|第[\d一二三四五六七八九十]{1,3}[届轮次]|的|最[大小强]|成为|或|要[找向去到跟和靠从]"
    r"|(?:上市公司|企业|厂家|商家|第[一二三]集团)$|^.[厂店矿]$|[>›]"
)
"""What stands in no name of a firm."""

_DESCRIPTION = compile(
    r"[类性级家名强大]$|^(?:[家各非某该本两多几数首]|一家|全球|世界|国内|全国|上市)|[的等型]"
)


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


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Whether the text is a common noun, not a name: 该公司, 集团公司, 人力资源, 几位, 西北区, 村办农机厂."""
    return rule_table("common_noun").first(name) is not None


def is_of_states(name: str) -> bool:
    """Whether the name is that of a bank or fund of several states, whose heads have the posts of firms."""
    rule = rule_table("organization_kind").first(name)
    return rule is not None and rule.name == "other_international"


def names_company(post: PostMention) -> bool:
    """Whether the post is one that only firms have, so that its body is a firm."""
    return post.head.head in words("firm_head")


def names_one_firm(name: str, *, tagged: bool) -> bool:
    """Whether a stretch is the name of one firm, `tagged` by a tagger or not: not 该公司, 解公司, 创新型细胞治疗公司."""
    if is_generic(name) or kind_of(name) != "company" or NO_NAME.search(name):
        return False
    core = FIRM_ENDING.sub("", name)
    if not tagged and is_description(name):
        return False
    if tagged:
        return bool(core) or len(name) > 3
    return len(core) >= 2 and not _DESCRIPTION.search(core)


def is_firm(name: str) -> bool:
    """Whether the body of a post is one firm by its name alone: not 某商业公司, 该公司, 建材公司."""
    return names_one_firm(name, tagged=True) and not is_sort_of_firm(name)
