"""The notebooks run from start to end, are stored without outputs, and speak both languages."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

SHOWN = {
    "01-first-graph": ("李志龙", "冯晶", "杨国琴", "2023-01-30", "graph.html"),
    "02-who-held-which-post": ("stated", "代", "image/png", "2017-03", "precision 0.99", "conflicts flagged"),
    "03-ties-beyond-duty": (
        "planted among the 12 heaviest: 0",
        "喻煜茗",
        "without tenures",
        "潘沅禾",
        "ties beyond duty at a false discovery rate of 5%",
        "<svg",
    ),
    "04-correcting": ("云步", "host", "ceremony", "yes", "6 of 6 corrections find their rows"),
}
"""What the outputs of each notebook show."""

by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    return notebook


@by_name
def test_stored_without_outputs(path: Path) -> None:
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)


@by_name
def test_text_is_chinese_with_english_below(path: Path) -> None:
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            assert re.search(r"[\u4e00-\u9fff]", cell.source), cell.source
            assert re.search(r"^\*[A-Z][^\u4e00-\u9fff]*\*$", cell.source, re.MULTILINE), cell.source


@pytest.mark.slow
@by_name
def test_runs(path: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    notebook = read(path)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    shown = "".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    for name in SHOWN[path.stem]:
        assert name in shown
