"""The documents are quoted word for word; our own words are plain and short; nobody is named."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml.html import HtmlElement

from tests.built import PROJECT, pages, text

PLANS = PROJECT / "plans"
OURS = ("area", "easy-read", "flyers", "glossary", "links", "threads", "you-said-we-did")
QUOTED = (
    *("findings", "means", "commitments", "how", "outcomes", "measures", "resources"),
    "monitoring",
)
"""Lists whose entries may be bare text, which is then the document's own wording."""

DOCUMENTS = sorted(path.stem for path in PLANS.glob("*.yml") if path.stem not in OURS)


def read(name: str) -> Any:
    """A plan file, read by a YAML library and not by the project's own reader."""
    return yaml.safe_load((PLANS / f"{name}.yml").read_text(encoding="utf-8"))


def quoted(node: Any, key: str = "") -> Iterator[str]:
    """Every piece of text in a document that is its own wording."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name != "easy":  # the lines of easy read are ours
                yield from quoted(value, name)
    elif isinstance(node, list):
        for entry in node:
            yield from quoted(entry, key)
    elif key == "text" or (key in QUOTED and isinstance(node, str)):
        yield " ".join(str(node).split())


def promises(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every priority and action of a document by its full reference."""
    for priority in read(name).get("priorities", ()):
        yield f"{name}/{priority['ref']}", priority
        for action in priority.get("actions", ()):
            yield f"{name}/{action['ref']}", action


def reading(page: HtmlElement) -> str:
    """What a reader of a page reads."""
    return text(page.find(".//main"))


def short_forms() -> set[str]:
    """The abbreviations that the glossary explains."""
    words = [word for word in read("glossary")["words"] if word.get("stands_for")]
    forms = {str(form) for word in words for form in (word["word"], *word.get("forms", ()))}
    return {form for form in forms if sum(map(str.isupper, form)) > 1 and " " not in form}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_of_a_document_stands_on_its_pages(name: str, site: Path) -> None:
    """Each statement of the document can be read somewhere below its address, unchanged."""
    below = " | ".join(
        reading(page) for address, page in pages(site).items() if address.startswith(f"{name}/")
    )
    # What a document says about its ratings stands on the page that explains them.
    everything = f"{below} | {reading(pages(site)['about/ratings/'])}"
    wording = set(quoted(read(name)))
    assert len(wording) > 20
    assert [words for words in wording if words not in everything] == []


def test_every_document_is_tested() -> None:
    """All five published documents are among the files that are compared."""
    assert len(DOCUMENTS) == 5


def test_no_page_names_a_person_by_initials(site: Path) -> None:
    """Each short run of capitals is a short form that the plans explain, and not a person."""
    initials = re.compile(r"\b[A-Z]{2,3}\b")
    roles = [role["name"] for role in read("area")["roles"]]
    known = {*initials.findall(" ".join([*short_forms(), *roles])), "OR", "YES", "IT"}
    with_old_plan = [
        address for address in pages(site) if address.startswith(("action-plan-2013/", "threads/"))
    ]
    assert len(with_old_plan) > 40
    for address in with_old_plan:
        assert set(initials.findall(reading(pages(site)[address]))) - known == set(), address


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_and_first_lines_are_short_and_plain(name: str) -> None:
    """A heading has up to 8 words and a first line up to 25, and neither has a short form."""
    hard = short_forms()
    assert {"SENDIASS", "LAP"} <= hard
    for ref, promise in promises(name):
        assert len(promise["short"].split()) <= 8, ref
        assert len(promise["plain"].split()) <= 25, ref
        for line in (promise["short"], promise["plain"]):
            used = set(re.findall(r"[\w/-]+", line))
            assert used & hard == set(), ref
