"""The `local-offer flyers` command: sheets for families, printed into a folder."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

from generator.console import (
    ADDRESS,
    CONFIG,
    CONTENT,
    PLANS,
    TRANSLATIONS,
    ending_in_slash,
    settings_of,
    speaking_of,
    stopping,
)
from generator.pages.translation import prefix
from generator.printing.kept import KEPT, shelf
from generator.printing.order import Ready
from generator.printing.sheet_problems import Folders
from generator.printing.sheets import PAPERS, Sheet, sheets
from generator.problems import Problem, UserError, as_text, did_you_mean, errors, shown_path
from generator.source import read_source, today
from generator.writing import ROOM, refusing

if TYPE_CHECKING:
    from generator.print_run import Press


@click.command()
@PLANS
@CONTENT
@TRANSLATIONS
@CONFIG
@click.option("--kit", "kits", multiple=True, help="Only this kit, such as interpreters.")
@click.option("--language", "codes", multiple=True, help="Only this language, such as bn.")
@click.option("--paper", "papers", multiple=True, help=f"Only this paper: {', '.join(PAPERS)}.")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("printed"),
    show_default=True,
    help="The folder to write to.",
)
@ADDRESS
@click.option("--as-of", help="The day the sheets speak of, such as 2026-04-17.")
def flyers(
    plans: Path,
    content: Path | None,
    translations: Path | None,
    config: Path,
    kits: tuple[str, ...],
    codes: tuple[str, ...],
    papers: tuple[str, ...],
    to: Path,
    address: str | None,
    as_of: str | None,
) -> None:
    """Print flyers, posters, leaflets and labels with codes, in every language, as PDFs.

    If a text does not fit, or anything else is wrong, nothing is written.
    """
    from generator.print_run import Press  # takes a while to load, which other commands need not

    folders = Folders(
        plans, content or plans.parent / "content", translations or plans.parent / "translations"
    )
    with stopping(), speaking_of(as_of):
        told = settings_of(config)
        day = today(told.as_of if told else None)
        home = ending_in_slash(address or (told.home if told else None))
        source = read_source(folders.plans, day, folders.content, folders.translations)
        chosen = choose(sheets(source.told.plans), kits, codes, papers)
        with shelf(config.absolute().parent / KEPT, _say) as keep:
            names = write(to, printed(Press(source, home, keep, folders), chosen))
    for name in names:
        click.echo(name)


def _say(problem: Problem) -> None:
    click.echo(as_text(problem), err=True)


def choose(
    every: Sequence[Sheet], kits: Sequence[str], codes: Sequence[str], papers: Sequence[str]
) -> list[Sheet]:
    """The sheets of some kits, languages and papers; all, where none is named.

    Raises:
        UserError: there is no such kit, language or paper.

    """
    problems: list[Problem] = []
    asked = {"kit": (kits, 0), "language": (codes, 2), "paper": (papers, 1)}
    for option, (names, field) in asked.items():
        known = list(dict.fromkeys(str(sheet[field]) for sheet in every))
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
                message = f"there is no {option} {name}"
                problems.append(Problem(f"--{option}", 0, 0, message, hint))
    chosen = [
        sheet
        for sheet in every
        if all(not names or sheet[field] in names for names, field in asked.values())
    ]
    if not problems and not chosen:
        hint = "Some papers are printed in English alone, or for one kit alone."
        problems.append(Problem("flyers", 0, 0, "there is no such sheet", hint))
    if problems:
        raise UserError(problems)
    return chosen


def printed(press: "Press", chosen: Sequence[Sheet]) -> list[Ready]:
    """Print sheets, their languages side by side; their paths are below the site.

    Raises:
        UserError: one cannot be printed; it carries all problems of all sheets.

    """
    from generator.print_run import Task, print_run

    codes = list(dict.fromkeys(sheet.code for sheet in chosen))
    tasks = [Task(code, tuple(one for one in chosen if one.code == code), False) for code in codes]
    runs = print_run(press, tasks)
    if wrong := errors(problem for run in runs.values() for problem in run.problems):
        raise UserError(wrong)
    return [
        one._replace(path=f"{prefix(code)}{one.path}")
        for code, run in runs.items()
        for one in run.ready
    ]


def write(folder: Path, files: Sequence[Ready]) -> list[str]:
    """Copy files into a folder, each in one go. Gives their names.

    Raises:
        UserError: the disk refused one. Those that stood there before are whole.

    """
    names: list[str] = []
    fresh: Path | None = None
    try:
        with refusing(folder, f"Not all was written. {ROOM}"):
            folder.parent.mkdir(parents=True, exist_ok=True)
            fresh = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
            for number, one in enumerate(files):  # all are there before the first takes its place
                shutil.copyfile(one.file, fresh / str(number))
            for number, one in enumerate(files):
                target = folder / one.path
                target.parent.mkdir(parents=True, exist_ok=True)
                (fresh / str(number)).replace(target)
                names.append(shown_path(target))
    finally:
        if fresh:
            shutil.rmtree(fresh, ignore_errors=True)
    return names
