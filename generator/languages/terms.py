"""The terms of a language: what official words are always called, so that a reader knows them.

A file `translations/<code>/terms.yml` lists English terms, each with the words or stems of words of
which one stands in every translation of a text that uses the term.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.languages.catalogs import Catalogs
from generator.languages.marks import bare
from generator.plans.load import load
from generator.problems import Problem, shown, shown_path

Terms = Mapping[str, tuple[str, ...]]


def read_terms(path: Path, report: Callable[[Problem], None]) -> Terms:
    """The terms of one language: English, and the words for it in small letters."""
    if not path.exists():
        return {}
    name = shown_path(path)
    loaded, problems = load(path, name)
    for problem in problems:
        report(problem)
    if loaded is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    listed = loaded.data if isinstance(loaded.data, dict) else {}
    for term, words in listed.items():
        if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
            found[str(term)] = tuple(word.lower() for word in words)
        else:
            line, column = loaded.place((term,))
            hint = "Write it as a list of words: [interpreter, interpreters]."
            report(Problem(name, line, column, f"{shown(str(term))} has no words", hint))
    return found


def term_problems(folder: Path, catalogs: Catalogs, terms: Terms) -> Iterator[Problem]:
    """The translations in which a term is not called what it always is."""
    patterns = {term: re.compile(rf"\b{re.escape(term.lower())}(?:e?s)?\b") for term in terms}
    for domain, catalog in catalogs.items():
        name = shown_path(folder / f"{domain}.po")
        for text, forms in catalog.texts.items():
            said, asked = bare(" ".join(forms)).lower(), text.lower()
            for term, words in terms.items():
                if not (term.lower() in asked and patterns[term].search(asked)):
                    continue  # most texts are without most terms, which is soon seen
                if not any(word in said for word in words):
                    listed = ", ".join(words)
                    message = f"{shown(term)} is not called what it is elsewhere"
                    hint = f"Use one of: {listed}. Or add the word to terms.yml."
                    line = catalog.lines.get(text, 0)
                    yield Problem(name, line, 1, message, hint, shown(text[:60]), "warning")
