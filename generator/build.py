"""Building a whole site: its languages side by side, then together into one folder.

What was read is read once. A language whose pages are still right is taken over from the site that
stands, file by file; of another, only the pages that have changed are made.
"""

import gc
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import generator
from generator import site
from generator.assemble import check_target
from generator.build_language import Given, Job, state
from generator.crew import build_all
from generator.host import Settings
from generator.languages.formats import ENGLISH
from generator.languages.tongues import HALF
from generator.printing import braille
from generator.printing.kept import KEPT, forget_unused
from generator.printing.sheet_problems import Folders
from generator.printing.sheets import sheets
from generator.problems import (
    Problem,
    UserError,
    as_text,
    did_you_mean,
    errors,
    refusal,
    shown_path,
)
from generator.publishing import folder, memory
from generator.publishing.memory import Memory
from generator.publishing.redirects import check_published
from generator.source import Source, read_source, today

if TYPE_CHECKING:
    from generator.print_run import Run

log = logging.getLogger("mkdocs.local-offer")


class Inputs(NamedTuple):
    """Marks of the files that a site is made from: of the program's, and of all."""

    program: str
    every: str


def build_site(settings: Settings, codes: Sequence[str] = (), paper: bool = True) -> bool:
    """Build every language, or those asked for, and let the result take the old one's place.

    Gives whether anything had changed. Without `paper` nothing is printed.

    Raises:
        UserError: something is wrong with what was read, or with the folder to build into.
        Abort: MkDocs found something wrong. Nothing was published.

    """
    check_target(settings.site)
    gc.freeze()  # what was imported is needed to the end
    root = Path(settings.config).parent
    inputs = _inputs(settings, codes, paper)
    known = memory.recall(root, settings.site)
    if known.inputs == inputs.every and _stands(settings.site, known):
        log.info("Nothing has changed since the site was built.")
        return False
    source = read(settings)
    check_published(settings.site, source.told.plans.links.issued)
    wanted = _wanted(source, codes)
    printed = _print(settings, source, wanted) if paper else {}
    source = source._replace(paper={code: run.paper for code, run in printed.items()})
    fresh = folder.beside(settings.site)
    base = _base(settings, source, inputs)
    jobs = [
        Job(
            code,
            fresh,
            settings.site,
            memory.mark(base, _marks_of(source, code)),
            known.languages.get(code),
        )
        for code in wanted
    ]
    files = {code: run.ready for code, run in printed.items()}
    given = Given(settings.config, source, settings.home, settings.search, files)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        built = build_all(given, jobs)
        folder.swap(fresh, settings.site)
    except OSError as error:
        raise UserError([_refused(error, settings.site)]) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    memory.remember(root, settings.site, Memory(inputs.every, built))
    if paper:
        forget_unused(root / KEPT)
    return True


def _print(settings: Settings, source: Source, codes: Sequence[str]) -> "dict[str, Run]":
    """Print all sheets and documents in some languages.

    Raises:
        UserError: something cannot be printed, such as a text that is too long for its sheet.

    """
    from generator import print_run  # takes a while to load, and is not always needed

    every = sheets(source.told.plans)
    tasks = [
        print_run.Task(code, tuple(one for one in every if one.code == code), documents=True)
        for code in codes
    ]
    folders = Folders(settings.plans, settings.content, settings.translations)
    kept = Path(settings.config).parent / KEPT
    found = print_run.print_run(print_run.Press(source, settings.home, kept, folders), tasks)
    problems = [problem for run in found.values() for problem in run.problems]
    if errors(problems):
        raise UserError(problems)
    for problem in problems:
        log.info(as_text(problem))
    log.info("%d files printed", sum(len(run.ready) for run in found.values()))
    return found


def _refused(error: OSError, target: Path) -> Problem:
    """What the disk refused."""
    where = shown_path(Path(error.filename)) if error.filename else str(target)
    reason = refusal(error)
    return Problem(where, 0, 0, f"{reason}. Nothing was published", "Make room, and try again.")


def read(settings: Settings) -> Source:
    """Read and check everything, and say what is odd about it.

    Raises:
        UserError: something holds an error.

    """
    found = read_source(
        settings.plans,
        today(settings.as_of),
        settings.content,
        settings.translations,
        Path(settings.config).parent / memory.FOLDER / "catalogs",
    )
    for problem in found.warnings:
        log.info(as_text(problem))
    return found


def _wanted(source: Source, codes: Sequence[str]) -> list[str]:
    """The languages to build, English first."""
    for code in codes:
        if code not in source.codes:
            hint = did_you_mean(code, source.codes) or "Name one of languages: in area.yml."
            raise UserError([Problem("--language", 0, 0, f"the site has no language {code}", hint)])
    return [code for code in source.codes if not codes or code in codes]


def _inputs(settings: Settings, codes: Sequence[str], paper: bool) -> Inputs:
    """Marks of every file that the site is made from, and of what was asked for."""
    program = memory.mark_of_files(
        [settings.overrides, *settings.configs, Path(generator.__file__).parent]
    )
    words = memory.mark_of_files([settings.plans, settings.content, settings.translations])
    day = today(settings.as_of)
    asked = tuple(codes), paper and not braille.missing() and braille.version()
    return Inputs(program, memory.mark(program, words, day, asked))


def _base(settings: Settings, source: Source, inputs: Inputs) -> str:
    """A mark of all that any page of any language can depend on, but for what it tells itself."""
    plans = source.told.plans
    beside = [
        path
        for path in sorted(settings.content.rglob("*"))
        if path.suffix != ".md" and path.is_file()
    ]
    return memory.mark(
        inputs.program,
        memory.mark_of_packages(),
        memory.mark_of_files(beside),
        [path.relative_to(settings.content).as_posix() for path in beside],
        source.as_of,
        site.english_frame(source, settings.home),
        plans.area,
        plans.words,
    )


def _marks_of(source: Source, code: str) -> tuple[list[tuple[str, str]], list[str]]:
    """What the catalogs of a language hold, and of which parts they hold less than half."""
    catalogs = source.catalogs.get(code, {})
    fewer = [share.domain for share in source.shares.get(code, ()) if share.percent < HALF]
    return sorted((domain, catalog.mark) for domain, catalog in catalogs.items()), fewer


def _stands(target: Path, known: Memory) -> bool:
    """Whether the files of a site are as the last build left them."""
    others = frozenset(known.languages) - {ENGLISH.code}
    return all(state(target, code, others) == one.state for code, one in known.languages.items())
