"""Bodies that a title leaves out."""

import pytest
from recorded_tagger import report_on


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "区长孙二虎到远岚科技有限公司调研，董事长周四海介绍情况。", "远岚科技有限公司", id="one-firm"
        ),
        pytest.param("远岚科技有限公司和青砚实业有限公司签约，董事长周四海出席。", "", id="two-firms"),
        pytest.param("区长孙二虎到远岚科技有限公司调研。董事长周四海介绍情况。", "", id="another-sentence"),
    ],
)
def test_a_firms_post_without_a_firm(text: str, body: str) -> None:
    report = report_on(text)
    assert [a.body for a in report.attributions if a.person.name == "周四海"] == [body]
