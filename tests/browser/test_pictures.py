"""Pictures of time say in words what they show, and the words are true."""

import re

import pytest
from lxml.html import HtmlElement

from tests.browser.conftest import NewPage
from tests.browser.serving import Served
from tests.built import pages, text

CONTRAST = """() => {
  const shade = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map((part) => {
      const light = Number(part) / 255;
      return light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (part) => {
    const circle = part.parentElement.querySelector(":scope > circle");
    if (circle) return getComputedStyle(circle).fill;
    for (let around = part; around; around = around.parentElement) {
      const colour = getComputedStyle(around).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("svg text")].map((part) => {
    const ink = shade(getComputedStyle(part).fill), paper = shade(ground(part));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    return {text: part.textContent, contrast: contrast};
  });
}"""


def named(picture: HtmlElement, page: HtmlElement) -> str:
    """What a screen reader says for a picture."""
    ids = (picture.get("aria-labelledby") or "").split()
    parts = [text(page.get_element_by_id(one)) for one in ids]
    return " ".join(parts) or picture.get("aria-label") or ""


def test_every_picture_has_words(served: Served) -> None:
    """A picture either has a sentence for those who do not see it, or is hidden from them."""
    shown = 0
    for address, page in pages(served.folder).items():
        for picture in page.iter("svg"):
            if picture.xpath("ancestor-or-self::*[@aria-hidden='true']"):
                continue
            assert picture.get("role") == "img", f"/{address}: a picture is not marked as one"
            assert len(named(picture, page).split()) > 3, f"/{address}: a picture has no words"
            shown += 1
        for picture in page.iter("img"):
            assert picture.get("alt") is not None, f"/{address}: an image has no alt"
    assert shown > 2


def test_the_picture_of_dates_counts_what_is_listed(served: Served) -> None:
    """The counts in the words of the picture of dates are those of the lists below it."""
    page = pages(served.folder)[served.kinds["plan"]]
    (picture,) = page.find_class("picture")
    sentence = text(picture.find(".//desc"))
    said = {
        "passed": r"(\d+) passed without an update",
        "next": r"(\d+) still to come",
        "done": r"(\d+) (?:done|passed with an update)",
    }
    total = 0
    for id_, pattern in said.items():
        lists = page.xpath(f"//*[@id='{id_}']/following-sibling::ol[1]")
        rows = sum(len(one.find_class("pointer")) for one in lists)
        assert rows == sum(map(int, re.findall(pattern, sentence))), f"{id_}: {sentence}"
        total += rows
    assert sentence.startswith(f"{total} dates")
    dots = picture.find_class("dot")
    numbers = [text(dot) for dot in dots]
    assert sum(int(number) if number.isdigit() else 1 for number in numbers) == total


def test_the_picture_of_a_thread_counts_its_steps(served: Served) -> None:
    """Each number on the line of a thread is how often the page lists that document below."""
    for address, page in pages(served.folder).items():
        if not re.fullmatch(r"threads/[^/]+/", address):
            continue
        (picture,) = page.find_class("stops")
        listed = [
            len(steps.findall("li"))
            for steps in page.xpath("//*[@id='steps']/following-sibling::section/ul")
        ]
        drawn = [int(text(stop) or 0) for stop in picture.find_class("stop")]
        words = named(picture, page).replace("in one place", "in 1 places")
        said = [int(number) for number in re.findall(r"in (\d+) places", words)]
        assert sorted(number for number in drawn if number) == sorted(listed), f"/{address}"
        assert sorted(said) == sorted(listed), f"/{address}"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("kind", ["plan", "threads"])
def test_text_in_pictures_can_be_read(
    kind: str, colours: str, published: Served, new_page: NewPage
) -> None:
    """Letters in pictures stand out from what is behind them by 4.5 to 1, as all text must."""
    page = new_page(color_scheme=colours)
    page.goto(published.url + published.kinds[kind])
    found = page.evaluate(CONTRAST)
    assert len(found) > 10
    pale = [one for one in found if one["contrast"] < 4.5]
    assert not pale, pale
