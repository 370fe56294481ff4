"""Names of firms: what of a stretch is the name, what in it only tells the trade, which short forms it has."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from re import Pattern, compile

from ner.extraction.body_names import body_of
from ner.lexicon.common_words import common_words, crosses, names_of_places, plain_verbs
from ner.lexicon.divisions import UNIT_MARKS, find_places, parse_place
from ner.lexicon.firms import SHORT_NAME, firms, goes_on
from ner.lexicon.person_names import has_particle
from ner.lexicon.states import leading_state
from ner.lexicon.titles import heads
from ner.lexicon.word_lists import any_of, bodies, words
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention
from ner.text.spans import Span, occurrences

SHORTEST_BEHIND_FRONT = 2
"""Characters that are left of a name behind what does not belong to it (提供|某公司)."""

SHORTEST_LATIN = 3
"""Letters of a short form in Latin letters; two are an abbreviation of anything."""

LONGEST_BRAND_OF_A_NOUN = 2
"""Characters of one everyday noun that may be a brand (光明集团); longer runs of everyday words are none."""

SHORTEST_OF_THE_NATION = 4
"""Characters of a short form that the nation's name and an everyday word may make together: 中国|铁塔."""

LONGEST_SHORT_FORM = 8
"""Characters of a short form; longer ones are the name itself less its legal form."""

LONGEST_REST = 14
"""Characters behind a brand within which the legal form of its firm ends (软件股份有限公司)."""

_ACTS = compile(
    r"(?:相关|有关|主要)?负责|方面|党委|董事|总经理|总裁|副总|创始|表示|计划|宣布|拟|投资|集团|公司|股份|携手|联手|牵手|旗下"
    r"|(?:是|作为|成为|已成为)[^，。]{0,12}(?:企业|公司|制造商|生产商|供应商|巨头)|[将已与]|[、和与][^，。]{2,8}签"
)
_ACTED_WITH = compile(r"(?:携手|联手|牵手|收购|引进|选择|入股|[与])$")
_LEGAL = compile(
    r"(?:[（(]?集团[）)]?|[（(]?控股[）)]?|股份|有限责任|有限|总|子(?=公司)){0,8}(?:公司|株式会社|会社|集团|控股)$"
)
_LISTED_BEHIND = compile(r"、(?P<name>\w{2,8}?)(?:[、，。]|等)")
_FIRM_POST = compile(r"(?:联合)?(?:创始人|首席[^，。；]{2,3}官|(?:副)?(?:董事长|总经理|总裁|总监))")
_REST_OF_FIRM = compile(r"(?P<trade>\w{0,8}?)(?:股份|集团)?有限(?:责任)?公司")
_BRANCH = compile(r"(?:[分支总]行|[分子]公司|营业部|办事处|中心|厂|社|银行)$")
_SHORTENED = compile(
    r"[（(](?:以下|下称|下|文中|后文)?简?称(?:为|：)?[“\"‘]?(?P<name>[^”\"’（）()，。]{2,12})[”\"’]?[）)]"
)
_SCHOOL = compile(r"(?:大学|学院|医院|会|组织|联盟)$")
_BRACKETED = compile(r"[（(][^）)]{1,8}[）)]")
_COUNTED = compile(r"[\d一二三四五六七八九十两几数多百千余][家个处座](?!人)")
# A character that goes with the sentence, before a name that begins as names of the nation do.
_SMALL_FRONT = compile(r"^[记今指现据与和对为向从在让使将把以是有或](?=中国|国家)")
# What belongs to the sentence or to another body: 未来五年|某某分行, 某某省人民政府|某某集团.
_BEHIND_YEARS = compile(r"(?:未来|今后|近)?[一二三四五六七八九十两]+年(?=\w{3})")
_BEHIND_A_GOVERNMENT = compile(r".{1,12}?(?:人民|[省市县区])政府(?=\w{3})(?!驻)")
# A place that is named beside the firm: 某某市与|某某集团, 某某乡和|某某厂.
_JOINED = compile(r"(?:(?P<division>\w{1,6}?[省市县区州镇乡村][与和同])|(?P<place>\w{2,3}?)与)(?=\w{2})")
# The village in which a firm is, in front of a name that begins with a place of its own.
_VILLAGE = compile(r"\w{1,4}?(?:[村镇乡]|街道|社区)(?=\w{6})")
_DIGITS_OR_LATIN = compile(r"[A-Za-z0-9.&·\-]+")
_WORKS = ("工厂", "分厂")
_SORT_END = compile(r"(?:企业|银行|[新老]?工厂|分?厂|企|商|运营中心|购物中心|超市|百货|合作社)$")
# Endings behind which a trade alone is a name: 建设集团, 航天工业总公司.
_OFTEN_NAMED_SO = ("集团", "总公司", "有限公司", "股份公司")
_GROUP_OF_STATES = compile(
    r"(?:[\d〇一二三四五六七八九十]国|国家|欧洲|世界|利益|政治|统治|犯罪|突击|作战|诈骗|盗窃|贩毒|主义)集团$"
)


