"""Where each thing stands in a picture of time. Templates draw it; words say the same beside it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.plans.dates import parts
from generator.plans.plans import Plans
from generator.plans.progress import Dated, State
from generator.plans.threads import Thread

WIDTH = 340
"""Units across every picture: about as many as a small phone has pixels, so text stays legible."""
LEFT, RIGHT, ROW = 26, 12, 34


Cell = tuple[float, float, State]


class Dot(NamedTuple):
    """One or more dates of the same month, priority and state."""

    x: float
    y: float
    state: str
    number: int


class Tick(NamedTuple):
    """A month or a year on the scale."""

    x: float
    label: str


class Months(NamedTuple):
    """A picture of a plan's dates: a row a priority, a column a month."""

    width: int
    height: int
    rows: tuple[tuple[float, str], ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    today: float | None
    counts: tuple[tuple[str, int], ...]


def months(
    dates: Sequence[Dated], first: str, last: str, as_of_month: str, initials: Sequence[str]
) -> Months:
    """Place dates on a grid of months from `first` to `last` ("2026-01").

    `initials` are the short names of the twelve months in the reader's language.
    """
    start, columns = _month(first), _month(last) - _month(first) + 1
    step = (WIDTH - LEFT - RIGHT) / columns

    def x(month: int) -> float:
        return round(LEFT + (min(max(month - start, 0), columns - 1) + 0.5) * step, 1)

    priorities = list(dict.fromkeys(d.place.priority.ref for d in dates if d.place.priority))
    priorities.sort()
    y = {ref: ROW * (number + 0.5) for number, ref in enumerate(priorities)}
    cells = Counter(
        (x(_month(_of(dated))), y[dated.place.priority.ref], dated.state)
        for dated in dates
        if dated.place.priority
    )
    today = _month(as_of_month)
    return Months(
        width=WIDTH,
        height=ROW * len(priorities) + 24,
        rows=tuple((y[ref], ref) for ref in priorities),
        ticks=tuple(Tick(x(start + n), initials[(start + n) % 12]) for n in range(columns)),
        dots=tuple(Dot(*_aside(cells, place), *place[2:], n) for place, n in cells.items()),
        today=x(today) if start <= today < start + columns else None,
        counts=tuple(Counter(dated.state for dated in dates).items()),
    )


def _aside(cells: Counter[Cell], place: Cell) -> tuple[float, float]:
    """Two states in the same month and row stand a little apart."""
    x, y, state = place
    others = sorted(other[2] for other in cells if other[:2] == (x, y))
    return x, y + (others.index(state) - (len(others) - 1) / 2) * 17


def _of(dated: Dated) -> str:
    return f"{parts(dated.due).last:%Y-%m}"


def _month(text: str) -> int:
    year, month = text.split("-")[:2]
    return int(year) * 12 + int(month) - 1


class Stop(NamedTuple):
    """A document on the line of a thread, and how often the promise appears in it."""

    x: float
    year: str
    kind: str
    number: int


class Stops(NamedTuple):
    """A picture of a thread: one stop a document, oldest first."""

    width: int
    height: int
    stops: tuple[Stop, ...]


def stops(plans: Plans, thread: Thread) -> Stops:
    """Place the documents on a line, with how often the thread touches each."""
    counts = Counter(plans.places[step.at].key for step in thread.steps)
    documents = list(plans.documents.items())[::-1]
    width = 260  # narrower, for a card
    step = width / len(documents)
    return Stops(
        width=width,
        height=74,
        stops=tuple(
            Stop(round((n + 0.5) * step, 1), key.rsplit("-", 1)[-1], document.kind, counts[key])
            for n, (key, document) in enumerate(documents)
        ),
    )
