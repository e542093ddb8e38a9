"""The page of one document: its promises and dates, or the trace of its findings."""

from generator.pages import tracing
from generator.pages.desk import Desk, write
from generator.pages.drawing import dates_picture
from generator.pages.page import Crumb, Page
from generator.pages.tallies import summary, wall
from generator.pages.trails import beside, documents_crumb, home_crumb
from generator.plans import progress


def document(desk: Desk, key: str) -> Page:
    """One document: its priorities and dates, or the trace of its findings."""
    plans, item = desk.plans, desk.plans.documents[key]
    documents = plans.documents.items()
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
        trail=(home_crumb(desk), documents_crumb(desk)),
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
        **beside([Crumb(f"{name}/", one.short) for name, one in documents], f"{key}/"),
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
