"""QR codes that an old phone reads from paper: as a drawing (SVG) and as a picture (PNG).

A size is the width of the code itself in millimetres, from its first dark square to its last, as it
was measured. The white edge around it, four squares wide, comes on top of that: see `with_edge`.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import groupby
from math import ceil
from typing import NamedTuple

from generator.problems import Problem, UserError, shown

EDGE = 4
"""The white edge in modules, which readers need to find the code."""
LEAST, GOOD, POSTER = 25.0, 30.0, 80.0
"""Widths in mm: the least that is allowed, what is advised, and what an A3 poster needs."""
MODULE = 1.0
"""The width of a module in mm that is advised."""
SHORT, LONGEST = 32, 42
"""Characters of an address: few enough to be read well, and the most that are allowed."""
DPI, INCH = 600, 25.4
MOST = 300.0
ADDRESS = re.compile(r"https://[a-z0-9.-]+(:(?P<port>[0-9]{1,5}))?/[A-Za-z0-9/._~%!$&'()*+,;=:@-]*")
"""An address without a ? or #, behind which a code could name no page."""
LAST_PORT = 65_535
OWN = re.compile(r".*/q/[1-9][0-9]{4}/")


class QrCode(NamedTuple):
    """The modules of a code, row by row, True being dark. `level` says what may be lost: M or Q."""

    address: str
    level: str
    modules: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        """How many modules it is wide, without the white edge."""
        return len(self.modules)


@cache
def code(address: str) -> QrCode:
    """The code of an address: as small as level M allows, and of level Q where that is no larger.

    Raises:
        UserError: the address is no good on paper.

    """
    _refuse(_address(address))
    from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q  # not needed to build a site
    from qrcode.main import QRCode

    medium = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    quarter = QRCode(error_correction=ERROR_CORRECT_Q, border=0)
    for made in (medium, quarter):
        made.add_data(address.encode("ascii"), optimize=0)
        made.best_fit()
    level, best = ("Q", quarter) if quarter.version == medium.version else ("M", medium)
    best.make(fit=False)
    rows = tuple(tuple(bool(dark) for dark in row) for row in best.get_matrix())
    return QrCode(address, level, rows)


def with_edge(address: str, mm: float) -> float:
    """How wide the whole picture of a code is in mm, with its white edge."""
    side = code(address).side
    return mm * (side + 2 * EDGE) / side


def advice(address: str, mm: float) -> list[Problem]:
    """What is wrong with an address or a size, and what would be better; errors are refused."""
    found = list(_address(address))
    if not found or all(problem.severity == "warning" for problem in found):
        found += _size(address, mm)
    return found


def svg(address: str, mm: float = GOOD, title: str = "", description: str = "") -> bytes:
    """A code as a drawing of a few kB, black on white, with its white edge.

    Raises:
        UserError: the address is too long, or the size too small, for a phone to read.

    """
    _refuse(advice(address, mm))
    size, width = code(address).side + 2 * EDGE, f"{with_edge(address, mm):.3f}mm"
    said = f"<title>{escape(title or f'QR code: {address}')}</title>"
    said += f"<desc>{escape(description)}</desc>" if description else ""
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{width}" '
        f'viewBox="0 0 {size} {size}" role="img" shape-rendering="crispEdges">{said}'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path(address)}"/></svg>\n'
    )
    return drawn.encode()


def path(address: str) -> str:
    """The dark parts of a code as one SVG path, a module being 1 wide, inside its white edge."""
    return "".join(_runs(code(address)))


def png(address: str, mm: float = GOOD) -> bytes:
    """A code as a picture with 600 dots per inch, at least as wide as asked, with its white edge.

    Raises:
        UserError: the address is too long, or the size too small, for a phone to read.

    """
    _refuse(advice(address, mm))
    from PIL import Image  # takes a while to load

    made = code(address)
    dots = ceil(mm / INCH * DPI / made.side)  # whole dots, so that all modules are as wide
    side = made.side + 2 * EDGE
    small = Image.new("1", (side, side), 1)
    for down, row in enumerate(made.modules):
        for across, dark in enumerate(row):
            if dark:
                small.putpixel((across + EDGE, down + EDGE), 0)
    file = io.BytesIO()
    large = small.resize((side * dots, side * dots), Image.Resampling.NEAREST)
    large.save(file, "PNG", dpi=(DPI, DPI), optimize=True)
    return file.getvalue()


def _runs(made: QrCode) -> Iterator[str]:
    for down, row in enumerate(made.modules):
        across = EDGE
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                yield f"M{across} {down + EDGE}h{width}v1h-{width}z"
            across += width


def _address(address: str) -> Iterator[Problem]:
    name = shown(address) or "the address"
    right = ADDRESS.fullmatch(address)
    if not right or not 1 <= int(right["port"] or 1) <= LAST_PORT:
        message = "this is not an address that every phone opens"
        hint = "Start with https:// and the host in small letters; only plain letters, no ? or #."
        yield Problem(name, 0, 0, message, hint)
        return
    length = len(address)
    if length > LONGEST:
        message = f"the address has {length} characters, and {LONGEST} are the most"
        hint = "A longer one makes squares too small for an old phone. "
        is_own = OWN.fullmatch(address)
        hint += "Give the site a shorter one." if is_own else "Use local-offer links new."
        yield Problem(name, 0, 0, message, hint)
    elif length > SHORT:
        message = f"the address has {length} characters, more than {SHORT}"
        hint = "A shorter one can be read from farther away."
        yield Problem(name, 0, 0, message, hint, severity="warning")
    if not address.endswith("/"):
        message = "the address does not end in a slash"
        hint = "Add it, or the host answers twice."
        yield Problem(name, 0, 0, message, hint, severity="warning")


def _size(address: str, mm: float) -> Iterator[Problem]:
    side, name = code(address).side, shown(address)
    advised = max(GOOD, side * MODULE)
    hint = f"Print it {advised:g} mm wide; on an A3 poster {POSTER:g} mm. "
    hint += "The white edge around it comes on top."
    if not LEAST <= mm <= MOST:  # also what is no number
        message = f"{mm:g} mm is not between {LEAST:g} and {MOST:g} mm, the sizes that can be used"
        yield Problem(name, 0, 0, message, hint)
    elif mm < advised:
        message = f"{mm:g} mm is small: its squares are {mm / side:.2f} mm wide"
        yield Problem(name, 0, 0, message, hint, severity="warning")


def _refuse(problems: list[Problem] | Iterator[Problem]) -> None:
    wrong = [problem for problem in problems if problem.severity == "error"]
    if wrong:
        raise UserError(wrong)
