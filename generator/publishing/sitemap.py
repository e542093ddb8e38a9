"""The list of all pages in every language, for search engines."""

import datetime as dt
from collections.abc import Iterable, Sequence

from markupsafe import escape

from generator.pages.translation import prefix

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def is_page(address: str) -> bool:
    """Whether an address below the site is that of a page, not of a file."""
    return not address or address.endswith("/")


def sitemap(home: str, paths: Iterable[str], codes: Sequence[str], day: dt.date) -> bytes:
    """The sitemap of a site. `home` is its full address, `paths` are its pages below that."""
    lines = [
        f"<url><loc>{escape(home + prefix(code) + path)}</loc><lastmod>{day}</lastmod></url>"
        for path in sorted(paths)
        for code in codes
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}">'
    return "\n".join([head, *lines, "</urlset>\n"]).encode()
