"""Sentences of a document, each with the reference that people quote, as printed."""

from collections.abc import Iterator, Sequence

from generator.languages import formats
from generator.pages.desk import Desk
from generator.plans.model import Part, Statement
from generator.printing.content import Block, Items, Paragraph
from generator.printing.words import line, strong


def statements(desk: Desk, items: Sequence[Statement], prefix: str) -> Iterator[Block]:
    """A list of statements, each led in by its reference."""
    yield Items(tuple(tuple(statement(desk, item, f"{prefix}{item.ref}")) for item in items))


def statement(desk: Desk, item: Statement, ref: str) -> Iterator[Block]:
    """A statement with all that is known about its wording."""
    yield Paragraph(line(strong(ref), f" {item.text}"))
    if item.plain:
        yield Paragraph(line(item.plain), "small")
    yield from also(desk, item)


def also(desk: Desk, item: Statement) -> Iterator[Block]:
    """Where a document words the same differently, and what it leaves open."""
    say = desk.speech.say
    for other in item.also:
        where = say("Worded differently in “%(where)s”:") % {"where": other.where}
        yield Paragraph(line(strong(where), f" “{other.text}”"), "small")
    if item.unclear:
        open_ = say("Not clear in the document:")
        yield Paragraph(line(strong(open_), f" {item.unclear}"), "small")


def part(desk: Desk, who: Part) -> str:
    """Someone who leads or is involved."""
    named = who.role
    if who.in_particular:
        several = formats.several(who.in_particular, desk.speech)
        named = desk.speech.say("%(role)s, in particular %(list)s") % {
            "role": who.role,
            "list": several,
        }
    return f"{named} ({who.on})" if who.on else named
