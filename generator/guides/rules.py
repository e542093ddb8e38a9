"""What makes a guide plain and trustworthy, held by `check`."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.guides.reading import GuideFile
from generator.plans import easy_rules
from generator.plans.explain import where
from generator.plans.plans import Plans
from generator.problems import Problem, did_you_mean

MOST_WORDS = 25
LOOK_AGAIN, TOO_OLD = 6, 12
"""Months after which the law should be, and must be, looked up again."""

LAW = re.compile(r"\bmust\b|\bby law\b|\bthe law\b|\blegal(?:ly)?\b|\bright to\b", re.IGNORECASE)
LINK = re.compile(r"\[[^\]]*\]\[([^\]]+)\]")
HTML = re.compile(r"</?[a-zA-Z][^>]*>")
MARKS = re.compile(r"[*_`#>]|\[|\]\[[^\]]*\]|\]\([^)]*\)|\]")
SENTENCE = re.compile(r"(?<=[.!?:])\s+")
SHORT_FORM = re.compile(r"\b[A-Z]{2,}s?\b")
EVERYDAY = {"NHS", "GP", "PDF", "QR", "UK", "GOV"}


class Piece(NamedTuple):
    """A piece of a guide's text with its place."""

    text: str
    line: int
    column: int
    where: str
    sources: tuple[str, ...]


def problems(
    file: GuideFile, plans: Plans, pictures: Collection[str], folder: Path, as_of: dt.date
) -> Iterator[Problem]:
    """Every broken rule in one guide."""
    guide = file.guide
    pieces = [*_front(file), *_blocks(file)]
    yield from _sentences(file, pieces)
    yield from _short_forms(file, pieces)
    yield from _law(file, pieces)
    yield from _age(file, as_of)
    yield from _links(file, plans)
    yield from _video(file, folder)
    yield from easy_rules.problems(guide.easy, file.loaded, ("easy",), pictures)
    for field, most in (("title", 8), ("description", 25)):
        count = len(getattr(guide, field).split())
        if count > most:
            yield _at(file, (field,), f"{field} has {count} words", f"Use {most} or fewer.")


def plain_texts(file: GuideFile) -> list[str]:
    """All that a guide says, without Markdown's marks, a piece at a time."""
    return [MARKS.sub("", piece.text).strip() for piece in (*_front(file), *_blocks(file))]


def _at(file: GuideFile, path: easy_rules.Path, message: str, hint: str = "") -> Problem:
    line, column = file.loaded.place(path)
    return Problem(file.loaded.file, line, column, message, hint, where(path))


def _here(file: GuideFile, piece: Piece, message: str, hint: str) -> Problem:
    return Problem(file.loaded.file, piece.line, piece.column, message, hint, piece.where)


def _front(file: GuideFile) -> Iterator[Piece]:
    guide = file.guide
    for field in ("description", "first"):
        yield _piece(file, (field,), getattr(guide, field), ())
    for field in ("steps", "ask_for", "if_wrong"):
        for number, item in enumerate(getattr(guide, field)):
            yield _piece(file, (field, number, "text"), item.text, item.source)


def _piece(file: GuideFile, path: easy_rules.Path, text: str, sources: tuple[str, ...]) -> Piece:
    line, column = file.loaded.place(path)
    return Piece(text, line, column, where(path), (*sources, *LINK.findall(text)))


def _blocks(file: GuideFile) -> Iterator[Piece]:
    """The paragraphs and list items of the body."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*file.body.split("\n"), ""]):
        item = re.match(r"\s*(?:[-*+]|\d+\.)\s+|\s*#+\s", line)
        if block and (item or not line.strip()):
            text = " ".join(block)
            yield Piece(text, file.first_line + start, 1, "", tuple(LINK.findall(text)))
            block = []
        if line.strip():
            start = start if block else number
            block.append(line[item.end() :] if item else line.strip())


def _sentences(file: GuideFile, pieces: list[Piece]) -> Iterator[Problem]:
    for piece in pieces:
        if found := HTML.search(piece.text):
            hint = "Write Markdown only."
            yield _here(file, piece, f"HTML ({found.group()}) in a guide", hint)
        for sentence in SENTENCE.split(MARKS.sub("", piece.text)):
            count = len(easy_rules.WORD.findall(sentence))
            if count > MOST_WORDS:
                start = " ".join(sentence.split()[:5])
                hint = f"Use {MOST_WORDS} or fewer: split it."
                yield _here(file, piece, f"a sentence of {count} words ({start} ...)", hint)


def _short_forms(file: GuideFile, pieces: list[Piece]) -> Iterator[Problem]:
    """A short form must follow the words it stands for, in brackets, where it first stands."""
    known = set(EVERYDAY)
    for piece in pieces:
        for found in SHORT_FORM.finditer(MARKS.sub("", piece.text)):
            word = found.group()
            if word.rstrip("s") in known or word in known:
                continue
            known |= {word, word.rstrip("s")}
            if found.string[found.start() - 1 : found.start()] != "(":
                hint = f"Write it out first: ... ({word})."
                yield _here(file, piece, f"the short form {word} is not explained", hint)


def _law(file: GuideFile, pieces: list[Piece]) -> Iterator[Problem]:
    known, used = file.guide.sources, set()
    for piece in pieces:
        used |= set(piece.sources)
        for key in piece.sources:
            if key not in known:
                hint = did_you_mean(key, known) or "Add it to sources."
                yield _here(file, piece, f"there is no source {key}", hint)
        found = LAW.search(MARKS.sub("", piece.text))
        if found and not piece.sources:
            message = f"a statement about the law ({found.group()!r}) has no source"
            yield _here(file, piece, message, "Name it: [words][key], or source: key.")
    for key in known:
        if key not in used:
            problem = _at(file, ("sources", key), f"the source {key} is not used", "Delete it.")
            yield Problem(**{**problem.__dict__, "severity": "warning"})


def _age(file: GuideFile, as_of: dt.date) -> Iterator[Problem]:
    looked_up = file.guide.last_looked_up
    months = (as_of.year - looked_up.year) * 12 + as_of.month - looked_up.month
    if months >= LOOK_AGAIN:
        message = f"the law was last looked up {months} months ago"
        problem = _at(file, ("looked_up",), message, "Look it up again, then change this month.")
        severity = "error" if months >= TOO_OLD else "warning"
        yield Problem(**{**problem.__dict__, "severity": severity})


def _links(file: GuideFile, plans: Plans) -> Iterator[Problem]:
    guide = file.guide
    known: Mapping[str, Collection[str]] = {
        "fulfils": plans.places,
        "contacts": [contact.ref for contact in plans.area.contacts],
    }
    for field, refs in known.items():
        for number, ref in enumerate(getattr(guide, field)):
            if ref not in refs:
                hint = did_you_mean(ref, refs)
                yield _at(file, (field, number), f"{ref} leads nowhere", hint)


def _video(file: GuideFile, folder: Path) -> Iterator[Problem]:
    video = file.guide.video
    for field in ("file", "captions", "transcript") if video else ():
        name = getattr(video, field)
        if not (folder / name).is_file():
            yield _at(
                file, ("video", field), f"there is no file {name}", "Put it beside the guide."
            )
