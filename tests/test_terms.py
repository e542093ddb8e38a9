"""Official words are called the same wherever they stand, so that a reader knows them again."""

from pathlib import Path

import pytest

from generator.languages.catalogs import Catalog
from generator.languages.terms import read_terms, term_problems
from generator.problems import Problem
from tests.built import PROJECT

OWN = sorted((PROJECT / "translations").glob("*/terms.yml"))


def said(text: str, translation: str, **terms: str) -> list[Problem]:
    """What is said about the translation of one text."""
    catalog = Catalog({text: (translation,)}, frozenset(), 1, None, {text: 7}, "")
    listed = {term.replace("_", " "): tuple(words.split()) for term, words in terms.items()}
    return list(term_problems(Path("pl"), {"threads": catalog}, listed))


def test_a_term_by_another_name_is_a_warning_at_its_line() -> None:
    """The message names the term, the words for it, and the line of the catalog."""
    (problem,) = said("The council decides.", "Urząd decyduje.", council="rada rady")
    assert (problem.file, problem.line, problem.severity) == ("pl/threads.po", 7, "warning")
    assert problem.message == "council is not called what it is elsewhere"
    assert "rada, rady" in problem.hint


@pytest.mark.parametrize("text", ["The council decides.", "COUNCILS decide.", "A council’s plan."])
def test_a_term_is_found_in_any_case_and_number(text: str) -> None:
    """Capitals and plurals are the same term, and so are they in the translation."""
    assert said(text, "RADY decydują.", council="rada rady") == []
    assert len(said(text, "Decyduje urząd.", council="rada rady")) == 1


def test_a_longer_word_is_not_the_term() -> None:
    """A term is a whole word of the English."""
    assert said("The counsellor decides.", "Doradca decyduje.", counsel="rada") == []


def test_each_form_of_a_text_with_numbers_is_looked_at() -> None:
    """One form that calls a term what it is stands for all."""
    catalog = Catalog({"a plan": ("plan", "plany")}, frozenset(), 1, None, {}, "")
    assert list(term_problems(Path("pl"), {"area": catalog}, {"plan": ("plan",)})) == []
    assert len(list(term_problems(Path("pl"), {"area": catalog}, {"plan": ("projekt",)}))) == 1


def test_a_language_without_terms_is_fine(tmp_path: Path) -> None:
    """The file of terms need not be there."""
    assert read_terms(tmp_path / "terms.yml", pytest.fail) == {}


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name)
def test_our_own_terms_can_be_read(path: Path) -> None:
    """Each language lists terms, and each has the same ones as the others."""
    terms = read_terms(path, pytest.fail)
    assert {"council", "rating", "priority"} <= set(terms)
    assert all(words and all(word == word.lower() for word in words) for words in terms.values())