@cache
def _front_pattern() -> Pattern[str]:
    return compile(any_of(words("swallowed_front")))


@lru_cache(maxsize=8192)
def is_trade(core: str) -> bool:
    """Whether the text is made of words for trades and sorts of firms alone, so that it names none.

    >>> is_trade("金融科技"), is_trade("远岚科技"), is_trade("跨国")
    (True, False, True)
    """
    return _tiled(core, words("trade") | words("sort_of_firm"))


@lru_cache(maxsize=8192)
def is_phrase(text: str) -> bool:
    """Whether the text is made of everyday words alone.

    >>> is_phrase("自然资源"), is_phrase("远岚科技")
    (True, False)
    """
    return _tiled(text.lstrip("和与及"), _everyday_words())


@cache
def _everyday_words() -> frozenset[str]:
    return common_words() | words("trade") | words("sort_of_firm")


def _tiled(text: str, tiles: frozenset[str]) -> bool:
    """Whether words of two to four characters and the joins between them cover the whole text."""
    reached = {0}
    for end in range(2, len(text) + 1):
        if any(end - length in reached and text[end - length : end] in tiles for length in (2, 3, 4)) or (
            end < len(text) and end - 1 in reached and text[end - 1] in "和与及、等类型"
        ):
            reached.add(end)
    return bool(text) and len(text) in reached


def is_school(name: str) -> bool:
    """Whether the name ends as those of schools, hospitals and societies do, which have firms but are none."""
    return _SCHOOL.search(name) is not None


def core_of(name: str) -> str:
    """The name of a firm without its legal form: 远岚科技 of 远岚科技股份有限公司."""
    return _LEGAL.sub("", name)


def is_sort_of_firm(name: str) -> bool:
    """Whether a name that ends as firms do tells only the trade: 建材公司, 跨国公司, 外国企业, 二十国集团."""
    if _GROUP_OF_STATES.search(name):
        return True
    if name in firms() or name in bodies():
        return False
    core = core_of(name)
    if name.endswith(_OFTEN_NAMED_SO):
        is_verb = core in plain_verbs() and core not in words("trade")
        return not core or is_verb or _tiled(core, words("sort_of_firm") | {"企业", "产业"})
    core = _SORT_END.sub("", core)
    if core != name and leading_state(core) == core:
        return True
    if core != name and parse_place(core) is not None:
        return core[-1] in UNIT_MARKS or name.endswith(_WORKS)
    is_verb = core in plain_verbs() and core not in firms()
    return core != name and (not core or is_trade(core) or is_verb)


def is_description(name: str) -> bool:
    """Whether what stands before a firm's ending is made of everyday words, and no brand: 清理贷款银行, 完善厂.

    One noun alone may be a brand (光明集团).
    """
    core = _SORT_END.sub("", core_of(name))
    if name in firms() or core in firms() or name.endswith(_OFTEN_NAMED_SO):
        return False
    return core != name and is_phrase(core) and (len(core) > LONGEST_BRAND_OF_A_NOUN or core in plain_verbs())


