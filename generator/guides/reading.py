"""Guides: Markdown files with front matter -> records, or problems with their places."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from generator.guides.model import Guide
from generator.plans import explain
from generator.plans.load import Loaded, parse, read
from generator.plans.syntax import bad_characters
from generator.plans.text import REF_PATTERN
from generator.problems import Problem

FRONT = re.compile(r"(---[ \t]*\n.*?)\n---[ \t]*\n", re.DOTALL)
OPENING = re.compile(r"---[ \t]*\n")
TAKEN = ("index", "README")
"""Names that lead to the page that lists all guides."""


class GuideFile(NamedTuple):
    """One guide. `name` is its address below guides/, `first_line` the line its body starts on."""

    name: str
    guide: Guide
    body: str
    first_line: int
    loaded: Loaded
    transcript: str = ""


def read_guides(folder: Path, shown: str, report: Callable[[Problem], None]) -> list[GuideFile]:
    """All guides of a folder that can be read, in their order; what cannot be is reported."""
    found = (_guide(path, f"{shown}/{path.name}", report) for path in guide_files(folder))
    return sorted(filter(None, found), key=lambda file: (file.guide.number, file.name))


def guide_files(folder: Path) -> list[Path]:
    """The files of a folder that are meant as guides; hidden ones are not."""
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    return [path for path in files if not path.name.startswith(".")]


def _guide(path: Path, name: str, report: Callable[[Problem], None]) -> GuideFile | None:
    if not re.fullmatch(REF_PATTERN, path.stem) or path.stem in TAKEN:
        hint = "Use small letters, digits and dashes, such as annual-reviews.md."
        report(Problem(name, 0, 0, "the file name cannot be the address of a guide", hint))
        return None
    text = read(path, name)
    if isinstance(text, Problem):
        report(text)
        return None
    problems = [*bad_characters(text, name), *_no_front(text, name)]
    found = FRONT.match(text)
    if problems or not found:
        for problem in problems:
            report(problem)
        return None
    front = found.group(1)
    loaded, problems = parse(front, name)
    for problem in problems:
        report(problem)
    if loaded is None:
        return None
    try:
        guide = Guide.model_validate(loaded.data)
    except ValidationError as error:
        for problem in explain.problems(error, loaded, Guide):
            report(problem)
        return None
    body, first_line = text[found.end() :], front.count("\n") + 3
    return GuideFile(path.stem, guide, body, first_line, loaded, _transcript(path.parent, guide))


def _no_front(text: str, name: str) -> list[Problem]:
    """What is wrong with the lines that should stand around the front matter."""
    if not OPENING.match(text):
        hint = "Start the file with a line of three dashes, then title: and the rest."
        return [Problem(name, 1, 1, "the front matter is missing", hint)]
    if not FRONT.match(text):
        hint = "Put a line of three dashes after its last line."
        return [Problem(name, 1, 1, "the front matter is opened here and never closed", hint)]
    return []


def _transcript(folder: Path, guide: Guide) -> str:
    """What a guide's video says, or nothing; the rules say why there is nothing."""
    text = read(folder / guide.video.transcript, "") if guide.video else ""
    return "" if isinstance(text, Problem) else text
