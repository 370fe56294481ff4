"""What the documents say of the code is so."""

import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from ner.lexicon import vocabulary
from ner.lexicon.rules import families

ROOT = Path(__file__).parents[1]


def test_every_folder_and_module_has_its_line_in_the_architecture():
    check = subprocess.run([sys.executable, str(ROOT / "docs" / "modules.py"), "--check"], check=False)
    assert check.returncode == 0, "run python docs/modules.py"


def test_every_folder_says_its_job_and_holds_nothing_else():
    for init in (path for package in ("ner", "graph") for path in (ROOT / package).glob("*/__init__.py")):
        assert re.fullmatch(r'"""[A-Z][^"]+\."""\n', init.read_text(encoding="utf-8")), init


def test_no_folder_holds_more_than_eight_flat_modules_at_the_top():
    for package in ("ner", "graph"):
        assert len(list((ROOT / package).glob("*.py"))) <= 8


def test_the_glossary_defines_each_term_once_in_two_languages():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in text.splitlines() if row[:2] == "| "
    ]
    rows = [row for row in rows if row[0] != "term"]
    assert len(rows) == len({row[0] for row in rows}) > 40
    assert all(row[0] and re.search("[\u4e00-\u9fff]", row[1]) and row[-1].endswith(".") for row in rows)


def test_the_method_names_every_table_of_rules():
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    assert all(f"| `{family}` |" in text for family in families())


@pytest.mark.parametrize(
    "values",
    [
        vocabulary.PERSON_ROLES,
        vocabulary.PARTICIPATION_ROLES,
        vocabulary.EVENT_KINDS,
        vocabulary.ORGANIZATION_KINDS,
        vocabulary.LEVELS,
        vocabulary.SEATS,
        vocabulary.DATE_BASES,
        vocabulary.CHANGE_KINDS,
        vocabulary.ISSUE_STATUSES,
    ],
)
def test_the_method_explains_every_value(values: tuple[str, ...]):
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8").partition("### Values")[2]
    assert all(f"`{value}`" in text for value in values)


def test_what_contributing_asks_make_to_do_can_be_done():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for page in ("CONTRIBUTING.md", "README.md", "docs/model.md", "docs/accuracy.md", "docs/performance.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)) <= targets, page


def test_no_file_of_python_is_longer_than_450_lines():
    for path in (path for package in ("ner", "graph") for path in (ROOT / package).rglob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 450, path


def test_no_folder_of_code_or_tests_is_passed_over(pytestconfig: pytest.Config):
    patterns = pytestconfig.getini("norecursedirs")
    folders = {path.parent.name for top in ("ner", "graph", "tests") for path in (ROOT / top).rglob("*.py")}
    assert not [name for name in folders if any(fnmatch(name, pattern) for pattern in patterns)]
