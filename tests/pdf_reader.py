"""What a PDF says, as a reader program takes it: through its structure, and as it is drawn."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import page
import pikepdf

SILENT = ("/Lbl", "/Figure")
"""Bullets and pictures, which hold no text of ours."""

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Read(NamedTuple):
    """A PDF: its language and title, and its texts in the order in which they are read.

    `kinds` are the elements of its structure, such as H1, in the same order. `sizes` are those of
    all letters, in points; `fonts` tells of each whether it is embedded.
    """

    lang: str
    title: str
    pages: int
    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    sizes: tuple[float, ...]
    fonts: dict[str, bool]


@cache
def read(path: Path) -> Read:
    """Read a PDF."""
    with pikepdf.open(path) as pdf:
        said: dict[tuple[tuple[int, int], int], str] = {}
        sizes: list[float] = []
        for one in pdf.pages:
            _read_page(one, said, sizes)
        elements = list(_elements(pdf.Root.StructTreeRoot))
        return Read(
            str(pdf.Root.Lang),
            str(pdf.docinfo.get("/Title", "")),
            len(pdf.pages),
            tuple(text for _, marks in elements for mark in marks if (text := said.get(mark, ""))),
            tuple(kind for kind, _ in elements),
            tuple(sizes),
            {name: is_in for one in pdf.pages for name, is_in in _fonts(one)},
        )


def texts_by_page(path: Path) -> list[list[str]]:
    """The texts that stand on each page, as they are read."""
    with pikepdf.open(path) as pdf:
        said: dict[tuple[tuple[int, int], int], str] = {}
        found: dict[tuple[int, int], list[str]] = {}
        for one in pdf.pages:
            _read_page(one, said, [])
            found[one.obj.objgen] = []
        for _, marks in _elements(pdf.Root.StructTreeRoot):
            for mark in marks:
                if text := said.get(mark, ""):
                    found[mark[0]].append(text)
        return list(found.values())


def faults(path: Path) -> list[str]:
    """What PDF/UA-1 finds wrong."""
    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def _read_page(
    one: pikepdf.Page, said: dict[tuple[tuple[int, int], int], str], sizes: list[float]
) -> None:
    """Note what each marked part of a page says, and how large its letters are."""
    matrix, line, size = SAME, SAME, 0.0
    kept: list[Matrix] = []
    for operands, operator in pikepdf.parse_content_stream(one):
        match str(operator):
            case "BDC" if "/MCID" in operands[1]:
                text = str(operands[1].get("/ActualText", "")).replace("\u200b", "")
                said[one.obj.objgen, int(operands[1].MCID)] = text
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = _times(_numbers(operands), matrix)
            case "Tm":
                line = _numbers(operands)
            case "Tf":
                size = float(operands[1])
            case "Tj" | "TJ":
                a, b, c, d, *_ = _times(line, matrix)
                sizes.append(round(size * abs(a * d - b * c) ** 0.5, 2))


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def _elements(element: Any) -> Iterator[tuple[str, list[tuple[tuple[int, int], int]]]]:
    """Each element with the marked parts that stand in it directly."""
    kids = element.get("/K", [])
    marks: list[tuple[tuple[int, int], int]] = []
    kind = str(element.get("/S", ""))[1:]
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            marks.append((element.Pg.objgen, kid))
        elif "/MCID" in kid:
            marks.append(((kid if "/Pg" in kid else element).Pg.objgen, int(kid.MCID)))
        elif "/S" in kid and kid.S not in SILENT:
            yield kind, marks
            kind, marks = "", []
            yield from _elements(kid)
    yield kind, marks


def _fonts(one: pikepdf.Page) -> Iterator[tuple[str, bool]]:
    for font in one.resources.get("/Font", {}).values():
        descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        described = descendant.get("/FontDescriptor", {})
        embedded = any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        yield str(font.BaseFont), embedded
