"""Marks of the program itself: what it made is right until it, or one of its packages, changes."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent


@cache
def mark_of_program(parts: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """A mark of some parts of the program and of the versions of packages.

    `parts` are folders and files below this one, such as "languages" or "problems.py".
    """
    seen = hashlib.sha256(repr([(name, version(name)) for name in packages]).encode())
    for path in sorted(path for part in parts for path in _files(HERE / part)):
        name = path.relative_to(HERE).as_posix()
        seen.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:20]


def _files(part: Path) -> Iterator[Path]:
    """A file, or every file in a folder but what Python makes of them."""
    for path in part.rglob("*") if part.is_dir() else [part]:
        if path.is_file() and path.suffix != ".pyc":
            yield path
