"""Building: the same bytes each time, and never a broken site in the place of a good one."""

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.built import (
    AS_OF,
    EXAMPLE,
    NO_DATES,
    command,
    files,
    pages,
    run,
    small_project,
    text,
)

NOON = "1776427200"
"""Noon of 17 April 2026, in seconds since 1970."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a site that stands, for a test to break."""
    small_project(tmp_path)
    done = run("local-offer", "build", "--no-print", "--as-of", AS_OF, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    return tmp_path


def refused(project: Path, *options: str | Path) -> str:
    """Build, expect to be refused with a message and nothing else, and give the message."""
    before, beside = files(project / "site"), {path.name for path in project.iterdir()}
    done = run("local-offer", "build", "--no-print", "--as-of", AS_OF, *options, cwd=project)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert files(project / "site") == before
    assert {path.name for path in project.iterdir()} == beside
    return done.stdout


def test_plain_mkdocs_builds_the_same_bytes(example_site: Path, tmp_path: Path) -> None:
    """Of a site in one language `mkdocs build --strict` gives every byte of our own command."""
    options = ("--strict", "--site-dir", tmp_path / "site")
    done = run("mkdocs", "build", *options, cwd=EXAMPLE, LOCAL_OFFER_AS_OF=AS_OF)
    assert done.returncode == 0, done.stdout
    again, first = files(tmp_path / "site"), files(example_site)
    assert again.keys() == first.keys()
    assert [path for path in first if again[path] != first[path]] == []


def test_the_day_of_the_clock_leaves_no_trace(tmp_path: Path) -> None:
    """The dates in the list for search engines are the day that the site speaks of."""
    small_project(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}site_url: https://promises.example/\n")
    done = run("local-offer", "build", "--no-print", "--as-of", "2026-04-17", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    listed = (tmp_path / "site" / "sitemap.xml").read_text().split("<lastmod>")[1:]
    assert {part[:10] for part in listed} == {"2026-04-17"}


@pytest.mark.parametrize(
    ("options", "day"),
    [((), "17 April 2026"), (("--as-of", "2026-10-05"), "5 October 2026")],
    ids=["SOURCE_DATE_EPOCH", "--as-of"],
)
def test_the_day_asked_for_stands_on_every_page(
    options: tuple[str, ...], day: str, tmp_path: Path
) -> None:
    """SOURCE_DATE_EPOCH sets the day that every page names, and --as-of wins over it."""
    to = ("--site-dir", tmp_path / "site")
    done = run(
        "local-offer", "build", "--no-print", *options, *to, cwd=EXAMPLE, SOURCE_DATE_EPOCH=NOON
    )
    assert done.returncode == 0, done.stdout
    for address, page in pages(tmp_path / "site").items():
        assert f"What this site knew on {day}." in text(page.find(".//main")), address


def test_progress_that_was_published_later_is_not_shown(tmp_path: Path) -> None:
    """As of a day in May, the site knows what was published in April and nothing later."""
    options = ("--as-of", "2026-05-05", "--site-dir", tmp_path / "site")
    done = run("local-offer", "build", "--no-print", *options, cwd=EXAMPLE)
    assert done.returncode == 0, done.stdout
    changes = text(pages(tmp_path / "site")["changes/"].find(".//main"))
    assert "17 April 2026" in changes
    assert "11 September 2026" not in changes


@pytest.mark.parametrize("day", ["2026-13-45", "soon"])
def test_a_day_that_does_not_exist_is_refused(project: Path, day: str) -> None:
    """A mistyped day is named, and the site that stands is left alone."""
    assert f"--as-of: error: '{day}' is not a day." in refused(project, "--as-of", day)


def test_an_error_in_a_plan_leaves_the_site_as_it_was(project: Path) -> None:
    """The error is named with its place, and the site that stands is left alone."""
    plan = project / "plans" / "action-plan-2026.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("due: 2026-09\n", "due: 2026-99\n", 1))
    assert "plans/action-plan-2026.yml:" in refused(project)


def test_a_warning_leaves_the_site_as_it_was(project: Path) -> None:
    """A link that leads nowhere is only a warning to MkDocs, but nothing is published with it."""
    page = project / "content" / "about" / "accessibility.md"
    page.write_text(page.read_text() + "\n[Nowhere](nowhere.md)\n")
    assert "nowhere.md" in refused(project)


@contextmanager
def small_disk(folder: Path, room: int) -> Iterator[Callable[[], None] | None]:
    """A disk at `folder` with this much room, if this machine lets us mount one.

    Otherwise gives what a command must do first so that it meets a limit when it writes.
    """
    folder.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(folder))
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        return
    try:
        yield None
    finally:
        subprocess.run(("umount", str(folder)), check=True)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9], ids=["at first", "half way", "nearly done"])
def test_a_full_disk_leaves_the_site_as_it_was(
    example_site: Path, share: float, tmp_path: Path
) -> None:
    """Wherever in a build the disk runs full, that is said, and the old site stands."""
    old, disk = files(example_site), tmp_path / "disk"
    taken = sum(-(-len(content) // 4096) * 4096 for content in old.values())
    with small_disk(disk, int(taken * (1 + share))) as limit:
        shutil.copytree(example_site, disk / "site")
        done = subprocess.run(
            [
                command("local-offer"),
                "build",
                "--no-print",
                "--as-of",
                AS_OF,
                "--site-dir",
                disk / "site",
            ],
            cwd=EXAMPLE,
            env=NO_DATES,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
            preexec_fn=limit,
        )
        assert done.returncode == 1, done.stdout
        assert "Nothing was published." in done.stdout
        assert "Traceback" not in done.stdout
        assert files(disk / "site") == old
        assert [path.name for path in disk.iterdir()] == ["site"]
