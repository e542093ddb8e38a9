"""The same table for the browser: how to count, without the words, which stand in the page."""

from typing import Any

from generator.deadlines.model import Count, Rule, RuleSet, Window


def browser_copy(rule_set: RuleSet) -> dict[str, Any]:
    """The table of a rule set as plain data, for JSON."""
    return {
        "name": rule_set.name,
        "starts": [
            {
                "key": start.key,
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
    on = count.on and _month_and_day(count.on)
    return {"start": count.start, "months": count.months, "days": count.days, "on": on}


def _window(window: Window) -> list[str]:
    return [_month_and_day(edge) for edge in window]


def _month_and_day(day: tuple[int, int]) -> str:
    """As in a date, so that two can be compared: "12-25"."""
    return "{:02}-{:02}".format(*day)
