"""Files that let a web server lead on from a printed code, so that a phone loads one page fewer.

Every host shows the pages of the codes; these only make it faster where a host reads them. The
answer is 302, found for now: a browser that kept a 301 would not ask again after a page has moved.
A code whose language the reader chooses has a page of its own, and is in none of them.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.problems import Problem, UserError
from generator.publishing.data import DataFile

NETLIFY, APACHE, NGINX = "_redirects", "q/.htaccess", "q/nginx.conf"
HEAD = "# Where printed codes lead. Made by local-offer build: do not change it here.\n"


class Redirect(NamedTuple):
    """Two addresses below the site: q/48213/ and where it leads."""

    source: str
    target: str


def redirect_files(redirects: Sequence[Redirect], root: str = "/") -> Iterator[DataFile]:
    """The files for hosts that can redirect. `root` is the path of the site on its host."""
    if not redirects:
        return
    yield DataFile(NETLIFY, _file(_netlify(redirects, root)), "redirects")
    yield DataFile(APACHE, _file(_apache(redirects)), "redirects")
    yield DataFile(NGINX, _file(_nginx(redirects)), "redirects")


def _file(lines: Iterator[str]) -> bytes:
    return (HEAD + "".join(f"{line}\n" for line in lines)).encode()


def _netlify(redirects: Sequence[Redirect], root: str) -> Iterator[str]:
    """For Netlify and Cloudflare Pages, which read it at the root of the host alone.

    Netlify shows the page that is there unless the status ends in "!"; it takes the first line that
    fits, with or without a slash at the end. Cloudflare ignores a line with "!", never shows the
    page, and tells apart addresses with and without a slash. It reads 2,000 lines and 100 kB.
    """
    for one in redirects:
        source, target = f"{root}{one.source}", f"{root}{one.target}"
        yield f"{source} {target} 302!"
        yield f"{source} {target} 302"
        yield f"{source.removesuffix('/')} {target} 302"


def _apache(redirects: Sequence[Redirect]) -> Iterator[str]:
    """For Apache, under whatever path the site is; it reads the file where it stands."""
    yield "<IfModule mod_alias.c>"
    for one in redirects:
        yield f'RedirectMatch 302 "^(.*)/{_either(one)}$" "$1/{one.target}"'
    yield "</IfModule>"


def _nginx(redirects: Sequence[Redirect]) -> Iterator[str]:
    """For nginx, under whatever path the site is."""
    yield "# In the server block: include (the folder of the site)/q/nginx.conf;"
    for one in redirects:
        yield f"rewrite ^(.*)/{_either(one)}$ $1/{one.target} redirect;"


def _either(one: Redirect) -> str:
    """A pattern for the address with and without its slash at the end."""
    return f"{one.source.removesuffix('/')}/?"


def published_codes(site: Path) -> frozenset[str]:
    """The printed codes that lead somewhere in a site as it stands."""
    return frozenset(path.parent.name for path in site.glob("q/*/index.html"))


def check_published(site: Path, codes: Collection[str]) -> None:
    """Make sure that no code of a site as it stands is lost.

    Raises:
        UserError: codes that were published are gone.

    """
    hint = "Put it back: paper that shows it may still be in use."
    gone = sorted(published_codes(site).difference(codes))
    if gone:
        raise UserError(
            Problem("links.yml", 0, 0, f"the code {code} was published and is gone", hint)
            for code in gone
        )
