"""The columns of a workbook, and its rows: a text each, or one form of a text for numbers."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import polib

from generator.languages.catalogs import number_of_forms, plural_rule
from generator.languages.workbook.cells import mark

Files = Mapping[str, polib.POFile]
"""The catalogs of a language, by their domain."""

GUIDE, SHEET = "What to do", "Translations"
WIDTHS = {
    "Part": 18,
    "English": 55,
    "Translation": 55,
    "Where": 30,
    "Meaning": 45,
    "Comment": 35,
}
"""The columns, and how many characters wide they are. A hidden one with keys follows."""
OPEN = ("Translation", "Comment")
"""The columns that a reviewer writes in."""
NUMBERS = (*range(201), 1000, 1_000_000)


class Row(NamedTuple):
    """What a row is about. `said` is the translation that families read now, if there is one."""

    domain: str
    entry: polib.POEntry
    form: int
    said: str
    english: str

    @property
    def key(self) -> str:
        """What finds the text again, for as long as its English is the same."""
        english = f"{self.entry.msgid}\0{self.entry.msgid_plural}"
        return f"{self.domain}|{mark(english)}|{self.form}"


def key_column(code: str) -> str:
    """The name of the hidden column, which says for which language the workbook is."""
    return f"Key {code}"


def rows(files: Files, code: str) -> Iterator[Row]:
    """Every row of a workbook of these catalogs, in order."""
    for domain, file in files.items():
        for entry in entries(file):
            for form, said in enumerate(forms(entry, code)):
                yield Row(domain, entry, form, said, _english(entry, form, code))


def entries(file: polib.POFile) -> Iterator[polib.POEntry]:
    """The texts of today in a catalog."""
    return (entry for entry in file if entry.msgid and not entry.obsolete)


def forms(entry: polib.POEntry, code: str) -> tuple[str, ...]:
    """What families read now, form by form: nothing if it was said of an older English."""
    if not entry.msgid_plural:
        return ("" if entry.fuzzy else entry.msgstr,)
    kept = {} if entry.fuzzy else entry.msgstr_plural
    return tuple(kept.get(form, "") for form in range(number_of_forms(code)))


def _english(entry: polib.POEntry, form: int, code: str) -> str:
    """The English that the numbers of a form ask for: of one thing, of several, or both."""
    if not entry.msgid_plural:
        return entry.msgid
    numbers = numbers_of(form, code)
    both = [entry.msgid] * (1 in numbers) + [entry.msgid_plural] * (numbers != [1])
    return "\n".join(both)


@cache
def numbers_of(form: int, code: str) -> list[int]:
    """Some of the numbers that a form is for."""
    return [number for number in NUMBERS if plural_rule(code)(number) == form]
