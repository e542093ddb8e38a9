"""Where every promise stands on a given day. Pure: the same plans and day give the same answer.

Nothing here turns a passed date into a rating. A date that has passed with no word about it is
said to be exactly that.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from generator.plans.dates import last_day, parts, repeats
from generator.plans.model import Action, Priority
from generator.plans.plans import Plans
from generator.plans.refs import Place
from generator.plans.terms import Term, final_day, first_day, terms_within
from generator.plans.timing import Timed
from generator.plans.updates import Families, Forum, Impact, Rating, Update

State = Literal["done", "answered", "passed", "due"]


class Published(NamedTuple):
    """An update with the term it is about and the day it was published."""

    term: Term
    on: dt.date
    update: Update


class Standing(NamedTuple):
    """Where one promise stands.

    `history` has a rating or None for each term in which one was due so far, and for any other
    term with a rating. `missing` are finished terms without one. `stale` means that the latest
    rating is older than the last finished term.
    """

    work: Published | None
    history: tuple[tuple[Term, Rating | None], ...]
    missing: tuple[Term, ...]
    stale: bool
    impact: tuple[Term, Impact] | None
    families: tuple[Term, Families] | None
    forum: tuple[Term, Forum] | None

    @property
    def rating(self) -> Rating | None:
        """The latest published rating, if there is one."""
        return self.work.update.work if self.work else None


class Dated(NamedTuple):
    """One date of a milestone (or of an action without milestones that have dates).

    `due` is the date that now holds, as written; `first_due` the one first published.
    `months_moved` counts calendar months, later being positive.
    """

    place: Place
    due: str
    first_due: str
    state: State
    done: dt.date | None
    months_moved: int
    why: str | None


def published(plans: Plans, ref: str, as_of: dt.date) -> list[Published]:
    """All updates about a place up to a day, oldest first."""
    return [
        Published(term, file.published, file.updates[ref])
        for term, file in sorted(plans.updates.items())
        if file.published <= as_of and ref in file.updates
    ]


def rated_terms(plans: Plans, place: Place, as_of: dt.date) -> list[Term]:
    """The terms of the document's life that have begun and in which a rating is due."""
    document = place.document
    if document.rated is None or document.period is None:
        return []
    first = parts(document.period.from_).first
    terms = terms_within(first, last_day(document.period.to), plans.area.terms)
    return [term for term in terms if first_day(term, plans.area.terms) <= as_of]


def standing(plans: Plans, place: Place, as_of: dt.date) -> Standing:
    """Where a priority, an action or a milestone stands on a day."""
    updates = published(plans, place.ref, as_of)
    rated = {item.term: item for item in updates if item.update.work}
    due = rated_terms(plans, place, as_of)
    finished = [term for term in due if final_day(term, plans.area.terms) < as_of]
    latest = rated[max(rated)] if rated else None

    def newest(name: str) -> tuple[Term, Any] | None:
        found = [(item.term, getattr(item.update, name)) for item in updates]
        return next((pair for pair in reversed(found) if pair[1] is not None), None)

    return Standing(
        work=latest,
        history=tuple(
            (term, rated[term].update.work if term in rated else None)
            for term in sorted({*due, *rated})
        ),
        missing=tuple(term for term in finished if term not in rated),
        stale=bool(latest and finished and latest.term < finished[-1]),
        impact=newest("impact"),
        families=newest("families"),
        forum=newest("forum"),
    )


def count_ratings(
    plans: Plans, priority: Priority, key: str, as_of: dt.date
) -> Counter[Rating | None]:
    """How many actions of a priority have each rating; None counts those without one."""
    return Counter(
        standing(plans, plans.places[f"{key}/{action.ref}"], as_of).rating
        for action in priority.actions
    )


def timed_items(plans: Plans, key: str, action: Action) -> Iterator[Place]:
    """The milestones of an action, or the action itself where no milestone names a date."""
    milestones = [plans.places[f"{key}/{action.ref}{item.ref}"] for item in action.milestones]
    yield from milestones
    if not any(_dates(place) for place in milestones):
        yield plans.places[f"{key}/{action.ref}"]


