"""A review workbook: the catalogs of a language for people who have no translation tools.

It is made from the catalogs, comes back with changes and comments, and is read with the checks that
catalogs have. What it says is only proposed until somebody takes it over.
"""

import datetime as dt
import difflib
import hashlib
import io
import re
import unicodedata
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, groupby
from pathlib import Path
from typing import Literal, NamedTuple

import polib
from babel import Locale
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.languages.catalogs import number_of_forms, plural_rule, wrong
from generator.languages.update import CLOSE, WIDTH
from generator.problems import Problem, shown, shown_path

Files = Mapping[str, polib.POFile]
Report = Callable[[Problem], None]

GUIDE, SHEET = "What to do", "Translations"
WIDTHS = {
    "Part": 18,
    "English": 55,
    "Translation": 55,
    "Where": 30,
    "Meaning": 45,
    "Comment": 35,
    "Key": 10,
}
"""The columns, and how many characters wide they are. The last is hidden."""
OPEN = ("Translation", "Comment")
"""The columns that a reviewer writes in."""
READ = ("English", *OPEN)
LONGEST = 32767
"""How many characters a cell can hold."""
HIGHEST = 400
LINE = 15
"""The height of a row at most, and of a line, in points."""
MEANING = "Meaning: "
MEANING_LINES = 6
NUMBERS = (*range(201), 1000, 1_000_000)
EXAMPLES = 8
MADE = dt.datetime(2000, 1, 1)
"""The day in every workbook, so that the same catalogs give the same file."""
LARGEST = 200_000_000
"""How many bytes a workbook may be when unpacked. A real one has 10 million."""

# What XML cannot hold; what looks like the way in which such a character is written instead.
UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
BREAKS = re.compile(r"[\x85\u2028\u2029]")
"""Ends of lines that catalogs are cut at, though no editor shows them."""
OLD_FORMAT = b"\xd0\xcf\x11\xe0"
NOT_TEXT = {
    "f": "a formula",
    "d": "a date",
    "b": "a TRUE or FALSE of the spreadsheet",
    "e": "an error of the spreadsheet",
}
SAVE_AS = "Save it as an Excel workbook (.xlsx)."
MAKE_NEW = "Make a new workbook, and copy the changes into it."
STEPS = (
    "The texts are in the sheet {sheet}, at the bottom of the window. Each row has a text in "
    "English and beside it the translation that families read now.",
    "If a translation is wrong, or could be easier to read, change it in the column Translation. "
    "If it is empty, families read the English. You can add a translation.",
    "If you are not sure, or want to tell us something, write it in the column Comment.",
    "Keep these exactly as they are: numbers, references such as 1.2, web and email addresses, "
    "marks such as ** or [words](address), and what is in brackets like {{count}} or %(name)s.",
    "Some texts change with a number. They have a row for each way of counting. The column Where "
    "says which numbers a row is for.",
    "All other columns are locked. You need not do every row: what you leave stays as it is.",
    "Save the file as an Excel workbook (.xlsx) and send it back. Each change is looked at before "
    "it appears on the site.",
)


class Proposal(NamedTuple):
    """What a reviewer would say instead, or only a comment: then `old` and `new` are the same.

    `form` is the form for numbers, if the text has several; `row` is where it stands.
    """

    domain: str
    english: str
    form: int | None
    old: str
    new: str
    comment: str
    row: int


class Row(NamedTuple):
    """A row of a workbook that came back. `handed` marks the translation that was handed out."""

    number: int
    domain: str
    digest: str
    form: int
    handed: str
    english: str
    translation: str
    comment: str


Complain = Callable[..., None]


# Making it


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
    locked, free = Protection(locked=True), Protection(locked=False)
    paper = PatternFill("solid", fgColor="FFFBE6")
    for style in (
        NamedStyle("local-offer heading", font=Font(bold=True), alignment=along),
        NamedStyle("local-offer text", alignment=along, protection=locked),
        NamedStyle("local-offer Translation", alignment=said, protection=free, fill=paper),
        NamedStyle("local-offer Comment", alignment=top, protection=free, fill=paper),
    ):
        style.number_format = "@"
        book.add_named_style(style)


def _guide(sheet: Worksheet, language_names: tuple[str, str]) -> None:
    sheet.column_dimensions["A"].width = 100
    title = f"Please check this translation: {' – '.join(dict.fromkeys(language_names))}"
    _write(sheet, 1, 1, title, "local-offer heading")
    for number, step in enumerate(STEPS, 1):
        text = f"{number}. {step.format(sheet=SHEET)}"
        _write(sheet, number + 2, 1, text, "local-offer text")
    sheet.protection.sheet = True


