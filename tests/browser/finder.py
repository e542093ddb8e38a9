"""A page with the date finder in it, made from the template of the guides."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.deadlines import RuleSet, browser_copy, example, rules_for
from generator.languages.formats import ENGLISH
from generator.pages.desk import _environment
from tests.browser.conftest import NewPage
from tests.built import PROJECT

TODAY = "2026-11-22T12:00:00Z"
ASSETS = PROJECT / "overrides" / "assets"
FINDER = """{% from "_date-finder.html" import finder %}
{{ finder(rule_set, example, table, "assets") }}"""
PAGE = """<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Dates</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="assets/look.css"></head>
<body><header class="top">A site</header><main class="wrap"><h1>A guide</h1>
<p id="before">Other <a href="#x">text</a>.</p>%s</main></body></html>"""


def finder(rules: RuleSet) -> str:
    """The finder for a rule set, as HTML."""
    template = _environment(ENGLISH).from_string(FINDER)
    return template.render(rule_set=rules, example=example(rules), table=browser_copy(rules))


def put(folder: Path, name: str, around: str = PAGE) -> Path:
    """Write a page with the finder for a rule set, and all that it loads, to a folder."""
    (folder / "assets").mkdir()
    for asset in ("look.css", "date-finder.css", "date-finder.js"):
        shutil.copy(ASSETS / asset, folder / "assets")
    page = folder / f"{name}.html"
    page.write_text(around % finder(rules_for(name)), encoding="utf-8")
    return page


def open_finder(new_page: NewPage, folder: Path, name: str, **options: Any) -> Page:
    """Open the finder for a rule set on a fixed day."""
    page = new_page(**options)
    page.clock.set_fixed_time(TODAY)
    page.goto(put(folder, name).as_uri())
    return page


def ask(page: Page, **days: str) -> list[str]:
    """Enter days, ask for the dates and give them as shown."""
    for key, day in days.items():
        page.fill(f"#finder-{key}", day)
    page.get_by_role("button", name="Show my dates").click()
    return page.locator(".finder-yours time").all_inner_texts()


def flat(text: str) -> str:
    """The same words without commas, which versions of CLDR set differently."""
    return text.replace(",", "")
