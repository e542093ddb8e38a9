"""Building one language of a site, as far as it has changed since the last build."""

import logging
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator import host, site
from generator.languages.formats import ENGLISH
from generator.mkdocs_plugin import Piece
from generator.pages.translation import prefix
from generator.printing.order import Ready
from generator.publishing import folder, search
from generator.publishing.memory import Language
from generator.publishing.search import Pagefind
from generator.publishing.sitemap import is_page
from generator.source import Source

log = logging.getLogger("mkdocs.local-offer")

Marks = Mapping[str, str]
"""A mark of each page and file by its address, which differs when what it tells has changed."""


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
    """What all languages are built from. `home` is the full address of the site, if it is known.

    `printed` are the printed files of each language by its code.
    """

    config: str
    source: Source
    home: str
    search: bool
    printed: Mapping[str, Sequence[Ready]] = MappingProxyType({})

    @property
    def others(self) -> frozenset[str]:
        """The languages of the site beside English."""
        return frozenset(self.source.codes) - {ENGLISH.code}


class Made(NamedTuple):
    """A language whose pages are made, and may still be missing from its search index.

    `changed` are the pages that were made, None for all; `pages` what to remember of them;
    `written` the addresses of what can be searched, None if none of it is new.
    """

    job: Job
    changed: frozenset[str] | None
    pages: Marks
    written: frozenset[str] | None


def make(given: Given, marks: Marks | None, job: Job) -> Made:
    """Make the pages of one language that have changed.

    `marks` tell of each page whether it has changed. Without them every page is made, and English
    alone gives their marks.
    """
    if job.old and state(job.stands, job.code, given.others) != job.old.state:
        job = job._replace(old=None)
    changed = _changed(given, marks, job)
    own, pages = job.target / prefix(job.code), marks or {}
    if changed is not None:
        folder.link(job.stands / prefix(job.code), own, given.others)
        _remove(own, set(job.old.pages if job.old else ()) - set(pages))
        _remove(own, job.old.printed if job.old else ())
    for one in given.printed.get(job.code, ()):
        folder.link_file(one.file, own / one.path)
    if changed is not None and not changed and job.old and job.old.pages.keys() == pages.keys():
        return Made(job, changed, pages, None)
    made = _make(given, job, own, changed, pages)
    written = {page.path for page in made.pages} | site.written_paths(given.source) | set(pages)
    if marks is None and job.code == ENGLISH.code:
        pages = site.marks(given.source, made)
    return Made(job, changed, pages, frozenset(written))


def finish(given: Given, made: Made, pagefind: Pagefind | None) -> Language:
    """Make the search index of a language whose pages are made; gives what to remember of it."""
    job = made.job
    if pagefind and made.written is not None:
        _index(given, job, made.changed, pagefind, made.written)
    found = state(job.target, job.code, given.others)
    printed = [one.path for one in given.printed.get(job.code, ())]
    return Language(job.base, made.pages, found, printed)


def marks_of(given: Given, part: site.Part) -> dict[str, str]:
    """The marks of a part of all pages."""
    english = site.gather(given.source, ENGLISH.code, given.home, part)
    return site.marks(given.source, english, part)


def state(target: Path, code: str, others: frozenset[str]) -> str:
    """A mark of a language's files in a site. The other languages stand below English."""
    return folder.state(target / prefix(code), others if code == ENGLISH.code else frozenset())


def _changed(given: Given, marks: Marks | None, job: Job) -> frozenset[str] | None:
    """The pages that must be made again; None for all of them."""
    if marks is None or job.old is None or job.old.base != job.base:
        return None
    changed = frozenset(path for path, mark in marks.items() if job.old.pages.get(path) != mark)
    return None if changed & site.written_paths(given.source) else changed


def _remove(own: Path, paths: Iterable[str]) -> None:
    """Remove pages and files that are not made any more."""
    for path in paths:
        (own / path / "index.html" if is_page(path) else own / path).unlink(missing_ok=True)


def _make(
    given: Given, job: Job, own: Path, changed: frozenset[str] | None, addresses: Collection[str]
) -> site.Site:
    """Make the pages of a language that have changed."""
    work = job.target.with_name(f"{job.target.name}.{job.code}")
    try:
        made = host.build_piece(
            given.config, Piece(job.code, given.source, work, changed, addresses)
        )
        folder.move_into(work, own)
        return made
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _index(
    given: Given,
    job: Job,
    changed: frozenset[str] | None,
    pagefind: Pagefind,
    addresses: Iterable[str],
) -> None:
    """Make the search index again, as far as its pages have changed."""
    paths = set(filter(is_page, addresses))
    before = job.old.pages.keys() if job.old and changed is not None else frozenset()
    dirty = (paths ^ set(filter(is_page, before))) | (paths & (changed or set()))
    lively = given.source.told.plans.rated
    parts = search.parts(paths, lively)
    own = job.target / prefix(job.code)
    stale = {search.bundle(path, lively) for path in dirty}
    count = sum(search.index(pagefind, own, name, parts[name]) for name in parts if name in stale)
    log.info("%s: %d pages indexed for search", job.code, count)
