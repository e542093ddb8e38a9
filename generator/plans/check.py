"""A folder of plan files -> the model, or problems: every problem of every file in one run."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.plans import explain, rules
from generator.plans.area import Area
from generator.plans.comments import Comments
from generator.plans.dates import last_day
from generator.plans.glossary import Glossary
from generator.plans.load import Loaded, load
from generator.plans.model import REF_PATTERN, Document
from generator.plans.plans import Plans
from generator.plans.terms import ORDER, Term
from generator.plans.threads import Threads
from generator.plans.updates import TermUpdates
from generator.problems import Problem, did_you_mean, errors

KINDS: dict[str, type[BaseModel]] = {
    "area": Area,
    "glossary": Glossary,
    "threads": Threads,
    "you-said-we-did": Comments,
}
"""The files with a fixed name; every other file of the folder is a document."""

Kind = TypeVar("Kind", bound=BaseModel)


class Checked(NamedTuple):
    """The plans, or None if an error stands in the way, and all problems."""

    plans: Plans | None
    problems: tuple[Problem, ...]


class File(NamedTuple):
    """A file that was read: its record, and the places of everything in it."""

    loaded: Loaded
    record: BaseModel


def check(folder: Path) -> Checked:
    """Read and check all plan files below a folder."""
    problems: list[Problem] = []
    shown = folder.name
    if not folder.is_dir():
        hint = "Run this where mkdocs.yml is."
        return Checked(None, (Problem(shown, 0, 0, "there is no such folder", hint),))
    files = dict(_files(folder, shown, problems.append))
    terms = dict(_terms(folder / "progress", f"{shown}/progress", problems.append))
    if "area" not in files and not any(problem.file == f"{shown}/area.yml" for problem in problems):
        hint = "Copy it from another area and change it."
        problems.append(Problem(f"{shown}/area.yml", 0, 0, "the file is missing", hint))
    if errors(problems):
        # What one file says about another can only be judged once all can be read.
        return Checked(None, tuple(sorted(problems)))
    plans = _join(files, terms)
    problems += rules.problems(plans, files, terms)
    problems.sort()
    return Checked(None if errors(problems) else plans, tuple(problems))


def _files(
    folder: Path, shown: str, report: Callable[[Problem], None]
) -> Iterator[tuple[str, File]]:
    for path in sorted(folder.iterdir()):
        name = f"{shown}/{path.name}"
        if path.name.startswith(".") or path.name in ("progress", "README.md"):
            continue
        if path.suffix == ".yaml":
            report(Problem(name, 0, 0, "the name ends in .yaml", "Rename it to end in .yml."))
        elif path.suffix != ".yml":
            report(Problem(name, 0, 0, "this is not a plan file", "Keep it in another folder."))
        elif not re.match(REF_PATTERN, path.stem):
            hint = "Use small letters, digits and dashes, such as action-plan-2026.yml."
            report(Problem(name, 0, 0, "the file name cannot be an address", hint))
        elif file := _file(path, name, KINDS.get(path.stem, Document), report):
            yield path.stem, file


def _file(
    path: Path, name: str, model: type[BaseModel], report: Callable[[Problem], None]
) -> File | None:
    loaded, problems = load(path, name)
    for problem in problems:
        report(problem)
    if loaded is None:
        return None
    try:
        return File(loaded, model.model_validate(loaded.data))
    except ValidationError as error:
        for problem in explain.problems(error, loaded, model):
            report(problem)
        return None


def _terms(
    folder: Path, shown: str, report: Callable[[Problem], None]
) -> Iterator[tuple[Term, File]]:
    if folder.exists() and not folder.is_dir():
        report(
            Problem(shown, 0, 0, "this is a file", "Make it a folder with a file for each term.")
        )
        return
    seen: dict[Term, str] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{shown}/{path.name}"
        if path.name.startswith(".") or path.name == "README.md":
            continue
        year, _, word = path.stem.lower().partition("-")
        if path.suffix not in (".yml", ".yaml") or not re.fullmatch(r"\d{4}", year):
            hint = "Name it after the year and the term: 2026-spring.yml."
            report(Problem(name, 0, 0, "this is not the file of a term", hint))
            continue
        if word not in ORDER:
            hint = did_you_mean(word, ORDER) or "Terms are spring, summer and autumn."
            report(Problem(name, 0, 0, f"there is no term called {word}", hint))
            continue
        term = Term(int(year), ORDER.index(word))
        if term in seen:
            hint = f"Join it with {seen[term]}: one file holds one term."
            report(Problem(name, 0, 0, "a second file for the same term", hint))
            continue
        seen[term] = name
        if path.name != f"{term.slug}.yml":
            hint = f"Rename it to {term.slug}.yml."
            report(Problem(name, 0, 0, "the file name is not in its usual form", hint))
        elif file := _file(path, name, TermUpdates, report):
            yield term, file


def _join(files: dict[str, File], terms: dict[Term, File]) -> Plans:
    def record(name: str, kind: type[Kind]) -> Kind | None:
        found = files[name].record if name in files else None
        return found if isinstance(found, kind) else None

    area = record("area", Area)
    assert area is not None  # noqa: S101 - check() has reported a missing area.yml
    documents = {
        name: file.record for name, file in files.items() if isinstance(file.record, Document)
    }
    threads, glossary = record("threads", Threads), record("glossary", Glossary)
    comments = record("you-said-we-did", Comments)
    return Plans(
        area=area,
        documents=dict(sorted(documents.items(), key=_newest_first)),
        threads=threads.threads if threads else (),
        words=glossary.words if glossary else (),
        comments=comments.comments if comments else (),
        updates={
            term: file.record
            for term, file in sorted(terms.items())
            if isinstance(file.record, TermUpdates)
        },
    )


def _newest_first(item: tuple[str, Document]) -> tuple[int, str]:
    key, document = item
    return -last_day(document.begins).toordinal() if document.begins else 0, key
