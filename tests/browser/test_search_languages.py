"""Search finds words of each language, and speaks it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.serving import Served, serve

GUIDE = "guides/interpreters/"
WORDS = {
    "bn": "দোভাষী",
    "es": "intérprete",
    "fr": "interprète",
    "it": "interprete",
    "zh-Hans": "口译",
    "zh-Hant": "傳譯",
    "pt": "intérprete",
    "pl": "tłumacz",
    "ru": "переводчик",
    "ar": "مترجم",
    "tr": "tercüman",
    "so": "turjubaan",
}
"""An interpreter, in the letters of each language."""

FORMS = {
    "ar": ("المترجم", "مترجم", "مترجمًا"),
    "bn": ("দোভাষীর", "দোভাষী"),
    "ru": ("переводчика", "переводчик"),
    "pl": ("tłumacza", "tłumacz"),
    "so": ("turjubaanka", "turjubaan"),
    "tr": ("tercümanı", "tercüman"),
    "zh-Hans": ("口译员", "口译"),
    "zh-Hant": ("傳譯員", "傳譯"),
}
"""The word with its article or ending, or a part of a longer one."""

DIGIT = re.compile("[0-9০-৯٠-٩]")


@pytest.fixture(scope="module")
def everywhere(all_languages: Path) -> Iterator[Served]:
    """The site in all its languages, served."""
    with serve(all_languages) as served:
        yield served


def search(page: Page, served: Served, code: str, word: str) -> list[str]:
    """The addresses of the first pages that a word finds in a language, the best first."""
    page.goto(f"{served.url}{code}/search/")
    page.get_by_role("textbox").fill(word)
    expect(page.get_by_role("status")).to_have_text(DIGIT)
    page.locator("#search ol > li a").first.wait_for()
    expect(page.locator("#search .pagefind-ui__loading")).to_have_count(0)
    links = page.locator("#search .pagefind-ui__result-title a").all()
    below = [str(link.get_attribute("href")).split("#")[0] for link in links]
    return list(dict.fromkeys(link.removeprefix(f"/{code}/") for link in below))


@pytest.mark.parametrize("code", WORDS)
def test_a_word_of_the_language_finds_the_guide(
    code: str, everywhere: Served, new_page: NewPage
) -> None:
    """The word for an interpreter leads to that guide, in the same language, in either edition."""
    found = search(new_page(), everywhere, code, WORDS[code])
    assert GUIDE in found, found
    assert {GUIDE, f"{GUIDE}easy-read/"} & set(found[:5]), found
    assert not [address for address in found if address.split("/")[0] in WORDS], found


@pytest.mark.parametrize(("code", "word"), [(one, word) for one in FORMS for word in FORMS[one]])
def test_forms_of_a_word_find_the_same_guide(
    code: str, word: str, everywhere: Served, new_page: NewPage
) -> None:
    """With or without article and ending, as a part or as a whole, a word finds the guide."""
    assert GUIDE in search(new_page(), everywhere, code, word)


@pytest.mark.parametrize("code", WORDS)
def test_the_count_is_said_in_the_language(
    code: str, everywhere: Served, new_page: NewPage
) -> None:
    """How many pages were found, and that none was, is said in the language, and shows the word."""
    page = new_page(320)
    search(page, everywhere, code, WORDS[code])
    status = page.get_by_role("status")
    said = status.inner_text()
    assert WORDS[code] in said
    assert not re.search(r"\b[Rr]esults? for\b", said), said
    faults = axe.faults(page, f"{code}/search/")
    assert not faults, axe.report(faults)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("textbox").fill("ψωψω")  # not even a part of it is a word of any page
    expect(status).to_have_text(re.compile("ψωψω"))
    expect(status).not_to_have_text(DIGIT)
    assert not re.search(r"\bNo results?\b", status.inner_text())
