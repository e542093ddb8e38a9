"""Printing sheets: what does not fit, what is missing, and that the same comes out each time."""

import datetime as dt
import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.built import AS_OF, PROJECT, run
from tests.pdf_reader import read

HOME = "https://send.example.org/"
LONG = "you can ask everybody for all the kinds of interpreters that are there for you here " * 3


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the published sheets are made from."""
    for name in ("plans", "content", "translations"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    return tmp_path


def printed(project: Path, *options: str, to: str = "printed") -> str:
    """What the command says. It runs on its own, since what has printed must not be forked."""
    done = run("local-offer", "flyers", "--address", HOME, "--as-of", AS_OF, "--to", to,
               "--kit", "interpreters", *options, cwd=project)  # fmt: skip
    return done.stdout


def change(path: Path, turn: Callable[[str], str]) -> None:
    """Change a file, and make sure that it did change."""
    before = path.read_text("utf-8")
    path.write_text(turn(before), "utf-8")
    assert path.read_text("utf-8") != before


def test_a_line_that_does_not_fit_is_named(project: Path) -> None:
    """In English the line of flyers.yml is named, with how much is too long; nothing is made."""
    path = project / "plans" / "flyers.yml"
    long = "Antidisestablishmentarianism-and-honorificabilitudinitatibus-interpreters"
    change(path, lambda text: text.replace("You should not have to pay.", long))
    line = next(n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if long in text)
    said = printed(project, "--language", "en", "--paper", "a5", "--paper", "a4")
    column = path.read_text("utf-8").split("\n")[line - 1].index(long) + 1
    place = f"plans/flyers.yml:{line}:{column}: error: this does not fit on the "
    assert f"{place}A5 flyer about interpreters in en: about " in said
    assert f"{place}A4 poster about interpreters in en: about " in said
    assert "letters too long (kits 4 > lines 3 > text). Say it in fewer words." in said
    assert "2 problems." in said
    assert not (project / "printed").exists()


def test_a_translation_that_does_not_fit_is_named(project: Path) -> None:
    """In another language the line of its catalog is named, for every paper in one run."""
    path = project / "translations" / "fr" / "LC_MESSAGES" / "flyers.po"
    catalog = polib.pofile(str(path))
    catalog.wrapwidth = 100_000
    entry = catalog.find("You can ask for an interpreter")
    entry.msgstr = LONG
    catalog.save(str(path))
    line = polib.pofile(str(path)).find("You can ask for an interpreter").linenum
    said = printed(project, "--language", "fr")
    name = f"translations/fr/LC_MESSAGES/flyers.po:{line}:1: error: this does not fit on the "
    for paper in ("A5 flyer", "A4 poster", "A3 poster", "Folded leaflet, six panels"):
        assert f"{name}{paper} about interpreters in fr" in said
    assert not (project / "printed").exists()


@pytest.mark.parametrize(
    ("way", "lines"),
    [
        ("phone: 020 7946 0000", ["020\u00a07946\u00a00000"]),
        ("url: https://www.example.org/help", ["www.example.org/help"]),
        (f"url: https://www.example.org/{'help' * 10}", [f"www.example.org/{'help' * 10}"]),
        ("note: Nobody yet.", []),
    ],
)
def test_a_label_says_the_shortest_way_to_reach_somebody(
    project: Path, way: str, lines: list[str]
) -> None:
    """A telephone number, an address, in pieces where it is long; nothing where there is no way."""
    area = project / "plans" / "area.yml"
    email = "email: EEYService@cityoflondon.gov.uk"
    area.write_text(area.read_text("utf-8").replace(email, way), "utf-8")
    said = printed(project, "--language", "ar", "--paper", "labels")
    path = project / "printed" / "ar" / "print" / "interpreters" / "labels.pdf"
    assert path.is_file(), said
    texts = list(read(path).texts)
    assert texts[texts.index("العربية") + 2 : -1] == lines  # between the title and the address


def test_an_address_too_long_for_a_label_is_named(project: Path) -> None:
    """It would be printed across the code beside it; its line in the area's file is said."""
    area = project / "plans" / "area.yml"
    lines = area.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if "EEYService@" in line)
    lines[number - 1] = f"    url: https://www.example.org/{'a-long-way/' * 12}"
    area.write_text("\n".join(lines), "utf-8")
    said = printed(project, "--language", "en", "--paper", "labels")
    assert f"plans/area.yml:{number}:10: error: this does not fit on the 21 labels on A4" in said


