"""What cannot be printed on a sheet, as a problem at the line that a person can change."""

from collections.abc import Mapping
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import NamedTuple

import polib

from generator.guides.front import FRONT
from generator.languages.catalogs import folder_of
from generator.languages.formats import ENGLISH
from generator.languages.messages import guide_domain
from generator.plans.explain import where
from generator.plans.load import Loaded, parse, read
from generator.plans.way import Way
from generator.printing.sheets import Sheet
from generator.problems import Problem, shown, shown_path


class Folders(NamedTuple):
    """Where texts are changed: the folders of the plans, the content and the translations."""

    plans: Path = Path("plans")
    content: Path = Path("content")
    translations: Path = Path("translations")


class Spot(NamedTuple):
    """Where a text stands, and its letters."""

    file: str
    line: int
    column: int
    where: str
    text: str


def too_long(domain: str, text: str, by: float, sheet: Sheet, folders: Folders) -> Problem:
    """A text that takes `by` times the room that a sheet has for it, at its smallest size.

    `text` is its English, `domain` the catalog it is translated in.
    """
    find = _in_english if sheet.code == ENGLISH.code else _in_catalog
    spot = find(domain, text, sheet.code, folders)
    letters = max(1, ceil(len(spot.text) * (1 - 1 / by)))
    plural = "s" if letters > 1 else ""
    message = f"this does not fit on the {sheet.name}: about {letters} letter{plural} too long"
    return Problem(spot.file, spot.line, spot.column, message, "Say it in fewer words.", spot.where)


def unprintable(said: str, sheet: Sheet) -> Problem:
    """A text with a letter that no typeface has."""
    hint = "Take the letter out, or write it in another way."
    return Problem(sheet.path, 0, 0, f"{said} on the {sheet.name}", hint)


def _in_english(domain: str, text: str, code: str, folders: Folders) -> Spot:
    for path in (folders.plans / f"{domain}.yml", _guide(domain, folders)):
        if path.is_file():
            loaded = _loaded(path)
            found = _path_of(loaded, text) if loaded else None
            if loaded and found is not None:
                return Spot(loaded.file, *loaded.place(found), where(found), text)
    return Spot(domain, 0, 0, shown(text), text)


def _guide(domain: str, folders: Folders) -> Path:
    return folders.content / "guides" / f"{domain.removeprefix(guide_domain(''))}.md"


def _in_catalog(domain: str, text: str, code: str, folders: Folders) -> Spot:
    path = folder_of(folders.translations, code) / f"{domain}.po"
    entry = _catalog(path, path.stat().st_mtime_ns).get(text) if path.is_file() else None
    if entry is None or not entry.msgstr:
        # It stands there in English.
        found = _in_english(domain, text, ENGLISH.code, folders)
        return found if found.line else found._replace(file=shown_path(path))
    return Spot(shown_path(path), entry.linenum or 0, 1, shown(text), entry.msgstr)


@lru_cache(maxsize=8)
def _catalog(path: Path, _changed: int) -> Mapping[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def _loaded(path: Path) -> Loaded | None:
    name = shown_path(path)
    text = read(path, name)
    if isinstance(text, Problem):
        return None
    front = FRONT.match(text)
    return parse(front[1] if front else text, name)[0]


def _path_of(loaded: Loaded, text: str) -> Way | None:
    """The way to a text in a file."""
    for path in loaded.places:
        found = loaded.data
        for step in path:
            found = found[step]
        if found == text:
            return path
    return None
