"""Every page can be read with scripts switched off."""

from playwright.sync_api import Page

from tests.browser.axe import OPEN
from tests.browser.conftest import NewPage
from tests.browser.serving import Served

APART = "document.querySelectorAll('.finder').forEach((finder) => finder.remove())"
"""Takes away the date finder, which shows a form only where a script can answer it."""


def words(page: Page) -> list[str]:
    """All words that a page shows outside the date finder, with its folds open."""
    page.evaluate(OPEN)
    page.evaluate(APART)
    return page.inner_text("body").split()


def rules(page: Page) -> list[str]:
    """The rules, the worked example and the notes of the date finder on a page."""
    page.evaluate(OPEN)
    parts = page.locator(".finder-rules, .finder-notes").all_inner_texts()
    return " ".join(parts).split()


def test_the_same_text_without_javascript(example: Served, new_page: NewPage) -> None:
    """Each kind of page but search shows the same words with scripts off as with scripts on."""
    on, off = new_page(), new_page(java_script_enabled=False)
    for kind, address in example.kinds.items():
        if kind != "search":
            on.goto(example.url + address)
            off.goto(example.url + address)
            assert rules(off) == rules(on), kind
            assert len(words(off)) > 40, kind
            assert words(off) == words(on), kind


def test_the_date_finder_is_rules_and_an_example_without_javascript(
    example: Served, new_page: NewPage
) -> None:
    """On a guide with dates stand the rules, and no form that nothing would answer."""
    page = new_page(java_script_enabled=False)
    page.goto(example.url + example.kinds["guide"])
    assert len(rules(page)) > 100
    assert not page.locator(".finder form, .finder input, .finder select").first.is_visible()
    assert not page.locator(".finder button:visible").count()


def test_search_offers_lists_without_javascript(published: Served, new_page: NewPage) -> None:
    """Without scripts the search page says so, and its lists lead to every document and thread."""
    note = "Search needs JavaScript"
    page = new_page()
    page.goto(published.url + "search/")
    page.get_by_role("textbox").wait_for()
    assert note not in page.inner_text("main")
    page = new_page(java_script_enabled=False)
    page.goto(published.url + "search/")
    assert note in page.inner_text("main")
    assert not page.locator("input").count()
    for name, shown in (("All documents", "Inspection"), ("Promises over the years", "Other")):
        page.goto(published.url + "search/")
        page.get_by_role("main").get_by_role("link", name=name).click()
        assert shown in page.inner_text("main")
