"""Files that no text editor makes and git cannot hold, put where a plan should be."""

import os
import tracemalloc
from pathlib import Path

import pytest

from generator.plans.check import check
from generator.problems import as_text
from tests.built import run
from tests.sample import good_plans

STRATEGY = "title: Strategy\nshort: Strategy\nplain: What we want.\nkind: strategy\n"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good folder of plans, in the folder that commands are given in."""
    monkeypatch.chdir(tmp_path)
    return good_plans(tmp_path)


def said(plans: Path) -> list[str]:
    """What checking a folder says; the plans must be refused if that holds an error."""
    checked = check(plans)
    assert (checked.plans is None) == any(": error: " in as_text(one) for one in checked.problems)
    return [as_text(problem) for problem in checked.problems]


def test_a_file_of_50_mb_is_refused_unread(plans: Path) -> None:
    """A huge file is named with its size, and its content never comes into memory."""
    with (plans / "strategy.yml").open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    problems = said(plans)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problems == [
        "plans/strategy.yml: error: the file has 50.0 MB. "
        "A plan file has at most 2 MB: split it or cut it."
    ]
    assert most < 25_000_000


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"title: Strategy\nshort: Caf\xe9\n", "2:11"),
        (b"title: a \xc3\xa9 b \xa3\n", "1:14"),
        ("title: Strategy\n".encode("utf-16"), "1:1"),
    ],
    ids=["Latin-1", "half and half", "UTF-16"],
)
def test_text_in_another_encoding_is_refused_at_its_first_odd_byte(
    plans: Path, content: bytes, place: str
) -> None:
    """Text that is not UTF-8 is refused, with the line and column where that shows."""
    (plans / "strategy.yml").write_bytes(content)
    assert said(plans) == [
        f"plans/strategy.yml:{place}: error: this is not UTF-8 text. "
        "Save the file with encoding UTF-8."
    ]


def test_null_bytes_are_refused(plans: Path) -> None:
    """A file with bytes of zero, as a crash leaves behind, is refused with one message."""
    (plans / "strategy.yml").write_bytes(STRATEGY.encode() + bytes(4096))
    assert said(plans) == [
        "plans/strategy.yml:5:1: error: an invisible control character (U+0000). Delete it."
    ]


def test_a_folder_where_a_file_should_be_is_refused(plans: Path) -> None:
    """Folders with the names of plan files are each named."""
    (plans / "strategy.yml").mkdir()
    (plans / "progress" / "2026-summer.yml").mkdir()
    assert said(plans) == [
        "plans/progress/2026-summer.yml: error: this is a folder. Put a file here instead.",
        "plans/strategy.yml: error: this is a folder. Put a file here instead.",
    ]


def test_a_file_where_the_folder_of_progress_should_be_is_refused(
    tmp_path: Path, plans: Path
) -> None:
    """Progress that is a file, or a link that leads nowhere, is not taken for no progress."""
    for path in (plans / "progress").iterdir():
        path.unlink()
    (plans / "progress").rmdir()
    (plans / "progress").write_text("published: 2026-04-17\n", encoding="utf-8")
    assert said(plans) == [
        "plans/progress: error: this cannot be read: not a directory. "
        "Make it a folder that can be read."
    ]
    (plans / "progress").unlink()
    (plans / "progress").symlink_to(tmp_path / "gone")
    assert said(plans) == [
        "plans/progress: error: this cannot be read: no such file or directory. "
        "Make it a folder that can be read."
    ]


def test_links_that_lead_to_no_file_are_refused(plans: Path) -> None:
    """A link to a missing file and a link to itself are named, and nothing hangs."""
    (plans / "gone.yml").symlink_to("nowhere.yml")
    (plans / "round.yml").symlink_to("round.yml")
    assert said(plans) == [
        "plans/gone.yml: error: this link leads to no file. Put the file itself here.",
        "plans/round.yml: error: this link leads to no file. Put the file itself here.",
    ]


def test_a_pipe_or_device_is_refused_and_does_not_hang(tmp_path: Path, plans: Path) -> None:
    """A pipe that nobody writes to and a device without an end are refused, unread."""
    os.mkfifo(plans / "strategy.yml")
    (plans / "zero.yml").symlink_to("/dev/zero")
    done = run("local-offer", "check", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        "plans/strategy.yml: error: this is a device or a pipe. Put a file here instead.",
        "plans/zero.yml: error: this is a device or a pipe. Put a file here instead.",
        "2 problems.",
    ]
    assert done.returncode == 1


@pytest.mark.parametrize("name", [b"caf\xe9.yml", b"two\nlines.yml", b"-.yml", b"a\x1b[31m.yml"])
def test_a_file_name_that_cannot_be_printed_is_still_named(plans: Path, name: bytes) -> None:
    """A name that is not text, or has a line break in it, gives one line that can be printed."""
    Path(os.fsdecode(bytes(plans) + b"/" + name)).write_text(STRATEGY, encoding="utf-8")
    [problem] = said(plans)
    assert problem.encode("utf-8").decode().isprintable()
    assert "the file name cannot be an address" in problem


def test_a_missing_or_empty_folder_of_plans_is_refused(tmp_path: Path, plans: Path) -> None:
    """Without any plans, the message says which folder or file was looked for."""
    assert said(tmp_path / "plan") == [
        "plan: error: there is no such folder. "
        "Run this where mkdocs.yml is, or name the folder with --plans."
    ]
    (tmp_path / "empty").mkdir()
    assert said(tmp_path / "empty") == [
        "empty/area.yml: error: the file is missing. Copy it from another area and change it."
    ]


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 10_000, "a: " + "{b: " * 10_000, "- " * 10_000 + "a\n", "? " * 10_000 + "a\n"],
    ids=["brackets", "braces", "dashes", "keys"],
)
def test_nesting_ten_thousand_levels_deep_is_refused(plans: Path, text: str) -> None:
    """However a file is nested, too many levels end in a message and not in a crash."""
    (plans / "strategy.yml").write_text(text, encoding="utf-8")
    [problem] = said(plans)
    assert problem.startswith("plans/strategy.yml:1:")
    assert problem.endswith((". Use fewer lists in lists.", ". Write key: value."))


def test_a_line_of_almost_two_megabytes_gives_a_short_message(plans: Path) -> None:
    """A very long value is read; where it is wrong, the message repeats only its beginning."""
    long = "x" * 1_900_000
    plan = (plans / "threads.yml").read_text(encoding="utf-8")
    (plans / "threads.yml").write_text(plan.replace("A guide was", long), encoding="utf-8")
    assert said(plans) == []
    (plans / "threads.yml").write_text(f"{plan}\n{long}: {long}\n", encoding="utf-8")
    (plans / "glossary.yml").write_text(f"words: [{{word: a, {long}: b}}]\n", encoding="utf-8")
    problems = said(plans)
    assert problems
    assert max(map(len, problems)) < 400
