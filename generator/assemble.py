"""Joining languages that were built apart, such as on several machines, into one site."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.languages.formats import ENGLISH
from generator.problems import Problem, UserError, shown_path
from generator.publishing import folder
from generator.publishing.redirects import check_published, published_codes
from generator.publishing.target import check_target, replacing
from generator.writing import ROOM, refusing

SPEAKS = re.compile(r'<html lang="([^"]+)"')
NAMES = re.compile(r'rel="alternate" hreflang="([^"]+)"')


def assemble(pieces: Sequence[Path], target: Path) -> None:
    """Join folders that each hold one or more languages of a site into the whole site.

    Raises:
        UserError: a folder holds none, two hold the same, or one that the pages name is missing;
            or the disk refused something. Then what stood in the folder stands there still.

    """
    check_target(target, pieces)
    with refusing(target, f"Nothing was published. {ROOM}"):
        problems = list(_problems(pieces))
        if problems:
            raise UserError(problems)
        check_published(target, {code for piece in pieces for code in published_codes(piece)})
        with replacing(target) as fresh:
            for piece in pieces:
                folder.link(piece, fresh)


def _problems(pieces: Sequence[Path]) -> Iterator[Problem]:
    named: set[str] = set()
    where: dict[str, Path] = {}
    for piece in pieces:
        homes = dict(_homes(piece))
        if not homes:
            hint = "Name a folder that local-offer build --language has made."
            yield Problem(shown_path(piece), 0, 0, "this holds no language of a site", hint)
        for code, page in homes.items():
            if code in where:
                hint = f"It is in {shown_path(where[code])} too. Name one of the two."
                yield Problem(shown_path(piece), 0, 0, f"the language {code} comes twice", hint)
            where[code] = piece
            named |= set(NAMES.findall(page))
    for code in sorted(named - where.keys()):
        hint = f"Run local-offer build --language {code}, and name its folder too."
        yield Problem("assemble", 0, 0, f"the language {code} is missing", hint)


def _homes(piece: Path) -> Iterator[tuple[str, str]]:
    """The languages in a folder, each with its home page: English at its top, others below."""
    for path in (piece / "index.html", *sorted(piece.glob("*/index.html"))):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        found = SPEAKS.search(text)
        code = found.group(1) if found else ""
        if code and code == (ENGLISH.code if path.parent == piece else path.parent.name):
            yield code, text
