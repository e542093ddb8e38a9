"""What the commands share: the options that say where things are, and how problems are printed."""

import json
import os
import signal
import sys
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.problems import Problem, UserError, as_github, as_text
from generator.project import Project, read_project
from generator.source import AS_OF_VARIABLE, today

if TYPE_CHECKING:
    from generator.host import Settings

PLANS = click.option(
    "--plans",
    type=click.Path(path_type=Path),
    default=Path("plans"),
    show_default=True,
    help="The folder of plan YAML.",
)
CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    help="The folder of guides; beside the plans unless it is named.",
)
TRANSLATIONS = click.option(
    "--translations",
    type=click.Path(path_type=Path),
    help="The folder of catalogs; beside the plans unless it is named.",
)
CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The settings of the site, which hold its address.",
)
ADDRESS = click.option("--address", help="The address of the site, if not that in the settings.")


def read(plans: Path, content: Path | None = None, leave_out: Collection[str] = ()) -> Project:
    """The plans and guides, or the problems that stand in their way."""
    try:
        return read_project(plans, content or plans.parent / "content", today(), leave_out)
    except UserError as error:
        return Project(None, (), error.problems, {}, "", {})


def read_or_stop(
    plans: Path, content: Path | None = None, leave_out: Collection[str] = ()
) -> Project:
    """The plans and guides; the command ends here if there is an error in them."""
    project = read(plans, content, leave_out)
    if project.plans is None:
        show(project.problems)
        sys.exit(1)
    return project


def settings_of(config: Path) -> "Settings | None":
    """What `mkdocs.yml` says, if it is there."""
    if not config.exists():
        return None
    from generator.host import settings  # takes a while to load

    return settings(str(config))


def home_of(config: Path, address: str | None) -> str:
    """The full address of the site, ending in a slash; "" if nobody has named it."""
    if not address and (found := settings_of(config)):
        address = found.home
    return ending_in_slash(address)


def ending_in_slash(address: str | None) -> str:
    """An address as pages and codes are appended to it; "" if there is none."""
    return f"{address.rstrip('/')}/" if address else ""


@contextmanager
def stopping() -> Iterator[None]:
    """Let a command end with the problems that were found in it. It can decorate a command, too.

    Asked by the system to end, it tidies up first, as after Ctrl and C.
    """
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, _leave) if is_main else None
    try:
        yield
    except UserError as error:
        show(error.problems)
        sys.exit(1)
    finally:
        if is_main:
            signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _leave(number: int, _: object) -> None:
    sys.exit(128 + number)  # as a shell says it


@contextmanager
def speaking_of(day: str | None) -> Iterator[None]:
    """Let what is built meanwhile speak of a day, through the variable that `today` reads.

    A variable, since MkDocs reads its settings anew for each language, process and edit. It is put
    back at the end: a second command in the same process must not speak of the first one's day.
    """
    if not day:
        yield
        return
    before = os.environ.get(AS_OF_VARIABLE)
    os.environ[AS_OF_VARIABLE] = day
    try:
        yield
    finally:
        if before is None:
            del os.environ[AS_OF_VARIABLE]
        else:
            os.environ[AS_OF_VARIABLE] = before


def show(problems: Sequence[Problem], form: str = "text") -> None:
    """Print problems, each with its place and what to do: as text, JSON or for GitHub."""
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], indent=1))
        return
    as_line = as_github if form == "github" else as_text
    for problem in problems:
        click.echo(as_line(problem))
    if form == "text":
        count = len(problems)
        found = "No problems." if not count else f"{count} problem{'s' * (count > 1)}."
        click.echo(found, err=bool(count))
