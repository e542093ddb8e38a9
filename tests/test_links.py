"""Every link leads somewhere, nothing comes from another host, and no page is heavy."""

import gzip
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from tests.built import files, pages

HEAVIEST = 100_000
LOADED = (
    "//link[not(@rel='canonical' or @rel='alternate' or @rel='next' or @rel='prev')]/@href"
    " | //script/@src | //img/@src | //source/@srcset | //iframe/@src | //object/@data"
    " | //video/@src | //audio/@src | //embed/@src"
)


def within(address: str, link: str) -> tuple[str, str]:
    """Where a link on a page leads inside the site: the path of a file, and a fragment."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    if not path:
        return address if address.endswith(".html") else f"{address}index.html", parts.fragment
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(f"/{address}"), path))
    whole = whole.lstrip("/")
    if path.endswith("/") or posixpath.basename(path) in (".", ".."):
        whole = posixpath.join(whole, "index.html")
    return whole, parts.fragment


def is_elsewhere(link: str) -> bool:
    """Whether a link names another host, or is no address of a page at all."""
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def used_by_styles(styles: bytes) -> Iterator[str]:
    """The files that a stylesheet loads, except those written into it."""
    for link in re.findall(rb"(?:url\(|@import)\s*['\"]?([^'\")\s;]+)", styles):
        if not link.startswith((b"data:", b"#")):
            yield link.decode()


def test_every_link_leads_somewhere(each_site: Path) -> None:
    """Each link inside the site leads to a file that exists and, with a #, to a place in it."""
    exist, ids, checked = files(each_site).keys(), {}, 0
    for address, page in pages(each_site).items():
        name = address if address.endswith(".html") else f"{address}index.html"
        ids[name] = {element.get("id") for element in page.xpath("//*[@id]")}
    for address, page in pages(each_site).items():
        for link in page.xpath("//@src | //*[not(@hreflang)]/@href"):  # of the same language
            if is_elsewhere(link):
                continue
            path, fragment = within(address, link)
            assert path in exist, f"{link} on /{address}"
            assert not fragment or fragment in ids[path], f"{link} on /{address}"
            checked += 1
    assert checked > 500


def test_no_id_stands_twice_on_a_page(each_site: Path) -> None:
    """A link to a place on a page can mean one place only."""
    for address, page in pages(each_site).items():
        ids = page.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), address


def test_nothing_is_loaded_from_another_host(each_site: Path) -> None:
    """No page and no stylesheet asks another host for anything."""
    for address, page in pages(each_site).items():
        assert [link for link in page.xpath(LOADED) if is_elsewhere(link)] == [], address
        assert page.xpath("//base | //meta[@http-equiv='refresh']") == [], address
    for path, content in files(each_site).items():
        if path.endswith(".css"):
            assert [link for link in used_by_styles(content) if is_elsewhere(link)] == [], path


def weight(site: dict[str, bytes], address: str, page: HtmlElement) -> int:
    """The bytes that a browser fetches for a page, each file packed as a server would."""
    wanted = [address if address.endswith(".html") else f"{address}index.html"]
    wanted += [within(address, link)[0] for link in page.xpath(LOADED)]
    for path in wanted:  # grows while styles name further files
        if path.endswith(".css"):
            wanted += [within(path, link)[0] for link in used_by_styles(site[path])]
    return sum(len(gzip.compress(site[path])) for path in set(wanted))


def test_no_page_weighs_more_than_100_kilobytes(each_site: Path) -> None:
    """With all that it loads, each page (the one for search too) is light enough for a phone."""
    site = files(each_site)
    for address, page in pages(each_site).items():
        assert weight(site, address, page) < HEAVIEST, address
