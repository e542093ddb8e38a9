"""The same facts as files: complete, described, and safe to open."""

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.plans.check import check
from generator.publishing.data import data_files
from tests.built import EXAMPLE, PROJECT, files, pages, small_project, text

FIXED = ("area", "easy-read", "flyers", "glossary", "links", "threads", "you-said-we-did")
SECRET = ("all of them", "not asked before")
"""What the example says about four people, which must not leave its plans."""


def documents(plans: Path) -> dict[str, Any]:
    """Every document of a folder of plans, read by a YAML library that leaves values as text."""
    return {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        for path in plans.glob("*.yml")
        if path.stem not in FIXED
    }


def rows(content: bytes) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.DictReader(content.decode("utf-8").splitlines()))


def lost(published: Any, written: Any, at: str) -> Iterator[str]:
    """Where data lacks what a plan file says; bare text may have got a number or a list."""
    if isinstance(written, dict):
        for name, value in written.items():
            yield from lost(published.get(name), value, f"{at} > {name}")
    elif isinstance(written, list):
        assert len(published) == len(written), at
        for number, (one, other) in enumerate(zip(published, written, strict=True), start=1):
            yield from lost(one, other, f"{at} {number}")
    else:
        if isinstance(published, list) and len(published) == 1:
            (published,) = published
        if isinstance(published, dict):
            published = published.get("text", published.get("role"))
        plain = float(written) if isinstance(published, float) else written
        if str(published).split() != str(plain).split():
            yield f"{at}: {written}"


@pytest.mark.parametrize("name", sorted(documents(PROJECT / "plans")))
def test_a_document_is_published_whole(name: str, site: Path) -> None:
    """Its file has the keys and values of the plan file, the day, and the progress."""
    written = documents(PROJECT / "plans")[name]
    published = json.loads((site / "data" / f"{name}.json").read_bytes())
    assert set(published) == set(written) | {"as_of", "progress"}
    assert published["as_of"] == "2026-11-22"
    assert list(lost(published, written, name)) == []


def test_progress_is_published_as_it_stands(example_site: Path) -> None:
    """Ratings by term, what is missing, moved dates and the forum's view are in the file."""
    progress = json.loads((example_site / "data" / "action-plan-2026.json").read_bytes())[
        "progress"
    ]
    assert progress["1.1"]["rating"] == "blue"
    assert progress["1.1"]["by_term"]["2026-spring"] == "amber"
    assert progress["1.3"]["rating"] is None
    assert progress["1.3"]["missing"] == ["2026-spring", "2026-summer"]
    assert progress["2.2"]["stale"] is True
    assert progress["1"]["actions"] == {"blue": 1, "green": 1, "not published": 1}
    assert progress["1.2b"]["dates"][0]["months_moved"] == 2
    assert progress["1.2"]["updates"]["2026-autumn"]["forum"]["view"] == "disagrees"


def test_an_action_with_dated_milestones_has_no_date_beside_them(example_site: Path) -> None:
    """Pages show such an action's milestones, so the file counts no date of its own as open."""
    progress = json.loads((example_site / "data" / "action-plan-2026.json").read_bytes())[
        "progress"
    ]
    assert "dates" not in progress["1.1"]
    assert [dated["state"] for dated in progress["2.1"]["dates"]] == ["done", "done", "due"]
    assert [progress[f"1.1{letter}"]["dates"][0]["state"] for letter in "abc"] == ["done"] * 3


def test_small_numbers_leave_no_trace(example_site: Path) -> None:
    """Numbers about fewer than six people are in no file of the site, not even in its index."""
    plan = (EXAMPLE / "plans" / "progress" / "2026-spring.yml").read_text(encoding="utf-8")
    assert all(words in plan for words in SECRET)
    for path, content in files(example_site).items():
        assert not any(words.encode() in content for words in SECRET), path
        if path.startswith("data/") and path.endswith(".json"):
            assert not re.search(rb'"people": [0-5]\b', content), path


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_actions_are_a_table_with_a_row_each(which: str, request: pytest.FixtureRequest) -> None:
    """Any program that reads CSV finds every action of every document once."""
    folder: Path = request.getfixturevalue(which)
    plans = PROJECT / "plans" if which == "site" else EXAMPLE / "plans"
    written = [
        f"{name}/{action['ref']}"
        for name, document in documents(plans).items()
        for priority in document.get("priorities", ())
        for action in priority.get("actions", ())
    ]
    table = rows((folder / "data" / "actions.csv").read_bytes())
    assert sorted(row["ref"] for row in table) == sorted(written)
    assert all(None not in row and None not in row.values() for row in table)
    assert {row["as_of"] for row in table} == {"2026-11-22"}


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_text_is_never_a_formula(first: str, tmp_path: Path) -> None:
    """Text that a spreadsheet would run stands in the table as text."""
    plan = small_project(tmp_path) / "plans" / "action-plan-2026.yml"
    was = plan.read_text(encoding="utf-8")
    plan.write_text(was.replace("Plain letters to families", f'"{first}1+1"'), encoding="utf-8")
    plans = check(tmp_path / "plans").plans
    assert plans
    found = {file.path: file.content for file in data_files(plans, dt.date(2026, 11, 22))}
    table = rows(found["data/actions.csv"])
    assert f"'{first}1+1" in [row["short"] for row in table]
    assert not any(value.startswith(first) for row in table for value in row.values())


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_the_data_page_describes_every_file_and_column(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Each file in /data/ has a link and a sentence, and each column of the table a meaning."""
    folder: Path = request.getfixturevalue(which)
    page = pages(folder)["about/data/"].find(".//main")
    linked = {link.removeprefix("../../") for link in page.xpath(".//a[not(@hreflang)]/@href")}
    linked = {link for link in linked if link.startswith("data/")}
    assert linked == {path for path in files(folder) if path.startswith("data/")}
    described = {text(term) for term in page.findall(".//dt")}
    header = (folder / "data" / "actions.csv").read_text(encoding="utf-8").splitlines()[0]
    assert described == {*header.split(","), "as_of", "progress"}
    assert all(text(meaning) for meaning in page.findall(".//dd"))
