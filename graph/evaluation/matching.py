"""When a predicted title, date or company counts as the annotated one."""

import re

from graph.evaluation.gold import plain

SHORTEST_PART = 3
"""Length in characters from which a part of a company's name counts as the name."""

SHORTEST_TITLE = 2
"""Length in characters from which the end of a title counts as the title."""

_DIGITS = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")
_DAY = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})(?=[日号至、—～-])")


def same_title(predicted: str, title: str, printed: str) -> bool:
    """Whether a predicted title is the annotated one, with or without what stands before its post.

    `title` is the annotated title without a proper name, `printed` the same as in the text.

    >>> same_title("甲市委书记", "市委书记", "甲市委书记"), same_title("书记", "市委书记", "甲市委书记")
    (True, True)
    >>> same_title("副书记", "市委书记", "甲市委书记")
    False
    """
    if predicted in (title, printed) or predicted.endswith(title):
        return True
    return len(predicted) >= SHORTEST_TITLE and printed.endswith(predicted)


def same_company(one: str, other: str) -> bool:
    """Whether two names are one company's: equal, or one a part of the other."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= SHORTEST_PART and shorter in longer)


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
    without_year = re.sub(r"\d{4}年", "", plain(text).translate(_DIGITS))
    days: list[tuple[int | None, int]] = []
    month = None
    for printed_month, day in _DAY.findall(without_year):
        month = int(printed_month) if printed_month else month
        days.append((month, int(day)))
    return tuple(days[:2])
