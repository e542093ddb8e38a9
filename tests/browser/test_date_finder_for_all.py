"""Everyone can use the date finder: any screen, any language, keyboard, paper, no script."""

from pathlib import Path
from typing import Any

import pytest

from generator.deadlines import NAMES, example, rules_for
from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.finder import ask, open_finder, put
from tests.browser.test_private import watch
from tests.browser.test_valid import faults

LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    **{f"{name} on a small phone": (name, {}) for name in NAMES},
    "in the dark": ("annual-review", {"color_scheme": "dark"}),
    "in forced colours": ("annual-review", {"forced_colors": "active"}),
    "on a desk": ("disagreement", {"width": 1100}),
}


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_shut_out(look: str, new_page: NewPage, tmp_path: Path) -> None:
    """Empty, wrong and answered, the finder has no fault that axe can find, and fits its screen."""
    name, options = LOOKS[look]
    page = open_finder(new_page, tmp_path, name, **options)
    found = axe.faults(page, "empty")
    ask(page)
    found += axe.faults(page, "wrong")
    first, *_ = rules_for(name).starts
    assert ask(page, **{first.key: "2026-10-05"})
    page.evaluate(axe.OPEN)
    found += axe.faults(page, "answered")
    assert not found, axe.report(found)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", NAMES)
def test_without_javascript_there_are_rules_and_an_example(
    name: str, new_page: NewPage, tmp_path: Path
) -> None:
    """Without a script no form is shown, and each rule stands with its date in the example."""
    page = open_finder(new_page, tmp_path, name, java_script_enabled=False)
    assert not page.locator("form").is_visible()
    assert not page.get_by_role("button").count()
    rules = page.locator(".finder-rules li")
    assert rules.count() == len(rules_for(name).rules)
    for row, one in zip(rules.all(), example(rules_for(name)), strict=True):
        assert row.is_visible()
        assert f"{one.day.day} {one.day:%B %Y}" in row.inner_text()
        assert one.rule.label in row.inner_text()
        assert "This day has passed." not in row.inner_text()


def test_a_keyboard_is_enough(new_page: NewPage, tmp_path: Path) -> None:
    """Someone can type a date, press Enter, and tab on to the dates' links and buttons."""
    page = open_finder(new_page, tmp_path, "draft-plan", locale="en-GB")
    page.locator("#before a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "finder-draft"
    page.locator("#finder-draft").fill("2026-06-01")
    page.keyboard.press("Enter")
    names = []
    while "Print these dates" not in names:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
        assert len(names) < 12, names
    assert names[-4:-1] == [
        "Show my dates",
        "SEND Regulations 2014, regulation 13",
        "Save as a calendar file",
    ]


def test_print_shows_the_dates(new_page: NewPage, tmp_path: Path) -> None:
    """On paper stand the day given and the dates; the button leaves out the rest of the guide."""
    page = open_finder(new_page, tmp_path, "needs-assessment")
    ask(page, request="2026-10-05")
    page.emulate_media(media="print")
    assert page.locator(".finder-yours time").first.is_visible()
    assert page.locator("#finder-request").is_visible()
    assert page.locator("#before").is_visible()
    assert not page.locator(".finder button:visible, .finder-rules:visible").count()
    page.evaluate("window.print = () => {}; document.querySelector('.finder-print').click()")
    assert page.get_by_role("heading", name="A guide").is_visible()
    assert page.locator(".finder-yours time").first.is_visible()
    assert not page.locator("#before").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#before").is_visible()


def test_nothing_leaves_the_browser(new_page: NewPage, tmp_path: Path) -> None:
    """Asking, saving and printing fetch nothing, keep nothing, and leave the address as it was."""
    page = open_finder(new_page, tmp_path, "disagreement")
    seen = watch(page)
    address = page.url
    ask(page, letter="2026-10-01")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print these dates").click()
    assert not seen.asked
    assert not seen.faults
    assert page.url == address
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
    assert page.context.cookies() == []


def test_it_reads_from_right_to_left(new_page: NewPage, tmp_path: Path) -> None:
    """In a page that runs from right to left, the marks stand to the right of the dates."""
    page = open_finder(new_page, tmp_path, "draft-plan")
    page.evaluate("document.documentElement.dir = 'rtl'")
    ask(page, draft="2026-12-01")
    mark = page.locator(".finder-yours .mark:visible").bounding_box()
    date = page.locator(".finder-yours time").bounding_box()
    assert mark
    assert date
    assert mark["x"] > date["x"] + date["width"]


def test_each_page_is_valid(tmp_path: Path) -> None:
    """The finder of each rule set is valid HTML."""
    for name in NAMES:
        (tmp_path / name).mkdir()
        put(tmp_path / name, name)
    assert not faults(tmp_path)
