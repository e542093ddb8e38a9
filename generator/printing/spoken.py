"""Writing into a PDF what each of its texts says, beside what was drawn.

A text is drawn in many parts: a part a line, a typeface, a break. Parts that stand side by side
become one, which says the whole text; what goes on elsewhere, such as on the next page, says
nothing more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

import pikepdf

SILENT = ("/Lbl", "/Figure", "/Formula")
"""What holds no text of ours: bullets, and pictures, which have an alternative text."""

INLINE = ("/Span", "/Strong", "/Em")
"""What words stand in within a paragraph. A page that ends within one makes two of it."""

_OPENING = re.compile(rb"/Span ?<</MCID (\d+)(?:/Lang ?\(([^)]*)\))?>>BDC")
_IN_LANGUAGE = re.compile(rb"/Span ?<</MCID (\d+)/Lang ?\(([^)]*)\)>>BDC")
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


Kids: TypeAlias = Sequence[tuple[Any, Mark | None]]
"""What an element of the structure holds, each with the part of a page that it is, if it is one."""


class Run(NamedTuple):
    """The parts that one text was drawn in, and the element of the structure that holds them."""

    element: pikepdf.Dictionary
    marks: tuple[Mark, ...]
    kids: Kids


def speak(pdf: pikepdf.Pdf, said: Sequence[str]) -> None:
    """Write `said`, the texts in reading order, onto what was drawn of them.

    Raises:
        ValueError: a template has drawn more or fewer texts than it says.

    """
    drawn = {page.obj.objgen: page.Contents.read_bytes() for page in pdf.pages}
    languages = {
        Mark(page, int(found[1])): found[2]
        for page, content in drawn.items()
        for found in _IN_LANGUAGE.finditer(content)
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
        content = _REVERSED.sub(_inside, _WITHIN.sub(_inside, drawn[own]))
        page.Contents = pdf.make_stream(_said(content, own, texts, before, joined))
    for run in runs:
        if not joined.isdisjoint(run.marks):
            run.element.K = pikepdf.Array([kid for kid, mark in run.kids if mark not in joined])


def _inside(found: re.Match[bytes]) -> bytes:
    return found[1]


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
    kids = _kids(element)
    for is_element, group in groupby(kids, lambda one: one[1] is None and _is_element(one[0])):
        if is_element:
            for kid, _ in group:
                if kid.get("/S") not in SILENT:
                    yield from _runs(kid, languages)
        else:
            marks = [mark for _, mark in group if mark]
            for _, same in groupby(marks, lambda mark: languages.get(mark, b"")):
                yield Run(element, tuple(same), kids)


def _kids(element: Any) -> Kids:
    kids = element.get("/K")
    page = element.Pg.objgen if "/Pg" in element else (0, 0)
    return [
        (kid, Mark(page, kid) if isinstance(kid, int) else _mark(kid, page))
        for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
    ]


def _mark(kid: Any, page: tuple[int, int]) -> Mark | None:
    """A part of a page that is not the element's own; None if it is something else."""
    if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
        return Mark(kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID))
    return None


def _is_element(kid: Any) -> bool:
    # Else it is a reference to a link's place on the page.
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid
