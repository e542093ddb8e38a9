"""Printed files are kept, so that what has not changed is not printed again."""

import hashlib
import os
import time
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import generator
from generator.writing import write_whole

PACKAGES = (
    "typst",
    "pikepdf",
    "qrcode",
    "justmytype-intl-cjk",
    "justmytype-intl-rtl",
    "justmytype-intl-south-asia",
    "justmytype-western-core",
)
KEPT = ".cache/print"
"""The folder of kept files, beside mkdocs.yml."""
UNUSED = 14 * 24 * 60 * 60
"""Seconds after which a file that no build has used is not kept any longer."""


@cache
def _program() -> bytes:
    """A mark of what prints: this part of the program, and its packages."""
    own = Path(generator.__file__).parent / "printing"
    seen = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    for path in sorted(path for path in own.rglob("*") if path.suffix not in (".pyc", "")):
        seen.update(path.name.encode() + path.read_bytes())
    return seen.digest()


def kept(folder: Path, suffix: str, mark: str, make: Callable[[], bytes]) -> Path:
    """A file of the folder with what `make` gives; it was made before if the `mark` is the same.

    The mark tells all that the content depends on, but for the program. The file must not be
    changed: sites link to it.

    Raises:
        OSError: it cannot be written; then there is no such file.

    """
    name = hashlib.sha256(_program() + mark.encode()).hexdigest()[:32]
    path = folder / f"{name}{suffix}"
    try:
        # When it was used is noted, but not as a change: the site that links to it has not changed.
        os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))
    except FileNotFoundError:
        write_whole(path, make())
    return path


def forget_unused(folder: Path) -> None:
    """Delete what no build has used for two weeks."""
    before = time.time() - UNUSED
    for file in os.scandir(folder) if folder.is_dir() else ():  # thousands of files
        if file.stat().st_atime < before:
            Path(file.path).unlink(missing_ok=True)
