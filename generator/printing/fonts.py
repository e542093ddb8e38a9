"""The typefaces of printed files: from packages, so that every machine prints the same.

All are Noto Sans, under the SIL Open Font License, from the packages justmytype-*.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import typst

from generator.printing.scripts import LATIN, TYPEFACES, Typeface, script_of
from generator.problems import Problem, UserError


def families(code: str) -> list[str]:
    """The names of the typefaces to set a language in, the best first."""
    first = script_of(code).typeface or LATIN
    # The one of the language comes first: a word would else change its face at each space.
    return list(dict.fromkeys(one.name for one in (first, *TYPEFACES.values())))


@cache
def fonts() -> typst.Fonts:
    """The typefaces, for Typst.

    Raises:
        UserError: one of them is not installed. Typst would leave its letters out.

    """
    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in map(_folder, TYPEFACES.values()) if folder.is_dir()],
    )
    here = set(found.families())
    missing = [one for one in dict.fromkeys(TYPEFACES.values()) if one.name not in here]
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
