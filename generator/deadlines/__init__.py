"""The dates that the law sets: one table, counted here and, from the same table, in the browser."""

from generator.deadlines.browser import browser_copy
from generator.deadlines.count import example, results
from generator.deadlines.model import Result, Rule, RuleSet
from generator.deadlines.rules import NAMES, rules_for

__all__ = ["NAMES", "Result", "Rule", "RuleSet", "browser_copy", "example", "results", "rules_for"]
