from graph.tables.rows import identifier


def test_identifiers() -> None:
    assert identifier("person", "钱一诺") == identifier("person", "钱一诺")
    assert (
        len({identifier("a", "bc"), identifier("ab", "c"), identifier("abc"), identifier("a", "b", "c")}) == 4
    )
    assert len(identifier("x")) == 16
