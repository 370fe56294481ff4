"""The parts of the recogniser: decoding, spans, encoding, averaging."""

import itertools

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from ner.tagging.character_network import CharacterEncoder, plain
from ner.tagging.decoding import best_path, legal_transitions, spans
from ner.tagging.optimization import WeightAverage
from ner.tagging.word_features import WordList

TAGS = ["O", "B-LOC", "I-LOC", "E-LOC", "S-LOC", "B-PER", "I-PER", "E-PER", "S-PER"]


def is_legal(tags: tuple[str, ...]) -> bool:
    open_kind = ""
    for tag in tags:
        place, kind = tag[0], tag[2:]
        if open_kind and (place not in "IE" or kind != open_kind):
            return False
        if not open_kind and place in "IE":
            return False
        open_kind = {"B": kind, "I": kind}.get(place, "")
    return not open_kind


@given(st.integers(0, 10**6), st.integers(1, 3))
@settings(max_examples=30, deadline=None)
def test_the_best_path_is_the_best_of_all_legal_ones(seed: int, length: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    emissions = torch.randn(1, length, len(TAGS), generator=generator) * 3
    start, between, end = (
        scores + torch.randn(scores.shape, generator=generator) for scores in legal_transitions(TAGS)
    )

    def value(path: tuple[int, ...]) -> float:
        total = start[path[0]] + end[path[-1]]
        total += sum(emissions[0, i, tag] for i, tag in enumerate(path))
        return float(total + sum(between[a, b] for a, b in itertools.pairwise(path)))

    legal = [
        path
        for path in itertools.product(range(len(TAGS)), repeat=length)
        if is_legal(tuple(TAGS[tag] for tag in path))
    ]
    found = best_path(emissions, torch.tensor([length]), start, between, end)[0]
    assert tuple(found.tolist()) == max(legal, key=value)


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_a_path_does_not_depend_on_longer_sentences_beside_it(seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    emissions = torch.randn(3, 7, len(TAGS), generator=generator) * 3
    lengths = torch.tensor([7, 1, 4])
    scores = legal_transitions(TAGS)
    together = best_path(emissions, lengths, *scores)
    for row, length in enumerate(lengths.tolist()):
        alone = best_path(emissions[row : row + 1, :length], lengths[row : row + 1], *scores)
        assert together[row, :length].tolist() == alone[0].tolist()


@pytest.mark.parametrize("length", [1, 2, 3])
def test_transitions_forbid_what_has_no_reading_and_nothing_else(length: int) -> None:
    start, between, end = legal_transitions(TAGS)
    for path in itertools.product(range(len(TAGS)), repeat=length):
        total = start[path[0]] + end[path[-1]] + sum(between[a, b] for a, b in itertools.pairwise(path))
        assert (total == 0) == is_legal(tuple(TAGS[tag] for tag in path))


def test_spans() -> None:
    paths = torch.tensor([[5, 7, 0, 4], [0, 8, 8, 8]])
    assert list(spans(paths, torch.tensor([4, 2]), TAGS)) == [
        (0, 0, 2, "PER"),
        (0, 3, 4, "LOC"),
        (1, 1, 2, "PER"),
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("１2月", "00月", id="digits are alike"),
        pytest.param("(甲)", "（甲）", id="folded"),
    ],
)
def test_plain(text: str, seen: str) -> None:
    assert plain(text) == seen


def test_encoding() -> None:
    words = WordList.of({"甲甲": "n"})
    encoded = CharacterEncoder(["<pad>", "<unk>", "甲", "0"], 1000, words).encode(["甲9", "𠮷甲甲"])
    assert encoded.lengths.tolist() == [2, 3]
    assert encoded.characters.tolist() == [[2, 3, 0], [1, 2, 2]]
    assert encoded.pairs.shape == (2, 4)
    assert encoded.pairs.max() < 1000
    assert (encoded.words > 0).any(dim=2).tolist() == [[False, False, False], [False, True, True]]


@given(st.lists(st.text(alphabet="甲乙丙1a（(", min_size=1, max_size=8), min_size=1, max_size=4))
@settings(deadline=None)
def test_a_text_is_encoded_alike_in_any_company(texts: list[str]) -> None:
    words = WordList.of({"甲乙": "n", "乙丙甲": "v", "甲00": "m"})
    encoder = CharacterEncoder(["<pad>", "<unk>", "甲", "（"], 64, words)
    together = encoder.encode(texts)
    for row, text in enumerate(texts):
        alone = encoder.encode([text])
        assert together.characters[row, : len(text)].tolist() == alone.characters[0].tolist()
        assert together.pairs[row, : len(text) + 1].tolist() == alone.pairs[0].tolist()
        assert together.words[row, : len(text)].tolist() == alone.words[0].tolist()


def test_pairs_tell_the_order_of_their_characters() -> None:
    encoded = CharacterEncoder(["<pad>", "<unk>"], 1 << 20, WordList({})).encode(["甲乙", "乙甲"])
    assert len({pair for row in encoded.pairs.tolist() for pair in row}) == 6


def test_the_average_is_lent_and_taken_back() -> None:
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(model.weight, 1.0)
    average = WeightAverage(model, decay=0.5)
    torch.nn.init.constant_(model.weight, 3.0)
    for _ in range(40):
        average.update(model)
    torch.nn.init.constant_(model.weight, 7.0)
    with average.in_place_of(model):
        assert model.weight.item() == pytest.approx(3.0)
    assert model.weight.item() == 7.0
