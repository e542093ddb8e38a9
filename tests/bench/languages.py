"""What many languages cost, on this site's own pages. Run it on a machine that does nothing else.

Ours is `local-offer build` of all languages. Beside it stand mkdocs-static-i18n, and plain MkDocs
run once for each language, with the same pages in the same languages as Markdown, the same theme
and extensions, a search, and a navigation that has no more than ours. Cold means that nothing is
left of an earlier build.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from tests.bench.projects import (
    copy_project,
    give_as_markdown,
    languages,
    main_pages,
    pages_of,
    plain_project,
    static_i18n_project,
)
from tests.bench.running import MKDOCS, OURS, Cost, in_a_row, median, run

FASTER = 5.0
"""So many times as fast as mkdocs-static-i18n is a cold build of all languages."""

UNCHANGED, ONE_WORD, MEMORY = 1.5, 3.0, 400.0
"""Seconds when nothing has changed; when one word of English has; MB of memory at most."""

DISTURBED = 1.25
"""With so many seconds for each processor second, plain MkDocs did not have a processor alone."""

STEEPEST = 1.3
"""Time per page may grow by this much with pages, and with languages."""

PAGE, BEFORE, AFTER = "action-plan-2026/1.1", "will write easy guides", "will write easy-{} guides"
"""The action of which one word is changed: its page, and a part of its first sentence."""


class Scope(NamedTuple):
    """How much is measured: runs of each, languages, and the sizes of sites that are compared."""

    runs: int
    codes: tuple[str, ...]
    times: tuple[int, ...]
    counts: tuple[int, ...]


class Ours(NamedTuple):
    """What our builds took, from nothing, again, and after a change; and how many pages."""

    cold: Cost
    unchanged: Cost
    one_word: Cost
    pages: int


class Size(NamedTuple):
    """What a cold build of a site of some size took."""

    times: int
    languages: int
    pages: int
    cold: Cost

    @property
    def each(self) -> float:
        """Milliseconds of processors a page: other programs hardly change that."""
        return 1000 * self.cold.processor / self.pages


def scope(runs: int, quick: bool) -> Scope:
    """What to measure; `quick` only shows that everything works."""
    every = tuple(languages())
    if quick:
        return Scope(1, every[:3], (1, 2), (1, 3))
    return Scope(runs, every, (1, 2, 4), tuple(sorted({1, 4, len(every)})))


def cold_build(project: Path) -> Cost:
    """Build our site with nothing left of an earlier build, not even templates made ready."""
    for name in ("site", ".cache", ".kept"):
        shutil.rmtree(project / name, ignore_errors=True)
    (project / ".kept").mkdir()
    return build_again(project)


def build_again(project: Path) -> Cost:
    """Build our site after an earlier build."""
    return run(OURS, project, {"TMPDIR": str(project / ".kept"), "PYTHONPATH": str(project)})


def change_one_word(project: Path, number: int) -> str:
    """Change one word of an action's English; gives the words that must now be published."""
    path = project / "plans" / f"{PAGE.split('/')[0]}.yml"
    text = path.read_text("utf-8")
    old, new = (AFTER.format(number - 1) if number > 1 else BEFORE), AFTER.format(number)
    if text.count(old) != 1:
        raise LookupError(f"{path.name} does not say {old!r} once: change BEFORE in {__file__}")
    path.write_text(text.replace(old, new), "utf-8")
    return new


def build_with_one_word(project: Path, codes: Sequence[str], number: int) -> Cost:
    """Build our site after one word has changed, and see that every language says the new one."""
    new = change_one_word(project, number)
    cost = build_again(project)
    for code in codes:
        page = pages_of(project / "site", codes, code)[f"{PAGE}/index.html"]
        if new not in page.read_text("utf-8"):
            raise RuntimeError(f"The page {PAGE} was not built again in the language {code}.")
    return cost


def count_pages(project: Path, codes: Sequence[str]) -> int:
    """How many pages a finished site has in all its languages."""
    return sum(len(pages_of(project / "site", codes, code)) for code in codes)


def measure(folder: Path, asked: Scope) -> tuple[Ours, Cost, Cost | None]:
    """Build ours, plain MkDocs and mkdocs-static-i18n in turn, so that all meet the same load."""
    ours, markdown, plain = folder / "ours", folder / "markdown", folder / "plain"
    copy_project(ours, codes=asked.codes)
    cold_build(ours)
    nav = main_pages(ours / "site")
    pages = give_as_markdown(ours / "site", asked.codes, markdown)
    for code in asked.codes:
        plain_project(plain / code, markdown, code, nav)
    if has_theirs := find_spec("mkdocs_static_i18n") is not None:
        names = {code: name for code, name in languages().items() if code in asked.codes}
        static_i18n_project(folder / "theirs", markdown, names, nav)
    cold, unchanged, one_word, one_by_one, theirs = [], [], [], [], []
    for number in range(1, asked.runs + 1):
        cold.append(cold_build(ours))
        unchanged.append(build_again(ours))
        one_word.append(build_with_one_word(ours, asked.codes, number))
        one_by_one.append(in_a_row([run(MKDOCS, plain / code) for code in asked.codes]))
        if has_theirs:
            theirs.append(run(MKDOCS, folder / "theirs"))
    found = Ours(median(cold), median(unchanged), median(one_word), pages)
    return found, median(one_by_one), median(theirs) if theirs else None


