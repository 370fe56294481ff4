"""How much of a line's wording a text has."""

import pytest

from ner.segmenting.affinity import Affinity


@pytest.mark.parametrize(
    ("line", "share"),
    [
        pytest.param("甲乙丙", 1.0, id="all"),
        pytest.param("甲乙，丙", 1.0, id="punctuation does not count"),
        pytest.param("甲乙丁", 0.5, id="one pair of two"),
        pytest.param("乙甲丙", 0.0, id="another order"),
        pytest.param("甲", 0.0, id="no pair"),
    ],
)
def test_share_of_a_line(line: str, share: float) -> None:
    assert Affinity([["甲乙丙"]]).shared(line) == share


def test_a_pair_that_only_one_text_has_counts_more() -> None:
    affinity = Affinity([["甲乙丙"], ["乙丙丁"]])
    assert affinity.shared("甲乙丙", 0) == 1.0
    assert 0.2 < affinity.shared("甲乙丙", 1) < 0.3
