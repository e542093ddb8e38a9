"""Bringing catalogs up to date with the English: nothing that was translated is lost."""

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from generator import writing
from generator.languages.catalogs import number_of_forms, plural_forms
from generator.languages.messages import INTERFACE, Message

CLOSE = 0.6
"""How alike two texts must be for the translation of one to be offered for the other."""
WIDTH = 100


def by_domain(messages: Iterable[Message]) -> dict[str, dict[str, list[Message]]]:
    """Messages by their domain and text; a text that stands in several places has several."""
    found: dict[str, dict[str, list[Message]]] = {}
    for message in messages:
        found.setdefault(message.domain, {}).setdefault(message.text, []).append(message)
    return found


def updated(
    old: polib.POFile | None, code: str, texts: Mapping[str, list[Message]], day: dt.date
) -> polib.POFile:
    """A catalog with exactly the texts of today.

    A text whose English has changed a little keeps its translation as fuzzy, with the English that
    it was made for; one that is gone is kept at the end as obsolete.
    """
    file = polib.POFile(wrapwidth=WIDTH)
    file.metadata = {**_header(code, day), **(old.metadata if old else {})}
    file.metadata["Plural-Forms"] = plural_forms(code)
    known = {entry.msgid: entry for entry in old or () if entry.msgid}
    gone = {
        text: entry
        for text, entry in known.items()
        if text not in texts and not entry.obsolete and _said(entry)
    }
    for text, places in texts.items():
        entry = _entry(places, code)
        if text in known and _same_shape(known[text], entry):
            _keep(entry, known[text])
        elif close := difflib.get_close_matches(text, gone, 1, CLOSE):
            _offer(entry, gone.pop(close[0]))
        file.append(entry)
    for entry in old or ():
        if entry.msgid in gone or (entry.obsolete and entry.msgid not in texts):
            entry.obsolete = True
            file.append(entry)
    return file


def _header(code: str, day: dt.date) -> dict[str, str]:
    return {
        "Project-Id-Version": "local-offer",
        "PO-Revision-Date": f"{day.isoformat()} 12:00+0000",
        "Last-Translator": "machine translation",
        "Language-Team": code,
        "Language": code.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def _entry(places: list[Message], code: str) -> polib.POEntry:
    first = places[0]
    notes = [note for place in places[:3] for note in (place.where, _meaning(place)) if note]
    entry = polib.POEntry(
        msgid=first.text,
        comment="\n".join(dict.fromkeys(notes)),
        occurrences=sorted({(place.file, str(place.line or "")) for place in places}),
    )
    if first.plural:
        entry.msgid_plural = first.plural
        entry.msgstr_plural = dict.fromkeys(range(number_of_forms(code)), "")
    if first.domain == INTERFACE:
        if "%(" in first.text:
            entry.flags.append("python-format")
        if "{" in first.text:
            entry.flags.append("python-brace-format")
    return entry


def _meaning(place: Message) -> str:
    return f"Meaning: {place.meaning}" if place.meaning else ""


def _said(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))


def _same_shape(one: polib.POEntry, other: polib.POEntry) -> bool:
    return bool(one.msgid_plural) == bool(other.msgid_plural)


def _keep(entry: polib.POEntry, old: polib.POEntry) -> None:
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    if entry.msgid_plural:
        entry.msgstr_plural = old.msgstr_plural
    if old.fuzzy and not old.obsolete:
        entry.flags.append("fuzzy")
        entry.previous_msgid = old.previous_msgid


def _offer(entry: polib.POEntry, old: polib.POEntry) -> None:
    if not _same_shape(entry, old):
        return
    _keep(entry, old)
    if not entry.fuzzy:
        entry.flags.append("fuzzy")
    entry.previous_msgid = old.msgid


def save(file: polib.POFile, path: Path) -> bool:
    """Write a catalog if it differs from what stands there; gives whether it did.

    Raises:
        UserError: the disk refused it, and what stood there is whole.

    """
    text = str(file)
    text = text if text.endswith("\n") else f"{text}\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    writing.save(path, text.encode())
    return True
