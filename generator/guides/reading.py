"""Guides: Markdown files with front matter -> records, or problems with their places."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.guides.front import read_written
from generator.guides.model import Guide
from generator.plans.load import Loaded, read
from generator.plans.text import REF_PATTERN
from generator.problems import Problem

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
    found = read_written(path, name, Guide, report)
    if found is None:
        return None
    parts, said = found.parts, _transcript(path.parent, found.record)
    return GuideFile(path.stem, found.record, parts.body, parts.first_line, found.loaded, said)


def _transcript(folder: Path, guide: Guide) -> str:
    """What a guide's video says, or nothing; the rules say why there is nothing."""
    text = read(folder / guide.video.transcript, "") if guide.video else ""
    return "" if isinstance(text, Problem) else text
