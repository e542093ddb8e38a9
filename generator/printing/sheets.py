"""The sheets for families: every kit on every paper, and where its files are."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.formats import ENGLISH
from generator.pages.paper import PAPERS as NAMES
from generator.plans.flyers import ALL, Kit
from generator.plans.plans import Plans
from generator.printing.scripts import can_print


class Paper(NamedTuple):
    """A kind of paper: its size in mm, its pages, and how wide its code is without white edge.

    `template` prints it. `unit` is how much larger everything on it is than on the flyer, `folds`
    where it is folded, in mm from the left. Without `ground` it is white in all editions.
    """

    width: float
    height: float
    template: str
    code: float
    pages: int = 1
    unit: float = 1.0
    folds: tuple[float, ...] = ()
    ground: bool = True


PAPERS: dict[str, Paper] = {
    "a5": Paper(148, 210, "sheet-poster.typ", 34),
    "a4": Paper(210, 297, "sheet-poster.typ", 49, unit=210 / 148),
    "a3": Paper(297, 420, "sheet-poster.typ", 80, unit=1.82),
    "leaflet": Paper(297, 210, "sheet-leaflet.typ", 48, pages=2, folds=(99, 198)),
    "labels": Paper(210, 297, "sheet-labels.typ", 25, ground=False),
    "languages": Paper(297, 420, "sheet-languages.typ", 30),
    "now": Paper(210, 297, "sheet-now.typ", 32),
}
EVERY_LANGUAGE = ("a5", "a4", "a3", "leaflet", "labels")
"""The papers on which every kit is printed in every language."""


class Sheet(NamedTuple):
    """A sheet in one language. Its paths are below the pages of that language.

    `part` is the priority that a sheet is about, if not all of them. `size` is in mm.
    """

    kit: str
    paper: str
    code: str
    part: str
    digits: str
    path: str
    bleed_path: str
    picture_path: str
    size: tuple[float, float]
    pages: int

    @property
    def name(self) -> str:
        """What a message calls it: "A5 flyer about interpreters in bn"."""
        part = f", priority {self.part}," if self.part else ""
        return f"{NAMES[self.paper]} about {self.kit}{part} in {self.code}"


def sheets(plans: Plans) -> tuple[Sheet, ...]:
    """Every sheet in every language that can be printed and for which a code has been issued."""
    kits = plans.flyers.kits if plans.flyers else ()
    codes = [one.code for one in plans.area.languages if can_print(one.code)]
    return tuple(sheet for kit in kits for sheet in _of_kit(kit, codes, plans.area.main))


def _of_kit(kit: Kit, codes: list[str], main: str) -> Iterator[Sheet]:
    for code in codes:
        if digits := kit.codes.get(code):
            for paper in EVERY_LANGUAGE:
                yield _sheet(kit, paper, code, digits)
            if kit.page == f"{main}/":
                yield _sheet(kit, "now", code, digits)
        for part, issued in kit.priorities.items():
            if digits := issued.get(code):
                yield _sheet(kit, "now", code, digits, part)
    if digits := kit.codes.get(ALL):
        yield _sheet(kit, "languages", ENGLISH.code, digits)


def _sheet(kit: Kit, paper: str, code: str, digits: str, part: str = "") -> Sheet:
    kind = PAPERS[paper]
    path = f"print/{kit.ref}/{paper}{f'-{part}' if part else ''}"
    return Sheet(
        kit.ref,
        paper,
        code,
        part,
        digits,
        f"{path}.pdf",
        f"{path}-bleed.pdf",
        f"{path}.png",
        (kind.width, kind.height),
        kind.pages,
    )
