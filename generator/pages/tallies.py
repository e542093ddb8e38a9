"""Where many promises stand together: the wall of tiles, and the same in one sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from generator.languages import formats
from generator.pages.desk import Desk
from generator.plans import progress
from generator.plans.model import Priority
from generator.plans.progress import Standing
from generator.plans.refs import Place
from generator.plans.updates import RATINGS, Rating


class Group(NamedTuple):
    """A priority on the wall of promises, with its actions."""

    place: Place
    standing: Standing
    counts: str
    actions: tuple[tuple[Place, Standing], ...]


def wall(desk: Desk, key: str) -> list[Group]:
    """The priorities of a document with where each of their actions stands."""
    plans = desk.plans
    return [
        Group(
            place := plans.places[f"{key}/{priority.ref}"],
            progress.standing(plans, place, desk.as_of),
            counts(desk, priority, key),
            actions_of(desk, key, priority),
        )
        for priority in plans.documents[key].priorities
    ]


def actions_of(desk: Desk, key: str, priority: Priority) -> tuple[tuple[Place, Standing], ...]:
    """The actions of a priority, each with where it stands."""
    places = [desk.plans.places[f"{key}/{action.ref}"] for action in priority.actions]
    return tuple((place, progress.standing(desk.plans, place, desk.as_of)) for place in places)


def counts(desk: Desk, priority: Priority, key: str) -> str:
    """How many of a priority's actions have each rating, in words; "" if none has one."""
    found = progress.count_ratings(desk.plans, priority, key, desk.as_of)
    if not any(found[rating] for rating in RATINGS):
        return ""
    return desk.speech.say("Its promises: {list}.").format(list=_tally(desk, found))


def summary(desk: Desk, standings: Sequence[Standing]) -> str:
    """Where all promises stand, in one sentence without its full stop."""
    many = desk.speech.many
    ratings = [standing.rating for standing in standings]
    if not any(ratings):
        return many(
            "No rating has been published yet for the {count} promise",
            "No rating has been published yet for any of the {count} promises",
            len(ratings),
        ).format(count=len(ratings))
    tally = {rating: ratings.count(rating) for rating in (*RATINGS, None)}
    return many("Of {count} promise: {list}", "Of {count} promises: {list}", len(ratings)).format(
        count=len(ratings), list=_tally(desk, tally)
    )


def _tally(desk: Desk, found: Mapping[Rating | None, int]) -> str:
    many = desk.speech.many
    words: dict[Rating | None, Callable[[int], str]] = {
        "blue": lambda n: many("{count} finished", "{count} finished", n),
        "green": lambda n: many("{count} on track", "{count} on track", n),
        "amber": lambda n: many("{count} partly on track", "{count} partly on track", n),
        "red": lambda n: many("{count} unlikely in time", "{count} unlikely in time", n),
        None: lambda n: many("{count} without a rating", "{count} without a rating", n),
    }
    counted = [(found[rating], word) for rating, word in words.items() if found[rating]]
    return formats.several([word(n).format(count=n) for n, word in counted], desk.speech)
