"""Hard words: found in a page's text, and explained where they first stand."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.plans.glossary import Word


class Use(NamedTuple):
    """The first use of a word on a page, as it is written there."""

    as_written: str
    word: Word


class Explainer:
    """Marks the first use of each hard word on one page, and remembers what to explain.

    One is made for each page and thrown away with it: which use is the first is the only
    thing that it must keep between two pieces of text.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = {form: word for word in words for form in (word.word, *word.forms)}
        self._lower = {
            form.lower(): word for form, word in self._words.items() if form == form.lower()
        }
        forms = sorted(self._words, key=len, reverse=True)
        pattern = "|".join(_pattern(form) for form in forms)
        self._search = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])") if forms else None
        self._seen: set[str] = set()
        self._waiting: list[Use] = []

    def mark(self, text: str) -> Markup:
        """The text, escaped, with each hard word that is new to the page marked."""
        if self._search is None:
            return escape(text)
        pieces, end = [], 0
        for match in self._search.finditer(text):
            word = self._words.get(match.group()) or self._lower.get(match.group().lower())
            if word is None or word.word in self._seen:
                continue
            self._seen.add(word.word)
            self._waiting.append(Use(match.group(), word))
            pieces += [
                escape(text[end : match.start()]),
                Markup("<dfn>{}</dfn>").format(match.group()),
            ]
            end = match.end()
        return Markup("").join([*pieces, escape(text[end:])])

    def collect(self) -> list[Use]:
        """The words marked since this was last asked, to be explained here."""
        waiting, self._waiting = self._waiting, []
        return waiting


def _pattern(form: str) -> str:
    """Abbreviations are found as written; words also with a capital first letter."""
    if form == form.lower() and form[:1].isalpha():
        return f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}"
    return re.escape(form)
