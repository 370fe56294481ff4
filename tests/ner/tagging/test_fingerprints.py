"""A change of what decides an outcome is noticed."""

from pathlib import Path

import grimp
import pytest

from ner.errors import ModelError
from ner.tagging import fingerprints
from ner.tagging.fingerprints import TAGGING, model_fingerprint, rules_fingerprint


def test_the_fingerprint_of_a_model_covers_every_module_that_tagging_imports() -> None:
    modules = grimp.build_graph("ner")
    needed = {
        name.removeprefix("ner.").replace(".", "/")
        for name in modules.find_upstream_modules("ner.tagging", as_package=True)
    }
    assert set(TAGGING) == needed - {"errors"} | {"tagging"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package with two modules, a query and two word lists."""
    for name in (
        "one.py",
        "folder/two.py",
        "folder/sql/query.sql",
        "folder/two.tsv",
        "folder/words.tsv",
        "folder/page.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(fingerprints, "files", lambda package: tmp_path)
    return tmp_path


def fingerprint(*parts: str) -> str:
    rules_fingerprint.cache_clear()
    try:
        return rules_fingerprint("package", *parts)
    finally:
        rules_fingerprint.cache_clear()


@pytest.mark.parametrize(
    ("changed", "parts", "noticed"),
    [
        ("one.py", (), True),
        ("folder/two.py", (), True),
        ("folder/sql/query.sql", ("folder",), True),
        ("folder/words.tsv", ("folder",), True),
        ("folder/page.html", ("folder",), False),
        ("one.py", ("one",), True),
        ("one.py", ("folder",), False),
        ("folder/two.py", ("folder/two",), True),
        ("folder/two.tsv", ("folder/two",), True),
        ("folder/words.tsv", ("folder/two",), False),
    ],
)
def test_a_changed_file_changes_the_fingerprint(
    package: Path, changed: str, parts: tuple[str, ...], noticed: bool
) -> None:
    before = fingerprint(*parts)
    (package / changed).write_text("other")
    assert (fingerprint(*parts) != before) == noticed


def test_a_moved_file_changes_the_fingerprint(package: Path) -> None:
    before = fingerprint()
    (package / "folder" / "two.py").rename(package / "two.py")
    assert fingerprint() != before


def test_weights_and_precision_change_the_fingerprint_of_a_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"classpath": "x"}')
    (tmp_path / "weights").write_bytes(b"1")
    one = model_fingerprint(str(tmp_path))
    (tmp_path / "weights").write_bytes(b"2")
    assert len({one, model_fingerprint(str(tmp_path)), model_fingerprint(str(tmp_path), bfloat16=True)}) == 3


def test_a_folder_that_holds_no_model_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "photograph").symlink_to("/dev/zero")
    with pytest.raises(ModelError, match="not a HanLP model folder"):
        model_fingerprint(str(tmp_path))
