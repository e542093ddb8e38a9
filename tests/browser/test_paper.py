"""A printed page holds all that stands on it, and none of what only a screen can use."""

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewPage
from tests.browser.serving import Served

A4 = (595, 842)
FOLDED = """() => [...document.querySelectorAll("details:not(.languages)")].map(
  (fold) => [...fold.children].slice(1).map((part) => part.textContent).join(" "))"""


def letters(text: str) -> str:
    """A text without white space and the hyphens that a line may end with."""
    return "".join(text.split()).replace("-", "").replace("\ufffe", "").replace("\u00ad", "")


def menus_of(page: Page) -> list[Locator]:
    """The links at the top and at the foot of a page."""
    return [page.locator(f"{where} nav a") for where in ("header", "body > footer")]


@pytest.mark.parametrize("kind", ["home", "action", "inspection", "plan"])
def test_a_printed_page_is_complete(kind: str, published: Served, new_page: NewPage) -> None:
    """On A4 paper everything folded is unfolded, and the menus are left out."""
    page = new_page(1280)
    page.goto(published.url + published.kinds[kind])
    folded = page.evaluate(FOLDED)
    title = page.inner_text("h1")
    menus = ["".join(menu.all_inner_texts()) for menu in menus_of(page)]
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        sizes = {sheet.get_size() for sheet in paper}
        printed = "\n".join(sheet.get_textpage().get_text_range() for sheet in paper)
    finally:
        paper.close()
    assert sizes
    assert all(pytest.approx(A4, abs=2) == size for size in sizes)
    assert letters(title) in letters(printed)
    assert folded, f"nothing is folded on the {kind}"
    lost = [text for text in folded if letters(text) not in letters(printed)]
    assert not lost, lost
    assert all(menus)
    for menu in menus:
        assert letters(menu) not in letters(printed), "a menu is printed"


def test_colours_are_not_needed_on_paper(example: Served, new_page: NewPage) -> None:
    """On paper text is black or dark grey on white, even for a reader whose screen is dark."""
    page = new_page(color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(example.url + example.kinds["action"])
    style = "(part) => [getComputedStyle(part).color, getComputedStyle(part).backgroundColor]"
    assert page.locator("body").evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for part in page.locator(".rating").all():
        ink, paper = (sum(map(int, colour[4:-1].split(","))) for colour in part.evaluate(style))
        assert ink < 384 < paper, part.inner_text()
