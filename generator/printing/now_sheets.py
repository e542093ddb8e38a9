"""The sheet "where things stand": every promise of the plan, or of one priority, on one A4."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.languages import formats
from generator.languages.formats import later
from generator.languages.marks import bare
from generator.languages.messages import INTERFACE
from generator.pages.desk import Desk
from generator.pages.rating_words import WORDS
from generator.pages.tallies import summary
from generator.pages.words import Vocabulary
from generator.plans import progress
from generator.plans.dates import last_day
from generator.plans.model import Action, Priority
from generator.plans.progress import Dated
from generator.plans.refs import Place
from generator.printing import sheet_words
from generator.printing.order import Order
from generator.printing.sheet_content import common, kits
from generator.printing.sheet_words import Said, said
from generator.printing.sheets import Sheet

STANDS = later("Where things stand")
COMES_NEXT = later("What comes next")
NO_MORE = later("No more dates in the plan")
NO_DATE = later("No date in the document")

Data = dict[str, Any]
COMING = 4
"""How many of the dates to come a panel of the leaflet names."""


def now_sheet(order: Order, sheet: Sheet) -> Data:
    """Where the plan's promises stand on the day of the order, or those of one priority."""
    told, _ = kits(order, sheet.kit)
    key = order.english.area.main
    chosen = [
        (one, other)
        for one, other in zip(
            order.plans.documents[key].priorities,
            order.english.documents[key].priorities,
            strict=True,
        )
        if sheet.part in ("", other.ref)
    ]
    groups = [_group(order, key, one, other, bool(sheet.part)) for one, other in chosen]
    marks = [one["rating"] for group, _ in groups for one in (group, *group["rows"])]
    rated = any(mark != "none" for mark in marks)
    heading = said(order, STANDS)
    texts = [heading, *(text for group in groups for text in group[1])]
    about = _of(order, f"{key}/{sheet.part}", "plain") if sheet.part else None
    return common(order, sheet, heading) | {
        "title": bare(f"{heading.text}: {_about(order, key, sheet)}"),
        "whole": not sheet.part,
        # Where nothing has a rating, the summary says so once, and not every promise again.
        "rated": rated,
        "about": about.as_data() if about else None,
        "summary": _summary(order, [one for one, _ in chosen]).as_data(),
        "knew": _knew(order).as_data(),
        "groups": [group[0] for group in groups],
        "contact": sheet_words.contact(order, told.contact),
        "notices": sheet_words.notices(order, [key], texts, told.contact),
    }


def in_short(order: Order) -> Data:
    """Where the promises stand in a sentence, and what comes next: for a panel of the leaflet."""
    key = order.english.area.main
    dates = progress.coming(progress.calendar(order.plans, key, order.as_of), order.as_of)
    texts = [_summary(order, order.plans.documents[key].priorities), _knew(order)]
    coming = []
    for one in dates[:COMING]:
        short = _of(order, one.place.ref, "short")
        when = formats.sentence(formats.date(one.due, order.speech))
        coming.append(short._replace(text=formats.labelled(when, short.text, order.speech)))
    more = {"heading": said(order, COMES_NEXT).as_data(), "shown": False}
    return {
        "first": {
            "heading": said(order, STANDS).as_data(),
            "texts": [one.as_data() for one in texts],
        },
        "more": more | {"texts": [one.as_data() for one in coming]} if coming else None,
    }


def _summary(order: Order, priorities: Sequence[Priority]) -> Said:
    """Where all promises of some priorities stand, in one sentence."""
    key = order.english.area.main
    standings = [
        progress.standing(order.plans, order.plans.places[f"{key}/{action.ref}"], order.as_of)
        for priority in priorities
        for action in priority.actions
    ]
    desk = Desk(order.plans, order.as_of, order.tongue, Vocabulary(()), order.english)
    whole = order.speech.say("%(summary)s.") % {"summary": summary(desk, standings)}
    return Said(whole, INTERFACE, "")


def _knew(order: Order) -> Said:
    knew = said(order, sheet_words.KNEW)
    return knew._replace(text=knew.text % {"day": formats.day(order.as_of, order.speech)})


def _about(order: Order, key: str, sheet: Sheet) -> str:
    """What the title names: the plan or the priority."""
    place = order.plans.places[f"{key}/{sheet.part}" if sheet.part else key]
    short = str(getattr(place.item, "short", ""))
    return f"{sheet.part} {short}" if sheet.part else short


def _of(order: Order, ref: str, field: str) -> Said:
    """A text of a place in the plan."""
    told, english = order.plans.places[ref], order.english.places[ref]
    return Said(str(getattr(told.item, field)), told.key, str(getattr(english.item, field)))


def _group(
    order: Order, key: str, told: Priority, english: Priority, listed: bool
) -> tuple[Data, list[Said]]:
    """A priority with where each of its actions stands, and the texts of the plan in it."""
    heading = _of(order, f"{key}/{told.ref}", "short")
    standing = progress.standing(order.plans, order.plans.places[f"{key}/{told.ref}"], order.as_of)
    rows = [_row(order, key, action, listed) for action in told.actions]
    data = {
        "ref": english.ref,
        "heading": heading.as_data(),
        "rating": standing.rating or "none",
        "word": said(order, WORDS[standing.rating]).as_data(),
        "rows": [row for row, _ in rows],
    }
    return data, [heading, *(text for _, text in rows)]


def _row(order: Order, key: str, action: Action, listed: bool) -> tuple[Data, Said]:
    place = order.plans.places[f"{key}/{action.ref}"]
    standing = progress.standing(order.plans, place, order.as_of)
    text = _of(order, place.ref, "short")
    data = {
        "ref": action.ref,
        "text": text.as_data(),
        "rating": standing.rating or "none",
        "word": said(order, WORDS[standing.rating]).as_data(),
        "dates": [one.as_data() for one in _dates(order, place, action, listed)],
    }
    return data, text


def _dates(order: Order, place: Place, action: Action, listed: bool) -> Iterator[Said]:
    """What has passed without a word about it, `listed` or counted, and what is due next."""
    dates = progress.dates_of_action(order.plans, place.key, action, order.as_of)
    coming = progress.coming(sorted(dates, key=lambda one: last_day(one.due)), order.as_of)
    gone = progress.passed(dates)
    if gone and listed:
        days = formats.several(_days(order, gone), order.speech)
        yield said(order, sheet_words.PASSED, dates=days)
    elif gone:
        yield _passed(order, len(gone))
    if coming:
        yield said(order, sheet_words.NEXT, date=_days(order, coming[:1])[0])
    elif not gone:
        yield said(order, NO_MORE if dates else NO_DATE)


def _passed(order: Order, count: int) -> Said:
    one = "%(count)s date has passed and no update has been published."
    several = "%(count)s dates have passed and no update has been published."
    return Said(order.speech.many(one, several, count) % {"count": count}, INTERFACE, one)


def _days(order: Order, dates: list[Dated]) -> list[str]:
    """Days as published, each once, in order of time."""
    ordered = sorted(dates, key=lambda one: last_day(one.due))
    return list(dict.fromkeys(formats.date(one.due, order.speech) for one in ordered))
