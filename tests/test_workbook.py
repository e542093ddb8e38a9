"""The review workbook: what a reviewer writes comes back exactly, and nothing else changes."""

import io
import re
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.languages.catalogs import BREAKS, parse, plural_forms, read_catalog
from generator.languages.compare import differences
from generator.languages.update import save
from generator.languages.workbook import Proposal, apply, read_workbook, workbook
from generator.problems import Problem, as_text
from tests.built import PROJECT
from tests.made_up import MANY, QUICK, TEXT

Files = dict[str, polib.POFile]
Edit = Callable[[Worksheet], None]
NAMES = ("Russian", "Русский")
LETTERS = {"English": "B", "Translation": "C", "Where": "D", "Meaning": "E", "Comment": "F"}
KEY = "G"
WORDS = "The council answers."
ASKS = "Ask the council."
LINK = "It takes [6 weeks][reg-5]."
DAYS = ("every day", "every {number} days")
# The rows of the small catalogs: an English each, and one for each form of a text for numbers.
ANSWERS, ASK, WAITS, DAY_1, DAY_2, DAY_5 = range(2, 8)


def small(code: str = "ru") -> Files:
    """Two small catalogs, with a text that has a link, and one for numbers."""
    plan, interface = polib.POFile(), polib.POFile()
    rule = {"Language": code, "Plural-Forms": plural_forms(code)}
    plan.metadata, interface.metadata = dict(rule), dict(rule)
    plan.append(
        polib.POEntry(
            msgid=WORDS,
            msgstr="Совет отвечает.",
            comment="actions 1 > plain\nMeaning: You get a letter.",
            occurrences=[("plans/plan.yml", "7")],
        )
    )
    plan.append(polib.POEntry(msgid=ASKS, msgstr=""))
    plan.append(polib.POEntry(msgid=LINK, msgstr="Это занимает [6 недель][reg-5]."))
    forms = ("каждый {number} день", "каждые {number} дня", "каждые {number} дней")
    interface.append(
        polib.POEntry(msgid=DAYS[0], msgid_plural=DAYS[1], msgstr_plural=dict(enumerate(forms)))
    )
    return {"plan": plan, "interface": interface}


def real(code: str) -> Files:
    """The catalogs of a language of the site."""
    folder = PROJECT / "translations" / code / "LC_MESSAGES"
    return {path.stem: polib.pofile(str(path)) for path in sorted(folder.glob("*.po"))}


SENT = workbook(small(), "ru", NAMES)


