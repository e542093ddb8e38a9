"""Markdown files with front matter -> a record and the text below it, or problems with places."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.plans import explain
from generator.plans.load import Loaded, parse, read
from generator.plans.syntax import bad_characters
from generator.problems import Problem

FRONT = re.compile(r"(---[ \t]*\n.*?)\n---[ \t]*\n", re.DOTALL)
OPENING = re.compile(r"---[ \t]*\n")

Kind = TypeVar("Kind", bound=BaseModel)
Report = Callable[[Problem], None]


class Parts(NamedTuple):
    """The two parts of a Markdown file, and the line on which the second begins."""

    front: str
    body: str
    first_line: int


class Written(NamedTuple, Generic[Kind]):
    """A Markdown file that was read: its whole text, its record, and where everything stands."""

    text: str
    record: Kind
    loaded: Loaded
    parts: Parts


def parted(text: str) -> Parts:
    """A text as its front matter and its body; a text without front matter is all body."""
    found = FRONT.match(text)
    if not found:
        return Parts("", text, 1)
    front = found.group(1)
    return Parts(front, text[found.end() :], front.count("\n") + 3)


def read_written(path: Path, name: str, kind: type[Kind], report: Report) -> Written[Kind] | None:
    """Read one Markdown file; what is wrong with it is reported."""
    text = read(path, name)
    if isinstance(text, Problem):
        report(text)
        return None
    problems = [*bad_characters(text, name), *_no_front(text, name)]
    loaded = None
    if not problems:
        loaded, problems = parse(parted(text).front, name)
    for problem in problems:
        report(problem)
    if loaded is None:
        return None
    try:
        return Written(text, kind.model_validate(loaded.data), loaded, parted(text))
    except ValidationError as error:
        for problem in explain.problems(error, loaded, kind):
            report(problem)
        return None


def _no_front(text: str, name: str) -> list[Problem]:
    """What is wrong with the lines that should stand around the front matter."""
    if not OPENING.match(text):
        hint = "Start the file with a line of three dashes, then title: and the rest."
        return [Problem(name, 1, 1, "the front matter is missing", hint)]
    if not FRONT.match(text):
        hint = "Put a line of three dashes after its last line."
        return [Problem(name, 1, 1, "the front matter is opened here and never closed", hint)]
    return []
