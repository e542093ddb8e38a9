"""Everything can be reached and used with a keyboard alone, and it shows where one is."""

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.serving import Served

REACHABLE = """() => [...document.querySelectorAll("a[href], summary, button, input, select")]
  .filter((part) => part.checkVisibility({visibilityProperty: true}) && !part.disabled)
  .map((part) => part.outerHTML.slice(0, 120))"""

WHERE = """() => {
  const part = document.activeElement;
  if (!part || part === document.body) return null;
  const again = part === window.lastStop; // inside a date: its day, month and year
  window.lastStop = part;
  const style = getComputedStyle(part), box = part.getBoundingClientRect();
  const line = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    html: part.outerHTML.slice(0, 120),
    is: part.tagName.toLowerCase(),
    shown: (line || style.boxShadow !== "none") && inside && box.width > 1,
    open: part.parentElement.open === true, again: again,
    left: box.left, top: box.top + scrollY, bottom: box.bottom + scrollY,
  };
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, in order, opening each fold on the way."""
    stops: list[dict[str, Any]] = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop is None or (len(stops) > 1 and stop["html"] == stops[0]["html"]):
            return stops
        if stop["again"]:
            continue
        if stop["is"] == "summary":
            page.keyboard.press("Enter")
            stop = page.evaluate(WHERE)
            assert stop["open"], f"Enter does not open {stop['html']}"
        stops.append(stop)
    raise AssertionError(f"Tab never leaves the page: {stops[-1]}")


def test_tab_reaches_everything_in_order(kind: str, example: Served, new_page: NewPage) -> None:
    """Tab reaches each link, fold and field once, from top to bottom, and the focus is seen."""
    page = new_page(320)
    page.goto(example.url + example.kinds[kind])
    stops = walk(page)
    assert [stop["html"] for stop in stops] == page.evaluate(REACHABLE)
    unseen = [stop["html"] for stop in stops if not stop["shown"]]
    assert not unseen, f"focus cannot be seen on {unseen}"
    for before, after in pairwise(stops[1:]):  # without the skip link, which moves the page
        below = after["bottom"] > before["top"] - 1
        beside = after["left"] > before["left"] or after["top"] > before["top"] + 1
        assert below, f"{after['html']} comes after {before['html']} but stands above it"
        assert beside, f"{after['html']} comes after {before['html']} but stands before it"


def test_folds_of_the_published_site_open(published: Served, new_page: NewPage) -> None:
    """On the longest published pages Tab and Enter open each fold and reach what is in it."""
    page = new_page(320)
    for kind in ("inspection", "action", "thread"):
        page.goto(published.url + published.kinds[kind])
        stops = walk(page)
        assert [stop["html"] for stop in stops] == page.evaluate(REACHABLE)
        assert sum(stop["is"] == "summary" for stop in stops) > 1, kind


def test_the_first_stop_skips_to_the_content(kind: str, example: Served, new_page: NewPage) -> None:
    """The first stop is a link that passes over the header, and the next stop is below it."""
    page = new_page(320)
    page.goto(example.url + example.kinds[kind])
    page.keyboard.press("Tab")
    first = page.evaluate(WHERE)
    assert 'href="#main"' in first["html"]
    assert first["shown"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.closest('main') !== null")
    assert inside, "the next stop is not in the content"


def test_one_can_go_back(example: Served, new_page: NewPage) -> None:
    """Shift and Tab go back the same way, so that nothing holds the focus."""
    page = new_page(320)
    page.goto(example.url + example.kinds["action"])
    there = walk(page)
    back = []
    for _ in there:
        page.keyboard.press("Shift+Tab")
        if stop := page.evaluate(WHERE):
            back.append(stop["html"])
    assert back[:20] == [stop["html"] for stop in reversed(there)][:20]
