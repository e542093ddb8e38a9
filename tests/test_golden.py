"""Pages of the example site look as they did when a person last looked at them.

After a change that is meant to be seen: `pytest tests/test_golden.py --update-golden`, then read
the difference as a reviewer would.
"""

import datetime as dt
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import get_args

import pytest
from lxml.html import HtmlElement

from generator.plans import progress
from generator.plans.check import check
from generator.plans.model import Action, Milestone
from generator.plans.updates import Families, Forum, Impact, Rating
from tests.built import AS_OF, EXAMPLE, PROJECT, pages

GOLDEN = PROJECT / "tests" / "golden"
PAGES = {
    "home": "",
    "plan": "action-plan-2026/",
    "priority-where-the-forum-disagrees": "action-plan-2026/1/",
    "priority-unlike-its-actions": "action-plan-2026/3/",
    "action-finished": "action-plan-2026/1.1/",
    "action-on-track-that-families-do-not-feel": "action-plan-2026/1.2/",
    "action-never-rated": "action-plan-2026/1.3/",
    "action-partly-on-track-with-several-dates": "action-plan-2026/2.1/",
    "action-stale-with-dates-passed": "action-plan-2026/2.2/",
    "action-unlikely-with-a-term-missing": "action-plan-2026/2.3/",
    "action-moved-earlier": "action-plan-2026/3.1/",
    "action-without-a-date": "action-plan-2026/3.3/",
    "inspection": "inspection-2025/",
    "strategy-that-was-replaced": "strategy-2021/",
    "promises-without-actions": "strategy-2021/2/",
    "action-that-shares-a-cell": "strategy-2021/action-2/",
    "threads": "threads/",
    "thread": "threads/plain-words/",
    "changes": "changes/",
    "you-said-we-did": "you-said-we-did/",
    "ratings": "about/ratings/",
    "documents": "about/documents/",
    "guides": "guides/",
    "guide": "guides/the-yearly-meeting/",
    "guide-for-clinicians": "guides/welcoming-families/",
    "easy-read-home": "easy-read/",
    "easy-read-plan": "action-plan-2026/easy-read/",
    "easy-read-priority": "action-plan-2026/1/easy-read/",
    "easy-read-finished": "action-plan-2026/1.1/easy-read/",
    "easy-read-on-track-and-moved": "action-plan-2026/1.2/easy-read/",
    "easy-read-never-rated": "action-plan-2026/1.3/easy-read/",
    "easy-read-partly-on-track": "action-plan-2026/2.1/easy-read/",
    "easy-read-repeating": "action-plan-2026/2.2/easy-read/",
    "easy-read-unlikely": "action-plan-2026/2.3/easy-read/",
    "easy-read-ratings": "about/ratings/easy-read/",
    "easy-read-guides": "guides/easy-read/",
    "easy-read-guide": "guides/the-yearly-meeting/easy-read/",
    "pictures": "about/pictures/",
}
FLOWING = {"a", "b", "br", "code", "dfn", "em", "q", "small", "span", "strong", "text"}
"""Elements that stand in a line of text."""


def outline(element: HtmlElement, depth: int = 0) -> Iterator[str]:
    """An element as lines: one for each block, one for each run of text."""
    indent = "  " * depth
    if _in_one_line(element):
        yield f"{indent}{_line(element)}"
        return
    yield f"{indent}<{element.tag}{_attributes(element)}>"
    if start := _text(element.text).strip():
        yield f"{indent}  {start}"
    for child in element:
        if child.tag != "script":  # what a script is given is tested with what it shows
            yield from outline(child, depth + 1)
        if after := _text(child.tail).strip():
            yield f"{indent}  {after}"
    yield f"{indent}</{element.tag}>"


def _in_one_line(element: HtmlElement) -> bool:
    return _is_mark(element) or all(
        _is_mark(child) or (child.tag in FLOWING and _in_one_line(child)) for child in element
    )


