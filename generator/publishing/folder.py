"""One folder taking the place of another, so that a reader never sees a half-written site.

While it does, the old one is called `.site.old` for a moment. Whoever stops the program then leaves
no site behind; `mend` puts the old one back.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MARK = ".local-offer"
"""The name of a file at the top of each site: only a folder that holds it may be replaced."""
TOLD = "local-offer builds this folder and replaces it as a whole. Keep nothing of your own here.\n"


def beside(site: Path) -> Path:
    """Where a new site is built before it takes the place of `site`: on the same disk."""
    return site.with_name(f".{site.name}.new")


def before(site: Path) -> Path:
    """Where the old site is while the new one takes its place."""
    return site.with_name(f".{site.name}.old")


def is_safe(site: Path) -> bool:
    """Whether a folder may be replaced: it is not there, empty, or an earlier build."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        return False
    if not site.exists() or not any(site.iterdir()):
        return True
    return (site / MARK).is_file()


def mend(site: Path) -> None:
    """Put the old site back, if the program was stopped before the new one took its place.

    Raises:
        OSError: the disk refused it.

    """
    old = before(site)
    if (old / MARK).is_file() and not site.is_symlink() and not site.exists():
        old.rename(site)


def swap(fresh: Path, site: Path) -> None:
    """Let `fresh` become `site`. If that fails, the old site stands as it was.

    Raises:
        OSError: the disk refused it.

    """
    (fresh / MARK).write_text(TOLD, encoding="utf-8")
    mend(site)
    if not site.exists():
        fresh.rename(site)
        return
    old = before(site)
    shutil.rmtree(old, ignore_errors=True)
    site.rename(old)
    try:
        fresh.rename(site)
    except BaseException:  # somebody may press Ctrl and C at this very moment
        if not site.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def files(folder: Path, leave_out: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Every file below a folder, in order; nothing of the folders named in `leave_out`."""
    for path, _ in _walk(str(folder), leave_out):
        yield folder / path


def _walk(
    folder: str, leave_out: frozenset[str] = frozenset(), below: str = ""
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder, in order, with its path below that; but for the mark of a site.

    Paths are text, since a site has thousands of files and each is looked at in every build.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if not below and entry.name == MARK:
            continue  # it is no part of any language
        if not entry.is_dir(follow_symlinks=False):
            yield below + entry.name, entry
        elif entry.name not in leave_out:
            yield from _walk(entry.path, frozenset(), f"{below}{entry.name}/")


def state(folder: Path, leave_out: frozenset[str] = frozenset()) -> str:
    """A mark of a folder's files, which changes when one is written, renamed or deleted."""
    seen = hashlib.sha256()
    for path, entry in _walk(str(folder), leave_out) if folder.is_dir() else ():
        found = entry.stat()
        seen.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def link(source: Path, target: Path, leave_out: frozenset[str] = frozenset()) -> None:
    """Fill a folder with the files of another, without copying what they hold where that can be.

    A file is always replaced by a new one and never written into, so that the two cannot disturb
    each other.
    """
    top, made = str(target), set[str]()
    for path, entry in _walk(str(source), leave_out):
        to = f"{top}/{path}"
        above = to.rpartition("/")[0]
        if above not in made:
            os.makedirs(above, exist_ok=True)
            made.add(above)
        _link(entry.path, to)


def link_file(source: Path, target: Path) -> None:
    """Let a file stand in a folder as well, without copying what it holds where that can be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _link(str(source), str(target))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)  # it may stand elsewhere as well, and must not change there
        _link(source, target)
    except OSError:  # this disk knows no links, or the two are not on the same
        with suppress(FileNotFoundError):
            os.unlink(target)
        shutil.copy2(source, target)


def move_into(fresh: Path, target: Path) -> None:
    """Move every file of a folder to the same place in another, over what stands there.

    A folder that is not there yet is moved whole: to make thousands of folders anew takes long.
    """
    target.mkdir(parents=True, exist_ok=True)
    for path in list(fresh.iterdir()):
        to = target / path.name
        if path.is_dir() and to.exists():
            move_into(path, to)
        else:
            path.replace(to)
