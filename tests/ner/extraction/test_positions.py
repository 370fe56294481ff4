"""Printed bodies in full, in the jurisdiction that they are of, and posts in their usual form."""

import pytest
from recorded_tagger import report_on

from ner.extraction.positions import branch_in, position_of


def office(title: str, jurisdiction: str = "杭州市拱墅区") -> tuple[str, str, str]:
    """Post, organization and division of 钱一诺, whose title that is."""
    report = report_on(f"{title}钱一诺出席会议。", jurisdiction=jurisdiction)
    link = report.attributions[-1]
    found = position_of(link, report.jurisdiction)
    return found.post, found.organization, found.division.name if found.division else ""


@pytest.mark.parametrize(
    ("title", "post", "organization", "division"),
    [
        ("区委书记", "区委书记", "中共杭州市拱墅区委员会", "拱墅区"),
        ("广西壮族自治区党委书记", "自治区党委书记", "中共广西壮族自治区委员会", "广西壮族自治区"),
        ("杭州某某大学科研处处长", "科研处处长", "杭州某某大学科研处", "杭州市"),
        ("澳门特首", "特首", "澳门特别行政区人民政府", "澳门特别行政区"),
        ("青砚县县长", "县长", "青砚县政府", ""),
        ("区长", "区长", "杭州市拱墅区人民政府", "拱墅区"),
        ("常务副区长", "常务副区长", "杭州市拱墅区人民政府", "拱墅区"),
        ("区人大常委会主任", "区人大常委会主任", "杭州市拱墅区人民代表大会常务委员会", "拱墅区"),
        ("区人大副主任", "区人大常委会副主任", "杭州市拱墅区人民代表大会常务委员会", "拱墅区"),
        ("区政协主席", "区政协主席", "中国人民政治协商会议杭州市拱墅区委员会", "拱墅区"),
        ("区纪委书记", "区纪委书记", "中共杭州市拱墅区纪律检查委员会", "拱墅区"),
        ("区监委主任", "区监委主任", "杭州市拱墅区监察委员会", "拱墅区"),
        ("区法院院长", "区法院院长", "杭州市拱墅区人民法院", "拱墅区"),
        ("区检察院检察长", "区检察院检察长", "杭州市拱墅区人民检察院", "拱墅区"),
        ("区人武部部长", "区人武部部长", "杭州市拱墅区人民武装部", "拱墅区"),
        ("区总工会主席", "区总工会主席", "杭州市拱墅区总工会", "拱墅区"),
        ("区住建局局长", "区住房和城乡建设局局长", "杭州市拱墅区住房和城乡建设局", "拱墅区"),
        ("市住房和城乡建设局局长", "市住房和城乡建设局局长", "杭州市住房和城乡建设局", "杭州市"),
        ("市规划和自然资源局局长", "市规划和自然资源局局长", "杭州市规划和自然资源局", "杭州市"),
        ("省发展和改革委员会主任", "省发展和改革委员会主任", "浙江省发展和改革委员会", "浙江省"),
        ("市委书记", "市委书记", "中共杭州市委员会", "杭州市"),
        ("市长", "市长", "杭州市人民政府", "杭州市"),
        ("省发改委副主任", "省发展和改革委员会副主任", "浙江省发展和改革委员会", "浙江省"),
        ("省长", "省长", "浙江省人民政府", "浙江省"),
    ],
)
def test_a_bare_level_is_the_jurisdiction_s(title: str, post: str, organization: str, division: str) -> None:
    assert office(title) == (post, organization, division)


