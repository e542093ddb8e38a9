"""Building a whole site: its languages side by side, then together into one folder.

What was read is read once. A language whose pages are still right is taken over from the site that
stands, file by file; of another, only the pages that have changed are made.
"""

import gc
import logging
import multiprocessing
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import generator
from generator import mkdocs_plugin, site
from generator.assemble import check_target
from generator.languages.formats import ENGLISH
from generator.languages.tongues import HALF
from generator.mkdocs_plugin import Piece, Settings
from generator.problems import Problem, UserError, as_text, did_you_mean, shown_path
from generator.publishing import folder, memory, search
from generator.publishing.memory import Language, Memory

log = logging.getLogger("mkdocs.local-offer")


class Job(NamedTuple):
    """One language to be built: into which folder, and what is remembered of the last build.

    `base` marks all that every page depends on. What the last build made is in the folder `stands`.
    """

    code: str
    target: Path
    stands: Path
    base: str
    old: Language | None


class Given(NamedTuple):
    """What all languages are built from. `marks` tell for each page whether it has changed.

    `lively` are the documents whose pages change every term.
    """

    config: str
    source: site.Source
    english: site.Site
    marks: Mapping[str, str]
    others: frozenset[str]
    lively: frozenset[str]
    search: bool


def build_site(settings: Settings, codes: Sequence[str] = ()) -> bool:
    """Build every language, or those asked for, and let the result take the old one's place.

    Gives whether anything had changed.

    Raises:
        UserError: something is wrong with what was read, or with the folder to build into.
        Abort: MkDocs found something wrong. Nothing was published.

    """
    check_target(settings.site)
    root = Path(settings.config).parent
    day = site.today(settings.as_of)
    inputs = memory.mark(_mark_of_inputs(settings), day, tuple(codes))
    known = memory.recall(root, settings.site)
    if known.inputs == inputs and _stands(settings.site, known):
        log.info("Nothing has changed since the site was built.")
        return False
    source = read(settings)
    wanted = _wanted(source, codes)
    given = _given(settings, source)
    base = _base(settings, given)
    fresh = folder.beside(settings.site)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
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
        built = dict(zip(wanted, _build_all(given, jobs), strict=True))
        folder.swap(fresh, settings.site)
    except OSError as error:
        raise UserError([_refused(error, settings.site)]) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    memory.remember(root, settings.site, Memory(inputs, built))
    return True


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
    """The languages to build, English first: it takes the longest."""
    for code in codes:
        if code not in source.codes:
            hint = did_you_mean(code, source.codes) or "Name one of languages: in area.yml."
            raise UserError([Problem("--language", 0, 0, f"the site has no language {code}", hint)])
    return [code for code in source.codes if not codes or code in codes]


def _mark_of_inputs(settings: Settings) -> str:
    """A mark of every file that the site is made from."""
    return memory.mark_of_files(
        [
            settings.plans,
            settings.content,
            settings.translations,
            settings.overrides,
            Path(settings.config),
            Path(generator.__file__).parent,
        ]
    )


def _base(settings: Settings, given: Given) -> str:
    """A mark of all that any page of any language can depend on, but for what it tells itself."""
    plans = given.source.told.plans
    beside = [
        path
        for path in sorted(settings.content.rglob("*"))
        if path.suffix != ".md" and path.is_file()
    ]
    return memory.mark(
        memory.mark_of_files(
            [settings.overrides, Path(settings.config), Path(generator.__file__).parent]
        ),
        memory.mark_of_packages(),
        memory.mark_of_files(beside),
        [path.relative_to(settings.content).as_posix() for path in beside],
        given.source.as_of,
        given.english.frame,
        plans.area,
        plans.words,
    )


def _marks_of(source: site.Source, code: str) -> tuple[list[tuple[str, str]], list[str]]:
    """What the catalogs of a language hold, and of which parts they hold less than half."""
    catalogs = source.catalogs.get(code, {})
    fewer = [share.domain for share in source.shares.get(code, ()) if share.percent < HALF]
    return sorted((domain, catalog.mark) for domain, catalog in catalogs.items()), fewer


