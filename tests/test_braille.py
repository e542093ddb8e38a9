"""Braille: cells that an embosser knows, on pages that it can print, that say the same words."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from generator.languages.marks import bare
from generator.plans.easy_rules import HARD
from generator.printing import braille
from generator.printing.content import Content, Heading, Items, Paragraph
from generator.printing.documents import files
from generator.printing.words import line
from generator.problems import Problem
from tests.made_documents import documents, order
from tests.made_up import TEXT

NAMES = ("annual-reviews", "interpreters", "action-plan-2026")
each_document = pytest.mark.parametrize("name", NAMES)


def pages(brf: bytes) -> list[list[str]]:
    """The lines of each page."""
    text = brf.decode("ascii")
    assert text.endswith("\r\n\f")
    return [page.split("\r\n")[:-1] for page in text.split("\f")[:-1]]


def back(brf: bytes) -> str:
    """The words that the cells of a file stand for, without capitals and white space."""
    lines = [line for page in pages(brf) for line in page[:-1]]
    joined = re.sub(r"\s+", " ", " ".join(lines)).lower().replace("\\", "\\\\")
    chunks = re.findall(r".{1,900}(?:\s|$)", joined)
    done = subprocess.run(
        [str(shutil.which(braille.PROGRAM)), "--backward", braille.TABLES],
        input="\n".join(chunks).upper().encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return re.sub(r"[^a-z0-9]+", " ", done.stdout.decode("utf-8", "replace").lower())


def brf(name: str) -> bytes:
    """The braille of a document."""
    return documents("en")[name].files["braille"].file.read_bytes()


def document(*texts: str) -> Content:
    """A document of a few paragraphs."""
    return Content("", line("A title"), tuple(Paragraph(line(text)) for text in texts))


@each_document
def test_cells_are_those_of_ascii_braille(name: str) -> None:
    """There are 64 cells, and nothing else in the file but ends of lines and pages."""
    assert re.sub(rb"\r\n|\f", b"", brf(name)).translate(None, bytes(range(0x20, 0x60))) == b""


@each_document
def test_pages_fit_an_embosser(name: str) -> None:
    """40 cells a line and 25 lines a page, with the page's number in the last."""
    found = pages(brf(name))
    assert all(len(page) == 25 for page in found)
    assert max(len(one) for page in found for one in page) <= 40
    digits = str.maketrans("ABCDEFGHIJ", "1234567890")
    numbers = [page[-1].strip().removeprefix("#").translate(digits) for page in found]
    assert numbers == [str(number) for number in range(1, len(found) + 1)]


@each_document
def test_braille_gives_back_the_words(name: str) -> None:
    """Turned back into letters, the cells say the words of the document."""
    heard = set(back(brf(name)).split())
    told: set[str] = set()
    for block in documents("en")[name].content.blocks:
        if isinstance(block, Heading | Paragraph) and not any(one.lang for one in block.words):
            text = "".join(one.text for one in block.words if not one.link)
            told.update(re.findall(r"\b[a-z]{3,}\b", text))
    assert len(told) > 60
    assert len(told - heard) <= len(told) // 50, told - heard


def test_words_in_other_languages_are_left_out_and_that_is_said() -> None:
    """English braille cannot hold Bengali: the file says that it is not there, once a place."""
    heard = back(brf("interpreters"))
    assert "what stands here in other languages is not in this braille edition" in heard
    assert "necesito" not in heard


def test_a_heading_does_not_end_a_page() -> None:
    """Below each heading stands at least a line of what it heads."""
    blocks = [Paragraph(line("A line."))] * 21 + [Heading(2, line("A heading"))]
    made = braille.brf(Content("", line("A title"), (*blocks, Paragraph(line("Below it.")))))
    first, second = pages(made)
    assert ",A H1D+" not in "".join(first)
    assert "    ,A H1D+" in second[0]


def test_lists_and_paragraphs_stand_in_their_cells() -> None:
    """A paragraph begins in cell 3; an item in cell 1, and its other lines in cell 3."""
    long = "word " * 20
    items = Items(((Paragraph(line(long)),), (Paragraph(line("short")),)), ordered=True)
    (page,) = pages(braille.brf(document(long)._replace(blocks=(Paragraph(line(long)), items))))
    starts = [len(one) - len(one.lstrip()) for one in page if one.strip()][1:-1]
    assert starts[:2] == [2, 0]
    assert page[0].strip() == ",A TITLE"
    assert any(re.match(r"#A4 ", one) for one in page)


def test_a_sign_without_cells_is_left_out() -> None:
    """An arrow of another script becomes a space, and the words around it stay."""
    made = braille.brf(document("before \u0986 after \\x0041 \u00a0 end"))
    heard = back(made)
    assert "before after" in heard
    assert "x0041" in heard  # a backslash is a sign, and no command to liblouis
    assert "end" in heard


def test_without_liblouis_nothing_else_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the program all other files are made, and one notice says what is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found: list[Problem] = []
    made = list(files(order("en", tmp_path / "kept"), found.append))
    assert {one.kind for one in made} == {"pdf", "large-print", "easy-read", "epub", "text"}
    (problem,) = found
    assert problem.severity == "warning"
    assert "liblouis is not installed" in problem.message
    assert "apt install liblouis-bin" in problem.hint


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 3", "status 3"),
        ("exec sleep 60", "timed out"),
        ("echo one line", "another number of lines"),
        ("tr '\\na-zA-Z' '\\n~~'", "no cell"),
    ],
)
def test_a_liblouis_that_fails_costs_only_braille(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that breaks, hangs or answers nonsense is named; no half file is kept."""
    program = tmp_path / "bin" / braille.PROGRAM
    program.parent.mkdir()
    version = f'[ "$1" = --version ] && echo {tmp_path.name} && exit 0'
    program.write_text(f"#!/bin/sh\n{version}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    monkeypatch.setattr(braille, "SECONDS", 0.5)
    asked = order("en", tmp_path / "kept")
    found: list[Problem] = []
    made = list(files(asked._replace(guides=asked.guides[2:]), found.append))
    assert "braille" not in {one.kind for one in made}
    assert {one.kind for one in made} >= {"pdf", "epub", "text"}
    assert len(found) == 2
    assert all(said in one.message for one in found), found
    assert [*(tmp_path / "kept").glob("*.brf")] == []
    assert [*(tmp_path / "kept").glob(".*")] == []


@given(TEXT)
@settings(max_examples=50, deadline=None)
def test_any_text_can_be_brailled(text: str) -> None:
    """Whatever a text holds, the file has cells alone."""
    made = braille.brf(document(text, HARD.sub(r"\1", bare(text))))
    for page in pages(made):
        assert all(re.fullmatch(r"[\x20-\x5f]{0,40}", one) for one in page)
