"""How much a file in an archive may unpack to."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ner.errors import InputError
from ner.sources.input_files import ALWAYS_UNPACKED, InputFile


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
