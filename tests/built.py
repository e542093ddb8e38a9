"""Building a site as a person would, and reading what came out."""

import os
import resource
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

PROJECT = Path(__file__).parent.parent
EXAMPLE = PROJECT / "tests" / "example"
AS_OF = "2026-11-22"
NO_DATES = {
    name: value
    for name, value in os.environ.items()
    if name not in ("SOURCE_DATE_EPOCH", "LOCAL_OFFER_AS_OF")
}


def command(name: str) -> str:
    """A command of the environment that the tests run in."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} is not installed here"
    return found


def run(
    name: str, *options: str | Path, cwd: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with no day set but the one given."""
    return subprocess.run(
        [command(name), *map(str, options)],
        cwd=cwd,
        env=NO_DATES | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=600,  # all that is printed, for the first time, on a busy machine
        check=False,
    )


def run_on_full_disk(
    name: str, *options: str | Path, cwd: Path
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, which can read and link files but write nothing into them."""
    return subprocess.run(
        [command(name), *map(str, options)],
        cwd=cwd,
        env=NO_DATES | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )


def small_project(folder: Path) -> Path:
    """A project of its own around a copy of the example, for a test to break."""
    shutil.copytree(EXAMPLE / "plans", folder / "plans")
    shutil.copytree(EXAMPLE / "content", folder / "content")
    settings = (
        f"INHERIT: {(PROJECT / 'mkdocs.yml').as_posix()}\n"
        f"theme: {{custom_dir: {(PROJECT / 'overrides').as_posix()}}}\n"
        "watch: []\n"
    )
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


@cache
def pages(site: Path) -> dict[str, HtmlElement]:
    """Every page of a built site by its address below it: "" or "action-plan-2026/1.1/".

    The pages behind printed codes are no pages of the site: they only lead to them.
    """
    parser = html.HTMLParser(encoding="utf-8")
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html"): html.document_fromstring(
            path.read_bytes(), parser=parser
        )
        for path in sorted(site.rglob("*.html"))
        if path.relative_to(site).parts[0] != "q"
    }
    assert found, f"no pages in {site}"
    return found


def text(element: HtmlElement) -> str:
    """The text inside an element, with each run of white space as one space."""
    return " ".join(element.text_content().split())


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site with its bytes, by its path below it."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
