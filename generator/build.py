"""Building a whole site: its languages side by side, then together into one folder."""

import logging
import multiprocessing
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from generator import mkdocs_plugin, site
from generator.languages.formats import ENGLISH
from generator.mkdocs_plugin import Piece, Settings
from generator.problems import Problem, UserError, as_text
from generator.publishing import folder

log = logging.getLogger("mkdocs.local-offer")


def read(settings: Settings) -> site.Source:
    """Read and check everything, and say what is odd about it.

    Raises:
        UserError: something holds an error.

    """
    found = site.read(
        settings.plans, site.today(settings.as_of), settings.content, settings.translations
    )
    for problem in found.warnings:
        log.info(as_text(problem))
    return found


def build_site(settings: Settings) -> None:
    """Build every language, and let the finished site take the place of the one that stands.

    Raises:
        UserError: something is wrong with what was read, or with the folder to build into.
        Abort: MkDocs found something wrong. Nothing was published.

    """
    source = read(settings)
    _usable(settings.site)
    fresh = folder.beside(settings.site)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        pieces = {code: fresh / "pieces" / code for code in source.codes}
        _build_all(settings, source, pieces)
        assemble(list(pieces.values()), fresh / "site")
        folder.swap(fresh / "site", settings.site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _usable(target: Path) -> None:
    if not folder.is_safe(target):
        hint = "Name an empty folder, or an earlier build."
        raise UserError([Problem(str(target), 0, 0, "this folder holds other files", hint)])


def _build_all(settings: Settings, source: site.Source, pieces: dict[str, Path]) -> None:
    """Build languages side by side, one process a processor, from what was read once."""
    if len(pieces) == 1 or (os.cpu_count() or 1) == 1:
        for code, target in pieces.items():
            build_language(settings.config, source, code, target)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(
        os.cpu_count(), multiprocessing.get_context(method), _remember, (settings.config, source)
    ) as pool:
        waiting = [pool.submit(_build_remembered, *item) for item in pieces.items()]
        for future in waiting:
            future.result()


_given: list[tuple[str, site.Source]] = []


def _remember(config: str, source: site.Source) -> None:
    _given[:] = [(config, source)]


def _build_remembered(code: str, target: Path) -> None:
    build_language(*_given[0], code, target)


def build_language(config: str, source: site.Source, code: str, target: Path) -> None:
    """Build one language into a folder: at its top for English, below its code for others."""
    own = target if code == ENGLISH.code else target / code
    mkdocs_plugin.build_piece(config, Piece(code, source, own))


def assemble(pieces: Sequence[Path], target: Path) -> None:
    """Join the folders of single languages into one site."""
    target.mkdir(parents=True, exist_ok=True)
    for piece in pieces:
        for entry in sorted(piece.iterdir()):
            shutil.move(entry, target / entry.name)
