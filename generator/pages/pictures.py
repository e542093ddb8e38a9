"""Where each thing stands in a picture of time. Templates draw it; words say the same beside it.

Time runs in the direction in which the page is read.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.plans.dates import parts
from generator.plans.plans import Plans
from generator.plans.progress import Dated, State
from generator.plans.threads import Thread

WIDTH = 340
"""Units across every picture: about as many as a small phone has pixels, so text stays legible."""
LEFT, RIGHT, ROW = 26, 12, 34
LETTER = 6.2
"""Units that a letter of a label takes, more or less: only the browser knows its font."""
NO_WIDTH = ("Mn", "Me", "Cf", "Co")
"""Signs, as Unicode sorts them, that stand on a letter or are not seen."""


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
    direction: str
    names: float
    lines: tuple[float, float]
    rows: tuple[tuple[float, str], ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    today: float | None
    counts: tuple[tuple[str, int], ...]


def months(
    dates: Sequence[Dated], period: tuple[str, str], today: str, initials: Sequence[str], way: str
) -> Months:
    """Place dates on a grid of the months of a period, such as "2026-01" to "2027-12".

    `today` is a month, too. `initials` are the short names of the twelve months in the reader's
    language, `way` is its direction.
    """
    first, last = period
    start, columns = _month(first), _month(last) - _month(first) + 1
    step = (WIDTH - LEFT - RIGHT) / columns

    def x(month: int) -> float:
        column = min(max(month - start, 0), columns - 1)
        return _side(round(LEFT + (column + 0.5) * step, 1), WIDTH, way)

    priorities = list(dict.fromkeys(d.place.priority.ref for d in dates if d.place.priority))
    priorities.sort()
    y = {ref: ROW * (number + 0.5) for number, ref in enumerate(priorities)}
    cells = Counter(
        (x(_month(_of(dated))), y[dated.place.priority.ref], dated.state)
        for dated in dates
        if dated.place.priority
    )
    now = _month(today)
    return Months(
        width=WIDTH,
        height=ROW * len(priorities) + 24,
        direction=way,
        names=_side(2, WIDTH, way),
        lines=(_side(24, WIDTH, way), _side(WIDTH, WIDTH, way)),
        rows=tuple((y[ref], ref) for ref in priorities),
        ticks=tuple(Tick(x(start + n), initials[(start + n) % 12]) for n in range(columns)),
        dots=tuple(Dot(*_aside(cells, place), *place[2:], n) for place, n in cells.items()),
        today=x(now) if start <= now < start + columns else None,
        counts=tuple(Counter(dated.state for dated in dates).items()),
    )


def _side(x: float, width: int, way: str) -> float:
    """A place from the left edge, or as far from the right one where reading begins there."""
    return round(width - x, 1) if way == "rtl" else x


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
    is_above: bool


class Stops(NamedTuple):
    """A picture of a thread: one stop a document, oldest first; `line` is how far down it runs."""

    width: int
    height: int
    line: int
    stops: tuple[Stop, ...]


def stops(plans: Plans, thread: Thread, labels: Mapping[str, str], way: str) -> Stops:
    """Place the documents on a line, with how often the thread touches each.

    `labels` are what the kinds of documents are called. Where that is too long for one beside the
    other, every second one stands above the line.
    """
    counts = Counter(plans.places[step.at].key for step in thread.steps)
    documents = list(plans.documents.items())[::-1]
    width = 260  # narrower, for a card
    step = width / len(documents)
    names = [labels[document.kind] for _, document in documents]
    crowded = any(_long(one) + _long(other) > 2 * step for one, other in pairwise(names))
    line = 50 if crowded else 22
    return Stops(
        width=width,
        height=line + 52,
        line=line,
        stops=tuple(
            Stop(
                x=_side(round((n + 0.5) * step, 1), width, way),
                year=key.rsplit("-", 1)[-1],
                kind=document.kind,
                number=counts[key],
                is_above=crowded and n % 2 == 1,
            )
            for n, (key, document) in enumerate(documents)
        ),
    )


def _long(label: str) -> float:
    """About how wide a label is: signs of Chinese are twice as wide."""
    letters = [letter for letter in label if unicodedata.category(letter) not in NO_WIDTH]
    wide = sum(unicodedata.east_asian_width(letter) == "W" for letter in letters)
    return (len(letters) + wide) * LETTER
