"""What a site is made from, read and checked in one run: plans, guides, catalogs, and the day."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from generator import clashes
from generator.languages.catalogs import Catalogs
from generator.languages.coverage import Share, coverage, texts_of
from generator.languages.formats import ENGLISH
from generator.languages.messages import Told, told_in
from generator.languages.tongues import Tongue, tongue
from generator.pages import codes
from generator.pages.desk import Desk
from generator.pages.paper import PaperFile
from generator.pages.site_map import addresses
from generator.pages.words import Vocabulary
from generator.plans.plans import Plans
from generator.problems import Problem, UserError, errors
from generator.project import Project, read_project
from generator.publishing.data import DataFile, data_files
from generator.translations import of_content, read_translations

# Set for the length of one command by `--as-of`, or by whoever runs several commands for one day.
AS_OF_VARIABLE = "LOCAL_OFFER_AS_OF"


class Source(NamedTuple):
    """All that a site is made from, checked: the plans, the guides, the catalogs, and the day.

    `shares` say of each language how much of each domain it has; `written` are the pages in
    Markdown that are not guides. `paper` are the printed files by language and page; it is empty
    if nothing was printed.
    """

    told: Told
    catalogs: Mapping[str, Catalogs]
    as_of: dt.date
    files: tuple[DataFile, ...]
    shares: Mapping[str, tuple[Share, ...]]
    written: Mapping[str, str]
    warnings: tuple[Problem, ...]
    paper: Mapping[str, Mapping[str, tuple[PaperFile, ...]]] = MappingProxyType({})

    @property
    def codes(self) -> list[str]:
        """The languages of the site, English first."""
        return list(dict.fromkeys([ENGLISH.code, *self.catalogs]))

    def tongue(self, code: str) -> Tongue:
        """A language of the site with its catalogs."""
        return tongue(code, self.catalogs.get(code, {}), self.shares.get(code, ()))


def today(as_of: str | None = None) -> dt.date:
    """The day that the site speaks of: as asked, else SOURCE_DATE_EPOCH, else today in London.

    `local-offer --as-of` asks through AS_OF_VARIABLE, which wins over `as_of`.

    Raises:
        UserError: the day asked for does not exist.

    """
    if as_of := os.environ.get(AS_OF_VARIABLE) or as_of:
        try:
            return dt.date.fromisoformat(as_of)
        except ValueError:
            problem = Problem("--as-of", 0, 0, f"{as_of!r} is not a day", "Write it as 2026-04-17.")
            raise UserError([problem]) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            hint = "Set it to seconds since 1970, or unset it."
            problem = Problem("SOURCE_DATE_EPOCH", 0, 0, f"{epoch!r} is not a time", hint)
            raise UserError([problem]) from None
    return dt.datetime.now(ZoneInfo("Europe/London")).date()


def read_source(
    plans_dir: Path,
    as_of: dt.date,
    content_dir: Path | None = None,
    translations_dir: Path | None = None,
    cache: Path | None = None,
) -> Source:
    """Read and check everything that the site is made from.

    The guides and the catalogs are in folders beside the plans unless they are named. What was
    read of catalogs is kept in the folder `cache`.

    Raises:
        UserError: something holds an error; it carries all problems of all files.

    """
    project = read_project(plans_dir, content_dir or plans_dir.parent / "content", as_of)
    catalogs, problems = read_translations(
        translations_dir or plans_dir.parent / "translations", project, cache
    )
    return source_of(project, catalogs, as_of, problems)


def source_of(
    project: Project, catalogs: Mapping[str, Catalogs], as_of: dt.date, found: list[Problem]
) -> Source:
    """What a site is made from, if there is no error in it.

    Raises:
        UserError: there is one.

    """
    problems = sorted([*project.problems, *found, *joint_problems(project, as_of)])
    if project.plans is None or errors(problems):
        raise UserError(problems)
    told = Told(project.plans, project.guides)
    files = tuple(data_files(project.plans, as_of))
    texts = texts_of(of_content(project))
    shares = {code: tuple(coverage(texts, found)) for code, found in catalogs.items()}
    return Source(told, catalogs, as_of, files, shares, project.written, tuple(problems))


def page_addresses(project: Project, as_of: dt.date) -> frozenset[str]:
    """The address of every page of the site, as in English; none if the plans cannot be read."""
    if project.plans is None:
        return frozenset()
    desk = _english(project.plans, project, as_of)
    return addresses(desk, project.guides, project.written)


def _english(plans: Plans, project: Project, as_of: dt.date) -> Desk:
    return desk_of(Told(plans, project.guides), tongue(ENGLISH.code, {}), as_of, "")


def joint_problems(project: Project, as_of: dt.date) -> list[Problem]:
    """What shows only when all pages are known; nothing if the plans cannot be read."""
    if project.plans is None:
        return []
    desk = _english(project.plans, project, as_of)
    return sorted([*code_problems(project, as_of), *clashes.problems(project, desk)])


def code_problems(project: Project, as_of: dt.date) -> list[Problem]:
    """What is wrong with where printed codes lead; nothing if the plans cannot be read."""
    if project.plans is None or "links" not in project.loaded:
        return []
    pages, loaded = page_addresses(project, as_of), project.loaded["links"]
    return sorted(codes.problems(project.plans.links, loaded, pages, as_of))


def desk_of(written: Told, spoken: Tongue, as_of: dt.date, home: str) -> Desk:
    """All that the pages of a language are written from, but for their easy read editions."""
    told = written if spoken.is_english else told_in(written, spoken.turn)
    return Desk(
        told.plans,
        as_of,
        spoken,
        Vocabulary(told.plans.words),
        written.plans,
        urlsplit(home).path or "/",
        told.guides,
    )
