"""The order of the work: from what was read to pages and files. The host is not known here."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

from markupsafe import Markup

from generator.guides.written import address_of
from generator.languages.formats import ENGLISH
from generator.languages.messages import body_in, written_domain
from generator.languages.tongues import Tongue
from generator.pages import codes, easy_read, guides, languages, standard
from generator.pages.code_titles import Titles
from generator.pages.desk import Desk, write
from generator.pages.frame import Frame, frame
from generator.pages.page import Page
from generator.pages.paper import SheetPicture
from generator.pages.print_room import print_room
from generator.pages.site_map import EASY, site_map
from generator.pages.trails import home_crumb, site_steps
from generator.pages.translation import prefix
from generator.printing.sheets import sheets
from generator.publishing.data import COLUMNS, DataFile
from generator.publishing.memory import mark
from generator.publishing.redirects import Redirect, redirect_files
from generator.source import Source, desk_of


class Site(NamedTuple):
    """Everything that is published in one language."""

    desk: Desk
    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
    frame: Frame


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
    return desk_of(given.told, given.tongue(code), given.as_of, home)


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
        found[address_of(path)] = mark(text)
    for data in english.files:
        found[data.path] = mark(data.content)
    return found


def _mark(page: Page) -> str:
    return mark(page.title, page.description, page.html)


def written_paths(given: Source) -> frozenset[str]:
    """The addresses of the pages that are written in Markdown."""
    named = (f"guides/{file.name}/" for file in given.told.guides)
    return frozenset([*named, *map(address_of, given.written)])


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
