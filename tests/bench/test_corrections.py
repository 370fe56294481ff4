"""The benchmark of decisions, small: what is planted is a fault before, mended after, and however the tables came about."""

from pathlib import Path

import corrections
import pytest

ARTICLES = 60


@pytest.mark.slow
def test_decisions_mend_what_is_planted_however_the_tables_came_about(tmp_path: Path) -> None:
    truth = corrections.invented(ARTICLES, seed=1)
    pages, out = tmp_path / "pages", tmp_path / "out"
    corrections.write(truth, pages)
    before = corrections.built(pages, out, truth)
    assert corrections.faults(before, truth)
    assert min(corrections.agreement(before, truth)) < 0.99
    corrections.decide(out, truth, most=100)
    corpus = corrections.built(pages, out, truth)
    assert corpus.problems == ()
    assert corrections.faults(corpus, truth) == []
    assert min(corrections.agreement(corpus, truth)) >= 0.99
    wanted = corrections.tables(out)
    assert corrections.from_scratch(tmp_path, truth, out) == wanted
    assert corrections.in_increments(tmp_path, truth, out, steps=3, seed=1) == wanted
    others = corrections.invented(ARTICLES + 10, seed=2)
    assert corrections.after_pruning(tmp_path, truth, out, others) == wanted


def test_the_same_seed_invents_the_same() -> None:
    first, second = (corrections.invented(ARTICLES, seed=3) for _ in range(2))
    assert first.pages == second.pages
    assert first.pages != corrections.invented(ARTICLES, seed=4).pages
