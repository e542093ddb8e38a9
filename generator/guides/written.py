"""Pages in Markdown that are not guides: their names, front matter, and what they may hold."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from pydantic import Field

from generator.guides import safety
from generator.guides.front import read_written
from generator.plans.text import REF_PATTERN, Record, Text
from generator.problems import Problem

ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of the files that MkDocs makes a page of."""
GUIDES = PurePath("guides")
UNREAD = "templates"
"""A folder that MkDocs makes no page of; nor does it of what begins with a dot."""

Report = Callable[[Problem], None]


class WrittenPage(Record):
    """The front matter of a page that is written in Markdown."""

    title: Text = Field(description="Its heading.")
    description: Text | None = Field(None, description="What it is, in one plain sentence.")


def address_of(path: str) -> str:
    """The address of a page by its path below the folder of content: about/accessibility/."""
    return f"{path.removesuffix('.md')}/"


def read_pages(content: Path, shown: str, report: Report) -> dict[str, str]:
    """The text of each page that can be read, by its path; all that is wrong is reported."""
    found = {}
    for path in sorted(_files(content)):
        name = f"{shown}/{path.as_posix()}"
        if path.parent == GUIDES and path.suffix == ".md":
            continue
        if wrong := _misnamed(path):
            report(Problem(name, 0, 0, *wrong))
            continue
        page = read_written(content / path, name, WrittenPage, report)
        if page is None:
            continue
        found[path.as_posix()] = page.text
        before = page.parts.first_line - 1
        for line, harm in safety.problems_of(page.parts.body):
            report(Problem(name, before + line, 1, f"{harm.message} in a page", harm.hint))
    return found


def _files(content: Path) -> Iterator[PurePath]:
    """Each file that MkDocs would make a page of."""
    for folder, folders, names in os.walk(content, followlinks=True):
        below = Path(folder).relative_to(content)
        folders[:] = [name for name in folders if not name.startswith(".")]
        if below == Path():
            folders[:] = [name for name in folders if name != UNREAD]
        for name in names:
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield PurePath(below / name)


def _misnamed(path: PurePath) -> tuple[str, str] | None:
    """What is wrong with the name of a page, and what to do."""
    if path.suffix != ".md":
        return f"the name ends in {path.suffix}", f"Rename it to {path.stem}.md."
    if GUIDES in path.parents:
        return "a guide in a folder of its own", "Put it into guides/ itself."
    steps = path.with_suffix("").parts
    if path.stem == "index" or not all(re.fullmatch(REF_PATTERN, step) for step in steps):
        hint = "Use small letters, digits and dashes, such as about/our-work.md."
        return "the file name cannot be the address of a page", hint
    return None
