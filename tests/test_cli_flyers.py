"""The command `local-offer flyers`: what can be chosen, and what it says."""

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli_flyers
from generator.cli import main
from generator.plans.check import check
from generator.print_run import Press
from generator.printing.order import Ready
from generator.printing.sheets import Sheet, sheets
from generator.problems import UserError
from generator.source import AS_OF_VARIABLE
from tests.built import AS_OF, PROJECT, run


@pytest.fixture(scope="module")
def every() -> tuple[Sheet, ...]:
    """All sheets of the published plans."""
    plans = check(PROJECT / "plans").plans
    assert plans
    return sheets(plans)


def test_every_kit_is_printed_in_every_language(every: tuple[Sheet, ...]) -> None:
    """Five kits, thirteen languages, five papers; a poster a kit; five sheets on where we are."""
    assert len(every) == 5 * 13 * 5 + 5 + 5 * 13
    assert len({(sheet.code, sheet.path) for sheet in every}) == len(every)
    assert len({sheet.digits for sheet in every}) == 5 * 13 + 5 + 4 * 13


def test_sheets_are_chosen_by_kit_language_and_paper(every: tuple[Sheet, ...]) -> None:
    """Each option leaves some; together they leave what fits all of them."""
    chosen = cli_flyers.choose(every, ["sendiass", "promises"], ["bn"], ["a5", "now"])
    assert [(sheet.kit, sheet.paper, sheet.part) for sheet in chosen] == [
        ("sendiass", "a5", ""),
        ("promises", "a5", ""),
        ("promises", "now", ""),
        *(("promises", "now", part) for part in "1234"),
    ]
    assert cli_flyers.choose(every, [], [], []) == list(every)


def test_what_cannot_be_chosen_is_named(every: tuple[Sheet, ...]) -> None:
    """All wrong names are told in one run, with what was meant."""
    with pytest.raises(UserError) as error:
        cli_flyers.choose(every, ["sendias"], ["zh-hans"], ["a6", "b2"])
    said = [(one.file, one.message, one.hint) for one in error.value.problems]
    assert ("--kit", "there is no kit sendias", "Did you mean sendiass?") in said
    assert (
        "--language",
        "there is no language zh-hans",
        "Did you mean zh-Hans or zh-Hant?",
    ) in said
    assert len(said) == 4
    with pytest.raises(UserError) as error:
        cli_flyers.choose(every, ["sendiass"], ["bn"], ["languages"])
    assert error.value.problems[0].message == "there is no such sheet"


def test_the_command_names_what_it_made(tmp_path: Path) -> None:
    """It prints the name of each file, and no more than what was asked for."""
    done = run("local-offer", "flyers", "--kit", "sendiass", "--language", "so",
               "--paper", "labels", "--to", tmp_path / "out",
               "--as-of", AS_OF, cwd=PROJECT)  # fmt: skip
    assert done.returncode == 0, done.stdout
    made = sorted(path.as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert sorted(done.stdout.split()) == made
    names = ["code.png", "code.svg", "labels-bleed.pdf", "labels.pdf", "labels.png"]
    assert [Path(name).name for name in made] == names
    assert not list(tmp_path.glob(".*"))


def test_a_mistake_ends_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wrong name, or a day that does not exist, ends with exit code 1 and makes no folder."""
    monkeypatch.chdir(PROJECT)
    for options in (["--kit", "nothing"], ["--as-of", "2026-02-30"]):
        to = tmp_path / "out"
        result = CliRunner().invoke(main, ["flyers", *options, "--to", str(to)])
        assert result.exit_code == 1
        assert "1 problem." in result.output
        assert not to.exists()


def test_a_day_asked_for_is_forgotten_when_the_command_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A second command in the same process does not speak of the first one's day."""
    monkeypatch.chdir(PROJECT)
    for before in (None, AS_OF):
        if before:
            monkeypatch.setenv(AS_OF_VARIABLE, before)
        else:
            monkeypatch.delenv(AS_OF_VARIABLE, raising=False)
        for command in (["build", "--site-dir"], ["flyers", "--to"]):
            options = [*command, str(tmp_path / "out"), "--as-of", "nonsense"]
            assert "'nonsense' is not a day" in CliRunner().invoke(main, options).output
            assert os.environ.get(AS_OF_VARIABLE) == before


@pytest.mark.parametrize(
    ("options", "day"), [((), "2026-04-17"), (("--as-of", AS_OF), AS_OF)], ids=["file", "option"]
)
def test_sheets_are_kept_beside_the_settings_and_speak_of_their_day(
    options: tuple[str, ...], day: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Wherever the command is given, mkdocs.yml says where the site is and on which day."""
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    for folder in (project / "content", elsewhere):
        folder.mkdir(parents=True)
    (project / "mkdocs.yml").write_text(
        f"INHERIT: {(PROJECT / 'mkdocs.yml').as_posix()}\n"
        f"theme: {{custom_dir: {(PROJECT / 'overrides').as_posix()}}}\n"
        "plugins: [{local-offer: {as_of: 2026-04-17}}]\n"
        "watch: []\nsite_url: https://promises.example\n",
        encoding="utf-8",
    )
    asked: list[Press] = []

    def remember(press: Press, chosen: Sequence[Sheet]) -> list[Ready]:
        asked.append(press)
        return []

    monkeypatch.setattr(cli_flyers, "printed", remember)
    monkeypatch.chdir(elsewhere)
    places = ("--config", project / "mkdocs.yml", "--plans", PROJECT / "plans")
    result = CliRunner().invoke(main, ["flyers", *map(str, (*places, *options))])
    assert (result.output, result.exit_code) == ("", 0)
    (press,) = asked
    assert press.source.as_of == dt.date.fromisoformat(day)
    assert press.kept == project / ".cache" / "print"
    assert press.home == "https://promises.example/"
    assert [path.name for path in elsewhere.iterdir() if path.name == ".cache"] == []