def without_front(name: str) -> str:
    """The name of a firm behind verbs, numbers and other words that a tagger or the grammar left in front.

    >>> without_front("提供多层次远岚银行"), without_front("三十多家远岚集团"), without_front("远岚集团")
    ('远岚银行', '远岚集团', '远岚集团')
    """
    small = _SMALL_FRONT.match(name)
    start = small.end() if small else 0
    for pattern in (_front_pattern(), _COUNTED):
        for match in pattern.finditer(name):
            if match.end() <= len(name) - SHORTEST_BEHIND_FRONT and not crosses(name, match.end()):
                start = max(start, match.end())
    for front in (_BEHIND_YEARS.match(name), _BEHIND_A_GOVERNMENT.match(name)):
        start = max(start, front.end()) if front else start
    village = _VILLAGE.match(name, start)
    if village and _place_end(name[village.end() :]):
        start = village.end()
    joined = _JOINED.match(name, start)
    if joined and (joined["division"] or parse_place(joined["place"]) is not None):
        start = joined.end()
    return name[start:]


@lru_cache(maxsize=4096)
def short_forms(name: str) -> tuple[str, ...]:
    """The forms by which a text may mean a firm that it names in full, longest first.

    >>> short_forms("江口远岚电子科技股份有限公司")
    ('江口远岚电子科技', '江口远岚', '远岚电子科技', '远岚')
    >>> short_forms("远岚银行江口分行"), short_forms("江口建设集团")
    ((), ())
    """
    rest = core_of(name)
    if rest == name or _BRANCH.search(rest):
        return ()
    found: list[str] = []
    whole = _BRACKETED.sub("", rest)
    for form in (whole, whole[_place_end(whole) :]):
        while form:
            if _may_stand_alone(form):
                found.append(form)
            trade = next((n for n in (4, 3, 2) if form[-n:] in words("trade") and len(form) > n), 0)
            if not trade or form[:-trade].endswith("集团"):
                break
            form = form[:-trade]
    return tuple(dict.fromkeys(found))


def begins_with_place(name: str) -> bool:
    """Whether a name begins with a place."""
    return _place_end(name) > 0


def _place_end(name: str) -> int:
    """Where the places end that a name begins with."""
    end = len(leading_state(name)) or len("中国") * name.startswith("中国")
    for place in find_places(name):
        if place.start != end:
            break
        end = place.end
    return end


def _may_stand_alone(form: str) -> bool:
    """Whether the form names a firm without the rest of its name: no trade, no place, no everyday word."""
    if len(form) < 2 or len(form) > LONGEST_SHORT_FORM:
        return False
    if _DIGITS_OR_LATIN.fullmatch(form):
        return len(form) >= SHORTEST_LATIN and not form.isdigit()
    if (
        form in common_words()
        or form in names_of_places()
        or has_particle(form)
        or body_of(form)
        or _SCHOOL.search(form)
    ):
        return False
    own = (
        form if form.startswith("中国") and len(form) >= SHORTEST_OF_THE_NATION else form[_place_end(form) :]
    )
    return len(own) > 1 and not is_phrase(own) and parse_place(form) is None


def told_short_forms(text: str, ends: Mapping[int, str]) -> dict[str, str]:
    """The short forms that a text tells behind a name (以下简称“远岚”), each with that name.

    Args:
        text: the text.
        ends: the names of the firms in it, by where they end.
    """
    return {m["name"]: ends[m.start()] for m in _SHORTENED.finditer(text) if m.start() in ends}


