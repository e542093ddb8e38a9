"""Every guide, and the whole plan, as files to print, to read on an e-reader and to feel."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from generator.languages.formats import ENGLISH
from generator.pages.desk import Desk
from generator.printing import braille, plain
from generator.printing.around import desk_of
from generator.printing.content import Content
from generator.printing.easy_content import easy_content
from generator.printing.epub import book, epub
from generator.printing.guide_content import guide
from generator.printing.kept import kept
from generator.printing.order import Order
from generator.printing.paper import as_data
from generator.printing.plan_content import plan
from generator.printing.press import Unprintable, press
from generator.problems import Problem, UserError, as_text

Kind: TypeAlias = Literal["pdf", "large-print", "easy-read", "epub", "text", "braille"]
KINDS: Final[tuple[Kind, ...]] = ("pdf", "large-print", "easy-read", "epub", "text", "braille")
"""What a document can be had as, in the order in which a page lists it."""

STANDARD: Final = {"text": 12, "small": 10.5, "h1": 25, "h2": 18, "h3": 14.5, "h4": 12.5}
LARGE: Final = {"text": 18, "small": 18, "h1": 30, "h2": 25, "h3": 21, "h4": 19}
EASY: Final = {"text": 18, "small": 14, "h1": 28, "h2": 24, "h3": 20, "h4": 18}
"""Sizes of letters, in points."""


class MadeFile(NamedTuple):
    """A file for readers: the page it belongs to, its path below its language, where it is kept.

    `size` is in bytes; `pages` is 0 where there are none.
    """

    page: str
    kind: Kind
    path: str
    file: Path
    size: int
    pages: int = 0


def log(problem: Problem) -> None:
    """Say what is left out, and go on."""
    logging.getLogger("mkdocs.local-offer").info(as_text(problem))


def files(order: Order, report: Callable[[Problem], None] = log) -> Iterator[MadeFile]:
    """The files of every guide and of the plan, in one language; what is left out is reported.

    Raises:
        UserError: a text has letters that no typeface has.
        OSError: they cannot be kept.

    """
    desk, main = desk_of(order), order.plans.area.main
    told = [(file.name, guide(desk, order, file)) for file in order.guides]
    told.append((main, plan(desk, order, main)))
    for name, content in told:
        yield from _of(desk, order, name, content)
    if order.speech.code != ENGLISH.code:
        return
    if problem := braille.missing():
        report(problem)
        return
    for name, content in told:
        try:
            yield _brailled(order, content, f"files/{name}.brf")
        except braille.Unbrailled as error:
            message, hint = f"{name} is left out in braille: {error}", "The other files are made."
            report(Problem("braille", 0, 0, message, hint, severity="warning"))


def _of(desk: Desk, order: Order, name: str, content: Content) -> Iterator[MadeFile]:
    """One document in every form that it can be had in."""
    path = f"files/{name}"
    yield _printed(order, content, "pdf", f"{path}.pdf", STANDARD)
    yield _printed(order, content, "large-print", f"{path}-large-print.pdf", LARGE)
    if easy := easy_content(desk, content.page):
        yield _printed(order, easy, "easy-read", f"{path}-easy-read.pdf", EASY)
    made = book(content, order)
    yield _kept(order, content, "epub", f"{path}.epub", repr(made), lambda: epub(made))
    written = plain.text(content).encode()
    yield _kept(order, content, "text", f"{path}.txt", repr(written), lambda: written)


def _brailled(order: Order, content: Content, path: str) -> MadeFile:
    mark = f"{braille.version()} {content!r}"
    return _kept(order, content, "braille", path, mark, lambda: braille.brf(content))


def _printed(
    order: Order, content: Content, kind: Kind, path: str, sizes: dict[str, float]
) -> MadeFile:
    try:
        made = press("document.typ", as_data(content, sizes), order.speech, order.kept)
    except Unprintable as error:
        raise UserError([_unprintable(order, content, str(error))]) from None
    size = made.file.stat().st_size
    return MadeFile(content.page, kind, path, made.file, size, made.pages)


def _kept(
    order: Order, content: Content, kind: Kind, path: str, mark: str, make: Callable[[], bytes]
) -> MadeFile:
    """A file that is not printed; `mark` tells all that it is made from."""
    file = kept(order.kept, Path(path).suffix, f"{kind} {mark}", make)
    return MadeFile(content.page, kind, path, file, file.stat().st_size)


def _unprintable(order: Order, content: Content, message: str) -> Problem:
    """Letters that no typeface has, as a problem with its place."""
    named = "".join(words.text for words in content.title)
    hint = "Write it with letters, digits and ordinary signs, without emoji."
    where = f"{content.page} in {order.speech.code}"
    return Problem(where, 0, 0, f"“{named}” cannot be printed: {message}", hint)
