"""Sheets for families as a print shop, a phone and a reader program take them."""

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pikepdf
import polib
import pypdfium2
import pytest
import yaml
import zxingcpp
from PIL import Image, ImageFilter

from generator.languages.marks import bare
from generator.plans.check import check
from generator.plans.flyers import Kit
from generator.plans.plans import Plans
from generator.printing.sheets import PAPERS, Sheet, sheets
from tests.built import AS_OF, PROJECT, run
from tests.pdf_reader import faults, read

HOME = "https://send.example.org/"
KITS = ("decisions", "interpreters", "promises")
CODES = ("en", "ar", "bn", "zh-Hans", "ru")
"""Languages that look different; what is said in Russian is among the longest."""
UNCHECKED = "No qualified person has checked this guide yet. It is information, not legal advice."
NOT_CONFIRMED = "Not confirmed: nobody has checked yet that this contact is right."
MM = 72 / 25.4
DPI = 150


class Made(NamedTuple):
    """A folder of printed sheets, and the plans that they were printed from."""

    folder: Path
    plans: Plans

    def sheets(self) -> list[Sheet]:
        """The sheets that were printed."""
        return [one for one in sheets(self.plans) if one.kit in KITS and one.code in CODES]

    def path(self, sheet: Sheet, name: str) -> Path:
        """Where a file of a sheet is."""
        below = "" if sheet.code == "en" else f"{sheet.code}/"
        return self.folder / below / name


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Three kits in five languages."""
    folder = tmp_path_factory.mktemp("printed")
    options = [option for code in CODES for option in ("--language", code)]
    options += [option for kit in KITS for option in ("--kit", kit)]
    done = run("local-offer", "flyers", "--address", HOME, "--as-of", AS_OF, "--to", folder,
               *options, cwd=PROJECT)  # fmt: skip
    assert done.returncode == 0, done.stdout
    plans = check(PROJECT / "plans").plans
    assert plans
    return Made(folder, plans)


def pictures(path: Path) -> Iterator[Image.Image]:
    """The pages of a PDF as a printer would make them."""
    pdf = pypdfium2.PdfDocument(path)
    for number in range(len(pdf)):
        yield pdf[number].render(scale=DPI / 72).to_pil().convert("L")


def decoded(image: Image.Image) -> set[str]:
    """The addresses in all codes that a phone finds in a picture."""
    return {found.text for found in zxingcpp.read_barcodes(image)}


def kit_of(plans: Plans, sheet: Sheet) -> Kit:
    """The kit of a sheet."""
    assert plans.flyers
    return next(kit for kit in plans.flyers.kits if kit.ref == sheet.kit)


def opened(made: Made, sheet: Sheet) -> set[str]:
    """The addresses of the codes that stand on a sheet."""
    codes = {sheet.digits}
    if sheet.paper == "languages":
        codes |= set(kit_of(made.plans, sheet).codes.values())
    return {f"{HOME}q/{digits}/" for digits in codes}


def owned_up(code: str) -> set[str]:
    """What a sheet in a language must say of itself: by a computer, and an unconfirmed contact."""
    path = PROJECT / "translations" / code / "LC_MESSAGES" / "interface.po"
    catalog = polib.pofile(str(path))
    return {
        entry.msgstr
        for entry in catalog
        if entry.msgid.startswith(("This page was translated by a comp", "Not confirmed: nobody"))
    }


def translated(code: str, text: str) -> str:
    """A sentence of the interface in a language."""
    if code == "en":
        return text
    path = PROJECT / "translations" / code / "LC_MESSAGES" / "interface.po"
    return str(polib.pofile(str(path)).find(text).msgstr)


def load_guide(name: str) -> dict[str, Any]:
    """The front matter of a guide as it was written."""
    text = (PROJECT / "content" / "guides" / f"{name}.md").read_text("utf-8")
    return dict(yaml.safe_load(text.split("---\n")[1]))


def test_every_sheet_is_there_in_all_its_editions(made: Made) -> None:
    """Each paper in each language comes for a printer, for a print shop and as a picture."""
    found = made.sheets()
    assert {sheet.paper for sheet in found} == set(PAPERS)
    assert {sheet.part for sheet in found} == {"", "1", "2", "3", "4"}
    for sheet in found:
        for name in (sheet.path, sheet.bleed_path, sheet.picture_path):
            assert made.path(sheet, name).stat().st_size > 1000, name


def test_no_sheet_has_a_fault_in_pdf_ua(made: Made) -> None:
    """Both editions of every sheet can be read by machine, as PDF/UA-1 asks."""
    for sheet in made.sheets():
        for name in (sheet.path, sheet.bleed_path):
            assert not faults(made.path(sheet, name)), (sheet.name, name)


def test_sheets_have_the_size_of_their_paper(made: Made) -> None:
    """The paper is exact; a print shop gets 3 mm of bleed, and room for marks around it."""
    for sheet in made.sheets():
        width, height = (side * MM for side in sheet.size)
        with pikepdf.open(made.path(sheet, sheet.path)) as pdf:
            assert len(pdf.pages) == sheet.pages
            for page in pdf.pages:
                assert [float(one) for one in page.mediabox] == pytest.approx(
                    [0, 0, width, height], abs=0.01
                )
        with pikepdf.open(made.path(sheet, sheet.bleed_path)) as pdf:
            for page in pdf.pages:
                for box, room in ((page.trimbox, 0), (page.bleedbox, 3), (page.mediabox, 10)):
                    edges = [-room * MM, -room * MM, width + room * MM, height + room * MM]
                    assert [float(one) for one in box] == pytest.approx(edges, abs=0.01)


def test_the_ground_runs_over_the_edge_and_no_further(made: Made) -> None:
    """Where the paper is cut there is colour on both sides; the marks stand on white."""
    sheet = next(one for one in made.sheets() if one.paper == "a5" and one.code == "en")
    pdf = pypdfium2.PdfDocument(made.path(sheet, sheet.bleed_path))
    image = pdf[0].render(scale=DPI / 72).to_pil().convert("RGB")
    dot = DPI / 25.4

    def at(x: float, y: float) -> tuple[int, int, int]:
        """The colour at a place, in mm from the corner of the sheet with its marks."""
        found = image.getpixel((round(x * dot), round(y * dot)))
        assert isinstance(found, tuple)
        return (found[0], found[1], found[2])

    assert at(8, 100) == at(12, 100) != (255, 255, 255)  # paper
    assert at(80, 8) == at(80, 12) != at(80, 100)  # the band
    assert at(5, 100) == (255, 255, 255)
    marks = image.crop((round(9.5 * dot), 0, round(10.5 * dot), round(5 * dot))).convert("L")
    darkest, _ = marks.getextrema()
    assert darkest < 150  # type: ignore[operator]


def test_every_code_opens_the_address_that_is_printed(made: Made) -> None:
    """A phone finds each code on both editions; no other code is there."""
    for sheet in made.sheets():
        found = set[str]()
        for image in pictures(made.path(sheet, sheet.bleed_path)):
            found |= decoded(image)
        assert found == opened(made, sheet), sheet.name
        texts = read(made.path(sheet, sheet.path)).texts
        for address in found:
            assert address.removeprefix("https://") in texts, (sheet.name, address)


@pytest.mark.parametrize("paper", ["a5", "labels", "languages", "leaflet"])
def test_an_old_phone_reads_the_codes(made: Made, paper: str) -> None:
    """The smallest codes are read out of focus, from the side, grey and with noise."""
    sheet = next(one for one in made.sheets() if one.paper == paper)
    random = Random(paper)  # noqa: S311 - the same tilt each time
    missing = opened(made, sheet)
    for image in pictures(made.path(sheet, sheet.path)):
        tilted = image.rotate(random.uniform(-8, 8), expand=True, fillcolor=255)
        blurred = tilted.filter(ImageFilter.GaussianBlur(0.2 * DPI / 25.4))
        noise = Image.effect_noise(blurred.size, 30)
        missing -= decoded(Image.blend(blurred, noise, 0.25))
    assert not missing


def test_a_reader_program_says_the_words_in_order(made: Made) -> None:
    """Title, language and every text are those of the kit, in the order of the sheet."""
    for sheet in made.sheets():
        found = read(made.path(sheet, sheet.path))
        assert found.lang == sheet.code, sheet.name
        assert found.title, sheet.name
        assert "H1" in found.kinds or sheet.paper == "labels", sheet.name
        assert all(found.fonts.values()), sheet.name
    kit = next(kit for kit in made.plans.flyers.kits if kit.ref == "decisions")  # type: ignore[union-attr]
    sheet = next(one for one in made.sheets() if (one.kit, one.paper, one.code) ==
                 ("decisions", "a5", "en"))  # fmt: skip
    texts = read(made.path(sheet, sheet.path)).texts
    wanted = [kit.title, *(line.text for line in kit.lines), kit.opens]
    assert [text for text in texts if text in wanted] == wanted
    assert texts[:2] == ("City of London SEND promises", "English")
    assert "Proof" not in " ".join(texts)
    assert "nobody has checked" in texts[-2]
    assert texts[-1] == UNCHECKED


def test_each_language_says_its_own_name_and_owns_up(made: Made) -> None:
    """A sheet names its language in itself and in English, and says who has not checked it."""
    names = {one.code: (one.name, one.english) for one in made.plans.area.languages}
    for sheet in made.sheets():
        if sheet.code != "en" and sheet.paper not in ("labels", "now"):
            texts = read(made.path(sheet, sheet.path)).texts
            assert set(names[sheet.code]) <= set(texts), sheet.name
            assert owned_up(sheet.code) <= set(texts), sheet.name
    poster = next(one for one in made.sheets() if one.paper == "languages")
    texts = read(made.path(poster, poster.path)).texts
    assert {name for pair in names.values() for name in pair} <= set(texts)
    assert bare(kit_of(made.plans, poster).title) in texts


def test_each_sheet_says_whom_to_ask_and_that_nobody_has_checked_it(made: Made) -> None:
    """Labels have room for one way to reach somebody; what is unconfirmed is said in words."""
    contacts = {one.ref: one for one in made.plans.area.contacts}
    for sheet in made.sheets():
        if sheet.paper != "now":
            texts = read(made.path(sheet, sheet.path)).texts
            assert contacts[kit_of(made.plans, sheet).contact].email in texts, sheet.name
            assert translated(sheet.code, NOT_CONFIRMED) in texts, sheet.name


def test_where_things_stand_names_every_promise_and_no_rating(made: Made) -> None:
    """All promises are on the sheet; that none has a rating is said once, at its head."""
    plan = made.plans.documents[made.plans.area.main]
    for sheet in made.sheets():
        if sheet.paper == "now" and sheet.code == "en":
            texts = read(made.path(sheet, sheet.path)).texts
            promises = [
                action.short
                for priority in plan.priorities
                for action in priority.actions
                if sheet.part in ("", priority.ref)
            ]
            assert [text for text in texts if text in promises] == promises
            once = f"No rating has been published yet for any of the {len(promises)} promises."
            assert texts.count(once) == 1
            assert "No rating published yet" not in texts
            assert "What this site knew on 22 November 2026." in texts


def test_where_things_stand_is_in_letters_of_ten_points_or_more(made: Made) -> None:
    """Nothing on the sheet of the plan is smaller, but the English name of the language."""
    for sheet in made.sheets():
        if sheet.paper == "now":
            page = pypdfium2.PdfDocument(made.path(sheet, sheet.path))[0].get_textpage()
            raw = pypdfium2.raw.FPDFText_GetFontSize
            sizes = {round(raw(page, number), 1) for number in range(page.count_chars())}
            # A space that the reader adds between two words has size 1.
            assert not [size for size in sizes if 1 < size < 10 and size != 9], sheet.name


def test_every_paper_about_a_guide_says_that_nobody_has_checked_it(made: Made) -> None:
    """All papers of a guide's kit have the caveat of the guide, and those of the plan do not."""
    for sheet in made.sheets():
        texts = read(made.path(sheet, sheet.path)).texts
        about_a_guide = kit_of(made.plans, sheet).page.startswith("guides/")
        assert (translated(sheet.code, UNCHECKED) in texts) == about_a_guide, sheet.name


