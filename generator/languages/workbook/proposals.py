"""What a reviewer's answers would change in the texts of today, after the checks of a catalog."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.languages.catalogs import Report, wrong
from generator.languages.workbook.answers import Answer
from generator.languages.workbook.cells import as_read, mark
from generator.languages.workbook.rows import Row, forms
from generator.problems import Problem, shown


class Proposal(NamedTuple):
    """What a reviewer would say instead, or only a comment: then `old` and `new` are the same.

    `form` is the form for numbers, if the text has several; `row` is where it stands.
    """

    domain: str
    english: str
    form: int | None
    old: str
    new: str
    comment: str
    row: int


def proposals(
    given: Sequence[tuple[Answer, Row]], code: str, column: int, report: Report
) -> Iterator[Proposal]:
    """What the answers to one text would change. If a form of it is wrong, it is left as it is."""
    entry = given[0][1].entry
    where, good = shown(entry.msgid), True
    changed: dict[int, str] = {}
    for answer, row in given:
        problems: list[tuple[str, str]] = []
        if answer.english != as_read(row.english):
            hint = "Put the English back, or make a new workbook and copy the changes into it."
            slid = "the English was changed here, or has slid beside another translation"
            problems.append((slid, hint))
        elif new := _new(answer, row, column, report):
            changed[row.form] = new
            problems += _wrong(row, new, code)
        for message, hint in problems:
            report(Problem("", answer.number, column, message, hint, where))
        good = good and not problems
    after = [changed.get(form, said) for form, said in enumerate(forms(entry, code))]
    if good and changed and not all(after):
        missing = ", ".join(str(form) for form, said in enumerate(after, 1) if not said)
        message = f"of {len(after)} forms for numbers, number {missing} is still empty"
        report(Problem("", given[0][0].number, column, message, "Fill each.", where))
        good = False
    for answer, row in given:
        new = changed.get(row.form, row.said) if good else row.said
        if new != row.said or answer.comment:
            form = row.form if entry.msgid_plural else None
            yield Proposal(
                row.domain, entry.msgid, form, row.said, new, answer.comment, answer.number
            )


def _new(answer: Answer, row: Row, column: int, report: Report) -> str:
    """The new translation of a row, or nothing if it is the one that was handed out."""
    new, where = answer.translation, shown(row.entry.msgid)
    if row.entry.msgid == row.entry.msgid.strip():
        new = new.strip()  # an end of line that was typed by mistake
    if mark(answer.translation) == answer.handed or mark(new) == mark(row.said):
        return ""
    if not new.strip():
        if row.said:
            hint = "It stays as it was. If it is wrong, write a better one or a comment."
            emptied = "the translation was emptied"
            report(Problem("", answer.number, column, emptied, hint, where, "warning"))
        return ""
    if mark(row.said) != answer.handed:
        message = "the translation has changed since the workbook was made"
        hint = f"Look whether this change still fits. It is now: {shown(row.said) or 'empty'}"
        report(Problem("", answer.number, column, message, hint, where, "warning"))
    return new


def _wrong(row: Row, new: str, code: str) -> Iterator[tuple[str, str]]:
    """What a catalog would refuse in a translation, the other forms being right."""
    entry = row.entry
    said = [entry.msgid_plural] * len(forms(entry, code))
    said[row.form] = new
    return wrong(entry, tuple(said), code)
