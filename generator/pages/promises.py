"""The pages of promises: one for each priority and each action of a document."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.languages import formats
from generator.languages.formats import ENGLISH
from generator.pages.addresses import address, label
from generator.pages.desk import Desk, write
from generator.pages.page import Crumb, Page
from generator.pages.tallies import actions_of, counts
from generator.pages.trails import beside, documents_crumb, home_crumb
from generator.plans import progress
from generator.plans.dates import last_day
from generator.plans.model import Action, Milestone, Priority, Statement
from generator.plans.progress import Dated
from generator.plans.refs import Place


def promises(desk: Desk, key: str) -> Iterator[Page]:
    """The pages of all priorities and actions of a document, in its own order."""
    order = _order(desk, key)
    steps = steps_of(desk, key)
    for place in order:
        path = address(desk.plans, place.ref)
        if desk.wants(path):
            make = action if isinstance(place.item, Action) else priority
            yield make(desk, place, beside(steps, path))


def steps_of(desk: Desk, key: str) -> list[Crumb]:
    """A document and the pages of its promises, in the order in which they are read."""
    document = Crumb(f"{key}/", desk.plans.documents[key].short)
    return [document, *(_step(desk, place) for place in _order(desk, key))]


def _order(desk: Desk, key: str) -> list[Place]:
    return [
        desk.plans.places[f"{key}/{ref}"]
        for priority in desk.plans.documents[key].priorities
        for ref in (priority.ref, *(action.ref for action in priority.actions))
    ]


def _step(desk: Desk, place: Place) -> Crumb:
    item = place.item
    title = f"{label(item.ref)} {item.short}" if isinstance(item, Statement) else item.short or ""
    return Crumb(address(desk.plans, place.ref), title)


def priority(desk: Desk, place: Place, around: dict[str, Crumb | None]) -> Page:
    """One priority with its own rating beside the count of its actions' ratings."""
    item = place.item
    assert isinstance(item, Priority)  # noqa: S101 - promises() sends each to its own
    actions = actions_of(desk, place.key, item)
    say = desk.speech.say
    return write(
        desk,
        "priority.html",
        address(desk.plans, place.ref),
        f"{item.ref} {item.short}",
        item.plain,
        trail=(home_crumb(desk), Crumb(f"{place.key}/", place.document.short)),
        place=place,
        document=place.document,
        standing=progress.standing(desk.plans, place, desk.as_of),
        counts=counts(desk, item, place.key) or _unrated(desk, len(actions)),
        actions=actions,
        lists=(
            ("means", say("What this means")),
            ("commitments", say("What was promised")),
            ("measures", say("How anyone will know that it worked")),
        ),
        **_ties(desk, place),
        **around,
    )


def _unrated(desk: Desk, count: int) -> str:
    return desk.speech.many(
        "Its {count} promise has no published rating.",
        "None of its {count} promises has a published rating.",
        count,
    ).format(count=count)


def action(desk: Desk, place: Place, around: dict[str, Crumb | None]) -> Page:
    """One promise: where it stands, its dates, its wording, who leads, how anyone will know."""
    item = place.item
    assert isinstance(item, Action)  # noqa: S101 - promises() sends each to its own
    say, plans = desk.speech.say, desk.plans
    shared = plans.places.get(f"{place.key}/{item.shares_with}") if item.shares_with else None
    timeline = timeline_of(desk, place, item)
    named = {
        name for part in (*item.lead, *item.involved) for name in (part.role, *part.in_particular)
    }
    return write(
        desk,
        "action.html",
        address(plans, place.ref),
        f"{label(item.ref)} {item.short}",
        item.plain,
        trail=(
            home_crumb(desk),
            Crumb(f"{place.key}/", place.document.short),
            Crumb(address(plans, f"{place.key}/{place.priority.ref}"), place.priority.short)
            if place.priority
            else documents_crumb(desk),
        ),
        place=place,
        document=place.document,
        standing=progress.standing(plans, place, desk.as_of),
        says_more=_says_more(desk, place),
        source_words=f"{place.document.action_word} {label(item.ref)}",
        timeline=timeline,
        dates=[dated for _, all_dated in timeline for dated in all_dated],
        who=(
            (say("Who leads"), item.lead),
            (say("Who else is involved"), item.involved),
        ),
        roles=[
            role
            for role in plans.area.roles
            if role.name in named and (role.plain or role.stands_for)
        ],
        shared=shared,
        impact_words={
            "better": ("green", say("Better")),
            "same": ("amber", say("The same")),
            "worse": ("red", say("Worse")),
            "not measured": ("none", say("Not measured")),
        },
        felt_words={
            "yes": ("green", say("Yes")),
            "partly": ("amber", say("Partly")),
            "not yet": ("red", say("Not yet")),
            "not asked": ("none", say("Not asked")),
        },
        measures_by_years=[
            (years, list(group)) for years, group in groupby(item.measures, lambda one: one.years)
        ],
        lists=(
            ("how", say("How")),
            ("outcomes", say("What families will see")),
            ("measures", say("How anyone will know that it worked")),
            ("resources", say("Resources and further steps")),
            ("monitoring", say("When it was to be checked")),
        ),
        **_ties(desk, place),
        **around,
    )


def _says_more(desk: Desk, place: Place) -> set[str]:
    """The milestones whose published words about time say more than their date does."""
    item = desk.english.places[place.ref].item
    return {
        one.ref
        for one in getattr(item, "milestones", ())
        if one.when and one.when.lower() != formats.timing(one, ENGLISH).lower()
    }


def timeline_of(
    desk: Desk, place: Place, item: Action
) -> list[tuple[Milestone | None, list[Dated]]]:
    """An action's milestones with their dates, those with a date first and in order of time."""
    rated = place.document.rated is not None
    found: list[tuple[Milestone | None, list[Dated]]] = []
    for milestone in item.milestones:
        at = desk.plans.places[f"{place.ref}{milestone.ref}"]
        found.append((milestone, progress.dates_of(desk.plans, at, desk.as_of) if rated else []))
    if rated and not any(dated for _, dated in found):
        found.append((None, progress.dates_of(desk.plans, place, desk.as_of)))
    return sorted(
        (entry for entry in found if entry[0] or entry[1]),
        key=lambda entry: last_day(entry[1][0].due) if entry[1] else dt.date.max,
    )


def _ties(desk: Desk, place: Place) -> dict[str, Any]:
    """The findings that a promise answers, and the promises and threads it is tied to."""
    plans, item = desk.plans, place.item
    own = tuple(getattr(item, "answers", ()))
    if isinstance(item, Action) and not own and place.priority:
        own = place.priority.answers
    return {
        "findings": [plans.places[ref] for ref in own],
        "links": [plans.places[ref] for ref in getattr(item, "links", ())],
        "links_text": getattr(item, "links_text", None),
        "linked": plans.linked_from.get(place.ref, ()),
        "threads": plans.threads_at.get(place.ref, ()),
    }
