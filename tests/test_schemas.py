"""The JSON Schema of each kind of file, which editors complete and check from while typing."""

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator.plans.check import KINDS
from generator.plans.explain import PATTERNS
from generator.plans.schemas import schemas
from tests.built import EXAMPLE, PROJECT
from tests.sample import GOOD

SCHEMAS = schemas()
FILES = sorted(
    path for plans in (PROJECT / "plans", EXAMPLE / "plans", GOOD) for path in plans.rglob("*.yml")
)


class AnEditor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: numbers and true or false, but no days, no yes and no."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the attribute of the parent


for tag, pattern in {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    AnEditor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def kind(path: Path) -> str:
    """The kind of a plan file, by where it stands and what it is called."""
    if path.parent.name == "progress":
        return "progress"
    return path.stem if path.stem in KINDS else "document"


@cache
def seen(path: Path) -> Any:
    """The data of a file, as an editor sees it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=AnEditor)  # noqa: S506 - a safe one


def complaints(name: str, data: Any) -> list[str]:
    """What an editor would mark in a file of a kind."""
    validator = Draft202012Validator(SCHEMAS[name], format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_an_editor_marks_nothing_in_a_good_file(path: Path) -> None:
    """Every plan file of the project, of the example and of the tests fits its schema."""
    assert complaints(kind(path), seen(path)) == []


def test_every_kind_of_file_is_tried() -> None:
    """The files above are of every kind that has a schema, and each schema is sound."""
    assert {kind(path) for path in FILES} == set(SCHEMAS)
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_an_editor_marks_a_key_that_is_not_known(name: str) -> None:
    """A mistyped key is marked at the top of each kind of file."""
    path = next(path for path in FILES if kind(path) == name)
    assert complaints(name, {**seen(path), "titel": "Plan"}) != []


def change(path: str, value: Any) -> Any:
    """The good action plan with one value changed, inside its first priority."""
    data = copy.deepcopy(seen(GOOD / "action-plan.yml"))
    at = data["priorities"][0]
    *way, last = (int(part) if part.isdigit() else part for part in path.split("/"))
    for part in way:
        at = at[part]
    at[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("actions/0/measures", [{"text": "More.", "plain": "Better.", "unclear": "How much."}]),
        ("actions/0/measures", ["More.", {"ref": "m7", "text": "Less."}]),
        ("actions/0/lead", ["SEND team", {"role": "LAP"}]),
        ("actions/0/due", "end of 2026-03"),
        ("actions/0/due", ["2026-03", "2026-04-17"]),
        ("actions/0/plain", "It says: more."),
    ],
)
def test_an_editor_accepts_the_short_forms(path: str, value: Any) -> None:
    """Bare text, a single date and an entry without a reference are as good as the long forms."""
    assert complaints("document", change(path, value)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("actions/0/measures", [{"text": "More.", "unclaer": "How much."}]),
        ("actions/0/measures", [{"plain": "There is no text."}]),
        ("actions/0/measures", "More."),
        ("actions/0/lead", [{"rolle": "LAP"}]),
        ("actions/0/due", "July 2026"),
        ("actions/0/due", ["2026"]),
        ("actions/0/milestones/0/every", "fortnight"),
        ("actions/0/ref", "../1.1"),
        ("actions/0/plain", ""),
        ("actions/0/links", ["Action Plan/1"]),
    ],
)
def test_an_editor_marks_what_the_check_refuses(path: str, value: Any) -> None:
    """Mistakes inside lists, dates and references are marked while they are typed."""
    assert complaints("document", change(path, value)) != []


def properties(schema: dict[str, Any], node: Any) -> dict[str, Any]:
    """The keys that an editor offers at a node of a schema, whichever way it is written."""
    if "$ref" in node:
        return properties(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    found = dict(node.get("properties", {}))
    for option in [*node.get("anyOf", ()), *([node["items"]] if "items" in node else [])]:
        found |= properties(schema, option)
    return found


def test_an_editor_offers_the_keys_of_lists_that_number_themselves() -> None:
    """Inside measures, outcomes and findings, each key is offered with what it is for."""
    schema = SCHEMAS["document"]
    lists = (("Action", "measures"), ("Action", "outcomes"), ("Section", "findings"))
    for record, name in (*lists, ("Priority", "commitments")):
        offered = properties(schema, schema["$defs"][record]["properties"][name])
        assert {"ref", "text", "short", "plain", "unclear", "also"} <= set(offered)
        assert all("description" in offered[key] for key in ("text", "short", "unclear"))


def patterns(node: Any) -> set[str]:
    """Every form that a schema asks for."""
    found = {node["pattern"]} if isinstance(node, dict) and "pattern" in node else set()
    inside = node.values() if isinstance(node, dict) else node
    for value in inside if isinstance(node, dict | list) else ():
        found |= patterns(value)
    return found


def test_every_form_that_is_asked_for_is_explained() -> None:
    """Whatever form a value must have, the check can say in words how to write it."""
    asked = patterns(list(SCHEMAS.values())) - {r"\S"}  # of any text: it must not be empty
    assert len(asked) > 5
    assert asked <= set(PATTERNS)


def test_the_schemas_beside_the_plans_are_the_ones_of_the_program() -> None:
    """What editors read from .schemas/ was made from the records as they are now."""
    stored = {path.stem: path.read_text(encoding="utf-8") for path in PROJECT.glob(".schemas/*")}
    assert {name: json.loads(text) for name, text in stored.items()} == SCHEMAS


def test_each_plan_names_its_schema() -> None:
    """The first line of every published plan file leads editors to the right schema."""
    for path in (PROJECT / "plans").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        _, _, address = first.partition("$schema=")
        assert (path.parent / address).resolve() == PROJECT / ".schemas" / f"{kind(path)}.json"
