"""What stands on a flyer, poster, leaflet or label: the data of its template."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.languages.catalogs import Catalogs
from generator.languages.formats import ENGLISH
from generator.languages.marks import bare
from generator.languages.tongues import tongue
from generator.pages import paper
from generator.plans.easy import icon_file
from generator.plans.flyers import Kit
from generator.plans.links import code_path
from generator.printing import qr, sheet_guides, sheet_words
from generator.printing.order import Order
from generator.printing.press import speech_data
from generator.printing.scripts import can_print
from generator.printing.sheet_words import Said, said
from generator.printing.sheets import PAPERS, Sheet

EXAMPLE_HOME = "https://www.example.org/send/"
"""Stands in for the address of the site while nobody has set it: a host that is never given out."""
ACCENT = "#0f6a73"

Data = dict[str, Any]


def kits(order: Order, ref: str) -> tuple[Kit, Kit]:
    """A kit as told in the language of the order, and in English."""
    told = order.plans.flyers.kits if order.plans.flyers else ()
    english = order.english.flyers.kits if order.english.flyers else ()
    return next(pair for pair in zip(told, english, strict=True) if pair[1].ref == ref)


def common(order: Order, sheet: Sheet, heading: Said) -> Data:
    """What every sheet has: its size, its names, its code, and what it owns up to."""
    kind, told = PAPERS[sheet.paper], order.plans.area
    return {
        "sheet": {"width": kind.width, "height": kind.height},
        "unit": kind.unit,
        "sizes": {"heading": 27, "line": 15, "floor": 12 / kind.unit**0.7},
        "title": f"{bare(heading.text)} – {bare(order.speech.say(paper.PAPERS[sheet.paper]))}",
        "heading": heading.as_data(),
        "site": Said(told.site, "area", order.english.area.site).as_data(),
        "own": own_name(order, sheet.code),
        "proof": None if order.home else said(order, sheet_words.NO_HOME).as_data(),
        "camera": said(order, sheet_words.CAMERA).as_data(),
        "or-type": said(order, sheet_words.OR_TYPE).as_data(),
        "code": code(order, sheet.digits, kind.code),
    }


def own_name(order: Order, code: str) -> Data:
    """The name of a language in itself, and in English for those who hang sheets up."""
    found = next(one for one in order.english.area.languages if one.code == code)
    return {"name": found.name, "english": "" if code == ENGLISH.code else found.english}


def address(order: Order, digits: str) -> str:
    """The full address that a code holds."""
    return f"{order.home or EXAMPLE_HOME}{code_path(digits)}"


def code(order: Order, digits: str, mm: float) -> Data:
    """A code as a template draws it, so wide without its white edge."""
    full = address(order, digits)
    short = full.removeprefix("https://")
    return {
        "svg": qr.svg(full, mm).decode(),
        "wide": qr.with_edge(full, mm),
        "dark": mm,
        "url": full,
        "address": short,
        "alt": bare(said(order, sheet_words.CODE, address=short).text),
    }


def kit_sheet(order: Order, sheet: Sheet) -> Data:
    """A flyer, a poster or labels."""
    told, english = kits(order, sheet.kit)
    heading = Said(told.title, "flyers", english.title)
    opens = Said(told.opens, "flyers", english.opens)
    lines = [
        Said(one.text, "flyers", other.text)
        for one, other in zip(told.lines, english.lines, strict=True)
    ]
    unchecked = sheet_guides.unchecked(order, english)
    if sheet.paper == "labels":
        short = Said(told.label, "flyers", english.label)
        return common(order, sheet, heading) | {
            "label": short.as_data(),
            "way": sheet_words.shortest_way(order, told.contact),
            "notices": [
                *sheet_words.notices(order, ["flyers"], [heading, short], told.contact),
                *unchecked,
            ],
        }
    texts = [heading, opens, *lines]
    return common(order, sheet, heading) | {
        "picture": picture(order, told.picture),
        "opens": opens.as_data(),
        "lines": [
            {"icon": icon(order, one.picture), "text": text.as_data()}
            for one, text in zip(told.lines, lines, strict=True)
        ],
        "contact": sheet_words.contact(order, told.contact),
        "notices": [*sheet_words.notices(order, ["flyers"], texts, told.contact), *unchecked],
    }


def leaflet(order: Order, sheet: Sheet) -> Data:
    """The leaflet: a flyer's words, and what its guide says to do, to show or to ask for.

    What a contact is for speaks of the plan, so it stands on the leaflet about the plan alone.
    """
    _, english = kits(order, sheet.kit)
    found = sheet_guides.guide_of(order, english)
    helps = None
    if english.page == f"{order.english.area.main}/":
        both = zip(order.plans.area.contacts, order.english.area.contacts, strict=True)
        helps = next(
            Said(one.plain, "area", other.plain).as_data()
            for one, other in both
            if other.ref == english.contact
        )
    advice = sheet_guides.advice(order, found) if found else {"first": None, "more": None}
    return kit_sheet(order, sheet) | {"helps": helps} | advice


def languages(order: Order, sheet: Sheet, catalogs: Mapping[str, Catalogs]) -> Data:
    """The poster with a code for each language, and one for those who choose."""
    told, english = kits(order, sheet.kit)
    kind = PAPERS[sheet.paper]
    cells = []
    for one in order.english.area.languages:
        if (digits := english.codes.get(one.code)) and can_print(one.code):
            spoken = tongue(one.code, catalogs.get(one.code, {}))
            title = spoken.turn("flyers", english.title, None)
            here = order._replace(tongue=spoken)
            cells.append(
                {
                    "speech": speech_data(spoken.speech),
                    "name": one.name,
                    "english": "" if spoken.is_english else one.english,
                    "title": Said(title, "flyers", english.title).as_data(),
                    "code": code(here, digits, kind.code),
                }
            )
    heading = Said(told.title, "flyers", english.title)
    return common(order, sheet, heading) | {
        "picture": picture(order, told.picture),
        "cells": cells,
        "find": said(order, sheet_words.FIND_LANGUAGE).as_data(),
        "read": said(order, sheet_words.YOUR_LANGUAGE).as_data(),
        "contact": sheet_words.contact(order, told.contact),
        "notices": [
            *sheet_words.notices(order, (), (), told.contact),
            *sheet_words.by_computer(order, catalogs.values()),
            *sheet_guides.unchecked(order, english),
        ],
    }


def picture(order: Order, name: str) -> Data:
    """A picture of the easy read edition with its meaning."""
    easy = order.plans.easy
    means = easy.pictures[name].means if easy else ""
    return {"svg": icon(order, name), "alt": bare(means)}


def icon(order: Order, name: str) -> str:
    """A picture of the easy read edition as a drawing."""
    easy = order.english.easy
    return _drawing(easy.pictures[name].icon) if easy else ""


@cache
def _drawing(name: str) -> str:
    svg = icon_file(name).read_text("utf-8")
    return svg.replace("<svg ", f'<svg fill="{ACCENT}" ', 1)
