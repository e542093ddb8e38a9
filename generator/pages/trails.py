"""Ways through the site: the trail of links at the top, what stands before and after, all years."""

from collections.abc import Sequence
from typing import Any

from generator.pages.desk import Desk
from generator.pages.page import Crumb
from generator.plans.dates import last_day


def home_crumb(desk: Desk) -> Crumb:
    """The first step of every trail."""
    return Crumb("", desk.speech.say("Home"))


def documents_crumb(desk: Desk) -> Crumb:
    """The step to the list of documents."""
    return Crumb("about/documents/", desk.speech.say("All documents"))


def threads_crumb(desk: Desk) -> Crumb:
    """The step to the promises that are followed over the years."""
    return Crumb("threads/", desk.speech.say("Promises over the years"))


def span(desk: Desk) -> dict[str, Any]:
    """The first and the last year that the documents speak of the beginning of."""
    starts = [last_day(item.begins).year for item in desk.plans.documents.values() if item.begins]
    return (
        {"first_year": min(starts), "last_year": max(starts)}
        if starts
        else {
            "first_year": desk.as_of.year,
            "last_year": desk.as_of.year,
        }
    )


def site_pages(desk: Desk) -> list[Crumb]:
    """The pages about the whole site, in the order in which they are read one after another."""
    say = desk.speech.say
    return [
        home_crumb(desk),
        documents_crumb(desk),
        *([threads_crumb(desk)] if desk.plans.threads else []),
        *([Crumb("guides/", say("Guides"))] if desk.guides else []),
        Crumb("changes/", say("What has changed")),
        Crumb("you-said-we-did/", say("You said, we did")),
        Crumb("about/ratings/", say("How ratings work")),
        Crumb("about/words/", say("Words explained")),
        Crumb("about/contact/", say("Ask or complain")),
        Crumb("about/accessibility/", say("Accessibility")),
        *_languages(desk),
        Crumb("print/", say("Print room")),
        Crumb("about/data/", say("Data")),
    ]


def _languages(desk: Desk) -> list[Crumb]:
    if not desk.has_others:
        return []
    return [Crumb("about/languages/", desk.speech.say("Languages"))]


def beside(pages: Sequence[Crumb], path: str) -> dict[str, Crumb | None]:
    """The pages before and after the one with this address, in the order of a list."""
    number = next(number for number, page in enumerate(pages) if page.path == path)
    return {
        "previous": pages[number - 1] if number else None,
        "next": pages[number + 1] if number + 1 < len(pages) else None,
    }


def site_steps(desk: Desk, path: str) -> dict[str, Crumb | None]:
    """The pages before and after one of the pages about the whole site."""
    pages = site_pages(desk)
    return beside(pages, path) if any(page.path == path for page in pages) else {}
