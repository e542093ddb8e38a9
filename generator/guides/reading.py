"""Guides: Markdown files with front matter -> records, or problems with their places."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from generator.guides.model import Guide
from generator.plans import explain
from generator.plans.load import Loaded, parse, read
from generator.problems import Problem


class GuideFile(NamedTuple):
    """One guide. `name` is its address below guides/, `first_line` the line its body starts on."""

    name: str
    guide: Guide
    body: str
    first_line: int
    loaded: Loaded


def read_guides(folder: Path, shown: str, report: Callable[[Problem], None]) -> list[GuideFile]:
    """All guides of a folder that can be read; what cannot be is reported."""
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    found = (_guide(path, f"{shown}/{path.name}", report) for path in files)
    return [guide for guide in found if guide]


def _guide(path: Path, name: str, report: Callable[[Problem], None]) -> GuideFile | None:
    text = read(path, name)
    if isinstance(text, Problem):
        report(text)
        return None
    front, end, body = text.partition("\n---\n")
    if not text.startswith("---\n") or not end:
        hint = "Start the file with ---, the front matter, and --- again."
        report(Problem(name, 1, 1, "the front matter is missing", hint))
        return None
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
    return GuideFile(path.stem, guide, body, front.count("\n") + 3, loaded)
