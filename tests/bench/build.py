"""How long the site takes to build, beside plain MkDocs with the same pages as Markdown.

Both are measured in one run on one machine, so that the ratio means something wherever it is
run. Both build English alone. Ours also checks the plans and writes the data files; both make a
search index. Plain MkDocs is given its quickest navigation and the same theme.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.languages.formats import ENGLISH
from tests.bench.projects import copy_project, give_as_markdown, plain_project
from tests.bench.running import MKDOCS, run

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
            ours, plain, markdown = (Path(folder, name) for name in ("ours", "plain", "markdown"))
            copy_project(ours, times, [ENGLISH.code])
            seconds = best(ours)
            pages = give_as_markdown(ours / "site", [ENGLISH.code], markdown)
            plain_project(plain, markdown)
            yield Result(times, pages, seconds, best(plain))


def best(project: Path) -> float:
    """Seconds of the quickest of a few whole builds, each in a process of its own."""
    return min(run(MKDOCS, project).seconds for _ in range(RUNS))
