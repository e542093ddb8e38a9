"""Braille on pages: 40 cells a line, 25 lines a page, each text in the cells where it belongs."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CELLS, LINES = 40, 25


class Part(NamedTuple):
    """A text and where its lines stand: the first cell of the first line, and of the others.

    `level` is that of a heading, after which no page ends; 0 for any other text.
    """

    text: str
    first: int = 2
    after: int = 0
    level: int = 0


def pages(parts: Sequence[Part], cells: Sequence[str]) -> Iterator[str]:
    """The pages of texts in cells, each with its number in the last line.

    No page ends below a heading.
    """
    page: list[str] = []
    number = 0
    for part, found in zip(parts, map(_laid_out, parts, cells), strict=True):
        wanted = len(found) + (2 if part.level else 0)
        if page and part.level and len(page) + wanted > LINES - 1:
            number += 1
            yield _page(page, number)
            page = []
        for line in found if page else [line for line in found if line]:
            if len(page) == LINES - 1:
                number += 1
                yield _page(page, number)
                page = []
            page.append(line)
    if page:
        yield _page(page, number + 1)


def _laid_out(part: Part, cells: str) -> list[str]:
    """The lines of a text. A title is centred, and an empty line stands before each heading."""
    if part.level == 1:
        return [line.center(CELLS).rstrip() for line in textwrap.wrap(cells, CELLS - 6)]
    found = textwrap.wrap(
        cells,
        CELLS,
        initial_indent=" " * part.first,
        subsequent_indent=" " * part.after,
        break_on_hyphens=False,
    )
    return ["", *found] if part.level else found


def _page(page: Sequence[str], number: int) -> str:
    digits = "#" + str(number).translate(str.maketrans("1234567890", "ABCDEFGHIJ"))
    filled = [*page, *[""] * (LINES - 1 - len(page)), digits.rjust(CELLS)]
    return "\r\n".join(filled) + "\r\n\f"
