"""The search index, made by Pagefind from the finished pages."""

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

UNUSED = ("pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def index(site: Path) -> int:
    """Index every page of a built site into its folder `pagefind/`; gives how many pages."""
    return asyncio.run(_index(site))


async def _index(site: Path) -> int:
    output = site / "pagefind"
    async with PagefindIndex(config=IndexConfig(output_path=str(output))) as pagefind:
        found = await pagefind.add_directory(str(site))
    for pattern in UNUSED:
        for path in output.glob(pattern):
            path.unlink()
    return int(found["page_count"]) if isinstance(found, dict) else found
