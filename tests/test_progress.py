"""Where promises stand on a day: ratings, dates and judgements, as published and never made up."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from generator.plans import progress
from generator.plans.model import Action, Priority
from generator.plans.plans import Plans
from generator.plans.progress import Dated, Standing
from generator.plans.terms import Term
from generator.publishing.data import data_files
from tests.sample import Data, sample

SPRING, SUMMER, AUTUMN = (Term(2026, number) for number in range(3))
EVIDENCE = [{"title": "Board report"}]


def day(text: str) -> dt.date:
    """A day, from 2026-04-17."""
    return dt.date.fromisoformat(text)


def rated(work: str, **more: Any) -> dict[str, Any]:
    """An update with a rating, its reason and its evidence."""
    return {"work": work, "why": f"It is {work}.", "evidence": EVIDENCE, **more}


def plans_with(around: Path, **terms: tuple[str, dict[str, Any]]) -> Plans:
    """The sample plans with these updates alone: spring=("2026-04-17", {"1.1": {...}})."""

    def change(data: Data) -> None:
        del data["progress/2026-spring.yml"]
        for name, (published, updates) in terms.items():
            data[f"progress/2026-{name}.yml"] = {
                "published": published,
                "updates": {f"action-plan/{ref}": update for ref, update in updates.items()},
            }

    return sample(around, change)


def stands(plans: Plans, ref: str, as_of: str) -> Standing:
    """Where a place of the sample plan stands on a day."""
    return progress.standing(plans, plans.places[f"action-plan/{ref}"], day(as_of))


def dates(plans: Plans, ref: str, as_of: str) -> list[Dated]:
    """The dates of a place of the sample plan, as known on a day."""
    return progress.dates_of(plans, plans.places[f"action-plan/{ref}"], day(as_of))


def test_nothing_is_known_before_anything_is_published(tmp_path: Path) -> None:
    """On the day before the first updates, no rating, judgement or change is known."""
    plans = sample(tmp_path)
    before = stands(plans, "1.1", "2026-04-16")
    assert before.rating is None
    assert (before.impact, before.families, before.forum) == (None, None, None)
    assert before.missing == (SPRING,)
    assert progress.changes(plans, day("2026-04-16")) == []
    assert stands(plans, "1.1", "2026-04-17").rating == "amber"


def test_a_rating_is_shown_for_each_term_that_has_begun(tmp_path: Path) -> None:
    """The history has a rating or a gap for each term so far, and ends with the plan."""
    plans = plans_with(
        tmp_path,
        spring=("2026-04-17", {"1.1": rated("amber")}),
        autumn=("2026-12-20", {"1.1": rated("green")}),
    )
    assert stands(plans, "1.1", "2026-04-30").history == ((SPRING, "amber"), (SUMMER, None))
    later = ((SPRING, "amber"), (SUMMER, None), (AUTUMN, "green"))
    assert stands(plans, "1.1", "2026-12-31").history == later
    assert stands(plans, "1.1", "2028-06-01").history == later
    assert stands(plans, "1.1", "2025-12-31").history == ()


def test_a_rating_grows_stale_once_a_newer_one_was_due(tmp_path: Path) -> None:
    """A rating is the latest until the next term is over without one, and stays visible."""
    plans = plans_with(tmp_path, spring=("2026-04-17", {"1.1": rated("green")}))
    fresh, stale = stands(plans, "1.1", "2026-08-31"), stands(plans, "1.1", "2026-09-01")
    assert (fresh.stale, fresh.missing) == (False, ())
    assert (stale.stale, stale.missing, stale.rating) == (True, (SUMMER,), "green")


def test_a_missing_rating_is_not_called_stale(tmp_path: Path) -> None:
    """A promise that was never rated has missing ratings, and nothing that could be stale."""
    now = stands(plans_with(tmp_path), "1.2", "2026-11-22")
    assert (now.rating, now.stale, now.missing) == (None, False, (SPRING, SUMMER))


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2026-02-27", "due"), ("2026-02-28", "due"), ("2026-03-01", "passed")],
)
def test_a_month_has_passed_only_after_its_last_day(tmp_path: Path, as_of: str, state: str) -> None:
    """Something due in February is due to the end of its last day, then passed without update."""
    [one] = dates(plans_with(tmp_path), "1.1a", as_of)
    assert (one.due, one.state) == ("2026-02", state)


def test_a_passed_date_never_becomes_a_rating(tmp_path: Path) -> None:
    """Years after every date has passed without a word, still no rating is shown."""
    plans = plans_with(tmp_path)
    as_of = day("2030-01-01")
    assert len(progress.passed(progress.calendar(plans, "action-plan", as_of))) == 11
    for place in plans.places.values():
        if isinstance(place.item, Action | Priority):
            assert progress.standing(plans, place, as_of).rating is None


def test_the_end_of_a_month_and_several_dates_are_kept_as_written(tmp_path: Path) -> None:
    """Dates keep the words of the plan, and each of several has a state of its own."""
    plans = plans_with(tmp_path)
    assert [(one.due, one.state) for one in dates(plans, "1.1b", "2026-04-01")] == [
        ("2026-03", "passed"),
        ("2026-06", "due"),
    ]
    assert [one.due for one in dates(plans, "1.1c", "2026-04-01")] == ["end of 2026-12"]


def test_something_that_repeats_has_a_date_for_each_time(tmp_path: Path) -> None:
    """Every two months from February gives six dates within the plan, answered in order."""
    done = {"done": ["2026-02-10", "2026-04-12"]}
    plans = plans_with(tmp_path, spring=("2026-04-17", {"1.2a": done}))
    found = [(one.due, one.state) for one in dates(plans, "1.2a", "2026-07-01")]
    assert found == [
        ("2026-02", "done"),
        ("2026-04", "done"),
        ("2026-06", "passed"),
        ("2026-08", "due"),
        ("2026-10", "due"),
        ("2026-12", "due"),
    ]


@pytest.mark.parametrize("ref", ["1.2b", "1.2d", "1.2e", "1.2f"])
def test_what_has_no_date_never_passes(tmp_path: Path, ref: str) -> None:
    """Steps tied to an event, or to nothing, have no date to be late for."""
    assert dates(plans_with(tmp_path), ref, "2030-01-01") == []


def test_plan_by_is_a_date(tmp_path: Path) -> None:
    """The month by which something is to be planned counts as its date."""
    assert [one.due for one in dates(plans_with(tmp_path), "1.2c", "2026-01-01")] == ["2026-05"]


def test_a_moved_date_shows_both_dates_and_how_far_apart_they_are(tmp_path: Path) -> None:
    """A date that moved twice holds its newest day, its first one and the months between."""
    plans = plans_with(
        tmp_path,
        spring=("2026-04-17", {"1.1c": {"moved_to": "2027-02", "why": "Printing."}}),
        autumn=("2026-12-20", {"1.1c": {"moved_to": "2026-11-30", "why": "A new printer."}}),
    )
    [first] = dates(plans, "1.1c", "2026-04-16")
    [later] = dates(plans, "1.1c", "2026-04-17")
    [earlier] = dates(plans, "1.1c", "2026-12-20")
    assert (first.due, first.months_moved, first.why) == ("end of 2026-12", 0, None)
    assert (later.due, later.first_due, later.months_moved) == ("2027-02", "end of 2026-12", 2)
    assert (earlier.due, earlier.months_moved) == ("2026-11-30", -1)
    assert earlier.why == "A new printer."


def test_of_several_dates_the_last_one_moves(tmp_path: Path) -> None:
    """A new date replaces the last of several, so that earlier ones stay as they were."""
    moved = {"moved_to": "2026-09", "why": "Families asked."}
    plans = plans_with(tmp_path, spring=("2026-03-20", {"1.1b": moved}))
    found = [(one.due, one.months_moved) for one in dates(plans, "1.1b", "2026-03-20")]
    assert found == [("2026-03", 0), ("2026-09", 3)]


def test_done_counts_from_the_day_it_is_published(tmp_path: Path) -> None:
    """A milestone is done once an update says so, even if its date has passed since."""
    plans = sample(tmp_path)
    [before], [after] = (dates(plans, "1.1a", as_of) for as_of in ("2026-04-16", "2026-04-17"))
    assert (before.state, before.done) == ("passed", None)
    assert (after.state, after.done) == ("done", day("2026-03-02"))
    place = plans.places["action-plan/1.1"]
    still_open = progress.open_milestones(plans, place, day("2026-04-17"))
    assert [milestone.local for milestone in still_open] == ["1.1b", "1.1c"]


def test_a_word_after_a_date_means_that_it_did_not_pass_in_silence(tmp_path: Path) -> None:
    """An update published once a date has passed answers it, and one from before does not."""
    said = {"why": "The draft is with the forum."}
    after = plans_with(tmp_path, spring=("2026-03-20", {"1.1a": said}))
    [answered] = dates(after, "1.1a", "2026-11-22")
    before = plans_with(tmp_path, spring=("2026-02-20", {"1.1a": said}))
    [silent] = dates(before, "1.1a", "2026-11-22")
    assert answered.state != "passed"
    assert answered not in progress.coming([answered], day("2026-11-22"))
    assert silent.state == "passed"


def test_what_is_due_next_comes_in_order_of_time(tmp_path: Path) -> None:
    """The calendar runs by date; what is still to come leaves out what is done or passed."""
    plans = sample(tmp_path)
    as_of = day("2026-05-01")
    coming = progress.coming(progress.calendar(plans, "action-plan", as_of), as_of)
    assert [(one.place.local, one.due) for one in coming] == [
        ("1.2c", "2026-05"),
        ("1.1b", "2026-06"),
        ("1.2a", "2026-06"),
        ("1.2a", "2026-08"),
        ("1.2a", "2026-10"),
        ("1.2a", "2026-12"),
        ("1.1c", "2027-01"),
    ]


def test_the_three_judgements_are_each_the_newest_and_stay_apart(tmp_path: Path) -> None:
    """Work, impact, families and the forum's view each keep their own latest word and term."""
    plans = plans_with(
        tmp_path,
        spring=(
            "2026-04-17",
            {
                "1.1": rated(
                    "green",
                    impact={"result": "same"},
                    families={"felt": "not yet"},
                    forum={"view": "disagrees", "on": "2026-04-01"},
                )
            },
        ),
        summer=("2026-07-17", {"1.1": {"impact": {"result": "better", "people": "40"}}}),
        autumn=("2026-12-20", {"1.1": rated("red", families={"felt": "partly"})}),
    )
    then, now = stands(plans, "1.1", "2026-08-01"), stands(plans, "1.1", "2026-12-31")
    assert (then.rating, then.work and then.work.term) == ("green", SPRING)
    assert then.impact
    assert (then.impact[0], then.impact[1].result) == (SUMMER, "better")
    assert then.families
    assert (then.families[0], then.families[1].felt) == (SPRING, "not yet")
    assert (now.rating, now.families and now.families[1].felt) == ("red", "partly")
    assert now.forum
    assert (now.forum[0], now.forum[1].view) == (SPRING, "disagrees")


