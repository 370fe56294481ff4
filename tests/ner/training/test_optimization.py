"""The schedule of learning rates."""

import pytest

from ner.training.optimization import Schedule


@pytest.mark.parametrize(
    ("step", "rate"),
    [
        pytest.param(0, 0.2, id="first step of the warm-up"),
        pytest.param(3, 0.8, id="last step of the warm-up"),
        pytest.param(4, 0.994, id="behind it"),
        pytest.param(49, 0.51, id="half-way"),
        pytest.param(99, 0.02, id="last step"),
    ],
)
def test_the_rate_rises_for_a_twentieth_of_the_run_and_falls_to_a_fiftieth(step: int, rate: float) -> None:
    assert Schedule(1.0, 0, 100).rate(step) == pytest.approx(rate, abs=0.001)


def test_a_pass_takes_up_where_the_last_one_ended() -> None:
    assert Schedule(1.0, 40, 100).rate(9) == Schedule(1.0, 0, 100).rate(49)
