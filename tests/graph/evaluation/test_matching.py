import pytest

from graph.evaluation.matching import same_company, same_date, same_title


@pytest.mark.parametrize(
    ("gold_date", "printed", "start", "expected"),
    [
        ("2月1日下午", "2月1日", "", True),
        ("2月1日下午", "2023年2月1日上午", "2023-02-01", True),
        ("2月1日", "2月1日", "2023-02-02", False),
        ("2月1日", "1日", "2023-02-01", False),
        ("30日", "30日", "2018-09-30", True),
        ("30日", "9月30日", "2018-09-30", False),
        ("２月５日", "2月5日", "", True),
        ("29日至30日", "29日至30日", "", True),
        ("29日至30日", "29日", "", False),
        ("近期", "近期", "", True),
        ("近期", "近日", "", False),
        ("", "", "", True),
        ("", "3月1日", "", False),
        ("", "近日", "", True),
    ],
)
def test_same_date(gold_date: str, printed: str, start: str, expected: bool) -> None:
    assert same_date(gold_date, printed, start) is expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("县委书记", True),
        ("某县县委书记", True),
        ("书记", True),
        ("记", False),
        ("副书记", False),
        ("县委", False),
    ],
)
def test_same_title(found: str, expected: bool) -> None:
    assert same_title(found, "县委书记", "某县县委书记") is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("某某科技公司", "某某科技公司", True, id="equal"),
        pytest.param("某县某某科技公司", "某某科技公司", True, id="end"),
        pytest.param("某某科", "某某科技公司", True, id="shortest-part"),
        pytest.param("科技", "某某科技公司", False, id="too-short"),
        pytest.param("甲", "甲", True, id="equal-however-short"),
        pytest.param("某某技术公司", "某某科技公司", False, id="other-word"),
    ],
)
def test_same_company(one: str, other: str, expected: bool) -> None:
    assert same_company(one, other) is expected
    assert same_company(other, one) is expected
