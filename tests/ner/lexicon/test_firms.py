"""Firms that are known by name, and what only looks like one."""

import pytest

from ner.lexicon.firms import find_known_firms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到海尔智家考察", [("海尔智家", True)]),
        ("海尔来访", [("海尔", False)]),
        ("海尔保险来访", [("海尔保险", True)]),
        ("支撑中国石油工业", []),
        ("中国石油来访", [("中国石油", True)]),
        ("海尔路通车", []),
        ("观测海尔-波普彗星", []),
        ("海尔数字科技来访", [("海尔数字科技", True)]),
        ("海尔数字科技馆开馆", [("海尔", False)]),
        ("海尔微博账号", []),
        ("海尔卡、海尔牌冰箱", []),
        ("海尔卡塔尔分部", [("海尔", False)]),
        ("海尔轿车", []),
        ("海尔车间", [("海尔", False)]),
        ("远岚来访", []),
        ("", []),
    ],
)
def test_known_firms(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(firm.span.of(text), firm.is_sure) for firm in find_known_firms(text)] == found
