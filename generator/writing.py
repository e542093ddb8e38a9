"""Writing a file so that it is there whole, or else as it was, and is told what a disk refuses."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.problems import Problem, UserError, refusal, shown_path

ROOM = "Make room or name another place, and try again."
NOT_WRITTEN = f"It was not written. {ROOM}"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one go, and the folders it is in: what stood there stays until then.

    Raises:
        OSError: the disk refused it, and nothing has changed.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")  # another process may be at it too
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def save(path: Path, content: bytes) -> None:
    """Write a file in one go, as `write_whole` does, for a person who waits for it.

    Raises:
        UserError: the disk refused it, and nothing has changed.

    """
    with refusing(path, NOT_WRITTEN):
        write_whole(path, content)


@contextmanager
def refusing(where: Path, hint: str) -> Iterator[None]:
    """Let what a disk refuses meanwhile be a problem of whoever gave the command.

    Raises:
        UserError: the disk refused something.

    """
    try:
        yield
    except OSError as error:
        raise UserError([refused(error, where, hint)]) from None


def refused(error: OSError, where: Path, hint: str) -> Problem:
    """What a disk refused, with what to do about it."""
    return Problem(shown_path(where), 0, 0, refusal(error), hint)
