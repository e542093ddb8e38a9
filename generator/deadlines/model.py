"""What the table of dates is made of."""

import datetime as dt
from typing import Literal, NamedTuple

Confidence = Literal["found", "secondary"]
Bound = Literal["by", "before", "at least until"]

# Part 3 of the Children and Families Act 2014 and its regulations began on this day.
LAW_BEGAN = dt.date(2014, 9, 1)
YEARS_AHEAD = 6


class Source(NamedTuple):
    """Where a rule is written. `secondary`: seen in a guide, not in the law's own text."""

    title: str
    url: str
    confidence: Confidence = "found"


class Start(NamedTuple):
    """A day that a family can give.

    `otherwise` names the start that stands in when this one is not given, and
    `not_before` the one that it cannot come before.
    """

    key: str
    label: str
    hint: str
    example: dt.date | None = None
    needed: bool = True
    asks: Literal["day", "September"] = "day"
    otherwise: str | None = None
    not_before: str | None = None


class Count(NamedTuple):
    """How a day follows from a start: so much later, or earlier if the number is negative.

    `including` counts days with the start as day 1. `on` is a month and a day, in the year
    of the start.
    """

    start: str
    months: int = 0
    weeks: int = 0
    including: int = 0
    on: tuple[int, int] | None = None

    @property
    def days(self) -> int:
        """The days to go on, after the months."""
        return self.weeks * 7 + (self.including - 1 if self.including else 0)


class Window(NamedTuple):
    """Days of each year, as (month, day), on which a time limit cannot end.

    One that would end there ends on the first working day after `last`.
    """

    first: tuple[int, int]
    last: tuple[int, int]


class Rule(NamedTuple):
    """One date that follows. Of several `counts` whose starts are given, the latest holds."""

    key: str
    label: str
    means: str
    who: str
    counted: str
    counts: tuple[Count, ...]
    sources: tuple[Source, ...]
    bound: Bound = "by"
    windows: tuple[Window, ...] = ()
    check: str = ""


class Note(NamedTuple):
    """Something to know about the dates of a set."""

    text: str
    sources: tuple[Source, ...] = ()
    points: tuple[str, ...] = ()


class RuleSet(NamedTuple):
    """The rules of one guide, the days they start from, and the day the law was looked up."""

    name: str
    asks: str
    starts: tuple[Start, ...]
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    looked_up: dt.date

    @property
    def earliest(self) -> dt.date:
        """The first day that can be given."""
        return LAW_BEGAN

    @property
    def latest(self) -> dt.date:
        """The last day that can be given: nobody knows the law of a later time."""
        return dt.date(self.looked_up.year + YEARS_AHEAD, 12, 31)

    @property
    def septembers(self) -> list[str]:
        """The Septembers to choose from, as months: 2027-09."""
        return [f"{year}-09" for year in range(self.looked_up.year, self.latest.year + 1)]


class Result(NamedTuple):
    """A rule and its day. `counted_to` differs from `day` where a window has moved it."""

    rule: Rule
    day: dt.date
    counted_to: dt.date

    @property
    def last_day(self) -> dt.date:
        """The last day that is in time: the day itself, or the one before it."""
        return self.day - dt.timedelta(days=1) if self.rule.bound == "before" else self.day
