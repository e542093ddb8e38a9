"""Mistakes in the writing of a file itself: tabs, invisible characters, text that is not YAML."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from generator.problems import Problem

TAB = re.compile(r"^ *\t(?=[ \t]*\S)")
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\uf8ff\ufeff\ufffe\uffff]"
)
DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Kind(NamedTuple):
    """A kind of character that a plan does not hold: how to find it, and what to do about it."""

    pattern: re.Pattern[str]
    message: str
    hint: str


KINDS = (
    Kind(TAB, "a tab is used to indent", "Use spaces."),
    Kind(CONTROL, "an invisible control character ({code})", "Delete it."),
    Kind(DIRECTION, "an invisible character that turns text around ({code})", "Delete it."),
)


class Words(NamedTuple):
    """What the YAML parser says in its own words, and what that means for a writer.

    `at_start`: the mistake stands where the part began, not where the parser gave up.
    """

    parser: str
    message: str
    hint: str
    at_start: bool = False


QUOTE = "Put the text in quotes."
OUT_OF_LINE = (
    "this does not fit what stands before it",
    "Check the indentation, and put text with quotes in it in quotes of the other kind.",
)
SYNTAX = (
    Words(
        "values are not allowed",
        "a colon stands where none can be",
        "Put text with a colon in it in quotes, and check the indentation.",
    ),
    Words(
        "could not find expected ':'",
        "there is no colon after a key",
        "Write key: value, and indent text that goes on over several lines.",
    ),
    Words("cannot start any token", "text cannot start with this character", QUOTE),
    Words("alphabetic or numeric character", "text cannot start with * or &", QUOTE, at_start=True),
    Words("tag", "text cannot start with !", QUOTE, at_start=True),
    Words(
        "end of stream",
        "a quotation mark is opened here and never closed",
        "Close it, or leave it out.",
        at_start=True,
    ),
    Words(
        "expected ',' or",
        "a bracket is opened here and not closed",
        "Close it, or put text that starts with a bracket in quotes.",
        at_start=True,
    ),
    Words(
        "unknown escape character",
        "a backslash stands between double quotes",
        "Use single quotes instead.",
    ),
    Words(
        "entries are not allowed",
        "a dash stands where no list can be",
        "Start the list on a line of its own, or put the text in quotes.",
    ),
    Words("node content", "a value is missing here", "Fill it in, or take the bracket away."),
    Words("did not find expected", *OUT_OF_LINE),
    Words("expected <block end>", *OUT_OF_LINE),
)


def bad_characters(text: str, name: str) -> Iterator[Problem]:
    """The first of each kind of character that no plan holds, with how many lines have one."""
    lines = text.split("\n")
    for kind in KINDS:
        found = [
            (number, match)
            for number, line in enumerate(lines, start=1)
            if (match := kind.pattern.search(line))
        ]
        if found:
            number, match = found[0]
            yield bad_character(kind, name, (number, match.end()), match.group(), len(found) - 1)


def bad_character(
    kind: Kind, name: str, place: tuple[int, int], found: str, others: int = 0
) -> Problem:
    """What is wrong with one character, found again on `others` lines."""
    message = kind.message.format(code=f"U+{ord(found[-1]):04X}")
    if others:
        message += f", here and on {others} other line{'s' * (others > 1)}"
    return Problem(name, *place, message, kind.hint)


def not_yaml(error: yaml.YAMLError, name: str) -> Problem:
    """The parser's message in plain words."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(name, 1, 1, f"this is not YAML ({error})")
    said = error.problem or error.context or ""
    words = next((words for words in SYNTAX if words.parser in said), None)
    mark = error.problem_mark or error.context_mark
    if words and words.at_start:
        mark = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if words is None:
        hint = "Check the indentation, and put text with : or # in it in quotes."
        return Problem(name, line, column, f"this is not YAML ({said})", hint)
    return Problem(name, line, column, words.message, words.hint)
