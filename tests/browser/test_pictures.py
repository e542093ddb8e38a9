"""Pictures of time say in words what they show, and the words are true."""

import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.browser.conftest import NewPage
from tests.browser.serving import Served
from tests.built import pages, text
from tests.test_languages_site import NAMES

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


MIDDLES = """() => [...document.querySelectorAll(
  ".picture circle, .picture line, .picture text"
)].map((part) => {
  const frame = part.ownerSVGElement.getBoundingClientRect(), box = part.getBoundingClientRect();
  const middle = (box.left + box.right) / 2;
  return {left: middle - frame.left, right: frame.right - middle, scale: part.getScreenCTM().a};
})"""
"""How far the parts of pictures are from both edges; text in a mirror has a scale below 0."""

TOUCHING = """() => {
  const found = [];
  for (const picture of document.querySelectorAll("svg.stops")) {
    const labels = [...picture.querySelectorAll(":scope > text")];
    const inside = picture.getBoundingClientRect();
    for (const one of labels) {
      const box = one.getBoundingClientRect();
      if (box.left < inside.left || box.right > inside.right) found.push([one.textContent]);
      for (const other of labels) {
        const next = other.getBoundingClientRect();
        const beside = one.getAttribute("y") === other.getAttribute("y") && one !== other;
        if (beside && box.left <= next.left && box.right + 2 > next.left)
          found.push([one.textContent, other.textContent]);
      }
    }
  }
  return found;
}"""
"""Labels of stops that touch each other or stick out of their picture."""


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
        said = [int(number) for number in re.findall(r"in (\d+) places?", named(picture, page))]
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


@pytest.mark.parametrize("address", ["action-plan-2026/", "threads/"])
def test_time_runs_in_the_direction_of_reading(
    address: str, all_languages: Path, new_page: NewPage
) -> None:
    """In Arabic, all that stands on the left of a picture in English stands on the right."""
    page = new_page(360)
    page.goto((all_languages / address / "index.html").as_uri())
    english = page.evaluate(MIDDLES)
    page.goto((all_languages / "ar" / address / "index.html").as_uri())
    arabic = page.evaluate(MIDDLES)
    assert len(arabic) == len(english) > 10
    assert [one["right"] for one in arabic] == pytest.approx(
        [one["left"] for one in english], abs=1.5
    )
    assert min(one["scale"] for one in arabic) > 0


def test_labels_of_stops_do_not_touch(all_languages: Path, new_page: NewPage) -> None:
    """In every language, the kinds of documents on a line can be told apart on a small phone."""
    page = new_page(320)
    found = {}
    for code in NAMES:
        folder = all_languages if code == "en" else all_languages / code
        page.goto((folder / "threads" / "index.html").as_uri())
        assert page.locator("svg.stops").count()
        found[code] = page.evaluate(TOUCHING)
    assert not any(found.values()), found
