"""`guantu build`: what it hands to the pipeline, writes and prints."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Never

import pytest
from invented_facts import facts

from graph.building import pipeline, stages
from graph.building.options import BuildOptions
from graph.cli.main import main
from graph.network.filters import Filters
from ner.errors import InputError, ModelError


def test_build_writes_everything(
    tmp_path: Path, run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    out = tmp_path / "out"
    assert main(["build", "papers", "-o", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {
        "graph.html",
        "graph.gexf",
        "coappearance.gexf",
        "corpus.duckdb",
        "tables",
    }
    printed = capsys.readouterr().out
    assert str(out / "graph.html") in printed
    assert str(out / "graph.gexf") in printed


def test_build_hands_its_options_on(
    tmp_path: Path, run_finds: Callable[..., None], asked: list[tuple[Sequence[Path], BuildOptions]]
) -> None:
    run_finds(facts())
    where = ["build", "a.txt", "b", "-o", str(tmp_path / "out")]
    options = [
        "--published",
        "2023-02-02",
        "--jurisdiction",
        "杭州市拱墅区",
        "--model",
        "folder",
        "--workers",
        "2",
        "--bfloat16",
    ]
    assert main(where + options) == 0
    expected = BuildOptions(
        published="2023-02-02", jurisdiction="杭州市拱墅区", model="folder", bfloat16=True, workers=2
    )
    assert asked == [([Path("a.txt"), Path("b")], expected)]


def test_build_hands_its_filters_on(
    tmp_path: Path, run_finds: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_finds(facts())
    seen: list[Filters] = []

    def publish(connection, out, filters, texts):
        assert texts is None
        seen.append(filters)
        return ()

    monkeypatch.setattr(pipeline, "publish", publish)
    where = ["build", "papers", "-q", "-o", str(tmp_path / "out")]
    window = [
        "--since",
        "2023-01",
        "--until",
        "2023-02-01",
        "--min-events",
        "2",
        "--ego",
        "甲一",
        "--hops",
        "2",
    ]
    kinds = ["--event-kind", "visit", "--event-kind", "signing", "--node-kind", "official", "--organizations"]
    assert main(where + window + kinds + ["--view", "events"]) == 0
    assert seen == [
        Filters(
            since="2023-01",
            until="2023-02-01",
            min_events=2,
            ego="甲一",
            hops=2,
            event_kind=("visit", "signing"),
            node_kind=("official",),
            organizations=True,
            view="events",
        )
    ]


def test_summary_names_the_officials_seen_most(
    tmp_path: Path, run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    main(["build", "papers", "-o", str(tmp_path / "out")])
    lines = capsys.readouterr().out.splitlines()
    table = lines[lines.index("") + 1 :]
    assert table[0].split() == ["name", "post", "organization", "articles", "events"]
    assert len(table) == 1 + sum(person.role == "official" for person in facts().persons)
    seen = [int(line.split()[-1]) for line in table[1:]]
    assert seen == sorted(seen, reverse=True)


def test_problems_are_named_and_the_rest_is_done(
    tmp_path: Path, run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts(), InputError("a.txt: empty"), InputError("b.txt: binary"))
    out = tmp_path / "out"
    assert main(["build", "papers", "-q", "-o", str(out)]) == 1
    assert capsys.readouterr().err.splitlines() == ["guantu: a.txt: empty", "guantu: b.txt: binary"]
    assert (out / "graph.html").exists()


def test_judgements_that_make_no_sense_stop_the_build(
    corpus: Path, run_finds: Callable[..., None], asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    (corpus / "judgements.csv").write_text("left_id,right_id,judgement,by,on,why\na,b,perhaps,,,\n", "utf-8")
    before = {path: path.read_bytes() for path in sorted(corpus.rglob("*")) if path.is_file()}
    assert main(["build", "papers", "-q", "-o", str(corpus)]) == 2
    assert "judgements.csv:2" in capsys.readouterr().err
    assert asked == []
    assert {path: path.read_bytes() for path in sorted(corpus.rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize(
    "options",
    [["--published", "2023-02-30"], ["--published", "soon"], ["--since", "yesterday"]],
    ids=["no such day", "no date", "no date in a filter"],
)
def test_wrong_value_is_refused_before_the_run(
    tmp_path: Path,
    run_finds: Callable[..., None],
    asked: list[tuple[Sequence[Path], BuildOptions]],
    capsys: pytest.CaptureFixture[str],
    options: list[str],
) -> None:
    run_finds(facts())
    assert main(["build", "papers", "-o", str(tmp_path / "out"), *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert options[1] in line
    assert (asked, (tmp_path / "out").exists()) == ([], False)


def test_out_must_not_be_a_file(
    tmp_path: Path, run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    out = tmp_path / "out"
    out.write_text("mine")
    assert main(["build", "papers", "-o", str(out)]) == 2
    assert "not a folder" in capsys.readouterr().err
    assert out.read_text() == "mine"


def test_model_that_cannot_be_loaded(
    tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(model: str | None, *, bfloat16: bool) -> Never:
        raise ModelError(f"{model}: not a model of HanLP")

    monkeypatch.setattr(stages, "load_tagger", load)
    out = tmp_path / "out"
    assert main(["build", str(papers), "-q", "-o", str(out), "--model", "NO_SUCH_MODEL"]) == 2
    assert capsys.readouterr().err == "guantu: NO_SUCH_MODEL: not a model of HanLP\n"
    assert not out.exists()


def test_log_gets_plain_lines_and_quiet_gets_none(
    tmp_path: Path, run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    main(["build", "papers", "-o", str(tmp_path / "out")])
    assert capsys.readouterr().err.splitlines() == ["reading: 1 of 2", "reading: 2 of 2"]
    main(["build", "papers", "-q", "-o", str(tmp_path / "out")])
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")


def test_bad_inputs_are_named_and_the_good_one_is_read(
    tmp_path: Path, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "empty.txt").touch()
    (papers / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "no inputs here").mkdir()
    configured = tmp_path / "configured"
    configured.mkdir()
    (configured / "corpus.toml").write_text('jurisdicton = "某市某区"\n', encoding="utf-8")
    (configured / "page.txt").write_text("本报讯 2月2日，某县召开会议。\n", encoding="utf-8")
    inputs = [papers, tmp_path / "missing.txt", tmp_path / "no inputs here", configured]
    out = tmp_path / "out"
    assert main(["build", *map(str, inputs), "-q", "-o", str(out)]) == 1
    lines = capsys.readouterr().err.splitlines()
    culprits = ("empty.txt", "binary.txt", "missing.txt", "no inputs here", "corpus.toml")
    assert sorted(name for line in lines for name in culprits if name in line) == sorted(culprits)
    assert len(lines) == len(culprits)
    assert "jurisdicton" in next(line for line in lines if "corpus.toml" in line)
    assert "good.txt" in (out / "tables" / "articles.csv").read_text(encoding="utf-8-sig")


def test_only_bad_input_writes_nothing(
    tmp_path: Path, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "good.txt").write_bytes(b"")
    out = tmp_path / "out"
    assert main(["build", str(papers), "-q", "-o", str(out)]) == 1
    assert not out.exists()


def test_nothing_read_leaves_an_old_corpus_as_it_was(tmp_path: Path, papers: Path) -> None:
    def files() -> dict[Path, bytes]:
        left = (
            path for path in sorted(out.rglob("*.*")) if path.name not in ("corpus.duckdb", "sources.csv")
        )
        return {path: path.read_bytes() for path in left}

    out = tmp_path / "out"
    assert main(["build", str(papers), "-q", "-o", str(out)]) == 0
    before = files()
    assert main(["build", "missing.txt", "-q", "-o", str(out)]) == 1
    assert files() == before


def test_same_input_same_bytes(tmp_path: Path, papers: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for out in (first, second):
        assert main(["build", str(papers), "-q", "-o", str(out)]) == 0
    for name in ("graph.html", "graph.gexf", "tables/persons.csv", "tables/events.csv"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
