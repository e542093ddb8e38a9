"""What must hold between printed codes: each has one entry, and its changes are recorded."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from generator.plans.files import File, twice
from generator.plans.links import CHOICE, Code, Links
from generator.plans.links_digits import too_close
from generator.plans.way import Way
from generator.problems import Problem, did_you_mean, shown


def problems(links: Links, file: File, languages: Collection[str]) -> Iterator[Problem]:
    """Every problem that the file shows by itself. `languages` are those of the site, if known."""
    known = [code.code for code in links.codes]
    for digits in links.issued:
        if digits not in known:
            message = f"the code {digits} was issued, and its entry is missing"
            hint = "Put it back in codes: paper that shows it may still be in use."
            yield file.problem(("issued", digits), message, hint, key=True)
    for number, other in twice(known):
        line, _ = file.loaded.place(("codes", other, "code"))
        hint = f"It is also on line {line}: keep the one that was printed."
        message = f"the code {known[number]} has two entries"
        yield file.problem(("codes", number, "code"), message, hint)
    for number, code in enumerate(links.codes):
        yield from _entry(links, file, ("codes", number), code)
        if languages and code.language not in (*languages, CHOICE):
            hint = did_you_mean(code.language, (*languages, CHOICE))
            message = f"the site has no language {shown(code.language)}"
            hint = hint or f"Name one of languages: in area.yml, or write {CHOICE}."
            yield file.problem(("codes", number, "language"), message, hint)


def _entry(links: Links, file: File, path: Way, code: Code) -> Iterator[Problem]:
    if code.code not in links.issued:
        message = f"the code {code.code} is not in issued"
        hint = did_you_mean(code.code, links.issued) or (
            "Make codes with local-offer links new, which notes them there."
        )
        yield file.problem((*path, "code"), message, hint)
    elif near := [one for one in too_close(code.code, links.issued) if one > code.code]:
        message = f"one slip of a finger turns {code.code} into {' or '.join(near)}"
        hint = "Print another code, made by local-offer links new."
        yield file.problem((*path, "code"), message, hint, severity="warning")
    yield from _moves(links, file, path, code)


def _moves(links: Links, file: File, path: Way, code: Code) -> Iterator[Problem]:
    """The way of a code, from the page that it was issued for to the one that it leads to."""
    way = [*(move.from_ for move in code.moved), code.page]
    first = links.issued.get(code.code, way[0])
    if first != way[0]:
        at = ("moved", 0, "from") if code.moved else ("page",)
        message = f"{code.code} was issued for {named(first)}, not for {named(way[0])}"
        hint = f'Record the change: moved: [{{from: "{first}", on: (the day), why: (the reason)}}].'
        yield file.problem((*path, *at), message, hint)
    for number, (before, after) in enumerate(pairwise(way)):
        if before == after:
            message = f"this is the page that {code.code} leads to after it, too"
            hint = "Name the page that it led to before."
            yield file.problem((*path, "moved", number, "from"), message, hint)
    for number, (one, other) in enumerate(pairwise(code.moved), start=1):
        if other.on < one.on:
            message = f"this is before the change above it, of {one.on}"
            at = ("moved", number, "on")
            yield file.problem((*path, *at), message, "Check both days.", severity="warning")


def named(page: str) -> str:
    """The address of a page as messages name it."""
    return shown(page) or "the home page"
