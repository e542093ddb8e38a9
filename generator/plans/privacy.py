"""Small numbers of people: even without a name, they could point at a family."""

import re
from collections.abc import Iterable, Iterator

from generator.plans.files import File
from generator.plans.way import Way
from generator.problems import Problem

SMALL_NUMBER = re.compile(
    r"(?<!year )(?<!years )(?<!stage )(?<!aged )(?<!age )"
    r"\b(?:[1-5]|one|two|three|four|five)\s+(?:\w+\s+){0,2}?"
    r"(?:people|persons?|child|children|pupils?|learners?|famil(?:y|ies)|parents?|carers?)\b",
    re.IGNORECASE,
)


def small_numbers(file: File, texts: Iterable[tuple[Way, str | None]]) -> Iterator[Problem]:
    """A problem for each text that speaks of fewer than six people."""
    for path, text in texts:
        if match := SMALL_NUMBER.search(text or ""):
            found = " ".join(match.group().split())
            message = f"“{found}”: fewer than 6 people could be recognised"
            yield file.problem(path, message, "Write: fewer than 6.")
