"""What holds for every date, series and reference."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.plans import dates
from generator.plans.model import Document
from generator.plans.refs import index
from tests.made_up import MANY, QUICK
from tests.sample import good_data


@given(st.integers(0, 1), st.sampled_from(["priorities", "actions", "milestones", "measures"]))
@QUICK
def test_adding_to_a_plan_changes_no_reference(where: int, kind: str) -> None:
    """What is added at the end of a list leaves every older reference on its old text."""
    plan = good_data()["action-plan.yml"]
    before = index({"plan": Document.model_validate(plan)})
    new = {"ref": "zz", "text": "New.", "short": "New", "plain": "It is new."}
    priority = plan["priorities"][0]
    holder = {"priorities": plan, "actions": priority}.get(kind, priority["actions"][where])
    step = {name: new[name] for name in ("ref", "text")}
    holder.setdefault(kind, []).append(new if kind in ("priorities", "actions") else step)
    after = index({"plan": Document.model_validate(plan)})
    assert len(after) == len(before) + 1
    for ref, place in before.items():
        assert after[ref].path == place.path
        assert getattr(after[ref].item, "text", None) == getattr(place.item, "text", None)


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DAYS)
@QUICK
def test_a_date_as_written_can_be_split_and_put_together(day: dt.date) -> None:
    """The parts of a day, a month and the end of a month say again what was written."""
    month = f"{day:%Y-%m}"
    assert dates.parts(day.isoformat()) == ("day", day, day)
    for written in (month, f"end of {month}"):
        kind, first, last = dates.parts(written)
        assert kind == ("month" if written == month else "end of month")
        assert f"{first:%Y-%m}" == f"{last:%Y-%m}" == month
        assert first.day == 1
        assert (last + dt.timedelta(days=1)).day == 1


@given(st.text(alphabet="0123456789-end of٣", max_size=14))
@MANY
def test_what_is_not_a_date_is_refused(text: str) -> None:
    """A text is either a date that exists, written as plans write it, or refused as no date."""
    try:
        found = dates.parts(text)
    except ValueError:
        return
    assert text.isascii()
    assert found.first <= found.last


UNITS = {"month": 1, "months": 1, "quarter": 3, "year": 12}


@given(st.integers(1, 99), st.sampled_from(sorted(UNITS)), DAYS, DAYS)
@QUICK
def test_repeats_ascend_in_even_steps_within_the_plan(
    number: int, unit: str, start: dt.date, end: dt.date
) -> None:
    """A series starts in its first month, goes on in even steps and stops with the plan."""
    found = dates.repeats(f"{number} {unit}", f"{start:%Y-%m}", end)
    months = [int(text[:4]) * 12 + int(text[5:]) for text in found]
    assert found[:1] == ([f"{start:%Y-%m}"] if start.replace(day=1) <= end else [])
    assert all(text <= f"{end:%Y-%m}" for text in found)
    assert {later - month for month, later in pairwise(months)} <= {number * UNITS[unit]}
