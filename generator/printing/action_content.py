"""What a printed plan says of one promise."""

from collections.abc import Iterator
from itertools import groupby

from generator.languages import formats
from generator.pages.addresses import label
from generator.pages.desk import Desk
from generator.plans.model import Action, Statement
from generator.plans.progress import Standing
from generator.plans.refs import Place
from generator.printing.content import (
    Block,
    Box,
    Colour,
    Facts,
    Heading,
    Items,
    Paragraph,
    Quote,
    Verdict,
)
from generator.printing.milestones_content import dates
from generator.printing.ratings_content import forum_view, moved, work
from generator.printing.statements_content import also, part, statements
from generator.printing.words import Line, line


def action(desk: Desk, place: Place, standing: Standing) -> Iterator[Block]:
    """A promise: where it stands, its wording, its dates, who leads, how anyone will know."""
    say, item = desk.speech.say, place.item
    assert isinstance(item, Action)  # noqa: S101 - a priority's actions are actions
    yield Heading(3, line(f"{label(item.ref)} {item.short}"), item.ref)
    yield Paragraph(line(item.plain))
    if place.document.rated:
        yield Heading(4, line(say("Where it stands")))
        yield from _stands(desk, standing)
    yield Heading(4, line(say("The promise in full")))
    yield Quote((line(item.text),), line(f"{place.document.action_word} {label(item.ref)}"))
    yield from also(desk, item)
    yield Facts(tuple(_facts(desk, place, item)))
    yield from dates(desk, place, item)
    yield from moved(desk, place, standing, 4)
    yield from _lists(desk, item)
    yield from _ties(desk, place, item)


def _stands(desk: Desk, standing: Standing) -> Iterator[Block]:
    """The answers to the three questions that are kept apart."""
    say = desk.speech.say
    nothing = Verdict(line(say("Nothing published yet")), "none")
    yield Facts(
        (
            (line(say("Is the work done?")), tuple(work(desk, standing))),
            (line(say("Has anything changed?")), tuple(_impact(desk, standing)) or (nothing,)),
            (line(say("Do families feel it?")), tuple(_felt(desk, standing)) or (nothing,)),
        )
    )
    if standing.forum:
        yield Box((forum_view(desk, standing.forum),))


def _impact(desk: Desk, standing: Standing) -> Iterator[Block]:
    if not standing.impact:
        return
    say, (term, impact) = desk.speech.say, standing.impact
    words: dict[str, tuple[Colour, str]] = {
        "better": ("green", say("Better")),
        "same": ("amber", say("The same")),
        "worse": ("red", say("Worse")),
        "not measured": ("none", say("Not measured")),
    }
    colour, word = words[impact.result]
    yield Verdict(line(word), colour)
    if impact.too_few:
        few = say("It is about fewer than 6 people, so the numbers are not shown.")
        yield Paragraph(line(few))
    elif impact.value:
        told = impact.value
        if impact.was:
            before = say("%(value)s. Before: %(was)s.")
            told = before % {"value": impact.value, "was": impact.was}
        if impact.people:
            about = desk.speech.many(
                "About %(count)s person.", "About %(count)s people.", impact.people
            )
            told += f" {about % {'count': impact.people}}"
        yield Paragraph(line(told))
    when = formats.sentence(formats.term(term, desk.speech))
    yield Paragraph(line(f"{when} · {impact.measure}" if impact.measure else when), "small")


def _felt(desk: Desk, standing: Standing) -> Iterator[Block]:
    if not standing.families:
        return
    say, (term, families) = desk.speech.say, standing.families
    words: dict[str, tuple[Colour, str]] = {
        "yes": ("green", say("Yes")),
        "partly": ("amber", say("Partly")),
        "not yet": ("red", say("Not yet")),
        "not asked": ("none", say("Not asked")),
    }
    colour, word = words[families.felt]
    yield Verdict(line(word), colour)
    if families.words:
        yield Paragraph(line(f"“{families.words}”"))
    yield Paragraph(line(formats.sentence(formats.term(term, desk.speech))), "small")


def _facts(desk: Desk, place: Place, item: Action) -> Iterator[tuple[Line, tuple[Block, ...]]]:
    """By when, who, and with which other promise."""
    say = desk.speech.say
    time = formats.sentence(formats.timing(item, desk.speech)) or item.when
    if time:
        yield line(say("Promised by")), (Paragraph(line(time)),)
    for heading, people in (
        (say("Who leads"), item.lead),
        (say("Who else is involved"), item.involved),
    ):
        if people:
            yield line(heading), tuple(Paragraph(line(part(desk, who))) for who in people)
    if item.shares_with:
        other = desk.plans.places[f"{place.key}/{item.shares_with}"].item
        cell = say(
            "In the published table one cell covers both: what families will see, how anyone will"
            " know, and who leads."
        )
        named = f"{label(item.shares_with)} {other.short}"
        yield line(say("Shared with")), (Paragraph(line(named)), Paragraph(line(cell), "small"))


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


def _ties(desk: Desk, place: Place, item: Action) -> Iterator[Block]:
    """Why it was promised, and the promises it is tied to."""
    say, plans = desk.speech.say, desk.plans
    answers = item.answers or (place.priority.answers if place.priority else ())
    findings = [plans.places[ref] for ref in answers]
    if findings:
        yield Heading(4, line(say("Why this was promised")))
        yield Items(
            tuple(
                (
                    Paragraph(line(_in_short(finding))),
                    Paragraph(
                        line(f"{finding.document.short}: {finding.item.short or finding.local}"),
                        "small",
                    ),
                )
                for finding in findings
            )
        )
    ties = [(say("Links to:"), plans.places[ref]) for ref in item.links]
    ties += [(say("Linked from:"), other) for other in plans.linked_from.get(place.ref, ())]
    if ties:
        yield Heading(4, line(say("Tied to")))
        yield Items(
            tuple(
                (
                    Paragraph(
                        line(
                            f"{how} {label(other.local)} {other.item.short}"
                            f" ({other.document.short})"
                        )
                    ),
                )
                for how, other in ties
            )
        )


def _in_short(finding: Place) -> str:
    """A finding in plain words, or what it is called."""
    plain = finding.item.plain if isinstance(finding.item, Statement) else None
    return plain or finding.item.short or ""
