"""The print run: sheets, and documents as files, in every language, languages side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator import processes
from generator.languages.formats import language_name
from generator.languages.messages import told_in
from generator.pages.paper import PaperFile
from generator.printing import documents
from generator.printing.flyers import print_sheets
from generator.printing.fonts import fonts
from generator.printing.order import Order, Ready
from generator.printing.scripts import can_print
from generator.printing.sheet_problems import Folders
from generator.printing.sheets import Sheet
from generator.problems import Problem, UserError, shown_path
from generator.source import Source
from generator.writing import ROOM, refused


class Press(NamedTuple):
    """What is printed from: the source, the site's full address ("" if unknown), and folders.

    Printed files are kept in the folder `kept`; texts are changed in `folders`.
    """

    source: Source
    home: str
    kept: Path
    folders: Folders


class Task(NamedTuple):
    """What to print in one language: some sheets, and the documents or not."""

    code: str
    sheets: tuple[Sheet, ...]
    documents: bool


class Run(NamedTuple):
    """What was printed in one language, with paths below its pages, and what is wrong.

    `paper` are the files of each page by its address.
    """

    ready: tuple[Ready, ...]
    paper: Mapping[str, tuple[PaperFile, ...]]
    problems: tuple[Problem, ...]


def print_run(press: Press, tasks: Sequence[Task]) -> dict[str, Run]:
    """Print in several languages; gives what was printed by the language's code.

    What is wrong in the same way in several languages is said in the first of them.
    """
    workers = processes.workers(len(tasks))
    # Forked before anything is printed here: Typst's threads would be missing in a child.
    if workers < 2 or not processes.can_fork():
        runs = [_print(press, task) for task in tasks]
    else:
        with processes.pool(workers, _remember, press) as pool:
            runs = list(pool.map(_print_remembered, tasks))
    return {task.code: run for task, run in zip(tasks, _said_once(runs), strict=True)}


def _said_once(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, each without the problems of those before it, such as a missing typeface."""
    said: set[Problem] = set()
    for run in runs:
        fresh = tuple(one for one in dict.fromkeys(run.problems) if one not in said)
        said.update(fresh)
        yield run._replace(problems=fresh)


_process: list[Press] = []
"""What a process of the pool was given at its start, so that it is not sent with each task."""


def _remember(press: Press) -> None:
    _process[:] = [press]


def _print_remembered(task: Task) -> Run:
    return _print(_process[0], task)


def _print(press: Press, task: Task) -> Run:
    """Print what is asked for in one language."""
    given = press.source
    if not can_print(task.code):
        return Run((), {}, (_no_typeface(press.folders, task.code),))
    spoken = given.tongue(task.code)
    told = given.told if spoken.is_english else told_in(given.told, spoken.turn)
    order = Order(
        told.plans, told.guides, spoken, given.told.plans, given.as_of, press.home, press.kept
    )
    problems: list[Problem] = []
    paper: defaultdict[str, tuple[PaperFile, ...]] = defaultdict(tuple)
    ready: list[Ready] = []
    try:
        fonts()  # if a typeface is missing, that is said once, and not of each sheet
        ready, problems = print_sheets(order, task.sheets, given.catalogs, press.folders)
        for made in documents.files(order, problems.append) if task.documents else ():
            ready.append(Ready(made.path, made.file))
            paper[made.page] += (PaperFile(made.kind, made.path, made.size, made.pages),)
    except UserError as error:
        problems += error.problems
    except OSError as error:
        problems.append(refused(error, press.kept, f"Nothing can be printed. {ROOM}"))
    return Run(tuple(ready), dict(paper), tuple(problems))


def _no_typeface(folders: Folders, code: str) -> Problem:
    message = f"there is no typeface for {language_name(code).english}, so nothing is printed in it"
    hint = "Its pages are made, and its codes lead there."
    return Problem(shown_path(folders.plans / "area.yml"), 0, 0, message, hint, code, "warning")
