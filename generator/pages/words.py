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
    short: bool


class Vocabulary:
    """All hard words of an area, ready to be looked for. Made once, never changed."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._forms = {form: word for word in words for form in (word.word, *word.forms)}
        self._lower = {form.lower(): word for form, word in self._forms.items() if _common(form)}
        longest_first = sorted(self._forms, key=len, reverse=True)
        pattern = "|".join(map(_pattern, longest_first))
        self._search = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])") if pattern else None

    def find(self, text: str) -> list[tuple[re.Match[str], Word]]:
        """Every use of a hard word in a text, in order."""
        if self._search is None:
            return []
        return [(match, self._word(match.group())) for match in self._search.finditer(text)]

    def _word(self, found: str) -> Word:
        return self._forms.get(found) or self._lower[found.lower()]


class Explainer:
    """Marks the first use of each hard word on one page, and remembers what to explain.

    One is made for each page and thrown away with it: which use is the first is the only
    thing that it must keep between two pieces of text.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._seen: set[tuple[str, bool]] = set()
        self._waiting: list[Use] = []

    def mark(self, text: str) -> Markup:
        """The text, escaped, with each hard word that is new to the page marked."""
        pieces, end = [], 0
        for match, word in self._vocabulary.find(text):
            # A name written out does not yet say what its short form means further down.
            short = bool(word.stands_for) and match.group().removesuffix("s").isupper()
            if (word.word, True) in self._seen or (word.word, short) in self._seen:
                continue
            self._seen.add((word.word, short))
            self._waiting.append(Use(match.group(), word, short))
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


def _common(form: str) -> bool:
    capital = form[:1].upper()
    return form == form.lower() and len(capital) == 1 and capital.lower() == form[0] != capital


def _pattern(form: str) -> str:
    """Abbreviations are found as written; words also with a capital first letter."""
    if _common(form):
        return f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}"
    return re.escape(form)
