"""Reading a workbook that came back: what it would change, and what cannot be used."""

import difflib
from dataclasses import replace
from pathlib import Path

import polib

from generator.languages.catalogs import Report
from generator.languages.update import CLOSE
from generator.languages.workbook.answers import Answer, answers, quoted
from generator.languages.workbook.cells import mark
from generator.languages.workbook.opening import MAKE_NEW, columns_of, opened
from generator.languages.workbook.proposals import Proposal, proposals
from generator.languages.workbook.rows import Files, Row, entries, rows
from generator.problems import Problem, shown, shown_path


def read_workbook(path: Path, files: Files, code: str, report: Report) -> list[Proposal]:
    """What a workbook that came back would change in the catalogs of today.

    What cannot be used is reported and not proposed.
    """

    def complain(problem: Problem) -> None:
        report(replace(problem, file=shown_path(path)))

    sheet = opened(path, complain)
    columns = columns_of(sheet, code, complain) if sheet else {}
    if not sheet or not columns:
        return []
    today = {row.key: row for row in rows(files, code)}
    texts: dict[str, list[tuple[Answer, Row]]] = {}
    for answer in answers(sheet, columns, complain):
        if row := today.get(answer.key):
            texts.setdefault(answer.key.rpartition("|")[0], []).append((answer, row))
        elif mark(answer.translation) != answer.handed or answer.comment:
            _gone(answer, files, columns["English"], complain)
    column = columns["Translation"]
    found = [one for given in texts.values() for one in proposals(given, code, column, complain)]
    return sorted(found, key=lambda proposal: proposal.row)


def _gone(answer: Answer, files: Files, column: int, report: Report) -> None:
    """Says of a changed row that its English is not in the catalogs of today."""
    file = files.get(answer.key.split("|")[0], polib.POFile())
    texts = [entry.msgid for entry in entries(file)]
    before = {entry.previous_msgid: entry.msgid for entry in entries(file) if entry.fuzzy}
    close = difflib.get_close_matches(answer.english, texts, 1, CLOSE)
    message = "the English of this row is no longer on the site"
    hint = "Leave the row out."
    if now := before.get(answer.english):
        message = "the English of this row has changed since the workbook was made"
        hint = f"It is now: {' '.join(now.split())} – {MAKE_NEW}"
    elif close:
        hint = f"The closest there now: {' '.join(close[0].split())} – {MAKE_NEW}"
    where = shown(answer.english)
    report(Problem("", answer.number, column, message, hint + quoted(answer.comment), where))
