"""Serving: an edit shows at once, and a mistake is named without taking the good pages away."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from tests.built import AS_OF, NO_DATES, command, small_project

PATIENCE = 60
"""Seconds to wait for what usually takes one: a busy machine is no fault."""


class Preview:
    """A small project that is being served, and what the command has said so far."""

    def __init__(
        self, project: Path, address: str, log: Path, process: subprocess.Popen[bytes]
    ) -> None:
        self.plan = project / "plans" / "action-plan-2026.yml"
        self.address, self.log, self.process = address, log, process

    def page(self) -> str:
        """The page of action 1.1, or nothing while the server does not answer."""
        connection = HTTPConnection(self.address, timeout=5)
        try:
            connection.request("GET", "/action-plan-2026/1.1/")
            return connection.getresponse().read().decode("utf-8")
        except (OSError, HTTPException):
            return ""
        finally:
            connection.close()

    def said(self) -> str:
        """What the command has printed."""
        return self.log.read_text(encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        """Change the plan as an editor would."""
        was = self.plan.read_text(encoding="utf-8")
        assert old in was
        self.plan.write_text(was.replace(old, new), encoding="utf-8")

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Look again and again until something holds, within reason."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.2)


def free_address() -> str:
    """A free address on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture(params=["local-offer serve --address", "mkdocs serve --dev-addr"])
def preview(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Preview]:
    """A small project, served by each of the two commands."""
    project, address, log = small_project(tmp_path), free_address(), tmp_path / "log.txt"
    name, *options = request.param.split()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [command(name), *options, address],
            cwd=project,
            env=NO_DATES
            | {"LOCAL_OFFER_AS_OF": AS_OF, "PYTHONUNBUFFERED": "1", "TMPDIR": str(tmp_path)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    found = Preview(project, address, log, process)
    try:
        found.wait_until(lambda: "Plain letters to families" in found.page())
        yield found
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def test_an_edit_shows_and_a_mistake_does_not_take_the_page_away(preview: Preview) -> None:
    """A good edit shows; a bad one is named while the good page stays; the next good one shows."""
    preview.edit("Plain letters to families", "Letters in plain words")
    preview.wait_until(lambda: "1.1 Letters in plain words" in preview.page())

    preview.edit(
        "plain: The council will write its letters", "plian: The council will write its letters"
    )
    preview.wait_until(lambda: "the key plian is not known here" in preview.said())
    assert "Did you mean plain" in preview.said()
    assert "Traceback" not in preview.said()
    preview.wait_until(lambda: "1.1 Letters in plain words" in preview.page())

    preview.edit(
        "plian: The council will write its letters", "plain: The council will write all letters"
    )
    preview.wait_until(lambda: "The council will write all letters" in preview.page())


def test_the_progress_of_a_new_term_shows(preview: Preview) -> None:
    """A file that is added to plans/progress/ shows on the pages of its promises."""
    term = preview.plan.parent / "progress" / "2026-autumn.yml"
    progress, words = term.read_text(encoding="utf-8"), "All teams use the new letters."
    term.unlink()
    preview.wait_until(lambda: "</html>" in (page := preview.page()) and words not in page)
    term.write_text(progress, encoding="utf-8")
    preview.wait_until(lambda: words in preview.page())
