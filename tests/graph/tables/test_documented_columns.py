"""The documents list the columns that the tables have."""

import re
from pathlib import Path

from graph.tables.frames import COLUMNS, CORPUS_ONLY

METHOD = Path(__file__).parents[3] / "docs" / "method.md"


def test_method_lists_the_columns_of_every_table_in_order() -> None:
    lines = re.findall(
        r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", METHOD.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    documented = {
        table: tuple(name.strip() for name in re.split(r",| and ", re.sub(r"\([^)]*\)", "", columns)))
        for table, columns in lines
        if table in COLUMNS
    }
    assert documented == {
        table: tuple(columns) for table, columns in COLUMNS.items() if table not in CORPUS_ONLY
    }
