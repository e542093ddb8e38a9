"""Catalogs: what is refused and why, how languages count, and who has checked a translation.

Each folder in cases/catalogs/bad/ and accepted/ is a test: a folder of translations as a person
would hand it in, laid over that in good/, and what is then said.
"""

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest
from babel import Locale
from babel.messages import pofile
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.languages.catalogs import (
    BY,
    DIGEST,
    ON,
    Catalog,
    Catalogs,
    digest,
    number_of_forms,
    parse,
    plural_rule,
    read_catalog,
)
from generator.problems import Problem, as_text
from generator.project import Project, read_project
from generator.translations import domains_of, messages, read_translations
from tests.built import AS_OF, PROJECT, small_project
from tests.made_up import QUICK
from tests.pretend import WORDS, read
from tests.sample import CASES, good_guides

CATALOGS = CASES / "catalogs"
FOLDERS = sorted(path for path in CATALOGS.glob("*/*") if path.parent.name != "good")
OWN = sorted((PROJECT / "translations").glob("*/LC_MESSAGES/*.po"))
LANGUAGES = "languages:\n"
POLISH = "  - {code: pl, name: Polski, english: Polish}\n"


def name(path: Path) -> str:
    """What a case or a catalog is called: bad/number-differs, pl/area."""
    return f"{path.parent.name}/{path.name}"


def laid_out(around: Path, case: Path) -> Project:
    """Good plans and a guide in English and Polish, with the translations of a case."""
    good_guides(around)
    area = around / "plans" / "area.yml"
    text = area.read_text(encoding="utf-8").replace(LANGUAGES, f"{LANGUAGES}{POLISH}")
    area.write_text(text, encoding="utf-8")
    shutil.copytree(CATALOGS / "good", around / "translations")
    shutil.copytree(case, around / "translations", dirs_exist_ok=True)
    (around / "translations" / "expected.txt").unlink()
    project = read(around)
    assert not project.problems
    return project


@pytest.mark.parametrize("case", FOLDERS, ids=name)
def test_what_is_wrong_with_translations_is_said_in_one_run(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Every problem with its file and line, what is wrong, and what to do about it."""
    expected = case / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.touch()
    monkeypatch.chdir(tmp_path)
    project = laid_out(tmp_path, case)
    _, problems = read_translations(Path("translations"), project)
    said = "".join(f"{as_text(problem)}\n" for problem in sorted(problems))
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    kinds = {problem.severity for problem in problems}
    assert kinds == {"error" if case.parent.name == "bad" else "warning"}


def test_every_bad_case_names_a_place_and_a_remedy() -> None:
    """Each message names its file and ends with what to do; most name a line, too."""
    lines = [
        line
        for case in FOLDERS
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    ]
    assert len(lines) > len(FOLDERS)
    for line in lines:
        place, said = re.split(r": (?=error: |warning: )", line, maxsplit=1)
        assert place.startswith("translations/"), line
        assert said.endswith((".", "?", ";")), line
        whole_file = "the site has no language", "nothing on the site is called"
        assert place[-1].isdigit() or any(words in said for words in whole_file), line


def test_the_good_translations_are_good() -> None:
    """The catalogs that every case is laid over have no problem themselves."""
    found: list[Problem] = []
    for path in sorted((CATALOGS / "good").rglob("*.po")):
        assert read_catalog(path, path.parent.parent.name, found.append).texts
    assert found == []


def test_a_build_with_a_broken_catalog_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command names every problem of plans and catalogs, and fails without a traceback."""
    project = small_project(tmp_path)
    area = project / "plans" / "area.yml"
    text = area.read_text(encoding="utf-8")
    area.write_text(text.replace(LANGUAGES, f"{LANGUAGES}{POLISH}"), encoding="utf-8")
    case = CATALOGS / "bad" / "several-mistakes"
    shutil.copytree(case, project / "translations")
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["build", "--as-of", AS_OF], catch_exceptions=False)
    assert done.exit_code == 1
    for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines():
        assert line in done.output
    assert not (project / "site").exists()


def test_a_language_that_does_not_exist_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code that Unicode knows no language for is a mistake in area.yml, and no traceback."""
    monkeypatch.chdir(tmp_path)
    good_guides(tmp_path)
    area = tmp_path / "plans" / "area.yml"
    wrong = "  - {code: xq, name: Xq, english: Xq}\n"
    text = area.read_text(encoding="utf-8").replace(LANGUAGES, f"{LANGUAGES}{wrong}")
    area.write_text(text, encoding="utf-8")
    project = read_project(Path("plans"), Path("content"), dt.date.fromisoformat(AS_OF))
    _, found = read_translations(Path("translations"), project)
    (problem,) = [*project.problems, *found]
    line = text[: text.index("xq")].count("\n") + 1
    assert (problem.file, problem.line, problem.severity) == ("plans/area.yml", line, "error")
    assert "xq" in problem.message


NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100, 101)
CHOSEN = {
    "en": (1, 0, 1, 1, 1, 1, 1, 1, 1),
    "fr": (0, 0, 1, 1, 1, 1, 1, 1, 1),
    "pl": (2, 0, 1, 1, 2, 2, 2, 2, 2),
    "ru": (2, 0, 1, 1, 2, 2, 0, 2, 0),
    "ar": (0, 1, 2, 3, 3, 4, 4, 5, 5),
    "zh-Hans": (0, 0, 0, 0, 0, 0, 0, 0, 0),
}
"""The form that CLDR's rule chooses for each number, as the header of a catalog counts them."""


