"""What a printed document says, whatever it is printed as: headings, paragraphs, lists, tables.

It is built once for each document and language, from the same records as the page; paper, books,
plain text and braille are all made from it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from generator.printing.words import Line

TITLE = "title"
"""The id that leads to the title."""

Colour = Literal["blue", "green", "amber", "red", "none"]
Tone = Literal["", "lede", "small", "strong"]


class Heading(NamedTuple):
    """A heading of level 2 to 5; the title is of level 1.

    `starts` says whether it stands on a new page, `listed` whether it is in the list of contents.
    """

    level: int
    words: Line
    id: str = ""
    starts: bool = False
    listed: bool = True


class Paragraph(NamedTuple):
    """A paragraph: the one below the title, one with more detail, one that leads in what follows.

    With an `id`, links can lead to it.
    """

    words: Line
    tone: Tone = ""
    id: str = ""


class Verdict(NamedTuple):
    """A rating, or another answer of a few words that a shape and a colour stand for."""

    words: Line
    colour: Colour


class Items(NamedTuple):
    """A list. Each item holds blocks of its own."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False


class Facts(NamedTuple):
    """Terms, each with what is said of it."""

    pairs: tuple[tuple[Line, tuple["Block", ...]], ...]


class Table(NamedTuple):
    """A table with a head. The first cell of each row names the row."""

    head: tuple[Line, ...]
    rows: tuple[tuple["Line | Verdict", ...], ...]


class Box(NamedTuple):
    """Blocks that stand together on a ground of their own: what to do first, what to know."""

    blocks: tuple["Block", ...]
    kind: Literal["note", "first"] = "note"


class Quote(NamedTuple):
    """The published words of a document, and where in it they stand."""

    paragraphs: tuple[Line, ...]
    who: Line = ()


class Contents(NamedTuple):
    """Here stands a list of the headings down to a level, where there are pages to list."""

    title: Line
    level: int


class Pictured(NamedTuple):
    """A line of easy read: the drawing (SVG), and one sentence beside it."""

    drawing: str
    words: Line


Block: TypeAlias = (
    Heading | Paragraph | Verdict | Items | Facts | Table | Box | Quote | Contents | Pictured
)


class Content(NamedTuple):
    """A whole document. `page` is the address of the page it belongs to.

    `kind` stands above the title; `named` is what the file is called, if not by its title alone.
    """

    page: str
    title: Line
    blocks: tuple[Block, ...]
    kind: Line = ()
    named: str = ""


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every text of these blocks and of those within them, in their order."""
    for block in blocks:
        match block:
            case Items(items):
                yield from (one for item in items for one in lines(item))
            case Facts(pairs):
                for term, said in pairs:
                    yield term
                    yield from lines(said)
            case Table(head, rows):
                yield from head
                for cell in (cell for row in rows for cell in row):
                    yield cell.words if isinstance(cell, Verdict) else cell
            case Box(within):
                yield from lines(within)
            case Quote(paragraphs, who):
                yield from paragraphs
                yield from filter(None, [who])
            case Contents(title):
                yield title
            case _:
                yield block.words


def headings(blocks: Iterable[Block], level: int) -> list[Heading]:
    """The headings that a list of contents shows, down to a level, in their order."""
    found = [block for block in blocks if isinstance(block, Heading)]
    return [one for one in found if one.level <= level and one.listed]


def with_ids(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, in which each heading has an id that no other one has."""
    found: list[Block] = []
    taken = {TITLE, *_inner_ids(blocks)}
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            own = block.id or f"part-{number}"
            id_ = own if own not in taken else f"{own}-{number}"
            taken.add(id_)
            found.append(block._replace(id=id_))
        else:
            found.append(block)
    return tuple(found)


def _inner_ids(blocks: Iterable[Block]) -> Iterator[str]:
    """The ids within lists and boxes."""
    for block in blocks:
        if isinstance(block, Items | Box):
            within = block.blocks if isinstance(block, Box) else chain.from_iterable(block.items)
            for one in within:
                if isinstance(one, Heading | Paragraph) and one.id:
                    yield one.id
