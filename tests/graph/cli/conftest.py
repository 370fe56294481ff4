"""Corpora and pages that the tests of several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from corpora import fill, leave
from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.building import pipeline, stages
from graph.building.options import BuildOptions
from graph.building.progress import Progress
from graph.building.stages import Outcome
from graph.resolution.judgements import Judgement
from graph.store.state import State
from ner.errors import GuantuError
from ner.text.mentions import Mention


@pytest.fixture
def asked() -> list[tuple[Sequence[Path], BuildOptions]]:
    return []


@pytest.fixture
def run_finds(
    monkeypatch: pytest.MonkeyPatch, asked: list[tuple[Sequence[Path], BuildOptions]]
) -> Callable[..., None]:
    """Replaces the reading by one that finds the given facts and problems."""

    def replace(found: Facts, *problems: GuantuError) -> None:
        def update(
            state: State,
            inputs: Sequence[Path],
            options: BuildOptions,
            progress: Progress,
            judgements: Sequence[Judgement] = (),
            before: object = None,
            decisions: object = (),
        ) -> Outcome:
            asked.append((inputs, options))
            progress("reading", 1, 2)
            progress("reading", 2, 2)
            fill(state, frames(found))
            return Outcome(problems=problems, notes=())

        monkeypatch.setattr(pipeline, "update", update)

    return replace


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    out = tmp_path / "corpus"
    leave(frames(facts()), out)
    return out


class NothingFound:
    """A tagger that finds no names."""

    name = "none"

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        return [() for _ in sentences]


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good page; the pipeline is the real one, but for its tagger."""
    monkeypatch.setattr(stages, "load_tagger", lambda model, bfloat16: NothingFound())
    folder = tmp_path / "papers"
    folder.mkdir()
    page = "本报讯（记者 甲某某）2月1日下午，某区召开会议。区委书记周试文主持会议并讲话。\n"
    (folder / "good.txt").write_text(page, encoding="utf-8")
    return folder