def edited(data: bytes, edit: Edit) -> bytes:
    """The workbook after somebody has opened it, changed its sheet and saved it."""
    book = load_workbook(io.BytesIO(data))
    edit(book["Translations"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write(row: int, column: str, text: str) -> Edit:
    """An edit that types a text into a cell."""

    def edit(sheet: Worksheet) -> None:
        cell = sheet[f"{LETTERS.get(column, column)}{row}"]
        cell.value = text
        cell.data_type = "s"

    return edit


def both(*edits: Edit) -> Edit:
    """Several edits, one after the other."""

    def edit(sheet: Worksheet) -> None:
        for one in edits:
            one(sheet)

    return edit


def returned(data: bytes, files: Files, code: str = "ru") -> tuple[list[Proposal], list[Problem]]:
    """What reading a workbook gives: the proposals, and the problems."""
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "back.xlsx"
        path.write_bytes(data)
        return read_workbook(path, files, code, problems.append), problems


def review(edit: Edit, files: Files | None = None) -> tuple[list[Proposal], list[Problem]]:
    """What comes of an edit to the small catalogs; `files` are those of the day it is read."""
    return returned(edited(SENT, edit), files or small())


def said(problems: list[Problem]) -> list[str]:
    """The problems as they are printed, without the folder."""
    return [as_text(problem).rpartition("/")[2] for problem in problems]


def as_excel_saves(data: bytes) -> bytes:
    """The workbook with its texts in one table and other ends of lines, as Excel keeps it."""
    strings: list[str] = []

    def move(found: re.Match[str]) -> str:
        strings.append(re.sub("(?<!_x000D_)\n", "_x000D_\n", found["text"]))
        return f'<c r="{found["at"]}" s="{found["style"]}" t="s"><v>{len(strings) - 1}</v></c>'

    inline = re.compile(
        r'<c r="(?P<at>\w+)" s="(?P<style>\d+)" t="inlineStr"><is>(?P<text>.*?)</is></c>', re.DOTALL
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(fresh, "w") as new:
        parts = {name: old.read(name).decode() for name in old.namelist()}
        for name in sorted(parts):
            if name.startswith("xl/worksheets/"):
                parts[name] = inline.sub(move, parts[name])
                assert "inlineStr" not in parts[name]
        table = "".join(f"<si>{text}</si>" for text in strings)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{table}</sst>'
        types = "[Content_Types].xml"
        if "sharedStrings" not in parts[types]:
            part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            parts[types] = parts[types].replace("</Types>", part)
        for name, text in parts.items():
            new.writestr(name, text)
    return fresh.getvalue()


@pytest.mark.parametrize("code", ["ar", "ru"])
def test_an_untouched_workbook_proposes_nothing(code: str) -> None:
    """Every text of a real language is in it once, and sent back as it is it changes nothing."""
    files = real(code)
    data = workbook(files, code, NAMES)
    for back in (data, as_excel_saves(data)):
        assert returned(back, files, code) == ([], [])
    entries = [(name, entry) for name, file in files.items() for entry in file.translated_entries()]
    assert len(entries) > 1000
    rows = load_workbook(io.BytesIO(data))["Translations"].iter_rows(min_row=2, values_only=True)
    shown = {(row[0], row[2]) for row in rows}
    for name, entry in entries:
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert (name, text) in shown


@given(TEXT)
@MANY
def test_what_a_reviewer_writes_comes_back_exactly(text: str) -> None:
    """Through the workbook, the checks and the catalog; or the checks say what is wrong with it."""
    files = small()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.po"
        proposals, problems = review(write(ASK, "Translation", text))
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        says_nothing = text and not any(map(str.isalnum, text))
        if says_nothing or "\n" in text or BREAKS.search(text) or [*differences(ASKS, text, "ru")]:
            assert problems
            assert proposals == []
            return
        assert problems == []
        assert proposals == [Proposal("plan", ASKS, None, "", text, "", ASK)]
        save(apply(proposals, files)["plan"], path)
        found = read_catalog(path, "ru", problems.append)
        assert problems == []
        assert found.texts[ASKS] == (text,)
        assert found.texts[WORDS] == ("Совет отвечает.",)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44", "-5", "@SUM(A1)", "#N/A", "- a", "a\n\nb", '"', "👩‍👧 ‏שלום‏", "\ta\\n", "TRUE"],
)
@pytest.mark.parametrize("program", [bytes, as_excel_saves])
def test_a_text_stays_text(text: str, program: Callable[[bytes], bytes]) -> None:
    """No spreadsheet program takes a translation or a comment for a formula."""
    files = small()
    files["plan"][1].msgstr = text
    data = workbook(files, "ru", NAMES)
    for row in load_workbook(io.BytesIO(data))["Translations"].iter_rows():
        assert {cell.data_type for cell in row if cell.value is not None} == {"s"}
        assert {cell.number_format for cell in row} == {"@"}
    cell = load_workbook(io.BytesIO(data))["Translations"][f"C{ASK}"]
    assert cell.value == text
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))
    assert returned(program(data), files) == ([], [])
    back = program(edited(data, write(ANSWERS, "Comment", text)))
    (proposal,), problems = returned(back, files)
    assert problems == []
    assert proposal.comment == text.strip()