def test_a_priority_is_rated_beside_the_count_of_its_actions(tmp_path: Path) -> None:
    """A priority keeps its own rating; its actions are counted, those without one too."""
    plans = sample(tmp_path)
    place, as_of = plans.places["action-plan/1"], day("2026-05-01")
    assert isinstance(place.item, Priority)
    assert progress.standing(plans, place, as_of).rating == "green"
    counts = progress.count_ratings(plans, place.item, "action-plan", as_of)
    assert counts == {"amber": 1, None: 1}


@pytest.mark.parametrize(("people", "shown"), [("0", False), ("5", False), ("6", True)])
def test_numbers_about_fewer_than_six_people_never_enter_the_model(
    tmp_path: Path, people: str, shown: bool
) -> None:
    """Below six people, the count and both values are dropped before anything can show them."""
    impact = {"result": "better", "value": "83.1 %", "was": "41.7 %", "people": people}
    plans = plans_with(tmp_path, spring=("2026-04-17", {"1.1": {"impact": impact}}))
    standing = stands(plans, "1.1", "2026-05-01")
    assert standing.impact
    found = standing.impact[1]
    assert (found.result, found.too_few) == ("better", not shown)
    assert found.people == (int(people) if shown else None)
    published = b"".join(file.content for file in data_files(plans, day("2026-05-01")))
    for text in ("83.1", "41.7"):
        assert (text in repr(plans)) is shown
        assert (text.encode() in published) is shown


def test_changes_come_newest_first(tmp_path: Path) -> None:
    """Every update is listed, the latest published first, then in the order of the plan."""
    plans = plans_with(
        tmp_path,
        spring=("2026-04-17", {"1.2": rated("green"), "1.1": rated("amber")}),
        summer=("2026-07-17", {"1.1a": {"done": "2026-07-01"}}),
    )
    found = progress.changes(plans, day("2026-11-22"))
    assert [place.local for place, _ in found] == ["1.1a", "1.1", "1.2"]
