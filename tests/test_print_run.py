"""Printing as a part of the build: all of it or none, and again only what has changed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator import site as whole_site
from generator.pages.paper import PaperFile
from generator.publishing.folder import MARK, before
from tests.built import AS_OF, NO_DATES, command, files, run, text
from tests.pretend import CODE, example, source
from tests.test_build import small_disk
from tests.two_languages import project_in_two_languages, replace

DIGITS = {"en": "26814", CODE: "63187", "all": "70373"}
PAGE = "guides/the-yearly-meeting/"
LEFT_OUT = "The sheets were left out when these pages were made."
LINE = "Everybody sits at one table."
FLYERS = f"""\
kits:
  - ref: meeting
    page: {PAGE}
    picture: meeting
    title: The meeting about your child
    opens: What happens at the meeting each year.
    lines:
      - {{picture: talk, text: You can say what you think.}}
      - {{picture: people, text: {LINE}}}
      - {{picture: letter, text: You get a letter.}}
    label: The yearly meeting
    contact: advice
    codes: {{en: "{DIGITS["en"]}", {CODE}: "{DIGITS[CODE]}", all: "{DIGITS["all"]}"}}
"""
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenspatentpruefungskommissionsvorsitzendenstuhl"


def links(*but: str) -> str:
    """The file of printed codes, without some of them."""
    codes = {key: digits for key, digits in DIGITS.items() if key not in but}
    listed = [
        f'  - {{code: "{digits}", page: {PAGE}{"" if key == "all" else f", language: {key}"}}}'
        for key, digits in codes.items()
    ]
    issued = [f'  "{digits}": {PAGE}' for digits in codes.values()]
    return "\n".join(["issued:", *issued, "codes:", *listed, ""])


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in two languages with one kit of sheets, built; beside it a copy of all that."""
    folder = project_in_two_languages(tmp_path_factory.mktemp("print run") / "project")
    (folder / "plans" / "flyers.yml").write_text(FLYERS, encoding="utf-8")
    (folder / "plans" / "links.yml").write_text(links(), encoding="utf-8")
    build(folder)
    shutil.copytree(folder, folder.with_name("copy"))
    return folder


@pytest.fixture
def project(printed: Path) -> Path:
    """The project as it was just after it was built and printed, for a test to change."""
    shutil.rmtree(printed)
    shutil.copytree(printed.with_name("copy"), printed)
    return printed


def build(project: Path, *options: str | Path, code: int = 0, **variables: str) -> str:
    """Build and print; gives what was said. A build that fails leaves everything as it was."""
    before = files(project / "site") if code else {}
    beside = {path.name for path in project.iterdir()} if code else set()
    done = run("local-offer", "build", "--as-of", AS_OF, *options, cwd=project, **variables)
    assert done.returncode == code, done.stdout
    assert "Traceback" not in done.stdout
    if code:
        assert files(project / "site") == before
        assert {path.name for path in project.iterdir()} == beside
    return done.stdout


def page(site: Path, address: str) -> HtmlElement:
    """A page of a site as it stands now."""
    parser = html.HTMLParser(encoding="utf-8")
    return html.document_fromstring((site / address / "index.html").read_bytes(), parser=parser)


def on_paper(site: Path) -> dict[str, bytes]:
    """Every printed file of a site."""
    return {
        path: content
        for path, content in files(site).items()
        if {"files", "print"}.intersection(path.split("/")) and not path.endswith(".html")
    }


def kept(project: Path) -> dict[str, int]:
    """Every printed file that is kept, with which file on the disk it is."""
    return {path.name: path.stat().st_ino for path in (project / ".cache" / "print").iterdir()}


def listed(site: Path, below: str = "") -> list[str]:
    """What the pages of a language list as files, and what its print room shows."""
    addresses = [f"{below}print/", f"{below}{PAGE}", f"{below}action-plan-2026/"]
    return [
        link
        for address in addresses
        for link in page(site, address).xpath("//a/@href | //img/@src")
        if Path(link).suffix in (".pdf", ".png", ".epub", ".txt", ".brf")
    ]


