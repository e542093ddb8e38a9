"""What has been printed of the site: files of a page, and the sheets of the print room."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.languages.formats import later


class PaperFile(NamedTuple):
    """A page as a file: its kind, its path below the pages of its language, its size in bytes.

    `pages` counts its pages; 0 for a file that has none.
    """

    kind: str
    path: str
    size: int
    pages: int


class SheetPicture(NamedTuple):
    """A sheet of the print room in one language, with the paths of its files below the site.

    `size` is its width and height in millimetres.
    """

    kit: str
    paper: str
    part: str
    code: str
    path: str
    bleed_path: str
    picture_path: str
    size: tuple[float, float]


FILES = "files"
"""The folder of the files of pages, below the pages of their language."""

KINDS: Mapping[str, str] = {
    "pdf": later("PDF to print"),
    "large-print": later("Large print, as a PDF"),
    "easy-read": later("Easy read, as a PDF"),
    "epub": later("E-book (EPUB)"),
    "text": later("Plain text"),
    "braille": later("Braille: contracted English (BRF)"),
}
"""The kinds of files, in the order in which a page lists them."""

PAPERS: Mapping[str, str] = {
    "a5": later("A5 flyer"),
    "a4": later("A4 poster"),
    "a3": later("A3 poster"),
    "leaflet": later("Folded leaflet, six panels"),
    "labels": later("21 labels on A4"),
    "languages": later("A3 poster in all languages"),
    "now": later("A4: where we are now"),
}
"""The papers, in the order of the print room."""
