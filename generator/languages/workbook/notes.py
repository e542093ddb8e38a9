"""What stands beside a text to explain it: where it is, what it means, which numbers it is for."""

from collections.abc import Iterator

import polib

from generator.languages.update import WIDTH
from generator.languages.workbook.rows import Row, numbers_of

MEANING = "Meaning: "
EXAMPLES = 8


def where(row: Row, code: str) -> str:
    """Which numbers a row is for, a translation of an older English, and where the text stands."""
    entry = row.entry
    numbers = _for_numbers(row.form, code) if entry.msgid_plural else ""
    notes = [note for note in _notes(entry) if not note.startswith(MEANING)]
    places = [":".join(filter(None, place)) for place in entry.occurrences]
    return "\n".join(filter(None, [numbers, _older(entry), *notes, *places]))


def meaning(row: Row) -> str:
    """What a text means, in easy words."""
    notes = [note for note in _notes(row.entry) if note.startswith(MEANING)]
    return "\n".join(note.removeprefix(MEANING) for note in notes)


def _for_numbers(form: int, code: str) -> str:
    numbers = numbers_of(form, code)
    more = " and so on" if len(numbers) > EXAMPLES else ""
    return f"For {', '.join(map(str, numbers[:EXAMPLES]))}{more}."


def _older(entry: polib.POEntry) -> str:
    """A translation of an older English, which a reviewer may want to copy."""
    said = entry.msgstr or " / ".join(filter(None, entry.msgstr_plural.values()))
    if not entry.fuzzy or not said:
        return ""
    was = f", which was: {entry.previous_msgid}" if entry.previous_msgid else ""
    return f"Of an older English{was}. Its translation: {said}"


def _notes(entry: polib.POEntry) -> Iterator[str]:
    """The notes of a catalog. A long one was broken where its next word found no room."""
    note, room = "", WIDTH
    for line in entry.comment.splitlines():
        if note and len(line.split(" ")[0]) > room:
            note += f" {line}"
        else:
            yield from filter(None, [note])
            note = line
        room = WIDTH - len(f"#. {line} ")
    yield from filter(None, [note])
