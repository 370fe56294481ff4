"""Bounds of time: no text, however odd, is read in much more than proportion to its length."""

import re
from collections.abc import Callable

import pytest
from attacks import attacks, grown
from patterns import patterns
from time_bounds import is_slow, seconds

from ner.extraction.article_entities import organizations_in
from ner.extraction.article_report import report
from ner.extraction.verbs_of_posts import VERB_REACH
from ner.segmenting.articles import cut_articles
from ner.segmenting.bylines import closing_credit, is_credit, line_credit, opening_credit
from ner.sources.html import html_text
from ner.sources.masthead import printed_edition
from ner.text.documents import Page
from ner.text.mentions import Label, Mention
from ner.text.sentences import LONGEST_SENTENCE, cut
from ner.text.shingles import shingles

# Seconds for what cannot get longer.
CEILING = 0.15
SIZE = 1000
# Patterns that only see so many characters.
REACH = {
    "branch_of_body": LONGEST_SENTENCE,
    "name_blocks": LONGEST_SENTENCE,
    "company_roles": LONGEST_SENTENCE,
    "presence_blocks": LONGEST_SENTENCE,
    "ner.extraction.sentence_tokens._QUOTED": LONGEST_SENTENCE,
    "acting_phrases": LONGEST_SENTENCE,
    "ner.extraction.verbs_of_posts._verb_pattern": VERB_REACH,
}
# Patterns that see only lines of which a function says that they are not too ambiguous.
GUARDED = (
    "ner.segmenting.bylines._CREDITS",
    "ner.segmenting.bylines._NAMES",
    "ner.segmenting.bylines._UNBRACKETED",
)


def applied(pattern: re.Pattern[str], method: str) -> Callable[[str], object]:
    """The pattern applied to all of a text."""
    if method == "sub":
        return lambda text: pattern.sub("", text)
    if method == "finditer":
        return lambda text: list(pattern.finditer(text))
    return lambda text: getattr(pattern, method)(text)


def slow_attacks(every: int) -> list[str]:
    """The patterns that are slow on one of their attacks, of which each `every`th is tried."""
    found = []
    for name, pattern, methods in patterns():
        reach = next((reach for key, reach in REACH.items() if name.startswith(key)), 0)
        if name.startswith(GUARDED):
            continue
        for attack in attacks(pattern)[::every]:
            for method in methods:
                apply = applied(pattern, method)
                if (
                    seconds(apply, grown(attack, reach)) > CEILING
                    if reach
                    else is_slow(apply, grown(attack, SIZE), grown(attack, 4 * SIZE))
                ):
                    found.append(f"{name} {method} {attack!r}")
    return found


def test_patterns_are_quick_on_some_texts_of_their_own_alphabet() -> None:
    assert slow_attacks(every=13) == []


@pytest.mark.slow
def test_patterns_are_quick_on_texts_of_their_own_alphabet() -> None:
    assert slow_attacks(every=1) == []


def test_attacks_find_a_slow_pattern() -> None:
    bad = re.compile(r"(?:甲+乙?)+丙")
    assert any(is_slow(bad.search, grown(a, SIZE), grown(a, 4 * SIZE)) for a in attacks(bad))


NAMES = [first + second for first in "张王李赵陈杨黄周" for second in ("三", "四五", "六", "七八")]
LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def firms(number: int) -> list[str]:
    """So many names of firms."""
    letters = len(LETTERS)
    return [
        f"{LETTERS[i % letters]}{LETTERS[i // letters % letters]}{LETTERS[i * 7 % letters]}科技有限公司"
        for i in range(number)
    ]


