"""Names that two things would share: an address on the site, a file, or a catalog.

Each list of names comes from the part of the program that gives them.
"""

from collections.abc import Iterator

from generator.guides.written import address_of
from generator.languages.formats import ENGLISH
from generator.languages.messages import guide_domain, written_domain
from generator.pages.desk import NOT_FOUND, Desk
from generator.pages.paper import FILES
from generator.pages.site_map import easy_pages, entries, own_pages
from generator.plans.explain import where
from generator.plans.links import code_path
from generator.plans.plans import Plans
from generator.plans.way import Way
from generator.problems import Problem
from generator.project import Project
from generator.publishing.data import FOLDER as DATA
from generator.publishing.search import PROMISES, STEADY
from generator.translations import SHARED_DOMAINS

ASSETS = "assets"
"""The folder of styles and scripts, in overrides/ and in the theme."""
WHOLE_FILES = frozenset(("404", NOT_FOUND, "index", "index.html", "sitemap.xml", "sitemap.xml.gz"))
"""Files of the site itself, and what servers take for them."""
RENAME = "Give the file another name."


def problems(project: Project, desk: Desk) -> Iterator[Problem]:
    """Every name that is given twice. The desk is the English one."""
    kept = kept_names(desk.plans)
    pages = {_first(entry.path) for entry in own_pages(desk)}
    for key in desk.plans.documents:
        if key in kept | pages:
            message = f"other pages or files have the address {key}"
            yield _renamed(project, key, message)
    for path in project.written:
        if (name := _first(address_of(path))) in kept:
            yield _renamed(project, path, f"other files have the address {name}")
    yield from _addresses(project, desk)
    yield from _printed(project, desk.plans)
    yield from _catalogs(project, desk.plans)


def kept_names(plans: Plans) -> frozenset[str]:
    """The names at the top of the site of files, of folders of files, and of the languages."""
    codes = (ENGLISH.code, *(one.code for one in plans.area.languages))
    folders = (ASSETS, DATA, FILES, STEADY, PROMISES, _first(code_path("0")))
    return WHOLE_FILES.union(folders, codes)


def _first(path: str) -> str:
    """The first step of an address."""
    return path.partition("/")[0]


def _addresses(project: Project, desk: Desk) -> Iterator[Problem]:
    """Pages made from a file whose address another page has."""
    seen = set(easy_pages(desk, project.guides))
    for entry in entries(desk, project.written):
        judged = entry.path == f"{entry.origin}/"  # the page of a document, by its name
        if entry.origin and entry.path in seen and not judged:
            message = f"another page has the address {entry.path}"
            place = desk.plans.places.get(entry.path.removesuffix("/"))
            yield _renamed(project, entry.origin, message, (*place.path, "ref") if place else ())
        seen.add(entry.path)


def _printed(project: Project, plans: Plans) -> Iterator[Problem]:
    """A guide that is called like the plan that is printed with the guides."""
    for file in project.guides:
        if file.name == plans.area.main:
            message = f"the printed files of the plan are called {file.name} too"
            yield _renamed(project, f"guides/{file.name}.md", message)


def _catalogs(project: Project, plans: Plans) -> Iterator[Problem]:
    """Files whose texts would come into the catalog of something else."""
    named = [(guide_domain(file.name), f"guides/{file.name}.md") for file in project.guides]
    named += [(written_domain(path), path) for path in project.written]
    named += [(key, key) for key in plans.documents]
    seen = set(SHARED_DOMAINS)
    for domain, origin in named:
        if domain in seen:
            yield _renamed(project, origin, f"something else has the catalog {domain}.po")
        seen.add(domain)


def _renamed(project: Project, origin: str, message: str, path: Way = ()) -> Problem:
    """A problem with a name: of a document, by its key, or of a Markdown file, by its path.

    If it is the name of a place in the document, `path` is the way there.
    """
    if origin not in project.loaded:
        return Problem(f"{project.content}/{origin}", 0, 0, message, RENAME)
    loaded = project.loaded[origin]
    hint = "Give it another reference." if path else RENAME
    return Problem(loaded.file, *loaded.place(path), message, hint, where(path))
