"""One folder taking the place of another, so that a reader never sees a half-written site."""

import shutil
from pathlib import Path


def beside(site: Path) -> Path:
    """Where a new site is built before it takes the place of `site`: on the same disk."""
    return site.with_name(f".{site.name}.new")


def is_safe(site: Path) -> bool:
    """Whether a folder may be replaced: it is not there, empty, or an earlier build."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        return False
    return not site.exists() or not any(site.iterdir()) or (site / "assets/look.css").is_file()


def swap(fresh: Path, site: Path) -> None:
    """Let `fresh` become `site`. If that fails, the old site stands as it was."""
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if not site.exists():
        fresh.rename(site)
        return
    site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
