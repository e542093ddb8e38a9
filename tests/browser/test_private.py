"""A page tells nobody about its reader: nothing is fetched elsewhere, and nothing is kept."""

from typing import Any, NamedTuple

from playwright.sync_api import Page, Response

from tests.browser.conftest import NewPage
from tests.browser.serving import Served

KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((one) => one.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((one) => one.scope),
]"""


class Seen(NamedTuple):
    """Every address that a page asked for, and everything that it complained of."""

    asked: list[str]
    faults: list[str]

    def elsewhere(self, site: str) -> list[str]:
        """What was asked for from anywhere but the site."""
        return [url for url in self.asked if not url.startswith((site, "data:", "blob:"))]


def watch(page: Page) -> Seen:
    """Note all that a page does from now on."""
    seen = Seen([], [])

    def answered(response: Response) -> None:
        if response.status >= 400:
            seen.faults.append(f"{page.url}: {response.status} for {response.url}")

    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("response", answered)
    page.on("console", lambda said: seen.faults.append(f"{page.url}: {said.text}"))
    page.on("pageerror", lambda error: seen.faults.append(f"{page.url}: {error}"))
    return seen


def kept(page: Page) -> list[Any]:
    """What the browser holds on to for the site of this page."""
    return [*page.context.cookies(), *page.evaluate(KEPT)]


def test_no_page_asks_elsewhere_or_keeps_anything(served: Served, new_page: NewPage) -> None:
    """Every page loads from the site alone, without an error, and leaves nothing behind."""
    page = new_page()
    seen = watch(page)
    for address in served.addresses:
        page.goto(served.url + address)
    assert len(seen.asked) > len(served.addresses), "the pages were not watched"
    assert not seen.elsewhere(served.url)
    assert not seen.faults, "\n".join(seen.faults)
    assert not kept(page)


def test_a_search_stays_on_the_site(published: Served, new_page: NewPage) -> None:
    """What someone searches for is looked up on the site alone, and is not kept."""
    page = new_page()
    seen = watch(page)
    page.goto(f"{published.url}search/")
    page.get_by_role("textbox").fill("interpreter")
    page.locator("#search li a").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert any("/pagefind/" in url for url in seen.asked), "no index was asked for"
    assert not seen.elsewhere(published.url)
    assert not [url for url in seen.asked if "interpreter" in url]
    assert not seen.faults, "\n".join(seen.faults)
    assert not kept(page)