def _translations(sheet: Worksheet, files: Files, code: str, backwards: bool) -> None:
    names = [*WIDTHS]
    names[-1] = _key_column(code)
    for column, (name, width) in enumerate(zip(names, WIDTHS.values(), strict=True), 1):
        _write(sheet, 1, column, name, "local-offer heading")
        sheet.column_dimensions[get_column_letter(column)].width = width
    last = get_column_letter(len(names))
    sheet.column_dimensions[last].hidden = True
    rows = count(2)
    for domain, file in files.items():
        for entry in _entries(file):
            for form, said in enumerate(_said(entry, code)):
                _message(sheet, next(rows), domain, entry, form, said, code)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{sheet.max_row}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_view.rightToLeft = backwards
    sheet.protection.sheet = True
    # Each of these says what is forbidden: a reviewer may filter, and make columns wider.
    for name in ("autoFilter", "formatCells", "formatColumns", "formatRows"):
        setattr(sheet.protection, name, False)


def _message(
    sheet: Worksheet,
    row: int,
    domain: str,
    entry: polib.POEntry,
    form: int,
    said: str,
    code: str,
) -> None:
    """The row of a text, or of one of its forms for numbers."""
    where, meaning = _notes(entry)
    cells = {
        "Part": domain,
        "English": _english(entry, form, code),
        "Translation": said,
        "Where": "\n".join(filter(None, [_for_numbers(entry, form, code), _older(entry), where])),
        "Meaning": meaning,
        "Comment": "",
        "Key": "|".join((domain, _digest(entry), str(form), _mark(said))),
    }
    for column, (name, text) in enumerate(cells.items(), 1):
        style = name if name in OPEN else "text"
        _write(sheet, row, column, text, f"local-offer {style}")
    lines = [_lines(cells[name], WIDTHS[name]) for name in ("English", "Translation", "Where")]
    lines.append(min(MEANING_LINES, _lines(meaning, WIDTHS["Meaning"])))
    sheet.row_dimensions[row].height = min(HIGHEST, LINE * max(lines))


