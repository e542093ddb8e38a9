"""A small project of its own in English and the made-up language, with catalogs, for a test."""

import datetime as dt
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polib

from generator.languages.catalogs import folder_of, number_of_forms, wrong
from generator.languages.update import by_domain, save, updated
from generator.translations import messages
from tests.built import AS_OF, EXAMPLE, run, small_project
from tests.pretend import CODE, pretend, read

ENGLISH = "  - {code: en, name: English, english: English}\n"
SECOND = f"  - {{code: {CODE}, name: Русский, english: Russian}}\n"


def project_in_two_languages(folder: Path) -> Path:
    """The example area in two languages, nearly all of it translated."""
    small_project(folder)
    replace(folder / "plans" / "area.yml", ENGLISH, ENGLISH + SECOND)
    shutil.copytree(_catalogs(), folder_of(folder / "translations", CODE))
    return folder


@cache
def _catalogs() -> Path:
    """A folder of catalogs of the example, made once."""
    _kept.append(TemporaryDirectory())
    folder = Path(_kept[0].name)
    for domain, texts in by_domain(messages(read(EXAMPLE))).items():
        file = updated(None, CODE, texts, dt.date.fromisoformat(AS_OF))
        for entry in file:
            _translate(entry)
        save(file, folder / f"{domain}.po")
    return folder


_kept: list[TemporaryDirectory[str]] = []


def _translate(entry: polib.POEntry) -> None:
    """Say a text in the made-up language, unless it names a month, which must be a real one."""
    said = pretend(entry.msgid_plural or entry.msgid)
    forms = (said,) * (number_of_forms(CODE) if entry.msgid_plural else 1)
    if [*wrong(entry, forms, CODE)]:
        return
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = said


def replace(path: Path, old: str, new: str) -> None:
    """Put one piece of a text file in the place of another, which it must hold."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} holds no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def build(project: Path, *options: str | Path) -> str:
    """Build the site of a project as a person would; gives what was printed."""
    done = run("local-offer", "build", "--no-print", "--as-of", AS_OF, *options, cwd=project)
    assert done.returncode == 0, done.stdout
    return done.stdout
