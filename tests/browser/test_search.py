"""Search finds promises, with a keyboard, by ear, and by a link that someone shares."""

import re

from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.serving import Served


def found(page: Page) -> list[str]:
    """The titles of what was found, the best first."""
    page.locator("#search ol > li a").first.wait_for()
    return page.locator("#search ol > li > div > p:first-child").all_inner_texts()


def test_a_word_finds_the_promise_about_it(published: Served, new_page: NewPage) -> None:
    """Typing a word, with nothing but the keyboard, leads to the promise that is about it."""
    page = new_page()
    page.goto(f"{published.url}search/")
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("interpreters")
    assert any("interpreter" in title for title in found(page)[:3])
    page.locator("#search ol a").first.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("search/"))
    expect(page.locator("main")).to_contain_text(re.compile("interpret"))


def test_a_shared_search_shows_what_it_found(published: Served, new_page: NewPage) -> None:
    """A link that carries the words searches for them at once."""
    page = new_page()
    page.goto(f"{published.url}search/?q=interpreter")
    assert found(page)
    assert page.get_by_role("textbox").input_value() == "interpreter"


def test_what_was_found_is_said_aloud(published: Served, new_page: NewPage) -> None:
    """A screen reader is told how many pages were found, and when none was."""
    page = new_page()
    page.goto(f"{published.url}search/?q=interpreter")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Results for interpreter: \d+$"))
    page.get_by_role("textbox").fill("xylophone")
    expect(page.get_by_role("status")).to_have_text(re.compile("^No result for xylophone"))


def test_the_page_of_results_has_no_fault(published: Served, new_page: NewPage) -> None:
    """With results on it the page has no fault, light, dark or in forced colours, and fits."""
    for look in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        page = new_page(320, **look)
        page.goto(f"{published.url}search/?q=interpreter")
        assert found(page)
        faults = axe.faults(page, f"search/ {look}")
        assert not faults, axe.report(faults)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
