"""`guantu evaluate`: figures as lines or JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from invented_facts import facts

from graph.cli.main import main

GOLD = Path(__file__).parents[3] / "data" / "gold"


def test_evaluate_prints_the_score(
    run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    main(["evaluate", str(GOLD), "pages", "-q"])
    assert capsys.readouterr().out.splitlines()[0].startswith("person             P 0.000 R 0.000")


def test_an_annotated_page_that_is_not_in_the_input_is_named(
    run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    assert main(["evaluate", str(GOLD), "pages", "-q"]) == 1
    assert f"{GOLD / 'seed000.json'}: no page of that name in pages" in capsys.readouterr().err


def test_evaluate_prints_json(run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    run_finds(facts())
    main(["evaluate", str(GOLD), "pages", "-q", "--json"])
    assert json.loads(capsys.readouterr().out)["person"]["gold"] == 26