def test_what_is_not_translated_stands_in_english_and_is_owned_up_to(project: Path) -> None:
    """A language without a catalog for flyers gets the English words, marked as such."""
    (project / "translations" / "bn" / "LC_MESSAGES" / "flyers.po").unlink()
    said = printed(project, "--language", "bn", "--paper", "a5")
    path = project / "printed" / "bn" / "print" / "interpreters" / "a5.pdf"
    assert path.is_file(), said
    found = read(path)
    assert found.lang == "bn"
    assert "You can ask for an interpreter" in found.texts
    assert b"/Lang(en" in _content(path)
    interface = polib.pofile(str(project / "translations" / "bn" / "LC_MESSAGES" / "interface.po"))
    owned = "Part of this page has not been translated yet. It stands here in English."
    assert interface.find(owned).msgstr in found.texts


def _content(path: Path) -> bytes:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return pdf.pages[0].Contents.read_bytes()


def test_the_same_comes_out_each_time(project: Path) -> None:
    """Two runs with nothing kept between them give the same bytes."""
    chosen = ("--language", "ar", "--language", "en")
    files = []
    for to in ("one", "two"):
        printed(project, *chosen, to=to)
        shutil.rmtree(project / ".cache")
        folder = project / to
        files.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.*")})
    # English has a sheet more; each sheet is three files, each language has two of its code.
    assert len(files[0]) == (6 + 5) * 3 + 2 * 2
    assert files[0] == files[1]


def test_without_an_address_it_says_that_it_is_a_proof(project: Path) -> None:
    """While nobody has set the address of the site, each sheet says that it is a proof."""
    done = run("local-offer", "flyers", "--as-of", AS_OF, "--kit", "interpreters",
               "--language", "en", cwd=project)  # fmt: skip
    assert done.returncode == 0, done.stdout
    for path in (project / "printed").rglob("*.pdf"):
        texts = read(path).texts
        assert "Proof, not for printing: the address of the site has not been set." in texts
        assert any(text.startswith("www.example.org/send/q/") for text in texts)


def test_an_address_that_is_too_long_is_refused(project: Path) -> None:
    """Nothing is printed with a code that no old phone reads; the paper is named."""
    done = run("local-offer", "flyers", "--address", f"https://{'long' * 8}.example.org/",
               "--kit", "interpreters", "--language", "en", "--paper", "a5",
               cwd=project)  # fmt: skip
    assert done.returncode == 1
    assert "characters, and 42 are the most (on a5)" in done.stdout
    assert not (project / "printed").exists()


def test_a_letter_that_cannot_be_printed_is_a_problem(project: Path) -> None:
    """A letter that no typeface has stops that sheet, with its name, and shows no traceback."""
    path = project / "plans" / "flyers.yml"
    change(path, lambda text: text.replace("You should not have to pay.", "It is free \U0001f600."))
    said = printed(project, "--language", "en", "--paper", "a5")
    assert "A5 flyer about interpreters in en" in said
    assert "1 problem." in said
    assert "Traceback" not in said


def test_a_full_disk_leaves_what_was_printed_before(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """If the disk is full halfway, the sheets of the last run stand as they were."""
    from generator import cli_flyers
    from generator.printing.order import Ready
    from generator.problems import UserError

    files = [Ready(f"print/{name}.pdf", tmp_path / name) for name in ("one", "two")]
    for number, one in enumerate(files):
        one.file.write_bytes(b"old %d" % number)
    folder = tmp_path / "sheets"
    cli_flyers.write(folder, files)
    for one in files:
        one.file.write_bytes(b"new")
    copy = shutil.copyfile

    def full(source: Path, target: Path) -> None:
        if source.name == "two":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UserError) as error:
        cli_flyers.write(folder, files)
    assert "no space left on device" in error.value.problems[0].message
    assert (folder / "print" / "one.pdf").read_bytes() == b"old 0"
    assert not list(tmp_path.glob(".sheets-*"))


def test_a_missing_typeface_is_a_problem(project: Path) -> None:
    """Without a typeface nothing is printed, and what to do about it is said."""
    (project / "sitecustomize.py").write_text(
        "import sys\nsys.modules['justmytype_intl_rtl'] = None\n", "utf-8"
    )
    done = run("local-offer", "flyers", "--address", HOME, "--kit", "interpreters",
               "--language", "en", "--paper", "a5",
               cwd=project, PYTHONPATH=str(project))  # fmt: skip
    assert done.returncode == 1
    assert "the typeface Noto Sans Arabic is not installed" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_sheet_speaks_of_its_day(project: Path) -> None:
    """Where things stand is told as of the day that is asked for."""
    day = dt.date(2026, 4, 17)
    done = run("local-offer", "flyers", "--address", HOME, "--as-of", str(day),
               "--language", "en", "--paper", "now", cwd=project)  # fmt: skip
    assert done.returncode == 0, done.stdout
    texts = read(project / "printed" / "print" / "promises" / "now.pdf").texts
    assert "What this site knew on 17 April 2026." in texts
    assert "Next: July 2026" in texts