def is_used_as_a_firm(text: str, form: str) -> bool:
    """Whether a text uses a short brand as a firm at least once: its head speaks, it plans, joins with others.

    A form that tells the firm's trade, or of Latin letters, needs no proof.
    """
    if form[-2:] in words("firm_ending") or _DIGITS_OR_LATIN.match(form):
        return True
    return any(
        _ACTS.match(text, place.end) or _ACTED_WITH.search(text, max(0, place.start - 2), place.start)
        for place in uses_of(text, form)
    )


def uses_of(text: str, form: str) -> Iterator[Span]:
    """Where a text prints a short form as a word of its own, left to right."""
    for place in occurrences(text, form):
        before, behind = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
        latin = _DIGITS_OR_LATIN.match(form[0]) and _DIGITS_OR_LATIN.match(before or "，")
        latin = latin or (_DIGITS_OR_LATIN.match(form[-1]) and _DIGITS_OR_LATIN.match(behind or "，"))
        is_across = crosses(text, place.start) or crosses(text, place.end)
        if not latin and not goes_on(text, place.end) and not (len(form) <= SHORT_NAME and is_across):
            yield place


def with_brands_as_firms(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, those of persons made organizations whose name is a brand of a firm that the text names in full.

    A name that once stands behind a title, or beside one as its holder, is a person's, though the firm bears it.
    """
    mentions = tuple(mentions)
    starts = {m.start for m in mentions if m.label is Label.PERSON}
    brands = {
        form
        for m in mentions
        if m.label is Label.ORGANIZATION and core_of(m.text) != m.text
        for form in short_forms(m.text)
    }
    mentions = tuple(m for m in mentions if m.label is not Label.PERSON or not _ends_a_brand(text, m, starts))
    firms_here = [m.text for m in mentions if m.label is Label.ORGANIZATION and _LEGAL.search(m.text)]
    named = {m.text for m in mentions if m.label is Label.ORGANIZATION} & firms().keys()
    brands |= {
        m.text
        for m in mentions
        if m.label is Label.PERSON
        and (
            m.text in named
            or (m.text in firms() and _FIRM_POST.match(text, m.end))
            or _is_listed(text, m)
            or _begins_a_firm(text[m.end : m.end + LONGEST_REST], "")
            or any(_begins_a_firm(name, m.text) for name in firms_here)
        )
    }
    if not brands:
        return mentions
    titles = tuple(heads())
    people = {m.text for m in mentions if m.label is Label.PERSON and text.endswith(titles, 0, m.start)}
    return tuple(
        replace(m, label=Label.ORGANIZATION)
        if m.label is Label.PERSON and m.text in brands and m.text not in people and m.tagger != KNOWN_PEOPLE
        else m
        for m in mentions
    )


def _begins_a_firm(text: str, name: str) -> bool:
    """Whether a text goes on behind a name as those of firms do: 某某|软件有限公司."""
    at = text.find(name)
    rest = _REST_OF_FIRM.match(text, at + len(name)) if at >= 0 else None
    return rest is not None and (not rest["trade"] or is_trade(rest["trade"]))


def _is_listed(text: str, name: Mention) -> bool:
    """Whether a name is that of a known firm, and stands beside another one in a list: 惠普、|富士康."""
    if name.text not in firms():
        return False
    if text[name.start - 1 : name.start] == "、":
        reach = text[max(0, name.start - LONGEST_REST) : name.start - 1]
        if any(reach[at:] in firms() for at in range(len(reach) - 1)):
            return True
    behind = _LISTED_BEHIND.match(text, name.end, name.end + LONGEST_REST)
    return behind is not None and behind["name"] in firms()


def _ends_a_brand(text: str, person: Mention, starts: Collection[int]) -> bool:
    """Whether what a tagger takes for a person is the end of a brand: a post of firms and its holder stand right behind.

    `starts` are the places where persons begin; a name behind a title is its holder's.
    """
    post = _FIRM_POST.match(text, person.end)
    if post is None or post.end() not in starts or text.endswith(tuple(heads()), 0, person.start):
        return False
    return text[person.start - 1 : person.start].isalpha()
