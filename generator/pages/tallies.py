"""Where many promises stand together: the wall of tiles, and the same in one sentence."""

from collections.abc import Mapping, Sequence
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
    say = desk.speech.say
    ratings = [standing.rating for standing in standings]
    if not any(ratings):
        return say("No rating has been published yet for any of the {count} promises").format(
            count=len(ratings)
        )
    tally = {rating: ratings.count(rating) for rating in (*RATINGS, None)}
    return say("Of {count} promises: {list}").format(count=len(ratings), list=_tally(desk, tally))


def _tally(desk: Desk, found: Mapping[Rating | None, int]) -> str:
    say = desk.speech.say
    words: dict[Rating | None, str] = {
        "blue": say("{count} finished"),
        "green": say("{count} on track"),
        "amber": say("{count} partly on track"),
        "red": say("{count} unlikely in time"),
        None: say("{count} without a rating"),
    }
    return formats.several(
        [text.format(count=found[rating]) for rating, text in words.items() if found[rating]],
        desk.speech,
    )
