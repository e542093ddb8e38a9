"""Text in the cells of a spreadsheet, which can hold almost every character."""

import hashlib
import re

from openpyxl.utils.escape import unescape

# What XML cannot hold; what looks like the way in which such a character is written instead.
UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def fit(text: str) -> str:
    """The text as a cell can hold it, with what XML cannot hold written as _x0001_."""
    return UNFIT.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def plain(text: str) -> str:
    """What a cell says. Programs differ in how they write ends of lines and unfit characters."""
    text = unescape(text.replace("_x005F_", "_").replace("_x005f_", "_"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_read(text: str) -> str:
    """The text as it comes back from a cell, whichever program has written it."""
    return plain(fit(text))


def mark(text: str) -> str:
    """A mark of what a cell says, which changes when that does."""
    return hashlib.sha256(as_read(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]
