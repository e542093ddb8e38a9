"""The print room in a browser: finding sheets, and a list of them to print."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from generator.plans.check import check
from generator.printing.sheets import sheets
from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.serving import Served, serve
from tests.browser.test_keyboard import REACHABLE, WHERE, walk
from tests.browser.test_paper import letters
from tests.browser.test_private import kept, watch
from tests.browser.test_reflow import run_together, too_wide
from tests.built import PROJECT

CODES = ("en", "ar", "bn", "zh-Hans")
LOOKS: dict[str, dict[str, Any]] = {
    "on a tablet": {"width": 768},
    "on a desk in the dark": {"width": 1100, "color_scheme": "dark"},
    "in forced colours": {"width": 320, "forced_colors": "active"},
    "at 400 percent": {"width": 320, "height": 256, "device_scale_factor": 4},
}
PLANS = check(PROJECT / "plans").plans
SHEETS = sheets(PLANS) if PLANS else ()
SHOWN = ".sheets li:visible"
COVERED = """() => {
  const part = document.activeElement, over = document.querySelector(".order-bar a");
  const [one, two] = [part, over].map((each) => each.getBoundingClientRect());
  const apart = one.bottom <= two.top || one.top >= two.bottom
    || one.right <= two.left || one.left >= two.right;
  return part === over || apart ? "" : part.outerHTML;
}"""
"""The part that has the focus, if the link to the order lies over it."""


@pytest.fixture(scope="module")
def everywhere(all_languages: Path) -> Iterator[Served]:
    """The site in all its languages with all that is printed, served."""
    with serve(all_languages) as served:
        yield served


@pytest.fixture
def room(everywhere: Served, new_page: NewPage) -> Page:
    """The English print room on a small phone."""
    page = new_page(320)
    page.goto(everywhere.url + "print/")
    return page


def address(code: str) -> str:
    """Where the print room of a language is."""
    return "print/" if code == "en" else f"{code}/print/"


def card(page: Page, kit: str, paper: str) -> Locator:
    """A sheet that is shown."""
    return page.locator(f"[data-kit={kit}] li[data-paper={paper}]:visible")


def add(page: Page, kit: str, paper: str) -> None:
    """Put a sheet that is shown on the list."""
    card(page, kit, paper).get_by_role("button").click()


def faults(page: Page, at: str) -> list[axe.Faults]:
    """What axe finds, with the link to the list in its place: it cannot judge what is under it."""
    page.add_style_tag(content=".order-bar { position: static !important }")
    return axe.faults(page, at)


def lines(page: Page) -> list[str]:
    """What stands on the list: of each sheet what it is, its file, its language, its copies."""
    return [
        " | ".join(
            [
                *row.locator("td:nth-child(1) > *, td:nth-child(2)").all_inner_texts(),
                row.locator("input").input_value(),
            ]
        )
        for row in page.locator(".order tbody tr").all()
    ]


@pytest.mark.parametrize("code", CODES)
def test_no_fault_and_nothing_cut_off(code: str, everywhere: Served, new_page: NewPage) -> None:
    """On a small phone, with sheets on the list, in languages that look different."""
    page = new_page(320)
    page.goto(everywhere.url + address(code))
    add(page, "interpreters", "a5")
    add(page, "promises", "languages")
    found = faults(page, address(code))
    assert not found, axe.report(found)
    assert not too_wide(page, address(code))
    assert not run_together(page, address(code))


@pytest.mark.parametrize("look", LOOKS)
def test_no_fault_in_any_look(look: str, everywhere: Served, new_page: NewPage) -> None:
    """Wider, in the dark, in forced colours and very large, the page has no fault and fits."""
    page = new_page(**LOOKS[look])
    page.goto(everywhere.url + "print/")
    add(page, "interpreters", "a5")
    found = faults(page, "print/")
    assert not found, axe.report(found)
    assert not too_wide(page, "print/")


def test_what_is_chosen_is_shown_at_once(room: Page) -> None:
    """Topic, paper and language show exactly their sheets, say how many, and load no page."""
    room.evaluate("window.same = true")
    status = room.locator(".chooser").get_by_role("status")
    for kit in ("", "interpreters", "promises"):
        for paper in ("", "a4", "languages", "now"):
            for code in ("", "en", "bn"):
                room.get_by_label("Topic").select_option(kit)
                room.get_by_label("Paper").select_option(paper)
                room.get_by_label("Language", exact=True).select_option(code)
                wanted = sorted(
                    one.path if one.code == "en" else f"{one.code}/{one.path}"
                    for one in SHEETS
                    if kit in ("", one.kit)
                    and paper in ("", one.paper)
                    and (code in ("", one.code) or one.paper == "languages")
                )
                shown = room.locator(f"{SHOWN} .sheet").evaluate_all(
                    "(all, root) => all.map((one) => one.href.slice(root.length))",
                    room.url.removesuffix("print/"),
                )
                assert sorted(shown) == wanted, (kit, paper, code)
                expect(status).to_have_text(f"Sheets shown: {len(wanted)}")
                headings = room.locator(".kit:visible h2").count()
                assert headings == len({path.split("print/")[1].split("/")[0] for path in wanted})
    assert room.evaluate("window.same") is True


@pytest.mark.parametrize("code", CODES)
def test_it_opens_in_its_own_language(code: str, everywhere: Served, new_page: NewPage) -> None:
    """A reader sees the sheets in the language of the page first, and the posters in all."""
    assert PLANS
    assert PLANS.flyers
    page = new_page(320)
    page.goto(everywhere.url + address(code))
    shown = page.locator(SHOWN)
    own = [one for one in SHEETS if one.code == code and one.paper != "languages"]
    assert shown.count() == len(own) + len(PLANS.flyers.kits)
    assert {*shown.locator(".spoken").evaluate_all("(all) => all.map((one) => one.lang)")} == {code}
    assert page.locator(f"{SHOWN}[data-paper=languages]").count() == len(PLANS.flyers.kits)


def test_a_list_for_an_order(room: Page) -> None:
    """Sheets are added with copies, changed and taken off; the page says how many there are."""
    empty = room.get_by_text("Nothing is in your order yet.")
    bar = room.locator(".order-bar")
    expect(empty).to_be_visible()
    expect(bar).to_be_empty()
    add(room, "interpreters", "a5")
    room.get_by_label("Language", exact=True).select_option("bn")
    add(room, "interpreters", "leaflet")
    add(room, "promises", "languages")
    expect(bar).to_have_text("Your order (3)")
    expect(bar).to_have_attribute("role", "status")
    expect(empty).to_be_hidden()
    title = room.locator("#kit-interpreters").inner_text()
    copies = room.get_by_role("spinbutton", name=f"Copies: {title}: A5 flyer, English")
    copies.fill("120")
    copies.blur()
    other = room.get_by_role("spinbutton", name="Folded leaflet, six panels, বাংলা")
    for wrong in ("-5", "", "2.5"):
        other.fill(wrong)
        other.blur()
        expect(other).to_have_value("50")
    promises = room.locator("#kit-promises").inner_text()
    assert lines(room) == [
        f"{title}: A5 flyer | interpreters-a5-en-bleed.pdf | English | 120",
        f"{title}: Folded leaflet, six panels | interpreters-leaflet-bn-bleed.pdf | বাংলা | 50",
        f"{promises}: A3 poster in all languages | promises-languages-en-bleed.pdf |  | 50",
    ]
    # A sheet can be taken off where it stands, or on the list, and added again.
    card(room, "interpreters", "leaflet").get_by_role("button", name="Take off the order").click()
    expect(bar).to_have_text("Your order (2)")
    room.locator(".order").get_by_role("button", name="A3 poster in all languages").click()
    assert [line.split(" | ")[1] for line in lines(room)] == ["interpreters-a5-en-bleed.pdf"]
    expect(card(room, "promises", "languages").get_by_role("button")).to_contain_text("Add to the")
    room.locator(".order tbody button").click()
    expect(empty).to_be_visible()
    expect(bar).to_be_empty()


def test_the_focus_is_never_lost(room: Page) -> None:
    """It stays on the button of a sheet; after taking off, it goes on to the next line, or up."""
    for paper in ("a5", "a4"):
        button = card(room, "interpreters", paper).get_by_role("button")
        button.focus()
        room.keyboard.press("Enter")
        expect(button).to_be_focused()
    first, second = room.locator(".order tbody button").all()
    name = second.get_attribute("aria-label")
    assert name
    first.focus()
    room.keyboard.press("Enter")
    expect(room.get_by_role("button", name=name)).to_be_focused()
    room.keyboard.press("Enter")
    expect(room.get_by_role("heading", name="Your order")).to_be_focused()


def test_the_list_is_still_there_after_a_look_elsewhere(everywhere: Served, room: Page) -> None:
    """After another page, or a reload, list and choice are there again; nothing was stored."""
    seen = watch(room)
    room.get_by_label("Language", exact=True).select_option("bn")
    add(room, "interpreters", "a5")
    room.get_by_role("spinbutton").fill("75")
    room.get_by_role("spinbutton").blur()
    room.get_by_role("link", name="Your order (1)").click()
    before = lines(room)
    assert before[0].endswith("interpreters-a5-bn-bleed.pdf | বাংলা | 75")
    room.goto(everywhere.url)
    room.go_back()
    assert lines(room) == before
    room.reload()
    assert lines(room) == before
    expect(card(room, "interpreters", "a5").get_by_role("button")).to_contain_text("Take off")
    shown = room.locator(f"{SHOWN} .spoken").evaluate_all("(all) => all.map((one) => one.lang)")
    assert {*shown} == {room.get_by_label("Language", exact=True).input_value()} == {"bn"}
    assert not kept(room)
    assert not seen.elsewhere(everywhere.url)
    assert not seen.faults


def printed(page: Page) -> str:
    """The letters on a page as it is printed on A4."""
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        return letters("".join(sheet.get_textpage().get_text_range() for sheet in paper))
    finally:
        paper.close()


def test_the_printed_list_has_the_order_and_nothing_else(everywhere: Served, room: Page) -> None:
    """A print shop reads what, in which language, how many, and where each file is; no buttons."""
    whole = printed(room)
    assert letters("How to print this") in whole
    assert letters("Your order") not in whole
    assert letters("Add to the order") not in whole
    room.get_by_label("Language", exact=True).select_option("bn")
    add(room, "interpreters", "a5")
    room.get_by_role("spinbutton").fill("321")
    room.evaluate("window.print = () => { window.asked = true }")
    room.get_by_role("button", name="Print this list").click()
    assert room.evaluate("window.asked") is True
    paper = printed(room)
    title = room.locator("#kit-interpreters").inner_text()
    for told in (
        "Your order",
        f"{title}: A5 flyer",
        "Language",
        "Copies",
        "321",
        "interpreters-a5-bn-bleed.pdf",
        f"{everywhere.url}bn/print/interpreters/a5-bleed.pdf",
    ):
        assert letters(told) in paper, told
    for other in ("How to print this", "A4 poster", "Take off", "Print this list", "Sheets shown"):
        assert letters(other) not in paper, other
    assert paper.count("bleed.pdf") == 2


def test_by_keyboard_alone(room: Page) -> None:
    """Tab reaches every field, sheet and button that is shown, and sees each of them."""
    room.get_by_label("Topic").select_option("interpreters")
    add(room, "interpreters", "a5")
    room.reload()  # so that Tab begins at the top
    stops = walk(room)
    assert [stop["html"] for stop in stops] == room.evaluate(REACHABLE)
    assert all(stop["shown"] for stop in stops)
    assert len([stop for stop in stops if "download=" in stop["html"]]) == 6 + 1  # and on the list


def test_the_link_to_the_list_covers_nothing_that_has_the_focus(room: Page) -> None:
    """Whoever goes through the sheets by keyboard sees the one where they are."""
    add(room, "local-offer", "a5")
    room.locator(".kit a").first.focus()
    for _ in range(40):
        room.keyboard.press("Tab")
        assert not room.evaluate(COVERED)
        assert room.evaluate(WHERE)["shown"]


def test_without_javascript_all_is_there(everywhere: Served, new_page: NewPage) -> None:
    """Every sheet in every language is shown, and no form or list that nothing would answer."""
    page = new_page(320, java_script_enabled=False)
    page.goto(everywhere.url + "print/")
    assert page.locator(SHOWN).count() == len(SHEETS)
    assert not page.locator("main :is(form, button, input, select):visible").count()
    assert not page.get_by_text("Your order").first.is_visible()
    for link in (page.locator(f"{SHOWN} .sheet").last, page.locator(f"{SHOWN} .shop").last):
        answer = page.request.get(page.url + (link.get_attribute("href") or ""))
        assert answer.headers["content-type"] == "application/pdf"
    assert page.get_by_text("How to print this").first.is_visible()


def test_pictures_wait_until_they_are_seen(everywhere: Served, new_page: NewPage) -> None:
    """An old phone loads the pictures on its screen, not those of four hundred sheets."""
    page = new_page(320)
    seen = watch(page)
    page.goto(everywhere.url + "print/", wait_until="networkidle")
    pictures = [url for url in seen.asked if re.search(r"/print/.*\.png$", url)]
    assert 0 < len(pictures) < 40


@pytest.mark.parametrize("word", ["flyer", "poster", "print"])
def test_search_finds_the_print_room(word: str, everywhere: Served, new_page: NewPage) -> None:
    """Who looks for something to print finds it first."""
    page = new_page(320)
    page.goto(f"{everywhere.url}search/?q={word}")
    title = page.locator("#search ol > li > div > p:first-child").first
    expect(title).to_have_text("Print room")
