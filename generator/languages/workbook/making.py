"""Making a workbook: a sheet that says what to do, and one with every text of a language."""

import datetime as dt
import io
import zipfile

from babel import Locale
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.languages.workbook.cells import fit, mark
from generator.languages.workbook.notes import meaning, where
from generator.languages.workbook.rows import GUIDE, OPEN, SHEET, WIDTHS, Files, key_column, rows

MADE = dt.datetime(2000, 1, 1)
"""The day in every workbook, so that the same catalogs give the same file."""
HEADING, TEXT = "local-offer heading", "local-offer text"
STEPS = (
    f"The texts are in the sheet {SHEET}, at the bottom of the window. Each row has a text in "
    "English and beside it the translation that families read now.",
    "If a translation is wrong, or could be easier to read, change it in the column Translation. "
    "If it is empty, families read the English. You can add a translation.",
    "If you are not sure, or want to tell us something, write it in the column Comment.",
    "Keep these exactly as they are: numbers, references such as 1.2, web and email addresses, "
    "marks such as ** or [words](address), and what is in brackets like {count} or %(name)s.",
    "Some texts change with a number. They have a row for each way of counting. The column Where "
    "says which numbers a row is for.",
    "All other columns are locked. You need not do every row: what you leave stays as it is.",
    "Save the file as an Excel workbook (.xlsx) and send it back. Each change is looked at before "
    "it appears on the site.",
)


def workbook(files: Files, code: str, language_names: tuple[str, str]) -> bytes:
    """The catalogs of a language, by their domain, as a workbook.

    The names of the language are the English one and its own.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    backwards = Locale.parse(code, sep="-").text_direction == "rtl"
    _styles(book, backwards)
    _guide(book.create_sheet(GUIDE), language_names)
    _translations(book.create_sheet(SHEET), files, code, backwards)
    return _saved(book)


def _styles(book: Workbook, backwards: bool) -> None:
    """How the cells look. Cells to write in are open, and whatever is typed there stays text."""
    top = Alignment(wrap_text=True, vertical="top")
    along = Alignment(wrap_text=True, vertical="top", readingOrder=1)
    said = Alignment(wrap_text=True, vertical="top", readingOrder=2 if backwards else 1)
    free, paper = Protection(locked=False), PatternFill("solid", fgColor="FFFBE6")
    for style in (
        NamedStyle(HEADING, font=Font(bold=True), alignment=along),
        NamedStyle(TEXT, alignment=along),
        NamedStyle("local-offer Translation", alignment=said, protection=free, fill=paper),
        NamedStyle("local-offer Comment", alignment=top, protection=free, fill=paper),
    ):
        style.number_format = "@"
        book.add_named_style(style)


def _guide(sheet: Worksheet, language_names: tuple[str, str]) -> None:
    sheet.column_dimensions["A"].width = 100
    title = f"Please check this translation: {' – '.join(dict.fromkeys(language_names))}"
    _write(sheet, 1, 1, title, HEADING)
    for number, step in enumerate(STEPS, 1):
        _write(sheet, number + 2, 1, f"{number}. {step}", TEXT)
    sheet.protection.sheet = True


def _translations(sheet: Worksheet, files: Files, code: str, backwards: bool) -> None:
    for column, name in enumerate((*WIDTHS, key_column(code)), 1):
        _write(sheet, 1, column, name, HEADING)
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(name, 10)
    for number, row in enumerate(rows(files, code), 2):
        cells = {
            "Part": row.domain,
            "English": row.english,
            "Translation": row.said,
            "Where": where(row, code),
            "Meaning": meaning(row),
            "Comment": "",
            "Key": f"{row.key}|{mark(row.said)}",
        }
        for column, (name, text) in enumerate(cells.items(), 1):
            style = f"local-offer {name}" if name in OPEN else TEXT
            _write(sheet, number, column, text, style)
    _settings(sheet, backwards)


def _settings(sheet: Worksheet, backwards: bool) -> None:
    """How the sheet behaves: what stands still, is hidden or locked, and where it starts."""
    last = get_column_letter(sheet.max_column)
    sheet.column_dimensions[last].hidden = True
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{sheet.max_row}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_view.rightToLeft = backwards
    sheet.protection.sheet = True
    # Each of these says what is forbidden: a reviewer may filter, and make columns wider.
    for name in ("autoFilter", "formatCells", "formatColumns", "formatRows"):
        setattr(sheet.protection, name, False)


def _write(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    """Text in a cell that stays text, whatever it starts with."""
    cell = sheet.cell(row, column)
    cell.value = fit(text) or None
    if text:
        cell.data_type = "s"
    cell.style = style
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _saved(book: Workbook) -> bytes:
    """The finished file, in which no time of day is kept."""
    book.properties.creator = "Local Offer"
    book.properties.created = book.properties.modified = MADE
    made = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(made, "w")).save()
    fixed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
