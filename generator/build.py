"""Building a whole site: its languages side by side, then together into one folder.

What was read is read once. A language whose pages are still right is taken over from the site that
stands, file by file; of another, only the pages that have changed are made.
"""

import gc
import logging
import multiprocessing
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from itertools import groupby
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import NamedTuple, TypeVar

import generator
from generator import print_run, site
from generator.assemble import check_target
from generator.build_language import Given, Job, Marks, build, marks_of, state
from generator.host import Settings
from generator.languages.formats import ENGLISH
from generator.languages.tongues import HALF
from generator.printing import braille
from generator.printing.kept import KEPT, forget_unused
from generator.printing.sheet_problems import Folders
from generator.printing.sheets import sheets
from generator.problems import Problem, UserError, as_text, did_you_mean, errors, shown_path
from generator.publishing import folder, memory, search
from generator.publishing.memory import Language, Memory
from generator.publishing.redirects import check_published

log = logging.getLogger("mkdocs.local-offer")

SELDOM = 50_000
"""Python looks for what is not needed any more after so many new objects. By itself it does after
700, which takes a tenth of the time of a build."""

Kind = TypeVar("Kind")
Group = Sequence[Job]
"""Languages that one process builds, one after another."""


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
        built = _build_all(given, jobs)
        folder.swap(fresh, settings.site)
    except OSError as error:
        raise UserError([_refused(error, settings.site)]) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    memory.remember(root, settings.site, Memory(inputs.every, built))
    forget_unused(root / KEPT)
    return True


def _print(
    settings: Settings, source: site.Source, codes: Sequence[str]
) -> dict[str, print_run.Run]:
    """Print all sheets and documents in some languages.

    Raises:
        UserError: something cannot be printed, such as a text that is too long for its sheet.

    """
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
    reason = (error.strerror or str(error)).lower()
    return Problem(where, 0, 0, f"{reason}. Nothing was published", "Make room, and try again.")


def read(settings: Settings) -> site.Source:
    """Read and check everything, and say what is odd about it.

    Raises:
        UserError: something holds an error.

    """
    found = site.read(
        settings.plans,
        site.today(settings.as_of),
        settings.content,
        settings.translations,
        Path(settings.config).parent / memory.FOLDER / "catalogs",
    )
    for problem in found.warnings:
        log.info(as_text(problem))
    return found


def _wanted(source: site.Source, codes: Sequence[str]) -> list[str]:
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
    day = site.today(settings.as_of)
    asked = tuple(codes), paper and not braille.missing() and braille.version()
    return Inputs(program, memory.mark(program, words, day, asked))


def _base(settings: Settings, source: site.Source, inputs: Inputs) -> str:
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


def _marks_of(source: site.Source, code: str) -> tuple[list[tuple[str, str]], list[str]]:
    """What the catalogs of a language hold, and of which parts they hold less than half."""
    catalogs = source.catalogs.get(code, {})
    fewer = [share.domain for share in source.shares.get(code, ()) if share.percent < HALF]
    return sorted((domain, catalog.mark) for domain, catalog in catalogs.items()), fewer


def _stands(target: Path, known: Memory) -> bool:
    """Whether the files of a site are as the last build left them."""
    others = frozenset(known.languages) - {ENGLISH.code}
    return all(state(target, code, others) == one.state for code, one in known.languages.items())


def _build_all(given: Given, jobs: Sequence[Job]) -> dict[str, Language]:
    """Build languages side by side, one process a processor, from what was read once."""
    groups = _groups(jobs)
    workers = min(os.cpu_count() or 1, len(groups))
    # English gives the marks when it is made anew. Else all find out first what has changed.
    asked = workers if _is_again(jobs) else 0
    if workers == 1:
        marks = _joined([marks_of(given, site.WHOLE) for _ in range(asked)])
        shares = [_build_groups(given, marks, groups)]
    else:
        gc.freeze()  # so that the processes share what was read, rather than each count it anew
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        crew = Crew(given, groups, context.Value("i", 0))
        with ProcessPoolExecutor(workers, context, _remember, (crew,)) as pool:
            parts = [site.Part(number, asked) for number in range(asked)]
            marks = _joined(list(pool.map(_marks_of_part, parts)))
            done = [pool.submit(_build_share, marks) for _ in range(workers)]
            shares = [share.result() for share in done]
    found = _joined(shares) or {}
    pages = found[ENGLISH.code].pages if marks is None else marks
    return {job.code: found[job.code]._replace(pages=pages) for job in jobs}


def _is_again(jobs: Sequence[Job]) -> bool:
    """Whether some pages may still be right, or nobody makes all English ones."""
    codes = {job.code for job in jobs}
    return ENGLISH.code not in codes or any(job.old and job.old.base == job.base for job in jobs)


def _joined(parts: Sequence[Mapping[str, Kind]]) -> dict[str, Kind] | None:
    """Parts in one, in order; None if there are none."""
    return dict(sorted(pair for part in parts for pair in part.items())) if parts else None


def _groups(jobs: Sequence[Job]) -> list[Group]:
    """The jobs, those together that share a dictionary for their search; the longest first."""
    spoken = sorted(jobs, key=_without_script)
    groups = [list(group) for _, group in groupby(spoken, key=_without_script)]
    return sorted(groups, key=lambda group: (-len(group), jobs.index(group[0])))


def _without_script(job: Job) -> str:
    """The language of a job, whatever script it is written in: zh for zh-Hans and zh-Hant."""
    return job.code.split("-")[0]


def _build_groups(
    given: Given, marks: Marks | None, groups: Iterable[Group]
) -> dict[str, Language]:
    """Build groups of languages, one after another; gives what to remember of each language."""
    with search.started() if given.search else nullcontext() as pagefind:
        return {job.code: build(given, marks, job, pagefind) for group in groups for job in group}


class Crew(NamedTuple):
    """What all processes share: what to build from, and which group nobody has begun yet."""

    given: Given
    groups: Sequence[Group]
    ahead: "Synchronized[int]"


_process: list[Crew] = []
"""What a process of the pool was given at its start, so that it is not sent with each job."""


def _remember(crew: Crew) -> None:
    gc.set_threshold(SELDOM)
    _process[:] = [crew]


def _marks_of_part(part: site.Part) -> dict[str, str]:
    return marks_of(_process[0].given, part)


def _build_share(marks: Marks | None) -> dict[str, Language]:
    """Build what the other processes leave over; after an error, nobody begins anything more."""
    given, groups, ahead = _process[0]
    try:
        return _build_groups(given, marks, _taken(groups, ahead))
    except BaseException:
        ahead.value = len(groups)
        raise


def _taken(groups: Sequence[Group], ahead: "Synchronized[int]") -> Iterator[Group]:
    """Group after group, as long as there is one that no process has taken."""
    while True:
        with ahead.get_lock():
            number = ahead.value
            ahead.value = number + 1
        if number >= len(groups):
            return
        yield groups[number]
