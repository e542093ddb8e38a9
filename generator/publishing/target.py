"""The folder that a site is built into: what may be replaced, and what never."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.problems import Problem, UserError, shown_path
from generator.program import HERE
from generator.publishing import folder
from generator.writing import refusing


def check_target(target: Path, sources: Iterable[Path], around: Path | None = None) -> None:
    """Make sure that a folder may be replaced by a site; put back an old site that stands aside.

    A site is built neither into its `sources`, nor over them, nor over the folder `around` them.

    Raises:
        UserError: the folder holds something else, or the disk refused to show it.

    """
    problems = [*_overlaps(target, [*sources, HERE]), *_around(target, around)]
    if not problems:
        with refusing(target, "Check its permissions, or name another folder."):
            folder.mend(target)
            problems = [*_others(target), *_others(folder.before(target))]
    if problems:
        raise UserError(problems)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a new folder to fill, which then takes the place of a site; if not, that stays.

    Raises:
        UserError: another build is at work on the site.
        OSError: the disk refused something.

    """
    fresh = folder.beside(target)
    with alone(target):
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            fresh.mkdir(parents=True)
            yield fresh
            folder.swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Keep other builds away from a folder: each would delete what the other has made.

    The lock is let go of when the process ends, however it ends.

    Raises:
        UserError: another build is at work on it.
        OSError: the disk refused it.

    """
    path = target.with_name(f".{target.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            try:
                yield
            finally:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
    except Timeout:
        message = "another build is at work on this folder"
        hint = "Wait until it has ended, and try again."
        raise UserError([Problem(shown_path(target), 0, 0, message, hint)]) from None


def _overlaps(target: Path, sources: Iterable[Path]) -> Iterator[Problem]:
    """The sources that a folder holds, or that hold it."""
    own = _real(target)
    for source in sources:
        other = _real(source)
        if other.is_relative_to(own):
            yield _refused(target, source, "would take the place of")
        elif own.is_relative_to(other):
            yield _refused(target, source, "would stand in")


def _around(target: Path, around: Path | None) -> Iterator[Problem]:
    """The folder in which everything is, if a folder is or holds that."""
    if around and _real(around).is_relative_to(_real(target)):
        yield _refused(target, around, "would take the place of")


def _real(path: Path) -> Path:
    """Where a path leads; unlike `Path.resolve` it takes links that lead in a circle, too."""
    return Path(os.path.realpath(path))


def _refused(target: Path, source: Path, would: str) -> Problem:
    message = f"the site {would} {shown_path(source)}, from which it is made"
    return Problem(shown_path(target), 0, 0, message, "Name a folder of its own, such as site.")


def _others(site: Path) -> Iterator[Problem]:
    """That a folder holds what no build has made."""
    if not folder.is_safe(site):
        hint = (
            "Name an empty folder, or an earlier build. If it is one, made by an older version, "
            f"put an empty file called {folder.MARK} into it."
        )
        yield Problem(shown_path(site), 0, 0, "this folder holds other files", hint)
