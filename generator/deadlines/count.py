"""How days are counted. `overrides/assets/date-finder.js` counts the same; a test compares them.

Months are counted by the corresponding date: 2 months after 1 October is 1 December, and
where the later month has no such day, its last day (2 months after 31 December is the end of
February). This is how the courts read "month" in an Act: Dodds v Walker [1981] UKHL, with the
Interpretation Act 1978. The start is left out, except where the law says "beginning with".

A working day is Monday to Friday and no bank holiday in England. The windows end on 1 January
and on 31 August, so the only bank holidays that can follow are 1 January and the Monday that
stands in for it; September has none. That is one line of code. A package of holidays would
bring every other one, and its data would have to go to the browser with each page.
"""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence

from generator.deadlines.model import Count, Result, Rule, RuleSet, Window


def results(rule_set: RuleSet, given: Mapping[str, dt.date]) -> list[Result]:
    """Every date that follows from the days given, in the order in which they come."""
    days = dict(given)
    for start in rule_set.starts:
        if start.key not in days and start.otherwise in days:
            days[start.key] = days[start.otherwise]
    found = [_result(rule, days) for rule in rule_set.rules if rule.counts[0].start in days]
    return sorted(found, key=lambda result: result.last_day)


def example(rule_set: RuleSet) -> list[Result]:
    """The worked example: what follows from the example days of the set."""
    return results(
        rule_set, {start.key: start.example for start in rule_set.starts if start.example}
    )


def _result(rule: Rule, days: Mapping[str, dt.date]) -> Result:
    counted_to = max(
        follow(count, days[count.start]) for count in rule.counts if count.start in days
    )
    return Result(rule, moved(counted_to, rule.windows), counted_to)


def follow(count: Count, start: dt.date) -> dt.date:
    """The day that a count leads to from a start."""
    if count.on:
        month, day = count.on
        return dt.date(start.year, month, day)
    return months_later(start, count.months) + dt.timedelta(days=count.days)


def months_later(start: dt.date, months: int) -> dt.date:
    """The same day number so many months later, or the last day of a month that is shorter."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return dt.date(years, month + 1, min(start.day, last))


def moved(day: dt.date, windows: Sequence[Window]) -> dt.date:
    """The day itself, or the first working day after the window that it falls in."""
    for first, last in windows:
        at, over_new_year = (day.month, day.day), first > last
        inside = at >= first or at <= last if over_new_year else first <= at <= last
        if inside:
            year = day.year + (over_new_year and at >= first)
            return first_working_day_after(dt.date(year, *last))
    return day


def first_working_day_after(day: dt.date) -> dt.date:
    """The first working day after 1 January or 31 August."""
    day += dt.timedelta(days=1)
    while day.weekday() > 4 or _new_year(day):
        day += dt.timedelta(days=1)
    return day


def _new_year(day: dt.date) -> bool:
    # A 1 January at a weekend is kept on the Monday after it, which is the 2nd or the 3rd.
    return day.month == 1 and (day.day == 1 or (day.day <= 3 and day.weekday() == 0))
