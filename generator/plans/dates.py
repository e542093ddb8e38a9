"""The dates that plans use, kept as written: a day, a month, or the end of a month.

A plan that says "July 2026" has not said which day, so none is made up. Only when
code must know whether a date has passed does `last_day` give the last day it covers.
"""

import calendar
import datetime as dt
import re
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

# Plans are of this century or the last; another year is a slip of the finger.
DAY_PATTERN = r"^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
MONTH_PATTERN = r"^(19|20)[0-9]{2}-[0-9]{2}$"
DATE_PATTERN = r"^((end of )?(19|20)[0-9]{2}-[0-9]{2}|(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})$"
REPEAT_PATTERN = r"^([1-9][0-9]? )?(day|week|month|quarter|term|year)s?$"


class Parts(NamedTuple):
    """A published date in parts: `kind` is "day", "month" or "end of month"."""

    kind: str
    first: dt.date
    last: dt.date


def parts(text: str) -> Parts:
    """Split a date as written, such as "2026-07", "end of 2026-03" or "2026-04-17".

    Raises:
        ValueError: the text is not such a date, or no such day or month exists.

    """
    if not re.fullmatch(DATE_PATTERN, text):
        raise ValueError(f"{text!r} is not a date such as 2026-07")
    numbers = [int(part) for part in text.removeprefix("end of ").split("-")]
    if len(numbers) == 3:
        day = dt.date(*numbers)
        return Parts("day", day, day)
    year, month = numbers
    first = dt.date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    return Parts("end of month" if text.startswith("end of ") else "month", first, last)


def last_day(text: str) -> dt.date:
    """The last day that a date as written still covers: 31 July 2026 for "2026-07"."""
    return parts(text).last


def _possible(text: str) -> str:
    try:
        parts(text)
    except ValueError as error:
        raise PydanticCustomError(
            "impossible_date",
            "{text} does not exist in the calendar",
            {"text": text, "hint": "Check the month and the day."},
        ) from error
    return text


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(DAY_PATTERN, value):
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": DAY_PATTERN})
    return parts(_possible(value)).first


Day = Annotated[dt.date, BeforeValidator(_day), Field(description="A day, such as 2026-04-17.")]
Month = Annotated[
    str,
    Field(pattern=MONTH_PATTERN, description="A month, such as 2026-07."),
    AfterValidator(_possible),
]
PublishedDate = Annotated[
    str,
    Field(
        pattern=DATE_PATTERN,
        description="A date as published: 2026-07, end of 2026-03, or 2026-04-17.",
    ),
    AfterValidator(_possible),
]
Repeat = Annotated[
    str,
    Field(
        pattern=REPEAT_PATTERN,
        description="How often, such as: month, 2 months, quarter, term, year.",
    ),
]


def how_often(every: str) -> tuple[int, str]:
    """Split "2 months" into 2 and "month", and "term" into 1 and "term"."""
    number, _, unit = every.rpartition(" ")
    return int(number or 1), unit.removesuffix("s")


def repeats(every: str, start: str, end: dt.date) -> list[str]:
    """The months of something that repeats, from `start` up to `end`, as written dates.

    Only months, quarters and years have months that follow from a start; for the
    others the plan names no dates, so there are none.
    """
    number, unit = how_often(every)
    step = {"month": 1, "quarter": 3, "year": 12}.get(unit, 0) * number
    if not step:
        return []
    year, month = (int(part) for part in start.split("-")[:2])
    found = []
    while (year, month) <= (end.year, end.month):
        found.append(f"{year:04d}-{month:02d}")
        year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1
    return found
