"""What a sheet takes from the guide that its kit is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.guides.model import Phrase
from generator.guides.reading import GuideFile
from generator.languages.formats import language_name
from generator.languages.messages import guide_domain
from generator.plans.flyers import Kit
from generator.printing import sheet_words
from generator.printing.order import Order
from generator.printing.sheet_words import Said, said

MOST = 3
"""How many sentences to show, or things to ask for, half a panel of the leaflet has room for."""

Data = dict[str, Any]


def guide_of(order: Order, kit: Kit) -> GuideFile | None:
    """The guide that a kit is about, if it is about one."""
    name = kit.page.removeprefix("guides/").strip("/")
    return next((one for one in order.guides if one.name == name), None)


def unchecked(order: Order, kit: Kit) -> list[Data]:
    """The notice that nobody has checked the guide of a kit, if that is so."""
    found = guide_of(order, kit)
    if found is None or found.guide.checked:
        return []
    return [said(order, sheet_words.UNCHECKED).as_data()]


def advice(order: Order, file: GuideFile) -> Data:
    """What a guide says to do first, and what to show or to ask for: `first` and `more`.

    A guide with sentences says to show them. Where there are none in the language of the sheet,
    such as in English, what it says to do first is left out, and more of what to ask for is told.
    """
    guide, raw = file.guide, file.loaded.data
    first = _part(
        order,
        sheet_words.FIRST,
        [Said(guide.first, guide_domain(file.name), str(raw["first"])).as_data()],
    )
    if phrases := _phrases(guide.phrases, guide.spoken, order.tongue.code):
        shown = _part(order, sheet_words.SENTENCES, phrases) | {"shown": True}
        return {"first": first, "more": shown}
    if guide.phrases:
        return {"first": _ask_for(order, file, 2 * MOST), "more": None}
    return {"first": first, "more": _ask_for(order, file, MOST)}


def _ask_for(order: Order, file: GuideFile, most: int) -> Data | None:
    domain, written = guide_domain(file.name), file.loaded.data.get("ask_for", [])
    points = [
        Said(point.text, domain, str(english["text"])).as_data()
        for point, english in zip(file.guide.ask_for[:most], written, strict=False)
    ]
    return _part(order, sheet_words.ASK_FOR, points) | {"shown": False} if points else None


def _part(order: Order, heading: str, texts: list[Data]) -> Data:
    return {"heading": said(order, heading).as_data(), "texts": texts}


def _phrases(phrases: Sequence[Phrase], spoken: Mapping[str, str], code: str) -> list[Data]:
    """The first sentences to show, in a language and in English."""
    name = spoken.get(code, language_name(code).english)
    return [
        {"said": one.translations[code], "english": one.english.replace("<language>", name)}
        for one in phrases
        if code in one.translations
    ][:MOST]
