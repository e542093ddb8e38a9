"""Printed files are kept, so that what has not changed is not printed again."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.problems import Problem, refusal, shown_path
from generator.program import mark_of_program
from generator.writing import write_whole

PARTS = ("printing", "languages/formats.py", "languages/marks.py")
"""What of the program makes the bytes of a file, after all has been said that stands in it."""
PACKAGES = (
    "babel",
    "jinja2",
    "pikepdf",
    "pillow",
    "polib",
    "qrcode",
    "typst",
    "justmytype-intl-cjk",
    "justmytype-intl-rtl",
    "justmytype-intl-south-asia",
    "justmytype-western-core",
)
KEPT = ".cache/print"
"""The folder of kept files, beside mkdocs.yml."""
UNUSED = 14 * 24 * 60 * 60
"""Seconds after which a file that no build has used is not kept any longer."""


def program() -> str:
    """A mark of what prints: its part of the program, and its packages."""
    return mark_of_program(PARTS, PACKAGES)


@contextmanager
def shelf(folder: Path, report: Callable[[Problem], None]) -> Iterator[Path]:
    """The folder to keep files in; if the disk refuses that, another, which is gone at the end."""
    trial = folder / ".trial"
    try:
        write_whole(trial, b"")
        trial.unlink()
    except OSError as error:
        message = f"what is printed cannot be kept: {refusal(error)}"
        hint = "It is printed all the same, and again the next time."
        report(Problem(shown_path(folder), 0, 0, message, hint, severity="warning"))
        with TemporaryDirectory(ignore_cleanup_errors=True) as instead:
            yield Path(instead)
        return
    yield folder


def kept(folder: Path, suffix: str, mark: str, make: Callable[[], bytes]) -> Path:
    """A file of the folder with what `make` gives; it was made before if the `mark` is the same.

    The mark tells all that the content depends on, but for the program. The file must not be
    changed: sites link to it.

    Raises:
        OSError: it cannot be written; then there is no such file.

    """
    name = hashlib.sha256(f"{program()} {mark}".encode()).hexdigest()[:32]
    path = folder / f"{name}{suffix}"
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        write_whole(path, make())
        return path
    with suppress(OSError):  # it may be another user's, and is right all the same
        # When it was used is noted, but not as a change: the site that links to it has not changed.
        os.utime(path, ns=(time.time_ns(), changed))
    return path


def forget_unused(folder: Path) -> None:
    """Delete what no build has used for two weeks.

    Raises:
        OSError: the disk refused it.

    """
    before = time.time() - UNUSED
    for file in os.scandir(folder) if folder.is_dir() else ():  # thousands of files
        if file.stat().st_atime < before:
            Path(file.path).unlink(missing_ok=True)
