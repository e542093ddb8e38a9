"""What makes an easy read line easy, held by `check`.

The rules come from the guidelines on accessible communication that the British government and
Inclusion Europe publish: 10 to 15 words, one idea and one sentence a line, a picture each, no
abbreviations, hard words in bold and explained in the next sentence, active voice.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import get_args

from generator.plans.easy import NEEDED, EasyLine, EasyRead, RatingWord, icon_file, icons
from generator.plans.explain import where
from generator.plans.load import Loaded
from generator.plans.way import Way
from generator.problems import Problem, did_you_mean

MOST_WORDS = 15
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
ABBREVIATION = re.compile(r"\b[A-Z]{2,}\w*|\b[A-Z]+/[A-Z]+\b")
NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|hundred)\b",
    re.IGNORECASE,
)
CONTRACTION = re.compile(
    r"\b(?:\w+(?:n['’]t|['’](?:re|ll|ve|d|m))|(?:it|that|there|what|who|here|he|she|let)['’]s)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:will|must|can|should|may)(?: \w+)? be (?:\w+ed|made|sent|given|told|done|seen|held"
    r"|written|kept|paid|shown|found|taken|put|read|built|chosen|met)\b",
    re.IGNORECASE,
)
HARD = re.compile(r"\*\*(.+?)\*\*")


def problems(
    lines: Sequence[EasyLine], loaded: Loaded, path: Way, pictures: Collection[str] | None
) -> Iterator[Problem]:
    """Every broken rule in one easy read, each with its place.

    Without pictures, which cannot be read then, their names are not judged.
    """
    before: set[str] = set()
    for number, line in enumerate(lines):
        at = (*path, number, "text")
        for message, hint in _line(line.text):
            yield _problem(loaded, at, message, hint)
        if pictures is not None and line.picture not in pictures:
            yield _no_picture(loaded, (*path, number, "picture"), line.picture, pictures)
        following = lines[number + 1].text.lower() if number + 1 < len(lines) else ""
        for word in HARD.findall(line.text):
            if _stem(word) not in before and not _explained(word, following):
                message = f"the hard word {word!r} is not explained"
                yield _problem(loaded, at, message, "Explain it in the next line.")
            before.add(_stem(word))


def shared(easy: EasyRead, loaded: Loaded) -> Iterator[Problem]:
    """Every broken rule in what all easy read pages share, and everything that it leaves out."""
    for name in ("home", "about_ratings", "guides"):
        yield from problems(getattr(easy, name), loaded, (name,), easy.pictures)
    drawn: dict[str, str] = {}
    for name, picture in easy.pictures.items():
        if (first := drawn.setdefault(picture.icon, name)) != name:
            message = f"the pictures {first} and {name} are the same"
            hint = "One meaning has one picture: choose another icon."
            yield _problem(loaded, ("pictures", name, "icon"), message, hint)
    for rating in get_args(RatingWord):
        if rating not in easy.ratings:
            message = f"there is no sentence for the rating {rating}"
            yield _problem(loaded, ("ratings",), message, "Add it, with its picture.")
            continue
        line, path = easy.ratings[rating], ("ratings", rating)
        for message, hint in _line(line.text):
            yield _problem(loaded, (*path, "text"), message, hint)
        if line.picture not in easy.pictures:
            yield _no_picture(loaded, (*path, "picture"), line.picture, easy.pictures)
    for name in NEEDED:
        if name not in easy.pictures:
            yield _no_picture(loaded, ("pictures",), name, ())
    for name, picture in easy.pictures.items():
        if not icon_file(picture.icon).is_file():
            message = f"there is no icon {picture.icon}"
            hint = did_you_mean(picture.icon, icons())
            hint = hint or "Name an icon of Material, such as material/calendar."
            yield _problem(loaded, ("pictures", name, "icon"), message, hint)


def _no_picture(loaded: Loaded, path: Way, name: str, known: Collection[str]) -> Problem:
    hint = did_you_mean(name, known) or "Add it to pictures in easy-read.yml."
    return _problem(loaded, path, f"there is no picture {name}", hint)


def _line(text: str) -> Iterator[tuple[str, str]]:
    words = len(WORD.findall(text))
    if words > MOST_WORDS:
        yield (
            f"{words} words in one sentence",
            f"Use {MOST_WORDS} or fewer: split it into two lines.",
        )
    ends = len(SENTENCE_END.findall(text))
    if ends > 1:
        yield "more than one sentence in a line", "Give each sentence a line and a picture."
    if ends == 0:
        yield "the sentence does not end", "End it with a full stop."
    if found := ABBREVIATION.search(text):
        yield f"the short form {found.group()}", "Write it out."
    if found := CONTRACTION.search(text):
        yield f"the short form {found.group()}", "Write both words in full."
    if found := PASSIVE.search(text):
        yield f"{found.group()!r} does not say who does it", "Say: The council will ..."
    if "**" in HARD.sub("", text):
        yield "two stars that mark no word", "Put the hard word between two pairs: **word**."
    if found := NUMBER.search(text):
        yield f"the number {found.group()} is written as a word", "Write it in figures."
    if "%" in text or "percent" in text.replace("per cent", "percent").lower():
        yield "a percentage", "Say it in words, such as: 1 in 4, many, few."


def _explained(word: str, following: str) -> bool:
    """Whether the next line is about the word: it names its stem."""
    stem = _stem(word)
    return stem in following or stem.split()[-1] in following


def _stem(word: str) -> str:
    return word.lower().rstrip("s")


def _problem(loaded: Loaded, path: Way, message: str, hint: str) -> Problem:
    line, column = loaded.place(path)
    return Problem(loaded.file, line, column, message, hint, where(path))
