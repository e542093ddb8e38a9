"""The pages of threads: one promise followed across documents and years."""

from itertools import groupby

from generator.pages.desk import Desk, write
from generator.pages.documents import kinds
from generator.pages.drawing import thread_picture
from generator.pages.page import Crumb, Page
from generator.pages.trails import beside, home_crumb, site_steps, span, threads_crumb
from generator.plans import progress
from generator.plans.model import Action, Priority


def threads(desk: Desk) -> Page:
    """All promises that are followed across the years."""
    return write(
        desk,
        "threads.html",
        "threads/",
        desk.speech.say("Promises over the years"),
        desk.speech.say("The same promise, followed across documents and years."),
        trail=(home_crumb(desk),),
        threads=[(one, thread_picture(desk, one, kinds(desk))) for one in desk.plans.threads],
        **site_steps(desk, "threads/"),
        **span(desk),
    )


def thread(desk: Desk, number: int) -> Page:
    """One promise followed across the documents."""
    one = desk.plans.threads[number]
    steps_between = [Crumb(f"threads/{it.ref}/", it.short) for it in desk.plans.threads]
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
        trail=(home_crumb(desk), threads_crumb(desk)),
        thread=one,
        picture=thread_picture(desk, one, kinds(desk)),
        groups=[
            (items[0][0].document, items)
            for items in (list(group) for _, group in groupby(steps, key=lambda step: step[0].key))
        ],
        **beside(steps_between, f"threads/{one.ref}/"),
    )
