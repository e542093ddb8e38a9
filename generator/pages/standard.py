"""The standard edition: every page, from the plans alone."""

from collections.abc import Iterator

from generator.pages import about
from generator.pages.desk import Desk, by_due, write
from generator.pages.documents import document
from generator.pages.page import Page
from generator.pages.promises import promises
from generator.pages.tallies import summary, wall
from generator.pages.threads import thread, threads
from generator.pages.trails import home_crumb, site_steps, span
from generator.plans import progress


def pages(desk: Desk) -> Iterator[Page]:
    """Every page of the standard edition in one language."""
    if desk.wants(""):
        yield home(desk)
    for key in desk.plans.documents:
        if desk.wants(f"{key}/"):
            yield document(desk, key)
        yield from promises(desk, key)
    if desk.plans.threads and desk.wants("threads/"):
        yield threads(desk)
    for number, one in enumerate(desk.plans.threads):
        if desk.wants(f"threads/{one.ref}/"):
            yield thread(desk, number)
    if desk.wants("changes/"):
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
        **span(desk),
    )


def changes(desk: Desk) -> Page:
    """Every published update, newest first."""
    return write(
        desk,
        "changes.html",
        "changes/",
        desk.speech.say("What has changed"),
        desk.speech.say("Every published update about a promise, newest first."),
        trail=(home_crumb(desk),),
        changes=progress.changes(desk.plans, desk.as_of),
        **site_steps(desk, "changes/"),
    )
