"""What every page is made of, and how one page points at another."""

import posixpath
from functools import cache
from typing import NamedTuple


class Page(NamedTuple):
    """A finished page. `path` is its address below the site: "" or "action-plan-2026/1.1/".

    `searched` says whether the search of its language finds it. `described_in` is the language of
    the description, if it is not that of the page.
    """

    path: str
    title: str
    description: str
    html: str
    ids: frozenset[str]
    searched: bool = False
    described_in: str = ""


class Crumb(NamedTuple):
    """A step of the trail of links at the top of a page."""

    path: str
    title: str


@cache  # every language has the same pages, and every page much the same links
def relative(source: str, target: str) -> str:
    """A link from one page to another, so that the site works under any address.

    Both are addresses below the site; `target` may end in #anchor.
    """
    path, hash_, anchor = target.partition("#")
    if path == source and hash_:
        return f"#{anchor}"
    link = posixpath.relpath(f"/{path}", f"/{source}") if path != source else "."
    if path.endswith("/") or not path:
        link += "/"
    return link + hash_ + anchor
