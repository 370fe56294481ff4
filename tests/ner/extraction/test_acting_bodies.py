"""Bodies of a place that a text names as acting."""

import pytest

from ner.extraction.acting_bodies import acting_bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("拱墅区人民政府与远岚集团签署协议。", ["拱墅区人民政府"], id="signs"),
        pytest.param("杭州市拱墅区教育局召开会议。", ["杭州市拱墅区教育局"], id="a-chain-of-places"),
        pytest.param("余杭区政府和西湖区政府联合发布通告。", ["余杭区政府", "西湖区政府"], id="two-bodies"),
        pytest.param("拱墅区人民政府的大门。", [], id="does-nothing"),
        pytest.param("区人民政府与远岚集团签署协议。", [], id="no-place"),
        pytest.param("拱墅区与远岚集团签署协议。", [], id="no-body"),
        pytest.param("拱墅区公安局、消防大队长到场。", [], id="of-a-post-behind"),
    ],
)
def test_bodies_that_act(text: str, bodies: list[str]) -> None:
    assert [span.of(text) for span in acting_bodies(text)] == bodies
