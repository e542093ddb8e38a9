"""The `local-offer` command: what it prints, in which form, and how it ends."""

import json
from dataclasses import fields
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.plans.schemas import schemas
from generator.problems import Problem, as_github, as_text
from tests.built import PROJECT, files, run, run_on_full_disk
from tests.sample import CASES, good_plans

COMMANDS = tuple(main.commands)


def said(*options: str) -> Result:
    """What the command says to some options; a traceback would fail the test."""
    return CliRunner().invoke(main, options, catch_exceptions=False)


@pytest.fixture
def several_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which the plans hold mistakes in six files."""
    good_plans(tmp_path, CASES / "bad" / "several-mistakes")
    monkeypatch.chdir(tmp_path)


def test_good_plans_end_well(tmp_path: Path) -> None:
    """Plans without a problem are said to have none, in each form, and the command succeeds."""
    plans = str(good_plans(tmp_path))
    for form, printed in (("text", "No problems.\n"), ("json", "[]\n"), ("github", "")):
        result = said("check", "--plans", plans, "--format", form)
        assert (result.output, result.exit_code) == (printed, 0)


def test_a_warning_is_said_but_does_not_fail(tmp_path: Path) -> None:
    """A contradiction that may have a reason is named, and the command still succeeds."""
    plans = good_plans(tmp_path, CASES / "accepted" / "green-with-passed-milestone")
    result = said("check", "--plans", str(plans), "--format", "github")
    assert result.output.startswith("::warning file=")
    assert result.exit_code == 0


@pytest.mark.usefixtures("several_mistakes")
def test_json_holds_every_field_of_every_problem() -> None:
    """Another program finds the same problems as a person, each with all that is known of it."""
    result = said("check", "--format", "json")
    found = json.loads(result.output)
    assert result.exit_code == 1
    assert len(found) == 8
    assert all(list(problem) == [field.name for field in fields(Problem)] for problem in found)
    as_read = [as_text(Problem(**problem)) for problem in found]
    assert as_read == said("check").output.splitlines()[:-1]


@pytest.mark.usefixtures("several_mistakes")
def test_github_annotations_point_at_files_of_the_repository() -> None:
    """Each problem is one workflow command, with a path that GitHub can find."""
    result = said("check", "--format", "github")
    lines = result.output.splitlines()
    assert len(lines) == 8
    assert lines[0] == (
        "::error file=plans/area.yml,line=6,col=7::main is 'Action plan'. "
        "Use small letters, digits, dots and dashes, such as 1.1 or action-3."
    )
    for line in lines:
        place = line.partition("::error file=")[2].partition("::")[0].partition(",")[0]
        assert Path(unquote(place)).is_file()


def test_github_annotations_cannot_be_forged() -> None:
    """Line breaks, percent signs and commas of the input stay inside their own annotation."""
    problem = Problem("a,b:c.yml", 2, 3, "100 %\n::error::no\r", "Do, this: now.")
    assert as_github(problem) == (
        "::error file=a%2Cb%3Ac.yml,line=2,col=3::100 %25%0A::error::no%0D. Do, this: now."
    )
    assert as_github(Problem("plans", 0, 0, "no")) == "::error file=plans::no."


def test_a_folder_elsewhere_is_named_as_it_was_given(tmp_path: Path) -> None:
    """Without a folder of plans, the message names it, and the command fails."""
    result = said("check", "--plans", str(tmp_path / "plan"))
    assert result.output.startswith(f"{tmp_path.as_posix()}/plan: error: there is no such folder.")
    assert result.exit_code == 1


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_says_what_each_command_is_for(name: str) -> None:
    """Help is there for the program and each command, under both of its usual names."""
    long, short = said(*filter(None, [name, "--help"])), said(*filter(None, [name, "-h"]))
    assert long.output == short.output
    assert long.exit_code == 0
    assert all(command in long.output for command in (("--help",) if name else COMMANDS))


def test_the_commands_that_people_are_told_of_are_there() -> None:
    """The commands that the guide for staff names exist."""
    assert {"check", "build", "serve", "schemas"} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["chekc"], "No such command 'chekc'"),
        (["check", "--form", "json"], "No such option '--form'"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
        (["check", "plans"], "Got unexpected extra argument"),
        (["build", "--as-of"], "requires an argument"),
        (["build", "--config", "."], "is a directory"),
        (["schemas", "--to", "pyproject.toml"], "is a file"),
    ],
)
def test_a_wrong_option_gives_a_message(
    options: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the command does not know ends in a message and the exit code for wrong usage."""
    monkeypatch.chdir(PROJECT)
    result = said(*options)
    assert "Error: " in result.stderr
    assert message in result.stderr
    assert result.exit_code == 2


def test_schemas_are_written_for_editors(tmp_path: Path) -> None:
    """Each schema is written where it was asked for, and each file is named."""
    to = tmp_path / "new" / "schemas"
    result = said("schemas", "--to", str(to))
    assert result.exit_code == 0
    assert result.output.split() == [str(to / f"{name}.json") for name in schemas()]
    for name, schema in schemas().items():
        assert json.loads((to / f"{name}.json").read_text(encoding="utf-8")) == schema


def test_schemas_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    """A disk that refuses is said in words, and the schemas that stood there are whole."""
    said("schemas", "--to", str(tmp_path))
    before = files(tmp_path)
    done = run_on_full_disk("local-offer", "schemas", "--to", tmp_path, cwd=tmp_path)
    assert done.returncode == 1
    assert ".json: error: file too large. It was not written." in done.stdout
    assert "Traceback" not in done.stdout
    assert files(tmp_path) == before
    (tmp_path / "file").write_text("no folder", "utf-8")
    result = said("schemas", "--to", str(tmp_path / "file" / "schemas"))
    assert "not a directory" in result.output or "file exists" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize("day", ["nonsense", "2026-02-30"])
def test_a_day_that_does_not_exist_builds_nothing(tmp_path: Path, day: str) -> None:
    """A wrong day ends in one message before anything is written, without a traceback."""
    site = tmp_path / "site"
    done = run("local-offer", "build", "--as-of", day, "--site-dir", site, cwd=PROJECT)
    assert f"--as-of: error: '{day}' is not a day. Write it as 2026-04-17." in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_broken_clock_setting_gives_a_message(tmp_path: Path) -> None:
    """A SOURCE_DATE_EPOCH that is no time is named, for the check as for a build."""
    good_plans(tmp_path)
    done = run("local-offer", "check", cwd=tmp_path, SOURCE_DATE_EPOCH="yesterday")
    assert "SOURCE_DATE_EPOCH: error: 'yesterday' is not a time" in done.stdout
    assert done.returncode == 1
