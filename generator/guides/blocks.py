"""The body of a Markdown file in blocks, each a heading, a paragraph or an item of a list."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LEAD = re.compile(r"\s*(?:#{1,6}\s+|(?:[-*+]|\d+[.)])\s+|(?:!!!|\?\?\?\+?)\s+\w+\s+(?=\")|>\s*)?")
MARKER = re.compile(r"\s*(?:#{1,6}\s|(?:[-*+]|\d+[.)])\s|!!!|\?\?\?)")
HEADING = re.compile(r"\s*#{1,6}\s")
AS_IT_IS = re.compile(r"\s*(?:\||<|```|~~~)")


class Block(NamedTuple):
    """A piece of Markdown: what leads it in (`## `, `- `), its text, and the blank lines after.

    `line` counts from 1 within the body. A table, HTML and code are taken `as_is`.
    """

    lead: str
    text: str
    after: str
    line: int
    as_is: bool = False

    @property
    def message(self) -> str:
        """The text as a translator gets it: on one line, unless the lines mean something."""
        return self.text if self.as_is else " ".join(self.text.split())

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading."""
        return bool(HEADING.match(self.lead))


def blocks(body: str) -> list[Block]:
    """The blocks of a body, in order."""
    return [_block(lines, after, first) for lines, after, first in _groups(body.split("\n"))]


def joined(pieces: Sequence[Block]) -> str:
    """The body that is made of these blocks."""
    return "".join(piece.lead + piece.text + piece.after for piece in pieces)


def _groups(lines: Sequence[str]) -> Iterator[tuple[list[str], str, int]]:
    """The lines of each block, the line ends after it, and the number of its first line."""
    start = 0
    while start < len(lines):
        end = start + 1
        if lines[start].strip():
            fenced = re.match(r"\s*(```|~~~)", lines[start])
            while end < len(lines) and (
                not _closed(fenced, lines[start + 1 : end])
                if fenced
                else _goes_on(lines[end - 1], lines[end])
            ):
                end += 1
        last = end
        while last < len(lines) and not lines[last].strip():
            last += 1
        ends = "\n" * (last - end + (last < len(lines)))
        yield list(lines[start:end]), ends, start + 1
        start = last


def _closed(fence: re.Match[str], lines: Sequence[str]) -> bool:
    return bool(lines) and lines[-1].strip() == fence.group(1)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line belongs to the same block as the one before it."""
    return bool(following.strip()) and not HEADING.match(line) and not MARKER.match(following)


def _block(lines: Sequence[str], after: str, line: int) -> Block:
    if AS_IT_IS.match(lines[0]):
        return Block("", "\n".join(lines), after, line, as_is=True)
    found = LEAD.match(lines[0])
    lead = found.group() if found else ""
    return Block(lead, "\n".join(lines)[len(lead) :], after, line)
