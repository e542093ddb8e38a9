"""How hard each page is to read: a report for everyone, and a limit for what families need most."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.built import AS_OF, PROJECT, pages
from tests.sample import good_guides
from tests.test_guides import ALL, FOR_FAMILIES

OLDEST = 11
"""The reading age that the NHS asks for at most."""


class Line(NamedTuple):
    """One line of the report."""

    age: int
    words: int
    words_a_sentence: float


def report(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, Line]:
    """What the command reports in a folder, by page; a traceback would fail the test."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LOCAL_OFFER_AS_OF", AS_OF)
    result = CliRunner().invoke(main, ["reading", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    head, *lines = result.output.splitlines()
    assert head.split("  ")[-1] == "page"
    found = {}
    for line in lines:
        age, words, words_a_sentence, page = line.split()
        found[page] = Line(int(age), int(words), float(words_a_sentence))
    assert len(found) == len(lines), "a page stands in the report twice"
    return found


def test_every_guide_and_every_easy_read_has_a_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page that was written to be easy is left out of the report."""
    found = report(PROJECT, monkeypatch)
    easy = {address.strip("/") for address in pages(site) if address.endswith("easy-read/")}
    assert len(easy) > 30
    assert {page for page in found if page.endswith("easy-read")} == easy
    assert {f"guides/{name}" for name in ALL} <= found.keys()
    assert all(line.words > 20 for line in found.values())


def test_easy_read_and_guides_for_families_are_easy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each easy read page and each guide for families needs a reading age of 11 or less."""
    wanted = [f"guides/{name}" for name in FOR_FAMILIES]
    found = report(PROJECT, monkeypatch)
    wanted += [page for page in found if page.endswith("easy-read")]
    assert [(page, found[page].age) for page in wanted if found[page].age > OLDEST] == []
    assert all(found[page].words_a_sentence <= 15 for page in wanted)


def test_the_report_can_leave_out_what_is_easy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for pages above an age, the report holds those and no others."""
    everything = report(PROJECT, monkeypatch)
    above = report(PROJECT, monkeypatch, "--above", str(OLDEST))
    assert above == {page: line for page, line in everything.items() if line.age > OLDEST}
    assert 0 < len(above) < len(everything)


def test_harder_words_and_longer_sentences_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same guide in longer sentences and harder words needs a higher age."""
    path = good_guides(tmp_path) / "asking.md"
    before = report(tmp_path, monkeypatch)["guides/asking"]
    hard = "Communication regarding interdisciplinary deliberations necessitates patience."
    content = path.read_text(encoding="utf-8")
    path.write_text(f"{content}\n{' '.join([hard] * 8)}\n", encoding="utf-8")
    after = report(tmp_path, monkeypatch)["guides/asking"]
    assert after.age > before.age + 2
    assert after.words == before.words + 8 * len(hard.split())


def test_marks_and_front_matter_are_not_read_as_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bold words, links and headings count as their words alone."""
    path = good_guides(tmp_path) / "asking.md"
    before = report(tmp_path, monkeypatch)["guides/asking"]
    content = path.read_text(encoding="utf-8")
    marked = content.replace("reads your letter", "**reads** _your_ [letter][act]")
    assert marked != content
    path.write_text(marked, encoding="utf-8")
    assert report(tmp_path, monkeypatch)["guides/asking"] == before


def test_plans_with_an_error_give_the_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where plans or guides cannot be read, the command says so and fails."""
    (good_guides(tmp_path) / "asking.md").write_text("Only words.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["reading"], catch_exceptions=False)
    assert re.match(r"content/guides/asking\.md:1:1: error: ", result.stdout)
    assert result.exit_code == 1
