"""Texts that a spreadsheet would run as formulas: how the CSV files write them, and how they are read back."""

FORMULA_STARTS = "=+-@\t\r"
"""What a cell begins with that a spreadsheet takes for a formula, or strips to come upon one."""

SHIELD = "'"
"""What is put before such a text. Texts that have it there already get one more, so that it can be undone."""


def shielded_sql(column: str) -> str:
    """The SQL expression for a column of texts, shielded where a spreadsheet would run them."""
    starts = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
    shield = f"chr({ord(SHIELD)})"
    return f'CASE WHEN left(ltrim("{column}", {shield}), 1) IN ({starts}) THEN {shield} || "{column}" ELSE "{column}" END'


def shielded(text: str) -> str:
    """The cell that stands for a text.

    >>> print(shielded("=1+1"), shielded("'-3"), shielded("'甲'"))
    '=1+1 ''-3 '甲'
    """
    return SHIELD + text if text.lstrip(SHIELD)[:1] in tuple(FORMULA_STARTS) else text


def exact(cell: str) -> str:
    """The text that a cell of a shielded CSV file stands for.

    >>> exact("'=1+1"), exact("''=1+1"), exact("'quoted'"), exact("-3")
    ('=1+1', "'=1+1", "'quoted'", '-3')
    """
    return cell[1:] if cell[:1] == SHIELD and shielded(cell) != cell else cell