def same_as_cold_build(project: Path, folder: Path) -> None:
    """A copy of the project, in which nothing was built or printed before, gives every byte."""
    copy = folder / "cold"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    build(copy)
    again, first = files(project / "site"), files(copy / "site")
    assert again.keys() == first.keys()
    assert [path for path in first if again[path] != first[path]] == []


def test_without_paper_there_is_none_and_with_it_all_is_back(project: Path) -> None:
    """With --no-print no file is made, listed or led to, and the page says so; it can come back."""
    before = files(project / "site")
    assert len(on_paper(project / "site")) > 50
    for below in ("", f"{CODE}/"):
        assert len(listed(project / "site", below)) > 20
    assert LEFT_OUT not in text(page(project / "site", "print/"))
    build(project, "--no-print")
    assert not on_paper(project / "site")
    assert LEFT_OUT in text(page(project / "site", "print/"))
    for below in ("", f"{CODE}/"):
        assert listed(project / "site", below) == []
        assert not page(project / "site", f"{below}{PAGE}").find_class("paper")
        assert not page(project / "site", f"{below}{PAGE}easy-read/").find_class("paper")
    build(project)
    assert files(project / "site") == before


def test_what_has_not_changed_is_not_printed_again(project: Path) -> None:
    """A second build makes nothing, not even when it looks at everything again."""
    before, printed = kept(project), files(project / "site")
    assert "Nothing has changed" in build(project)
    shutil.rmtree(project / "site")
    build(project)
    assert kept(project) == before
    assert files(project / "site") == printed


def test_one_word_of_a_guide_changes_its_files_alone(project: Path, tmp_path: Path) -> None:
    """All else that is printed stays the same file, and the site is what a cold build makes."""
    before = on_paper(project / "site")
    guide = project / "content" / "guides" / "the-yearly-meeting.md"
    replace(guide, "a room that", "a place that")
    build(project)
    after = on_paper(project / "site")
    assert after.keys() == before.keys()
    changed = {path for path in after if after[path] != before[path]}
    assert "files/the-yearly-meeting.pdf" in changed
    assert f"{CODE}/files/the-yearly-meeting.txt" in changed
    assert all(Path(path).name.startswith("the-yearly-meeting") for path in changed)
    same_as_cold_build(project, tmp_path)


def test_a_guide_that_is_gone_takes_its_files_along(project: Path) -> None:
    """Files of a page that is not there any more are not there either, in any language."""
    (project / "content" / "guides" / "welcoming-families.md").unlink()
    assert any("welcoming-families" in path for path in on_paper(project / "site"))
    build(project)
    assert not any("welcoming-families" in path for path in files(project / "site"))


def test_a_sheet_that_is_not_printed_any_more_is_gone(project: Path, tmp_path: Path) -> None:
    """Without its code in one language, a kit's sheets go from that language and from all rooms."""
    site = project / "site"
    assert any(path.startswith(f"{CODE}/print/meeting/") for path in on_paper(site))
    replace(project / "plans" / "flyers.yml", f' {CODE}: "{DIGITS[CODE]}",', "")
    build(project)
    assert not any(path.startswith(f"{CODE}/print/meeting/") for path in on_paper(site))
    assert "print/meeting/a5.pdf" in on_paper(site)
    assert not [link for link in listed(site) if f"{CODE}/print/" in link]
    same_as_cold_build(project, tmp_path)


def test_a_page_is_made_again_if_its_file_changed_in_any_language() -> None:
    """The list says how large a file is, and that can change where the English one did not."""
    address, file = "action-plan-2026/", PaperFile("pdf", "files/action-plan-2026.pdf", 9000, 2)
    marks = []
    for size in (9000, 12_000):
        told = {"en": {address: (file,)}, CODE: {address: (file._replace(size=size),)}}
        given = source(example(), {})._replace(paper=told)
        marks.append(whole_site.marks(given, whole_site.gather(given)))
    changed = {path for path in marks[0] if marks[0][path] != marks[1][path]}
    assert changed == {address, f"{address}easy-read/"}


