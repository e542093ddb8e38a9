"""A real browser, and the two sites served to it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.kinds import KINDS
from tests.browser.serving import Served, serve

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

NewPage = Callable[..., Page]


@pytest.fixture(scope="package")
def published(site: Path) -> Iterator[Served]:
    """The site of the published plans, served."""
    with serve(site) as served:
        yield served


@pytest.fixture(scope="package")
def example(example_site: Path) -> Iterator[Served]:
    """The example site, whose progress shows every state, served."""
    with serve(example_site) as served:
        yield served


@pytest.fixture(scope="package", params=["published", "example"])
def served(request: pytest.FixtureRequest) -> Served:
    """Each of the two sites in turn."""
    found: Served = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of page in turn."""
    return str(request.param)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's own Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "Chromium is not installed: `make test` installs it on Debian and Ubuntu"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Makes an empty page of a given width, in a profile of its own that ends with the test."""
    contexts = []

    def make(width: int = 320, height: int = 800, **options: Any) -> Page:
        size = ViewportSize(width=width, height=height)
        contexts.append(context := browser.new_context(viewport=size, **options))
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
