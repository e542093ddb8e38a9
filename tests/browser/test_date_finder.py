"""The date finder gives the dates of the table, and says what is wrong with a day."""

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.deadlines import NAMES, results, rules_for
from tests.browser.conftest import NewPage
from tests.browser.finder import ASSETS, ask, finder, flat, open_finder


def test_dates_are_shown_in_words(new_page: NewPage, tmp_path: Path) -> None:
    """A request's day gives its three dates in order, each with who acts and its source."""
    page = open_finder(new_page, tmp_path, "needs-assessment")
    shown = ask(page, request="2026-10-05")
    assert list(map(flat, shown)) == [
        "By Monday 16 November 2026",
        "By Monday 25 January 2027",
        "By Monday 22 February 2027",
    ]
    status = flat(page.get_by_role("status").inner_text())
    assert status == "Your dates counted from Monday 5 October 2026 are below."
    rows = page.locator(".finder-yours li")
    passed = ["This day has passed." in row for row in rows.all_inner_texts()]
    assert passed == [True, False, False]
    for row in rows.all():
        assert "Who acts: the council." in row.inner_text()
        assert row.get_by_role("link").count() == 1


def test_a_break_of_the_tribunal_is_explained(new_page: NewPage, tmp_path: Path) -> None:
    """An appeal that would end in the Christmas break moves to January, and the page says why."""
    page = open_finder(new_page, tmp_path, "disagreement")
    days = {"letter": "2026-10-01", "certificate": "2026-11-29"}
    assert flat(ask(page, **days)[1]) == "By Monday 4 January 2027"
    moved = "By the calendar it is Tuesday 29 December 2026"
    rows = list(map(flat, page.locator(".finder-yours li").all_inner_texts()))
    assert [moved in row for row in rows] == [False, True]


SWEEP = """(cases) => cases.map((given) => {
  const form = document.querySelector(".finder form");
  for (const box of form.elements) if (box.name) box.value = given[box.name] || "";
  form.dispatchEvent(new Event("submit", {cancelable: true}));
  return [...document.querySelectorAll(".finder-yours li")].map((row) => [
    row.dataset.rule, row.querySelector("time").dateTime, row.dataset.last,
    !row.querySelector(".finder-moved").hidden,
  ]);
})"""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_browser_counts_as_python_does(
    name: str, place: str, new_page: NewPage, tmp_path: Path
) -> None:
    """For each day of six years, in far time zones, the browser and Python give the same dates."""
    cases = []
    for number in range(0, 6 * 366, 1 if place.startswith("P") else 3):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        case = {start.key: day for start in rules_for(name).starts if start.asks == "day"}
        if "certificate" in case:
            case["certificate"] += dt.timedelta(days=number * 7 % 90)
            case["sent"] += dt.timedelta(days=number % 4)
            if number % 5 == 0:
                del case["certificate"], case["sent"]
        if name == "annual-review" and number % 2:
            case["move"] = dt.date(day.year, 9, 1)
        cases.append(case)
    page = open_finder(new_page, tmp_path, name, timezone_id=place)
    given = [{key: day.isoformat() for key, day in case.items()} for case in cases]
    found = page.evaluate(SWEEP, given)
    for case, rows in zip(cases, found, strict=True):
        expected = [
            [one.rule.key, str(one.day), str(one.last_day), one.day != one.counted_to]
            for one in results(rules_for(name), case)
        ]
        assert rows == expected, case


BAD: dict[str, tuple[str, dict[str, str], str, str]] = {
    "nothing": ("needs-assessment", {}, "request", "day, the month and the year"),
    "the year 1": ("needs-assessment", {"request": "0001-01-01"}, "request", "1 September 2014"),
    "the far future": ("draft-plan", {"draft": "2933-01-01"}, "draft", "31 December 2032"),
    "neither of two": ("annual-review", {}, "meeting", "day, the month and the year"),
    "no letter": ("disagreement", {"certificate": "2026-11-29"}, "letter", "day, the month"),
    "the wrong order": (
        "disagreement",
        {"letter": "2026-10-01", "certificate": "2026-09-30"},
        "certificate",
        "before the date on the letter",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_day_that_cannot_be_is_said_at_its_field(
    case: str, new_page: NewPage, tmp_path: Path
) -> None:
    """A bad day moves the focus to its field and tells it what is wrong; a good one clears that."""
    name, days, key, message = BAD[case]
    page = open_finder(new_page, tmp_path, name)
    assert ask(page, **days) == []
    field = page.locator(f"#finder-{key}")
    assert page.evaluate("document.activeElement.id") == f"finder-{key}"
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator("[aria-invalid=true]").count() == 1
    told = [f"#{id_}" for id_ in str(field.get_attribute("aria-describedby")).split()]
    assert message in page.locator(told[1]).inner_text()
    assert not page.get_by_role("status").inner_text()
    right = {"letter": "2026-10-01"} if name == "disagreement" else {}
    assert ask(page, **right | {key: "2026-10-20"})
    assert not page.locator("[aria-invalid=true]").count()
    assert not page.locator(".finder-problem").all_inner_texts()[0]


def test_half_a_date_is_not_taken(new_page: NewPage, tmp_path: Path) -> None:
    """A date that is only begun in its field is asked for, and older results go away."""
    page = open_finder(new_page, tmp_path, "draft-plan")
    assert ask(page, draft="2026-06-01")
    page.fill("#finder-draft", "")
    page.locator("#finder-draft").press_sequentially("12")
    assert ask(page) == []
    assert "the day, the month" in page.locator("#finder-draft-problem").inner_text()
    assert not page.locator(".finder-yours").is_visible()


def test_data_cannot_leave_its_script() -> None:
    """Markup in the table stays data: it does not end the script that holds it."""
    html = finder(rules_for("draft-plan")._replace(name="</script><b>&'\""))
    assert "<b>&" not in html
    assert html.count("</script>") == 2


def test_the_script_is_small_and_plain() -> None:
    """The script is under 6 kB and holds no syntax that phones of 2018 do not know."""
    script = (ASSETS / "date-finder.js").read_text(encoding="utf-8")
    assert len(script.encode()) < 6 * 1024
    newer = r"\?\.[a-z(\[]|\?\?|\|\|=|&&=|\d_\d|\bcatch \{|#[a-z]+ *[=(]|\bawait\b|\bimport\b"
    assert not re.findall(newer, script)
    assert re.findall(newer, "a?.b ?? c") == ["?.b", "??"]
