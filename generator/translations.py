"""The folder of translations: what is to be translated, and every catalog, checked."""

import datetime as dt
import hashlib
import marshal
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, Any, NamedTuple

from generator import processes
from generator.languages.catalogs import FOLDER, Catalog, Catalogs, read_catalogs
from generator.languages.extraction import of_interface
from generator.languages.formats import ENGLISH, is_known
from generator.languages.messages import (
    COMMENTS,
    INTERFACE,
    PROGRESS,
    Message,
    Told,
    collect,
    guide_domain,
    of_deadlines,
    written_domain,
)
from generator.languages.terms import read_terms, term_problems
from generator.plans.plans import Plans
from generator.problems import Problem, did_you_mean, refusal, shown, shown_path
from generator.program import mark_of_program
from generator.project import Project, read_project
from generator.writing import write_whole

SHARED_DOMAINS = (
    INTERFACE,
    "area",
    "glossary",
    "threads",
    "easy-read",
    "flyers",
    COMMENTS,
    PROGRESS,
)
TERMS = "terms.yml"
KEPT_AS = ".kept"
"""The form in which Python keeps its own data, which is the fastest to read again."""
PARTS = ("languages", "plans", "problems.py", "translations.py")
PACKAGES = ("babel", "polib", "pyyaml")
"""What reads and checks catalogs: what was kept holds as long as none of it changes."""


class Spoken(NamedTuple):
    """The catalogs of one language, what is wrong with them, and why they could not be kept."""

    catalogs: Catalogs
    problems: list[Problem]
    unkept: Problem | None = None


def read_translations(
    folder: Path, project: Project, cache: Path | None = None
) -> tuple[Mapping[str, Catalogs], list[Problem]]:
    """The catalogs of every language of the site but English, and all that is wrong with them.

    What was read of files that have not changed since is kept in the folder `cache`.
    """
    if project.plans is None:
        return {}, []
    unknown = list(_unknown(project))
    if unknown:
        return {}, unknown
    codes = [one.code for one in project.plans.area.languages if one.code != ENGLISH.code]
    program = mark_of_program(PARTS, PACKAGES)
    found = {code: _recall(folder, program, code, cache) for code in codes}
    missing = [code for code, spoken in found.items() if spoken is None]
    fresh = _read_all(partial(_read, folder, program, cache), missing)
    found |= dict(zip(missing, fresh, strict=True))
    problems = [*_strays(folder, codes, domains_of(project.plans, project))]
    problems += _nothing(project, {code for code in codes if not (folder / code).is_dir()})
    for spoken in found.values():
        problems += spoken.problems if spoken else []
    problems += {spoken.unkept for spoken in found.values() if spoken and spoken.unkept}
    return {code: spoken.catalogs for code, spoken in found.items() if spoken}, problems


def _unknown(project: Project) -> Iterator[Problem]:
    """The languages of the site that do not exist."""
    area = project.loaded["area"]
    for number, one in enumerate(project.plans.area.languages if project.plans else ()):
        if not is_known(one.code):
            line, column = area.place(("languages", number, "code"))
            hint = "Use its code in Unicode's CLDR, such as bn or zh-Hans."
            message = f"no language has the code {shown(one.code)}"
            yield Problem(area.file, line, column, message, hint, f"languages {number + 1} > code")


def _nothing(project: Project, codes: Collection[str]) -> Iterator[Problem]:
    """The languages for which there are no catalogs: their pages would be in English."""
    area = project.loaded["area"]
    for number, one in enumerate(project.plans.area.languages if project.plans else ()):
        if one.code in codes:
            line, column = area.place(("languages", number, "code"))
            message = f"nothing is translated into {one.english}, so its pages are in English"
            hint = "Run local-offer languages update, and translate the catalogs it makes."
            where = f"languages {number + 1} > code"
            yield Problem(area.file, line, column, message, hint, where, "warning")


def _read_all(read: Callable[[str], Spoken], codes: Sequence[str]) -> list[Spoken]:
    """Read languages, a process a processor where there are several of both."""
    workers = processes.workers(len(codes))
    if workers < 2 or not processes.can_fork():
        return [read(code) for code in codes]
    with processes.pool(workers) as pool:
        return list(pool.map(read, codes))


def _read(folder: Path, program: str, cache: Path | None, code: str) -> Spoken:
    """Read and check the catalogs of one language."""
    problems: list[Problem] = []
    mark = _mark(folder, program, code)
    catalogs = read_catalogs(folder, code, problems.append)
    terms = read_terms(folder / code / TERMS, problems.append)
    problems += term_problems(folder / code / FOLDER, catalogs, terms)
    if cache:
        kept = {name: catalog.as_data() for name, catalog in catalogs.items()}
        told = list(map(asdict, problems))
        data = marshal.dumps({"mark": mark, "catalogs": kept, "problems": told})
        return Spoken(catalogs, problems, _keep(cache / f"{code}{KEPT_AS}", data))
    return Spoken(catalogs, problems)


def _keep(path: Path, data: bytes) -> Problem | None:
    """Keep what was read of a language. If it cannot be kept, it is read again the next time."""
    try:
        write_whole(path, data)
    except OSError as error:
        message = f"what was read of catalogs cannot be kept: {refusal(error)}"
        hint = "The site is made all the same, but more slowly the next time."
        return Problem(shown_path(path.parent), 0, 0, message, hint, severity="warning")
    return None


def _recall(folder: Path, program: str, code: str, cache: Path | None) -> Spoken | None:
    """What was read of one language, if its files are as they were."""
    try:
        if cache is None:
            return None
        kept = marshal.loads((cache / f"{code}{KEPT_AS}").read_bytes())  # noqa: S302 - its own
        if kept["mark"] != _mark(folder, program, code):
            return None
        catalogs = {name: Catalog.from_data(data) for name, data in kept["catalogs"].items()}
        return Spoken(catalogs, [Problem(**problem) for problem in kept["problems"]])
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None


def _mark(folder: Path, program: str, code: str) -> str:
    """A mark of the files of a language, and of the program that reads them."""
    paths = [*(folder / code).glob("*.yml"), *(folder / code / FOLDER).glob("*.po")]
    told = repr((sys.version, program, shown_path(folder), _marks(paths)))
    return hashlib.sha256(told.encode()).hexdigest()


def _marks(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """The names of files, each with a mark of what it holds."""
    return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in sorted(paths)]


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
    project = read_project(plans, content, dt.datetime.now(dt.UTC).date())
    for message in (*of_content(project), *of_deadlines()):
        found.setdefault(Path(message.file).name, []).append(message)
    return found


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Babel's entry point `local_offer`: the texts of a plan file, a Markdown page or the rules."""
    path = Path(fileobj.name)
    root = next(parent for parent in path.resolve().parents if (parent / "plans").is_dir())
    for message in _messages_by_file(root / "plans", root / "content").get(path.name, ()):
        notes = [note for note in (message.where, message.meaning) if note]
        yield message.line, "gettext", message.text, notes
