"""Work side by side, a process a processor, in processes that end with the one that began them."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial


def can_fork() -> bool:
    """Whether a process can begin with all that this one has read; on Windows it cannot."""
    return "fork" in multiprocessing.get_all_start_methods()


def workers(jobs: int) -> int:
    """How many processes to share so many jobs between."""
    return min(os.cpu_count() or 1, jobs)


@contextmanager
def pool(
    count: int, ready: Callable[..., object] = int, *given: object
) -> Iterator[ProcessPoolExecutor]:
    """Processes that get `ready` once, each with what is given, and then do jobs.

    If the program is told to end, so are they: Python would wait for ever for those that it was
    just starting.
    """
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    with ProcessPoolExecutor(count, context, partial(_begin, ready, *given)) as executor:
        try:
            yield executor
        except (KeyboardInterrupt, SystemExit):
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _begin(ready: Callable[..., object], *given: object) -> None:
    threading.Thread(target=_follow, daemon=True).start()
    ready(*given)


def _follow() -> None:
    """End when the process that began this one has ended, even if it was killed.

    A process of a pool would else wait for its next job for ever.
    """
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
