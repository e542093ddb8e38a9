"""The words on sheets that no kit holds, and what a sheet owns up to, in the sheet's language."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.languages import formats
from generator.languages.catalogs import NOTHING, Catalogs
from generator.languages.formats import later
from generator.languages.marks import waits
from generator.languages.messages import INTERFACE
from generator.languages.tongues import Tongue
from generator.pages.translation import SHARED
from generator.plans.area import Contact
from generator.printing.order import Order
from generator.printing.pieces import as_data

CAMERA = later("Point your phone’s camera at the code.")
OR_TYPE = later("Or type:")
CODE = later("QR code: {address}")
YOUR_LANGUAGE = later("Read this in your language")
FIND_LANGUAGE = later("Find your language. Point your phone’s camera at its code.")
NO_HOME = later("Proof, not for printing: the address of the site has not been set.")
NEXT = later("Next: {date}")
PASSED = later("Already passed, with no update: {dates}")

WHO_CAN_HELP = later("Who can help")
FIRST = later("What to do first")
ASK_FOR = later("What you can ask for")
SENTENCES = later("Sentences to show or say")
KNEW = later("What this site knew on %(day)s.")
UNCONFIRMED = later("Not confirmed: nobody has checked yet that this contact is right.")
UNCHECKED = later(
    "No qualified person has checked this guide yet. It is information, not legal advice."
)
PARTLY = later("Part of this page has not been translated yet. It stands here in English.")
BY_COMPUTER = later(
    "This page was translated by a computer. No speaker of the language has checked it yet."
)
EXAMPLE = later("Everything on this page is made up to show how the site works.")
CHECKED = later("This translation was checked by %(who)s on %(day)s.")
CHANGED = later("This translation has changed since it was checked by %(who)s on %(day)s.")


class Said(NamedTuple):
    """A text as it is told, and what it was told from: the catalog's domain and the English."""

    text: str
    domain: str
    source: str

    def as_data(self) -> dict[str, Any]:
        """The text as a template takes it; `key` is what a note about it names."""
        return {"pieces": as_data(self.text), "key": [self.domain, self.source]}


def said(order: Order, text: str, **values: object) -> Said:
    """A sentence of the interface in the language of the order."""
    told = order.speech.say(text)
    return Said(told.format(**values) if values else told, INTERFACE, text)


def contact(order: Order, ref: str) -> dict[str, Any]:
    """Whom to ask, and the ways to reach them."""
    told, english = _contacts(order, ref)
    return {
        "heading": said(order, WHO_CAN_HELP).as_data(),
        "name": Said(told.name, "area", english.name).as_data(),
        "ways": _ways(told),
    }


def shortest_way(order: Order, ref: str) -> dict[str, Any] | None:
    """The way to reach somebody that takes the least room, where there is none for all of them."""
    told, _ = _contacts(order, ref)
    ways = [way for way in (told.email, told.phone, told.url) if way]
    if not ways:
        return None
    shortest = min(ways, key=lambda way: len(_short(way)))
    return {"pieces": _short(shortest), "key": ["area", shortest]}


def _ways(told: Contact) -> list[str]:
    return [_short(way) for way in (told.email, told.phone, told.url) if way]


def _short(way: str) -> str:
    """An address as it is printed; a telephone number stays on one line."""
    return way.removeprefix("https://").replace(" ", "\u00a0")


def _contacts(order: Order, ref: str) -> tuple[Contact, Contact]:
    both = zip(order.plans.area.contacts, order.english.area.contacts, strict=True)
    return next(pair for pair in both if pair[1].ref == ref)


def notices(
    order: Order, domains: Iterable[str], texts: Iterable[Said], ref: str = ""
) -> list[dict[str, Any]]:
    """What a sheet must own up to: about the contact on it, and about its translation.

    `domains` are the catalogs that its `texts` come from, beside those that everything uses.
    """
    found = [said(order, EXAMPLE)] if order.english.area.example else []
    if ref:
        told, _ = _contacts(order, ref)
        if (told.url or told.email or told.phone) and not told.confirmed:
            found.append(said(order, UNCONFIRMED))
    if not order.tongue.is_english:
        if any(waits(one.text) for one in texts):
            found.append(said(order, PARTLY))
        found += _checks(order, order.tongue, (*SHARED, *domains))
    return [one.as_data() for one in found]


def by_computer(order: Order, languages: Iterable[Catalogs]) -> list[dict[str, Any]]:
    """What a sheet in many languages owns up to, if one of them has not been checked."""
    unchecked = any(not found.get("flyers", NOTHING).checked for found in languages)
    return [said(order, BY_COMPUTER).as_data()] if unchecked else []


def _checks(order: Order, tongue: Tongue, domains: Iterable[str]) -> Iterator[Said]:
    checks = [tongue.catalogs.get(domain, NOTHING).checked for domain in domains]
    done = [check for check in checks if check]
    if len(done) < len(checks):
        yield said(order, BY_COMPUTER)
        return
    sentence = said(order, CHECKED if all(check.holds for check in done) else CHANGED)
    values = {
        "who": formats.several(list(dict.fromkeys(check.by for check in done)), tongue.speech),
        "day": formats.day(max(check.on for check in done), tongue.speech),
    }
    yield sentence._replace(text=sentence.text % values)
