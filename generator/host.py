"""Asking MkDocs: for what `mkdocs.yml` says, and for one language to be built."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import site
from generator.mkdocs_plugin import LocalOfferPlugin, Piece, home_of


class Settings(NamedTuple):
    """What `mkdocs.yml` says about where things are.

    `configs` are the files that say it: itself, and those that it inherits from.
    """

    config: str
    configs: tuple[Path, ...]
    plans: Path
    content: Path
    translations: Path
    overrides: Path
    site: Path
    home: str
    as_of: str
    search: bool

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders that a site is made from."""
        return self.plans, self.content, self.translations, self.overrides


def settings(config: str, site_dir: str | None = None) -> Settings:
    """Read `mkdocs.yml`.

    Raises:
        Abort: it cannot be used.

    """
    found = load_config(config, **({"site_dir": site_dir} if site_dir else {}))
    root = Path(found.config_file_path).parent
    plugin = found.plugins["local-offer"]
    return Settings(
        found.config_file_path,
        tuple(_configs(Path(found.config_file_path))),
        root / plugin.config.plans,
        Path(found.docs_dir),
        root / plugin.config.translations,
        Path(found.theme.custom_dir or root / "overrides"),
        Path(found.site_dir),
        home_of(found),
        str(plugin.config.as_of),
        bool(plugin.config.search),
    )


def _configs(path: Path) -> Iterator[Path]:
    """A file of settings, and those that it inherits from. MkDocs has read them all."""
    yield path
    top = yaml.compose(path.read_text(encoding="utf-8-sig"))
    for key, value in top.value if isinstance(top, yaml.MappingNode) else ():
        if key.value == "INHERIT" and value.value:
            yield from _configs(path.parent / value.value)


def build_piece(config: str, piece: Piece) -> site.Site:
    """Build one language into a folder of its own; gives what was made.

    Raises:
        Abort: there is something wrong that only MkDocs can see, such as a link that leads nowhere.

    """
    found = load_config(config, site_dir=str(piece.folder))
    plugin = found.plugins["local-offer"]
    assert isinstance(plugin, LocalOfferPlugin)  # noqa: S101 - the name is this plugin's own
    plugin.piece = piece
    found.plugins.on_startup(command="build", dirty=False)
    try:
        build(found)
    finally:
        found.plugins.on_shutdown()
    return plugin.site