def test_characters_that_a_workbook_cannot_hold_survive() -> None:
    """A catalog with them can be made into a workbook, which proposes nothing by itself."""
    files = small()
    files["plan"][0].msgstr = "a\x01\x0b\r\nb\ufffe\uffff _x0041_ \x85"
    data = workbook(files, "ru", NAMES)
    for back in (data, as_excel_saves(data)):
        assert returned(back, files) == ([], [])


def test_the_same_catalogs_give_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, on any day."""
    data = workbook(small(), "ru", NAMES)
    later = time.time() + 400 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert workbook(small(), "ru", NAMES) == data == SENT
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        kept = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", kept)) == {"2000-01-01"}


def test_a_reviewer_can_write_in_two_columns_only() -> None:
    """The rest is locked without a password; filters work, the header stays, the key is hidden."""
    sheet = load_workbook(io.BytesIO(SENT))["Translations"]
    free = {
        sheet[f"{cell.coordinate[0]}1"].value
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if not cell.protection.locked
    }
    assert free == {"Translation", "Comment"}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.autoFilter
    assert sheet.auto_filter.ref == f"A1:{KEY}{DAY_5}"
    assert sheet.freeze_panes == "A2"
    assert [letter for letter, one in sheet.column_dimensions.items() if one.hidden] == [KEY]
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(("code", "backwards"), [("ar", True), ("ru", False)])
def test_a_language_reads_in_its_own_direction(code: str, backwards: bool) -> None:
    """The sheet and the translations of Arabic run from the right, the English from the left."""
    sheet = load_workbook(io.BytesIO(workbook(small(code), code, NAMES)))["Translations"]
    assert bool(sheet.sheet_view.rightToLeft) == backwards
    assert sheet[f"C{ANSWERS}"].alignment.readingOrder == (2 if backwards else 1)
    assert sheet[f"B{ANSWERS}"].alignment.readingOrder == 1


def test_a_row_says_where_its_text_stands_and_what_it_means() -> None:
    """A long meaning, which the catalog breaks into lines, is one text again."""
    files = small()
    meaning = "You get a letter that says yes or no, and why. " * 6
    files["plan"][0].comment = f"actions 1 > plain\nMeaning: {meaning.strip()}\nactions 2 > plain"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.po"
        files["plan"].wrapwidth = 100
        save(files["plan"], path)
        files["plan"] = polib.pofile(str(path))
    sheet = load_workbook(io.BytesIO(workbook(files, "ru", NAMES)))["Translations"]
    assert sheet[f"A{ANSWERS}"].value == "plan"
    assert sheet[f"D{ANSWERS}"].value == "actions 1 > plain\nactions 2 > plain\nplans/plan.yml:7"
    assert sheet[f"E{ANSWERS}"].value == meaning.strip()


def test_a_first_sheet_says_what_to_do() -> None:
    """It opens first, and names the language, the sheet and the columns to write in."""
    book = load_workbook(io.BytesIO(SENT))
    assert book.sheetnames == ["What to do", "Translations"]
    assert book.active == book.worksheets[0]
    text = "\n".join(str(cell.value) for cell in book.worksheets[0]["A"] if cell.value)
    for word in (*NAMES, "Translations", "column Translation", "column Comment", "{count}"):
        assert word in text


def test_each_form_for_numbers_has_its_row() -> None:
    """Each says for which numbers it is, and shows the English that these numbers ask for."""
    sheet = load_workbook(io.BytesIO(SENT))["Translations"]
    rows = {sheet[f"C{row}"].value: row for row in (DAY_1, DAY_2, DAY_5)}
    assert [*rows] == [*small()["interface"][0].msgstr_plural.values()]
    assert sheet[f"D{DAY_1}"].value == "For 1, 21, 31, 41, 51, 61, 71, 81 and so on."
    assert sheet[f"D{DAY_2}"].value.startswith("For 2, 3, 4, 22, 23")
    assert sheet[f"D{DAY_5}"].value.startswith("For 0, 5, 6, 7")
    assert sheet[f"B{DAY_1}"].value == "\n".join(DAYS)
    assert sheet[f"B{DAY_2}"].value == DAYS[1]
    arabic = load_workbook(io.BytesIO(workbook(small("ar"), "ar", NAMES)))["Translations"]
    ones = [(row[1].value, row[3].value) for row in arabic.iter_rows() if row[0].value != "plan"]
    assert (DAYS[0], "For 1.") in ones
    assert len(ones) == 1 + 6


@given(st.dictionaries(st.sampled_from([DAY_1, DAY_2, DAY_5]), st.text("абв«»=", min_size=1)))
@QUICK
def test_forms_for_numbers_come_back_exactly(texts: dict[int, str]) -> None:
    """Those that were changed are proposed, each as its form; the others stay."""
    said = {row: f"{{number}} {text}x" for row, text in texts.items()}
    files = small()
    expected = dict(files["interface"][0].msgstr_plural)
    edit = both(*(write(row, "Translation", text) for row, text in said.items()))
    proposals, problems = review(edit)
    assert problems == []
    assert [(one.row, one.form, one.new) for one in proposals] == [
        (row, row - DAY_1, text) for row, text in sorted(said.items())
    ]
    apply(proposals, files)
    expected.update({row - DAY_1: text for row, text in said.items()})
    assert files["interface"][0].msgstr_plural == expected


def test_of_a_text_for_numbers_all_forms_are_taken_or_none() -> None:
    """One wrong form keeps the others back; a comment beside them is kept all the same."""
    proposals, problems = review(
        both(
            write(DAY_1, "Translation", "раз в {number} день"),
            write(DAY_1, "Comment", "Better?"),
            write(DAY_2, "Translation", "раз в {days} дня"),
        )
    )
    old = small()["interface"][0].msgstr_plural[0]
    assert proposals == [Proposal("interface", DAYS[0], 0, old, old, "Better?", DAY_1)]
    assert said(problems) == [
        "back.xlsx:6:3: error: the placeholder {days} is not in the English (every day). "
        "Take it out.",
        "back.xlsx:6:3: error: the placeholder {number} is missing (every day). "
        "Copy it exactly into each form.",
    ]


def test_a_form_for_few_may_say_the_number_in_words() -> None:
    """In Arabic the form for one and that for two need no figure; that for three to ten does."""
    files = small("ar")
    files["interface"][0].msgstr_plural = dict.fromkeys(range(6), "{number} أيام")
    one, two, few = (
        write(row, "Translation", "كل يوم") for row in (DAY_1 + 1, DAY_1 + 2, DAY_5 + 1)
    )
    sent = workbook(files, "ar", NAMES)
    proposals, problems = returned(edited(sent, both(one, two)), files, "ar")
    assert ([proposal.form for proposal in proposals], problems) == ([1, 2], [])
    proposals, problems = returned(edited(sent, few), files, "ar")
    assert proposals == []
    assert [problem.message for problem in problems] == ["the placeholder {number} is missing"]


def test_a_text_for_numbers_needs_every_form() -> None:
    """A first translation of only some forms is refused, that of all is proposed."""
    files = small()
    files["interface"][0].msgstr_plural = dict.fromkeys(range(3), "")
    data = workbook(files, "ru", NAMES)
    some = both(*(write(row, "Translation", "{number} дн.") for row in (DAY_1, DAY_5)))
    proposals, problems = returned(edited(data, some), files)
    assert proposals == []
    assert said(problems) == [
        "back.xlsx:5:3: error: of 3 forms for numbers, number 2 is still empty (every day). "
        "Fill each."
    ]
    every = both(some, write(DAY_2, "Translation", "{number} дн."))
    proposals, problems = returned(edited(data, every), files)
    assert (len(proposals), problems) == (3, [])


def test_nothing_is_taken_over_by_reading() -> None:
    """Reading leaves the catalogs as they are; the second step alone writes them."""
    files = small()
    edit = both(
        write(ANSWERS, "Translation", "Совет даёт ответ."),
        write(ANSWERS, "Comment", "Simpler.\nPlease."),
    )
    data = edited(workbook(files, "ru", NAMES), edit)
    before = {name: str(file) for name, file in files.items()}
    proposals, problems = returned(data, files)
    assert problems == []
    assert {name: str(file) for name, file in files.items()} == before
    assert [*apply(proposals, files)] == ["plan"]
    entry = files["plan"][0]
    assert (entry.msgstr, entry.tcomment) == ("Совет даёт ответ.", "Reviewer: Simpler. Please.")
    assert str(files["interface"]) == before["interface"]
    again, problems = returned(data, files)
    assert problems == []
    assert [(one.old, one.new) for one in again] == [("Совет даёт ответ.",) * 2]
    apply(again, files)
    assert entry.tcomment == "Reviewer: Simpler. Please."


def test_a_comment_alone_is_not_lost() -> None:
    """In its column, or stuck on any cell of its row; an older note in the catalog stays."""

    def stick(sheet: Worksheet) -> None:
        sheet[f"B{ASK}"].comment = Comment("Who is asked?", "Reviewer")
        explained = "[Threaded comment]\n\nYour version of Excel\n\nComment:\n    A formal word"
        sheet[f"C{WAITS}"].comment = Comment(explained, "Reviewer")

    edit = both(write(ANSWERS, "Comment", "Is this \u2028 right?"), stick)
    proposals, problems = review(edit)
    assert problems == []
    comments = ["Is this \u2028 right?", "Who is asked?", "A formal word"]
    assert [one.comment for one in proposals] == comments
    assert all(one.old == one.new for one in proposals)
    files = small()
    files["plan"][0].tcomment = "from the glossary"
    apply(proposals, files)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.po"
        save(files["plan"], path)
        kept = parse(path, "plan.po", lambda problem: pytest.fail(str(problem)))
    assert kept
    assert kept[0].tcomment == "from the glossary\nReviewer: Is this right?"
    assert kept[0].msgstr == "Совет отвечает."


def test_a_translation_of_an_older_english_can_be_confirmed() -> None:
    """Families read English there, so its cell is empty; what is written there counts again."""
    files = small()
    entry = files["plan"][0]
    entry.flags, entry.previous_msgid = ["fuzzy"], "The council replies."
    data = workbook(files, "ru", NAMES)
    sheet = load_workbook(io.BytesIO(data))["Translations"]
    assert sheet[f"C{ANSWERS}"].value is None
    for text in ("The council replies.", "Совет отвечает."):
        assert text in sheet[f"D{ANSWERS}"].value
    assert returned(data, files) == ([], [])
    back = edited(data, write(ANSWERS, "Translation", "Совет отвечает."))
    proposals, problems = returned(back, files)
    assert problems == []
    apply(proposals, files)
    assert not entry.fuzzy
    assert not entry.previous_msgid
    assert entry.msgstr == "Совет отвечает."


def test_what_others_changed_meanwhile_is_not_undone() -> None:
    """A row that the reviewer left alone proposes nothing; one that both changed is pointed out."""
    files = small()
    files["plan"][0].msgstr = "Городской совет отвечает."
    files["plan"][2].msgstr = "Это займёт [6 недель][reg-5]."
    proposals, problems = review(write(ANSWERS, "Translation", "Совет даёт ответ."), files)
    assert [(one.old, one.new) for one in proposals] == [
        ("Городской совет отвечает.", "Совет даёт ответ.")
    ]
    assert said(problems) == [
        "back.xlsx:2:3: warning: the translation has changed since the workbook was made "
        "(The council answers.). "
        "Look whether this change still fits. It is now: Городской совет отвечает."
    ]


def test_a_part_of_the_rows_is_enough() -> None:
    """Rows that were deleted or moved, and columns that were added, do no harm."""

    def edit(sheet: Worksheet) -> None:
        write(WAITS, "Translation", "Нужно [6 недель][reg-5].")(sheet)
        sheet.insert_cols(2)
        sheet.delete_rows(ANSWERS)

    proposals, problems = review(edit)
    assert problems == []
    new = "Нужно [6 недель][reg-5]."
    assert [(one.english, one.new, one.row) for one in proposals] == [(LINK, new, WAITS - 1)]


def test_a_stray_cell_far_below_takes_no_time() -> None:
    """A key pressed in the last row of all is ignored without walking there."""
    start = time.process_time()
    assert review(write(1_048_576, "H", "x")) == ([], [])
    assert time.process_time() - start < 5


def test_what_spreadsheets_add_does_no_harm() -> None:
    """Words in bold, a link, a cell that is merged with the next, a number typed as a number."""

    def edit(sheet: Worksheet) -> None:
        bold = CellRichText("Совет ", TextBlock(InlineFont(b=True), "даёт"), " ответ.")
        sheet[f"C{ANSWERS}"].value = bold
        sheet[f"C{ANSWERS}"].hyperlink = "https://www.example.org/"
        sheet[f"F{WAITS}"].value = 5
        sheet.merge_cells(f"F{ANSWERS}:F{ASK}")

    proposals, problems = review(edit)
    assert problems == []
    assert [(one.row, one.new, one.comment) for one in proposals] == [
        (ANSWERS, "Совет даёт ответ.", ""),
        (WAITS, "Это занимает [6 недель][reg-5].", "5"),
    ]


def make(column: str, value: object, row: int = ANSWERS) -> Edit:
    """An edit that leaves something other than text in a cell."""

    def edit(sheet: Worksheet) -> None:
        sheet[f"{LETTERS[column]}{row}"].value = value

    return edit


def copy_row(sheet: Worksheet) -> None:
    """Copy the first text to the end, and change it there."""
    sheet.append([cell.value for cell in sheet[ANSWERS]])
    write(DAY_5 + 1, "Translation", "Совет даёт ответ.")(sheet)
    write(DAY_5 + 1, "Comment", "Here too.")(sheet)


def slide(sheet: Worksheet) -> None:
    """Sort two columns without the others."""
    for column in "BC":
        one, other = sheet[f"{column}{ANSWERS}"], sheet[f"{column}{WAITS}"]
        one.value, other.value = other.value, one.value


WRONG: dict[str, tuple[Edit, list[str]]] = {
    "a lost number": (
        write(WAITS, "Translation", "Это занимает [недели][reg-5]."),
        [
            "back.xlsx:4:3: error: the number 6 is missing (It takes [6 weeks][reg-5].). "
            "Write the same numbers, in figures."
        ],
    ),
    "a lost link": (
        write(WAITS, "Translation", "Это занимает 6 недель."),
        [
            "back.xlsx:4:3: error: the link ][reg-5] is missing (It takes [6 weeks][reg-5].). "
            "Keep what follows the words of a link exactly as it is."
        ],
    ),
    "a control character": (
        write(ASK, "Translation", "Спро_x0001_сите."),
        [
            "back.xlsx:3:3: error: an invisible character (U+0001) (Ask the council.). Delete it.",
        ],
    ),
    "an end of line that cuts a catalog": (
        write(ASK, "Translation", "Спросите\u2028совет."),
        ["back.xlsx:3:3: error: an invisible character (U+2028) (Ask the council.). Delete it."],
    ),
    "a line that ends inside": (
        write(ASK, "Translation", "Спросите\nсовет."),
        [
            "back.xlsx:3:3: error: a line ends inside the text (Ask the council.). "
            "Write it on one line: a page breaks lines itself."
        ],
    ),
    "an emptied cell": (
        write(ANSWERS, "Translation", " "),
        [
            "back.xlsx:2:3: warning: the translation was emptied (The council answers.). "
            "It stays as it was. If it is wrong, write a better one or a comment."
        ],
    ),
    "a formula": (
        make("Translation", "=B2"),
        [
            "back.xlsx:2:3: error: this is a formula, not text. "
            "Make the cell a text cell (Format, Cells, Text) and write the words."
        ],
    ),
    "a formula as a comment": (
        make("Comment", '=HYPERLINK("https://a.example")'),
        [
            "back.xlsx:2:6: error: this is a formula, not text. "
            "Make the cell a text cell (Format, Cells, Text) and write the words."
        ],
    ),
    "an error": (
        make("Translation", "#REF!"),
        [
            "back.xlsx:2:3: error: this is an error of the spreadsheet, not text. "
            "Make the cell a text cell (Format, Cells, Text) and write the words."
        ],
    ),
    "the same row twice": (
        copy_row,
        [
            "back.xlsx:8:1: error: this text stands in row 2 already. "
            "Delete one of the two. The reviewer says: Here too."
        ],
    ),
    "a row without a key": (
        both(write(DAY_5 + 3, "Translation", "Ещё"), write(DAY_5 + 3, "Comment", "One\nmore")),
        [
            "back.xlsx:10:7: error: this row was added, or its hidden key was changed. "
            "Leave rows as they are. Write the change into the row of its English. "
            "The reviewer says: One more"
        ],
    ),
    "a broken key": (
        write(ANSWERS, KEY, "plan|x|one|y"),
        [
            "back.xlsx:2:7: error: this row was added, or its hidden key was changed. "
            "Leave rows as they are. Write the change into the row of its English."
        ],
    ),
    "a changed English": (
        write(ANSWERS, "English", "The council replies."),
        [
            "back.xlsx:2:3: error: the English was changed here, or has slid beside another "
            "translation (The council answers.). "
            "Put the English back, or make a new workbook and copy the changes into it."
        ],
    ),
    "a lost column": (
        lambda sheet: sheet.delete_cols(3),
        [
            "back.xlsx:1: error: the column Translation is missing. Name it Translation in the "
            "first row. If it was deleted: make a new workbook, and copy the changes into it."
        ],
    ),
    "a lost key": (
        lambda sheet: sheet.delete_cols(7),
        [
            "back.xlsx:1: error: the column Key ru (hidden) is missing. Name it Key ru in the "
            "first row. If it was deleted: make a new workbook, and copy the changes into it."
        ],
    ),
    "another language": (
        write(1, KEY, "Key ar"),
        [
            "back.xlsx:1:7: error: this is a workbook for ar, not ru. "
            "Name the language that it was made for."
        ],
    ),
    "a sheet with another name": (
        lambda sheet: setattr(sheet, "title", "Sheet 1"),
        [
            "back.xlsx: error: there is no sheet Translations. It has What to do, Sheet 1. "
            "Give the sheet its name back, or make a new workbook."
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_used_is_named_with_its_place(name: str) -> None:
    """It says what is wrong and what to do, and proposes nothing."""
    edit, expected = WRONG[name]
    proposals, problems = review(edit)
    assert said(problems) == expected
    assert proposals == []


def test_columns_that_were_sorted_alone_are_noticed() -> None:
    """No translation ends up beside another English."""
    proposals, problems = review(slide)
    assert proposals == []
    assert [(one.line, "has slid" in one.message) for one in problems] == [
        (ANSWERS, True),
        (WAITS, True),
    ]


PAST = both(write(ANSWERS, "Translation", "Да."), write(ANSWERS, "Comment", "Hm"))
GONE = "back.xlsx:2:2: error: the English of this row is no longer on the site"
CHANGED = "back.xlsx:2:2: error: the English of this row has changed since the workbook was made"


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (
            "The council will reply.",
            WORDS,
            f"{CHANGED} ({WORDS}). It is now: The council will reply. – "
            "Make a new workbook, and copy the changes into it. The reviewer says: Hm",
        ),
        (
            "The council answers soon.",
            None,
            f"{GONE} ({WORDS}). The closest there now: The council answers soon. – "
            "Make a new workbook, and copy the changes into it. The reviewer says: Hm",
        ),
        ("Hello", None, f"{GONE} ({WORDS}). Leave the row out. The reviewer says: Hm"),
    ],
)
def test_a_change_to_an_english_of_the_past_is_refused(
    now: str, before: str | None, expected: str
) -> None:
    """It says what the English is now, and repeats the comment. A row left alone is no matter."""
    files = small()
    plan = files["plan"] = polib.POFile()
    plan.append(polib.POEntry(msgid=WORDS, msgstr="Совет отвечает.", obsolete=True))
    flags = ["fuzzy"] if before else []
    plan.append(polib.POEntry(msgid=now, msgstr="", previous_msgid=before, flags=flags))
    assert review(lambda sheet: None, files) == ([], [])
    proposals, problems = review(PAST, files)
    assert proposals == []
    assert said(problems) == [expected]
    del files["plan"]
    assert said(review(PAST, files)[1])[0].startswith(GONE)


def with_entry(name: str, data: bytes = b"") -> bytes:
    """An archive with one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, data)
    return made.getvalue()


