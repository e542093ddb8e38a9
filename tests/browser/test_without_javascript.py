"""Every page can be read with scripts switched off."""

from playwright.sync_api import Page

from tests.browser.axe import OPEN
from tests.browser.conftest import NewPage
from tests.browser.serving import Served


def words(page: Page) -> list[str]:
    """All words that a page shows, with its folds open."""
    page.evaluate(OPEN)
    return page.inner_text("body").split()


def test_the_same_text_without_javascript(example: Served, new_page: NewPage) -> None:
    """Each kind of page but search shows the same words with scripts off as with scripts on."""
    on, off = new_page(), new_page(java_script_enabled=False)
    for kind, address in example.kinds.items():
        if kind != "search":
            on.goto(example.url + address)
            off.goto(example.url + address)
            assert len(words(off)) > 40, kind
            assert words(off) == words(on), kind


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
