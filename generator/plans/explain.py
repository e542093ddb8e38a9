"""From a validation error to a problem that says what is wrong and what to do."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.plans.load import Loaded
from generator.problems import Problem, did_you_mean

HINTS: Mapping[str, tuple[str, str]] = {
    # pydantic's error type: (what is wrong, what to do); {name} is the key it is about
    "missing": ("{name} is missing", "Add it here."),
    "string_type": ("{name} is not text", "Write one line of text."),
    "string_too_short": ("{name} is empty", "Fill it in or delete it."),
    "string_too_long": ("{name} is too long", "Use at most {max_length} characters."),
    "model_type": ("{name} is not a list of keys and values", "Write key: value below it."),
    "model_attributes_type": ("{name} is not a list of keys and values", "Write key: value."),
    "dict_type": ("{name} is not a list of keys and values", "Write key: value below it."),
    "tuple_type": ("{name} is not a list", "Start each entry with a dash."),
    "list_type": ("{name} is not a list", "Start each entry with a dash."),
    "too_short": ("{name} is empty", "It needs at least one entry."),
    "int_parsing": ("{name} is not a whole number", "Write digits only."),
    "int_type": ("{name} is not a whole number", "Write digits only."),
    "float_parsing": ("{name} is not a number", "Write digits only."),
    "float_type": ("{name} is not a number", "Write digits only."),
    "bool_parsing": ("{name} is neither true nor false", "Write true or false."),
    "bool_type": ("{name} is neither true nor false", "Write true or false."),
    "greater_than_equal": ("{name} is too small", "Use {ge} or more."),
    "finite_number": ("{name} is not a number", "Write digits only."),
    "date_type": ("{name} is not a day", "Write it as 2026-04-17."),
}
DAY = ("date_from_datetime_parsing", "date_parsing", "date_from_datetime_inexact")


def problems(error: ValidationError, loaded: Loaded, model: type[BaseModel]) -> list[Problem]:
    """Every mistake that a model found in a file, each with its place."""
    schema = model.model_json_schema(by_alias=True)
    return [_problem(detail, loaded, schema) for detail in error.errors()]


def where(path: tuple[str | int, ...]) -> str:
    """A path in a file, in words: "priorities 2 > actions 1 > due"."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(str(part))
    return " > ".join(words)


def _problem(detail: ErrorDetails, loaded: Loaded, schema: dict[str, Any]) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((part for part in reversed(path) if isinstance(part, str)), "the file")
    value = detail.get("input")
    if kind == "extra_forbidden":
        known = _known_keys(schema, path[:-1])
        message = f"the key {name} is not known here"
        hint = did_you_mean(str(name), known) or f"Known keys: {', '.join(known)}."
    elif kind == "literal_error":
        choices = [
            part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(",")
        ]
        message = f"{name} is {value!r}" if isinstance(value, str) else f"{name} is not a word"
        close = did_you_mean(str(value), choices)
        hint = close or f"Use one of: {', '.join(filter(None, choices))}."
    elif kind == "string_pattern_mismatch":
        message, hint = _pattern(str(name), value, context["pattern"])
    elif kind in DAY or (kind == "impossible_date"):
        message, hint = f"{value!r} is not a day or month that exists", _date_hint(kind)
    elif kind in HINTS:
        message, hint = (text.format(name=name, **context) for text in HINTS[kind])
        if value is None and kind.endswith("_type"):
            message, hint = f"{name} is empty", "Fill it in or delete it."
    else:
        message, hint = detail["msg"], str(context.get("hint", ""))
    line, column = loaded.place(
        path, key=kind == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)
    )
    return Problem(loaded.file, line, column, message, hint, where(path))


def _date_hint(kind: str) -> str:
    return "Write it as 2026-04-17." if kind in DAY else "Write it as 2026-07 or 2026-07-14."


def _pattern(name: str, value: Any, pattern: str) -> tuple[str, str]:
    from generator.plans import area, dates, model

    wanted = {
        model.REF_PATTERN: "Use small letters, digits, dots and dashes, such as 1.1 or action-3.",
        model.FULL_REF_PATTERN: "Write the document, a slash and the place: action-plan-2026/1.1.",
        dates.DATE_PATTERN: "Write a date as 2026-07, end of 2026-03 or 2026-04-17.",
        dates.MONTH_PATTERN: "Write a month as 2026-07.",
        dates.REPEAT_PATTERN: "Write how often as: month, 2 months, quarter, term or year.",
        area.MONTH_DAY: "Write a day of the year as 09-01.",
        r"^https?://[^\s<>\"']+$": "Write a full address that starts with https://.",
    }
    return f"{name} is {value!r}", wanted.get(pattern, "Write it in the form that is asked for.")


def _known_keys(schema: dict[str, Any], path: tuple[str | int, ...]) -> list[str]:
    """The keys that a schema knows at a path, found by walking it."""
    node = schema
    for part in path:
        node = _resolve(schema, node, "array" if isinstance(part, int) else "object")
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part, node.get("additionalProperties") or {})
    return list(_resolve(schema, node, "object").get("properties", {}))


def _resolve(schema: dict[str, Any], node: dict[str, Any], kind: str) -> dict[str, Any]:
    if "$ref" in node:
        return _resolve(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], kind)
    for option in node.get("anyOf", ()):
        found = _resolve(schema, option, kind)
        if found.get("type") == kind:
            return found
    return node