@pytest.mark.parametrize(
    ("title", "post", "organization", "division"),
    [
        pytest.param("余杭区委书记", "区委书记", "中共杭州市余杭区委员会", "余杭区", id="a-neighbour-s"),
        pytest.param("余杭区区长", "区长", "杭州市余杭区人民政府", "余杭区", id="a-neighbour-s-head"),
        pytest.param("宁波市委书记", "市委书记", "中共宁波市委员会", "宁波市", id="another-city-s"),
        pytest.param(
            "北京市朝阳区区长", "区长", "北京市朝阳区人民政府", "朝阳区", id="district-of-a-municipality"
        ),
        pytest.param(
            "中共杭州市委书记", "市委书记", "中共杭州市委员会", "杭州市", id="with-the-party-s-name"
        ),
        pytest.param("中共中央委员", "中央委员", "中国共产党中央委员会", "", id="the-central-committee"),
        pytest.param("杭州商会会长", "会长", "杭州商会", "杭州市", id="a-chamber-keeps-its-name"),
        pytest.param(
            "余杭区委第二书记", "区委第二书记", "中共杭州市余杭区委员会", "余杭区", id="a-second-secretary"
        ),
        pytest.param("国务院总理", "国务院总理", "国务院", "中国", id="the-state-s"),
        pytest.param("南京军区司令员", "军区司令员", "南京军区", "", id="a-military-area-keeps-its-name"),
        pytest.param(
            "西班牙驻沪总领事", "西班牙驻沪总领事", "西班牙驻沪总领事馆", "西班牙", id="of-a-short-place"
        ),
        pytest.param(
            "余杭区副书记", "区副书记", "中共杭州市余杭区委员会", "余杭区", id="a-secretary-of-a-place"
        ),
        pytest.param("石桥镇书记", "镇书记", "杭州市拱墅区石桥镇党委", "拱墅区", id="of-a-town"),
        pytest.param("中国驻大阪总领事", "中国驻大阪总领事", "中国驻大阪总领事馆", "", id="of-a-consulate"),
        pytest.param("中国驻韩国大使", "中国驻韩国大使", "中国驻韩国大使馆", "", id="of-an-embassy"),
        pytest.param("青砚银行杭州分行行长", "行长", "青砚银行杭州分行", "", id="a-branch-keeps-its-name"),
        pytest.param("某某大学校长", "校长", "某某大学", "", id="a-school-keeps-its-name"),
    ],
)
def test_a_body_with_a_name_of_its_own(title: str, post: str, organization: str, division: str) -> None:
    assert office(title) == (post, organization, division)


@pytest.mark.parametrize(
    ("title", "jurisdiction", "organization"),
    [
        ("县长", "和县", "马鞍山市和县人民政府"),
        ("县委书记", "和县", "中共马鞍山市和县委员会"),
        ("自治区党委书记", "广西壮族自治区", "中共广西壮族自治区委员会"),
        ("自治区主席", "广西壮族自治区", "广西壮族自治区人民政府"),
        ("州长", "大理白族自治州", "大理白族自治州人民政府"),
        ("州委书记", "大理白族自治州", "中共大理白族自治州委员会"),
        ("区长", "杭州市", ""),
        ("我区区长", "杭州市拱墅区", "杭州市拱墅区人民政府"),
        ("我市副市长", "杭州市拱墅区", "杭州市人民政府"),
        ("县长", "", ""),
        ("县委书记", "", "县委"),
        ("西湖区委书记", "杭州市拱墅区", "中共杭州市西湖区委员会"),
        ("西湖区委书记", "南昌市", "中共南昌市西湖区委员会"),
        ("团区委书记", "杭州市拱墅区", "共青团杭州市拱墅区委员会"),
    ],
)
def test_other_jurisdictions(title: str, jurisdiction: str, organization: str) -> None:
    assert office(title, jurisdiction)[1] == organization


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("区委统战部长", "区委统战部部长"),
        ("区委统战部部长", "区委统战部部长"),
        ("国防部长", "国防部部长"),
        ("市财政局长", "市财政局局长"),
        ("市财政局局长", "市财政局局长"),
        ("市人大副主任", "市人大常委会副主任"),
        ("市人大常委会副主任", "市人大常委会副主任"),
        ("原区长", "区长"),
        ("区长", "区长"),
        ("校长", "校长"),
        ("市公安局副局长", "市公安局副局长"),
    ],
)
def test_the_usual_form_of_a_post(title: str, post: str) -> None:
    report = report_on(f"{title}钱一诺出席会议。")
    assert position_of(report.attributions[-1], None).post == post


def test_a_place_goes_on_along_a_list() -> None:
    report = report_on("余杭区人大常委会主任钱一诺，区政协主席孙二虎出席。")
    guest = report.attributions[-1]
    assert guest.person.name == "孙二虎"
    assert position_of(guest, report.jurisdiction).organization == "中国人民政治协商会议杭州市余杭区委员会"


def test_a_post_takes_the_body_of_the_post_before_it() -> None:
    report = report_on("区人大常委会主任钱一诺，副主任孙二虎出席。")
    assert position_of(report.attributions[-1], report.jurisdiction).post == "区人大常委会副主任"


