"""The page that says how much of the site is in each language, and who has checked it."""

from collections.abc import Mapping, Sequence

from generator.languages.coverage import Share, together
from generator.languages.messages import COMMENTS, INTERFACE, PROGRESS, guide_domain
from generator.pages import translation
from generator.pages.desk import Desk, write
from generator.pages.page import Page
from generator.pages.trails import home_crumb, site_steps

PATH = "about/languages/"


def languages(desk: Desk, shares: Mapping[str, Sequence[Share]]) -> Page:
    """How much of the site is in each language. `shares` are the domains of each, by its code."""
    say = desk.speech.say
    named = names(desk)
    return write(
        desk,
        "languages.html",
        PATH,
        say("Languages"),
        say("How much of this site is in each language, and who has checked it."),
        trail=(home_crumb(desk),),
        languages=[
            (one, together(shares[one.code]))
            for one in translation.versions(desk.plans, desk.speech.code, PATH)
            if one.code in shares
        ],
        domains=[
            (named[share.domain], share)
            for share in shares.get(desk.speech.code, ())
            if share.total and share.domain in named
        ],
        **site_steps(desk, PATH),
    )


def names(desk: Desk) -> dict[str, str]:
    """What a reader calls each part of the site, in the order of the page."""
    say = desk.speech.say
    return {
        INTERFACE: say("The pages about the site"),
        "area": say("Ask or complain"),
        "glossary": say("Words explained"),
        "easy-read": say("Pictures and words of the easy read pages"),
        PROGRESS: say("Updates"),
        COMMENTS: say("Comments and answers"),
        "threads": say("Promises over the years"),
        **{key: document.short for key, document in desk.plans.documents.items()},
        **{guide_domain(file.name): file.guide.title for file in desk.guides},
        "about-accessibility": say("Accessibility"),
    }
