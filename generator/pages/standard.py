"""The standard edition: every page, from the plans alone. Each function gives finished pages."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from generator.languages import formats
from generator.pages import about, tracing
from generator.pages.addresses import address
from generator.pages.drawing import dates_picture, thread_picture
from generator.pages.desk import Desk, by_due, write
from generator.pages.page import Crumb, Page
from generator.plans import progress
from generator.plans.dates import last_day
from generator.plans.model import Action, Milestone, Priority, Statement
from generator.plans.progress import Dated, Standing
from generator.plans.refs import Place
from generator.plans.updates import RATINGS


class Group(NamedTuple):
    """A priority on the wall of promises, with its actions."""

    place: Place
    standing: Standing
    counts: str
    actions: tuple[tuple[Place, Standing], ...]


def pages(desk: Desk) -> Iterator[Page]:
    """Every page of the standard edition in one language."""
    yield home(desk)
    documents = list(desk.plans.documents)
    for number, key in enumerate(documents):
        before = documents[number - 1] if number else None
        after = documents[number + 1] if number + 1 < len(documents) else None
        yield document(desk, key, before, after)
        yield from promises(desk, key)
    if desk.plans.threads:
        yield threads(desk)
        yield from map(lambda number: thread(desk, number), range(len(desk.plans.threads)))
    yield changes(desk)
    yield from about.pages(desk)


def home(desk: Desk) -> Page:
    """Where things stand, what has changed, what comes next, where to get help."""
    plans, key = desk.plans, desk.plans.area.main
    main = plans.documents[key]
    dates = progress.calendar(plans, key, desk.as_of)
    coming = progress.coming(dates, desk.as_of)
    by_date = by_due(coming)
    rows = wall(desk, key)
    inspection = plans.documents.get(main.answers) if main.answers else None
    return write(
        desk,
        "home.html",
        "",
        desk.speech.say("What was promised to families, and what has happened"),
        main.plain,
        main=main,
        main_key=key,
        inspection=inspection,
        inspection_key=main.answers,
        wall=rows,
        any_rating=any(standing.rating for row in rows for _, standing in row.actions),
        summary=summary(desk, [standing for row in rows for _, standing in row.actions]),
        changes=progress.changes(plans, desk.as_of),
        coming=coming,
        coming_soon=[dated for _, items in by_date[:2] for dated in items],
        first_due=len(by_date[0][1]) if by_date else 0,
        passed=progress.passed(dates),
        **_span(desk),
    )


def _span(desk: Desk) -> dict[str, int]:
    """The first and the last year that the documents speak of the beginning of."""
    starts = [
        last_day(item.period.from_ if item.period else item.inspected[0]).year
        for item in desk.plans.documents.values()
        if item.period or item.inspected
    ]
    return {"first_year": min(starts), "last_year": max(starts)} if starts else {
        "first_year": desk.as_of.year,
        "last_year": desk.as_of.year,
    }


def wall(desk: Desk, key: str) -> list[Group]:
    """The priorities of a document with where each of their actions stands."""
    plans = desk.plans
    return [
        Group(
            place := plans.places[f"{key}/{priority.ref}"],
            progress.standing(plans, place, desk.as_of),
            counts(desk, priority, key),
            tuple(
                (at := plans.places[f"{key}/{action.ref}"], progress.standing(plans, at, desk.as_of))
                for action in priority.actions
            ),
        )
        for priority in plans.documents[key].priorities
    ]


def counts(desk: Desk, priority: Priority, key: str) -> str:
    """How many of a priority's actions have each rating, in words; "" if none has one."""
    found = progress.count_ratings(desk.plans, priority, key, desk.as_of)
    if not any(found[rating] for rating in RATINGS):
        return ""
    return desk.speech.say("Its promises: {list}").format(list=_tally(desk, found))


def summary(desk: Desk, standings: Sequence[Standing]) -> str:
    """Where all promises stand, in one sentence without its full stop."""
    say = desk.speech.say
    ratings = [standing.rating for standing in standings]
    if not any(ratings):
        return say("No rating has been published yet for any of the {count} promises").format(
            count=len(ratings)
        )
    tally = {rating: ratings.count(rating) for rating in (*RATINGS, None)}
    return say("Of {count} promises: {list}").format(
        count=len(ratings), list=_tally(desk, tally)
    )


