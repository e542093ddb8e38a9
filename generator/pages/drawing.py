"""Pictures of time as SVG, each with a sentence that says the same."""

from collections.abc import Mapping, Sequence

from babel.dates import get_month_names
from markupsafe import Markup

from generator.languages import formats
from generator.pages import pictures
from generator.pages.desk import Desk, fill
from generator.plans.model import Document
from generator.plans.progress import Dated
from generator.plans.threads import Thread


def dates_picture(desk: Desk, dates: Sequence[Dated], document: Document) -> Markup | str:
    """A plan's dates, a row a priority and a column a month; "" where it has none."""
    if not dates or document.period is None:
        return ""
    say = desk.speech.say
    narrow = get_month_names("narrow", context="stand-alone", locale=desk.speech.code)
    picture = pictures.months(
        dates,
        document.period.from_,
        document.period.to,
        f"{desk.as_of:%Y-%m}",
        [narrow[month] for month in range(1, 13)],
    )
    words = {
        "done": say("{count} done"),
        "answered": say("{count} passed with an update"),
        "passed": say("{count} passed without an update"),
        "due": say("{count} still to come"),
    }
    listed = [
        words[state].format(count=count)
        for state in words
        for name, count in picture.counts
        if name == state
    ]
    sentence = say("{count} dates: {list}.").format(
        count=len(dates), list=formats.several(listed, desk.speech)
    )
    return fill(desk, "_picture-months.html", picture=picture, sentence=sentence)


def thread_picture(desk: Desk, thread: Thread, kinds: Mapping[str, str]) -> Markup:
    """A thread as a line with a stop for each document."""
    picture = pictures.stops(desk.plans, thread)
    say = desk.speech.say
    few = (say("{kind} {year}: not in this document"), say("{kind} {year}: in one place"))
    many = say("{kind} {year}: in {count} places")
    listed = [
        (few[stop.number] if stop.number < len(few) else many).format(
            kind=kinds[stop.kind], year=stop.year, count=stop.number
        )
        for stop in picture.stops
    ]
    sentence = say("A line through the documents. {list}.").format(
        list=formats.several(listed, desk.speech)
    )
    labels = {**kinds, "action plan": say("Plan"), "inspection": say("Report")}
    return fill(desk, "_picture-stops.html", picture=picture, sentence=sentence, kinds=labels)
