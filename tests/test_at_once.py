"""Builds that are stopped, and builds that come at the same moment: the site is always whole."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from generator.publishing.target import alone
from tests.built import AS_OF, NO_DATES, command, files, run
from tests.two_languages import build, project_in_two_languages, replace


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in two languages, built."""
    folder = project_in_two_languages(tmp_path_factory.mktemp("at once") / "project")
    build(folder)
    return folder


def begun(project: Path) -> subprocess.Popen[str]:
    """A build that has begun to make pages."""
    replace(project / "plans" / "area.yml", "\nsite: ", "\nsite: Our ")  # on every page
    one = subprocess.Popen(
        [command("local-offer"), "build", "--no-print", "--as-of", AS_OF],
        cwd=project,
        env=NO_DATES,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until = time.monotonic() + 15
    while not (project / ".site.new.en").exists() and time.monotonic() < until:
        time.sleep(0.01)
    return one


@pytest.mark.parametrize("options", [["build", "--no-print"], ["assemble", "pieces"]])
def test_two_at_once_do_not_disturb_each_other(project: Path, options: list[str]) -> None:
    """While one is at work on a folder, another says so and touches nothing."""
    shutil.copytree(project / "site", project / "pieces", dirs_exist_ok=True)
    to, before = project / "busy", files(project / "site")
    with alone(to):
        (project / ".busy.new").mkdir()
        done = run("local-offer", *options, "--site-dir", to, cwd=project)
        assert (project / ".busy.new").is_dir()
    (project / ".busy.new").rmdir()
    assert done.returncode == 1
    assert "busy: error: another build is at work on this folder" in done.stdout
    assert "Traceback" not in done.stdout
    assert files(project / "site") == before
    assert not to.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process at once")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_told_to_end_tidies_up(project: Path, asked: signal.Signals) -> None:
    """The site stands as it was, and nothing is left beside it."""
    before = files(project / "site")
    with begun(project) as one:
        one.send_signal(asked)
        said = one.communicate(timeout=60)[0]
    assert one.returncode in (128 + asked, 1), said
    assert files(project / "site") == before
    assert not list(project.glob(".site.*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process at once")
def test_a_build_that_was_killed_stands_in_nobodys_way(project: Path) -> None:
    """The next one tidies up after it."""
    with begun(project) as one:
        one.kill()
    replace(project / "plans" / "area.yml", "\nsite: ", "\nsite: New ")
    build(project)
    assert "New " in (project / "site" / "index.html").read_text("utf-8")
    assert not list(project.glob(".site.*"))
