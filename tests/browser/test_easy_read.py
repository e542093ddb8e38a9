"""Easy read on a screen and on paper: large words, each beside its picture."""

import pypdfium2
import pytest

from tests.browser.conftest import NewPage
from tests.browser.serving import Served
from tests.browser.test_paper import A4, letters
from tests.browser.test_right_to_left import TURN

SMALLEST = 19
"""Pixels that letters have at least."""

ON_PAPER = 14 / 72 * 96
"""The same in pixels: 14 points."""

LETTERS = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && text.parentElement.checkVisibility())
      found.push([text.data.trim(), parseFloat(getComputedStyle(text.parentElement).fontSize)]);
  }
  return found;
}"""
LINES = """() => [...document.querySelectorAll(".easy > li")].map((line) => {
  const [picture, words] = ["svg", "p"].map((part) => {
    const box = line.querySelector(part).getBoundingClientRect();
    return {left: box.left, right: box.right, top: box.top, bottom: box.bottom};
  });
  return {picture: picture, words: words};
})"""
KINDS = ("easy read", "easy read of a guide")
WIDTHS = {"on a small phone": 320, "on a phone": 412, "on a desk": 1280}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_all_words_are_large(width: int, published: Served, new_page: NewPage) -> None:
    """No letter on an easy read page is smaller than 19 pixels, and its sentences are larger."""
    page = new_page(width)
    for kind in KINDS:
        page.goto(published.url + published.kinds[kind])
        found = page.evaluate(LETTERS)
        assert len(found) > 20
        assert [one for one in found if one[1] < SMALLEST] == [], kind
        size = "(part) => parseFloat(getComputedStyle(part).fontSize)"
        assert page.locator(".easy p").first.evaluate(size) > SMALLEST


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_each_picture_stands_before_its_words(
    width: int, direction: str, published: Served, new_page: NewPage
) -> None:
    """The picture is left of its words, or right of them where one reads from right to left."""
    page = new_page(width)
    for kind in KINDS:
        page.goto(published.url + published.kinds[kind])
        if direction == "rtl":
            page.evaluate(TURN)
        found = page.evaluate(LINES)
        assert len(found) > 10
        for line in found:
            picture, words = line["picture"], line["words"]
            assert picture["right"] - picture["left"] >= 64, "the picture is small"
            assert picture["top"] < words["bottom"]
            assert words["top"] < picture["bottom"]
            if direction == "rtl":
                assert picture["left"] >= words["right"]
            else:
                assert picture["right"] <= words["left"]


@pytest.mark.parametrize("kind", KINDS)
def test_it_prints_large_with_pictures_beside_the_words(
    kind: str, published: Served, new_page: NewPage
) -> None:
    """On A4 the words have 14 points, each picture is beside them, and the switch is left out."""
    page = new_page(688)  # A4 between its margins
    page.goto(published.url + published.kinds[kind])
    page.emulate_media(media="print")
    size = "(parts) => parts.map((part) => parseFloat(getComputedStyle(part).fontSize))"
    sizes = page.locator(".easy p, .easy-more li, .easy-words *").evaluate_all(size)
    assert min(sizes) >= ON_PAPER - 0.1
    for line in page.evaluate(LINES):
        assert line["picture"]["right"] <= line["words"]["left"]
        assert line["picture"]["right"] - line["picture"]["left"] > 90
    assert not page.locator(".switch").is_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_complete_on_paper(kind: str, published: Served, new_page: NewPage) -> None:
    """Every sentence and every picture is on a sheet of A4, and no line is cut in two."""
    page = new_page(1280)
    page.goto(published.url + published.kinds[kind])
    sentences = page.locator(".easy p").all_inner_texts()
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        assert all(pytest.approx(A4, abs=2) == sheet.get_size() for sheet in paper)
        sheets = [letters(sheet.get_textpage().get_text_range()) for sheet in paper]
        drawn = [
            sum(1 for part in sheet.get_objects() if part.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH)
            for sheet in paper
        ]
    finally:
        paper.close()
    assert all(any(letters(one) in sheet for sheet in sheets) for one in sentences)
    assert sum(drawn) >= 2 * len(sentences)  # the frame and the drawing
