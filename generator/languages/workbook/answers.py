"""What a reviewer has left in each row, taken from the cells."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from generator.languages.catalogs import Report
from generator.languages.workbook.cells import plain
from generator.problems import Problem

KEY = re.compile(r"(.+\|[0-9a-f]{16}\|\d+)\|([0-9a-f]{16})")
NOT_TEXT = {
    "f": "a formula",
    "d": "a date",
    "b": "a TRUE or FALSE of the spreadsheet",
    "e": "an error of the spreadsheet",
}


class Answer(NamedTuple):
    """What a row says when it comes back. `handed` marks the translation that was handed out."""

    number: int
    key: str
    handed: str
    english: str
    translation: str
    comment: str


def answers(sheet: Worksheet, columns: Mapping[str, int], report: Report) -> list[Answer]:
    """The rows that can be read and are there once: of two with one key, none can be trusted."""
    found = list(_answers(sheet, columns, report))
    first: dict[str, int] = {}
    for answer in found:
        if (before := first.setdefault(answer.key, answer.number)) != answer.number:
            hint = f"Delete one of the two.{quoted(answer.comment)}"
            message = f"this text stands in row {before} already"
            report(Problem("", answer.number, 1, message, hint))
    times = Counter(answer.key for answer in found)
    return [answer for answer in found if times[answer.key] == 1]


def _answers(sheet: Worksheet, columns: Mapping[str, int], report: Report) -> Iterator[Answer]:
    # Only cells that exist: a stray one at the very end would else create a million more.
    below = sorted(place for place in sheet._cells if place[0] > 1)
    for number, places in groupby(below, key=lambda place: place[0]):
        notes = [_note(sheet._cells[place].comment) for place in places]
        named = {name: sheet.cell(number, column) for name, column in columns.items()}
        wrong = [name for name, cell in named.items() if cell.data_type in NOT_TEXT]
        for name in wrong:
            hint = "Make the cell a text cell (Format, Cells, Text) and write the words."
            message = f"this is {NOT_TEXT[named[name].data_type]}, not text"
            report(Problem("", number, columns[name], message, hint))
        texts = {
            name: "" if cell.value is None else plain(str(cell.value))
            for name, cell in named.items()
        }
        comment = "\n".join(filter(None, [texts["Comment"].strip(), *notes]))
        said = texts["English"].strip() or texts["Translation"].strip() or comment
        if wrong or not said:
            continue
        if key := KEY.fullmatch(texts["Key"].strip()):
            yield Answer(number, key[1], key[2], texts["English"], texts["Translation"], comment)
        else:
            hint = "Leave rows as they are. Write the change into the row of its English."
            message = "this row was added, or its hidden key was changed"
            report(Problem("", number, columns["Key"], message, hint + quoted(comment)))


def _note(stuck: object) -> str:
    """What was stuck on a cell, as a note or as one of the spreadsheet's own comments."""
    text = str(getattr(stuck, "text", "")).strip()
    if text.startswith("[Threaded comment]"):  # an explanation comes before the words
        text = text.partition("\nComment:")[2].strip() or text
    return text


def quoted(comment: str) -> str:
    """A comment as it is repeated behind a hint, so that it is not lost."""
    return f" The reviewer says: {' '.join(comment.split())}" if comment else ""
