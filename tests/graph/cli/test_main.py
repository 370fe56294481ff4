"""The command line: what it hands to the pipeline, what it prints, and its exit codes."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from corpora import fill, leave
from invented_facts import facts
from subprocesses import environment

from graph.build import pipeline, stages
from graph.build.options import BuildOptions
from graph.build.progress import Progress
from graph.build.stages import Outcome
from graph.cli.main import main, parser
from graph.network.filters import Filters
from graph.resolution.judgements import Judgement
from graph.store import database as store
from graph.store.state import State
from graph.tables.frames import frames
from graph.tables.rows import Facts
from ner.errors import GuantuError, InputError, ModelError
from ner.text.mentions import Mention

GOLD = Path(__file__).parents[3] / "data" / "gold"


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


def test_build_writes_everything(
    tmp_path: Path, run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    out = tmp_path / "out"
    assert main(["build", "papers", "-o", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {"graph.html", "graph.gexf", "corpus.duckdb", "tables"}
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
    monkeypatch.setattr(pipeline, "publish", lambda connection, out, filters: seen.append(filters) or ())
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


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["build", "papers"],
        ["build", "-o", "out"],
        ["build", "papers", "-o", "out", "--workers", "0"],
        ["build", "papers", "-o", "out", "--event-kind", "party"],
        ["export", "out", "--pdf", "file"],
        ["paint", "papers"],
    ],
    ids=" ".join,
)
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: guantu" in capsys.readouterr().err


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
    def load(model: str | None, *, bfloat16: bool) -> NothingFound:
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


@pytest.mark.parametrize(
    ("kind", "beginning"), [("gexf", "<?xml"), ("html", "<"), ("graphml", "<?xml"), ("ftm", "{")]
)
def test_export_writes_one_file(corpus: Path, tmp_path: Path, kind: str, beginning: str) -> None:
    target = tmp_path / "new folder" / f"graph.{kind}"
    assert main(["export", str(corpus), f"--{kind}", str(target)]) == 0
    assert target.read_text(encoding="utf-8").lstrip().startswith(beginning)


def test_export_equals_what_build_wrote(corpus: Path, tmp_path: Path) -> None:
    gexf, tables = tmp_path / "again.gexf", tmp_path / "tables"
    assert main(["export", str(corpus), "--gexf", str(gexf), "--tables", str(tables)]) == 0
    assert gexf.read_bytes() == (corpus / "graph.gexf").read_bytes()
    for table in (corpus / "tables").iterdir():
        assert (tables / table.name).read_bytes() == table.read_bytes()


def test_export_obeys_filters(corpus: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.gexf"
    assert main(["export", str(corpus), "--gexf", str(pairs), "--view", "coappearance"]) == 0
    assert "participates" in (corpus / "graph.gexf").read_text(encoding="utf-8")
    assert "participates" not in pairs.read_text(encoding="utf-8")


def test_export_without_a_target(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(corpus)]) == 2
    assert "--gexf" in capsys.readouterr().err


def test_export_without_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path), "--gexf", str(tmp_path / "graph.gexf")]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert not (tmp_path / "graph.gexf").exists()


def test_tag_prints_a_line_for_each_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tag(
        inputs: Sequence[Path], options: BuildOptions, progress: Progress
    ) -> Iterator[dict[str, object] | GuantuError]:
        yield {"id": "a1", "text": "甲一\n出席"}
        yield InputError("b.txt: empty")
        yield {"id": "a2", "text": "乙二"}

    monkeypatch.setattr(pipeline, "tag", tag)
    assert main(["tag", "papers"]) == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["text"] for line in printed.out.splitlines()] == ["甲一\n出席", "乙二"]
    assert "甲一" in printed.out
    assert printed.err == "guantu: b.txt: empty\n"


def test_evaluate_prints_the_score(
    run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    run_finds(facts())
    assert main(["evaluate", str(GOLD), "pages", "-q"]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("person           P 0.000 R 0.000")


def test_evaluate_prints_json(run_finds: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    run_finds(facts())
    main(["evaluate", str(GOLD), "pages", "-q", "--json"])
    assert json.loads(capsys.readouterr().out)["person"]["gold"] == 26


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    rows = ["甲\tB-PER", "某\tI-PER", "某\tI-PER", "说\tO", "。\tO", ""] * 4
    folder = tmp_path / "village"
    folder.mkdir()
    (folder / "train.tsv").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_train_leaves_a_model_and_says_so(
    tmp_path: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "model"
    where = ["train", str(sentences), "-o", str(out), "--epochs", "1", "--start", "none"]
    assert main([*where, "--local-news", "village"]) == 0
    printed = capsys.readouterr()
    assert re.fullmatch(rf"development F1 \d\.\d{{4}}, see {re.escape(str(out))}/CARD\.md\n", printed.out)
    assert re.fullmatch(r"\d\d:\d\d:\d\d pass 1 of 1: loss .*\n", printed.err)
    assert "village" in (out / "CARD.md").read_text(encoding="utf-8")


def test_train_on_a_corrected_corpus_names_what_is_wrong(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = corpus / "tables" / "mentions.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_text("\n".join([*lines, "m9,a9,0,2,甲某,PERSON,,"]), encoding="utf-8-sig")
    where = ["train", str(corpus), "-o", str(tmp_path / "model"), "--epochs", "1", "--start", "none", "-q"]
    assert main(where) == 1
    assert "no article a9 in the corpus" in capsys.readouterr().err
    assert (tmp_path / "model" / "model.pt").is_file()


def test_train_refuses_news_of_unknown_data(
    tmp_path: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["train", str(sentences), "-o", str(tmp_path / "model"), "--local-news", "town"]
    assert main(where) == 2
    assert capsys.readouterr().err == "guantu: train: --local-news town: no such DATA\n"
    assert not (tmp_path / "model").exists()


def test_models_are_listed_with_the_embedded_one_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HANLP_HOME", str(tmp_path))
    assert main(["models"]) == 0
    head, first, *rest = capsys.readouterr().out.splitlines()
    assert head.split() == ["model", "finds", "tag", "sets", "licence", "here"]
    assert first.startswith("embedded ")
    assert first.endswith("research use only  yes")
    assert rest[-1] == f"Downloads are kept in {tmp_path} (HANLP_HOME)."
    assert any(line.startswith("MSRA_NER_ELECTRA_SMALL_ZH ") and "CC BY-NC-SA" in line for line in rest)


def test_tables_open_in_excel(corpus: Path) -> None:
    content = (corpus / "tables" / "persons.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) == len(store.load(corpus / "corpus.duckdb")["persons"])


def test_every_option_is_explained() -> None:
    (commands,) = (action for action in parser()._actions if action.choices)
    for name, command in commands.choices.items():
        for action in command._actions:
            assert action.help, f"{name} {action.option_strings}"


def test_help_does_not_wait_for_heavy_libraries() -> None:
    code = "import sys, graph.cli.main; graph.cli.main.parser(); print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    assert {"pandas", "duckdb", "numpy", "torch", "hanlp"} & set(done.stdout.split()) == set()


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
        return {path: path.read_bytes() for path in sorted(out.rglob("*.*")) if path.suffix != ".duckdb"}

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


def test_tag_of_a_page(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tag", "-q", str(papers / "good.txt"), "--published", "2023-02-02"]) == 0
    (article,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {"id", "source", "headline", "byline", "published_on", "text", "mentions", "attributions"} <= set(
        article
    )
    (attribution,) = article["attributions"]
    assert (attribution["person"], attribution["title"]) == ("周试文", "区委书记")
    mention = next(mention for mention in article["mentions"] if mention["text"] == "周试文")
    assert article["text"][mention["start"] : mention["end"]] == "周试文"


ENDLESS_TAG = """
import sys
from graph.build import pipeline
from graph.cli.main import main
pipeline.tag = lambda inputs, options, progress: ({"text": "甲" * 1000} for _ in range(10_000))
sys.exit(main(["tag", "-q", "papers"]))
"""


def test_reader_of_tag_may_leave_early() -> None:
    command = [sys.executable, "-c", ENDLESS_TAG]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline()) == {"text": "甲" * 1000}
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
