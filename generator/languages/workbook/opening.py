"""Opening a workbook that came back: which sheet and columns it has, or why it cannot be read."""

import io
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.languages.catalogs import Report
from generator.languages.workbook.rows import OPEN, SHEET, key_column
from generator.problems import Problem, refusal, shown

READ = ("English", *OPEN)
LARGEST = 200_000_000
"""How many bytes a workbook may be when unpacked. A real one has 10 million."""
OLD_FORMAT = b"\xd0\xcf\x11\xe0"
SAVE_AS = "Save it as an Excel workbook (.xlsx)."
MAKE_NEW = "Make a new workbook, and copy the changes into it."


def opened(path: Path, report: Report) -> Worksheet | None:
    """The sheet of translations, or nothing if the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = refusal(error)
        hint = "Check its name and permissions."
        report(Problem("", 0, 0, f"this cannot be read: {reason}", hint))
        return None
    if kind := _other_kind(data):
        report(Problem("", 0, 0, *kind))
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about decoration that openpyxl does not know
            book = load_workbook(io.BytesIO(data), keep_links=False)
    except Exception:  # whatever its parser has met
        hint = "Open it in a spreadsheet program and save it again, or ask for it once more."
        report(Problem("", 0, 0, "this workbook is broken", hint))
        return None
    sheet = book[SHEET] if SHEET in book.sheetnames else None
    if isinstance(sheet, Worksheet):
        return sheet
    has = ", ".join(map(shown, book.sheetnames))
    hint = f"It has {has}. Give the sheet its name back, or make a new workbook."
    report(Problem("", 0, 0, f"there is no sheet {SHEET}", hint))
    return None


def _other_kind(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no .xlsx, and what to do about it."""
    if data.startswith(OLD_FORMAT):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "this workbook has a password", "Ask for it without one."
        return "this is a file in an old format, such as .xls", SAVE_AS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if "[Content_Types].xml" not in archive.namelist():
                return "this is a file of another program", SAVE_AS
    except Exception:  # a damaged directory of the archive gives many kinds of errors
        return "this is not an Excel workbook, or it is damaged", SAVE_AS
    return ("this is far too large for a review workbook", MAKE_NEW) if size > LARGEST else None


def columns_of(sheet: Worksheet, code: str, report: Report) -> Mapping[str, int]:
    """The number of each column that is read, by its name; nothing if one is missing."""
    found = {str(cell.value).strip(): cell.column for cell in sheet[1] if cell.value is not None}
    key = key_column(code)
    others = [name for name in found if name.startswith("Key ")]
    if others and key not in found:
        message = f"this is a workbook for {shown(others[0].removeprefix('Key '))}, not {code}"
        hint = "Name the language that it was made for."
        report(Problem("", 1, found[others[0]], message, hint))
        return {}
    missing = [name for name in (*READ, key) if name not in found]
    for name in missing:
        hint = f"Name it {name} in the first row. If it was deleted: {MAKE_NEW.lower()}"
        hidden = " (hidden)" if name == key else ""
        report(Problem("", 1, 0, f"the column {name}{hidden} is missing", hint))
    return {} if missing else {**{name: found[name] for name in READ}, "Key": found[key]}
