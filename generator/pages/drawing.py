"""Pictures of time as SVG, each with a sentence that says the same."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from generator.languages import formats
from generator.pages import pictures
from generator.pages.desk import Desk, fill
from generator.plans.model import Document
from generator.plans.progress import Dated, State
from generator.plans.threads import Thread


def dates_picture(desk: Desk, dates: Sequence[Dated], document: Document) -> Markup | str:
    """A plan's dates, a row a priority and a column a month; "" where it has none."""
    if not dates or document.period is None:
        return ""
    many = desk.speech.many
    picture = pictures.months(
        dates,
        (document.period.from_, document.period.to),
        f"{desk.as_of:%Y-%m}",
        formats.month_initials(desk.speech),
        desk.speech.direction,
    )
    counts = dict(picture.counts)
    words: dict[State, Callable[[int], str]] = {
        "done": lambda n: many("{count} done", "{count} done", n),
        "answered": lambda n: many(
            "{count} passed with an update", "{count} passed with an update", n
        ),
        "passed": lambda n: many(
            "{count} passed without an update", "{count} passed without an update", n
        ),
        "due": lambda n: many("{count} still to come", "{count} still to come", n),
    }
    listed = [
        word(counts[state]).format(count=counts[state])
        for state, word in words.items()
        if state in counts
    ]
    sentence = many("{count} date: {list}.", "{count} dates: {list}.", len(dates)).format(
        count=len(dates), list=formats.several(listed, desk.speech)
    )
    return fill(desk, "_picture-months.html", picture=picture, sentence=sentence)


def thread_picture(desk: Desk, thread: Thread, kinds: Mapping[str, str]) -> Markup:
    """A thread as a line with a stop for each document."""
    say = desk.speech.say
    labels = {**kinds, "action plan": say("Plan"), "inspection": say("Report")}
    picture = pictures.stops(desk.plans, thread, labels, desk.speech.direction)
    none = say("{kind} {year}: not in this document")
    listed = [
        (_places(desk, stop.number) if stop.number else none).format(
            kind=kinds[stop.kind], year=stop.year, count=stop.number
        )
        for stop in picture.stops
    ]
    sentence = say("A line through the documents. {list}.").format(
        list=formats.several(listed, desk.speech)
    )
    return fill(desk, "_picture-stops.html", picture=picture, sentence=sentence, kinds=labels)


def _places(desk: Desk, number: int) -> str:
    return desk.speech.many(
        "{kind} {year}: in {count} place", "{kind} {year}: in {count} places", number
    )
