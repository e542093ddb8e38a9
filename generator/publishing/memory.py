"""What a build remembers of the one before it, so that only what has changed is built again.

A translated page shows the same things in the same order as the English one, in the words of its
language's catalogs. So the English page and the catalogs together tell whether it is still right.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.publishing.folder import files
from generator.writing import write_whole

FOLDER = ".cache/local-offer"
FILE = f"{FOLDER}/built.json"
PACKAGES = (
    "babel",
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "pagefind",
    "pagefind_bin_extended",
    "polib",
    "pyahocorasick",
    "pydantic",
    "pydantic_core",
    "pyuca",
    "pyyaml",
)
"""What pages are made with."""
FORMAT = 2


class Language(NamedTuple):
    """What was built of one language: from what, each page's mark, and the state of its files.

    `printed` are the paths of its printed files.
    """

    base: str
    pages: Mapping[str, str]
    state: str
    printed: Sequence[str] = ()


class Memory(NamedTuple):
    """What was built: from which input, and each language of it."""

    inputs: str
    languages: Mapping[str, Language]


NOTHING = Memory("", {})


def mark(*parts: object) -> str:
    """A mark of some values, which differs when one of them does."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def mark_of_files(folders: Iterable[Path]) -> str:
    """A mark of what is in files and folders, whatever they are called above."""
    seen = hashlib.sha256()
    for number, top in enumerate(folders):
        for path in files(top) if top.is_dir() else [top]:
            if path.suffix == ".pyc" or not path.is_file():
                continue
            name = path.relative_to(top).as_posix() if path != top else path.name
            seen.update(f"{number}\0{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:20]


def recall(root: Path, site: Path) -> Memory:
    """What the last build into a folder remembers; nothing if it cannot be read."""
    try:
        found = json.loads((root / FILE).read_text(encoding="utf-8"))
        known = found["sites"][str(site)] if found["format"] == FORMAT else None
        if not known:
            return NOTHING
        languages = {code: Language(**given) for code, given in known["languages"].items()}
        return Memory(known["inputs"], languages)
    except (OSError, ValueError, KeyError, TypeError):
        return NOTHING


def remember(root: Path, site: Path, memory: Memory) -> None:
    """Keep what a build has made, beside what is remembered of other folders.

    Raises:
        OSError: the disk refused it; the next build into the folder makes everything anew.

    """
    path = root / FILE
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        sites = found["sites"] if found["format"] == FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError):
        sites = {}
    sites = {name: known for name, known in sites.items() if Path(name).is_dir()}
    languages = {code: one._asdict() for code, one in memory.languages.items()}
    sites[str(site)] = {"inputs": memory.inputs, "languages": languages}
    write_whole(path, json.dumps({"format": FORMAT, "sites": sites}).encode())
