"""Who held which post when, on two invented years; and that the measure itself sees faults."""

import pytest
import successions

HELD = {
    "post": "区长",
    "organization": "某政府",
    "person": "甲某某",
    "since": "2015-02-02",
    "until": "2016-02-02",
}
TRUE = {**HELD, "basis": "observed", "until_basis": "observed"}
FOUND = {
    **HELD,
    "seat_id": "s",
    "seats": "one",
    "acting": "",
    "entity_id": "a",
    "since_basis": "observed",
    "until_basis": "observed",
    "conflict": "",
}


def test_a_wrong_holder_costs_precision_and_a_missing_one_recall() -> None:
    other = {"person": "乙某某", "entity_id": "b", "since": "2017-01-01", "until": "2017-02-01"}
    both = successions.compared([FOUND, {**FOUND, **other}], [TRUE])
    assert (both.precision, both.recall) == (0.5, 1.0)
    assert successions.compared([FOUND], [TRUE, {**TRUE, "person": "丙某某"}]).recall == 0.5


def test_a_stated_day_must_be_that_day() -> None:
    stated = {**FOUND, "since_basis": "stated"}
    told = successions.compared([stated], [{**TRUE, "basis": "stated", "since": "2015-03-01"}])
    assert (told.starts, told.starts_found, told.wrongly_stated) == (1, 0, 1)


@pytest.mark.parametrize(("conflict", "unflagged"), [("", 1), ("seen together", 0)])
def test_an_overlap_must_be_flagged(conflict: str, unflagged: int) -> None:
    other = {**FOUND, "person": "乙某某", "entity_id": "b", "conflict": conflict}
    assert successions.compared([FOUND, other], []).unflagged == unflagged


@pytest.mark.slow
def test_two_invented_years() -> None:
    found = successions.measured(seed=7, years=2)
    assert found.precision >= 0.97
    assert found.recall >= 0.93
    assert (found.starts_found, found.wrongly_stated, found.unflagged) == (found.starts, 0, 0)