def measure_growth(whole: Ours, asked: Scope) -> Iterator[Size]:
    """Build more pages, then fewer languages; the whole site has been built before."""
    every = len(asked.codes)
    sizes = [(times, every) for times in asked.times] + [(1, count) for count in asked.counts]
    for times, count in sizes:
        if (times, count) == (1, every):
            yield Size(times, count, whole.pages, whole.cold)
            continue
        with TemporaryDirectory() as name:
            project, codes = Path(name), asked.codes[:count]
            copy_project(project, times, codes)
            cold = median(cold_build(project) for _ in range(asked.runs))
            yield Size(times, count, count_pages(project, codes), cold)


def show(name: str, cost: Cost) -> None:
    """Print one line of the table."""
    memory = "?" if cost.memory is None else f"{cost.memory:.0f}"
    click.echo(f"{name:<40}{cost.seconds:>9.2f}{cost.processor:>12.2f}{memory:>11}")


def compare(asked: Scope) -> list[tuple[str, bool | None]]:
    """Measure and print everything; gives each promise and whether it is kept, if that is known."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    click.echo(f"{os.cpu_count()} processors, load {load}; the median of {asked.runs}")
    click.echo(f"{'':<40}{'seconds':>9}{'processor s':>12}{'memory MB':>11}")
    with TemporaryDirectory() as name:
        ours, plain, theirs = measure(Path(name), asked)
    show("ours, cold", ours.cold)
    show("ours, nothing changed", ours.unchanged)
    show("ours, one word of English changed", ours.one_word)
    show("plain MkDocs, a run for each language", plain)
    if theirs:
        show("mkdocs-static-i18n, cold", theirs)
    click.echo(f"{ours.pages} pages in {len(asked.codes)} languages. {memory_is(ours.cold)}\n")
    click.echo("times  languages  pages  seconds  processor s  of it ms a page")
    sizes = []
    for size in measure_growth(ours, asked):
        sizes.append(size)
        click.echo(
            f"{size.times:>4}x{size.languages:>11}{size.pages:>7}"
            f"{size.cold.seconds:>9.2f}{size.cold.processor:>13.2f}{size.each:>17.1f}"
        )
    click.echo()
    return list(promises(ours, plain, theirs, sizes))


def memory_is(cost: Cost) -> str:
    """What the figure for memory means here."""
    if cost.memory is None:
        return "Memory can be measured on Linux only."
    return "Memory: all processes together, at most; what they share counts once."


def promises(
    ours: Ours, plain: Cost, theirs: Cost | None, sizes: Sequence[Size]
) -> Iterator[tuple[str, bool | None]]:
    """Each promise, with what was found, and whether it is kept.

    Seconds say nothing where other programs have used the processors meanwhile. Plain MkDocs shows
    that: it uses one all the time, so that it needs hardly more seconds than processor seconds.
    """
    alone = plain.seconds < DISTURBED * plain.processor
    if not alone:
        yield "Other programs were at work: what follows in seconds is not judged.", None
    if theirs:
        ratio = theirs.seconds / ours.cold.seconds
        yield (
            f"{ratio:.1f}x as fast as mkdocs-static-i18n (at least {FASTER:g}x)",
            ratio >= FASTER if alone else None,
        )
    else:
        yield "mkdocs-static-i18n is not installed: pip install -e .[bench]", None
    yield f"{plain.seconds / ours.cold.seconds:.1f}x as fast as plain MkDocs, one by one", None
    took = ours.unchanged.seconds
    yield (
        f"{took:.2f} s when nothing has changed (under {UNCHANGED:g} s)",
        took < UNCHANGED if alone else None,
    )
    took = ours.one_word.seconds
    yield (
        f"{took:.2f} s when one word has changed (under {ONE_WORD:g} s)",
        took < ONE_WORD if alone else None,
    )
    peaks = [cost.memory for cost in ours[:3] if cost.memory is not None]
    if peaks:
        yield f"{max(peaks):.0f} MB of memory (under {MEMORY:g} MB)", max(peaks) < MEMORY
    most = max(size.languages for size in sizes)
    by_pages = [size for size in sizes if size.languages == most]
    by_languages = [size for size in sizes if size.times == 1]
    for what, some in (("plans", by_pages), ("languages", by_languages)):
        few, many = min(some, key=_pages), max(some, key=_pages)
        steep = many.each / few.each
        said = f"{steep:.2f}x the processor time a page with {many.pages / few.pages:.0f}x as many"
        yield f"{said} pages by {what} (at most {STEEPEST:g}x)", steep <= STEEPEST


def _pages(size: Size) -> int:
    return size.pages


@click.command()
@click.option("--runs", default=3, show_default=True, help="Each figure is the median of so many.")
@click.option("--quick", is_flag=True, help="One run of little: only to see that all of it works.")
def main(runs: int, quick: bool) -> None:
    """Measure what many languages cost, and say which promises about it are kept."""
    found = compare(scope(runs, quick))
    if quick:  # what is promised is promised for all languages
        found = [(said, None) for said, _ in found]
    for said, kept in found:
        mark = {True: "kept", False: "BROKEN", None: ""}[kept]
        click.echo(f"{mark:<7}{said}")
    sys.exit(1 if any(kept is False for _, kept in found) else 0)


if __name__ == "__main__":
    main()
