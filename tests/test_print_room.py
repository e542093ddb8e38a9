"""The print room and the lists of files, in every language: what is there, and nothing else."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from lxml.html import HtmlElement

from generator.pages.paper import KINDS, PAPERS
from generator.plans.check import check
from generator.printing.sheets import PAPERS as SIZES
from generator.printing.sheets import sheets
from tests.built import PROJECT, pages, run, text
from tests.test_languages_site import NAMES
from tests.two_languages import build, project_in_two_languages

POINTS = 72 / 25.4
PLANS = check(PROJECT / "plans").plans
SHEETS = sheets(PLANS) if PLANS else ()


class Listed(NamedTuple):
    """A file as a page lists it: its path below the site, and the words beside the link."""

    path: str
    name: str
    about: str


def below(code: str) -> str:
    """Where the pages of a language are."""
    return "" if code == "en" else f"{code}/"


def target(address: str, href: str) -> str:
    """Where a link on a page leads, below the site."""
    steps = address.split("/")[:-1]
    while href.startswith("../"):
        href, steps = href.removeprefix("../"), steps[:-1]
    return "/".join([*steps, href])


@cache
def lists(site: Path) -> dict[str, tuple[Listed, ...]]:
    """The files that each page lists, by its address."""
    return {
        address: tuple(
            Listed(
                target(address, item.find("a").get("href")),
                text(item.find("a")),
                text(item.find("span")),
            )
            for item in page.xpath("//section[contains(@class, 'paper')]//li")
        )
        for address, page in pages(site).items()
    }


def under(site: Path, code: str, folder: str) -> set[str]:
    """The files in a folder of a language."""
    found = (site / below(code) / folder).rglob("*.*")
    return {path.relative_to(site).as_posix() for path in found if path.name != "index.html"}


@pytest.mark.parametrize("code", NAMES)
def test_the_files_that_are_listed_are_those_that_were_made(code: str, all_languages: Path) -> None:
    """Each file is listed on its page and its easy read, once, and no list names another."""
    assert PLANS
    english = {address: files for address, files in lists(all_languages).items() if files}
    own = {
        address.removeprefix(below(code)): files
        for address, files in english.items()
        if files[0].path.startswith(f"{below(code)}files/")
    }
    standard = {
        address: files for address, files in own.items() if not address.endswith("easy-read/")
    }
    assert PLANS.area.main + "/" in standard
    assert len([address for address in standard if address.startswith("guides/")]) == len(
        list((PROJECT / "content" / "guides").glob("*.md"))
    )
    named = [one.path for files in standard.values() for one in files]
    assert len(named) == len(set(named))
    assert set(named) == under(all_languages, code, "files")
    for address in own.keys() - standard.keys():
        assert own[address] == standard[address.removesuffix("easy-read/")]


@pytest.mark.parametrize("code", NAMES)
def test_what_is_said_of_a_file_is_true(code: str, all_languages: Path) -> None:
    """Its size, the number of its pages and its language are what the list says."""
    for address, files in lists(all_languages).items():
        for one in files:
            if not one.path.startswith(f"{below(code)}files/"):
                continue
            path = all_languages / one.path
            size = -(-path.stat().st_size // 1000)
            numbers = [int(found) for found in re.findall(r"\d+", one.about)]
            count = []
            if path.suffix == ".pdf":
                with pikepdf.open(path) as pdf:
                    count = [len(pdf.pages)]
                    assert str(pdf.Root.Lang) == code
            assert numbers == [size, *count], f"/{address}: {one}"
            assert one.about.endswith(NAMES[code]), one


def test_braille_is_english_alone(all_languages: Path) -> None:
    """Where liblouis is, English guides and the plan come in braille; no other language does."""
    brailled = [one for files in lists(all_languages).values() for one in files
                if one.path.endswith(".brf")]  # fmt: skip
    assert brailled
    assert all(one.path.startswith("files/") for one in brailled)
    assert {one.name for one in brailled} == {KINDS["braille"]}


def cards(page: HtmlElement) -> Iterator[tuple[HtmlElement, list[str]]]:
    """Each sheet that a print room shows, with where it leads: file, for a shop, picture."""
    for item in page.xpath("//ul[@class='sheets']/li"):
        yield item, [*item.xpath("./a/@href"), *item.xpath(".//img/@src")]


@pytest.mark.parametrize("code", NAMES)
def test_every_print_room_shows_every_sheet(code: str, all_languages: Path) -> None:
    """In each language each sheet of all languages is there, and every link leads to its file."""
    address = f"{below(code)}print/"
    found = list(cards(pages(all_languages)[address]))
    shown = [target(address, href) for _, hrefs in found for href in hrefs]
    assert len(found) == len(SHEETS) > 300
    assert len(shown) == len(set(shown)) == 3 * len(SHEETS)
    made = {path for one in NAMES for path in under(all_languages, one, "print")}
    assert set(shown) == {path for path in made if Path(path).stem != "code"}
    names = [item.find("a[@download]").get("download") for item, _ in found]
    assert len(names) == len(set(names)), "two saved files have the same name"
    for item, _ in found:
        language = item.get("data-language")
        assert (not language) == (item.get("data-paper") == "languages")
        spoken = item.xpath("./a[1]/span[@class='spoken']")
        assert [(one.get("lang"), text(one)) for one in spoken] == (
            [(language, NAMES[language])] if language else []
        )


def test_each_sheet_is_what_the_print_room_calls_it(all_languages: Path) -> None:
    """Its paper, the shape of its picture, and its language are those of the file behind it."""
    found = {
        target("print/", hrefs[0]): item for item, hrefs in cards(pages(all_languages)["print/"])
    }
    for sheet in SHEETS:
        item, kind = found[below(sheet.code) + sheet.path], SIZES[sheet.paper]
        assert PAPERS[sheet.paper] in text(item)
        image = item.find(".//img")
        ratio = int(image.get("height")) / int(image.get("width"))
        assert ratio == pytest.approx(kind.height / kind.width, abs=0.01)
        assert (image.get("alt"), image.get("loading")) == ("", "lazy")
        with pikepdf.open(all_languages / below(sheet.code) / sheet.path) as pdf:
            _, _, width, height = map(float, pdf.pages[0].mediabox)
            assert (width / POINTS, height / POINTS) == pytest.approx(
                (kind.width, kind.height), abs=0.5
            )
            assert len(pdf.pages) == sheet.pages
            assert str(pdf.Root.Lang) == sheet.code


def test_each_kit_leads_to_the_page_that_its_codes_open(all_languages: Path) -> None:
    """Above the sheets of a kit stands what its codes open, as a link to that page."""
    assert PLANS
    assert PLANS.flyers
    for code in NAMES:
        page = pages(all_languages)[f"{below(code)}print/"]
        for kit in PLANS.flyers.kits:
            (link,) = page.xpath(f"//section[@data-kit='{kit.ref}']/p/a")
            assert target(f"{below(code)}print/", link.get("href")) == below(code) + kit.page
            assert text(link)


def test_pages_without_files_list_none(all_languages: Path) -> None:
    """Only guides and the plan, with their easy read, have a list of files."""
    assert PLANS
    for address, files in lists(all_languages).items():
        of_guide = re.match(r"([\w-]+/)?guides/[\w-]+/(easy-read/)?$", address)
        of_plan = re.match(rf"([\w-]+/)?{PLANS.area.main}/(easy-read/)?$", address)
        is_easy_guides = address.endswith("guides/easy-read/")
        assert bool(files) == bool((of_guide and not is_easy_guides) or of_plan), address


def test_a_print_run_is_told_in_the_print_room(tmp_path: Path) -> None:
    """What was recorded by command stands there: what, where, when, how many, and its code."""
    project = project_in_two_languages(tmp_path / "project")
    page = "guides/the-yearly-meeting/"
    (project / "plans" / "links.yml").write_text(
        f'issued: {{"26814": {page}}}\ncodes: [{{code: "26814", page: {page}, language: en}}]\n'
    )
    options = ("--on", "A5 flyers", "--where", "the <b>library</b>", "--when", "2026-11")
    done = run(
        "local-offer", "links", "printed", "26814", *options, "--copies", "1200", cwd=project
    )
    assert done.returncode == 0, done.stdout
    build(project)
    room = pages(project / "site")["print/"]
    (told,) = room.xpath("//ul[@class='statements']/li")
    assert text(told) == (
        "A5 flyers: the <b>library</b>, November 2026. Copies: 1,200 QR code: 26814"
    )
    assert target("print/", told.find("a").get("href")) == "q/26814/"
    assert (project / "site" / "q" / "26814" / "index.html").is_file()
