"""The date finder writes each day as its language does, whether the browser knows it or not."""

import datetime as dt
from pathlib import Path

from babel import Locale
from babel.dates import format_date

from generator.deadlines import browser_copy, example, results, rules_for
from generator.languages.formats import ENGLISH
from generator.languages.tongues import tongue
from generator.pages.desk import _environment
from tests.browser.conftest import NewPage
from tests.browser.finder import FINDER, PAGE, put
from tests.test_languages_site import NAMES

RULES = rules_for("draft-plan")
DAYS = [dt.date(2027, 1, 10) + dt.timedelta(days=31 * month) for month in range(12)]
"""A day in each month and on each day of the week."""

SHOWN = """(days) => days.map((day) => {
  const form = document.querySelector(".finder form");
  form.elements.draft.value = day;
  form.dispatchEvent(new Event("submit", {cancelable: true}));
  return document.querySelector(".finder-yours time").textContent;
})"""


def test_days_are_written_as_in_each_language(new_page: NewPage, tmp_path: Path) -> None:
    """All months and weekdays stand in the language of the page, with figures as on the site."""
    expected = [one.day for day in DAYS for one in results(RULES, {"draft": day})]
    assert {day.month for day in expected} == set(range(1, 13))
    assert {day.weekday() for day in expected} == set(range(7))
    page = new_page()
    # The words of the site stay English here: only the days are looked at.
    words = {"say": ENGLISH.say, "many": ENGLISH.many}
    for code in NAMES:
        template = _environment(tongue(code, {}).speech._replace(**words)).from_string(FINDER)
        html = template.render(rule_set=RULES, example=example(RULES), table=browser_copy(RULES))
        (tmp_path / code).mkdir()
        path = put(tmp_path / code, RULES.name)
        path.write_text(PAGE.replace('lang="en"', f'lang="{code}"') % html, encoding="utf-8")
        page.goto(path.as_uri())
        locale = "en_GB" if code == "en" else Locale.parse(code, sep="-")
        assert page.evaluate(SHOWN, [day.isoformat() for day in DAYS]) == [
            f"At least until {format_date(day, 'full', locale=locale)}" for day in expected
        ]