def _dates(place: Place) -> list[str]:
    """The dates that a milestone or action names, in order; a series up to the plan's end."""
    item = place.item
    if not isinstance(item, Timed):
        return []
    if item.every and item.from_ and place.document.period:
        return repeats(item.every, item.from_, last_day(place.document.period.to))
    return sorted(item.dates, key=last_day)


def dates_of(plans: Plans, place: Place, as_of: dt.date) -> list[Dated]:
    """Every date of one place, with what is known about each on a day.

    An update answers a date if it is about this place and says that it was done (the first
    `done` answers the first date, and so on), moved it, or was published once it had passed.
    """
    updates = published(plans, place.ref, as_of)
    done = sorted(day for item in updates for day in item.update.done if day <= as_of)
    moves = [item for item in updates if item.update.moved_to]
    named = _dates(place)
    found = []
    for number, first_due in enumerate(named):
        move = moves[-1] if moves and number == len(named) - 1 else None
        due = (move.update.moved_to if move else None) or first_due
        finished = done[number] if number < len(done) else None
        said = any(item.on > last_day(due) and not item.update.done for item in updates)
        if len(named) == 1 and done:
            finished = done[-1]
        state: State = "done" if finished else "due"
        if not finished and last_day(due) < as_of:
            state = "answered" if said else "passed"
        found.append(
            Dated(
                place=place,
                due=due,
                first_due=first_due,
                state=state,
                done=finished,
                months_moved=_months_between(first_due, due),
                why=move.update.why if move else None,
            )
        )
    return found


def _months_between(first: str, second: str) -> int:
    one, two = last_day(first), last_day(second)
    return (two.year - one.year) * 12 + two.month - one.month


def dates_of_action(plans: Plans, key: str, action: Action, as_of: dt.date) -> list[Dated]:
    """Every date of an action: those of its milestones, or its own where they name none."""
    return [
        dated
        for place in timed_items(plans, key, action)
        for dated in dates_of(plans, place, as_of)
    ]


def calendar(plans: Plans, key: str, as_of: dt.date) -> list[Dated]:
    """Every date of a document, in order of time."""
    found = [
        dated
        for priority in plans.documents[key].priorities
        for action in priority.actions
        for dated in dates_of_action(plans, key, action, as_of)
    ]
    return sorted(found, key=lambda dated: (last_day(dated.due), dated.due.startswith("end")))


def coming(dates: list[Dated], as_of: dt.date) -> list[Dated]:
    """What is due next: dates that have not passed and are not done."""
    return [dated for dated in dates if dated.state == "due" and last_day(dated.due) >= as_of]


def passed(dates: list[Dated]) -> list[Dated]:
    """What has passed without an update, oldest first."""
    return [dated for dated in dates if dated.state == "passed"]


def open_milestones(plans: Plans, place: Place, as_of: dt.date) -> list[Place]:
    """The milestones of an action, or of a priority's actions, that nothing says are done."""
    actions = place.item.actions if isinstance(place.item, Priority) else (place.item,)
    milestones = [
        plans.places[f"{place.key}/{action.ref}{item.ref}"]
        for action in actions
        if isinstance(action, Action)
        for item in action.milestones
    ]
    return [
        milestone
        for milestone in milestones
        if not any(item.update.done for item in published(plans, milestone.ref, as_of))
    ]


def changes(plans: Plans, as_of: dt.date) -> list[tuple[Place, Published]]:
    """Every published update, newest first."""
    found = [
        (plans.places[ref], Published(term, file.published, update))
        for term, file in plans.updates.items()
        if file.published <= as_of
        for ref, update in file.updates.items()
    ]
    order = {ref: number for number, ref in enumerate(plans.places)}
    return sorted(found, key=lambda pair: (-pair[1].on.toordinal(), order[pair[0].ref]))
