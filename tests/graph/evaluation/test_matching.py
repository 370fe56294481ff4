import pytest

from graph.evaluation.matching import is_fuller, same_body, same_company, same_date, same_title


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
        ("十二月二十一日", "12月21日", "", True),
        ("廿一日", "21日", "", True),
        ("3月1~2日", "3月1-2日", "", True),
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
        ("县委副县委书记", False),
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


@pytest.mark.parametrize(
    ("long", "short", "expected"),
    [
        pytest.param("某局局长", "局长", True, id="with-its-body"),
        pytest.param("局长", "局长", False, id="equal"),
        pytest.param("副局长", "局长", False, id="deputy"),
        pytest.param("原局长", "局长", False, id="former"),
        pytest.param("代县长", "县长", False, id="acting"),
        pytest.param("局长助理", "局长", False, id="other-post"),
    ],
)
def test_a_title_is_fuller_with_its_body(long: str, short: str, expected: bool) -> None:
    assert is_fuller(long, short) is expected


@pytest.mark.parametrize(
    ("annotated", "predicted", "expected"),
    [
        pytest.param("某县政府", "某县人民政府", True, id="government"),
        pytest.param("某县委", "中国共产党某县委员会", True, id="committee"),
        pytest.param("某县政协", "中国人民政治协商会议某县委员会", True, id="conference"),
        pytest.param("某县人大常委会", "某县人民代表大会常务委员会", True, id="congress"),
        pytest.param("某某县某局", "某局", False, id="too-short-a-part"),
        pytest.param("某某县财政局", "财政局", True, id="part"),
        pytest.param("甲科大", "甲科技大学", True, id="abbreviation"),
        pytest.param("某县财政局", "某县审计局", False, id="other-body"),
        pytest.param("某县财政局", "", False, id="blank"),
    ],
)
def test_same_body(annotated: str, predicted: str, expected: bool) -> None:
    assert same_body(annotated, predicted) is expected
