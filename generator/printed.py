"""The file of printed codes, with all that it is judged by; how commands change it safely."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.pages import codes
from generator.plans import explain, links_rules
from generator.plans.files import File
from generator.plans.links import CHOICE, Code, Links
from generator.plans.load import Loaded, parse, read
from generator.plans.plans import Plans
from generator.problems import Problem, UserError, did_you_mean, errors, shown, shown_path
from generator.project import Project
from generator.source import code_problems, page_addresses, today
from generator.writing import save

Kind = TypeVar("Kind", bound=BaseModel)


class Given(NamedTuple):
    """The file of printed codes (which may not be there yet), the plans, and all pages."""

    path: Path
    plans: Plans
    addresses: frozenset[str]

    @property
    def name(self) -> str:
        """The file, as messages name it."""
        return shown_path(self.path)

    @property
    def links(self) -> Links:
        """The codes in it."""
        return self.plans.links

    @property
    def languages(self) -> list[str]:
        """The languages of the site."""
        return [language.code for language in self.plans.area.languages]


def given(folder: Path, project: Project, any_page: bool = False) -> Given:
    """The codes of a project, in whose plans, in a folder, there is no error.

    With `any_page` a code may lead to a page that is no longer there.

    Raises:
        UserError: a code leads nowhere.

    """
    if project.plans is None:
        raise UserError(project.problems)
    found = Given(folder / "links.yml", project.plans, page_addresses(project, today()))
    if not any_page and (wrong := errors(code_problems(project, today()))):
        raise UserError(wrong)
    return found


def judge(found: Given, fresh: Iterable[Code]) -> None:
    """Make sure that codes lead to a page in a language of the site before they are written.

    Raises:
        UserError: one does not.

    """
    problems = set[Problem]()
    for code in fresh:
        if code.language not in (*found.languages, CHOICE):
            hint = did_you_mean(code.language, found.languages) or "See languages: in area.yml."
            message = f"the site has no language {shown(code.language)}"
            problems.add(Problem("--language", 0, 0, message, hint))
        if wrong := codes.nowhere(code, found.addresses):
            field, message, hint = wrong
            hint = hint or "Name a page below the site, such as guides/sendiass/."
            problems.add(Problem(f"--{field}", 0, 0, message, hint))
    if problems:
        raise UserError(problems)


def record(kind: type[Kind], options: Mapping[str, Any]) -> Kind:
    """What the options of a command describe.

    Raises:
        UserError: an option is missing or wrong.

    """
    told = {name: value for name, value in options.items() if value is not None}
    try:
        return kind.model_validate(told)
    except ValidationError as error:
        found = explain.problems(error, Loaded("", told, {}), kind)
        raise UserError(
            Problem(f"--{one.where.split(' > ')[-1]}", 0, 0, one.message, one.hint) for one in found
        ) from None


def page_path(page: str) -> str:
    """The address of a page below the site as the file keeps it: "/guides/x" is guides/x/.

    Raises:
        UserError: nothing is named, not even the home page, which is "/".

    """
    bare = page.strip().strip("/")
    if not bare and page.strip() != "/":
        hint = "Name one, such as guides/sendiass/, or / for the home page."
        raise UserError([Problem("--page", 0, 0, "the page is empty", hint)])
    return f"{bare}/" if bare else ""


def known_code(found: Given, digits: str) -> Code:
    """The code with these digits.

    Raises:
        UserError: there is none.

    """
    by_digits = {code.code: code for code in found.links.codes}
    if digits in by_digits:
        return by_digits[digits]
    hint = did_you_mean(digits, by_digits) or "Make one with local-offer links new."
    message = f"there is no code {shown(digits)}" if digits.strip() else "the code is empty"
    raise UserError([Problem(found.name, 0, 0, message, hint)])


def file_text(found: Given) -> str:
    """The text of the file; "" if there is none yet."""
    text = read(found.path, found.name) if found.path.exists() else ""
    if isinstance(text, Problem):
        raise UserError([text])
    return text


def save_text(found: Given, text: str) -> None:
    """Write the file of codes with the byte order mark and the line ends that it had.

    Raises:
        UserError: `check` would find an error in it, or the disk refused it.

    """
    loaded, wrong = parse(text, found.name)
    if loaded:
        links = Links.model_validate(loaded.data)
        wrong = [*wrong, *links_rules.problems(links, File(loaded, links), found.languages)]
    if wrong := list(errors(wrong)):  # their lines are those of a file that nobody will see
        raise UserError(replace(problem, line=0, column=0) for problem in wrong)
    old = found.path.read_bytes() if found.path.exists() else b""
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    mark = BOM_UTF8 if old.startswith(BOM_UTF8) else b""
    save(found.path, mark + text.encode())
