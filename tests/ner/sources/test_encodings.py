"""Bytes to text: the right encoding, or an error; never a mangled character."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ner.errors import InputError
from ner.sources.encodings import LOST, Decoded, decode, decode_page

TEXT = "本报讯（记者 甲某某）2月1日下午，示例区召开会议，研究部署“平安建设”工作。\n"
PLAIN = st.text(
    st.sampled_from("示例区委书记甲某某出席会议并讲话，。、：“”（）《》0123456789 \n"), min_size=8
).filter(lambda text: any("\u4e00" <= c <= "\u9fff" for c in text))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "utf-8", id="utf-8 with mark"),
        pytest.param(TEXT.encode("gb18030"), "gb18030", id="gb18030"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", id="utf-16-le with mark"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", id="utf-16-be with mark"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", id="utf-16-le without mark"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", id="utf-16-be without mark"),
        pytest.param(codecs.BOM_UTF8 * 2 + TEXT.encode(), "utf-8", id="utf-8 with two marks"),
        pytest.param(TEXT.encode("hz"), "hz", id="hz"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le", id="utf-32-le with mark"),
    ],
)
def test_encoding_is_told(data: bytes, encoding: str) -> None:
    assert decode(data, "page.txt") == (TEXT, encoding)


def test_rare_and_traditional_characters_survive_gb18030() -> None:
    text = "记者闫珎、𠮷某某：在會上，他要求各部門認真做好工作，讓人民群眾過上平安的日子。"
    assert decode(text.encode("gb18030"), "page.txt")[0] == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b" \r\n\t", "empty", id="white space only"),
        pytest.param(codecs.BOM_UTF8, "empty", id="mark only"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "binary", id="png"),
        pytest.param(bytes(range(256)) * 8, "binary", id="all bytes"),
        pytest.param("区委\x00书记".encode(), "binary", id="NUL in UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b"\xff\xfe\xfd", "not valid", id="mark belied"),
        pytest.param(("區委書記出席會議並講話" * 5).encode("big5"), "not UTF-8", id="big5"),
        pytest.param("à côté du café, déjà vu".encode("latin-1"), "not UTF-8", id="latin-1"),
    ],
)
def test_what_is_no_text_is_an_error(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^page\.txt: .*{reason}") as caught:
        decode(data, "page.txt")
    assert "\n" not in str(caught.value)


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


@given(text=PLAIN, encoding=st.sampled_from(["utf-8", "gb18030"]))
def test_common_encodings_come_back(text: str, encoding: str) -> None:
    # A few GB 18030 characters alone happen to be valid UTF-8 (委 is ί), and UTF-8 goes first.
    assume(encoding == "utf-8" or not is_utf8(text.encode(encoding)))
    assert decode(text.encode(encoding), "page.txt")[0] == text


@given(data=st.binary(min_size=1, max_size=200))
def test_any_bytes_are_text_in_their_encoding_or_an_error(data: bytes) -> None:
    try:
        text, encoding = decode(data, "page.txt")
    except InputError:
        return
    assert data.endswith(text.encode(encoding))


@pytest.mark.parametrize(("controls", "is_text"), [(5, True), (6, False)])
def test_a_text_may_hold_a_stray_control_character_in_two_hundred(controls: int, is_text: bool) -> None:
    data = ("一" * (1000 - controls) + "\x01" * controls).encode()
    assert (decode_or_none(data) == "utf-8") is is_text


@pytest.mark.parametrize(("common", "is_text"), [(6, True), (5, False)])
def test_a_text_in_gb18030_has_six_common_characters_in_ten(common: int, is_text: bool) -> None:
    data = ("会" * common + "鿃" * (10 - common)).encode("gb18030")
    assert (decode_or_none(data) == "gb18030") is is_text


def decode_or_none(data: bytes) -> str | None:
    try:
        return decode(data, "page.txt")[1]
    except InputError:
        return None


def test_signs_of_hz_in_plain_text_are_no_encoding() -> None:
    assert decode(b"see ~{ and ~} in the manual\n", "page.txt")[1] == "utf-8"


LINES = [TEXT.strip()] * 4


@pytest.mark.parametrize(
    ("data", "decoded"),
    [
        pytest.param(TEXT.encode(), Decoded(TEXT, "utf-8"), id="nothing damaged"),
        pytest.param(
            (TEXT * 3).encode("gbk") + b"\xff\n" + TEXT.encode("gbk"),
            Decoded(f"{TEXT * 3}{LOST}\n{TEXT}", "gb18030", 1),
            id="a lone byte in GBK",
        ),
        pytest.param(
            TEXT.encode() + b"\xe5\xb8\n" + (TEXT * 3).encode(),
            Decoded(f"{TEXT}{LOST}\n{TEXT * 3}", "utf-8", 1),
            id="half a character in UTF-8",
        ),
        pytest.param(TEXT.encode() + "会".encode()[:2], Decoded(TEXT + LOST, "utf-8", 1), id="UTF-8 cut off"),
        pytest.param(
            TEXT.encode("gbk") + "会".encode("gbk")[:1], Decoded(TEXT + LOST, "gb18030", 1), id="GBK cut off"
        ),
        pytest.param(
            TEXT.encode("utf-16") + b"\x20", Decoded(TEXT + LOST, "utf-16-le", 1), id="UTF-16 cut off"
        ),
        pytest.param(
            "\n".join(LINES[:3]).encode() + b"\n" + LINES[3].encode("gbk"),
            Decoded("\n".join(LINES), "utf-8", 0, is_mixed=True),
            id="lines in two encodings, most in UTF-8",
        ),
        pytest.param(
            "\n".join(LINES[:3]).encode("gbk") + b"\n" + LINES[3].encode(),
            Decoded("\n".join(LINES), "gb18030", 0, is_mixed=True),
            id="lines in two encodings, most in GBK",
        ),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode("gbk"), Decoded(TEXT, "gb18030"), id="mark belied by GBK"),
    ],
)
def test_a_page_with_a_few_damaged_bytes_is_read(data: bytes, decoded: Decoded) -> None:
    assert decode_page(data, "page.txt") == decoded


@pytest.mark.parametrize(("other", "mixed"), [("会议指出", True), ("会议指", False)])
def test_a_line_of_four_characters_tells_its_encoding(other: str, mixed: bool) -> None:
    decoded = decode_page((TEXT * 20).encode() + other.encode("gbk") + b"\n" + TEXT.encode(), "page.txt")
    assert (decoded.is_mixed, other in decoded.text) == (mixed, mixed)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(("區委書記出席會議並講話" * 5).encode("big5"), id="big5"),
        pytest.param("à côté du café, déjà vu".encode("latin-1"), id="latin-1"),
        pytest.param(bytes(range(256)) * 9, id="binary"),
    ],
)
def test_a_page_in_another_encoding_is_not_read(data: bytes) -> None:
    with pytest.raises(InputError):
        decode_page(data, "page.txt")


@pytest.mark.parametrize(("lost", "is_read"), [(10, True), (11, False)])
def test_of_a_page_that_is_read_one_character_in_a_hundred_may_be_lost(lost: int, is_read: bool) -> None:
    data = ("会".encode() * 90 + b"\xe5\n") * lost + "会".encode() * (100 * 10 - 91 * lost)
    if is_read:
        assert decode_page(data, "page.txt").lost == lost
    else:
        with pytest.raises(InputError):
            decode_page(data, "page.txt")
