"""A guide's text in pieces, in the order in which a page shows them, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.guides.blocks import blocks
from generator.guides.reading import GuideFile
from generator.plans.explain import where
from generator.plans.way import Way

LINK = re.compile(r"\[[^\]]*\]\[([^\]]+)\]")
MARKS = re.compile(r"[*_`#>]|\[|\]\[[^\]]*\]|\]\([^)]*\)|\]")


class Piece(NamedTuple):
    """A piece of text. `path` is its place in the front matter; in the body there is none.

    `cited` are the sources that it names, each with the place where it does.
    """

    text: str
    line: int
    column: int
    path: Way = ()
    cited: tuple[tuple[str, Way], ...] = ()

    @property
    def plain(self) -> str:
        """The text without Markdown's marks; its lines are the lines of the file."""
        return MARKS.sub("", self.text)

    @property
    def is_label(self) -> bool:
        """Whether this is a title or a few words before a sentence, and no sentence itself."""
        return self.path[-1:] in (("title",), ("when",), ("who",))


def pieces(file: GuideFile) -> Iterator[Piece]:
    """All that a guide says, from its title down."""
    guide = file.guide
    for field in ("title", "description", "first"):
        yield _front(file, (field,), getattr(guide, field))
    for number, step in enumerate(guide.steps):
        at: Way = ("steps", number)
        for field in ("when", "who"):
            yield _front(file, (*at, field), getattr(step, field))
        yield _front(file, (*at, "text"), step.text, step.source)
    yield from _body(file)
    for field in ("ask_for", "if_wrong"):
        for number, point in enumerate(getattr(guide, field)):
            yield _front(file, (field, number, "text"), point.text, point.source)


def plain_texts(file: GuideFile) -> list[str]:
    """The sentences of a guide without Markdown's marks, a piece at a time."""
    return [" ".join(piece.plain.split()) for piece in pieces(file) if not piece.is_label]


def in_words(piece: Piece) -> str:
    """Where a piece stands, in the keys of its file."""
    return where(piece.path)


def _front(file: GuideFile, path: Way, text: str, sources: tuple[str, ...] = ()) -> Piece:
    line, column = file.loaded.place(path)
    at = (*path[:-1], "source")
    cited = tuple((key, (*at, number)) for number, key in enumerate(sources))
    return Piece(" ".join(text.split()), line, column, path, cited)


def _body(file: GuideFile) -> Iterator[Piece]:
    """The headings, paragraphs and list items of the body."""
    for block in blocks(file.body):
        if block.text:
            cited = tuple((key, ()) for key in LINK.findall(block.text))
            yield Piece(block.text, file.first_line + block.line - 1, 1, (), cited)
