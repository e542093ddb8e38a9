"""The folder of translations: what is to be translated, and every catalog, checked."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from generator.languages.catalogs import FOLDER, Catalogs, read_catalogs
from generator.languages.extraction import of_interface
from generator.languages.formats import ENGLISH
from generator.languages.messages import (
    COMMENTS,
    INTERFACE,
    PROGRESS,
    Message,
    Told,
    collect,
    guide_domain,
    written_domain,
)
from generator.languages.terms import read_terms, term_problems
from generator.plans.plans import Plans
from generator.problems import Problem, did_you_mean, shown, shown_path
from generator.project import Project, read_project

SHARED_DOMAINS = (INTERFACE, "area", "glossary", "threads", "easy-read", COMMENTS, PROGRESS)
TERMS = "terms.yml"


def read_translations(
    folder: Path, project: Project
) -> tuple[Mapping[str, Catalogs], list[Problem]]:
    """The catalogs of every language of the site but English, and all that is wrong with them."""
    problems: list[Problem] = []
    if project.plans is None:
        return {}, problems
    codes = [one.code for one in project.plans.area.languages if one.code != ENGLISH.code]
    domains = domains_of(project.plans, project)
    problems += _strays(folder, codes, domains)
    found = {code: read_catalogs(folder, code, problems.append) for code in codes}
    for code, catalogs in found.items():
        terms = read_terms(folder / code / TERMS, problems.append)
        problems += term_problems(folder / code / FOLDER, catalogs, terms)
    return found, problems


def domains_of(plans: Plans, project: Project) -> list[str]:
    """Every catalog that a language can have."""
    return [
        *SHARED_DOMAINS,
        *plans.documents,
        *(guide_domain(file.name) for file in project.guides),
        *(written_domain(path) for path in project.written),
    ]


def _strays(folder: Path, codes: Collection[str], domains: Collection[str]) -> Iterator[Problem]:
    """Folders and files that belong to no language or no part of the site."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        name = shown_path(path)
        if path.name.startswith(".") or not path.is_dir():
            continue
        if path.name not in codes:
            hint = did_you_mean(path.name, codes) or "Add the language to languages: in area.yml."
            yield Problem(name, 0, 0, f"the site has no language {shown(path.name)}", hint)
            continue
        for file in sorted((path / FOLDER).glob("*")):
            if file.suffix == ".po" and file.stem not in domains:
                hint = did_you_mean(file.stem, domains) or "Delete it, or rename it."
                message = f"nothing on the site is called {shown(file.stem)}"
                yield Problem(shown_path(file), 0, 0, message, hint, "", "warning")


def messages(project: Project) -> Iterator[Message]:
    """Every text of the site that is to be translated: the plans, the guides, the interface."""
    yield from of_content(project)
    yield from of_interface()


def of_content(project: Project) -> Iterator[Message]:
    """Every text of the plans, the guides and the pages in Markdown."""
    if project.plans:
        yield from collect(
            Told(project.plans, project.guides), project.loaded, project.written, project.content
        )


@lru_cache(maxsize=1)
def _messages_by_file(plans: Path, content: Path) -> Mapping[str, list[Message]]:
    found: dict[str, list[Message]] = {}
    for message in of_content(read_project(plans, content, dt.datetime.now(dt.UTC).date())):
        found.setdefault(Path(message.file).name, []).append(message)
    return found


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Babel's entry point `local_offer`: the texts of one plan file or Markdown page."""
    path = Path(fileobj.name)
    root = next(parent for parent in path.resolve().parents if (parent / "plans").is_dir())
    for message in _messages_by_file(root / "plans", root / "content").get(path.name, ()):
        notes = [note for note in (message.where, message.meaning) if note]
        yield message.line, "gettext", message.text, notes
