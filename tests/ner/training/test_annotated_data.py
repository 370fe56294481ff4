"""Annotated sentences: their length, and how many are held out."""

import pytest

from ner.training.annotated_data import Entity, dataset_of, sentences_of


@pytest.mark.parametrize(("length", "parts"), [(150, [150]), (151, [150, 1])])
def test_a_long_sentence_is_split(length: int, parts: list[int]) -> None:
    assert [len(sentence.text) for sentence in sentences_of("会" * length, (), "d")] == parts


def test_a_sentence_is_split_at_the_end_of_a_clause_and_in_no_name() -> None:
    text = "会" * 140 + "，" + "甲某某" + "会" * 20
    first, second = sentences_of(text, [Entity(141, 144, "PER")], "d")
    assert (len(first.text), second.tags[:3]) == (141, ("B-PER", "I-PER", "E-PER"))


def test_a_tenth_is_held_out_for_development() -> None:
    sentences = [s for number in range(2000) for s in sentences_of(f"第{number}次会议", (), "d")]
    assert 150 < len(dataset_of("d", sentences).development) < 250