def test_a_text_too_long_for_its_sheet_leaves_the_site_as_it_was(project: Path) -> None:
    """The build names the line in flyers.yml, for both languages, and publishes nothing."""
    flyers = project / "plans" / "flyers.yml"
    replace(flyers, LINE, LONG)
    number = 1 + next(
        at for at, line in enumerate(flyers.read_text("utf-8").split("\n")) if LONG in line
    )
    said = build(project, code=1)
    assert f"plans/flyers.yml:{number}:" in said
    assert "does not fit on the A5 flyer about meeting in en" in said
    assert f"does not fit on the A5 flyer about meeting in {CODE}" in said


def test_without_liblouis_all_but_braille_is_made(project: Path, tmp_path: Path) -> None:
    """Where no braille can be made, that is said, and all other files are there and listed."""
    site = project / "site"
    assert any(path.endswith(".brf") for path in on_paper(site))
    others = {path for path in on_paper(site) if not path.endswith(".brf")}
    bare = tmp_path / "bin"
    bare.mkdir()
    for folder in reversed(NO_DATES["PATH"].split(os.pathsep)):
        for tool in Path(folder).glob("*") if Path(folder).is_dir() else ():
            if not tool.name.startswith("lou_"):
                (bare / tool.name).unlink(missing_ok=True)
                (bare / tool.name).symlink_to(tool)
    assert not shutil.which("lou_translate", path=str(bare))
    said = build(project, PATH=str(bare))
    assert "braille is left out: liblouis is not installed" in said
    assert on_paper(site).keys() == others
    assert not [link for link in listed(site) if link.endswith(".brf")]
    assert [link for link in listed(site) if link.endswith(".epub")]
    # Once it is there, a build that finds nothing else new makes the braille.
    build(project)
    assert any(path.endswith(".brf") for path in on_paper(site))


@pytest.mark.parametrize("script", ["echo broken >&2; exit 127", "kill -SEGV $$", "exec sleep 60"])
def test_a_broken_liblouis_costs_only_braille(script: str, project: Path, tmp_path: Path) -> None:
    """A program that cannot even say its version is named, and all other files are there."""
    site = project / "site"
    others = {path for path in on_paper(site) if not path.endswith(".brf")}
    (tmp_path / "lou_translate").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (tmp_path / "lou_translate").chmod(0o755)
    said = build(project, PATH=os.pathsep.join([str(tmp_path), NO_DATES["PATH"]]))
    assert said.count("braille: warning: braille is left out: liblouis does not answer.") == 1
    assert on_paper(site).keys() == others


def test_a_site_is_printed_and_published_though_nothing_can_be_kept(
    project: Path, tmp_path: Path
) -> None:
    """Where .cache cannot be written, each thing that costs time is said, and the site is made."""
    before = files(project / "site")
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_text("no folder", encoding="utf-8")
    shutil.rmtree(project / "site")
    said = build(project)
    assert files(project / "site") == before
    for what in (
        ".cache/local-offer/catalogs: warning: what was read of catalogs cannot be kept: ",
        ".cache/print: warning: what is printed cannot be kept: ",
        "the site is published, but what was made cannot be kept: ",
    ):
        assert said.count(what) == 1, said
    (project / ".cache").unlink()