def _tally(desk: Desk, found: Any) -> str:
    say = desk.speech.say
    words = {
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


def document(desk: Desk, key: str, before: str | None, after: str | None) -> Page:
    """One document: its priorities and dates, or the trace of its findings."""
    plans, item = desk.plans, desk.plans.documents[key]
    rows = wall(desk, key)
    dates = progress.calendar(plans, key, desk.as_of) if item.rated else []
    coming = progress.coming(dates, desk.as_of)
    passed = progress.passed(dates)
    return write(
        desk,
        "document.html",
        f"{key}/",
        item.short,
        item.plain,
        trail=(_home(desk), _documents(desk)),
        key=key,
        document=item,
        kind_words=kinds(desk),
        wall=rows,
        summary=summary(desk, [standing for row in rows for _, standing in row.actions]),
        dates=dates,
        picture=dates_picture(desk, dates, item),
        passed=passed,
        coming=coming,
        finished=[dated for dated in dates if dated not in coming and dated not in passed],
        sections=item.sections,
        previous=plans.places[before] if before else None,
        next=plans.places[after] if after else None,
        **(tracing.rows(desk, key) if item.kind == "inspection" else {}),
    )


def kinds(desk: Desk) -> dict[str, str]:
    """What each kind of document is called."""
    say = desk.speech.say
    return {
        "inspection": say("Inspection"),
        "action plan": say("Action plan"),
        "strategy": say("Strategy"),
    }


def _home(desk: Desk) -> Crumb:
    return Crumb("", desk.speech.say("Home"))


def _documents(desk: Desk) -> Crumb:
    return Crumb("about/documents/", desk.speech.say("All documents"))


def promises(desk: Desk, key: str) -> Iterator[Page]:
    """The pages of all priorities and actions of a document, in its own order."""
    item = desk.plans.documents[key]
    order = [
        desk.plans.places[f"{key}/{ref}"]
        for priority in item.priorities
        for ref in (priority.ref, *(action.ref for action in priority.actions))
    ]
    for number, place in enumerate(order):
        around = {
            "previous": order[number - 1] if number else desk.plans.places[key],
            "next": order[number + 1] if number + 1 < len(order) else None,
        }
        make = action if isinstance(place.item, Action) else priority
        yield make(desk, place, around)


def priority(desk: Desk, place: Place, around: dict[str, Place | None]) -> Page:
    """One priority with its own rating beside the count of its actions' ratings."""
    item = place.item
    assert isinstance(item, Priority)
    actions = [
        (at := desk.plans.places[f"{place.key}/{one.ref}"],
         progress.standing(desk.plans, at, desk.as_of))
        for one in item.actions
    ]
    say = desk.speech.say
    return write(
        desk,
        "priority.html",
        address(desk.plans, place.ref),
        f"{item.ref} {item.short}",
        item.plain,
        trail=(_home(desk), Crumb(f"{place.key}/", place.document.short)),
        place=place,
        document=place.document,
        standing=progress.standing(desk.plans, place, desk.as_of),
        counts=counts(desk, item, place.key)
        or say("None of its {count} promises has a published rating.").format(count=len(actions)),
        actions=actions,
        picture=None,
        lists=(
            ("means", say("What this means")),
            ("commitments", say("What was promised")),
            ("measures", say("How anyone will know that it worked")),
        ),
        **_ties(desk, place),
        **around,
    )


def action(desk: Desk, place: Place, around: dict[str, Place | None]) -> Page:
    """One promise: where it stands, its dates, its wording, who leads, how anyone will know."""
    item = place.item
    assert isinstance(item, Action)
    say, plans = desk.speech.say, desk.plans
    shared = plans.places.get(f"{place.key}/{item.shares_with}") if item.shares_with else None
    timeline = timeline_of(desk, place, item)
    named = {name for part in (*item.lead, *item.involved) for name in (part.role, *part.in_particular)}
    return write(
        desk,
        "action.html",
        address(plans, place.ref),
        f"{_label(place)} {item.short}",
        item.plain,
        trail=(
            _home(desk),
            Crumb(f"{place.key}/", place.document.short),
            Crumb(address(plans, f"{place.key}/{place.priority.ref}"), place.priority.short)
            if place.priority
            else _documents(desk),
        ),
        place=place,
        document=place.document,
        standing=progress.standing(plans, place, desk.as_of),
        source_words=f"{place.document.action_word} {item.ref.removeprefix('action-')}",
        timeline=timeline,
        dates=[dated for _, all_dated in timeline for dated in all_dated],
        who=(
            (say("Who leads"), item.lead),
            (say("Who else is involved"), item.involved),
        ),
        roles=[role for role in plans.area.roles if role.name in named and (role.plain or role.stands_for)],
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


def _label(place: Place) -> str:
    return place.item.ref.removeprefix("action-") if isinstance(place.item, Statement) else ""


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
    threads = list(plans.threads_at.get(place.ref, ()))
    inside = f"{place.ref}"
    for ref, found in plans.threads_at.items():
        at = plans.places[ref]
        holder = at.action or at.priority
        if holder is item and ref != inside:
            threads += [thread for thread in found if thread not in threads]
    return {
        "findings": [plans.places[ref] for ref in own],
        "links": [plans.places[ref] for ref in getattr(item, "links", ())],
        "links_text": getattr(item, "links_text", None),
        "linked": plans.linked_from.get(place.ref, ()),
        "threads": threads,
    }


def threads(desk: Desk) -> Page:
    """All promises that are followed across the years."""
    return write(
        desk,
        "threads.html",
        "threads/",
        desk.speech.say("Promises over the years"),
        desk.speech.say("The same promise, followed across documents and years."),
        trail=(_home(desk),),
        threads=[(one, thread_picture(desk, one, kinds(desk))) for one in desk.plans.threads],
        **_span(desk),
    )


def thread(desk: Desk, number: int) -> Page:
    """One promise followed across the documents."""
    every = desk.plans.threads
    one = every[number]
    steps = [
        (
            at := desk.plans.places[step.at],
            step,
            progress.standing(desk.plans, at, desk.as_of)
            if at.document.rated and isinstance(at.item, Action | Priority)
            else None,
        )
        for step in one.steps
    ]
    return write(
        desk,
        "thread.html",
        f"threads/{one.ref}/",
        one.short,
        one.plain,
        trail=(_home(desk), Crumb("threads/", desk.speech.say("Promises over the years"))),
        thread=one,
        picture=thread_picture(desk, one, kinds(desk)),
        groups=[
            (items[0][0].document, items)
            for items in (list(group) for _, group in groupby(steps, key=lambda step: step[0].key))
        ],
        previous=every[number - 1] if number else None,
        next=every[number + 1] if number + 1 < len(every) else None,
    )


def changes(desk: Desk) -> Page:
    """Every published update, newest first."""
    return write(
        desk,
        "changes.html",
        "changes/",
        desk.speech.say("What has changed"),
        desk.speech.say("Every published update about a promise, newest first."),
        trail=(_home(desk),),
        changes=progress.changes(desk.plans, desk.as_of),
    )


