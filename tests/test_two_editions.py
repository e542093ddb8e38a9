"""A page and its easy read are made from the same data, so that they cannot drift apart."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator.site import gather
from generator.source import read_source
from tests.built import AS_OF, EXAMPLE, text

PLAN, UPDATES = "action-plan-2026.yml", "progress/2026-autumn.yml"


def editions(plans: Path, address: str) -> tuple[str, str]:
    """What a page and its easy read say, made from plans in memory."""
    made = gather(read_source(plans, dt.date.fromisoformat(AS_OF), EXAMPLE / "content")).pages
    found = {page.path: text(html.fromstring(page.html)) for page in made}
    return found[address], found[f"{address}easy-read/"]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A copy of the example's plans, to be changed."""
    return Path(shutil.copytree(EXAMPLE / "plans", tmp_path / "plans"))


Change = Callable[[str, str, str], None]


@pytest.fixture
def change(plans: Path) -> Change:
    """Changes the first place in a file of the plans that holds some text."""

    def once(name: str, old: str, new: str) -> None:
        content = (plans / name).read_text(encoding="utf-8")
        assert old in content
        (plans / name).write_text(content.replace(old, new, 1), encoding="utf-8")

    return once


@pytest.mark.parametrize(
    ("rating", "word", "sentence"),
    [
        ("blue", "Finished", "This work is finished."),
        ("green", "On track", "All of this work will probably finish in time."),
        ("amber", "Partly on track", "Some of this work will probably finish in time."),
    ],
)
def test_a_new_rating_changes_both(
    rating: str, word: str, sentence: str, plans: Path, change: Change
) -> None:
    """When a rating changes, the word on the page and the sentence in easy read both change."""
    address = "action-plan-2026/2.3/"
    before = "This work will probably not finish in time."
    standard, easy = editions(plans, address)
    assert "Unlikely in time" in standard
    assert before in easy
    assert sentence not in easy
    if rating == "blue":  # what is finished has no open steps
        for letter in "abc":
            done = f"updates:\n  action-plan-2026/2.3{letter}: {{done: 2026-11-02}}\n"
            change(UPDATES, "updates:\n", done)
    change(UPDATES, "work: red", f"work: {rating}")
    standard, easy = editions(plans, address)
    assert standard.split("The council’s own rating")[0].count(word) >= 1
    assert sentence in easy
    assert before not in easy


def test_a_rating_that_is_taken_back_leaves_both(plans: Path) -> None:
    """Without any published rating, both say that there is none, and no colour is left."""
    shutil.rmtree(plans / "progress")
    standard, easy = editions(plans, "action-plan-2026/2.3/")
    assert "No rating published yet" in standard
    assert "There is no rating yet of how this work is going." in easy
    assert "probably" not in easy


def test_the_count_of_promises_follows_the_ratings(plans: Path, change: Change) -> None:
    """The numbers on both home pages change with one rating."""
    _, before = editions(plans, "")
    change(UPDATES, "work: red", "work: green")
    standard, easy = editions(plans, "")
    counts = [int(number) for number in re.findall(r"finish in time: (\d+)\.", before)]
    changed = [int(number) for number in re.findall(r"finish in time: (\d+)\.", easy)]
    assert changed == [counts[0] + 1, counts[1], counts[2] - 1]
    assert f"{changed[0]} on track" in standard


def test_a_new_date_in_the_plan_changes_both(plans: Path, change: Change) -> None:
    """The month by which all is to be done is that of the plan, also where a step comes later."""
    address = "action-plan-2026/2.3/"
    standard, easy = editions(plans, address)
    assert "The plan says: do all of this by November 2026." in easy
    change(PLAN, "due: 2026-11\n", "due: 2026-10\n")
    change(PLAN, "when: November 2026", "when: October 2026")
    course = "text: First course delivered\n            due: "
    change(PLAN, f"{course}2026-07", f"{course}2026-12")
    standard, easy = editions(plans, address)
    assert "October 2026" in standard
    assert "The plan says: do all of this by October 2026." in easy
    assert "November 2026." not in easy.replace("22 November 2026", "")


def test_without_a_date_of_its_own_the_last_of_its_steps_counts(
    plans: Path, change: Change
) -> None:
    """Where only steps have dates, all is done with the latest of them, in whatever order."""
    change(PLAN, "due: 2026-11\n        when: November 2026\n        ", "")
    change(PLAN, "plan_by: 2026-05", "plan_by: 2026-12")
    standard, easy = editions(plans, "action-plan-2026/2.3/")
    assert "December 2026" in standard
    assert "The plan says: do all of this by December 2026." in easy


def test_a_moved_date_stands_in_both_beside_the_first(plans: Path, change: Change) -> None:
    """A date that moved is shown with the one that was first promised."""
    standard, easy = editions(plans, "action-plan-2026/1.2/")
    assert "End of December 2026" in standard
    assert "First promised for October 2026." in standard
    assert "The plan says: do all of this by the end of October 2026." in easy
    assert "The new date is the end of December 2026." in easy
    change(UPDATES, "moved_to: end of 2026-12", "moved_to: 2027-02")
    standard, easy = editions(plans, "action-plan-2026/1.2/")
    assert "February 2027" in standard
    assert "The new date is February 2027." in easy


def test_a_new_contact_changes_both(plans: Path, change: Change) -> None:
    """Whom to ask is the same in both editions, and unconfirmed in both if nobody confirmed it."""
    _, easy = editions(plans, "")
    assert "Our phone number is 01632 960001" in easy
    assert "Nobody has checked yet if this is right." not in easy
    change("area.yml", "phone: 01632 960001\n    confirmed: 2026-09-01", "phone: 01632 960009")
    _, easy = editions(plans, "")
    assert "Our phone number is 01632 960009" in easy
    assert "Nobody has checked yet if this is right." in easy
    made = gather(read_source(plans, dt.date.fromisoformat(AS_OF), EXAMPLE / "content")).pages
    contact = next(page.html for page in made if page.path == "about/contact/")
    first = html.fromstring(contact).get_element_by_id("promises").getparent()
    assert "960009" in text(first).replace("\xa0", " ")
    assert "Not confirmed" in text(first)
