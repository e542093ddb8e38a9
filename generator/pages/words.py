"""Hard words: found in a page's text, and explained where they first stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahocorasick import Automaton
from markupsafe import Markup, escape

from generator.languages.marks import END, KEPT, WAITING, bare
from generator.plans.glossary import Word

BRACKETS = re.compile(r"\s*[(\uff08][^)\uff09]*[)\uff09]")


class Use(NamedTuple):
    """The first use of a word on a page, as it is written there."""

    as_written: str
    word: Word
    short: bool


class Found(NamedTuple):
    """A use of a hard word in a text: from where to where, and which word it is."""

    start: int
    end: int
    word: Word


class Vocabulary:
    """All hard words of an area, ready to be looked for at once. Made once, never changed."""

    def __init__(self, words: Sequence[Word]) -> None:
        forms = {form: word for word in words for form in _written(word)}
        # Abbreviations are found as written; words also with a capital first letter.
        capitals = {f"{form[0].upper()}{form[1:]}": forms[form] for form in forms if _common(form)}
        self._search = Automaton()
        for form, word in (capitals | forms).items():
            self._search.add_word(form, (len(form), word))
        self._search.make_automaton()

    def find(self, text: str) -> list[Found]:
        """Every use of a hard word in a text, in order; of two that overlap, the longer first."""
        if not self._search:
            return []
        every = (
            Found(last + 1 - length, last + 1, word)
            for last, (length, word) in self._search.iter(text)
            if _stands_alone(text, last + 1 - length, last + 1)
        )
        found: list[Found] = []
        for one in sorted(every, key=lambda one: (one.start, -one.end)):
            if not found or one.start >= found[-1].end:
                found.append(one)
        return found


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
        for start, after, word in self._vocabulary.find(text):
            # A name written out does not yet say what its short form means further down.
            written = text[start:after]
            short = bool(word.stands_for) and written.removesuffix("s").isupper()
            if (word.word, True) in self._seen or (word.word, short) in self._seen:
                continue
            self._seen.add((word.word, short))
            self._waiting.append(Use(_marked(text, start, written), word, short))
            pieces += [
                escape(text[end:start]),
                Markup("<dfn>{}</dfn>").format(written),
            ]
            end = after
        return Markup("").join([*pieces, escape(text[end:])])

    def collect(self) -> list[Use]:
        """The words marked since this was last asked, to be explained here."""
        waiting, self._waiting = self._waiting, []
        return waiting


def _marked(text: str, start: int, written: str) -> str:
    """A word that is cut out of a text, marked as English if it stands in such a passage."""
    before = text[:start]
    opened = max(before.rfind(WAITING), before.rfind(KEPT))
    return f"{text[opened]}{written}{END}" if opened > before.rfind(END) else written


def _common(form: str) -> bool:
    capital = form[:1].upper()
    return form == form.lower() and len(capital) == 1 and capital.lower() == form[0] != capital


def _written(word: Word) -> Iterator[str]:
    """How a word can be written: as it is, without what explains it in brackets, in other forms."""
    for form in (bare(word.word), *word.forms):
        yield form
        if short := BRACKETS.sub("", form):
            yield short


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word of a text is no part of a longer one."""
    return not (
        _joins(text[start], text[start - 1 : start]) or _joins(text[end - 1], text[end : end + 1])
    )


def _joins(letter: str, beside: str) -> bool:
    """Whether a letter and the one beside it are of one word.

    Chinese sets no space between words, and an English word ends where another script begins.
    """
    if not beside or unicodedata.name(letter, "").startswith("CJK"):
        return False
    if letter.isascii():
        is_latin = beside.isascii() or unicodedata.name(beside, "").startswith("LATIN")
        return is_latin and (beside.isalnum() or beside in "-_")
    return beside.isalnum() or beside == "-" or unicodedata.category(beside).startswith("M")
