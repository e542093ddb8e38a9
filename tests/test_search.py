"""What families and staff would type leads to the right page, in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import NAMES, OPTIONS
from tests.browser.serving import serve


@pytest.fixture(scope="module")
def search(site: Path) -> Iterator[Page]:
    """The search page of the published site, open in the system's own Chromium."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        page = browser.new_page()
        page.goto(f"{served.url}search/")
        yield page
        browser.close()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("interpreter", "guides/interpreters/"),
        ("interpreter", "action-plan-2026/2/"),
        ("SENDIASS", "action-plan-2026/1.2/"),
        ("sendiass", "about/contact/"),
        ("1.1a", "action-plan-2026/1.1/"),
        ("braille", "action-plan-2026/3.2/"),
        ("waiting times", "strategy-2025/action-3/"),
        ("complain", "about/contact/"),
    ],
)
def test_words_find_the_page_that_is_about_them(search: Page, words: str, address: str) -> None:
    """The page that someone would want is among those that are shown at once."""
    search.get_by_role("textbox").fill(words)
    expect(search.locator(".pagefind-ui__message")).to_contain_text(f"for {words}")
    expect(search.locator(f"#search ol > li a[href$='/{address}']")).to_be_visible()