def test_a_missing_typeface_leaves_the_site_as_it_was(project: Path, tmp_path: Path) -> None:
    """It is named with what to do, once, and nothing is published."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['justmytype_intl_rtl'] = None\n", encoding="utf-8"
    )
    path = os.pathsep.join(filter(None, [str(tmp_path), NO_DATES.get("PYTHONPATH")]))
    replace(project / "plans" / "flyers.yml", LINE, "Everybody sits at a table.")
    said = build(project, code=1, PYTHONPATH=path)
    assert said.count("the typeface Noto Sans Arabic is not installed") == 1
    assert "--no-print" in said


def test_a_full_disk_while_printing_leaves_the_site_as_it_was(
    project: Path, tmp_path: Path
) -> None:
    """When there is no room to print, that is said once, and the old site stands."""
    before, disk = files(project / "site"), tmp_path / "disk"
    shutil.rmtree(project / ".cache")
    taken = sum(-(-len(content) // 4096) * 4096 for content in before.values())
    with small_disk(disk, taken + 8 * 1024**2) as limit:
        shutil.copytree(project, disk / "project")
        room = shutil.disk_usage(disk).free
        (disk / "filler").write_bytes(b"x" * max(0, room - 700_000) if limit is None else b"")
        done = subprocess.run(
            [command("local-offer"), "build", "--as-of", AS_OF],
            cwd=disk / "project",
            env=NO_DATES,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
            preexec_fn=limit,
        )
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stdout
        assert done.stdout.count("Nothing can be printed. Make room") == 1, done.stdout
        assert files(disk / "project" / "site") == before


def test_a_language_alone_is_printed_as_in_the_whole_site(project: Path, tmp_path: Path) -> None:
    """Its pages and its printed files, byte for byte, and no others."""
    build(project, "--language", CODE, "--site-dir", tmp_path / "alone")
    whole = {
        path: content
        for path, content in files(project / "site").items()
        if path.startswith(f"{CODE}/")
    }
    alone = files(tmp_path / "alone")
    assert alone.pop(MARK)
    assert alone == whole
    assert f"{CODE}/print/meeting/a5.pdf" in whole


def test_a_code_that_was_published_cannot_be_lost(project: Path, tmp_path: Path) -> None:
    """Neither a build nor a joining of languages publishes a site without a code it had."""
    (project / "plans" / "links.yml").write_text(links("all"), encoding="utf-8")
    flyers = project / "plans" / "flyers.yml"
    replace(flyers, f', all: "{DIGITS["all"]}"', "")
    gone = f"the code {DIGITS['all']} was published and is gone"
    assert gone in build(project, "--no-print", code=1)
    for part in ("en", CODE):
        build(project, "--no-print", "--language", part, "--site-dir", tmp_path / part)
    before = files(project / "site")
    parts = (tmp_path / "en", tmp_path / CODE)
    done = run("local-offer", "assemble", *parts, "--site-dir", "site", cwd=project)
    assert done.returncode == 1, done.stdout
    assert gone in done.stdout
    assert files(project / "site") == before


@pytest.mark.parametrize("program", ["build", "assemble", "mkdocs"])
def test_a_code_is_not_lost_where_a_publishing_was_cut_short(
    program: str, project: Path, tmp_path: Path
) -> None:
    """The site that stands aside under another name is put back, and its codes are looked at."""
    (project / "plans" / "links.yml").write_text(links("all"), encoding="utf-8")
    replace(project / "plans" / "flyers.yml", f', all: "{DIGITS["all"]}"', "")
    site = project / "site"
    parts = [tmp_path / part for part in ("en", CODE)]
    if program == "assemble":
        for part in parts:
            build(project, "--no-print", "--language", part.name, "--site-dir", part)
    published = files(site)
    site.rename(before(site))
    command = {
        "build": ("local-offer", "build", "--no-print", "--as-of", AS_OF),
        "assemble": ("local-offer", "assemble", *parts, "--site-dir", "site"),
        "mkdocs": ("mkdocs", "build"),
    }
    name, *options = command[program]
    done = run(str(name), *options, cwd=project, LOCAL_OFFER_AS_OF=AS_OF)
    assert done.returncode == 1, done.stdout
    assert f"the code {DIGITS['all']} was published and is gone" in done.stdout
    assert files(site) == published
    assert not before(site).exists()