@pytest.mark.parametrize("code", CHOSEN)
def test_a_number_chooses_the_form_that_the_language_asks_for(code: str) -> None:
    """The rule is CLDR's: numbers share a form exactly where CLDR says that they do."""
    rule = plural_rule(code)
    assert tuple(map(rule, NUMBERS)) == CHOSEN[code]
    cldr = Locale.parse(code, sep="-").plural_form
    pairs = {(rule(number), cldr(number)) for number in range(1000)}
    assert len(pairs) == len({form for form, _ in pairs}) == len({kind for _, kind in pairs})
    assert max(map(rule, range(1000))) + 1 == number_of_forms(code)


PO = """msgid ""
msgstr ""
"Language: pl\\n"
{headers}
msgid "milestone"
msgstr "{said}"
"""


def checked(folder: Path, said: str, headers: str = "") -> Catalog:
    """A catalog of one text, read."""
    path = folder / "glossary.po"
    path.write_text(PO.format(said=said, headers=headers), encoding="utf-8")
    found: list[Problem] = []
    catalog = read_catalog(path, "pl", found.append)
    assert found == []
    return catalog


def test_a_check_holds_until_a_translation_changes(tmp_path: Path) -> None:
    """Who checked is shown as long as nothing has changed; after that, as what it was."""
    assert checked(tmp_path, "krok").checked is None
    marked = digest(checked(tmp_path, "krok").texts)
    headers = f'"{BY}: a health translator\\n"\n"{ON}: 2026-12-01\\n"\n"{DIGEST}: {marked}\\n"\n'
    held = checked(tmp_path, "krok", headers).checked
    assert held == ("a health translator", dt.date(2026, 12, 1), True)
    changed = checked(tmp_path, "etap", headers).checked
    assert changed == ("a health translator", dt.date(2026, 12, 1), False)


def test_what_was_read_can_be_kept(tmp_path: Path) -> None:
    """A catalog is the same after it was kept as plain data, but for where each text stands."""
    headers = f'"{BY}: a translator\\n"\n"{ON}: 2026-12-01\\n"\n'
    catalog = checked(tmp_path, "krok", headers)
    assert Catalog.from_data(catalog.as_data()) == catalog._replace(lines={})


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=6))
@QUICK
def test_a_round_trip_of_a_catalog_loses_nothing(texts: dict[str, str]) -> None:
    """Whatever stands in a text: gettext's two Python readers give it back as it was."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=text, msgstr=said) for text, said in texts.items())
    again = polib.pofile(str(file))
    assert {entry.msgid: entry.msgstr for entry in again} == texts
    by_babel = pofile.read_po(str(file).splitlines(keepends=True))
    assert {entry.id: entry.string for entry in by_babel if entry.id} == texts


@pytest.mark.parametrize("code", sorted({path.parent.parent.name for path in OWN}))
def test_our_catalogs_can_be_used_with_any_program(code: str) -> None:
    """`msgfmt -c`, on which Poedit and Weblate build, and Babel accept each catalog whole."""
    for path in OWN:
        if path.parent.parent.name != code:
            continue
        if program := shutil.which("msgfmt"):
            done = subprocess.run(
                [program, "-c", "-o", "-", path], capture_output=True, check=False
            )
            assert (done.returncode, done.stderr) == (0, b""), name(path)
        ours = parse(path, str(path), pytest.fail)
        assert ours is not None
        with path.open("rb") as file:
            theirs = pofile.read_po(file, abort_invalid=True)
        texts = {one.msgid: one.msgstr for one in ours if not one.obsolete and not one.msgid_plural}
        assert {one.id: one.string for one in theirs if isinstance(one.id, str) and one.id} == texts


@pytest.fixture(scope="module")
def project() -> Project:
    """The published plans and guides."""
    return read(PROJECT)


Read = tuple[Mapping[str, Catalogs], list[Problem]]


@pytest.fixture(scope="module")
def ours(project: Project) -> Read:
    """The catalogs of the published site, with what is wrong with them."""
    return read_translations(PROJECT / "translations", project)


def test_our_translations_have_no_problem(ours: Read) -> None:
    """No error, and no word that is called something else than everywhere else."""
    _, problems = ours
    assert [as_text(problem) for problem in problems] == []


def test_every_language_has_every_part_that_has_a_text(project: Project, ours: Read) -> None:
    """Each language of the site has a catalog for each part of it."""
    assert project.plans
    found, _ = ours
    wanted = {one.code for one in project.plans.area.languages} - {"en"}
    assert set(found) == wanted
    parts = {message.domain for message in messages(project)}
    assert parts <= set(domains_of(project.plans, project))
    for code, catalogs in found.items():
        assert parts - set(catalogs) == set(), code
