"""Why promises were made, and what they are tied to, as printed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.languages import formats
from generator.pages.addresses import label
from generator.pages.desk import Desk
from generator.plans.model import Action, Statement
from generator.plans.refs import Place
from generator.printing.content import Block, Heading, Items, Paragraph
from generator.printing.words import line


class Ties(NamedTuple):
    """The findings that a promise answers; the promises it links to, and that link to it."""

    findings: tuple[Place, ...] = ()
    to: tuple[Place, ...] = ()
    of: tuple[Place, ...] = ()


def ties_of(desk: Desk, place: Place) -> Ties:
    """The ties of an action."""
    plans, item = desk.plans, place.item
    assert isinstance(item, Action)  # noqa: S101 - a priority's actions are actions
    answers = item.answers or (place.priority.answers if place.priority else ())
    return Ties(
        tuple(plans.places[ref] for ref in answers),
        tuple(plans.places[ref] for ref in item.links),
        plans.linked_from.get(place.ref, ()),
    )


def alike(every: Sequence[Ties]) -> Ties:
    """What is the same for all of several actions, to be printed once above them."""
    if len(every) < 2:
        return Ties()
    one, *others = every
    findings = one.findings if all(one.findings == other.findings for other in others) else ()
    same = all(one[1:] == other[1:] for other in others)
    return Ties(findings, one.to, one.of) if same else Ties(findings)


def ties(desk: Desk, found: Ties, above: Ties, level: int) -> Iterator[Block]:
    """The ties of a promise, without those that stand `above` it."""
    say = desk.speech.say
    if found.findings and found.findings != above.findings:
        yield Heading(level, line(say("Why this was promised")), listed=False)
        yield Items(tuple(tuple(_finding(desk, one)) for one in found.findings))
    links = [(say("Links to:"), other) for other in found.to]
    links += [(say("Linked from:"), other) for other in found.of]
    if links and found[1:] != above[1:]:
        yield Heading(level, line(say("Tied to")), listed=False)
        yield Items(tuple((Paragraph(line(_named(how, other))),) for how, other in links))


def _finding(desk: Desk, finding: Place) -> Iterator[Block]:
    """A finding in plain words, or what it is called, and where it is from."""
    item = finding.item
    plain = item.plain if isinstance(item, Statement) else None
    yield Paragraph(line(plain or item.short or ""))
    where = formats.labelled(finding.document.short, item.short or finding.local, desk.speech)
    yield Paragraph(line(where), "small")


def _named(how: str, other: Place) -> str:
    return f"{how} {label(other.local)} {other.item.short} ({other.document.short})"
