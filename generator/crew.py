"""Languages built side by side: one process a processor, from what was read once."""

import gc
import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from itertools import groupby
from multiprocessing.sharedctypes import Synchronized
from typing import NamedTuple, TypeVar

from generator import processes, site
from generator.build_language import Given, Job, Marks, finish, make, marks_of
from generator.languages.formats import ENGLISH
from generator.publishing import search
from generator.publishing.memory import Language

SELDOM = 50_000
"""Python looks for what is not needed any more after so many new objects. By itself it does after
700, which takes a tenth of the time of a build."""

SOON = 0.0005
"""Seconds after which the thread that has an answer of Pagefind may go on."""

Kind = TypeVar("Kind")
Group = Sequence[Job]
"""Languages that one process builds, one after another."""


def build_all(given: Given, jobs: Sequence[Job]) -> dict[str, Language]:
    """Build languages, and give what to remember of each by its code."""
    groups = _groups(jobs)
    workers = processes.workers(len(groups))
    # English gives the marks when it is made anew. Else all find out first what has changed.
    asked = workers if _is_again(jobs) else 0
    if workers == 1:
        marks = _joined([marks_of(given, site.WHOLE) for _ in range(asked)])
        shares = [_build_groups(given, marks, groups)]
    else:
        gc.freeze()  # so that the processes share what was read, rather than each count it anew
        crew = Crew(given, groups, multiprocessing.Value("i", 0))
        with processes.pool(workers, _remember, crew) as pool:
            parts = [site.Part(number, asked) for number in range(asked)]
            marks = _joined(list(pool.map(_marks_of_part, parts)))
            done = [pool.submit(_build_share, marks) for _ in range(workers)]
            try:
                shares = [share.result() for share in done]
            except BaseException:
                crew.leave_off()
                raise
    found = _joined(shares) or {}
    pages = found[ENGLISH.code].pages if marks is None else marks
    return {job.code: found[job.code]._replace(pages=pages) for job in jobs}


def _is_again(jobs: Sequence[Job]) -> bool:
    """Whether some pages may still be right, or nobody makes all English ones."""
    codes = {job.code for job in jobs}
    return ENGLISH.code not in codes or any(job.old and job.old.base == job.base for job in jobs)


def _joined(parts: Sequence[Mapping[str, Kind]]) -> dict[str, Kind] | None:
    """Parts in one, in order; None if there are none."""
    return dict(sorted(pair for part in parts for pair in part.items())) if parts else None


def _groups(jobs: Sequence[Job]) -> list[Group]:
    """The jobs, those together that share a dictionary for their search; the longest first."""
    spoken = sorted(jobs, key=_without_script)
    groups = [list(group) for _, group in groupby(spoken, key=_without_script)]
    return sorted(groups, key=lambda group: (-len(group), jobs.index(group[0])))


def _without_script(job: Job) -> str:
    """The language of a job, whatever script it is written in: zh for zh-Hans and zh-Hant."""
    return job.code.split("-")[0]


def _build_groups(
    given: Given, marks: Marks | None, groups: Iterable[Group]
) -> dict[str, Language]:
    """Build groups of languages, one after another; gives what to remember of each language."""
    begun: dict[str, Future[Language]] = {}
    with (
        search.started() if given.search else nullcontext() as pagefind,
        ThreadPoolExecutor(1) as waiting,
    ):
        for group in groups:
            for job in group:
                for indexed in filter(Future.done, begun.values()):
                    indexed.result()  # after an error no other language is begun
                made = make(given, marks, job)
                # Pagefind, a process of its own, works while the next language is made.
                begun[job.code] = waiting.submit(finish, given, made, pagefind)
        return {code: language.result() for code, language in begun.items()}


class Crew(NamedTuple):
    """What all processes share: what to build from, and which group nobody has begun yet."""

    given: Given
    groups: Sequence[Group]
    ahead: "Synchronized[int]"

    def leave_off(self) -> None:
        """Let nobody begin another group."""
        self.ahead.value = len(self.groups)


_process: list[Crew] = []
"""What a process of the pool was given at its start, so that it is not sent with each job."""


def _remember(crew: Crew) -> None:
    gc.set_threshold(SELDOM)
    sys.setswitchinterval(SOON)
    _process[:] = [crew]


def _marks_of_part(part: site.Part) -> dict[str, str]:
    return marks_of(_process[0].given, part)


def _build_share(marks: Marks | None) -> dict[str, Language]:
    """Build what the other processes leave over; after an error, nobody begins anything more."""
    crew = _process[0]
    try:
        return _build_groups(crew.given, marks, _taken(crew.groups, crew.ahead))
    except BaseException:
        crew.leave_off()
        raise


def _taken(groups: Sequence[Group], ahead: "Synchronized[int]") -> Iterator[Group]:
    """Group after group, as long as there is one that no process has taken."""
    while True:
        with ahead.get_lock():
            number = ahead.value
            ahead.value = number + 1
        if number >= len(groups):
            return
        yield groups[number]
