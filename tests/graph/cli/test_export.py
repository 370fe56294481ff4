"""`guantu export`: files from a finished corpus."""

import base64
import csv
import gzip
import json
import re
from pathlib import Path

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.cli.main import main
from graph.store import database as store


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


def test_tables_open_in_excel(corpus: Path) -> None:
    content = (corpus / "tables" / "persons.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) == len(store.Frames(corpus / "corpus.duckdb")["persons"])


@pytest.mark.parametrize(
    "options",
    [["--windows", "3d", "DIR", "--step", "2d"], ["--windows", "3d", "--step", "2d", "DIR"]],
    ids=str,
)
def test_a_network_and_its_measures_for_each_window(corpus: Path, tmp_path: Path, options: list[str]) -> None:
    folder = tmp_path / "windows"
    assert main(["export", str(corpus), *(str(folder) if o == "DIR" else o for o in options)]) == 0
    files = sorted(path.name for path in folder.iterdir())
    with (folder / "windows.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert files[-2:] == ["persons.csv", "windows.csv"]
    assert files[:-2] == [f"{row['window_start']}_{row['window_end']}.gexf" for row in rows]
    with (folder / "persons.csv").open(encoding="utf-8-sig") as file:
        persons = list(csv.DictReader(file))
    for row in rows:
        here = [int(p["degree"]) for p in persons if p["window_start"] == row["window_start"]]
        assert (len(here), sum(here)) == (int(row["nodes"]), 2 * int(row["ties"]))


@pytest.mark.parametrize(
    "wrong",
    [
        ["--windows", "3", "w"],
        ["--windows", "0d", "w"],
        ["--step", "3d", "--ftm", "f"],
        ["--windows", "3d"],
        ["--windows", "3d", "w", "--step", "1d", "w"],
        ["--windows", "3d", "w", "--step", "1"],
    ],
    ids=str,
)
def test_wrong_windows_are_wrong_use(corpus: Path, wrong: list[str]) -> None:
    assert main(["export", str(corpus), *wrong]) == 2


def measures_in(page: Path) -> int:
    """How many rows of measures a page holds."""
    found = re.search(r'id="records">([^<]*)<', page.read_text("utf-8"))
    assert found is not None
    rows: int = json.loads(gzip.decompress(base64.b64decode(found.group(1))))["measures"]["rows"]
    return rows


def test_with_measures_the_page_shows_them_too(tmp_path: Path) -> None:
    corpus, pages = tmp_path / "out", tmp_path / "pages"
    pages.mkdir()
    (pages / "1.txt").write_text(
        "2月1日，区长钱一诺到远岚科技有限公司调研，董事长周四海陪同。", encoding="utf-8"
    )
    (pages / "2.txt").write_text("2月2日，区长钱一诺主持召开会议，副区长孙二虎参加。", encoding="utf-8")
    graph.build(pages, corpus, jurisdiction=DISTRICT, published="2023-02-03", tagger=RecordedTagger())
    plain, measured, own = (tmp_path / f"{name}.html" for name in ("plain", "measured", "own"))
    assert main(["export", str(corpus), "--html", str(plain)]) == 0
    assert main(["export", str(corpus), "--html", str(measured), "--measures", str(tmp_path / "all")]) == 0
    graph.load(corpus).to_html(own, measures=True)
    with (tmp_path / "all" / "actors.csv").open(encoding="utf-8-sig", newline="") as file:
        values = [float(row["value"]) for row in csv.DictReader(file)]
    assert measures_in(plain) == 0
    assert 0 < measures_in(measured) == sum(value > 0 for value in values)
    assert own.read_bytes() == measured.read_bytes()
