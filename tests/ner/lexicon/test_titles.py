"""Titles that a researcher adds: read like any other while a text of his or hers is read, and only then."""

import pytest
from facts_as_frames import Facts
from recorded_tagger import facts_in, report_on

from ner.extraction.position_lexicon import gloss_of
from ner.extraction.title_heads import heads_of
from ner.lexicon.titles import with_titles
from ner.sources.corpus_config import KnownTitle, Settings

STREET = KnownTitle(head="街长", branch="政府", level="township", english="street chief")
FRONT = "2月1日，区长钱一诺主持召开座谈会，"


def facts_on(text: str, *titles: KnownTitle) -> Facts:
    return facts_in([report_on(FRONT + text, settings=Settings(titles=titles))])


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param("街长孙二虎参加。", {"孙二虎": "街长"}, id="before a name"),
        pytest.param(
            "副街长孙二虎、李三多参加。", {"孙二虎": "副街长", "李三多": "副街长"}, id="rank, for a list"
        ),
        pytest.param("孙二虎街长参加。", {"孙二虎": "街长"}, id="behind a name"),
        pytest.param(
            "区治水办街长孙二虎参加。", {"孙二虎": "区治水办街长"}, id="in a body that no list has it for"
        ),
        pytest.param("一街长队迎候，孙二虎参加。", {}, id="not across words"),
        pytest.param("街道孙二虎参加。", {}, id="near miss"),
    ],
)
def test_read_like_any_other(text: str, posts: dict[str, str]) -> None:
    found = facts_on(text, STREET)
    assert {a.person: a.post for a in found.attributions if a.person != "钱一诺"} == posts


def test_branch_and_level_make_an_official() -> None:
    person = next(p for p in facts_on("街长孙二虎参加。", STREET).persons if p.name == "孙二虎")
    assert (person.role, person.branch, person.level) == ("official", "政府", "township")
    without = next(p for p in facts_on("街长孙二虎参加。").persons if p.name == "孙二虎")
    assert (without.role, without.post) == ("other", "")


def test_a_listed_head_is_read_as_given() -> None:
    own = KnownTitle(head="主任", branch="事业单位")
    role = {
        titles: next(p.role for p in facts_on("主任孙二虎参加。", *titles).persons if p.name == "孙二虎")
        for titles in ((), (own,))
    }
    assert role == {(): "official", (own,): "other"}


def test_english() -> None:
    assert gloss_of("副街长") == ""
    with with_titles(heads_of([STREET])):
        assert gloss_of("副街长") == "deputy street chief"
    assert gloss_of("副街长") == ""
