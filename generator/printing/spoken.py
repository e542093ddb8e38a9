"""Writing into a PDF what each of its texts says, beside what was drawn.

A text is drawn in many parts: a part a line, a typeface, a break. Parts that stand side by side
become one, which says the whole text; what goes on elsewhere, such as on the next page, says
nothing more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pikepdf

SILENT = ("/Lbl", "/Figure", "/Formula")
"""What holds no text of ours: bullets, and pictures, which have an alternative text."""

INLINE = ("/Span", "/Strong", "/Em")
"""What words stand in within a paragraph. A page that ends within one makes two of it."""

_OPENING = re.compile(rb"/Span ?<</MCID (\d+)(?:/Lang ?\(([^)]*)\))?>>BDC")
_CLOSING = b"EMC"
# Typst's own attempt, within a word.
_WITHIN = re.compile(rb"/Span<</ActualText<[0-9A-F]*>>>BDC(.*?\n)EMC", re.DOTALL)
# That glyphs run backwards is said within a text, where readers take it for another text's end.
_REVERSED = re.compile(rb"/ReversedChars BMC(.*?\n)EMC", re.DOTALL)
_NOTHING = "\u200b"  # readers take an empty text for one that was not given


class Mark(NamedTuple):
    """A marked part of a page's content: the page, and its number there."""

    page: tuple[int, int]
    number: int


class Run(NamedTuple):
    """The parts that one text was drawn in, and the element of the structure that holds them."""

    element: pikepdf.Dictionary
    marks: tuple[Mark, ...]


def speak(pdf: pikepdf.Pdf, said: Sequence[str]) -> None:
    """Write `said`, the texts in reading order, onto what was drawn of them.

    Raises:
        ValueError: a template has drawn more or fewer texts than it says.

    """
    drawn = {page.obj.objgen: page.Contents.read_bytes() for page in pdf.pages}
    languages = {
        Mark(page, int(found[1])): found[2] or b""
        for page, content in drawn.items()
        for found in _OPENING.finditer(content)
    }
    root = pdf.Root.StructTreeRoot
    runs = list(_runs(root, languages))
    whole = _whole(runs, languages)
    if len(whole) != len(said):
        raise ValueError(f"{len(said)} texts were given and {len(whole)} were drawn")
    texts = {
        mark: _NOTHING if number else text
        for marks, text in zip(whole, said, strict=True)
        for number, mark in enumerate(marks)
    }
    joined: set[Mark] = set()
    before = {mark: run.marks[n - 1] for run in runs for n, mark in enumerate(run.marks) if n}
    for page in pdf.pages:
        own = page.obj.objgen
        content = _REVERSED.sub(rb"\1", _WITHIN.sub(rb"\1", drawn[own]))
        page.Contents = pdf.make_stream(_said(content, own, texts, before, joined))
    for run in runs:
        _leave_out(run.element, run.marks, joined)


def _whole(runs: Sequence[Run], languages: Mapping[Mark, bytes]) -> list[list[Mark]]:
    """The parts of each text, those together that the end of a page has set apart."""
    found: list[list[Mark]] = []
    last: Run | None = None
    for run in runs:
        if last and _goes_on(last, run, languages):
            found[-1] += run.marks
        else:
            found.append(list(run.marks))
        last = run
    return found


def _goes_on(last: Run, run: Run, languages: Mapping[Mark, bytes]) -> bool:
    """Whether a text goes on, on the next page, in an element of its own."""
    one, other = last.element, run.element
    return bool(
        one.S == other.S
        and one.S in INLINE
        and one.P.objgen == other.P.objgen
        and one.get("/A") == other.get("/A")
        and last.marks[-1].page != run.marks[0].page
        and languages.get(last.marks[-1], b"") == languages.get(run.marks[0], b"")
    )


def _said(
    content: bytes,
    page: tuple[int, int],
    texts: Mapping[Mark, str],
    before: Mapping[Mark, Mark],
    joined: set[Mark],
) -> bytes:
    """A page's content with its texts; notes in `joined` the parts that became one with others."""
    parts: list[bytes] = []
    last, done = None, 0
    for found in _OPENING.finditer(content):
        mark, start = Mark(page, int(found[1])), found.start()
        follows = content.endswith(_CLOSING, done, start) and last and before.get(mark) == last
        last = mark
        if mark not in texts:
            continue
        if follows:
            joined.add(mark)
            parts += content[done : start - len(_CLOSING)], b"\n"
        else:
            text = f"\ufeff{texts[mark]}".encode("utf-16-be").hex().upper().encode()
            language = b"/Lang(%s)" % found[2] if found[2] else b""
            opening = b"/Span<</MCID %d%s/ActualText<%s>>>BDC" % (mark.number, language, text)
            parts += content[done:start], opening
        done = found.end()
    return b"".join([*parts, content[done:]])


def _runs(element: Any, languages: Mapping[Mark, bytes]) -> Iterator[Run]:
    """The texts of an element and of those within it, in reading order."""
    kids = element.get("/K")
    for is_element, group in groupby(
        kids if isinstance(kids, pikepdf.Array) else [kids], _is_element
    ):
        if is_element:
            for kid in group:
                if kid.get("/S") not in SILENT:
                    yield from _runs(kid, languages)
        else:
            marks = [mark for kid in group if (mark := _mark(element, kid))]
            for _, same in groupby(marks, lambda mark: languages.get(mark, b"")):
                yield Run(element, tuple(same))


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _mark(element: Any, kid: Any) -> Mark | None:
    if isinstance(kid, int):
        return Mark(element.Pg.objgen, kid)
    if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
        return Mark((kid if "/Pg" in kid else element).Pg.objgen, int(kid.MCID))
    return None  # a reference to a link's place on the page


def _leave_out(element: Any, marks: Sequence[Mark], joined: set[Mark]) -> None:
    """Take out of the structure what is not a part of its own any more."""
    if joined.isdisjoint(marks):
        return
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    element.K = pikepdf.Array([kid for kid in kids if _mark(element, kid) not in joined])