def test_a_leaflet_has_the_sentences_that_it_says_to_show(made: Made) -> None:
    """Where it says "show them the sentences", they are there; in English it says neither."""
    guide = load_guide("interpreters")
    for sheet in made.sheets():
        if (sheet.kit, sheet.paper) == ("interpreters", "leaflet"):
            texts = read(made.path(sheet, sheet.path)).texts
            shown = [p["translations"][sheet.code] for p in guide["phrases"][:3]
                     if sheet.code in p["translations"]]  # fmt: skip
            assert set(shown) <= set(texts), sheet.name
            assert (translated(sheet.code, "What to do first") in texts) == bool(shown)
            assert bool(shown) == (sheet.code != "en")
            if not shown:
                asked = [point["text"] for point in guide["ask_for"][:6]]
                assert [text for text in texts if text in asked] == asked


def test_who_can_help_speaks_of_promises_on_the_leaflet_of_the_plan_alone(made: Made) -> None:
    """A leaflet about a guide leaves out what a contact is for; all have the address again."""
    for sheet in made.sheets():
        if sheet.paper == "leaflet" and sheet.code == "en":
            kit = kit_of(made.plans, sheet)
            plain = next(c.plain for c in made.plans.area.contacts if c.ref == kit.contact)
            texts = read(made.path(sheet, sheet.path)).texts
            assert (plain in texts) == (kit.ref == "promises"), sheet.name
            helps = texts[texts.index("Who can help") :]
            assert f"send.example.org/q/{sheet.digits}/" in helps, sheet.name


