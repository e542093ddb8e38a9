"""What a page says about its own translation, and how it leads to the same page in others."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.languages import formats
from generator.languages.catalogs import NOTHING
from generator.languages.formats import ENGLISH
from generator.languages.messages import INTERFACE, guide_domain, written_domain
from generator.languages.tongues import Tongue
from generator.pages.page import relative
from generator.plans.plans import Plans

SHARED = (INTERFACE, "area", "glossary")
"""The catalogs that every page uses."""


class Version(NamedTuple):
    """The same page in one language: its address as a link, and the language's name in itself."""

    code: str
    name: str
    direction: str
    href: str


def prefix(code: str) -> str:
    """Where the pages of a language are below the site: English at its root."""
    return "" if code == ENGLISH.code else f"{code}/"


def versions(plans: Plans, here: str, path: str) -> list[Version]:
    """A page in every language of the site. `here` is the language of the page that links."""
    source = prefix(here) + path
    return [
        Version(
            language.code,
            language.name,
            formats.language_name(language.code).direction,
            relative(source, prefix(language.code) + path),
        )
        for language in plans.area.languages
    ]


def is_untranslated(tongue: Tongue, plans: Plans, path: str) -> bool:
    """Whether a page quotes a document whose words are not in the page's language."""
    return not tongue.untranslated.isdisjoint(_own_domains(plans, path))


def quotes_translated(tongue: Tongue, plans: Plans, path: str) -> bool:
    """Whether a page quotes a document in other words than its own."""
    quotes = path.split("/")[0] in plans.documents and not path.endswith("easy-read/")
    return quotes and not tongue.is_english and not is_untranslated(tongue, plans, path)


def notices(tongue: Tongue, plans: Plans, path: str, is_partly_english: bool) -> Iterator[str]:
    """What a translated page must own up to."""
    if tongue.is_english:
        return
    say = tongue.speech.say
    if is_untranslated(tongue, plans, path):
        yield say("The text of this document has not been translated. It stands here in English.")
    elif is_partly_english:
        yield say("Part of this page has not been translated yet. It stands here in English.")
    domains = [*SHARED, *_own_domains(plans, path)]
    checks = [tongue.catalogs.get(domain, NOTHING).checked for domain in domains]
    done = [check for check in checks if check]
    if len(done) < len(checks):
        yield say(
            "This page was translated by a computer. No speaker of the language has checked it yet."
        )
        return
    sentence = (
        say("This translation was checked by %(who)s on %(day)s.")
        if all(check.holds for check in done)
        else say("This translation has changed since it was checked by %(who)s on %(day)s.")
    )
    yield sentence % {
        "who": formats.several(list(dict.fromkeys(check.by for check in done)), tongue.speech),
        "day": formats.day(max(check.on for check in done), tongue.speech),
    }


def _own_domains(plans: Plans, path: str) -> tuple[str, ...]:
    """The catalogs that a page is translated from, beside those that every page uses."""
    parts = path.removesuffix("easy-read/").strip("/").split("/")
    own: tuple[str, ...] = ("easy-read",) if path.endswith("easy-read/") else ()
    if parts[0] in plans.documents:
        own += (parts[0],)
    elif parts[0] == "guides" and len(parts) > 1:
        own += (guide_domain(parts[1]),)
    elif parts[0] == "threads":
        own += ("threads",)
    elif parts[0] == "":
        own += (plans.area.main,)
    elif path == "about/accessibility/":
        own += (written_domain("about/accessibility.md"),)
    elif path == "about/pictures/":
        own += ("easy-read",)
    elif path == "print/":
        own += ("flyers",)
    return own
