"""A language that is made up from the English: other letters, so that English shows at once."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

from generator import host
from generator.languages.catalogs import Catalog, Catalogs, number_of_forms
from generator.languages.messages import Message
from generator.mkdocs_plugin import Piece
from generator.plans.area import Language
from generator.project import Project, read_project
from generator.source import Source, source_of
from tests.built import AS_OF, EXAMPLE
from tests.made_up import TEXT

CODE = "ru"
"""Its dates, numbers and lists are Russian ones, whose letters are no English ones either."""
LETTERS = "абвгдежзийклмнопрстуфхцчшщ"
TO = str.maketrans(ascii_lowercase + ascii_uppercase, LETTERS + LETTERS.upper())
BACK = str.maketrans(LETTERS + LETTERS.upper(), ascii_lowercase + ascii_uppercase)
KEPT = re.compile(
    r"%\(\w+\)[sd]|\{[^}]*\}|</?[a-zA-Z][^>]*>|\]\[[^\]]+\]|\]\([^)]*\)"
    r"|https?://[^\s)\]>\"]+|[\w.+-]+@[\w-]+\.[\w.-]*\w"
)
"""What a translation takes over as it is: what is filled in, markup, links and addresses."""

WORDS = TEXT.filter(lambda text: not set(text) & set("\x85\u2028\u2029"))
"""Texts without the rare ends of lines at which polib ends a line of a catalog, too."""


def pretend(text: str) -> str:
    """A text in the made-up language."""
    words = KEPT.split(text)
    kept = [*KEPT.findall(text), ""]
    return "".join(
        word.translate(TO) + as_it_is for word, as_it_is in zip(words, kept, strict=True)
    )


def undone(text: str) -> str:
    """The English that a text in the made-up language was made from."""
    return text.translate(BACK)


def catalogs(messages: Iterable[Message], wanted: Callable[[str], bool]) -> Catalogs:
    """The catalogs with the translations of those texts that are wanted."""
    texts: dict[str, dict[str, tuple[str, ...]]] = {}
    for message in messages:
        found = texts.setdefault(message.domain, {})
        if wanted(message.text):
            forms = (pretend(message.plural),) * (number_of_forms(CODE) - 1)
            found[message.text] = (pretend(message.text), *(forms if message.plural else ()))
    return {
        domain: Catalog(found, frozenset(), len(found), None, {}, "")
        for domain, found in texts.items()
    }


def two_languages(project: Project) -> Project:
    """The same project, published in the made-up language, too."""
    assert project.plans
    area = project.plans.area
    fresh = Language(code=CODE, name="Русский", english="Russian")
    languages = (*area.languages, fresh)
    area = area.model_copy(update={"languages": languages})
    return project._replace(plans=replace(project.plans, area=area))


def read(folder: Path) -> Project:
    """The plans and guides of a site."""
    day = dt.date.fromisoformat(AS_OF)
    return read_project(folder / "plans", folder / "content", day)


def example() -> Project:
    """The example area in two languages."""
    return two_languages(read(EXAMPLE))


def source(project: Project, found: Catalogs) -> Source:
    """What the site of a project in two languages is made from."""
    return source_of(project, {CODE: found}, dt.date.fromisoformat(AS_OF), [])


def built(project: Project, found: Catalogs, folder: Path) -> Path:
    """The whole site in the made-up language, through MkDocs and all that stands around a page."""
    given = source(project, found)
    config = str(EXAMPLE / "mkdocs.yml")
    host.build_piece(config, Piece(CODE, given, folder, None, ()))
    return folder
