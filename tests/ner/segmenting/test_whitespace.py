"""Stray spaces inside words go, spaces between what belongs apart stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.segmenting.lines import lay_out, printed_lines
from ner.segmenting.whitespace import PageWording, page_wording, repair
from ner.text.aligned_text import AlignedText, is_blank


def mended(text: str, *, running: bool = False, page: str = "") -> str:
    wording = replace(page_wording(page, lay_out(page)), spread=running)
    return repair(text, printed_lines(text), wording).text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("区 委 书 记甲某某", "区委书记甲某某", id="letter-spaced word"),
        pytest.param("甲 某 某、乙某", "甲某某、乙某", id="letter-spaced name"),
        pytest.param("王 涛、黄 飞、熊某", "王涛、黄飞、熊某", id="padded names in a list"),
        pytest.param("副主任王 涛、李 明", "副主任王涛、李明", id="padded name after a title"),
        pytest.param("会 议 指出，", "会议指出，", id="first word letter-spaced"),
        pytest.param("提 高 站 位  认 清 形 势", "提高站位 认清形势", id="wider gap parts two words"),
        pytest.param("2 0 2 3 年 1 月 30 日", "2023年1月30日", id="digits"),
        pytest.param("共 300 人", "共 300人", id="unit"),
        pytest.param("76 % 。", "76%。", id="percent"),
        pytest.param("“升级版 ” ， 建设", "“升级版”，建设", id="padded quotes"),
        pytest.param("“闽税通 ” “ 云闪付”", "“闽税通”“云闪付”", id="neighbouring quotes"),
        pytest.param("出席会议 。", "出席会议。", id="before a full stop"),
    ],
)
def test_stray_spaces_go(printed: str, text: str) -> None:
    assert mended(printed) == text


@pytest.mark.parametrize(
    "text",
    [
        "区委常委 常务副区长甲某某",
        "提高干部能力 打赢翻身仗",
        "走基层 鼓干劲 话发展",
        "开展“大走访”活动 推动发展",
        "New York",
        "iPhone 15",
        "在 New York 举行",
        "文 甲某某 图 乙某某",
        "现场 甲某某 摄",
        "电话 12345 传真 6789",
        "12 34",
    ],
)
def test_spaces_between_words_stay(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("践行以人民 为中心的发展思想。", "践行以人民为中心的发展思想。"),
        ("区长甲某某 “送温暖”活动。", "区长甲某某“送温暖”活动。"),
        ("落实“打赢翻身仗 奋力开门红”要求。", "落实“打赢翻身仗 奋力开门红”要求。"),
        ("出席的有：甲某某 乙某某 丙某。", "出席的有：甲某某 乙某某 丙某。"),
        ("与 New York 某公司。", "与 New York 某公司。"),
    ],
)
def test_in_running_text_only_quotes_and_lists_keep_spaces(printed: str, text: str) -> None:
    assert mended(printed, running=True) == text


def test_a_word_that_stands_elsewhere_on_the_page_is_mended() -> None:
    assert mended("全区领导 干部会议召开", page="全区领导干部会议") == "全区领导干部会议召开"
    assert mended("全区领导 干部会议召开", page="领导干部") == "全区领导干部会议召开"
    assert mended("全区领导 干部会议召开", page="领导，导干，干部") == "全区领导 干部会议召开"


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("（记者 林某 郑某某）", "（记者 林某 郑某某）", id="list of names"),
        pytest.param("（记者 林某 通讯员 王某 闫\n某）", "（记者 林某 通讯员 王某 闫某）", id="name broken"),
        pytest.param("（记者 林某 通讯员 王\n某）", "（记者 林某 通讯员 王某）", id="last name broken"),
        pytest.param("（记者 林某 通讯\n员 王某）", "（记者 林某 通讯员 王某）", id="label broken"),
        pytest.param("（记者 林某\n郑某某）", "（记者 林某 郑某某）", id="break between names"),
        pytest.param("（记者 张某\n某 通讯员 王某）", "（记者 张某某 通讯员 王某）", id="long name broken"),
        pytest.param("（记者\n林某）", "（记者 林某）", id="break after a label"),
        pytest.param("（记者 王 涛 李 明）", "（记者 王涛 李明）", id="padded names"),
        pytest.param("电 (崔某某 王某)30日", "电 (崔某某 王某)30日", id="names after a dateline"),
        pytest.param("本报记者 甲某某\n乙某", "本报记者 甲某某 乙某", id="line of its own"),
    ],
)
def test_bylines(printed: str, text: str) -> None:
    assert mended(printed, running=True) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("区委\n书记", "区委书记"),
        ("区委 \n　书记", "区委书记"),
        ("New\nYork", "New York"),
        ("iPhone\n某款", "iPhone某款"),
        ("20\n23年", "2023年"),
        ("\u200b区\u200b委", "区委"),
    ],
)
def test_broken_lines_are_put_together(printed: str, text: str) -> None:
    assert mended(printed) == text


@pytest.mark.parametrize(("blanks", "joined"), [(22, True), (23, False)])
def test_a_name_is_spread_over_a_few_blanks_only(blanks: int, joined: bool) -> None:
    spread = f"王{' ' * blanks}涛"
    assert mended(f"（记者 林某 {spread} 李某）").startswith("（记者 林某 王") is joined


@given(
    st.text(st.sampled_from("区委书记甲某，。、（）“”记者文摄 \n\t　aB12年\u200b"), max_size=60),
    st.booleans(),
    st.booleans(),
)
def test_nothing_visible_is_lost_or_moved(text: str, spread: bool, seamless: bool) -> None:
    lines = printed_lines(text)
    wording = PageWording(spread=spread, seamless=seamless)
    aligned = repair(text, lines, wording) if lines else AlignedText("", ())
    assert [c for c in aligned.text if not is_blank(c)] == [c for c in text if not is_blank(c)]
    assert list(aligned.offsets) == sorted(set(aligned.offsets))
    for character, place in zip(aligned.text, aligned.offsets, strict=True):
        assert text[place] == character or (character == " " and is_blank(text[place]))


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u200e",
        "\u202c",
        "\u2066",
        "\ufe0f",
        "\U000e0101",
        "\x07",
        "\x9d",
    ],
)
def test_signs_without_width_are_left_out(sign: str) -> None:
    assert mended(f"{sign}区{sign}委 书{sign}记2{sign}0日 New{sign} York{sign}") == "区委 书记20日 New York"


PAGE = "区委书记甲某某到某某街道调研企业发展情况，副区长乙某某陪同。"


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        pytest.param("区委书 记甲某 某到某某街道调研。", "区委书记甲某某到某某街道调研。", id="stray"),
        pytest.param(
            "坚定信心 奋力前行 再上台阶 共创未来。",
            "坚定信心 奋力前行 再上台阶 共创未来。",
            id="between words",
        ),
        pytest.param("企业发 展势头好。", "企业发 展势头好。", id="one stray space shows nothing"),
        pytest.param(
            "某某街 道说坚定信心 奋力前行 再上台阶。",
            "某某街 道说坚定信心 奋力前行 再上台阶。",
            id="one of several",
        ),
    ],
)
def test_a_page_shows_by_its_wording_whether_its_spaces_are_stray(sentence: str, mended: str) -> None:
    text = f"{PAGE}\n{sentence}"
    layout = lay_out(text)
    wording = page_wording(text, layout)
    assert repair(text, layout.paragraphs[-1], wording).text == mended


def printed(text: str, width: int) -> str:
    """The text in lines so many Chinese characters wide, two half-width ones for each."""
    lines = [""]
    for character in text:
        if sum(1.0 if c > "\u2000" else 0.5 for c in lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


@pytest.mark.parametrize("width", [8, 9, 13, 20])
def test_lines_that_break_off_anywhere_are_joined_as_they_were(width: int) -> None:
    items = (f"会议第{chr(0x4E00 + n)}项听取Company集团 有关负责人汇报，研究下一步工作" for n in range(12))
    body = "，".join(items) + "。"
    text = printed(body, width)
    layout = lay_out(text)
    assert [repair(text, lines, page_wording(text, layout)).text for lines in layout.paragraphs] == [body]
