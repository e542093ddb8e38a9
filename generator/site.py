"""The order of the work: plans in, pages and files out. The host is not known here."""

import datetime as dt
import os
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32
from zoneinfo import ZoneInfo

from markupsafe import Markup

from generator.languages.catalogs import Catalogs
from generator.languages.coverage import Share, coverage, texts_of
from generator.languages.formats import ENGLISH
from generator.languages.messages import Told, body_in, told_in, written_domain
from generator.languages.tongues import Tongue, tongue
from generator.pages import codes, easy_read, guides, languages, standard
from generator.pages.code_titles import Titles
from generator.pages.desk import Desk, write
from generator.pages.frame import Frame, frame
from generator.pages.page import Page
from generator.pages.paper import PaperFile, SheetPicture
from generator.pages.print_room import print_room
from generator.pages.site_map import EASY, addresses, site_map
from generator.pages.trails import home_crumb, site_steps
from generator.pages.translation import prefix
from generator.pages.words import Vocabulary
from generator.printing.sheets import sheets
from generator.problems import Problem, UserError, errors
from generator.project import Project, read_project
from generator.publishing.data import COLUMNS, DataFile, data_files
from generator.publishing.memory import mark
from generator.publishing.redirects import Redirect, redirect_files
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


class Site(NamedTuple):
    """Everything that is published in one language."""

    desk: Desk
    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
    frame: Frame


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
    problems = sorted([*project.problems, *found, *code_problems(project, as_of)])
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
    desk = _desk_of(Told(project.plans, project.guides), tongue(ENGLISH.code, {}), as_of, "")
    return addresses(desk, project.guides, project.written)


def code_problems(project: Project, as_of: dt.date) -> list[Problem]:
    """What is wrong with where printed codes lead; nothing if the plans cannot be read."""
    if project.plans is None or "links" not in project.loaded:
        return []
    pages, loaded = page_addresses(project, as_of), project.loaded["links"]
    return sorted(codes.problems(project.plans.links, loaded, pages, as_of))


def gather(
    given: Source,
    code: str = ENGLISH.code,
    home: str = "",
    wanted: Container[str] | None = None,
    alone: bool = False,
) -> Site:
    """Make every page and file of the site in one language, in memory.

    `home` is the full address of the site, if it is known. Of pages that are not `wanted` only the
    address and the title are made. A language that is built `alone` has no other to lead to, and
    holds the files that are otherwise kept with English.
    """
    paper = given.paper.get(code, {})
    shown = _sheets(given) if given.paper else ()
    desk = _desk(given, code, home)._replace(wanted=wanted, alone=alone, paper=paper, sheets=shown)
    desk = desk._replace(easy=easy_read.editions(desk, desk.guides))
    pages = (
        *standard.pages(desk),
        *guides.pages(desk),
        *easy_read.pages(desk),
        data_page(desk, given.files),
        print_room(desk),
        *([languages.languages(desk, given.shares)] if given.shares and desk.has_others else []),
    )
    around = frame(desk, home)
    files = (*given.files, *_code_files(given, desk, home)) if not desk.below else ()
    return Site(desk, pages, files, around)


def _sheets(given: Source) -> tuple[SheetPicture, ...]:
    """All sheets, which every language's print room shows."""
    return tuple(
        SheetPicture(
            one.kit,
            one.paper,
            one.part,
            one.code,
            prefix(one.code) + one.path,
            prefix(one.code) + one.bleed_path,
            prefix(one.code) + one.picture_path,
            one.size,
        )
        for one in sheets(given.told.plans)
    )


def _code_files(given: Source, desk: Desk, home: str) -> Iterator[DataFile]:
    """The pages behind the printed codes, and the files that let a server lead on from them."""
    links = given.told.plans.links
    tongues = {code: given.tongue(code) for code in given.codes}
    named = Titles(site_map(desk, given.written), frozenset(desk.plans.documents), desk.speech.code)
    for path, html in codes.pages(desk, tongues, named, home):
        yield DataFile(path, html.encode(), "HTML")
    leads = [
        Redirect(code.path, codes.below(desk, code.language) + code.target)
        for code in links.codes
        if not code.is_choice
    ]
    yield from redirect_files(leads, desk.root)


def _desk(given: Source, code: str, home: str) -> Desk:
    """All that the pages of a language are written from, but for the easy read editions."""
    return _desk_of(given.told, given.tongue(code), given.as_of, home)


def _desk_of(written: Told, spoken: Tongue, as_of: dt.date, home: str) -> Desk:
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


def english_frame(given: Source, home: str) -> Frame:
    """The head and foot of the English pages, which say what those of all languages say."""
    return frame(_desk(given, ENGLISH.code, home), home)


@dataclass(frozen=True)
class Part(Container[str]):
    """One of so many parts of all pages, by their addresses; they are about equally large."""

    number: int
    of: int

    def __contains__(self, path: object) -> bool:
        return crc32(str(path).encode()) % self.of == self.number


WHOLE = Part(0, 1)


def marks(given: Source, english: Site, part: Part = WHOLE) -> dict[str, str]:
    """A mark of each page and file by its address, which differs when what it tells has changed.

    All languages tell the same, so the English pages are marked. If only a `part` of them was
    made, only that is marked: the marks of all parts together are those of all pages.
    """
    found = {page.path: _mark(page) for page in english.pages if page.path in part}
    if languages.PATH in found:
        found[languages.PATH] = mark(found[languages.PATH], sorted(given.shares.items()))
    for file in given.told.guides:
        if f"guides/{file.name}/" in part:
            told = guides.guide(english.desk, file, file.body)
            found[told.path] = mark(_mark(told), file.transcript)
    for path in found if given.paper else ():
        files = [paper.get(path.removesuffix(EASY)) for paper in given.paper.values()]
        found[path] = mark(found[path], files)
    for path, text in given.written.items():
        found[f"{path.removesuffix('.md')}/"] = mark(text)
    for data in english.files:
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
