"""Texts that were decoded wrongly are told from texts that read as they should."""

import pytest

from ner.sources.mojibake import wrong_decoding

TEXT = "本报讯（记者 甲某某）2月1日下午，示例区召开会议。区委书记主持会议并讲话，强调要抓实5G项目。" * 3


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        pytest.param(TEXT, "", id="as it should be"),
        pytest.param(TEXT.encode("hz", "replace").decode(), "HZ", id="HZ"),
        pytest.param(TEXT.encode("utf-7").decode(), "UTF-7", id="UTF-7"),
        pytest.param(TEXT.encode().decode("gbk", "ignore"), "UTF-8 read as GBK", id="UTF-8 as GBK"),
        pytest.param(
            TEXT.encode().decode("gbk", "ignore").encode().decode("gbk", "ignore"),
            "UTF-8 read as GBK",
            id="UTF-8 as GBK, twice",
        ),
        pytest.param(TEXT.encode().decode("latin-1"), "UTF-8 read as Latin-1", id="UTF-8 as Latin-1"),
        pytest.param(TEXT.encode("gbk").decode("latin-1"), "GBK read as Latin-1", id="GBK as Latin-1"),
        pytest.param(TEXT.encode("gbk").decode("utf-8", "replace"), "characters lost in decoding", id="lost"),
        pytest.param(
            TEXT.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"),
            "characters lost in decoding",
            id="lost, then read as GBK",
        ),
        pytest.param("本報訊，區委書記主持召開會議，並發表講話。", "", id="traditional characters"),
        pytest.param("L'été à Paris, où déjà ça coûte 5€ très élevé.", "", id="French"),
        pytest.param("これは日本語のテキストです。東京都は会議を開いた。", "", id="Japanese"),
        pytest.param(
            "see ~{ and a+b-c at https://a.example/c+ddd/eee", "", id="signs of HZ and UTF-7 in ASCII"
        ),
        pytest.param(TEXT + "\ufffd", "", id="one character lost"),
        pytest.param(" \n", "", id="blank"),
    ],
)
def test_wrong_decoding(text: str, damage: str) -> None:
    assert wrong_decoding(text) == damage
