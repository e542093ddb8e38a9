"""The order of words in a language: Unicode's collation, on which CLDR's is built.

Python has none of its own; ICU has no wheel with its collator. Letters that one language sorts in
a way of its own (such as the Polish ł or the Spanish ñ) come where Unicode's common table has them,
beside their nearest letter.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from pyuca import Collator

from generator.languages.formats import ENGLISH

Item = TypeVar("Item")
WITHOUT_ALPHABET = ("zh",)
"""Their order needs the strokes or the sound of each character, which no package here knows."""


@cache
def _collator() -> Collator:
    return Collator()


def has_alphabet(code: str) -> bool:
    """Whether words of a language can be sorted by their letters."""
    return code.split("-")[0] not in WITHOUT_ALPHABET


def in_order(items: Iterable[Item], code: str, key: Callable[[Item], str]) -> list[Item]:
    """Items in the order of the alphabet. The table is read only when a language needs it."""
    if code == ENGLISH.code or not has_alphabet(code):
        return sorted(items, key=lambda item: key(item).casefold())
    collator = _collator()
    return sorted(items, key=lambda item: collator.sort_key(key(item)))
