"""A text for paper in pieces: what is bold, and what is in English inside another language."""

import re
from typing import NamedTuple

from generator.languages.marks import END, KEPT, WAITING

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_MARKED = re.compile(f"[{WAITING}{KEPT}]([^{END}]*){END}")


class Piece(NamedTuple):
    """Some words: `bold` or not, and whether they are `english` in a text that is not."""

    text: str
    bold: bool = False
    english: bool = False


def pieces(text: str) -> list[Piece]:
    """The pieces of a text in which English is marked and **hard words** are bold."""
    found: list[Piece] = []
    for number, part in enumerate(_MARKED.split(text)):
        for turn, words in enumerate(_BOLD.split(part)):
            if words:
                found.append(Piece(words, turn % 2 == 1, number % 2 == 1))
    return found


def as_data(text: str) -> list[dict[str, object]]:
    """The pieces of a text as a template takes them."""
    return [{"text": one.text, "bold": one.bold, "english": one.english} for one in pieces(text)]
