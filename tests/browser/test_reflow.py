"""Nothing is cut off or runs together on a small screen, or with large letters."""

from playwright.sync_api import Page

from tests.browser.axe import OPEN
from tests.browser.conftest import NewPage
from tests.browser.serving import Served

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > width) found.push("the page scrolls sideways");
  for (const part of document.querySelectorAll("body *")) {
    const box = part.getBoundingClientRect(), style = getComputedStyle(part);
    if (part.closest(".skip, .unseen, svg svg") || !box.width || !box.height) continue;
    const cut = part.scrollWidth > part.clientWidth + 1 && style.overflowX !== "visible";
    if (box.right > width + 1 || box.left < -1 || cut) found.push(part.outerHTML.slice(0, 120));
  }
  return found;
}"""
"""Parts that stick out of the window, or whose own box cuts off what is in them."""

RUN_TOGETHER = """() => {
  const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, part = text.parentElement;
    if (!text.data.trim() || !part.checkVisibility() || part.closest(".skip, .unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      const trim = box.height * 0.25; // letters are lower than the box they stand in
      if (box.width > 1) lines.push({text: text.data.trim().slice(0, 60), left: box.left + 1,
        right: box.right - 1, top: box.top + trim, bottom: box.bottom - trim});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const found = [];
  lines.forEach((a, at) => {
    for (const b of lines.slice(at + 1)) {
      if (b.top >= a.bottom) break;
      if (b.left < a.right && a.left < b.right) found.push(`${a.text} / ${b.text}`);
    }
  });
  return found;
}"""
"""Pairs of lines of text of which one covers the other."""


def too_wide(page: Page, address: str) -> list[str]:
    """What does not fit the width of an open page, a line each, with all folds open."""
    page.evaluate(OPEN)
    return [f"/{address}: {part}" for part in page.evaluate(TOO_WIDE)]


def run_together(page: Page, address: str) -> list[str]:
    """Lines of an open page that cover each other, with all folds open."""
    page.evaluate(OPEN)
    return [f"/{address}: {pair}" for pair in page.evaluate(RUN_TOGETHER)]


def test_every_page_fits_a_small_phone(served: Served, new_page: NewPage) -> None:
    """No page scrolls sideways, cuts anything off or runs lines together at 320 px."""
    page = new_page(320)
    found = []
    for address in served.addresses:
        page.goto(served.url + address)
        found += too_wide(page, address) + run_together(page, address)
    assert not found, "\n".join(found)


def test_each_kind_of_page_fits_at_400_percent(example: Served, new_page: NewPage) -> None:
    """A window of 1280 px at 400 % zoom shows each kind of page without scrolling sideways."""
    page = new_page(1280 // 4, 1024 // 4, device_scale_factor=4)
    found = []
    for address in example.kinds.values():
        page.goto(example.url + address)
        found += too_wide(page, address)
    assert not found, "\n".join(found)


def test_letters_of_twice_the_size_fit(example: Served, new_page: NewPage) -> None:
    """With letters of twice the size, nothing is cut off and no line covers another."""
    page = new_page(640)
    found = []
    for address in example.kinds.values():
        page.goto(example.url + address)
        before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        after = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert after == 2 * before, f"/{address} does not follow the reader's letter size"
        found += too_wide(page, address) + run_together(page, address)
    assert not found, "\n".join(found)


def test_wider_spacing_fits(example: Served, new_page: NewPage) -> None:
    """Readers who set wider lines, words and letters lose nothing (WCAG 1.4.12)."""
    page = new_page(320)
    found = []
    for address in example.kinds.values():
        page.goto(example.url + address)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important } p { margin-block-end: 2em !important }"
        )
        found += too_wide(page, address) + run_together(page, address)
    assert not found, "\n".join(found)


def test_a_wide_part_and_covered_lines_are_found(example: Served, new_page: NewPage) -> None:
    """A part that is too wide and two lines in one place are found, so the checks work."""
    page = new_page(320)
    page.goto(example.url)
    assert not too_wide(page, "")
    assert not run_together(page, "")
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend",
        '<p style="width:30rem">wide</p><p style="margin:0 0 -1.5rem">one</p><p>two</p>')"""
    )
    assert any("wide" in line for line in too_wide(page, ""))
    assert any("one / two" in line for line in run_together(page, ""))