def _given(settings: Settings, source: site.Source) -> Given:
    english = site.gather(source, ENGLISH.code, settings.home)
    return Given(
        settings.config,
        source,
        english,
        site.marks(source, english),
        frozenset(source.codes) - {ENGLISH.code},
        source.told.plans.rated,
        settings.search,
    )


def _stands(target: Path, known: Memory) -> bool:
    """Whether the files of a site are as the last build left them."""
    others = frozenset(known.languages) - {ENGLISH.code}
    return all(_state(target, code, others) == one.state for code, one in known.languages.items())


def _state(target: Path, code: str, others: frozenset[str]) -> str:
    """A mark of a language's files in a site. The other languages stand below English."""
    return folder.state(_below(target, code), others if code == ENGLISH.code else frozenset())


def _build_all(given: Given, jobs: Sequence[Job]) -> list[Language]:
    """Build languages side by side, one process a processor, from what was read once."""
    workers = min(os.cpu_count() or 1, len(jobs))
    if workers == 1:
        return [_build(given, job) for job in jobs]
    gc.freeze()  # so that the processes share what was read, rather than each count it anew
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(
        workers, multiprocessing.get_context(method), _remember, (given,)
    ) as pool:
        return list(pool.map(_build_remembered, jobs))


_process: list[Given] = []
"""What a process of the pool was given at its start, so that it is not sent with each job."""


def _remember(given: Given) -> None:
    _process[:] = [given]


def _build_remembered(job: Job) -> Language:
    return _build(_process[0], job)


def _build(given: Given, job: Job) -> Language:
    """Build one language, as far as it has changed; gives what to remember of it."""
    if job.old and _state(job.stands, job.code, given.others) != job.old.state:
        job = job._replace(old=None)
    changed = _changed(given, job)
    own = _below(job.target, job.code)
    if changed is not None:
        folder.link(_below(job.stands, job.code), own, given.others)
        _remove(own, set(job.old.pages if job.old else ()) - set(given.marks))
    if changed is None or changed or job.old is None or job.old.pages.keys() != given.marks.keys():
        _make(given, job, own, changed)
    return Language(job.base, given.marks, _state(job.target, job.code, given.others))


def _below(site: Path, code: str) -> Path:
    """Where the pages of a language are in a site."""
    return site if code == ENGLISH.code else site / code


def _remove(own: Path, paths: Iterable[str]) -> None:
    """Remove pages and files that are not made any more."""
    for path in paths:
        is_page = not path or path.endswith("/")
        (own / path / "index.html" if is_page else own / path).unlink(missing_ok=True)


def _make(given: Given, job: Job, own: Path, changed: frozenset[str] | None) -> None:
    """Make the pages of a language that have changed, and its search index."""
    work = job.target.with_name(f"{job.target.name}.{job.code}")
    try:
        mkdocs_plugin.build_piece(
            given.config, Piece(job.code, given.source, work, given.english, changed)
        )
        folder.move_into(work, own)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if given.search:
        _index(given, job, own, changed)


def _index(given: Given, job: Job, own: Path, changed: frozenset[str] | None) -> None:
    """Make the search index again, as far as its pages have changed."""
    before = job.old.pages.keys() if job.old and changed is not None else frozenset()
    paths = [path for path in given.marks if not path or path.endswith("/")]
    old = {path for path in before if not path or path.endswith("/")}
    dirty = (set(paths) ^ old) | (set(paths) & (changed or set()))
    parts = search.parts(paths, given.lively)
    stale = {search.bundle(path, given.lively) for path in dirty}
    count = sum(search.index(own, name, parts[name]) for name in parts if name in stale)
    log.info("%s: %d pages indexed for search", job.code, count)


def _changed(given: Given, job: Job) -> frozenset[str] | None:
    """The pages that must be made again; None for all of them."""
    if job.old is None or job.old.base != job.base:
        return None
    changed = frozenset(
        path for path, mark in given.marks.items() if job.old.pages.get(path) != mark
    )
    return None if changed & site.written_paths(given.source) else changed
