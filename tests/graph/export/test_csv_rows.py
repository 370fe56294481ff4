"""Rows outside the corpus's tables have the form of its tables."""

from pathlib import Path

from graph.export.csv_rows import write_rows


def test_form_of_the_tables_with_formulas_shielded(tmp_path: Path) -> None:
    write_rows(tmp_path / "new" / "a.csv", ("name", "degree"), [("=1+1", 2), ("甲某", -3)])
    assert (tmp_path / "new" / "a.csv").read_bytes() == "\ufeffname,degree\r\n'=1+1,2\r\n甲某,-3\r\n".encode()
