"""Work side by side, a process a processor, in processes that end with the one that began them."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec

Given = ParamSpec("Given")


def can_fork() -> bool:
    """Whether a process can begin with all that this one has read; on Windows it cannot."""
    return "fork" in multiprocessing.get_all_start_methods()


def workers(jobs: int) -> int:
    """How many processes to share so many jobs between."""
    return min(os.cpu_count() or 1, jobs)


def pool(
    count: int, ready: Callable[Given, object], *given: Given.args, **named: Given.kwargs
) -> ProcessPoolExecutor:
    """Processes that get ready once, each with what they are given, and then do jobs."""
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    return ProcessPoolExecutor(count, context, _begin, (ready, given, named))


def _begin(
    ready: Callable[..., object], given: tuple[object, ...], named: dict[str, object]
) -> None:
    threading.Thread(target=_follow, daemon=True).start()
    ready(*given, **named)


def _follow() -> None:
    """End when the process that began this one has ended, even if it was killed.

    A process of a pool would else wait for its next job for ever.
    """
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