def without_the_sheet() -> bytes:
    """A workbook of something else."""
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is not an Excel workbook, or it is damaged"),
        (b"English,Translation\n", "this is not an Excel workbook, or it is damaged"),
        (OLE, "this is a file in an old format, such as .xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "this workbook has a password"),
        (with_entry("mimetype", b"opendocument"), "this is a file of another program"),
        (with_entry("[Content_Types].xml"), "this workbook is broken"),
        (with_entry("[Content_Types].xml", b"<Types>"), "this workbook is broken"),
        (without_the_sheet(), "there is no sheet Translations"),
        (SENT[:-200], "this is not an Excel workbook, or it is damaged"),
    ],
)
def test_a_file_that_is_no_review_workbook_is_refused(data: bytes, message: str) -> None:
    """With what it is, and what to do."""
    proposals, (problem,) = returned(data, small())
    assert proposals == []
    assert (problem.message, problem.severity) == (message, "error")
    assert problem.hint


@pytest.mark.parametrize("name", ["", "missing.xlsx"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    """A folder, or nothing at all."""
    problems: list[Problem] = []
    assert read_workbook(tmp_path / name, small(), "ru", problems.append) == []
    assert [one.message.startswith("this cannot be read: ") for one in problems] == [True]


def test_a_file_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is looked at before it is unpacked."""
    monkeypatch.setattr("generator.languages.workbook.opening.LARGEST", 1000)
    _, (problem,) = returned(SENT, small())
    assert problem.message == "this is far too large for a review workbook"


def parts(data: bytes) -> dict[str, bytes]:
    """The files inside a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


INSIDE = parts(SENT)


@given(st.sampled_from(sorted(INSIDE)), st.data())
@MANY
def test_a_damaged_workbook_is_only_a_message(name: str, data: st.DataObject) -> None:
    """Whatever has happened to a file inside: no crash, and no changes out of nothing."""
    whole = INSIDE[name]
    start = data.draw(st.integers(0, len(whole)))
    end = start + data.draw(st.integers(0, 40))
    junk = data.draw(st.binary(max_size=4) | st.sampled_from([b"<", b'"', b"/>", b"9" * 30]))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for other, content in INSIDE.items():
            broken = whole[:start] + junk + whole[end:]
            archive.writestr(other, broken if other == name else content)
    proposals, problems = returned(made.getvalue(), small())
    assert all(problem.hint for problem in problems)
    if name != "xl/worksheets/sheet2.xml":
        assert proposals == []


@given(st.data())
@QUICK
def test_a_file_damaged_on_its_way_is_only_a_message(data: st.DataObject) -> None:
    """A byte of the archive itself has changed."""
    whole = bytearray(SENT)
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    proposals, problems = returned(bytes(whole), small())
    assert all(problem.hint for problem in problems)
    assert proposals == []
