"""When a predicted title, date, company or body counts as the annotated one."""

import re
from collections.abc import Iterable

SHORTEST_PART = 3
"""Length in characters from which a part of a company's name counts as the name."""

SHORTEST_TITLE = 2
"""Length in characters from which the end of a title counts as the title."""

SHORTEST_BODY = 3
"""Length in characters from which a part of a body's name counts as the body."""

_BRACKETS = str.maketrans("()", "（）")
_DIGITS = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")
_TENS = re.compile(r"(\d?)十(\d?)")
_DAY = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})(?=[日号至、—～~-])")
_SHORT_FORMS = (
    ("中国人民政治协商会议", "政协"),
    ("人民代表大会", "人大"),
    ("人大常务委员会", "人大常委会"),
    ("中国共产党", ""),
    ("中共", ""),
    ("委员会", "委"),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
)
_OTHER_POST = tuple("副代原")


def plain(text: str) -> str:
    """`text` without white space, its round brackets in one width."""
    return re.sub(r"\s+", "", text).translate(_BRACKETS)


def plain_set(texts: Iterable[str]) -> frozenset[str]:
    """The texts, each `plain`."""
    return frozenset(map(plain, texts))


def same_title(predicted: str, title: str, printed: str) -> bool:
    """Whether a predicted title is the annotated one, with or without what stands before its post.

    `title` is the annotated title without a proper name, `printed` the same as in the text.

    >>> same_title("甲市委书记", "市委书记", "甲市委书记"), same_title("书记", "市委书记", "甲市委书记")
    (True, True)
    >>> same_title("副书记", "市委书记", "甲市委书记")
    False
    """
    if predicted in (title, printed) or is_fuller(predicted, title):
        return True
    return len(predicted) >= SHORTEST_TITLE and is_fuller(printed, predicted)


def is_fuller(long: str, short: str) -> bool:
    """Whether two titles are one post, printed with its body and without.

    >>> is_fuller("某省住建厅副厅长", "副厅长"), is_fuller("副市长", "市长")
    (True, False)
    """
    return long != short and long.endswith(short) and not long.removesuffix(short).endswith(_OTHER_POST)


def same_company(one: str, other: str) -> bool:
    """Whether two names are one company's: equal, or one a part of the other."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= SHORTEST_PART and shorter in longer)


def same_body(annotated: str, predicted: str) -> bool:
    """Whether two names are one body's: in short or in full, one a part or an abbreviation of the other.

    >>> same_body("某某区委", "中国共产党某某区委员会"), same_body("某某大学", "")
    (True, False)
    """
    short, found = _short_form(annotated), _short_form(predicted)
    if not found:
        return False
    characters = iter(found)
    return (
        short in found
        or (len(found) >= SHORTEST_BODY and found in short)
        or all(character in characters for character in short)
    )


def _short_form(body: str) -> str:
    for full, short in _SHORT_FORMS:
        body = body.replace(full, short)
    if body.startswith("政协") and body.endswith("委"):
        return body.removeprefix("政协").removesuffix("委") + "政协"
    return body


def same_date(gold: str, printed: str, start: str) -> bool:
    """Whether a printed date names the annotated months and days and `start` is their first day.

    `start` is an ISO date, or blank when unknown. An annotated date that names no day must be
    printed alike.

    >>> same_date("2月1日下午", "2023年2月1日", "2023-02-01"), same_date("2月1日", "1日", "")
    (True, False)
    """
    wanted = _days(gold)
    if not wanted:
        return plain(gold) == plain(printed) if plain(gold) else not _days(printed)
    month, day = wanted[0]
    return _days(printed) == wanted and (
        not start or (int(start[8:10]) == day and (month is None or int(start[5:7]) == month))
    )


def _days(text: str) -> tuple[tuple[int | None, int], ...]:
    """The month and day of the first two days that `text` names; a day keeps the month before it."""
    digits = _TENS.sub(lambda m: str(int(m[1] or 1) * 10 + int(m[2] or 0)), _numerals(plain(text)))
    without_year = re.sub(r"\d{4}年", "", digits)
    days: list[tuple[int | None, int]] = []
    month = None
    for printed_month, day in _DAY.findall(without_year):
        month = int(printed_month) if printed_month else month
        days.append((month, int(day)))
    return tuple(days[:2])


def _numerals(text: str) -> str:
    return text.replace("廿", "二十").replace("卅", "三十").translate(_DIGITS)
