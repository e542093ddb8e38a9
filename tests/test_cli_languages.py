"""The commands for languages: what they print, what they write, and how they end."""

import io
import re
import shutil
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import main
from generator.languages.catalogs import BY, ON, folder_of
from tests.built import AS_OF, files, run_on_full_disk
from tests.pretend import CODE, pretend
from tests.two_languages import build, project_in_two_languages, replace

ENGLISH = "The list of help in an area that every council must publish."
WHO = ("--by", "an advocate who speaks Russian")


def said(*options: str | Path) -> Result:
    """What the command says to some options; a traceback would fail the test."""
    return CliRunner().invoke(main, [*map(str, options)], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in two languages, in which the commands are given."""
    monkeypatch.setenv("LOCAL_OFFER_AS_OF", AS_OF)
    monkeypatch.chdir(tmp_path)
    return project_in_two_languages(tmp_path)


def catalog(project: Path, domain: str = "glossary") -> polib.POFile:
    """A catalog of the project as it is on the disk."""
    return polib.pofile(str(folder_of(project / "translations", CODE) / f"{domain}.po"))


def rows(printed: str) -> dict[str, list[str]]:
    """A printed table: the part of each line, and what stands behind it."""
    return {line.split()[1]: line.split()[2:] for line in printed.splitlines()[1:]}


def test_the_report_counts_what_is_translated(project: Path) -> None:
    """One line a language; with --parts one for each part, and texts that have changed."""
    whole = said("languages")
    assert whole.exit_code == 0
    assert [*rows(whole.output)] == ["all"]
    replace(project / "plans" / "glossary.yml", ENGLISH, "A list of help.")
    parts = rows(said("languages", "--parts").output)
    assert {"interface", "area", "glossary", "guide-the-yearly-meeting", "all"} <= parts.keys()
    count = len([entry for entry in catalog(project) if not entry.obsolete])
    assert parts["glossary"] == [str(count), f"{100 * (count - 1) // count}%", "1", "no"]


def test_the_report_names_a_broken_catalog(project: Path) -> None:
    """It ends badly, with the place of the mistake."""
    path = folder_of(project / "translations", CODE) / "glossary.po"
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "open', encoding="utf-8")
    result = said("languages")
    assert re.search(r"glossary\.po:\d+: error: the catalog is broken here", result.output)
    assert result.exit_code == 1


def test_update_takes_in_new_english_once(project: Path) -> None:
    """A new text appears, empty; a second time nothing is left to do."""
    said("languages", "update")
    before = files(project / "translations")
    assert said("languages", "update").output == "0 catalogs written.\n"
    assert files(project / "translations") == before
    replace(project / "plans" / "glossary.yml", ENGLISH, "Pages with links to help nearby.")
    assert said("languages", "update").output == "1 catalogs written.\n"
    new = catalog(project).find("Pages with links to help nearby.")
    assert new
    assert new.msgstr == ""
    assert said("languages", "update").output == "0 catalogs written.\n"


def test_update_writes_over_no_broken_catalog(project: Path) -> None:
    """A person mends it; until then the command names it and leaves it alone."""
    path = folder_of(project / "translations", CODE) / "glossary.po"
    path.write_text('msgid "open', encoding="utf-8")
    result = said("languages", "update")
    assert "glossary.po:1: error: the catalog is broken here" in result.output
    assert result.exit_code == 1
    assert path.read_text(encoding="utf-8") == 'msgid "open'


def test_a_check_is_noted_and_holds_until_something_changes(project: Path) -> None:
    """Who and when stand in the catalog; the report says when its words have changed since."""
    result = said("languages", "checked", CODE, *WHO, "--on", "2026-11-20", "--part", "glossary")
    assert (result.output, result.exit_code) == (
        "1 catalogs checked by an advocate who speaks Russian on 2026-11-20.\n",
        0,
    )
    assert (catalog(project).metadata[BY], catalog(project).metadata[ON]) == (WHO[1], "2026-11-20")
    assert BY not in catalog(project, "area").metadata
    line = "by an advocate who speaks Russian, 2026-11-20"
    parts = rows(said("languages", "--parts").output)
    assert " ".join(parts["glossary"]).endswith(line)
    path = folder_of(project / "translations", CODE) / "glossary.po"
    replace(path, pretend("travel training"), "прогулка")
    parts = rows(said("languages", "--parts").output)
    assert " ".join(parts["glossary"]).endswith(f"{line}, changed since")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            (CODE, "--on", "2026-11-20", "--part", "glossery"),
            "--part: error: there is no part glossery. Did you mean glossary?",
        ),
        ((CODE, "--on", "2026-11-23"), "--on: error: 2026-11-23 has not come yet."),
        (("pl", "--on", "2026-11-20"), "translations/pl/LC_MESSAGES: error: there are no catalogs"),
    ],
)
def test_a_check_that_cannot_be_is_refused(
    options: tuple[str, ...], message: str, project: Path
) -> None:
    """A part or language that is not there, or a day to come; nothing is written."""
    before = files(project / "translations")
    result = said("languages", "checked", *options, *WHO)
    assert message in result.output
    assert result.exit_code == 1
    assert files(project / "translations") == before


def reviewed(project: Path, translation: str) -> Path:
    """A workbook of the project in which a reviewer has changed one translation."""
    path = project / "back.xlsx"
    result = said("languages", "workbook", CODE, "--to", path)
    assert (result.exit_code, path.is_file()) == (0, True)
    assert result.output.startswith(f"{path}: 13 parts of the site in Russian")
    book = load_workbook(io.BytesIO(path.read_bytes()))
    (row,) = [row for row in book["Translations"].iter_rows() if row[1].value == ENGLISH]
    row[2].value, row[5].value = translation, "Shorter"
    book.save(path)
    return path


def test_a_workbook_is_shown_before_it_is_taken_over(project: Path) -> None:
    """Reading prints each change and writes nothing; only --take-over writes it."""
    before, old = files(project / "translations"), pretend(ENGLISH)
    path = reviewed(project, "Список помощи.")
    shown = said("languages", "read", CODE, path)
    assert f"{ENGLISH}\n  - {old}\n  + Список помощи.\n  comment: Shorter\n" in shown.output
    assert "1 changes. To take them over, run this again with --take-over." in shown.output
    assert shown.exit_code == 0
    assert files(project / "translations") == before
    taken = said("languages", "read", CODE, path, "--take-over")
    assert taken.output.endswith("1 changes taken over.\n")
    entry = catalog(project).find(ENGLISH)
    assert entry
    assert (entry.msgstr, entry.tcomment) == ("Список помощи.", "Reviewer: Shorter")
    after = files(project / "translations")
    assert [path for path in after if after[path] != before[path]] == [
        f"{CODE}/LC_MESSAGES/glossary.po"
    ]


@pytest.mark.parametrize("kind", ["broken", "wrong", "missing"])
def test_a_workbook_with_a_mistake_changes_nothing(kind: str, project: Path) -> None:
    """Whether it is no workbook, not there, or a translation in it is refused."""
    before = files(project / "translations")
    path = reviewed(project, "Список на 5 страниц.")
    if kind == "broken":
        path.write_bytes(path.read_bytes()[:-200])
    elif kind == "missing":
        path.unlink()
    result = said("languages", "read", CODE, path, "--take-over")
    expected = {
        "broken": "back.xlsx: error: this is not an Excel workbook, or it is damaged",
        "wrong": "error: the number 5 is not in the English",
        "missing": "back.xlsx: error: this cannot be read: no such file or directory",
    }
    assert expected[kind] in result.output
    assert "Nothing was taken over." in result.stderr
    assert result.exit_code == 1
    assert files(project / "translations") == before


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("update",), f"translations/{CODE}/LC_MESSAGES/glossary.po"),
        (("checked", CODE, *WHO, "--on", "2026-11-20"), f"translations/{CODE}/LC_MESSAGES/"),
        (("workbook", CODE, "--to", "new/back.xlsx"), "new/back.xlsx"),
        (
            ("read", CODE, "back.xlsx", "--take-over"),
            f"translations/{CODE}/LC_MESSAGES/glossary.po",
        ),
    ],
    ids=["update", "checked", "workbook", "read"],
)
def test_a_disk_that_refuses_is_named(command: tuple[str, ...], file: str, project: Path) -> None:
    """No command ends in a traceback, and each catalog is as it was."""
    said("languages", "update")
    reviewed(project, "Список помощи.")
    replace(project / "plans" / "glossary.yml", ENGLISH, f"{ENGLISH} Nothing else.")
    before = files(project / "translations")
    done = run_on_full_disk("local-offer", "languages", *command, cwd=project)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert file in done.stdout.split("error: ")[0]
    assert "It was not written. Make room" in done.stdout
    assert files(project / "translations") == before
    assert not [*project.rglob(".*.po.*"), *project.rglob(".*.xlsx.*")]


@pytest.mark.parametrize("command", [("update",), ("checked", CODE, *WHO, "--on", "2026-11-20")])
def test_a_broken_clock_setting_gives_a_message(
    command: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A SOURCE_DATE_EPOCH that is no time is named, and nothing is written."""
    monkeypatch.delenv("LOCAL_OFFER_AS_OF")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    before = files(project / "translations")
    result = said("languages", *command)
    assert "SOURCE_DATE_EPOCH: error: 'yesterday' is not a time" in result.output
    assert result.exit_code == 1
    assert files(project / "translations") == before


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose languages were built apart, and the whole site beside them."""
    folder = project_in_two_languages(tmp_path_factory.mktemp("pieces") / "project")
    build(folder, "--language", "en")
    build(folder, "--language", CODE)
    build(folder)
    return folder


def test_languages_that_were_built_apart_are_the_whole_site(pieces: Path, tmp_path: Path) -> None:
    """Joined in any order, they are byte for byte the site that is built at once."""
    parts = [pieces / "pieces" / code for code in (CODE, "en")]
    result = said("assemble", *parts, "--site-dir", tmp_path / "site")
    assert (result.output, result.exit_code) == ("", 0)
    joined, whole = files(tmp_path / "site"), files(pieces / "site")
    assert joined.keys() == whole.keys()
    assert [path for path in whole if joined[path] != whole[path]] == []


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["en"], f"assemble: error: the language {CODE} is missing."),
        ([CODE], "assemble: error: the language en is missing."),
        (["en", CODE, "more"], f"more: error: the language {CODE} comes twice."),
        (["en", CODE, "letters"], "letters: error: this holds no language of a site."),
        (["en", CODE, "nowhere"], "nowhere: error: this holds no language of a site."),
    ],
)
def test_pieces_that_make_no_site_are_refused(
    names: list[str], message: str, pieces: Path, tmp_path: Path
) -> None:
    """What is missing, twice or no piece is named, and the site that stands is left alone."""
    site, folder = tmp_path / "site", tmp_path / "pieces"
    shutil.copytree(pieces / "pieces", folder)
    shutil.copytree(folder / CODE, folder / "more")
    (folder / "letters").mkdir()
    (folder / "letters" / "letter.txt").write_text("mine", "utf-8")
    shutil.copytree(pieces / "site", site)
    result = said("assemble", *(folder / name for name in names), "--site-dir", site)
    assert message in result.output
    assert result.exit_code == 1
    assert files(site) == files(pieces / "site")


def test_joining_on_a_full_disk_leaves_the_site_as_it_was(pieces: Path, tmp_path: Path) -> None:
    """It is said in words, and the site that stands is left alone."""
    site, parts = tmp_path / "site", [pieces / "pieces" / code for code in (CODE, "en")]
    shutil.copytree(pieces / "site", site)
    options = ("assemble", *parts, "--site-dir", site)
    done = run_on_full_disk("local-offer", *options, cwd=tmp_path)
    assert done.returncode == 1
    assert "site: error: file too large. Nothing was published." in done.stdout
    assert "Traceback" not in done.stdout
    assert files(site) == files(pieces / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_language_that_the_site_has_not_is_not_built(project: Path) -> None:
    """It is named, with one that is meant perhaps, and nothing is written."""
    before = {path.name for path in project.iterdir()}
    result = said("build", "--language", "rv")
    assert "--language: error: the site has no language rv." in result.output
    assert result.exit_code == 1
    assert {path.name for path in project.iterdir()} - before <= {".cache"}
