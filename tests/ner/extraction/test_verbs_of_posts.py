"""The verbs between a person and a post, and how far in front of a title they are looked for."""

import pytest

from ner.extraction.verbs_of_posts import (
    decision_before,
    is_bare_verb,
    links_removal,
    removes_its_subject,
    verb_before,
)


@pytest.mark.parametrize(
    ("words", "rule", "qualifier"),
    [
        ("曾任", "held", "曾任"),
        ("曾先后担任", "held", "曾任"),
        ("曾是", "held", "曾任"),
        ("此前任", "held", "曾任"),
        ("历任", "held", "曾任"),
        ("时任", "held", "曾任"),
        ("不再担任", "removed", "免"),
        ("辞去", "removed", "免"),
        ("免去", "removed", "免"),
        ("当选", "appointed", "任"),
        ("全票选举为", "appointed", "任"),
        ("被任命为", "appointed", "任"),
        ("受聘", "appointed", "任"),
        ("于5月1日出任", "appointed", "任"),
        ("升任", "appointed", "任"),
        ("被破格提拔为", "appointed", "任"),
        ("现任", "holds", ""),
        ("担任青砚公司和", "holds", ""),
        ("是青砚公司的", "holds", ""),
        ("拟任", "holds", "拟任"),
        ("将任", "holds", "拟任"),
    ],
)
def test_verbs_lead_to_posts(words: str, rule: str, qualifier: str) -> None:
    verb = verb_before("甲某" + words, 0, 2 + len(words))
    assert verb is not None
    assert (verb.rule, verb.qualifier) == (rule, qualifier)


@pytest.mark.parametrize("words", ["应当", "认", "要求"])
def test_other_words_do_not(words: str) -> None:
    assert verb_before("甲某" + words, 0, 2 + len(words)) is None


@pytest.mark.parametrize(
    ("verb", "needs_name"), [("为", True), ("分管", True), ("任", False), ("当了", False)]
)
def test_common_words_need_the_name_right_before_them(verb: str, *, needs_name: bool) -> None:
    found = verb_before("甲某" + verb, 0, 2 + len(verb))
    assert found is not None
    assert found.needs_name is needs_name


def test_a_verb_begins_within_sixty_characters() -> None:
    text = "同时分别曾先后担任中国共产党" + "某" * 20 + "公司和" + "某" * 24 + "的"
    verb = verb_before(text, 0, len(text))
    assert verb is not None
    assert len(text) - verb.start == 60


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("免去", "removed"),
        ("接受", "removed"),
        ("选举", "appointed"),
        ("任命", "appointed"),
        ("听取", ""),
        ("任命甲某为局长，免去", "removed"),
    ],
)
def test_the_last_decision_counts(heading: str, decision: str) -> None:
    text = f"会议{heading}："
    assert decision_before(text, len(text)) == decision


@pytest.mark.parametrize(("between", "decision"), [(398, "appointed"), (399, "")])
def test_a_decision_stands_within_four_hundred_characters(between: int, decision: str) -> None:
    assert decision_before("任命" + "天" * between, between + 2) == decision


@pytest.mark.parametrize(
    ("between", "links"),
    [("的", True), ("（女）同志的", True), ("所任", True), ("辞去", True), ("，", False), ("主持的", False)],
)
def test_what_stands_between_name_and_post_in_a_removal(between: str, *, links: bool) -> None:
    assert links_removal(between) is links


@pytest.mark.parametrize(("text", "removes"), [("免去其", True), ("免去其兼任的", True), ("免去他", False)])
def test_a_removal_of_the_person_named_before(text: str, *, removes: bool) -> None:
    assert removes_its_subject(text, 0, len(text)) is removes


@pytest.mark.parametrize(("text", "bare"), [("当选主任", True), ("任主任", True), ("主任", False)])
def test_verbs_without_a_word_more(text: str, *, bare: bool) -> None:
    assert is_bare_verb(text) is bare
