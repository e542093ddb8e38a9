"""The order of the work: plans in, pages and files out. The host is not known here."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from generator.languages.catalogs import Catalogs
from generator.languages.coverage import Share, coverage, texts_of
from generator.languages.formats import ENGLISH
from generator.languages.messages import Told, body_in, told_in, written_domain
from generator.languages.tongues import Tongue, tongue
from generator.pages import easy_read, guides, languages, standard
from generator.pages.desk import Desk, write
from generator.pages.frame import Frame, frame
from generator.pages.page import Page
from generator.pages.trails import home_crumb, site_steps
from generator.pages.words import Vocabulary
from generator.problems import Problem, UserError, errors
from generator.project import Project, read_project
from generator.publishing.data import COLUMNS, DataFile, data_files
from generator.publishing.memory import mark
from generator.translations import of_content, read_translations


class Source(NamedTuple):
    """All that a site is made from, checked: the plans, the guides, the catalogs, and the day.

    `shares` say of each language how much of each domain it has; `written` are the pages in
    Markdown that are not guides.
    """

    told: Told
    catalogs: Mapping[str, Catalogs]
    as_of: dt.date
    files: tuple[DataFile, ...]
    shares: Mapping[str, tuple[Share, ...]]
    written: Mapping[str, str]
    warnings: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        """The languages of the site, English first."""
        return list(dict.fromkeys([ENGLISH.code, *self.catalogs]))


class Site(NamedTuple):
    """Everything that is published in one language."""

    desk: Desk
    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
    frame: Frame


def today(as_of: str | None = None) -> dt.date:
    """The day that the site speaks of: as asked, else SOURCE_DATE_EPOCH, else today in London.

    `local-offer --as-of` asks through LOCAL_OFFER_AS_OF, which wins over `as_of`.

    Raises:
        UserError: the day asked for does not exist.

    """
    if as_of := os.environ.get("LOCAL_OFFER_AS_OF") or as_of:
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


def read(
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
    return source(project, catalogs, as_of, problems)


def source(
    project: Project, catalogs: Mapping[str, Catalogs], as_of: dt.date, found: list[Problem]
) -> Source:
    """What a site is made from, if there is no error in it.

    Raises:
        UserError: there is one.

    """
    problems = sorted([*project.problems, *found])
    if project.plans is None or errors(problems):
        raise UserError(problems)
    told = Told(project.plans, project.guides)
    files = tuple(data_files(project.plans, as_of))
    texts = texts_of(of_content(project))
    shares = {code: tuple(coverage(texts, found)) for code, found in catalogs.items()}
    return Source(told, catalogs, as_of, files, shares, project.written, tuple(problems))


def gather(
    given: Source,
    code: str = ENGLISH.code,
    home: str = "",
    wanted: frozenset[str] | None = None,
    alone: bool = False,
) -> Site:
    """Make every page and file of the site in one language, in memory.

    `home` is the full address of the site, if it is known. Of pages that are not `wanted` only the
    address and the title are made. A language that is built `alone` has no other to lead to, and
    holds the files that are otherwise kept with English.
    """
    spoken = tongue(code, given.catalogs.get(code, {}), given.shares.get(code, ()))
    told = given.told if spoken.is_english else told_in(given.told, spoken.turn)
    desk = Desk(
        told.plans,
        given.as_of,
        spoken,
        Vocabulary(told.plans.words),
        given.told.plans,
        urlsplit(home).path or "/",
        told.guides,
        wanted=wanted,
        alone=alone,
    )
    desk = desk._replace(easy=easy_read.editions(desk, told.guides))
    pages = (
        *standard.pages(desk),
        *guides.pages(desk),
        *easy_read.pages(desk),
        data_page(desk, given.files),
        *([languages.languages(desk, given.shares)] if given.shares and desk.has_others else []),
    )
    return Site(desk, pages, given.files if not desk.below else (), frame(desk, home))


def marks(given: Source, english: Site) -> dict[str, str]:
    """A mark of each page by its address, which differs when what the page tells has changed."""
    found = {page.path: _mark(page) for page in english.pages}
    if languages.PATH in found:
        found[languages.PATH] = mark(found[languages.PATH], sorted(given.shares.items()))
    for file in given.told.guides:
        told = guides.guide(english.desk, file, file.body)
        found[told.path] = mark(_mark(told), file.transcript)
    for path, text in given.written.items():
        found[f"{path.removesuffix('.md')}/"] = mark(text)
    for data in given.files:
        found[data.path] = mark(data.content)
    return found


def _mark(page: Page) -> str:
    return mark(page.title, page.description, page.html)


def written_paths(given: Source) -> frozenset[str]:
    """The addresses of the pages that are written in Markdown."""
    named = (f"guides/{file.name}/" for file in given.told.guides)
    return frozenset([*named, *(f"{path.removesuffix('.md')}/" for path in given.written)])


def data_page(desk: Desk, files: tuple[DataFile, ...]) -> Page:
    """The page that describes the files of data."""
    say = desk.speech.say
    return write(
        desk,
        "data.html",
        "about/data/",
        say("Data"),
        say("The same facts as files, for anyone to check, count or reuse."),
        trail=(home_crumb(desk),),
        files=files,
        columns=COLUMNS,
        **site_steps(desk, "about/data/"),
    )


def written_body(spoken: Tongue, path: str, markdown: str) -> str:
    """The Markdown of a page that is written by hand, in a language."""
    if spoken.is_english:
        return markdown
    return body_in(markdown, written_domain(path), spoken.turn)


def written_page(
    desk: Desk, path: str, source_path: str, title: str, description: str, html: str
) -> Page:
    """A page that was written in Markdown, in the same shape as the others."""
    body = Markup(html)  # noqa: S704 - made by Markdown from the project's own content
    domain = written_domain(source_path)

    def turn(text: str) -> str:
        return text if desk.tongue.is_english else desk.tongue.turn(domain, text, None)

    return write(
        desk,
        "written.html",
        path,
        turn(title),
        turn(description) if description else "",
        trail=(home_crumb(desk),),
        body=body,
        **site_steps(desk, path),
    )
