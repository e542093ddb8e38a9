"""The dates that were found go into a calendar, with a reminder."""

import datetime as dt
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Page

from generator.deadlines import results, rules_for
from tests.browser.conftest import NewPage
from tests.browser.finder import ask, open_finder


def saved(page: Page, folder: Path) -> bytes:
    """The calendar file that the button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a calendar file").click()
    assert download.value.suggested_filename.endswith(".ics")
    path = folder / "saved.ics"
    download.value.save_as(path)
    return path.read_bytes()


def test_the_calendar_file_holds_the_dates(new_page: NewPage, tmp_path: Path) -> None:
    """The file has an all-day event for each last day, with a reminder and its own id."""
    page = open_finder(new_page, tmp_path, "annual-review")
    page.select_option("#finder-move", label="September 2027")
    ask(page, meeting="2026-10-05")
    events = Calendar.from_ical(saved(page, tmp_path)).walk("VEVENT")
    days = {"meeting": dt.date(2026, 10, 5), "move": dt.date(2027, 9, 1)}
    expected = results(rules_for("annual-review"), days)
    assert [event.decoded("DTSTART") for event in events] == [one.last_day for one in expected]
    titles = [f"Last day: {one.rule.label}" for one in expected]
    assert [str(event["SUMMARY"]) for event in events] == titles
    assert len({str(event["UID"]) for event in events}) == 6
    for event, one in zip(events, expected, strict=True):
        assert one.rule.means in str(event["DESCRIPTION"])
        assert one.rule.sources[0].url in str(event["DESCRIPTION"])
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("TRIGGER") == -dt.timedelta(days=6, hours=15)
        assert event.decoded("DTSTAMP") == dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def test_a_calendar_file_is_valid_in_any_script(new_page: NewPage, tmp_path: Path) -> None:
    """Commas, semicolons, backslashes and long words of other scripts come back unharmed."""
    label = "আপিল, ট্রাইব্যুনালে; পৌঁছেছে \\ 申诉已送达，" * 6 + "🙂" * 30
    page = open_finder(new_page, tmp_path, "draft-plan")
    page.evaluate("(text) => { document.querySelector('.finder-what').textContent = text }", label)
    ask(page, draft="2026-06-01")
    file = saved(page, tmp_path)
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Last day: {label}"
    escaped = label.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:Last day: {escaped}\r\n".encode() in file.replace(b"\r\n ", b"")
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert file.count(b"\n") == file.count(b"\r\n")
    assert max(map(len, file.split(b"\r\n"))) <= 75
