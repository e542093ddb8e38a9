"""From a validation error to a problem that says what is wrong and what to do."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.plans import area, dates, easy, links, text
from generator.plans.load import Loaded
from generator.plans.way import Way
from generator.problems import Problem, closest, did_you_mean, shown

HINTS: Mapping[str, tuple[str, str]] = {
    # pydantic's error type: (what is wrong, what to do); {name} is the key it is about
    "missing": ("{name} is missing", "Add it here."),
    "string_type": ("{name} is not text", "Write text; if it holds a colon, put it in quotes."),
    "string_too_long": ("{name} is too long", "Use at most {max_length} characters."),
    "model_type": ("{name} holds no keys", "Write key: value below it."),
    "model_attributes_type": ("{name} holds no keys", "Write key: value below it."),
    "dict_type": ("{name} holds no keys", "Write key: value below it."),
    "tuple_type": ("{name} is not a list", "Start each entry with a dash."),
    "list_type": ("{name} is not a list", "Start each entry with a dash."),
    "too_short": ("{name} is empty", "It needs at least one entry."),
    "too_long": ("{name} has too many entries", "It has at most {max_length}."),
    "int_parsing": ("{name} is not a whole number", "Write digits only."),
    "int_type": ("{name} is not a whole number", "Write digits only."),
    "float_parsing": ("{name} is not a number", "Write digits only."),
    "float_type": ("{name} is not a number", "Write digits only."),
    "finite_number": ("{name} is not a number", "Write digits only."),
    "bool_parsing": ("{name} is neither true nor false", "Write true or false."),
    "bool_type": ("{name} is neither true nor false", "Write true or false."),
    "greater_than_equal": ("{name} is too small", "Use {ge} or more."),
    "date_type": ("{name} is not a day", "Write it as 2026-04-17."),
}
PATTERNS: Mapping[str, str] = {
    # the form that is asked for: what to do
    text.REF_PATTERN: "Use small letters, digits, dots and dashes, such as 1.1 or action-3.",
    text.FULL_REF_PATTERN: "Write the document, a slash and the place: action-plan-2026/1.1.",
    text.WEB_PATTERN: "Write a full address that starts with https://.",
    dates.DATE_PATTERN: "Write a date as 2026-07, end of 2026-03 or 2026-04-17.",
    dates.MONTH_PATTERN: "Write a month as 2026-07.",
    dates.DAY_PATTERN: "Write a day as 2026-04-17.",
    dates.REPEAT_PATTERN: "Write how often as: month, 2 months, quarter, term or year.",
    links.DIGITS_PATTERN: 'Write five digits in quotes, the first not 0, such as "48213".',
    links.PAGE_PATTERN: "Write the address of a page below the site: guides/sendiass/.",
    easy.ICON_PATTERN: "Name an icon of Material, such as material/calendar.",
    area.MONTH_DAY: "Write a day of the year as 09-01.",
    area.CODE_PATTERN: "Write the code of a language, such as bn or zh-Hans.",
    area.EMAIL_PATTERN: "Write an e-mail address, such as send@example.org.",
    area.PHONE_PATTERN: "Write a telephone number with digits and spaces.",
}


def problems(error: ValidationError, loaded: Loaded, model: type[BaseModel]) -> list[Problem]:
    """Every mistake that a model found in a file, each with its place."""
    schema = model.model_json_schema(by_alias=True)
    return [_problem(detail, loaded, schema) for detail in _causes(error.errors(), schema)]


def _causes(details: list[ErrorDetails], schema: dict[str, Any]) -> list[ErrorDetails]:
    """The errors without those that only follow from another.

    A mistyped key is not also missing, and a list is not also empty because its entry is wrong.
    """
    wrong_inside = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    meant = {
        (*detail["loc"][:-1], key)
        for detail in details
        if detail["type"] == "extra_forbidden"
        for key in closest(str(detail["loc"][-1]), _known_keys(schema, detail["loc"][:-1]))[:1]
    }
    follows = {"missing": meant, "too_short": wrong_inside}
    return [detail for detail in details if detail["loc"] not in follows.get(detail["type"], ())]


def where(path: Way) -> str:
    """A path in a file, in words: "priorities 2 > actions 1 > due"."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(shown(part))
    return " > ".join(words)


def _problem(detail: ErrorDetails, loaded: Loaded, schema: dict[str, Any]) -> Problem:
    path, kind = detail["loc"], detail["type"]
    is_key = path[-1:] == ("[key]",)
    path = path[:-1] if is_key else path
    if path and isinstance(path[-1], int) and path not in loaded.places:
        path = path[:-1]  # one value where a list may stand, such as due: 2026-13
    message, hint = _words(detail, path, schema)
    line, column = loaded.place(path, key=is_key or kind == "extra_forbidden")
    return Problem(loaded.file, line, column, message, hint, where(path))


def _words(detail: ErrorDetails, path: Way, schema: dict[str, Any]) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    kind, context, value = detail["type"], detail.get("ctx", {}), detail.get("input")
    is_key = detail["loc"][-1:] == ("[key]",)
    name = _name(path)
    if value is None and kind.endswith("_type"):
        return f"{name} is empty", "Fill it in or delete it."
    if kind == "extra_forbidden":
        known = _known_keys(schema, path[:-1])
        hint = did_you_mean(str(path[-1]), known) or f"Known keys: {', '.join(known)}."
        if name[:1].isupper() or " " in name:
            hint = "If this is text with a colon in it, put it in quotes."
        return f"the key {name} is not known here", hint
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", context["expected"])
        hint = did_you_mean(str(value), choices) or f"Use one of: {', '.join(choices)}."
        found = f"{name} is '{shown(value)}'" if isinstance(value, str) else f"{name} is not a word"
        return f"the key {name} is not known here" if is_key else found, hint
    if kind == "string_pattern_mismatch":
        if not str(value).strip():
            return f"{name} is empty", "Fill it in or delete it."
        found = f"'{name}' is not a reference" if is_key else f"{name} is '{shown(value)}'"
        return found, PATTERNS.get(context["pattern"], "")
    if kind == "missing" and isinstance(detail["loc"][-1], int):
        return f"{name} has too few entries", "Add the one that is missing."
    if kind in HINTS:
        wrong, hint = HINTS[kind]
        return wrong.format(name=name, **context), hint.format(name=name, **context)
    return detail["msg"], str(context.get("hint", ""))


def _name(path: Way) -> str:
    """What a message is about: the last key, or an entry of the list below it."""
    key = shown(next((part for part in reversed(path) if isinstance(part, str)), "the file"))
    number = path[-1] if path else None
    return f"entry {number + 1} of {key}" if isinstance(number, int) else key


def _known_keys(schema: dict[str, Any], path: Way) -> list[str]:
    """The keys that a schema knows at a path, found by walking it."""
    node = schema
    for part in path:
        node = _resolve(schema, node, "array" if isinstance(part, int) else "object")
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            free: dict[str, Any] = next(iter(node.get("patternProperties", {}).values()), {})
            node = node.get("properties", {}).get(part) or free
    return list(_resolve(schema, node, "object").get("properties", {}))


def _resolve(schema: dict[str, Any], node: dict[str, Any], kind: str) -> dict[str, Any]:
    if "$ref" in node:
        return _resolve(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], kind)
    for option in node.get("anyOf", ()):
        found = _resolve(schema, option, kind)
        if found.get("type") == kind:
            return found
    return node
