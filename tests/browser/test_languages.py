"""Every kind of page in every language: for everyone, on a small phone, with letters that show."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.serving import Served, serve
from tests.browser.test_keyboard import REACHABLE, walk
from tests.browser.test_reflow import run_together, too_wide
from tests.built import text
from tests.test_languages_site import NAMES, OTHERS, SCRIPTS, of_language

MISSING = """(letters) => {
  const size = 32, canvas = new OffscreenCanvas(size * 2, size * 2);
  const paper = canvas.getContext("2d", {willReadFrequently: true});
  paper.font = getComputedStyle(document.body).font.replace(/^(\\S+ )*[\\d.]+px\\S*/, `${size}px`);
  paper.textBaseline = "middle";
  const drawn = (letter) => {
    paper.clearRect(0, 0, size * 2, size * 2);
    paper.fillText(letter, 8, size);
    return paper.getImageData(0, 0, size * 2, size * 2).data.join();
  };
  const boxes = new Set(["\\u0378", "\\uffff", "\\u{10fffe}"].map(drawn));
  return [...letters].filter((letter) => boxes.has(drawn(letter)));
}"""
"""Which letters are shown as the empty box that stands for a letter no font has."""

BACKWARDS = """() => {
  const found = [], walker = document.createTreeWalker(document.querySelector("main"), 4);
  const place = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("svg")) continue;
    for (const run of node.data.matchAll(/[A-Za-z0-9][\\w.@/:-]*[A-Za-z0-9]/g)) {
      for (let at = run.index; at < run.index + run[0].length - 1; at++) {
        const one = place(node, at), next = place(node, at + 1);
        if (one.bottom > next.top && next.left < one.left - 0.5) {
          found.push(`${run[0]} in ${node.data.trim().slice(0, 80)}`);
          break;
        }
      }
    }
  }
  return found;
}"""
"""References, addresses and numbers whose signs do not follow each other from left to right."""

CUT_OFF = """() => [...document.querySelectorAll("svg text")].filter((label) => {
  const box = label.getBoundingClientRect(), picture = label.farthestViewportElement;
  const frame = (picture || label.ownerSVGElement).getBoundingClientRect();
  return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
}).map((label) => `${label.textContent} sticks out of its picture`)"""
"""Labels that the edge of their picture cuts off."""


@pytest.fixture(scope="module")
def everywhere(all_languages: Path) -> Iterator[Served]:
    """The site in all its languages, served."""
    with serve(all_languages) as served:
        yield served


def kinds_of(everywhere: Served) -> list[str]:
    """One address of each kind of page; of the one for wrong addresses there is only one."""
    return [address for address in everywhere.kinds.values() if address != "404.html"]


@pytest.fixture(params=OTHERS)
def code(request: pytest.FixtureRequest) -> str:
    """Each language but English in turn."""
    return str(request.param)


def test_each_kind_of_page_is_for_everyone(
    code: str, everywhere: Served, new_page: NewPage
) -> None:
    """In each language, each kind of page of both editions has no fault and fits at 320 px."""
    page = new_page(320)
    found, wide = [], []
    for address in (*kinds_of(everywhere), "about/languages/"):
        here = f"{code}/{address}"
        page.goto(everywhere.url + here)
        wide += too_wide(page, here) + run_together(page, here)
        wide += [f"/{here}: {label}" for label in page.evaluate(CUT_OFF)]
        found += axe.faults(page, here)
    assert not found, axe.report(found)
    assert not wide, "\n".join(wide)


def test_every_page_fits_in_the_language_that_makes_it_longest(
    everywhere: Served, new_page: NewPage
) -> None:
    """No page scrolls sideways or cuts anything off at 320 px where its text is longest."""
    page = new_page(320)
    spoken = {code: of_language(everywhere.folder, code) for code in OTHERS}
    found = []
    for address in spoken[OTHERS[0]]:
        longest = max(OTHERS, key=lambda code: len(text(spoken[code][address].body)))
        page.goto(f"{everywhere.url}{longest}/{address}")
        found += too_wide(page, f"{longest}/{address}")
    assert not found, "\n".join(found)


def test_every_letter_has_a_font(everywhere: Served, new_page: NewPage) -> None:
    """The fonts of this machine have every letter that the site uses; it brings none itself."""
    page = new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.resource_type))
    for code in NAMES:
        page.goto(f"{everywhere.url}{'' if code == 'en' else f'{code}/'}")
        letters = {
            letter
            for one in of_language(everywhere.folder, code).values()
            for letter in one.text_content()
            if letter.isalnum()
        }
        assert len(letters) > 50, code
        missing = page.evaluate(MISSING, "".join(sorted(letters)))
        assert not missing, f"no font has these letters, which {code} uses: {' '.join(missing)}"
    assert "font" not in fetched


def test_a_letter_without_a_font_is_found(everywhere: Served, new_page: NewPage) -> None:
    """A sign that Unicode has not given out is found to have no font, so the check works."""
    page = new_page()
    page.goto(everywhere.url)
    assert page.evaluate(MISSING, "a\u0379বع中\U0010fffd") == ["\u0379", "\U0010fffd"]


def test_references_and_addresses_are_in_order_in_arabic(
    everywhere: Served, new_page: NewPage
) -> None:
    """In text from right to left, references, days as numbers and addresses are not turned."""
    page = new_page(1280)
    found = []
    for address in kinds_of(everywhere):
        page.goto(f"{everywhere.url}ar/{address}")
        page.evaluate(axe.OPEN)
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        found += [f"/ar/{address}: {run}" for run in page.evaluate(BACKWARDS)]
    assert not found, "\n".join(found)


def test_a_turned_address_is_found(everywhere: Served, new_page: NewPage) -> None:
    """A day as numbers after an Arabic word is turned round, which is found, so the check works."""
    page = new_page(1280)
    page.goto(f"{everywhere.url}ar/")
    page.evaluate("document.querySelector('main').insertAdjacentText('beforeend', 'في 2026-11-22')")
    assert any("2026-11-22" in run for run in page.evaluate(BACKWARDS))


def test_the_switch_can_be_used_with_a_keyboard(everywhere: Served, new_page: NewPage) -> None:
    """Tab and Enter open the list of languages and lead to the same page in another, and back."""
    page = new_page(320)
    address = everywhere.kinds["easy read"]
    page.goto(everywhere.url + address)
    for code in ("ar", "zh-Hans", "bn", "en"):
        page.locator("details.languages > summary").focus()
        page.keyboard.press("Enter")
        for _ in NAMES:
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.lang") == code:
                break
        assert page.evaluate("document.activeElement.textContent") == NAMES[code]
        page.keyboard.press("Enter")
        prefix = "" if code == "en" else f"{code}/"
        expect(page).to_have_url(f"{everywhere.url}{prefix}{address}")
        expect(page.locator("html")).to_have_attribute("lang", code)


def test_tab_reaches_everything_in_arabic(everywhere: Served, new_page: NewPage) -> None:
    """On Arabic pages too, Tab reaches each link and field, and the focus is seen."""
    page = new_page(320)
    for kind in ("home", "action", "guide"):
        page.goto(f"{everywhere.url}ar/{everywhere.kinds[kind]}")
        stops = walk(page)
        assert [stop["html"] for stop in stops] == page.evaluate(REACHABLE)
        unseen = [stop["html"] for stop in stops if not stop["shown"]]
        assert not unseen, f"{kind}: focus cannot be seen on {unseen}"


def test_the_date_finder_speaks_the_language(
    code: str, everywhere: Served, new_page: NewPage
) -> None:
    """The form of a guide shows its dates in the language and in the digits of the page."""
    page = new_page(320)
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(f"{everywhere.url}{code}/{everywhere.kinds['guide']}")
    form = page.locator(".finder form").first
    for field in form.locator("input[type=date]").all():
        field.fill("2026-11-10")
    form.locator("button").first.click()
    dates = page.locator(".finder-yours time")
    expect(dates.first).to_be_visible()
    said = " ".join(dates.all_inner_texts())
    assert "2026" in said, said
    assert not re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", said), said
    for letters, codes in SCRIPTS.values():
        assert bool(re.search(letters, said)) == (code in codes), said
