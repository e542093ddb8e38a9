"""Printing sheets in one language: PDFs with and without bleed, their pictures, and the codes."""

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.languages.catalogs import Catalogs
from generator.printing import now_sheets, qr, sheet_content
from generator.printing.bleed import with_bleed
from generator.printing.kept import kept
from generator.printing.order import Order, Ready
from generator.printing.press import Printed, Unprintable, picture, press
from generator.printing.sheet_guides import guide_of
from generator.printing.sheet_problems import Folders, too_long, unprintable
from generator.printing.sheets import PAPERS, Sheet
from generator.problems import Problem, UserError

PIXELS = 360
"""How wide the picture of a sheet is."""
INCH = 25.4
COLOURS = 32
HERE = Folders()
NO_CATALOGS: Mapping[str, Catalogs] = MappingProxyType({})


def print_sheets(
    order: Order,
    chosen: Sequence[Sheet],
    catalogs: Mapping[str, Catalogs] = NO_CATALOGS,
    folders: Folders = HERE,
) -> tuple[list[Ready], list[Problem]]:
    """Print sheets of the order's language, and the codes on them as files of their own.

    `catalogs` are those of all languages, for the poster that speaks them all. A text that does
    not fit is a problem at its line in the plans or in the catalog, which are in `folders`.

    Raises:
        OSError: the folder of kept files cannot be written to.
        UserError: a typeface is missing.

    """
    ready: list[Ready] = []
    problems: list[Problem] = []
    for sheet in chosen:
        try:
            made, found = _print(order, sheet, catalogs, folders)
        except UserError as error:
            problems += (_named(one, sheet) for one in error.problems)
        else:
            ready += made
            problems += found
    if not problems:
        ready += _codes(order, chosen)
    return ready, sorted(set(problems))


def content(order: Order, sheet: Sheet, catalogs: Mapping[str, Catalogs]) -> dict[str, Any]:
    """What stands on a sheet."""
    if sheet.paper == "now":
        return now_sheets.now_sheet(order, sheet)
    if sheet.paper == "languages":
        return sheet_content.languages(order, sheet, catalogs)
    if sheet.paper == "leaflet":
        data = sheet_content.leaflet(order, sheet)
        _, kit = sheet_content.kits(order, sheet.kit)
        return data | ({} if guide_of(order, kit) else now_sheets.in_short(order))
    return sheet_content.kit_sheet(order, sheet)


def _print(
    order: Order, sheet: Sheet, catalogs: Mapping[str, Catalogs], folders: Folders
) -> tuple[list[Ready], list[Problem]]:
    data, kind = content(order, sheet, catalogs), PAPERS[sheet.paper]
    try:
        plain = press(kind.template, data, order.speech, order.kept)
    except Unprintable as error:
        return [], [unprintable(str(error), sheet)]
    if problems := list(_problems(plain, sheet, folders)):
        return [], problems
    make = partial(with_bleed, plain.file, kind.folds, ground=kind.ground)
    bleed = kept(order.kept, ".pdf", f"bleed {plain.file.name}", make)
    ppi = PIXELS / (sheet.size[0] / INCH)
    large = picture(kind.template, data, order.speech, order.kept, ppi=ppi)
    small = kept(order.kept, ".png", f"small {large.name}", partial(_smaller, large))
    return [
        Ready(sheet.path, plain.file),
        Ready(sheet.bleed_path, bleed),
        Ready(sheet.picture_path, small),
    ], []


def _problems(printed: Printed, sheet: Sheet, folders: Folders) -> Iterator[Problem]:
    notes = {tuple(note["overflow"]): note["by"] for note in printed.notes if "overflow" in note}
    for (domain, text), by in notes.items():
        yield too_long(domain, text, by, sheet, folders)
    if printed.pages != sheet.pages and not notes:
        raise AssertionError(f"{sheet.name}: {printed.pages} pages, not {sheet.pages}")


def _named(problem: Problem, sheet: Sheet) -> Problem:
    """A problem with an address, which says on which paper."""
    return Problem(problem.file, 0, 0, problem.message, problem.hint, f"on {sheet.paper}")


def _smaller(path: Path) -> bytes:
    """A picture with few colours, in a quarter of the bytes."""
    from PIL import Image  # takes a while to load

    file = io.BytesIO()
    with Image.open(path) as large:
        rgb = large.convert("RGB")
        few = rgb.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(file, "PNG", compress_level=7)
    return file.getvalue()


def _codes(order: Order, chosen: Sequence[Sheet]) -> Iterator[Ready]:
    """The code of each kit as a drawing and as a picture, for those who lay out their own."""
    digits = {one.kit: one.digits for one in chosen if not one.part and one.paper != "languages"}
    for kit, code in digits.items():
        full = sheet_content.address(order, code)
        drawing = kept(order.kept, ".svg", full, partial(qr.svg, full))
        image = kept(order.kept, ".png", full, partial(qr.png, full))
        yield Ready(f"print/{kit}/code.svg", drawing)
        yield Ready(f"print/{kit}/code.png", image)