def _write(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    """Text in a cell that stays text, whatever it starts with."""
    cell = sheet.cell(row, column)
    cell.value = _fit(text) or None
    if text:
        cell.data_type = "s"
    cell.style = style
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _fit(text: str) -> str:
    """The text as a cell can hold it, with what XML cannot hold written as _x0001_."""
    return UNFIT.sub(lambda found: f"_x{ord(found.group()):04X}_", text)[:LONGEST]


def _key_column(code: str) -> str:
    return f"Key {code}"


def _entries(file: polib.POFile) -> Iterator[polib.POEntry]:
    return (entry for entry in file if entry.msgid and not entry.obsolete)


def _said(entry: polib.POEntry, code: str) -> tuple[str, ...]:
    """What families read now, form by form: nothing if it was said of an older English."""
    if not entry.msgid_plural:
        return ("" if entry.fuzzy else entry.msgstr,)
    kept = {} if entry.fuzzy else entry.msgstr_plural
    return tuple(kept.get(form, "") for form in range(number_of_forms(code)))


def _english(entry: polib.POEntry, form: int, code: str) -> str:
    if not entry.msgid_plural:
        return entry.msgid
    numbers = _numbers(form, code)
    both = [entry.msgid] * (1 in numbers) + [entry.msgid_plural] * (numbers != [1])
    return "\n".join(dict.fromkeys(both))


def _numbers(form: int, code: str) -> list[int]:
    return [number for number in NUMBERS if plural_rule(code)(number) == form]


def _for_numbers(entry: polib.POEntry, form: int, code: str) -> str:
    if not entry.msgid_plural:
        return ""
    numbers = _numbers(form, code)
    some = ", ".join(map(str, numbers[:EXAMPLES])) or "rare numbers"
    return f"For {some}{' and so on' * (len(numbers) > EXAMPLES)}."


def _older(entry: polib.POEntry) -> str:
    """A translation of an older English, which a reviewer may want to copy."""
    said = entry.msgstr or " / ".join(filter(None, entry.msgstr_plural.values()))
    if not entry.fuzzy or not said:
        return ""
    was = f", which was: {entry.previous_msgid}" if entry.previous_msgid else ""
    return f"Of an older English{was}. Its translation: {said}"


def _notes(entry: polib.POEntry) -> tuple[str, str]:
    """Where a text stands, and what it means."""
    lines: list[str] = []
    for line in entry.comment.splitlines():
        # A long note was broken where its next word found no room.
        room = WIDTH - len("#. ") - len(lines[-1].rpartition("\n")[2]) - 1 if lines else WIDTH
        if len(line.split(" ")[0]) > room:
            lines[-1] += f"\n{line}"
        else:
            lines.append(line)
    notes = [line.replace("\n", " ") for line in lines]
    meanings = [note.removeprefix(MEANING) for note in notes if note.startswith(MEANING)]
    where = [note for note in notes if not note.startswith(MEANING)]
    places = [":".join(filter(None, place)) for place in entry.occurrences]
    return "\n".join([*where, *places]), "\n".join(meanings)


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes. Chinese characters are twice as wide."""
    wide = (
        sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
        for line in text.split("\n")
    )
    return sum(1 + length // width for length in wide)


def _digest(entry: polib.POEntry) -> str:
    """A mark of an English text, which changes when it does."""
    return _hash("\0".join((entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")), 16)


def _mark(text: str) -> str:
    """A mark of what a cell says, whichever program has written it."""
    return _hash(_plain(_fit(text)), 8)


def _plain(text: str) -> str:
    """What a cell says. Programs differ in how they write ends of lines and unfit characters."""
    text = unescape(text.replace("_x005F_", "_").replace("_x005f_", "_"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


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


# Reading it


def read_workbook(path: Path, files: Files, code: str, report: Report) -> list[Proposal]:
    """What a workbook that came back would change in the catalogs of today.

    What cannot be used is reported and not proposed.
    """
    name = shown_path(path)

    def complain(
        row: int, column: int, message: str, hint: str, where: str = "", warn: bool = False
    ) -> None:
        severity: Literal["warning", "error"] = "warning" if warn else "error"
        report(Problem(name, row, column, message, hint, where, severity))

    sheet = _sheet(path, complain)
    columns = _columns(sheet, code, complain) if sheet else {}
    if not sheet or not columns:
        return []
    rows = _once(list(_rows(sheet, columns, complain)), complain)
    entries = {
        (domain, _digest(entry)): entry
        for domain, file in files.items()
        for entry in _entries(file)
    }
    column = columns["Translation"]
    found: list[Proposal] = []
    rows.sort(key=lambda row: (row.domain, row.digest))
    for place, some in groupby(rows, key=lambda row: (row.domain, row.digest)):
        if place in entries:
            found += _proposals([*some], entries[place], code, column, complain)
        else:
            for row in some:
                _gone(row, files, columns, complain)
    return sorted(found, key=lambda proposal: proposal.row)


def _sheet(path: Path, complain: Complain) -> Worksheet | None:
    """The sheet of translations, or nothing if the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        complain(0, 0, f"this cannot be read: {reason}", "Check its name and permissions.")
        return None
    if kind := _other_kind(data):
        complain(0, 0, *kind)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about decoration that openpyxl does not know
            book = load_workbook(io.BytesIO(data), keep_links=False)
    except Exception:  # whatever its parser has met
        hint = "Open it in a spreadsheet program and save it again, or ask for it once more."
        complain(0, 0, "this workbook is broken", hint)
        return None
    sheet = book[SHEET] if SHEET in book.sheetnames else None
    if not isinstance(sheet, Worksheet):
        has = ", ".join(map(shown, book.sheetnames))
        hint = f"It has {has}. Give the sheet its name back, or make a new workbook."
        complain(0, 0, f"there is no sheet {SHEET}", hint)
        return None
    return sheet


def _other_kind(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no .xlsx, and what to do about it."""
    if data.startswith(OLD_FORMAT):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "this workbook has a password", "Ask for it without one."
        return "this is a file in an old format, such as .xls", SAVE_AS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names, size = archive.namelist(), sum(info.file_size for info in archive.infolist())
    except Exception:  # a damaged directory of the archive gives many kinds of errors
        return "this is not an Excel workbook, or it is damaged", SAVE_AS
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
        return "this is a file of another program", SAVE_AS
    if size > LARGEST:
        return "this is far too large for a review workbook", MAKE_NEW
    return None


def _columns(sheet: Worksheet, code: str, complain: Complain) -> dict[str, int]:
    """The number of each column that is read, by its name; nothing if one is missing."""
    names = {
        str(cell.value).strip(): column
        for (row, column), cell in sheet._cells.items()
        if row == 1 and cell.value is not None
    }
    key = _key_column(code)
    others = [name for name in names if name.startswith("Key ")]
    if others and key not in names:
        message = f"this is a workbook for {shown(others[0].removeprefix('Key '))}, not {code}"
        complain(1, names[others[0]], message, "Name the language that it was made for.")
        return {}
    missing = [name for name in (*READ, key) if name not in names]
    for name in missing:
        hint = f"Name it {name} in the first row. If it was deleted: {MAKE_NEW.lower()}"
        hidden = " (hidden)" if name == key else ""
        complain(1, 0, f"the column {name}{hidden} is missing", hint)
    return {} if missing else {**names, "Key": names[key]}


def _rows(sheet: Worksheet, columns: Mapping[str, int], complain: Complain) -> Iterator[Row]:
    """The rows that say something, without those that cannot be read."""
    notes = _stuck(sheet)
    # Only cells that exist: a stray one at the very end would else create a million more.
    for number in sorted({row for row, _ in sheet._cells} - {1}):
        kinds = {name: sheet.cell(number, columns[name]) for name in (*READ, "Key")}
        wrong = [
            (cell.column, NOT_TEXT[cell.data_type])
            for cell in kinds.values()
            if cell.value is not None and cell.data_type in NOT_TEXT
        ]
        for column, what in wrong:
            hint = "Make the cell a text cell (Format, Cells, Text) and write the words."
            complain(number, column, f"this is {what}, not text", hint)
        texts = {
            name: "" if cell.value is None else _plain(str(cell.value))
            for name, cell in kinds.items()
        }
        comment = "\n".join(filter(None, [texts["Comment"].strip(), *notes.get(number, [])]))
        said = any(texts[name].strip() for name in READ) or comment
        if wrong or not said:
            continue
        try:
            domain, digest, form, handed = texts["Key"].strip().rsplit("|", 3)
            row = Row(number, domain, digest, int(form), handed, *(texts[name] for name in READ))
        except ValueError:
            hint = "Leave rows as they are. Write the change into the row of its English."
            message = "this row was added, or its hidden key was changed"
            complain(number, columns["Key"], message, hint + _quoted(comment))
            continue
        yield row._replace(comment=comment)


def _stuck(sheet: Worksheet) -> dict[int, list[str]]:
    """What was stuck on cells, as notes or as the spreadsheet's own comments, by their row."""
    found: dict[int, list[str]] = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        if cell.comment:
            text = str(cell.comment.text).strip()
            if text.startswith("[Threaded comment]"):  # an explanation comes before the words
                text = text.partition("\nComment:")[2].strip() or text
            found.setdefault(row, []).append(text)
    return found


def _quoted(comment: str) -> str:
    """A comment as it is repeated behind a hint, so that it is not lost."""
    return f" The reviewer says: {' '.join(comment.split())}" if comment else ""


def _once(rows: list[Row], complain: Complain) -> list[Row]:
    """The rows that are there once. Of several with the same key, none can be trusted."""

    def key(row: Row) -> tuple[str, str, int]:
        return row.domain, row.digest, row.form

    first: dict[tuple[str, str, int], int] = {}
    for row in rows:
        if key(row) in first:
            message = f"this text stands in row {first[key(row)]} already"
            complain(row.number, 1, message, f"Delete one of the two.{_quoted(row.comment)}")
        first.setdefault(key(row), row.number)
    times = Counter(map(key, rows))
    return [row for row in rows if times[key(row)] == 1]


def _gone(row: Row, files: Files, columns: Mapping[str, int], complain: Complain) -> None:
    """Says of a changed row that its English is not in the catalogs of today."""
    if _mark(row.translation) == row.handed and not row.comment:
        return
    file = files.get(row.domain, polib.POFile())
    texts = [entry.msgid for entry in _entries(file)]
    before = {entry.previous_msgid: entry.msgid for entry in _entries(file) if entry.fuzzy}
    now, close = before.get(row.english), difflib.get_close_matches(row.english, texts, 1, CLOSE)
    message = "the English of this row is no longer on the site"
    hint = "Leave the row out."
    if now:
        message = "the English of this row has changed since the workbook was made"
        hint = f"It is now: {' '.join(now.split())} – {MAKE_NEW}"
    elif close:
        hint = f"The closest there now: {' '.join(close[0].split())} – {MAKE_NEW}"
    where = shown(row.english)
    complain(row.number, columns["English"], message, hint + _quoted(row.comment), where=where)


def _proposals(
    rows: list[Row], entry: polib.POEntry, code: str, column: int, complain: Complain
) -> Iterator[Proposal]:
    """What the rows of one text would change. If a form of it is wrong, it is left as it is."""
    said = _said(entry, code)
    good = True
    changed: dict[int, str] = {}
    for row in rows:
        problems = [*_row_problems(row, entry, code)]
        fresh = None if problems else _fresh(row, entry, said[row.form], complain, column)
        if fresh is not None:
            changed[row.form] = fresh
            problems = [*_text_problems(entry, fresh, code)]
        good = good and not problems
        for message, hint in problems:
            complain(row.number, column, message, hint, where=shown(entry.msgid))
    after = tuple(changed.get(form, text) for form, text in enumerate(said))
    if good and changed and not all(after):
        missing = ", ".join(str(form + 1) for form, text in enumerate(after) if not text)
        first = min(row.number for row in rows if row.form in changed)
        message = f"of {len(after)} forms for numbers, number {missing} is still empty"
        complain(first, column, message, "Fill each.", where=shown(entry.msgid))
        good = False
    for row in rows:
        old = said[row.form] if row.form < len(said) else ""
        new = changed.get(row.form, old) if good else old
        if new != old or row.comment:
            form = row.form if entry.msgid_plural else None
            yield Proposal(row.domain, entry.msgid, form, old, new, row.comment, row.number)


def _row_problems(row: Row, entry: polib.POEntry, code: str) -> Iterator[tuple[str, str]]:
    """What keeps a row from being compared with its text."""
    if not 0 <= row.form < len(_said(entry, code)):
        yield "this language has no such form for numbers", MAKE_NEW
    elif row.english != _plain(_fit(_english(entry, row.form, code))):
        hint = "Put the English back, or make a new workbook and copy the changes into it."
        yield "the English was changed here, or has slid beside another translation", hint


def _fresh(row: Row, entry: polib.POEntry, old: str, complain: Complain, column: int) -> str | None:
    """The new translation of a row, or nothing if it is the one that was handed out."""
    new = row.translation
    if _mark(new) == row.handed or _mark(new) == _mark(old):
        return None
    where = shown(entry.msgid)
    if not new.strip():
        if old:
            hint = "It stays as it was. If it is wrong, write a better one or a comment."
            message = "the translation was emptied"
            complain(row.number, column, message, hint, where=where, warn=True)
        return None
    if entry.msgid == entry.msgid.strip():
        new = new.strip()  # an end of line that was typed by mistake
    if new == old:
        return None
    if _mark(old) != row.handed:
        message = "the translation has changed since the workbook was made"
        hint = f"Look whether this change still fits. It is now: {shown(old) or 'empty'}"
        complain(row.number, column, message, hint, where=where, warn=True)
    return new


def _text_problems(entry: polib.POEntry, text: str, code: str) -> Iterator[tuple[str, str]]:
    """What a catalog would refuse in a translation, or in one form of it."""
    forms = (text,) * len(_said(entry, code))
    yield from dict.fromkeys(wrong(entry, forms, code))
    if found := BREAKS.search(text):
        yield f"an invisible end of line (U+{ord(found.group()):04X})", "Delete it."
    if len(_fit(text)) >= LONGEST:
        yield "this is too long for a cell, so its end is lost", "Change it in the catalog."


# Taking it over


def apply(proposals: Iterable[Proposal], files: Files) -> dict[str, polib.POFile]:
    """The catalogs that the proposals change, by their domain, with them written in."""
    changed: dict[str, polib.POFile] = {}
    entries = {
        (domain, entry.msgid): entry for domain, file in files.items() for entry in _entries(file)
    }
    for proposal in proposals:
        entry = entries[proposal.domain, proposal.english]
        if proposal.new != proposal.old:
            _take_over(entry, proposal)
        if proposal.comment:
            note = f"Reviewer: {' '.join(proposal.comment.split())}"
            notes = entry.tcomment.splitlines()
            entry.tcomment = "\n".join(dict.fromkeys([*notes, note]))
        changed[proposal.domain] = files[proposal.domain]
    return changed


def _take_over(entry: polib.POEntry, proposal: Proposal) -> None:
    if proposal.form is None:
        entry.msgstr = proposal.new
    else:
        entry.msgstr_plural[proposal.form] = proposal.new
    if entry.fuzzy:
        entry.flags.remove("fuzzy")
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
