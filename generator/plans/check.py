"""A folder of plan files -> the model, or problems: every problem of every file in one run."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.plans import explain, rules
from generator.plans.area import Area
from generator.plans.comments import Comments
from generator.plans.dates import last_day
from generator.plans.easy import EasyRead
from generator.plans.files import File, Folder
from generator.plans.flyers import Flyers
from generator.plans.glossary import Glossary
from generator.plans.links import Links
from generator.plans.load import Loaded, load
from generator.plans.model import Document
from generator.plans.plans import NO_LINKS, Plans
from generator.plans.terms import ORDER, Term
from generator.plans.text import REF_PATTERN
from generator.plans.threads import Threads
from generator.plans.updates import TermUpdates
from generator.problems import Problem, did_you_mean, errors, refusal, shown_path

KINDS: dict[str, type[BaseModel]] = {
    "area": Area,
    "glossary": Glossary,
    "threads": Threads,
    "you-said-we-did": Comments,
    "easy-read": EasyRead,
    "links": Links,
    "flyers": Flyers,
}
"""The files with a fixed name; every other file of the folder is a document."""

NOTHING: dict[str, Any] = {"roles": (), "terms": (), "languages": ()}
NO_AREA = Area.model_construct(**NOTHING)
"""Stands in for an area.yml that cannot be read, so that the other files can still be judged."""

TERM_FILE = re.compile(rf"20[0-9]{{2}}-({'|'.join(ORDER)})\.yml")

Kind = TypeVar("Kind", bound=BaseModel)
Report = Callable[[Problem], None]


class Checked(NamedTuple):
    """The plans, or None if an error stands in the way, all problems, and each file as read."""

    plans: Plans | None
    problems: tuple[Problem, ...]
    loaded: Mapping[str, Loaded]


def check(folder: Path, leave_out: Collection[str] = ()) -> Checked:
    """Read and check all plan files below a folder, but for those of some names.

    What a command is about to put right must not stand in its way: that file is left out.
    """
    name, problems = shown_path(folder), list[Problem]()
    if not folder.is_dir():
        hint = "Run this where mkdocs.yml is, or name the folder with --plans."
        return Checked(None, (Problem(name, 0, 0, "there is no such folder", hint),), {})
    files = dict(_files(folder, name, leave_out, problems.append))
    terms = dict(_terms(folder / "progress", f"{name}/progress", problems.append))
    if "area" not in files:
        hint = "Copy it from another area and change it."
        problems.append(Problem(shown_path(folder / "area.yml"), 0, 0, "the file is missing", hint))
    seen = _join(files, terms)
    problems += rules.problems(seen)
    problems.sort()
    loaded = {key: file.loaded for key, file in seen.files.items()}
    loaded |= {f"progress/{term.slug}": file.loaded for term, file in seen.terms.items()}
    return Checked(None if errors(problems) else seen.plans, tuple(problems), loaded)


def _entries(folder: Path, name: str, report: Report) -> list[tuple[Path, str]]:
    """What stands in a folder, each with its name in messages; nothing hidden, no README."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        reason = refusal(error)
        hint = "Make it a folder that can be read."
        report(Problem(name, 0, 0, f"this cannot be read: {reason}", hint))
        return []
    seen = (path for path in paths if not path.name.startswith(".") and path.name != "README.md")
    return [(path, shown_path(path)) for path in seen]


def _files(
    folder: Path, shown: str, leave_out: Collection[str], report: Report
) -> Iterator[tuple[str, File | None]]:
    """Each file by its name, or None for one that could not be read or is left out."""
    for path, name in _entries(folder, shown, report):
        if path.name == "progress":
            continue
        key = path.stem
        if key in leave_out:
            yield key, None
        elif path.suffix == ".yaml":
            report(Problem(name, 0, 0, "the name ends in .yaml", f"Rename it to {key}.yml."))
            yield key, None
        elif path.suffix != ".yml":
            report(Problem(name, 0, 0, "this is not a plan file", "Keep it in another folder."))
        elif not re.fullmatch(REF_PATTERN, key):
            hint = "Use small letters, digits and dashes, such as action-plan-2026.yml."
            report(Problem(name, 0, 0, "the file name cannot be an address", hint))
        else:
            yield key, _file(path, name, KINDS.get(key, Document), report)


def _file(path: Path, name: str, model: type[BaseModel], report: Report) -> File | None:
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


def _terms(folder: Path, shown: str, report: Report) -> Iterator[tuple[Term, File | None]]:
    """Each file of progress by its term, or None for one that could not be read."""
    seen: dict[Term, str] = {}
    entries = _entries(folder, shown, report) if os.path.lexists(folder) else []
    # Of two files for one term, the one with the right name is read.
    for path, name in sorted(entries, key=lambda entry: not TERM_FILE.fullmatch(entry[0].name)):
        year, _, word = path.stem.lower().partition("-")
        if path.suffix not in (".yml", ".yaml") or not re.fullmatch("20[0-9]{2}", year):
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
        elif path.name != f"{term.slug}.yml":
            seen[term] = name
            hint = f"Rename it to {term.slug}.yml."
            report(Problem(name, 0, 0, "the file name is not in its usual form", hint))
            yield term, None
        else:
            seen[term] = name
            yield term, _file(path, name, TermUpdates, report)


def _join(found: dict[str, File | None], found_terms: dict[Term, File | None]) -> Folder:
    files = {name: file for name, file in found.items() if file}
    terms = {term: file for term, file in sorted(found_terms.items()) if file}

    def record(name: str, kind: type[Kind]) -> Kind | None:
        record = files[name].record if name in files else None
        return record if isinstance(record, kind) else None

    documents = {
        name: file.record for name, file in files.items() if isinstance(file.record, Document)
    }
    threads, glossary = record("threads", Threads), record("glossary", Glossary)
    comments = record("you-said-we-did", Comments)
    links = record("links", Links)
    plans = Plans(
        area=record("area", Area) or NO_AREA,
        documents=dict(sorted(documents.items(), key=_newest_first)),
        threads=threads.threads if threads else (),
        words=glossary.words if glossary else (),
        comments=comments.comments if comments else (),
        easy=record("easy-read", EasyRead),
        links=links or NO_LINKS,
        flyers=record("flyers", Flyers),
        updates={
            term: file.record
            for term, file in terms.items()
            if isinstance(file.record, TermUpdates)
        },
    )
    unread = {name for name, file in found.items() if not file}
    unread |= {f"progress/{term.slug}" for term, file in found_terms.items() if not file}
    return Folder(plans, files, terms, unread)


def _newest_first(item: tuple[str, Document]) -> tuple[int, str]:
    key, document = item
    return -last_day(document.begins).toordinal() if document.begins else 0, key
