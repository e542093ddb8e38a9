"""The pages of guides for families: what to do first, the steps, the words, the sources."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from generator import deadlines
from generator.guides.model import Guide
from generator.guides.reading import GuideFile
from generator.languages.formats import LanguageName, language_name
from generator.pages.desk import Desk, write
from generator.pages.page import Crumb, Page
from generator.pages.trails import beside, home_crumb, site_steps
from generator.plans import progress

HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
PARAGRAPHS = re.compile(r"\n\s*\n")


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
            **site_steps(desk, "guides/"),
        )


def references(file: GuideFile) -> str:
    """Markdown that lets a guide link to its sources by their keys."""
    return "".join(f"\n[{key}]: #source-{key}" for key in file.guide.sources)


def guide(desk: Desk, file: GuideFile, html: str) -> Page:
    """One guide around the HTML that Markdown made of its body."""
    say, plans = desk.speech.say, desk.plans
    rule_set = deadlines.rules_for(file.guide.dates) if file.guide.dates else None
    every = [Crumb(f"guides/{one.name}/", one.guide.title) for one in desk.guides]
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
        phrases=list(phrases(file.guide)),
        headings=HEADING.findall(html),
        numbers={key: number for number, key in enumerate(file.guide.sources, start=1)},
        transcript=[text for text in PARAGRAPHS.split(file.transcript) if text.strip()],
        rule_set=rule_set,
        example=deadlines.example(rule_set) if rule_set else (),
        table=deadlines.browser_copy(rule_set) if rule_set else {},
        **beside(every, f"guides/{file.name}/"),
    )


def phrases(guide: Guide) -> Iterator[tuple[LanguageName, list[tuple[str, str]]]]:
    """For each language, every sentence in it and in English."""
    codes = dict.fromkeys(code for phrase in guide.phrases for code in phrase.translations)
    for code in codes:
        named = language_name(code)
        language = named._replace(english=guide.spoken.get(code, named.english))
        sentences = [
            (phrase.translations[code], phrase.english.replace("<language>", language.english))
            for phrase in guide.phrases
            if code in phrase.translations
        ]
        yield language, sentences
        if code == "bn" and guide.sylheti:
            # Spoken by many who read Bengali: an interpreter of the one may not do for the other.
            sylheti = language._replace(own="সিলেটি", english="Sylheti")
            yield sylheti, [(guide.sylheti.bn, guide.sylheti.english)]
