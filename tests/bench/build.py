"""How long the site takes to build, beside plain MkDocs with the same pages as Markdown.

Both are measured in one run on one machine, so that the ratio means something wherever it is
run. Ours also checks the plans and writes the data files; both make a search index. Plain MkDocs
is given its quickest navigation and the same theme.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml
from lxml import html
from markdownify import markdownify

ROOT = Path(__file__).parents[2]
RUNS = 3


class Result(NamedTuple):
    """Seconds to build a site of so many pages, the best of a few runs each."""

    times: int
    pages: int
    ours: float
    plain: float


def measure(sizes: tuple[int, ...] = (1, 4, 16)) -> Iterator[Result]:
    """Build the site and its plain twin at each size, a multiple of the real documents."""
    for times in sizes:
        with TemporaryDirectory() as folder:
            ours, plain = Path(folder, "ours"), Path(folder, "plain")
            copy_project(ours, times)
            seconds = best(ours)
            pages = give_as_markdown(ours / "site", plain)
            yield Result(times, pages, seconds, best(plain))


def copy_project(to: Path, times: int) -> None:
    """The project with each document and thread standing there `times` times under new names."""
    for name in ("overrides", "content", "plans"):
        shutil.copytree(ROOT / name, to / name)
    (to / "generator").mkdir()  # mkdocs.yml watches it
    shutil.copy(ROOT / "mkdocs.yml", to)
    keys = [path.stem for path in (ROOT / "plans").glob("*-2*.yml")]
    names = re.compile(rf"\b({'|'.join(map(re.escape, keys))})\b")
    threads = yaml.safe_load((ROOT / "plans/threads.yml").read_text("utf-8"))
    every = list(threads["threads"])
    for number in range(2, times + 1):
        for key in keys:
            text = (ROOT / "plans" / f"{key}.yml").read_text("utf-8")
            twin = names.sub(rf"\1-{number}", text)
            (to / "plans" / f"{key}-{number}.yml").write_text(twin, "utf-8")
        for thread in threads["threads"]:
            steps = [
                {**step, "at": names.sub(rf"\1-{number}", step["at"])} for step in thread["steps"]
            ]
            every.append({**thread, "ref": f"{thread['ref']}-{number}", "steps": steps})
    text = json.dumps({"threads": every})  # JSON is YAML, and repeats what is repeated
    (to / "plans/threads.yml").write_text(text, "utf-8")


def give_as_markdown(site: Path, to: Path) -> int:
    """The same pages as Markdown files for plain MkDocs; gives how many."""
    count = 0
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html" or "pagefind" in page.parts:
            continue
        main = html.fromstring(page.read_bytes()).xpath("//main")[0]
        text = markdownify(html.tostring(main, encoding="unicode"))
        target = to / "docs" / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        count += 1
    settings = {
        "site_name": "Plain",
        "theme": {
            "name": "material",
            "font": False,
            "features": ["navigation.tabs", "navigation.indexes", "navigation.prune"],
        },
        "plugins": ["search"],
        "validation": {"unrecognized_links": "ignore", "absolute_links": "ignore"},
        "markdown_extensions": ["abbr", "admonition", "attr_list", "def_list", "tables"],
    }
    (to / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return count


def best(project: Path) -> float:
    """Seconds of the quickest of a few whole builds, each in a process of its own."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # the theme's news for developers
        subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL, env=quiet)
        seconds.append(time.perf_counter() - start)
    return min(seconds)
