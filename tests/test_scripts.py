"""Languages that the site does not have yet: those that can be printed, and the others."""

from pathlib import Path

import pytest

from generator.languages.tongues import tongue
from generator.printing.content import Content, Paragraph
from generator.printing.documents import STANDARD
from generator.printing.fonts import fonts
from generator.printing.paper import as_data
from generator.printing.press import press
from generator.printing.scripts import TYPEFACES, can_print, script_of
from generator.printing.words import line
from tests.built import AS_OF, run, small_project
from tests.pdf_reader import faults, read
from tests.test_print_run import DIGITS, FLYERS, PAGE
from tests.two_languages import ENGLISH, replace

LETTERS = {
    "hi": "बैठक में बोलें",
    "ta": "கூட்டத்தில் பேசுங்கள்",
    "te": "సమావేశంలో మాట్లాడండి",
    "he": "דברו בפגישה",
    "ja": "会議で話す",
    "ko": "회의에서 말하기",
    "uk": "Говоріть на зустрічі",
    "el": "Μιλήστε στη συνάντηση",
    "ur": "اجلاس میں بات کریں",
    "vi": "Hãy nói trong cuộc họp",
}
NEW = """\
  - {code: hi, name: हिन्दी, english: Hindi}
  - {code: gu, name: ગુજરાતી, english: Gujarati}
"""
GUJARATI = "41213"
ISSUED = {**DIGITS, "hi": "55162", "gu": GUJARATI}


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", ("en", "Latn", "GB")),
        ("zh-Hant", ("zh", "Hant", "TW")),
        ("pt-BR", ("pt", "Latn", "BR")),
        ("pa-PK", ("pa", "Arab", "PK")),
        ("syl", ("syl", "Beng", None)),
        ("gu", ("gu", "Gujr", None)),
    ],
)
def test_unicode_knows_how_a_language_is_written(
    code: str, written: tuple[str, str, str | None]
) -> None:
    """Language, script and region are those of CLDR, also of a language that it hardly knows."""
    assert script_of(code) == written


def test_every_typeface_is_installed() -> None:
    """Each script's typeface is there, by the name that it is asked for by."""
    assert {face.name for face in TYPEFACES.values()} <= set(fonts().families())


@pytest.mark.parametrize("code", LETTERS)
def test_letters_of_other_scripts_are_printed(code: str, tmp_path: Path) -> None:
    """A sheet in such a language holds its letters, as words that a reader program says."""
    assert can_print(code)
    said = LETTERS[code]
    content = Content("guides/one/", line(said), (Paragraph(line(said)),))
    made = press("document.typ", as_data(content, STANDARD), tongue(code, {}).speech, tmp_path)
    assert not faults(made.file)
    found = read(made.file)
    assert found.lang == code
    assert [text for text in found.texts if text == said] == [said, said]


def test_a_language_without_a_typeface_has_pages_and_is_not_printed(tmp_path: Path) -> None:
    """Nothing else is lost: that is said, its codes lead to its pages, and others are printed."""
    project = small_project(tmp_path / "area")
    replace(project / "plans" / "area.yml", ENGLISH, ENGLISH + NEW)
    keys = ("en", "hi", "gu", "all")
    codes = ", ".join(f'{key}: "{ISSUED[key]}"' for key in keys)
    kit = f"{FLYERS.partition('    codes:')[0]}    codes: {{{codes}}}\n"
    (project / "plans" / "flyers.yml").write_text(kit, "utf-8")
    listed = [
        f'  - {{code: "{ISSUED[key]}", page: {PAGE}{"" if key == "all" else f", language: {key}"}}}'
        for key in keys
    ]
    issued = [f'  "{ISSUED[key]}": {PAGE}' for key in keys]
    links = "\n".join(["issued:", *issued, "codes:", *listed, ""])
    (project / "plans" / "links.yml").write_text(links, "utf-8")
    done = run("local-offer", "build", "--as-of", AS_OF, cwd=project)
    assert done.returncode == 0, done.stdout
    assert "plans/area.yml: warning: there is no typeface for Gujarati" in done.stdout
    site = project / "site"
    assert (site / "hi/print/meeting/a5.pdf").is_file()
    assert (site / "print/meeting/languages.pdf").is_file()
    assert not list((site / "gu").rglob("*.pdf"))
    assert "gu/print/meeting" not in (site / "print/index.html").read_text("utf-8")
    assert f"gu/{PAGE}" in (site / f"q/{GUJARATI}/index.html").read_text("utf-8")
