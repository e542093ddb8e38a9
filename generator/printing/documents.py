"""Every guide, and the whole plan, as files to print, to read on an e-reader and to feel."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from generator.languages.formats import ENGLISH
from generator.pages.desk import Desk
from generator.pages.paper import FILES
from generator.printing import braille, plain
from generator.printing.around import desk_of
from generator.printing.content import Content, lines
from generator.printing.easy_content import easy_content
from generator.printing.epub import book, epub
from generator.printing.guide_content import guide
from generator.printing.kept import kept
from generator.printing.order import Order
from generator.printing.paper import as_data
from generator.printing.plan_content import plan
from generator.printing.press import Unprintable, press
from generator.printing.words import text_of
from generator.problems import Problem, UserError, as_text, shown

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


class Told(NamedTuple):
    """A document in one language: its name, the file that it is written in, and what it says."""

    name: str
    source: str
    content: Content


def files(order: Order, report: Callable[[Problem], None] = log) -> Iterator[MadeFile]:
    """The files of every guide and of the plan, in one language; what is left out is reported.

    Raises:
        UserError: a text has letters that no typeface has.
        OSError: they cannot be kept.

    """
    desk, main = desk_of(order), order.plans.area.main
    every = [Told(file.name, file.loaded.file, guide(desk, order, file)) for file in order.guides]
    every.append(Told(main, f"{main}.yml", plan(desk, order, main)))
    for told in every:
        yield from _of(desk, order, told)
    if order.speech.code == ENGLISH.code:
        yield from _brailled(order, every, report)


def _of(desk: Desk, order: Order, told: Told) -> Iterator[MadeFile]:
    """One document in every form that every language has."""
    path, content = f"{FILES}/{told.name}", told.content
    yield _printed(order, told, "pdf", f"{path}.pdf", STANDARD)
    yield _printed(order, told, "large-print", f"{path}-large-print.pdf", LARGE)
    if easy := easy_content(desk, content.page):
        whole = told._replace(content=easy)
        yield _printed(order, whole, "easy-read", f"{path}-easy-read.pdf", EASY)
    made = book(content, order)
    yield _kept(order, content, "epub", f"{path}.epub", repr(made), lambda: epub(made))
    written = plain.text(content).encode()
    yield _kept(order, content, "text", f"{path}.txt", repr(written), lambda: written)


def _printed(
    order: Order, told: Told, kind: Kind, path: str, sizes: Mapping[str, float]
) -> MadeFile:
    try:
        made = press("document.typ", as_data(told.content, sizes), order.speech, order.kept)
    except Unprintable as error:
        raise UserError([_unprintable(order, told, str(error))]) from None
    size = made.file.stat().st_size
    return MadeFile(told.content.page, kind, path, made.file, size, made.pages)


def _brailled(
    order: Order, every: Sequence[Told], report: Callable[[Problem], None]
) -> Iterator[MadeFile]:
    """Every document in braille, if there is what makes it."""
    if problem := braille.missing():
        report(problem)
        return
    for told in every:
        try:
            mark = f"{braille.version()} {told.content!r}"
            make = partial(braille.brf, told.content)
            yield _kept(order, told.content, "braille", f"{FILES}/{told.name}.brf", mark, make)
        except braille.Unbrailled as error:
            message = f"its braille is left out: {error}"
            hint = "All its other files are made."
            report(Problem(told.source, 0, 0, message, hint, severity="warning"))


def _kept(
    order: Order, content: Content, kind: Kind, path: str, mark: str, make: Callable[[], bytes]
) -> MadeFile:
    """A file that is not printed; `mark` tells all that it is made from."""
    file = kept(order.kept, Path(path).suffix, f"{kind} {mark}", make)
    return MadeFile(content.page, kind, path, file, file.stat().st_size)


def _unprintable(order: Order, told: Told, message: str) -> Problem:
    """Letters that no typeface has, in the sentence in which they stand."""
    found = re.search(r'text `"(.*?)"`', message)
    letters = found[1] if found else ""
    texts = map(text_of, (told.content.title, *lines(told.content.blocks)))
    sentence = next((text for text in texts if letters and letters in text), "")
    said = f"“{shown(letters)}” in “{shown(sentence)}”" if sentence else message
    hint = "Write it with letters, digits and ordinary signs."
    where = "" if order.tongue.is_english else f"in {order.speech.code}"
    return Problem(told.source, 0, 0, f"{said} cannot be printed", hint, where)
