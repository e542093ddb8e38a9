"""Running a program to its end, and what it took: time, processor time, memory."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
EVERY = 0.1
"""Seconds between two looks at the memory, so that looking takes hardly any time from the run."""

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
OURS = (sys.executable, "-c", "from generator.cli import main; main()", "build", "--no-print")
"""`local-offer build`, with the program that stands in the folder where it is run."""


class Cost(NamedTuple):
    """What a run took: seconds, seconds of processors, and MB of memory at most.

    The memory is what all processes of the run held in RAM at one moment; what some of them share
    counts once (each process's PSS, added up). It is None where there is no /proc to read it from.
    """

    seconds: float
    processor: float
    memory: float | None


def run(
    command: Sequence[str | Path], cwd: Path, variables: Mapping[str, str] | None = None
) -> Cost:
    """Run a command; what it prints is shown only if it fails."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(variables or {})}
    with (cwd / ".printed").open("w+b") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=quiet, stdout=printed, stderr=subprocess.STDOUT
        )
        watch = _Watch(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = watch.end()
        if process.returncode:
            printed.seek(0)
            raise RuntimeError(f"{command} failed:\n{printed.read().decode(errors='replace')}")
    return Cost(seconds, used.ru_utime + used.ru_stime, memory)


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each figure over some runs."""
    every = list(costs)
    peaks = [cost.memory for cost in every if cost.memory is not None]
    return Cost(
        statistics.median(cost.seconds for cost in every),
        statistics.median(cost.processor for cost in every),
        statistics.median(peaks) if peaks else None,
    )


def in_a_row(costs: Iterable[Cost]) -> Cost:
    """What some runs took together, one after another."""
    every = list(costs)
    peaks = [cost.memory for cost in every if cost.memory is not None]
    return Cost(
        sum(cost.seconds for cost in every),
        sum(cost.processor for cost in every),
        max(peaks) if peaks else None,
    )


class _Watch:
    """Looks again and again at the memory of a process and all that it has started."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            self._peak = max(self._peak, sum(map(_held, _family(self._number))))

    def end(self) -> float | None:
        """Stop looking; gives the peak in MB."""
        self._ended.set()
        self._thread.join()
        return self._peak / 1e6 if self._peak else None


def _family(number: int) -> list[int]:
    """A process and all that it and they have started."""
    found, ahead = [], [number]
    while ahead:
        one = ahead.pop()
        found.append(one)
        for children in PROC.glob(f"{one}/task/*/children"):
            try:
                ahead.extend(map(int, children.read_text().split()))
            except OSError:  # it has ended meanwhile
                continue
    return found


def _held(number: int) -> int:
    """Bytes that a process holds in RAM, with its part of what it shares with others."""
    try:
        lines = (PROC / str(number) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
