"""The print room: pictures of every sheet, a list for an order, what was printed where."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from generator.languages.formats import language_name
from generator.pages.desk import Desk, write
from generator.pages.page import Page
from generator.pages.paper import PAPERS, SheetPicture
from generator.pages.trails import home_crumb, site_steps

PATH = "print/"
WIDTH = 150
"""How many pixels wide a picture is shown."""


class Card(NamedTuple):
    """A sheet as the page shows it: what it is called, its language, and its picture's height.

    The `language` is "" for a sheet in all languages. `file` is what the file for a print shop is
    called once it is saved: no two sheets have the same name, as the files of the site have.
    """

    sheet: SheetPicture
    name: str
    language: str
    direction: str
    height: int
    file: str


def print_room(desk: Desk) -> Page:
    """The print room. It shows the sheets that were made, in every language."""
    say, plans = desk.speech.say, desk.plans
    kits = plans.flyers.kits if plans.flyers else ()
    cards = [(kit, _cards(desk, kit.ref)) for kit in kits]
    papers = {sheet.paper for sheet in desk.sheets}
    codes = {sheet.code for sheet in desk.sheets}
    return write(
        desk,
        "print-room.html",
        PATH,
        say("Print room"),
        say("Flyers, posters and labels with codes that lead to this site, for anyone to print."),
        trail=(home_crumb(desk),),
        kits=[(kit, cards) for kit, cards in cards if cards],
        papers=[(paper, say(name)) for paper, name in PAPERS.items() if paper in papers],
        languages=[one for one in plans.area.languages if one.code in codes],
        width=WIDTH,
        printed=_printed(desk),
        **site_steps(desk, PATH),
    )


def _cards(desk: Desk, kit: str) -> list[Card]:
    """The sheets of a kit, in the order of papers."""
    order = list(PAPERS)
    names = {one.code: one.name for one in desk.plans.area.languages}
    return [
        Card(
            sheet,
            _name(desk, sheet),
            "" if sheet.paper == "languages" else names[sheet.code],
            language_name(sheet.code).direction,
            round(WIDTH * sheet.size[1] / sheet.size[0]),
            "-".join(filter(None, (kit, sheet.paper, sheet.part, sheet.code, "bleed.pdf"))),
        )
        for sheet in sorted(
            (sheet for sheet in desk.sheets if sheet.kit == kit),
            key=lambda sheet: (order.index(sheet.paper), sheet.part),
        )
    ]


def _name(desk: Desk, sheet: SheetPicture) -> str:
    name = desk.speech.say(PAPERS[sheet.paper])
    if not sheet.part:
        return name
    short = desk.plans.places[f"{desk.plans.area.main}/{sheet.part}"].item.short
    return f"{name} – {sheet.part} {short}"


def _printed(desk: Desk) -> Sequence[tuple[Any, Any]]:
    """Every print run with its code, the newest first."""
    codes = desk.plans.links.codes if desk.plans.links else ()
    runs = [(code, run) for code in codes for run in code.printed]
    return sorted(runs, key=lambda one: one[1].when, reverse=True)