def _is_mark(element: HtmlElement) -> bool:
    """A shape that says nothing to a reader: a word beside it says the same."""
    return bool(element.get("aria-hidden") == "true")


def _line(element: HtmlElement) -> str:
    if _is_mark(element):
        name = "data-picture" if "data-picture" in element.attrib else "class"
        return f'<{element.tag} {name}="{element.get(name)}">…</{element.tag}>'
    inside = "".join(_line(child) + _text(child.tail) for child in element)
    attributes = _attributes(element)
    return f"<{element.tag}{attributes}>{_text(element.text)}{inside}</{element.tag}>"


def _attributes(element: HtmlElement) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in element.items())


def _text(text: str | None) -> str:
    """Text with each run of white space as one space, since a space can change a sentence."""
    words = " ".join((text or "").split())
    before = " " if text and text[:1].isspace() else ""
    after = " " if text and text[-1:].isspace() and words else ""
    return f"{before}{escape(words, quote=False)}{after}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_example_looks_as_reviewed(
    name: str, example_site: Path, request: pytest.FixtureRequest
) -> None:
    """What stands between <main> and </main> is, line by line, what was last reviewed."""
    main = pages(example_site)[PAGES[name]].find(".//main")
    lines = "\n".join(outline(main)) + "\n"
    golden = GOLDEN / f"{name}.html"
    if request.config.getoption("--update-golden"):
        golden.write_text(lines, encoding="utf-8")
    assert golden.exists(), f"{golden.name} is missing: run with --update-golden and review it"
    assert lines.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_every_golden_page_is_compared() -> None:
    """No file lies in tests/golden/ that nothing is compared with."""
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.html" for name in PAGES}


def test_the_example_has_every_judgement() -> None:
    """Each rating, result, answer of families and view of the forum is there to be looked at."""
    plans = check(EXAMPLE / "plans").plans
    assert plans
    updates = [update for term in plans.updates.values() for update in term.updates.values()]
    assert {one.work for one in updates if one.work} == set(get_args(Rating))
    for name, kind, field in (
        ("impact", Impact, "result"),
        ("families", Families, "felt"),
        ("forum", Forum, "view"),
    ):
        shown = {getattr(getattr(one, name), field) for one in updates if getattr(one, name)}
        assert shown == set(get_args(kind.model_fields[field].annotation))
    assert any(one.impact.too_few for one in updates if one.impact)


def test_the_example_has_every_kind_of_date_and_standing() -> None:
    """Each way to be due, each state of a date, and ratings that are stale, missing or absent."""
    plans, day = check(EXAMPLE / "plans").plans, dt.date.fromisoformat(AS_OF)
    assert plans
    key = plans.area.main
    actions = [
        place for place in plans.places.values() if place.key == key and place.item is place.action
    ]
    items = [place.item for place in plans.places.values()]
    timed = [item for item in items if isinstance(item, Action | Milestone)]
    assert any(item.due and item.due[0].startswith("end of") for item in timed)
    assert any(len(item.due) > 1 for item in timed)
    assert any(len(item.due) == 1 for item in timed)
    assert any(item.every for item in timed)
    assert any(item.plan_by for item in timed)
    assert all(any(getattr(item, name) for item in timed) for name in ("at", "before", "within"))
    assert any(not (item.dates or item.every or item.when) for item in timed)
    dates = progress.calendar(plans, key, day)
    assert {dated.state for dated in dates} == set(get_args(progress.State))
    assert {dated.months_moved > 0 for dated in dates if dated.months_moved} == {True, False}
    standings = [progress.standing(plans, place, day) for place in actions]
    assert any(one.stale for one in standings)
    assert any(one.missing and one.rating and not one.stale for one in standings)
    assert any(not one.rating for one in standings)
    assert any(
        one.rating == "green" and one.families and one.families[1].felt == "not yet"
        for one in standings
    )
