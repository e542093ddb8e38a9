"""Nobody is shut out by a fault that a machine can find."""

from typing import Any

import pytest

from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.serving import Served

LOOKS: dict[str, dict[str, Any]] = {
    "on a tablet": {"width": 768},
    "on a desk": {"width": 1280},
    "in the dark": {"color_scheme": "dark"},
    "in forced colours": {"forced_colors": "active"},
    "in forced colours, in the dark": {"forced_colors": "active", "color_scheme": "dark"},
}


def test_every_page_has_no_fault_on_a_small_phone(served: Served, new_page: NewPage) -> None:
    """Every page, with all that is folded opened, has no fault at 320 px."""
    page = new_page(320)
    found = []
    for address in served.addresses:
        page.goto(served.url + address)
        page.evaluate(axe.OPEN)
        found += axe.faults(page, address)
    assert not found, axe.report(found)


@pytest.mark.parametrize("look", LOOKS)
def test_each_kind_of_page_has_no_fault(look: str, example: Served, new_page: NewPage) -> None:
    """Each kind of page has no fault on wider screens, in the dark and in forced colours."""
    page = new_page(**LOOKS[look])
    found = []
    for address in example.kinds.values():
        page.goto(example.url + address)
        page.evaluate(axe.OPEN)
        found += axe.faults(page, address)
    assert not found, axe.report(found)


def test_folded_pages_have_no_fault(published: Served, new_page: NewPage) -> None:
    """The pages with most folds have no fault while they are folded either."""
    page = new_page(320)
    found = []
    for kind in ("plan", "inspection", "action", "thread"):
        page.goto(published.url + published.kinds[kind])
        assert page.locator("details:not([open])").count(), f"nothing is folded on the {kind}"
        found += axe.faults(page, published.kinds[kind])
    assert not found, axe.report(found)


def test_a_fault_is_found(example: Served, new_page: NewPage) -> None:
    """A picture without words, pale text and a skipped heading are found: the check works."""
    page = new_page(320)
    page.goto(example.url)
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend",
        '<img src="x"><p style="color:#bbb">pale</p><h2>one</h2><h6>jump</h6>')"""
    )
    found = axe.report(axe.faults(page, ""))
    assert all(rule in found for rule in ("image-alt", "color-contrast", "heading-order")), found
