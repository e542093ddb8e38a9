"""A document as contracted English braille (UEB), for an embosser or a braille display.

The program liblouis turns words into cells, in North American ASCII (BRF), as embossers take it. It
is no Python package, so it may be missing.
"""

import re
import shutil
import subprocess
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from generator.languages.formats import ENGLISH
from generator.printing.braille_pages import Part, pages
from generator.printing.content import (
    Block,
    Box,
    Content,
    Contents,
    Facts,
    Heading,
    Items,
    Paragraph,
    Pictured,
    Quote,
    Table,
    Verdict,
    lines,
)
from generator.printing.plain import said
from generator.printing.words import Line
from generator.problems import Problem

PROGRAM: Final = "lou_translate"
TABLES: Final = "en-us-brf.dis,en-ueb-g2.ctb"
SECONDS = 30
"""How long liblouis may take for one document."""
AT_ONCE = 10
"""Seconds in which it must say its version, which it does in a few thousandths of one."""
LEFT_OUT = "What stands here in other languages is not in this braille edition."

_UNKNOWN = re.compile(r"'\\[XYZ]")
_LONGEST = 1000  # characters that are given to liblouis in one line; it splits at 2,048


class Unbrailled(Exception):  # noqa: N818 - liblouis may be at fault, or the text
    """What cannot be told in braille, and why."""


def missing() -> Problem | None:
    """What to say if liblouis is not installed or does not work; it stops nothing else."""
    if version():
        return None
    hint = "On Debian: apt install liblouis-bin."
    reason = "does not answer" if shutil.which(PROGRAM) else "is not installed"
    message = f"braille is left out: liblouis {reason}"
    return Problem("braille", 0, 0, message, hint, severity="warning")


def version() -> str:
    """The version of liblouis, as another one may write other cells; "" if it does not work."""
    program = shutil.which(PROGRAM)
    return _version(program) if program else ""


@cache
def _version(program: str) -> str:
    try:
        return _run(program, ["--version"], "", AT_ONCE).strip()
    except Unbrailled:
        return ""


def brf(content: Content) -> bytes:
    """A document as a BRF file.

    Raises:
        Unbrailled: liblouis does not answer, or a cell is none of the 64 that there are.

    """
    parts = [Part(said(content.title), level=1), *_blocks(content.blocks, 0)]
    cells = _translated([" ".join(part.text.split()) for part in parts])
    for part, text in zip(parts, cells, strict=True):
        if wrong := re.search(r"[^\x20-\x5f]", text):
            raise Unbrailled(f"{part.text[:40]!r} has no cell for {wrong[0]!r}")
    return "".join(pages(parts, cells)).encode("ascii")


def _run(program: str, options: Sequence[str], text: str, seconds: float) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - no part of it comes from a text
            [program, *options],
            input=text.encode(),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unbrailled(f"liblouis: {error}") from None
    return done.stdout.decode("utf-8", "replace")


def _translated(texts: Sequence[str]) -> list[str]:
    """The texts in cells, each in its own piece."""
    signs = sorted({sign for text in texts for sign in text if not sign.isascii()})
    known = _forward(signs)
    lost = {ord(sign): " " for sign, told in zip(signs, known, strict=True) if _lost(told)}
    pieces = [textwrap.wrap(text.translate(lost), _LONGEST) or [""] for text in texts]
    cells = iter(_forward([piece for group in pieces for piece in group]))
    return [" ".join(next(cells) for _ in group) for group in pieces]


def _lost(told: str) -> bool:
    """Whether liblouis knows no cells for a sign: it spells out its number, or hands it back."""
    return bool(_UNKNOWN.match(told)) or not told.isascii()


def _forward(texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    # A backslash would begin an escape; a space that does not break a line is none to liblouis.
    given = [text.replace("\\", "\\\\").replace("\u00a0", " ") for text in texts]
    program = shutil.which(PROGRAM) or PROGRAM
    found = _run(program, ["--forward", TABLES], "\n".join(given) + "\n", SECONDS).split("\n")[:-1]
    if len(found) != len(texts):
        raise Unbrailled("liblouis gave back another number of lines")
    return found


def _blocks(blocks: Iterable[Block], depth: int) -> Iterator[Part]:
    """The texts of blocks. Words in other languages are left out, and that is said once."""
    told = False
    for block in blocks:
        if _is_foreign(block):
            if not told:
                yield Part(LEFT_OUT)
            told = True
        else:
            yield from _block(block, depth)


def _is_foreign(block: Block) -> bool:
    return any(one.lang not in ("", ENGLISH.code) for text in lines([block]) for one in text)


def _block(block: Block, depth: int) -> Iterator[Part]:
    match block:
        case Heading(level, words):
            yield Part(said(words), 4 if level == 2 else 6, 4 if level == 2 else 6, level)
        case Paragraph(words) | Verdict(words) | Pictured(_, words):
            yield _text(words, depth)
        case Items(items, ordered):
            for number, item in enumerate(items, start=1):
                yield from _item(item, f"{number}. " if ordered else "- ", depth)
        case Facts(pairs):
            for term, told in pairs:
                yield from _item((Paragraph(term), *told), "", depth)
        case Table(_, rows):
            for row in rows:
                cells = [cell.words if isinstance(cell, Verdict) else cell for cell in row]
                yield Part("; ".join(map(said, cells)), 0, 2)
        case Box(within):
            yield from _blocks(within, depth)
        case Quote(paragraphs, who):
            yield from (Part(f"“{said(words)}”", 4, 2) for words in paragraphs)
            if who:
                yield Part(said(who), 4, 2)
        case Contents():
            return


def _text(words: Line, depth: int) -> Part:
    """A paragraph: set in by two cells, or below an item by as much as the item's other lines."""
    return Part(said(words), 2 * depth, 2 * depth) if depth else Part(said(words))


def _item(blocks: Sequence[Block], lead: str, depth: int) -> Iterator[Part]:
    """An item begins at the margin of its list; its other lines stand two cells further in."""
    for number, part in enumerate(_blocks(blocks, depth + 1)):
        if number:
            yield part
        else:
            yield Part(f"{lead}{part.text}", 2 * depth, 2 * depth + 2)
