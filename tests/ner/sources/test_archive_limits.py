"""How much a file in an archive may unpack to."""

import gzip
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ner.errors import ConfigError, InputError
from ner.sources.corpus_config import ALWAYS_UNPACKED, Limits, read_settings
from ner.sources.input_files import InputFile


@pytest.mark.parametrize("size", [ALWAYS_UNPACKED, ALWAYS_UNPACKED + 1])
def test_a_bomb_is_not_unpacked(tmp_path: Path, size: int) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", b"0" * size)
    file = InputFile(tmp_path / "a.zip", "a.zip/b.txt", tmp_path, "b.txt")
    if size == ALWAYS_UNPACKED:
        assert len(file.content()) == size
    else:
        with pytest.raises(InputError, match="more than the limit"):
            file.content()


@pytest.mark.parametrize("size", [ALWAYS_UNPACKED, ALWAYS_UNPACKED + 1])
def test_nor_a_gzipped_one(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"0" * size))
    file = InputFile(tmp_path / "a.csv.gz", "a.csv.gz", tmp_path)
    if size == ALWAYS_UNPACKED:
        assert len(file.content()) == size
    else:
        with pytest.raises(InputError, match=r"a\.csv\.gz: unpacks to more than the limit of 10,485,760"):
            file.content()


@pytest.mark.parametrize(
    ("packed", "limits", "most"),
    [
        pytest.param(100, Limits(), ALWAYS_UNPACKED, id="small"),
        pytest.param(1 << 20, Limits(), 200 << 20, id="by ratio"),
        pytest.param(1 << 20, Limits(ratio=30), 30 << 20, id="by another ratio"),
        pytest.param(1 << 30, Limits(), 2 << 30, id="by size"),
        pytest.param(100, Limits(unpacked=1000), 1000, id="by another size"),
    ],
)
def test_limits(packed: int, limits: Limits, most: int) -> None:
    assert limits.most(packed) == most


def test_a_researcher_sets_the_limits(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("[limits]\nratio = 10_000\n")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"0" * (ALWAYS_UNPACKED + 1)))
    file = InputFile(tmp_path / "a.csv.gz", "a.csv.gz", tmp_path)
    assert len(file.content(read_settings(tmp_path / "corpus.toml").limits)) == ALWAYS_UNPACKED + 1


@pytest.mark.parametrize("line", ["ratio = 0", "ratio = 1.5", "unpacked = true", "size = 3"])
def test_limits_that_are_none(tmp_path: Path, line: str) -> None:
    (tmp_path / "corpus.toml").write_text(f"[limits]\n{line}\n")
    with pytest.raises(ConfigError, match=r"limits\."):
        read_settings(tmp_path / "corpus.toml")
