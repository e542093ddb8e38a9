"""A document as an EPUB 3 book, for e-readers and phones. The same content gives the same bytes."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.languages.formats import language_name
from generator.languages.marks import bare
from generator.printing.content import Content, Heading, headings
from generator.printing.order import Order
from generator.printing.words import Line, line, text_of, unlinked

FILES = {
    "META-INF/container.xml": "container.xml",
    "EPUB/package.opf": "package.opf",
    "EPUB/nav.xhtml": "nav.xhtml",
    "EPUB/content.xhtml": "content.xhtml",
    "EPUB/style.css": "style.css",
}
"""Where each file stands in a book, and the template that it is made by."""
DEEPEST = 3


class Book(NamedTuple):
    """All that a book is made from: its content, its language and what reading apps say of it.

    `contents` is what its list of contents is called, `summary` what there is to see in it.
    """

    content: Content
    code: str
    direction: str
    publisher: str
    day: dt.date
    contents: Line
    summary: str

    @property
    def identifier(self) -> str:
        """What tells this book from all others, the same in each edition."""
        name = f"{self.publisher}/{self.code}/{self.content.page}"
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def book(content: Content, order: Order) -> Book:
    """A document as a book in the language of an order."""
    say = order.speech.say
    summary = say("This book has headings and a list of contents. Nothing in it needs to be seen.")
    return Book(
        content,
        order.speech.code,
        order.speech.direction,
        bare(order.plans.area.publisher.name),
        order.as_of,
        line(say("Contents")),
        bare(summary),
    )


def epub(made: Book) -> bytes:
    """The file of a book."""
    parts = _parts(headings(made.content.blocks, DEEPEST))
    told = {"book": made, "title": text_of(made.content.title), "parts": parts}
    day = (made.day.year, made.day.month, made.day.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # It comes first, and as it is, so that programs know a book by its first bytes.
        archive.writestr(_entry("mimetype", day), "application/epub+zip")
        for path, template in FILES.items():
            text = _environment().get_template(template).render(told).strip()
            archive.writestr(_entry(path, day), f"{text}\n", zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _entry(path: str, day: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, day)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
    return entry


def _parts(found: Sequence[Heading]) -> list[tuple[Heading, list[Heading]]]:
    """The parts of a document, each with those within it."""
    parts: list[tuple[Heading, list[Heading]]] = []
    for one in found:
        if one.level == 2 or not parts:
            parts.append((one, []))
        else:
            parts[-1][1].append(one)
    return parts


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("generator.printing", "templates/epub"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "bare": bare,
        "unlinked": unlinked,
        "kind": lambda block: type(block).__name__,
        "direction": lambda code: language_name(code).direction,
    }
    return env
