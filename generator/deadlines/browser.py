"""The same table for the browser: how to count, without the words, which stand in the page."""

import datetime as dt
from typing import Any

from generator.deadlines.model import Count, Rule, RuleSet, Window

# Part 3 of the Children and Families Act 2014 and its regulations began on this day.
EARLIEST = dt.date(2014, 9, 1)
YEARS_AHEAD = 6


def browser_copy(rule_set: RuleSet) -> dict[str, Any]:
    """The table of a rule set as plain data, for JSON."""
    return {
        "name": rule_set.name,
        "earliest": EARLIEST.isoformat(),
        "yearsAhead": YEARS_AHEAD,
        "starts": [
            {
                "key": start.key,
                "needed": start.needed,
                "otherwise": start.otherwise,
                "notBefore": start.not_before,
            }
            for start in rule_set.starts
        ],
        "rules": [_rule(rule) for rule in rule_set.rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "bound": rule.bound,
        "counts": [_count(count) for count in rule.counts],
        "windows": [_window(window) for window in rule.windows],
    }


def _count(count: Count) -> dict[str, Any]:
    return {"start": count.start, "months": count.months, "days": count.days, "on": count.on}


def _window(window: Window) -> list[int]:
    """First and last day as numbers that can be compared: 25 December is 1225."""
    return [month * 100 + day for month, day in window]
