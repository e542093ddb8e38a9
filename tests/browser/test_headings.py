"""Headings and order: what a screen reader jumps between is what the eye sees."""

from itertools import pairwise

from tests.browser.conftest import NewPage
from tests.browser.serving import Served
from tests.built import pages, text

BLOCKS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, a, summary)")]
  .filter((part) => part.checkVisibility() && part.innerText.trim())
  .map((part) => ({
    text: part.innerText.trim().slice(0, 60), top: part.getBoundingClientRect().top}))"""


def test_every_page_has_one_main_heading_first(served: Served) -> None:
    """Every page has one heading of the first level, and it comes before all others."""
    for address, page in pages(served.folder).items():
        headings = page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")
        levels = [heading.tag for heading in headings]
        assert levels.count("h1") == 1, f"/{address}"
        assert levels[0] == "h1", f"/{address}"
        assert all(text(heading) for heading in headings), f"/{address}"


def test_no_page_skips_a_level_of_headings(served: Served) -> None:
    """A heading is never more than one level below the one before it."""
    found = []
    for address, page in pages(served.folder).items():
        headings = page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        levels = [int(heading.tag[1]) for heading in headings]
        found += [
            f"/{address}: {text(heading)}"
            for heading, level, before in zip(headings[1:], levels[1:], levels, strict=False)
            if level > before + 1
        ]
    assert not found, "\n".join(found)


def test_every_page_says_in_its_title_what_it_is(served: Served) -> None:
    """No two pages share a title, and each title holds the page's heading, but for the home."""
    titles: dict[str, str] = {}
    for address, page in pages(served.folder).items():
        title = text(page.find(".//title"))
        assert title not in titles, f"/{address} and /{titles[title]} are both called {title}"
        titles[title] = address
        if address:
            assert text(page.find(".//h1")) in title, f"/{address}"


def test_the_home_page_reads_in_the_order_it_is_seen(served: Served, new_page: NewPage) -> None:
    """On a phone each block of the home page stands below the one that is read before it."""
    page = new_page(320)
    page.goto(served.url)
    blocks = page.evaluate(BLOCKS)
    assert len(blocks) > 30
    for before, after in pairwise(blocks):
        assert after["top"] >= before["top"] - 3, f"{after['text']} stands above {before['text']}"
