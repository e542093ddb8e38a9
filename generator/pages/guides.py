"""The pages of guides for families: what to do first, the steps, the words, the sources."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.guides.reading import GuideFile
from generator.pages.desk import Desk, write
from generator.pages.page import Crumb, Page
from generator.pages.trails import home_crumb
from generator.plans import progress

LANGUAGE_NAMES = {
    "bn": "Bengali",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "zh-Hans": "Chinese (simplified)",
    "zh-Hant": "Chinese (traditional)",
    "pt": "Portuguese",
    "pl": "Polish",
    "ru": "Russian",
    "ar": "Arabic",
    "tr": "Turkish",
    "so": "Somali",
}


def pages(desk: Desk) -> Iterator[Page]:
    """The page that lists all guides; each guide itself arrives through Markdown."""
    if desk.guides:
        say = desk.speech.say
        yield write(
            desk,
            "guides.html",
            "guides/",
            say("Guides for families"),
            say("How decisions are made, your rights, and where to get help."),
            trail=(home_crumb(desk),),
        )


def references(file: GuideFile) -> str:
    """Markdown that lets a guide link to its sources by their keys."""
    return "".join(f"\n[{key}]: #source-{key}" for key in file.guide.sources)


def guide(desk: Desk, file: GuideFile, html: str) -> Page:
    """One guide around the HTML that Markdown made of its body."""
    say, plans = desk.speech.say, desk.plans
    contacts = {one.ref: one for one in plans.area.contacts}
    return write(
        desk,
        "guide.html",
        f"guides/{file.name}/",
        file.guide.title,
        file.guide.description,
        trail=(home_crumb(desk), Crumb("guides/", say("Guides"))),
        guide=file.guide,
        body=Markup(html),  # noqa: S704 - made by Markdown from the project's own content
        contacts=[contacts[ref] for ref in file.guide.contacts],
        actions=[plans.places[ref] for ref in file.guide.fulfils],
        standing_of=lambda place: progress.standing(plans, place, desk.as_of),
        language_names=LANGUAGE_NAMES,
        finder="",
    )
