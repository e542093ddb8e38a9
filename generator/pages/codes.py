"""The page behind each printed code: it leads on at once, or lets the reader choose a language."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from generator.languages.formats import language_name
from generator.languages.marks import finished
from generator.languages.tongues import Tongue
from generator.pages.code_titles import Titles
from generator.pages.desk import Desk, fill
from generator.pages.page import relative
from generator.pages.translation import prefix
from generator.plans.dates import parts
from generator.plans.files import File
from generator.plans.links import Code, Links
from generator.plans.links_rules import named
from generator.plans.load import Loaded
from generator.problems import Problem, did_you_mean


class CodePage(NamedTuple):
    """The page behind a printed code. `path` is that of its file below the site."""

    path: str
    html: str


class Goal(NamedTuple):
    """Where a code leads in one language: its name in itself, the link, and the page's title."""

    code: str
    direction: str
    name: str
    href: str
    title: str


def problems(
    links: Links, loaded: Loaded, addresses: Collection[str], as_of: dt.date
) -> Iterator[Problem]:
    """Codes that lead nowhere, and days that have not come. `addresses` are those of all pages."""
    file = File(loaded, links)
    for number, code in enumerate(links.codes):
        at = ("codes", number)
        if found := nowhere(code, addresses):
            field, message, hint = found
            hint = hint or "If the page has moved, use local-offer links moved."
            yield file.problem((*at, field), f"{message} for the code {code.code}", hint)
        days = [((*at, "moved", i, "on"), str(move.on)) for i, move in enumerate(code.moved)]
        days += [((*at, "printed", i, "when"), run.when) for i, run in enumerate(code.printed)]
        for path, day in days:
            if parts(day).first > as_of:
                message = f"{day} has not come yet"
                yield file.problem(path, message, "Check the date.", severity="warning")


def nowhere(code: Code, addresses: Collection[str]) -> tuple[str, str, str] | None:
    """Why a code leads nowhere, if it does: the key that is wrong, how, and what to do."""
    if code.page not in addresses:
        message = f"there is no page {named(code.page)}"
        return "page", message, did_you_mean(code.page, addresses)
    if code.target not in addresses:
        message = f"there is no easy read of {named(code.page)}"
        return "edition", message, "Write it, or name the standard edition."
    return None


def pages(
    desk: Desk, tongues: Mapping[str, Tongue], titles: Titles, home: str = ""
) -> Iterator[CodePage]:
    """The page behind each code, which needs no script.

    `desk` is that of the English pages, or of the one language of a site that is built alone;
    `tongues` are all languages by their code; `home` is the site's address, if it is known.
    """
    make = partial(_goal, desk, tongues, titles)
    for code in desk.plans.links.codes:
        path = f"{code.path}index.html"
        if not desk.wants(path):
            continue
        if desk.alone:
            goals = [make(code, desk.speech.code)]
        elif code.is_choice:
            goals = [make(code, language.code) for language in desk.plans.area.languages]
        else:
            goals = [make(code, code.language)]
        html = _choice(desk, code, goals, home) if code.is_choice else ""
        html = html or _one(desk, tongues[goals[0].code], code, goals[0], titles, home)
        yield CodePage(path, html)


def below(desk: Desk, language: str) -> str:
    """Where the pages of a language are below the site."""
    return "" if desk.alone else prefix(language)


def _goal(
    desk: Desk, tongues: Mapping[str, Tongue], titles: Titles, code: Code, language: str
) -> Goal:
    href = relative(code.path, below(desk, language) + code.target)
    own = {one.code: one.name for one in desk.plans.area.languages}
    direction = language_name(language).direction
    return Goal(language, direction, own[language], href, titles.said(code, tongues[language]))


def _one(desk: Desk, tongue: Tongue, code: Code, goal: Goal, titles: Titles, home: str) -> str:
    """A page that leads on by itself, in its language and in that of the desk."""
    html = fill(
        desk._replace(tongue=tongue),
        "code.html",
        speech=tongue.speech,
        goal=goal,
        title=titles.said(code, desk.tongue),
        canonical=f"{home}{below(desk, goal.code)}{code.target}" if home else "",
    )
    return finished(html)


def _choice(desk: Desk, code: Code, goals: list[Goal], home: str) -> str:
    """A page that asks for the language, each named in itself."""
    html = fill(
        desk,
        "code-choice.html",
        area=desk.plans.area,
        goals=goals,
        title=goals[0].title,
        link=partial(relative, code.path),
        canonical=f"{home}{code.path}" if home else "",
    )
    return finished(html)
