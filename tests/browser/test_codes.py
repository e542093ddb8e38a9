"""What a phone shows that has read a printed code, with scripts switched off."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.plans.check import check
from generator.plans.links import Code
from tests.browser.conftest import NewPage
from tests.browser.serving import Served, serve
from tests.built import PROJECT

PLANS = check(PROJECT / "plans").plans
CODES = PLANS.links.codes if PLANS else ()


@pytest.fixture(scope="module")
def every_language(all_languages: object) -> Iterator[Served]:
    """The site of the published plans in all its languages, served."""
    from pathlib import Path

    assert isinstance(all_languages, Path)
    with serve(all_languages) as served:
        yield served


def first(language: str) -> Code:
    """The first code in a language."""
    return next(code for code in CODES if code.language == language)


@pytest.mark.parametrize("language", ["en", "bn", "ar", "zh-Hant"])
def test_a_code_opens_its_page_in_its_language(
    every_language: Served, new_page: NewPage, language: str
) -> None:
    """With or without the slash at the end, the page opens by itself, without a script."""
    code = first(language)
    below = "" if language == "en" else f"{language}/"
    for address in (code.path, code.path.removesuffix("/")):
        page = new_page(java_script_enabled=False)
        page.goto(every_language.url + address)
        expect(page).to_have_url(f"{every_language.url}{below}{code.target}")
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_who_stops_the_refresh_has_a_link(every_language: Served, new_page: NewPage) -> None:
    """Without the refresh, the page is short, fits a small screen, and its link leads on."""
    code = first("ar")
    page = new_page(java_script_enabled=False)
    file = every_language.folder / code.path / "index.html"
    refresh = re.compile(r"<meta http-equiv=.refresh[^>]*>")
    still = refresh.sub("", file.read_text(encoding="utf-8"))
    page.route("**/q/*/", lambda route: route.fulfill(body=still, content_type="text/html"))
    page.goto(every_language.url + code.path)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link").first.click()
    expect(page).to_have_url(f"{every_language.url}ar/{code.target}")


def test_a_reader_chooses_a_language(every_language: Served, new_page: NewPage) -> None:
    """The page with all languages stays, fits 320 px, and leads to the page in each."""
    code = first("reader's choice")
    page = new_page(java_script_enabled=False)
    page.goto(every_language.url + code.path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    links = page.locator("main a")
    assert PLANS
    assert links.all_inner_texts() == [language.name for language in PLANS.area.languages]
    for number in range(links.count()):
        assert (links.nth(number).bounding_box() or {"height": 0})["height"] >= 24
    page.get_by_role("link", name="বাংলা").click()
    expect(page).to_have_url(f"{every_language.url}bn/{code.target}")
