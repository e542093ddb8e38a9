"""School terms: which one a day is in, which are over, and in what order they come."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from generator.plans.area import SchoolTerm

ORDER = ("spring", "summer", "autumn")


class Term(NamedTuple):
    """A school term of one calendar year; terms sort by time.

    `number` is its place in the calendar year: 0 spring, 1 summer, 2 autumn.
    """

    year: int
    number: int

    @property
    def name(self) -> str:
        """Its name: spring, summer or autumn."""
        return ORDER[self.number]

    @property
    def slug(self) -> str:
        """The name of its file, without the ending: 2026-spring."""
        return f"{self.year}-{self.name}"


@cache
def _day(year: int, month_day: str) -> dt.date:
    month, day = (int(part) for part in month_day.split("-"))
    return dt.date(year, month, day)


def first_day(term: Term, dates: Sequence[SchoolTerm]) -> dt.date:
    """The day that a term begins, by the area's own dates."""
    return _day(term.year, next(date.from_ for date in dates if date.name == term.name))


def final_day(term: Term, dates: Sequence[SchoolTerm]) -> dt.date:
    """The day that a term ends, by the area's own dates."""
    return _day(term.year, next(date.to for date in dates if date.name == term.name))


def terms_within(first: dt.date, last: dt.date, dates: Sequence[SchoolTerm]) -> list[Term]:
    """The terms that lie wholly between two days, oldest first."""
    candidates = [
        Term(year, ORDER.index(date.name))
        for year in range(first.year, last.year + 1)
        for date in dates
    ]
    return sorted(
        term
        for term in candidates
        if first <= first_day(term, dates) and final_day(term, dates) <= last
    )
