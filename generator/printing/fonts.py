"""The typefaces of printed files: from packages, so that every machine prints the same.

All are Noto Sans, under the SIL Open Font License, from the packages justmytype-*.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import typst

from generator.problems import Problem, UserError


class Typeface(NamedTuple):
    """A typeface: its name, and the package and the folder that hold it."""

    name: str
    package: str
    folder: str


LATIN = Typeface("Noto Sans", "justmytype_western_core", "notosans")
TYPEFACES = (
    LATIN,
    Typeface("Noto Sans Arabic", "justmytype_intl_rtl", "notosansarabic"),
    Typeface("Noto Sans Bengali", "justmytype_intl_south_asia", "notosansbengali"),
    Typeface("Noto Sans SC", "justmytype_intl_cjk", "notosanssc"),
    Typeface("Noto Sans TC", "justmytype_intl_cjk", "notosanstc"),
)
_FIRST = {
    "ar": "Noto Sans Arabic",
    "bn": "Noto Sans Bengali",
    "zh-Hans": "Noto Sans SC",
    "zh-Hant": "Noto Sans TC",
}


def families(code: str) -> list[str]:
    """The names of the typefaces to set a language in, the best first."""
    names = [typeface.name for typeface in TYPEFACES]
    first = _FIRST.get(code, LATIN.name)
    # The one of the language comes first: a word would else change its face at each space.
    return [first, *(name for name in names if name != first)]


@cache
def fonts() -> typst.Fonts:
    """The typefaces, for Typst.

    Raises:
        UserError: one of them is not installed. Typst would leave its letters out.

    """
    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in map(_folder, TYPEFACES) if folder.is_dir()],
    )
    here = set(found.families())
    missing = [one for one in TYPEFACES if one.name not in here]
    if missing:
        raise UserError(_missing(missing))
    return found


def _folder(typeface: Typeface) -> Path:
    try:
        package = import_module(typeface.package)
    except ImportError:
        return Path("missing", typeface.folder)
    return Path(str(package.__file__)).parent / "fonts" / "ofl" / typeface.folder


def _missing(typefaces: Sequence[Typeface]) -> list[Problem]:
    return [
        Problem(
            one.package.replace("_", "-"),
            0,
            0,
            f"the typeface {one.name} is not installed, so nothing can be printed",
            "Run `make site` again, or leave the printed files out with --no-print.",
        )
        for one in typefaces
    ]
