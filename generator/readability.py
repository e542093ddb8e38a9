"""How hard each page is to read, as a report. A score never proves that words are clear.

The NHS aims for a reading age of 9 to 11. The age is the Flesch-Kincaid grade plus 5; it counts
only sentence and word length, so it is a hint about where to look first.
"""

import warnings
from collections.abc import Iterator
from typing import NamedTuple

from generator.guides.pieces import plain_texts
from generator.plans.easy import EasyLine
from generator.plans.easy_rules import HARD
from generator.plans.model import Action, Document, Priority
from generator.project import Project


class Reading(NamedTuple):
    """One page's words: how many, how many to a sentence, and the reading age they need."""

    page: str
    words: int
    words_a_sentence: float
    age: int


def readings(project: Project) -> Iterator[Reading]:
    """A line for each guide, each easy read page, and our own words in each document."""
    if project.plans is None:
        return
    for file in project.guides:
        yield _reading(f"guides/{file.name}", plain_texts(file))
        yield _reading(f"guides/{file.name}/easy-read", _easy(file.guide.easy))
    if easy := project.plans.easy:
        yield _reading("easy-read", _easy(easy.home))
        if easy.guides:
            yield _reading("guides/easy-read", _easy(easy.guides))
        meanings = (*easy.about_ratings, *easy.ratings.values())
        yield _reading("about/ratings/easy-read", _easy(meanings))
    for key in project.plans.documents:
        ours = [
            text
            for place in project.plans.places.values()
            if place.key == key and isinstance(place.item, Document | Priority | Action)
            for text in (f"{place.item.short}.", place.item.plain)
        ]
        yield _reading(key, ours)
        for place in project.plans.places.values():
            if place.key == key and (lines := getattr(place.item, "easy", ())):
                yield _reading(f"{place.ref}/easy-read", _easy(lines))


def _easy(lines: tuple[EasyLine, ...]) -> list[str]:
    return [HARD.sub(r"\1", line.text) for line in lines]


def _reading(page: str, texts: list[str]) -> Reading:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # textstat imports a module that setuptools deprecates
        import textstat
    # A heading or list item without a full stop would run on into the next sentence.
    text = " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in texts)
    words, sentences = textstat.lexicon_count(text), max(1, textstat.sentence_count(text))
    age = round(textstat.flesch_kincaid_grade(text)) + 5
    return Reading(page, words, round(words / sentences, 1), max(age, 5))