@pytest.mark.parametrize(
    ("title", "jurisdiction", "level"),
    [
        ("区长", "杭州市拱墅区", "county"),
        ("区长", "", "county"),
        ("市长", "", ""),
        ("市长", "杭州市拱墅区", "city"),
        ("义乌市市长", "", "county"),
        ("省长", "", "province"),
        ("石桥街道党工委书记", "杭州市拱墅区", "township"),
        ("石桥街道办事处主任", "", "township"),
        ("城关镇镇长", "杭州市拱墅区", "township"),
        ("镇江市市长", "", "city"),
        ("村委会主任", "", ""),
        ("教育部部长", "杭州市拱墅区", "national"),
        ("青砚银行杭州分行行长", "杭州市拱墅区", ""),
    ],
)
def test_the_level_of_a_post(title: str, jurisdiction: str, level: str) -> None:
    report = report_on(f"{title}钱一诺出席会议。", jurisdiction=jurisdiction)
    assert position_of(report.attributions[-1], report.jurisdiction).level == level


@pytest.mark.parametrize(
    ("title", "branch"),
    [
        ("区长", "政府"),
        ("区委书记", "党委"),
        ("远岚集团党委书记", "企业"),
        ("区领导", ""),
        ("远岚集团领导", "企业"),
        ("某某大学领导", "事业单位"),
    ],
)
def test_branch_of_an_attribution(title: str, branch: str) -> None:
    link = report_on(f"{title}钱一诺出席会议。").attributions[-1]
    assert branch_in(link) == branch


def test_the_branch_of_an_inherited_body() -> None:
    links = report_on("远岚集团董事长钱一诺、党委副书记孙二虎出席会议。").attributions
    assert {link.person.name: branch_in(link) for link in links} == {"钱一诺": "企业", "孙二虎": "企业"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("1月31日，钱一诺当选区长。", "2023-01-31", id="day"),
        pytest.param("1月，钱一诺当选区长。", "2023-01-01", id="month"),
        pytest.param("1月30日提名，1月31日，钱一诺当选区长。", "2023-01-31", id="the-last-before-it"),
        pytest.param("1月30日开会。钱一诺当选区长。", "2023-01-30", id="the-only-day-before"),
        pytest.param("1月29日、1月30日开会。钱一诺当选区长。", "", id="one-of-two-days-before"),
        pytest.param("1月开会。钱一诺当选区长。", "", id="a-month-before"),
        pytest.param("1月30日，省长致电祝贺钱一诺当选区长。", "", id="congratulated"),
        pytest.param("1月30日，市委决定：钱一诺同志任区长。", "2023-01-30", id="decided"),
        pytest.param("钱一诺当选区长，1月31日就职。", "", id="behind-it"),
        pytest.param("去年，钱一诺当选区长。", "", id="a-year-is-too-long"),
        pytest.param("2月30日，钱一诺当选区长。", "", id="no-such-day"),
        pytest.param("1月31日，区长钱一诺出席会议。", "", id="no-appointment"),
        pytest.param("1月31日，钱一诺不再担任区长。", "2023-01-31", id="removal"),
        pytest.param("区长钱一诺1月31日卸任区长。", "2023-01-31", id="between-person-and-post"),
    ],
)
def test_stated_dates(text: str, day: str) -> None:
    assert report_on(text).positions[-1].stated_on == day


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "区长孙二虎到远岚科技有限公司调研，董事长周四海介绍情况。", "远岚科技有限公司", id="one-firm"
        ),
        pytest.param("远岚科技有限公司和青砚实业有限公司签约，董事长周四海出席。", "", id="two-firms"),
        pytest.param(
            "区长孙二虎到远岚科技有限公司调研。董事长周四海介绍情况。",
            "远岚科技有限公司",
            id="the-article-s-only-firm",
        ),
        pytest.param(
            "区长孙二虎到远岚科技有限公司、青砚实业有限公司调研。董事长周四海介绍情况。",
            "",
            id="one-of-two-firms-of-another-sentence",
        ),
    ],
)
def test_a_firms_post_without_a_firm(text: str, body: str) -> None:
    report = report_on(text)
    assert [a.body for a in report.attributions if a.person.name == "周四海"] == [body]
