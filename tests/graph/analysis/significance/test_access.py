"""The hypergeometric tail beside the enumeration of all choices."""

from itertools import combinations

import numpy as np
import pytest

from graph.analysis.significance.access import chance_of_so_many


@pytest.mark.parametrize(
    ("met", "leader", "company", "total"),
    [(0, 2, 3, 6), (1, 2, 3, 6), (2, 2, 3, 6), (3, 4, 3, 7), (3, 2, 2, 5), (2, 5, 4, 6), (1, 1, 1, 1)],
)
def test_the_chance_of_so_many(met: int, leader: int, company: int, total: int):
    choices = list(combinations(range(total), leader))
    right = sum(len(set(choice) & set(range(company))) >= met for choice in choices) / len(choices)
    given = (np.array([number]) for number in (met, leader, company, total))
    assert chance_of_so_many(*given)[0] == pytest.approx(right, abs=1e-12)
