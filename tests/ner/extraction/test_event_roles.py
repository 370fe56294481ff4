"""In which role somebody is at an event."""

import pytest
from reported_events import names, one


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("区长钱一诺会见孙二虎。", {"钱一诺": "host", "孙二虎": "visitor"}, id="receives"),
        pytest.param(
            "区长钱一诺会见孙二虎。孙二虎感谢副区长李三多前不久到访。",
            {"钱一诺": "host", "孙二虎": "visitor"},
            id="thanked-for-an-earlier-visit",
        ),
        pytest.param(
            "区长钱一诺会见客人。钱一诺感谢孙二虎一行到访。",
            {"钱一诺": "host", "孙二虎": "attendee"},
            id="thanked-for-this-visit",
        ),
        pytest.param(
            "会上，钱一诺，林业所的孙二虎等与会专家强调，要统一规划。",
            {"钱一诺": "speaker", "孙二虎": "speaker"},
            id="experts-who-are-there",
        ),
        pytest.param(
            "钱一诺一行来到云垚集团考察，受到总经理孙二虎，副总经理李三多的热情接待。",
            {"钱一诺": "visitor", "孙二虎": "host", "李三多": "host"},
            id="received-by-several",
        ),
        pytest.param(
            "区长钱一诺分别同副总理孙二虎举行会见。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="two-sides-meet",
        ),
        pytest.param(
            "云垚集团总裁钱一诺、副总裁孙二虎一行在副区长李三多陪同下来我市考察投资环境。",
            {"钱一诺": "visitor", "孙二虎": "visitor", "李三多": "companion"},
            id="guests-with-a-companion",
        ),
        pytest.param(
            "区长钱一诺在镇长孙二虎陪同下检查防汛工作。",
            {"钱一诺": "attendee", "孙二虎": "companion"},
            id="an-inspection-with-a-companion",
        ),
        pytest.param(
            "区长钱一诺同来华出席论坛的部长孙二虎、部长李三多共同见证签署协议。",
            {"钱一诺": "witness", "孙二虎": "witness", "李三多": "witness"},
            id="witness-with-guests",
        ),
        pytest.param("区长钱一诺拜会孙二虎。", {"钱一诺": "visitor", "孙二虎": "host"}, id="calls-on"),
        pytest.param(
            "区长钱一诺与孙二虎会谈。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="nobody-receives"
        ),
        pytest.param(
            "区长钱一诺会见孙二虎。钱一诺在会见中表示欢迎。李三多参加会见。",
            {"钱一诺": "host", "孙二虎": "visitor", "李三多": "attendee"},
            id="talks-make-no-speaker",
        ),
        pytest.param(
            "区长钱一诺主持会议。孙二虎在会上强调，要抓好。",
            {"钱一诺": "chair", "孙二虎": "speaker"},
            id="speaks-at-a-meeting",
        ),
        pytest.param(
            "区长钱一诺到某村调研。钱一诺在调研中强调，要抓好。",
            {"钱一诺": "attendee"},
            id="speaks-on-a-tour",
        ),
        pytest.param(
            "区长钱一诺到某村调研。孙二虎介绍情况。",
            {"钱一诺": "attendee", "孙二虎": "speaker"},
            id="reports-on-a-tour",
        ),
        pytest.param(
            "区长钱一诺率考察团来甲市考察，孙二虎陪同，李三多参加活动。",
            {"钱一诺": "visitor", "孙二虎": "companion", "李三多": "attendee"},
            id="leads-guests",
        ),
        pytest.param(
            "区长钱一诺到某村调研，听取了镇长孙二虎的汇报。",
            {"钱一诺": "attendee", "孙二虎": "speaker"},
            id="is-heard",
        ),
        pytest.param(
            "区长钱一诺会见来本区考察的孙二虎。",
            {"钱一诺": "host", "孙二虎": "visitor"},
            id="came-for-a-tour",
        ),
        pytest.param(
            "晚上，区长钱一诺设宴招待孙二虎。",
            {"钱一诺": "host", "孙二虎": "visitor"},
            id="gives-a-dinner",
        ),
        pytest.param("区长钱一诺率队到某村检查。", {"钱一诺": "attendee"}, id="leads-no-guests"),
        pytest.param(
            "在区长钱一诺、孙二虎的共同见证下，李三多与周四海签署协议。",
            {"钱一诺": "witness", "孙二虎": "witness", "李三多": "signatory", "周四海": "signatory"},
            id="all-witnesses",
        ),
        pytest.param(
            "区长钱一诺在局长孙二虎、镇长李三多，主任周四海陪同下，到某村考察。",
            {"钱一诺": "attendee", "孙二虎": "companion", "李三多": "companion", "周四海": "companion"},
            id="accompanied-by-a-list",
        ),
        pytest.param(
            "区长钱一诺向孙二虎颁发证书。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="hands-over"
        ),
    ],
)
def test_role(text: str, roles: dict[str, str]) -> None:
    assert names(one(f"2月1日，{text}")) == roles
