"""Each folder in cases/ is a test: good plans with some files changed, and what is then said.

Those in cases/guides/ change a good guide, or the plans beside it.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.built import AS_OF
from tests.sample import CASES, GUIDES, good_guides, good_plans

FOLDERS = sorted(
    path
    for path in (*CASES.glob("*/*"), *GUIDES.glob("*/*"))
    if path.parent.name in ("bad", "accepted")
)


def name(folder: Path) -> str:
    """What a case is called: bad/same-key-twice."""
    return folder.relative_to(CASES).as_posix()


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_check_says_what_is_wrong_and_what_to_do(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The command prints exactly the expected text, and fails only where a case is bad."""
    lay_out = good_guides if GUIDES in folder.parents else good_plans
    lay_out(tmp_path, folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCAL_OFFER_AS_OF", AS_OF)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    expected = folder / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(result.output, encoding="utf-8")
    assert result.output == expected.read_text(encoding="utf-8")
    assert result.exit_code == (1 if folder.parent.name == "bad" else 0)


def test_all_cases_are_found() -> None:
    """Cases of both kinds are found, and each changes at least one file of the good plans."""
    kinds = {folder.parent.relative_to(CASES).as_posix() for folder in FOLDERS}
    assert kinds == {"bad", "accepted", "guides/bad", "guides/accepted"}
    changed = {folder: [path for path in folder.rglob("*") if path.is_file()] for folder in FOLDERS}
    assert [name(folder) for folder, files in changed.items() if len(files) < 2] == []


def test_every_bad_case_names_a_place_and_a_remedy() -> None:
    """Each message of each bad case names its file and ends with what to do about it."""
    for folder in FOLDERS:
        *lines, count = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert count in ("No problems.", "1 problem.", f"{len(lines)} problems."), name(folder)
        for line in lines:
            place, _, said = line.partition(": ")
            assert place.startswith(("plans/", "content/guides/")), line
            message, _, remedy = said.rpartition(". ")
            assert message.startswith(("error: ", "warning: ")), line
            assert remedy.endswith((".", "?")), line