TEXTS = {
    "one character": lambda n: "驻" * n,
    "writers": lambda n: "本报讯（" + "驻" * n,
    "ranks": lambda n: "副" * n,
    "titles": lambda n: "区委书记、" * (n // 5),
    "a list of names": lambda n: "出席会议的有：" + "、".join(NAMES[i % len(NAMES)] for i in range(n // 4)),
    "a list of firms": lambda n: "签约的企业有：" + "、".join(firms(n // 9)) + "。",
    "sentences of one meeting": lambda n: "区长张三出席会议。" * (n // 9),
    "meetings with firms": lambda n: "".join(
        f"昨日，区长张三会见{firm}李四五一行。" for firm in firms(n // 22)
    ),
    "clauses with semicolons": lambda n: "区长张三会见李四五；" * (n // 10),
    "a chronicle": lambda n: "".join(
        f"{i % 12 + 1}月{i % 28 + 1}日 区长张三出席会议。\n" for i in range(n // 16)
    ),
    "digits": lambda n: "1" * n,
    "years": lambda n: "某某日报\n" + "2023" * (n // 4),
    "short lines": lambda n: "\n".join(["甲乙丙丁"] * (n // 5)),
    "short sentences": lambda n: "\n".join(f"甲乙{i}。" for i in range(n // 6)),
    "a line of letters": lambda n: "甲乙" * (n // 2) + "\n本报讯 昨日，区委开会。\n\n本报讯 昨日，区长开会。",
    "blanks": lambda n: "甲" + " " * n + "乙",
    "line breaks": lambda n: "甲" + "\n" * n + "乙",
    "brackets": lambda n: "（" * n,
    "quotation marks": lambda n: "“" * n,
    "dashes": lambda n: "-" * n,
}


def whole_reading(text: str) -> None:
    """Cuts a page and reads its articles, or the whole text as one, with a tagger that knows the names."""
    begun = "本报讯 昨日，区委召开会议。\n" + text
    for article in (
        cut_articles(Page(source="a", text=text))[0] or cut_articles(Page(source="a", text=begun))[0]
    ):
        mentions = (
            Mention(m.start(), m.end(), Label.PERSON, m.group(), "test")
            for m in re.finditer("|".join(sorted(NAMES, key=len, reverse=True)), article.text)
        )
        organizations_in(report(article, mentions, None))


STEPS: dict[str, Callable[[str], object]] = {
    "sentences": cut,
    "edition": printed_edition,
    "shingles": shingles,
    "reading": whole_reading,
    "writers in brackets": lambda text: is_credit(text[:80]),
    "writers on a line": line_credit,
    "opening": opening_credit,
    "closing": lambda text: closing_credit(text, last=True),
}


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("text", TEXTS)
def test_steps_are_quick(step: str, text: str) -> None:
    STEPS[step]("本报讯 区长张三昨日讲话。")
    assert not is_slow(STEPS[step], TEXTS[text](2 * SIZE), TEXTS[text](8 * SIZE))


@pytest.mark.parametrize("headline", ["", "示例区第{}次会议召开\n\n　　"], ids=["alone", "under headlines"])
@pytest.mark.slow
def test_a_page_of_many_articles_is_cut_in_proportion(headline: str) -> None:
    report = "本报讯（记者 甲某某）昨日，区委召开第{}次会议，区长张三出席并讲话。"

    def printed(articles: int) -> str:
        return "\n\n".join((headline + report).replace("{}", str(n)) for n in range(articles))

    def cutting(text: str) -> object:
        return cut_articles(Page(source="a", text=text))

    cutting(printed(1))
    assert not is_slow(cutting, printed(1000), printed(4000))


@pytest.mark.parametrize("pump", ["驻", "和", "记者 ", "本报", "文 ", "驻记者", "甲和", "、甲"])
@pytest.mark.parametrize("step", ["writers in brackets", "writers on a line", "opening", "closing"])
def test_ambiguous_writers_are_quick(step: str, pump: str) -> None:
    for text in (
        pump * 16,
        "本报讯（" + pump * 24,
        "本报讯 " + pump * 24 + "报道",
        "好。（" + (pump * 40)[:38] + "）",
    ):
        assert seconds(STEPS[step], text) < CEILING, text


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(lambda n: "<p " + " ".join(f'a{i}="x"' for i in range(n)) + ">甲</p>", id="attributes"),
        pytest.param(lambda n: "<div>" * n + "甲", id="depth"),
        pytest.param(lambda n: "<" * n, id="brackets"),
        pytest.param(lambda n: "<!--" * n, id="comments"),
        pytest.param(lambda n: "&" * n, id="ampersands"),
    ],
)
@pytest.mark.slow
def test_html_is_quick(html: Callable[[int], str]) -> None:
    html_text("<p>甲</p>")
    assert not is_slow(html_text, html(SIZE), html(4 * SIZE))
