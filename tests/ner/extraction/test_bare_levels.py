"""Which place a bare level is of: one that the text names, or the paper's."""

import pytest

from ner.extraction.bare_levels import MeantPlace, place_at_level
from ner.lexicon.divisions import parse_place


@pytest.mark.parametrize(
    ("text", "jurisdiction", "meant"),
    [
        pytest.param("余杭区受灾。区委书记到场。", "", MeantPlace("杭州市余杭区"), id="named-before"),
        pytest.param("区委书记到场。宝山区代表团赴外地。", "", MeantPlace("宝山区"), id="namesakes-named-behind"),
        pytest.param("区委书记到场。余杭区医院的医生在。", "杭州市", MeantPlace("余杭区"), id="named-behind"),
        pytest.param("区委书记到场。余杭区和西湖区受灾。", "杭州市", None, id="two-named-behind"),
        pytest.param("区委书记赴余杭区学习。", "", None, id="visited"),
        pytest.param("区长赴余杭区学习，余杭区领导参加。区委书记到场。", "", None, id="visited-and-named-again"),
        pytest.param("区长在余杭区调研，余杭区领导参加。区委书记到场。", "", MeantPlace("杭州市余杭区"), id="named-again"),
        pytest.param("区委书记到场。余杭区客人来访。", "", None, id="guests"),
        pytest.param("区委书记出席。同行的还有与余杭区签约的人。", "", None, id="joined"),
        pytest.param("宁波市获奖，市委书记介绍。", "杭州市拱墅区", MeantPlace("宁波市", is_elsewhere=True), id="elsewhere"),
        pytest.param("浙江宁波市获奖，市委书记介绍。", "合肥市", MeantPlace("宁波市", is_elsewhere=True), id="behind-its-province"),
        pytest.param("宁波市获奖，区委书记介绍。", "杭州市拱墅区", MeantPlace("", is_elsewhere=True), id="a-level-that-it-lacks"),
        pytest.param("市委书记赴宁波市考察。", "杭州市", None, id="visited-elsewhere"),
        pytest.param("宁波市代表团来访，市委书记会见。", "杭州市", None, id="guests-from-elsewhere"),
        pytest.param("宁波市获奖，我市组织学习，市委书记到会。", "杭州市", None, id="speaks-of-its-own"),
        pytest.param("宁波市获奖，全市欢庆，市委书记到会。", "杭州市", MeantPlace("", is_elsewhere=True), id="whose-whole-city"),
        pytest.param("宁波市获奖，杭州也获奖，市委书记到会。", "杭州市", None, id="names-its-own"),
        pytest.param("宁波市获奖。\n市委书记到会。", "杭州市", None, id="another-paragraph"),
        pytest.param("嘉兴市开会，市委书记讲话，桐庐县派人。", "桐庐县", MeantPlace("嘉兴市", True), id="a-county-of-another-city"),
        pytest.param("嘉兴市开会，市委书记讲话，杭州市派人。", "桐庐县", None, id="a-county-whose-city-is-named"),
        pytest.param("嘉兴市开会，市委书记讲话，我市桐庐县派人。", "桐庐县", None, id="a-county-that-says-our-city"),
        pytest.param("某某社嘉兴5月9日电 市委书记到场。", "", None, id="where-an-agency-s-report-was-sent-from"),
        pytest.param("栗溪市长乙某、市委书记到场，嘉兴市派人。", "", MeantPlace("", True), id="a-place-that-no-list-knows"),
        pytest.param("栗溪市长乙某到场，嘉兴市派人，市委书记指挥。", "", MeantPlace("嘉兴市"), id="another-clause"),
        pytest.param("栗溪县长乙某、市委书记到场，嘉兴市派人。", "", MeantPlace("嘉兴市"), id="an-unknown-place-of-another-level"),
        pytest.param("嘉兴市长乙某、市委书记到场。", "", MeantPlace("嘉兴市"), id="a-known-place-in-front"),
        pytest.param("桐庐县代表团到访。县委书记陪同。", "", None, id="who-receives-guests"),
        pytest.param("桐庐县代表团到访。县委书记考察。", "", MeantPlace("杭州市桐庐县"), id="the-guests"),
        pytest.param("嘉兴市某团来我市考察。市委书记到场。", "", None, id="whose-people-come"),
        pytest.param("嘉兴云垚集团董事长甲某、执行总裁乙某一行到访。市委书记到场。", "", None, id="a-firm-s-people-come"),
        pytest.param("我市与浙江省桐庐县协作会议召开。市委书记到场。", "", None, id="a-county-with-its-province-that-deals-with-us"),
        pytest.param("我市与长兴县、桐庐县协作会议召开。市委书记到场。", "", None, id="counties-that-deal-with-us"),
        pytest.param("我市召开会议，桐庐县派人。市委书记到场。", "", MeantPlace("杭州市"), id="a-county-of-ours"),
        pytest.param("桐庐县开会，市委书记讲话。", "桐庐县", None, id="a-county-of-its-own-city"),
    ],
)  # fmt: skip
def test_what_a_bare_level_means(text: str, jurisdiction: str, meant: MeantPlace | None) -> None:
    position = text.index("委书记") - 1
    sentence = max(text.rfind(mark, 0, position) for mark in "。\n") + 1
    home = parse_place(jurisdiction) if jurisdiction else None
    assert place_at_level(text, home, text[position], position=position, sentence=sentence) == meant
