"""The dates that families plan by are those that the law gives."""

import datetime as dt
import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deadlines import NAMES, RuleSet, example, results, rules_for
from generator.deadlines.count import first_working_day_after, months_later, moved
from generator.deadlines.model import Count
from generator.deadlines.rules import AUGUST, CHRISTMAS
from generator.guides.model import Guide

WINDOWS = (CHRISTMAS, AUGUST)
DAYS = st.dates(dt.date(2014, 9, 1), dt.date(2040, 12, 31))
ALL = [rules_for(name) for name in NAMES]

CASES = {
    "needs-assessment request=2026-03-02": "assess 2026-04-13, no-plan 2026-06-22, "
    "final 2026-07-20",
    "draft-plan draft=2026-06-01": "comments 2026-06-15",
    "annual-review meeting=2026-10-05": "papers 2026-09-21, report 2026-10-19, "
    "decision 2026-11-02, final 2026-12-28",
    "annual-review move=2027-09-01": "move-school 2027-02-15, move-college 2027-03-31",
    "disagreement letter=2026-10-01 certificate=2026-11-29": "mediation 2026-12-01, "
    "appeal 2027-01-04",
    # no certificate yet; one whose month ends first; a letter that was sent late
    "disagreement letter=2026-10-01": "mediation 2026-12-01, appeal 2026-12-01",
    "disagreement letter=2026-10-01 certificate=2026-10-20": "mediation 2026-12-01, "
    "appeal 2026-12-01",
    "disagreement letter=2026-10-01 sent=2026-10-05": "appeal 2026-12-01, mediation 2026-12-05",
    # August moves an appeal and not the mediation adviser; so does Christmas
    "disagreement letter=2026-06-15": "mediation 2026-08-15, appeal 2026-09-01",
    "disagreement letter=2026-10-25": "mediation 2026-12-25, appeal 2027-01-04",
    # months that are too short
    "disagreement letter=2026-12-31": "mediation 2027-02-28, appeal 2027-02-28",
    "disagreement letter=2027-12-30": "mediation 2028-02-29, appeal 2028-02-29",
}


@pytest.mark.parametrize("case", CASES)
def test_a_day_gives_its_dates(case: str) -> None:
    """Each case that was worked out by hand gives exactly those dates, in order."""
    name, *days = case.split()
    given_days = {key: dt.date.fromisoformat(day) for key, day in (d.split("=") for d in days)}
    found = results(rules_for(name), given_days)
    assert ", ".join(f"{one.rule.key} {one.day}" for one in found) == CASES[case]


@pytest.mark.parametrize(
    ("year", "day"), [(2022, 4), (2023, 3), (2024, 2), (2026, 2), (2027, 4), (2028, 4), (2033, 4)]
)
def test_january_starts_on_a_working_day(year: int, day: int) -> None:
    """The first working day of a year leaves out the weekend, and New Year kept on a Monday."""
    assert first_working_day_after(dt.date(year, 1, 1)) == dt.date(year, 1, day)


@pytest.mark.parametrize(("year", "day"), [(2026, 1), (2024, 2), (2029, 3), (2030, 2)])
def test_september_starts_on_a_working_day(year: int, day: int) -> None:
    """The first working day of September leaves out a weekend and nothing else."""
    assert first_working_day_after(dt.date(year, 8, 31)) == dt.date(year, 9, day)


@given(DAYS)
def test_a_window_is_left_once(day: dt.date) -> None:
    """A time limit ends outside the windows, never earlier, and what was moved stays."""
    after = moved(day, WINDOWS)
    inside = day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)
    assert (after > day) == inside
    assert after == moved(after, WINDOWS)
    if inside:
        assert after.weekday() < 5
        assert (after.month, after.day <= 4) in {(1, True), (9, True)}


@given(DAYS, DAYS)
def test_a_later_end_is_never_moved_before_an_earlier_one(one: dt.date, other: dt.date) -> None:
    """Windows keep the order of days."""
    first, second = sorted((one, other))
    assert moved(first, WINDOWS) <= moved(second, WINDOWS)


@given(DAYS, st.integers(0, 24))
def test_months_keep_the_day_number(day: dt.date, months: int) -> None:
    """A month later has the same day number, or is the last day of a month without it."""
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    if later.day != day.day:
        assert later.day < day.day
        assert (later + dt.timedelta(days=1)).day == 1


@given(st.sampled_from(ALL), st.data())
def test_dates_come_in_order_and_after_their_start(rule_set: RuleSet, data: st.DataObject) -> None:
    """Whatever is given, dates are in order, and none is before a start unless the rule says so."""
    keys = [start.key for start in rule_set.starts]
    days = data.draw(st.dictionaries(st.sampled_from(keys), DAYS))
    found = results(rule_set, days)
    assert all(one.last_day <= other.last_day for one, other in pairwise(found))
    for result in found:
        for count in result.rule.counts:
            if count.start in days and not count.on and count.weeks >= 0:
                assert result.last_day >= days[count.start]


@given(DAYS)
def test_the_first_day_of_fifteen_is_the_start(day: dt.date) -> None:
    """15 days for a draft begin with the day itself, so the last is 14 days later."""
    (found,) = results(rules_for("draft-plan"), {"draft": day})
    assert (found.day - day).days + 1 == 15


@given(DAYS)
def test_before_a_day_means_the_day_before_at_the_latest(day: dt.date) -> None:
    """What must be done before 15 February is late on 15 February, in the year of the move."""
    school, college = results(rules_for("annual-review"), {"move": day})
    assert school.last_day == dt.date(day.year, 2, 14)
    assert college.last_day == dt.date(day.year, 3, 30)


def test_nothing_given_gives_nothing() -> None:
    """Without a day there are no dates."""
    assert [results(rule_set, {}) for rule_set in ALL] == [[], [], [], []]


@pytest.mark.parametrize("rule_set", ALL, ids=NAMES)
def test_each_example_shows_each_rule(rule_set: RuleSet) -> None:
    """The worked example has a date for every rule, so that no rule is hidden without a script."""
    assert sorted(one.rule for one in example(rule_set)) == sorted(rule_set.rules)


@pytest.mark.parametrize("rule_set", ALL, ids=NAMES)
def test_the_table_holds_together(rule_set: RuleSet) -> None:
    """Keys are unique, each rule starts from a day that is asked for, and earlier ones only."""
    keys = [start.key for start in rule_set.starts]
    rules = [rule.key for rule in rule_set.rules]
    assert len({*keys, *rules}) == len(keys) + len(rules)
    counts: list[Count] = [count for rule in rule_set.rules for count in rule.counts]
    assert {count.start for count in counts} == set(keys)
    for number, start in enumerate(rule_set.starts):
        assert {start.otherwise, start.not_before} <= {None, *keys[:number]}


@pytest.mark.parametrize("rule_set", ALL, ids=NAMES)
def test_each_rule_is_plain_and_has_a_source(rule_set: RuleSet) -> None:
    """Texts are short sentences that gettext can carry, and each rule says where it is written."""
    for rule in rule_set.rules:
        assert rule.sources
        assert all(source.url.startswith("https://") for source in rule.sources)
        for text in (rule.label, rule.means, rule.who, rule.counted, rule.check):
            assert not re.search(r"[%<>&{}]", text), text
            for sentence in re.split(r"[.:?] ", text):
                assert len(sentence.split()) <= 25, sentence


def test_guides_can_name_exactly_these_sets() -> None:
    """The names that a guide's front matter accepts are the names of the table."""
    literal, _none = get_args(Guide.model_fields["dates"].annotation)
    assert set(get_args(literal)) == set(NAMES)
