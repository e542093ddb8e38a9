"""What a printed plan says of one promise."""

from collections.abc import Iterator
from itertools import groupby

from generator.languages import formats
from generator.pages.addresses import label
from generator.pages.desk import Desk
from generator.pages.promises import timeline_of
from generator.plans.model import Action
from generator.plans.progress import Standing
from generator.plans.refs import Place
from generator.printing.content import Block, Heading, Items, Paragraph, Quote
from generator.printing.milestones_content import dates
from generator.printing.ratings_content import moved
from generator.printing.standing_content import stands
from generator.printing.statements_content import also, part, statements
from generator.printing.ties_content import Ties, ties, ties_of
from generator.printing.words import Line, line, strong


def action(
    desk: Desk, place: Place, standing: Standing, group: Standing, above: Ties
) -> Iterator[Block]:
    """A promise: where it stands, its wording, its dates, who leads, how anyone will know.

    `group` is where its priority stands, and `above` what has been said of the ties of all there.
    """
    say, item = desk.speech.say, place.item
    assert isinstance(item, Action)  # noqa: S101 - a priority's actions are actions
    yield Heading(3, line(f"{label(item.ref)} {item.short}"), item.ref)
    yield Paragraph(line(item.plain))
    if place.document.rated:
        yield Heading(4, line(say("Where it stands")))
        yield from stands(desk, standing, group)
    yield Heading(4, line(say("The promise in full")))
    yield Quote((line(item.text),))
    yield from also(desk, item)
    if facts := tuple(_facts(desk, place, item)):
        yield Items(facts)
    yield from dates(desk, place, item)
    yield from moved(desk, place, standing, 4)
    yield from _lists(desk, item)
    yield from ties(desk, ties_of(desk, place), above, 4)


def _facts(desk: Desk, place: Place, item: Action) -> Iterator[tuple[Block, ...]]:
    """By when, who, and with which other promise."""
    say = desk.speech.say
    time = formats.sentence(formats.timing(item, desk.speech)) or item.when
    among_dates = any(milestone is None for milestone, _ in timeline_of(desk, place, item))
    if time and not among_dates:
        yield (Paragraph(_fact(say("Promised by"), time)),)
    for heading, people in (
        (say("Who leads"), item.lead),
        (say("Who else is involved"), item.involved),
    ):
        if people:
            yield (Paragraph(_fact(heading, "; ".join(part(desk, who) for who in people))),)
    if item.shares_with:
        other = desk.plans.places[f"{place.key}/{item.shares_with}"].item
        cell = say(
            "In the published table one cell covers both: what families will see, how anyone will"
            " know, and who leads."
        )
        named = f"{label(item.shares_with)} {other.short}"
        yield Paragraph(_fact(say("Shared with"), named)), Paragraph(line(cell), "small")


def _fact(what: str, told: str) -> Line:
    return line(strong(f"{what}:"), f" {told}")


def _lists(desk: Desk, item: Action) -> Iterator[Block]:
    """How, what families will see, how anyone will know, and the rest of the table."""
    say = desk.speech.say
    for heading, items in (
        (say("How"), item.how),
        (say("What families will see"), item.outcomes),
        (say("How anyone will know that it worked"), item.measures),
        (say("Resources and further steps"), item.resources),
        (say("When it was to be checked"), item.monitoring),
    ):
        if not items:
            continue
        yield Heading(4, line(heading))
        for years, group in groupby(items, key=lambda one: getattr(one, "years", None)):
            if years:
                yield Paragraph(line(years), "strong")
            yield from statements(desk, list(group), item.ref)
