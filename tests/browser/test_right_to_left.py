"""Pages turn round for languages that are read from right to left."""

from typing import Any

from tests.browser.conftest import NewPage
from tests.browser.serving import Served
from tests.browser.test_reflow import too_wide

TURN = "Object.assign(document.documentElement, {dir: 'rtl', lang: 'ar'})"
SIDES = """() => {
  const box = (part) => part.getBoundingClientRect();
  const style = (part) => getComputedStyle(part);
  const width = (text) => Number.parseFloat(text);
  return {
    quotes: [...document.querySelectorAll(".quote")].map((part) => [
      width(style(part).borderLeftWidth), width(style(part).borderRightWidth),
      width(style(part).paddingLeft), width(style(part).paddingRight)]),
    marks: [...document.querySelectorAll(".line .mark")].map((mark) => {
      const row = box(mark.parentElement), words = box(mark.parentElement.querySelector("div"));
      const middle = (box(mark).left + box(mark).right) / 2;
      return [middle - row.right, words.right - box(mark).left];
    }),
    trail: [...document.querySelectorAll(".trail")].map(
      (trail) => box(document.body).right - box(trail.querySelector("li")).right),
  };
}"""


def test_each_kind_of_page_fits_when_turned(example: Served, new_page: NewPage) -> None:
    """Read from right to left, no kind of page scrolls sideways or cuts anything off."""
    page = new_page(320)
    found = []
    for address in example.kinds.values():
        page.goto(example.url + address)
        page.evaluate(TURN)
        found += too_wide(page, address)
    assert not found, "\n".join(found)


def sides(served: Served, new_page: NewPage, kind: str) -> dict[str, Any]:
    """Where the sides of a page of this kind are once it is turned."""
    page = new_page(320)
    page.goto(served.url + served.kinds[kind])
    page.evaluate(TURN)
    found: dict[str, Any] = page.evaluate(SIDES)
    return found


def test_the_line_of_a_quote_is_on_the_right(example: Served, new_page: NewPage) -> None:
    """A quote has its line and its room on the side where reading starts."""
    quotes = sides(example, new_page, "action")["quotes"]
    assert quotes
    for left, right, room_left, room_right in quotes:
        assert right > 0 == left
        assert room_right > 0 == room_left


def test_the_marks_of_time_are_on_the_right(example: Served, new_page: NewPage) -> None:
    """The line of time runs down the right side, with its words left of the marks."""
    for kind in ("action", "documents", "home"):
        marks = sides(example, new_page, kind)["marks"]
        assert marks, kind
        for off_the_line, into_the_words in marks:
            assert abs(off_the_line) < 4, f"a mark on the {kind} page is off the line"
            assert into_the_words < 1, f"a mark on the {kind} page covers words"


def test_the_trail_starts_on_the_right(example: Served, new_page: NewPage) -> None:
    """The trail of links starts at the right edge."""
    (from_the_edge,) = sides(example, new_page, "action")["trail"]
    assert 0 <= from_the_edge <= 24
