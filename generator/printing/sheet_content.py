"""What stands on a flyer, poster, leaflet or label: the data of its template."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from generator.guides.model import Phrase
from generator.guides.reading import GuideFile
from generator.languages.catalogs import Catalogs
from generator.languages.formats import ENGLISH, language_name
from generator.languages.marks import bare
from generator.languages.messages import guide_domain
from generator.languages.tongues import tongue
from generator.pages import paper
from generator.plans.easy import icon_file
from generator.plans.flyers import Kit
from generator.plans.links import code_path
from generator.printing import qr, sheet_words
from generator.printing.order import Order
from generator.printing.press import speech_data
from generator.printing.sheet_words import Said, said
from generator.printing.sheets import PAPERS, Sheet

EXAMPLE_HOME = "https://www.example.org/send/"
"""Stands in for the address of the site while nobody has set it: a host that is never given out."""
ACCENT = "#0f6a73"
MOST = 3
"""How many sentences to show, or things to ask for, a panel of the leaflet has room for."""

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
    if sheet.paper == "labels":
        short = Said(told.label, "flyers", english.label)
        return common(order, sheet, heading) | {
            "label": short.as_data(),
            "notices": sheet_words.notices(order, ["flyers"], [heading, short]),
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
        "notices": sheet_words.notices(order, ["flyers"], texts, told.contact),
    }


def leaflet(order: Order, sheet: Sheet) -> Data:
    """The leaflet: a flyer's words, and what its guide says to do, to show or to ask for."""
    data = kit_sheet(order, sheet)
    told, english = kits(order, sheet.kit)
    name = told.page.removeprefix("guides/").strip("/")
    found = next((one for one in order.guides if one.name == name), None)
    plain = next(
        (one.plain, other.plain)
        for one, other in zip(order.plans.area.contacts, order.english.area.contacts, strict=True)
        if other.ref == english.contact
    )
    data |= {"helps": Said(plain[0], "area", plain[1]).as_data(), "first": None, "more": None}
    return data | (_of_guide(order, found, data["notices"]) if found else {})


def _of_guide(order: Order, file: GuideFile, notices: list[Data]) -> Data:
    domain, raw, guide = guide_domain(file.name), file.loaded.data, file.guide

    def entry(heading: str, texts: list[Data]) -> Data:
        return {"heading": said(order, heading).as_data(), "texts": texts}

    phrases = _phrases(guide.phrases, guide.spoken, order.tongue.code)
    points = [
        Said(point.text, domain, str(written["text"])).as_data()
        for point, written in zip(guide.ask_for[:MOST], raw.get("ask_for", []), strict=False)
    ]
    more = None
    if phrases:
        more = entry(sheet_words.SENTENCES, phrases) | {"shown": True}
    elif points:
        more = entry(sheet_words.ASK_FOR, points) | {"shown": False}
    unchecked = [] if guide.checked else [said(order, sheet_words.UNCHECKED).as_data()]
    return {
        "first": entry(sheet_words.FIRST, [Said(guide.first, domain, str(raw["first"])).as_data()]),
        "more": more,
        "notices": [*notices, *unchecked],
    }


def _phrases(phrases: Sequence[Phrase], spoken: Mapping[str, str], code: str) -> list[Data]:
    """The first sentences to show, in a language and in English."""
    name = spoken.get(code, language_name(code).english)
    return [
        {"said": one.translations[code], "english": one.english.replace("<language>", name)}
        for one in phrases
        if code in one.translations
    ][:MOST]


def languages(order: Order, sheet: Sheet, catalogs: Mapping[str, Catalogs]) -> Data:
    """The poster with a code for each language, and one for those who choose."""
    told, english = kits(order, sheet.kit)
    kind = PAPERS[sheet.paper]
    cells = []
    for one in order.english.area.languages:
        if digits := english.codes.get(one.code):
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
