"""What makes a guide plain and trustworthy, held by `check`."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from babel import Locale, UnknownLocaleError

from generator.guides import safety, video
from generator.guides.pieces import Piece, in_words, pieces
from generator.guides.reading import GuideFile
from generator.plans import easy_rules
from generator.plans.explain import where
from generator.plans.model import Action, Priority
from generator.plans.plans import Plans
from generator.plans.way import Way
from generator.problems import Problem, closest, did_you_mean, shown

MOST_WORDS, TITLE_WORDS = 25, 8
LOOK_AGAIN, TOO_OLD = 6, 12
"""Months after which the law should be, and must be, looked up again."""

LAW = re.compile(
    r"\bmust\b|\bby\s+law\b|\bthe\s+law\b|\blegal(?:ly)?\b|\brights?\s+to\b|\bentitled\b"
    r"|\brequired\s+to\b|\bdut(?:y|ies)\b",
    re.IGNORECASE,
)
MARKDOWN = re.compile(r"\*\*|\]\[|\]\(")
SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*\s+|$")
SHORT_FORM = re.compile(r"\b(?:[A-Z]{2,}[a-z]?|[A-Z][a-z]+[A-Z]+[a-z]?)\b")
EVERYDAY = {"NHS", "GP", "PDF", "QR", "UK", "GOV"}


def problems(
    file: GuideFile,
    plans: Plans | None,
    pictures: Collection[str] | None,
    folder: Path,
    as_of: dt.date,
) -> Iterator[Problem]:
    """Every broken rule in one guide.

    Without plans or pictures, which cannot be read then, what points at them is not judged.
    """
    found = list(pieces(file))
    for piece in found:
        yield from _wording(file, piece)
    yield from _markup(file)
    yield from _short_forms(file, found)
    yield from _law(file, found)
    yield from _age(file, as_of)
    yield from _languages(file)
    if plans:
        yield from _links(file, plans)
    yield from video.problems(file, folder)
    yield from easy_rules.problems(file.guide.easy, file.loaded, ("easy",), pictures)


def _at(file: GuideFile, path: Way, message: str, hint: str) -> Problem:
    line, column = file.loaded.place(path)
    return Problem(file.loaded.file, line, column, message, hint, where(path))


def _here(file: GuideFile, piece: Piece, message: str, hint: str, offset: int = 0) -> Problem:
    """A problem in a piece; `offset` is how far into its plain text."""
    line = piece.line + piece.plain.count("\n", 0, offset)
    return Problem(file.loaded.file, line, piece.column, message, hint, in_words(piece))


def _wording(file: GuideFile, piece: Piece) -> Iterator[Problem]:
    """What a piece may not hold, and how long it may be."""
    if piece.path and (found := safety.HTML.search(piece.text)):
        message = f"HTML ({shown(found.group())}) in a guide"
        yield _here(file, piece, message, "Leave it out: this is shown as it is.")
    if piece.path and (found := MARKDOWN.search(piece.text)):
        hint = "Write plain text; name a source in source:."
        yield _here(file, piece, f"Markdown ({found.group()}) is shown as it is here", hint)
    sentences = list(_sentences(piece.plain))
    for offset, sentence in sentences:
        words = easy_rules.WORD.findall(sentence)
        if len(words) > MOST_WORDS:
            message = f"a sentence of {len(words)} words ({' '.join(sentence.split()[:5])} ...)"
            hint = f"Use {MOST_WORDS} or fewer: split it."
            yield _here(file, piece, message, hint, offset)
    if piece.path == ("title",) and len(piece.text.split()) > TITLE_WORDS:
        message = f"the title has {len(piece.text.split())} words"
        yield _here(file, piece, message, f"Use {TITLE_WORDS} or fewer.")
    if piece.path == ("description",) and len(sentences) > 1:
        hint = "Say in one what the guide is; the rest can go to first: or to the text."
        yield _here(file, piece, f"the description has {len(sentences)} sentences", hint)


def _markup(file: GuideFile) -> Iterator[Problem]:
    """What the body may not hold, whatever Markdown would make of it."""
    for line, harm in safety.problems_of(file.body):
        at = file.first_line + line - 1
        yield Problem(file.loaded.file, at, 1, f"{harm.message} in a guide", harm.hint)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with how far into the text it starts."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        if sentence := text[start : end.end()].strip():
            yield start, sentence
        start = end.end()


def _short_forms(file: GuideFile, found: list[Piece]) -> Iterator[Problem]:
    """A short form must follow the words it stands for, in brackets, where it first stands."""
    known = set(EVERYDAY)
    for piece in found:
        for match in SHORT_FORM.finditer(piece.plain):
            word = match.group().removesuffix("s")
            if word in known:
                continue
            known.add(word)
            if not piece.plain[: match.start()].endswith("("):
                message = f"the short form {word} is not explained"
                hint = f"Where it first stands, write the words out, then ({word})."
                yield _here(file, piece, message, hint, match.start())


def _law(file: GuideFile, found: list[Piece]) -> Iterator[Problem]:
    known, used = file.guide.sources, set[str]()
    for piece in found:
        for key, path in piece.cited:
            used.add(key)
            if key not in known:
                used.update(closest(key, known))  # a mistyped key is not also an unused one
                message, hint = f"there is no source {shown(key)}", did_you_mean(key, known)
                hint = hint or "Add it to sources, with its title and url."
                yield _at(file, path, message, hint) if path else _here(file, piece, message, hint)
        said = LAW.search(piece.plain)
        if said and not piece.cited and not piece.is_label:
            message = f"a statement about the law ({said.group()!r}) has no source"
            yield _here(file, piece, message, _where_to_cite(piece), said.start())
    for key in known:
        if key not in used:
            problem = _at(file, ("sources", key), f"the source {key} is not used", "")
            line, column = file.loaded.place(("sources", key), key=True)
            hint = "Name it where the guide relies on it, or delete it."
            yield replace(problem, line=line, column=column, hint=hint, severity="warning")


def _where_to_cite(piece: Piece) -> str:
    if not piece.path:
        return "Link the words to their source: [words][key], with the key in sources."
    if len(piece.path) == 1:
        return "Say it in a step or in the text instead, where a source can stand."
    return "Add source: with a key from sources."


def _age(file: GuideFile, as_of: dt.date) -> Iterator[Problem]:
    day = file.guide.last_looked_up
    months = (as_of.year - day.year) * 12 + as_of.month - day.month - (as_of.day <= day.day)
    if months >= LOOK_AGAIN:
        message = f"the law was last looked up more than {months} months ago"
        problem = _at(file, ("looked_up",), message, "Look it up again, then change this month.")
        yield replace(problem, severity="error" if months >= TOO_OLD else "warning")


def _languages(file: GuideFile) -> Iterator[Problem]:
    """Languages that have no name, so that no reader could find their sentences."""
    paths: list[Way] = [("spoken", code) for code in file.guide.spoken]
    for number, phrase in enumerate(file.guide.phrases):
        paths += [("phrases", number, "translations", code) for code in phrase.translations]
    for path in paths:
        try:
            Locale.parse(str(path[-1]), sep="-")
        except (UnknownLocaleError, ValueError):
            hint = "Write the code of a language, such as bn or zh-Hans."
            yield _at(file, path, f"there is no language {path[-1]}", hint)


def _links(file: GuideFile, plans: Plans) -> Iterator[Problem]:
    promises = [
        ref for ref, place in plans.places.items() if isinstance(place.item, Action | Priority)
    ]
    for number, ref in enumerate(file.guide.fulfils):
        if ref not in promises:
            hint = did_you_mean(ref, promises) or "Name an action, such as action-plan-2026/1.1."
            yield _at(file, ("fulfils", number), f"there is no promise {ref}", hint)
    contacts = [contact.ref for contact in plans.area.contacts]
    for number, ref in enumerate(file.guide.contacts):
        if ref not in contacts:
            hint = did_you_mean(ref, contacts) or "Add it to contacts in area.yml."
            yield _at(file, ("contacts", number), f"there is no contact {ref}", hint)
