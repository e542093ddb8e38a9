"""Building a whole site: its languages side by side, then together into one folder.

What was read is read once. A language whose pages are still right is taken over from the site that
stands, file by file; of another, only the pages that have changed are made.
"""

import gc
import logging
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build_language import Given, Job, state
from generator.build_marks import Inputs, base_of, inputs_of, marks_of
from generator.crew import build_all
from generator.host import Settings
from generator.languages.formats import ENGLISH
from generator.printing.kept import KEPT, forget_unused, shelf
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
from generator.publishing import memory
from generator.publishing.memory import Language, Memory
from generator.publishing.redirects import check_published
from generator.publishing.target import check_target, replacing
from generator.source import Source, read_source, today
from generator.writing import ROOM, refused

if TYPE_CHECKING:
    from generator.print_run import Run

log = logging.getLogger("mkdocs.local-offer")


def build_site(settings: Settings, codes: Sequence[str] = (), paper: bool = True) -> bool:
    """Build every language, or those asked for, and let the result take the old one's place.

    Gives whether anything had changed. Without `paper` nothing is printed.

    Raises:
        UserError: something is wrong with what was read, or with the folder to build into.
        Abort: MkDocs found something wrong. Nothing was published.

    """
    root = Path(settings.config).parent
    check_target(settings.site, settings.sources, root)
    gc.freeze()  # what was imported is needed to the end
    inputs = inputs_of(settings, codes, paper)
    known = memory.recall(root, settings.site)
    if known.inputs == inputs.every and _stands(settings.site, known):
        log.info("Nothing has changed since the site was built.")
        return False
    source = read(settings)
    check_published(settings.site, source.told.plans.links.issued)
    wanted = _wanted(source, codes)
    with shelf(root / KEPT, _say) if paper else nullcontext() as keep:
        printed = _print(settings, source, wanted, keep) if keep else {}
        built = _publish(settings, source, inputs, known, printed, wanted)
    _remember(root, settings.site, Memory(inputs.every, built))
    return True


def _publish(
    settings: Settings,
    source: Source,
    inputs: Inputs,
    known: Memory,
    printed: "Mapping[str, Run]",
    wanted: Sequence[str],
) -> dict[str, Language]:
    """Make the site of some languages, and let it take the old one's place.

    `known` is what is remembered of the last build. Gives what to remember of each language.

    Raises:
        UserError: the disk refused something. Nothing was published.

    """
    source = source._replace(paper={code: run.paper for code, run in printed.items()})
    base = base_of(settings, source, inputs)
    files = {code: run.ready for code, run in printed.items()}
    given = Given(settings.config, source, settings.home, settings.search, files)
    try:
        with replacing(settings.site) as fresh:
            jobs = [
                Job(
                    code,
                    fresh,
                    settings.site,
                    memory.mark(base, marks_of(source, code)),
                    known.languages.get(code),
                )
                for code in wanted
            ]
            return build_all(given, jobs)
    except OSError as error:
        where = Path(error.filename) if error.filename else settings.site
        raise UserError([refused(error, where, f"Nothing was published. {ROOM}")]) from None


def _remember(root: Path, target: Path, made: Memory) -> None:
    """Keep what the next build can use. The site stands already, so nothing here may stop it."""
    try:
        memory.remember(root, target, made)
        forget_unused(root / KEPT)
    except OSError as error:
        where = Path(error.filename) if error.filename else root / memory.FILE
        message = f"the site is published, but what was made cannot be kept: {refusal(error)}"
        hint = "The next build takes longer."
        _say(Problem(shown_path(where), 0, 0, message, hint, severity="warning"))


def _say(problem: Problem) -> None:
    """Tell of what does not stop the build."""
    log.info(as_text(problem))


def _print(
    settings: Settings, source: Source, codes: Sequence[str], keep: Path
) -> "dict[str, Run]":
    """Print all sheets and documents in some languages; they are kept in the folder `keep`.

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
    found = print_run.print_run(print_run.Press(source, settings.home, keep, folders), tasks)
    problems = [problem for run in found.values() for problem in run.problems]
    if errors(problems):
        raise UserError(problems)
    for problem in problems:
        _say(problem)
    log.info("%d files printed", sum(len(run.ready) for run in found.values()))
    return found


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
        _say(problem)
    return found


def _wanted(source: Source, codes: Sequence[str]) -> list[str]:
    """The languages to build, English first."""
    for code in codes:
        if code not in source.codes:
            hint = did_you_mean(code, source.codes) or "Name one of languages: in area.yml."
            raise UserError([Problem("--language", 0, 0, f"the site has no language {code}", hint)])
    return [code for code in source.codes if not codes or code in codes]


def _stands(target: Path, known: Memory) -> bool:
    """Whether the files of a site are as the last build left them."""
    others = frozenset(known.languages) - {ENGLISH.code}
    return all(state(target, code, others) == one.state for code, one in known.languages.items())