def test_the_words_fill_the_sheet_from_edge_to_edge_but_not_beyond(made: Made) -> None:
    """Nothing is drawn in the outer 3 mm, where a printer may not reach."""
    for sheet in made.sheets():
        for image in pictures(made.path(sheet, sheet.path)):
            edge = round(3 * DPI / 25.4)
            inside = (edge, edge, image.width - edge, image.height - edge)
            outside = image.point(lambda value: 255 * (value < 250))
            outside.paste(0, inside)
            assert outside.getbbox() is None, sheet.name


def test_pictures_are_small_and_codes_come_alone(made: Made) -> None:
    """A picture has 360 pixels and few bytes; each kit's code is there for other layouts."""
    for sheet in made.sheets():
        path = made.path(sheet, sheet.picture_path)
        with Image.open(path) as image:
            assert image.width in range(358, 363)
        assert path.stat().st_size < 60_000, sheet.name
    for code in CODES:
        sheet = next(one for one in made.sheets() if one.code == code and one.kit == "decisions")
        file = made.path(sheet, "print/decisions/code.png")
        with Image.open(io.BytesIO(file.read_bytes())) as image:
            assert decoded(image) == {f"{HOME}q/{sheet.digits}/"}
            assert round(image.info["dpi"][0]) == 600
        assert b"<svg" in file.with_suffix(".svg").read_bytes()
