"""The edition of a sheet for a print shop: its ground runs over the edge, marks show where to cut.

It is made from the finished sheet, so that both have the same words in the same places. Everything
that is added stands under `/Artifact`, since it says nothing. Measures are in points.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

MM = 72 / 25.4
BLEED, ROOM = 3 * MM, 10 * MM
"""How far the ground runs over the edge, and how much room there is for marks around the paper."""
BAND = 4 * MM
"""The height of the band at the top, from the edge of the paper."""
CLEAR = 1 * MM
"""The marks stay so far away from the ground."""
PAPER, ACCENT = "0.984 0.98 0.969", "0.059 0.416 0.451"


def with_bleed(sheet: Path, folds: Sequence[float] = (), *, ground: bool = True) -> bytes:
    """A sheet with bleed and crop marks, and marks where it is folded, in mm from the left."""
    file = io.BytesIO()
    with pikepdf.open(sheet) as pdf:
        for page in pdf.pages:
            width, height = (float(value) for value in page.mediabox[2:])
            drawn = [*(_ground(width, height) if ground else ()), *_marks(width, height, folds)]
            under = "\n".join(["/Artifact BMC", "q", *drawn, "Q", "EMC", ""])
            page.contents_add(under.encode(), prepend=True)
            page.trimbox = page.mediabox
            page.bleedbox = _around(width, height, BLEED)
            page.mediabox = _around(width, height, ROOM)
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _around(width: float, height: float, room: float) -> pikepdf.Array:
    corners = (-room, -room, width + room, height + room)
    return pikepdf.Array([round(corner, 3) for corner in corners])


def _ground(width: float, height: float) -> Iterator[str]:
    """Warm paper, and a band along the top."""
    wide = width + 2 * BLEED
    yield f"{PAPER} rg"
    yield f"{-BLEED:.3f} {-BLEED:.3f} {wide:.3f} {height + 2 * BLEED:.3f} re f"
    yield f"{ACCENT} rg"
    yield f"{-BLEED:.3f} {height - BAND:.3f} {wide:.3f} {BAND + BLEED:.3f} re f"


def _marks(width: float, height: float, folds: Sequence[float]) -> Iterator[str]:
    """Hairlines at the corners, and dashed ones where the sheet is folded."""
    near, far = BLEED + CLEAR, ROOM
    yield "0 G 0.25 w"
    for x in (0.0, width):
        yield from _upright(x, height, near, far)
    for y in (0.0, height):
        for start, end in ((-far, -near), (width + near, width + far)):
            yield f"{start:.3f} {y:.3f} m {end:.3f} {y:.3f} l S"
    yield "[2 2] 0 d"
    for fold in folds:
        yield from _upright(fold * MM, height, near, far)


def _upright(x: float, height: float, near: float, far: float) -> Iterator[str]:
    for start, end in ((-far, -near), (height + near, height + far)):
        yield f"{x:.3f} {start:.3f} m {x:.3f} {end:.3f} l S"
