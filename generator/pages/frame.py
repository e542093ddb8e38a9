"""What stands around every page: the links at its head and foot, in the page's language."""

from typing import NamedTuple

from markupsafe import escape

from generator.languages.marks import bare, finished
from generator.pages.desk import Desk
from generator.pages.page import Crumb
from generator.pages.translation import prefix


class Frame(NamedTuple):
    """The head and foot of all pages. Titles are HTML; labels are for attributes.

    `up` leads from the pages of this language to those of English, and so to the files that all
    languages share. `versions` are the languages, each with where its pages are below that.
    """

    code: str
    direction: str
    skip: str
    site: str
    site_html: str
    main: tuple[Crumb, ...]
    main_label: str
    about: tuple[Crumb, ...]
    about_label: str
    publisher: str
    up: str
    home: str
    versions: tuple[tuple[str, str], ...]


def frame(desk: Desk, home: str = "") -> Frame:
    """The head and foot of all pages of one language. `home` is the site's address, if known."""
    say, area = desk.speech.say, desk.plans.area
    main = [Crumb(f"{area.main}/", say("Promises"))]
    if desk.guides:
        main.append(Crumb("guides/", say("Guides")))
    main += [Crumb("about/documents/", say("Documents")), Crumb("search/", say("Search"))]
    about = [
        Crumb("about/ratings/", say("How ratings work")),
        Crumb("about/words/", say("Words explained")),
        Crumb("you-said-we-did/", say("You said, we did")),
        Crumb("changes/", say("What has changed")),
        Crumb("about/contact/", say("Ask or complain")),
        Crumb("about/accessibility/", say("Accessibility")),
        *([Crumb("about/languages/", say("Languages"))] if desk.has_others else []),
        Crumb("print/", say("Print room")),
        Crumb("about/data/", say("Data")),
    ]
    return Frame(
        desk.speech.code,
        desk.speech.direction,
        _html(say("Skip to content")),
        bare(area.site),
        _html(area.site),
        tuple(_shown(main)),
        bare(say("Main")),
        tuple(_shown(about)),
        bare(say("About this site")),
        _html(area.publisher.name),
        "../" if desk.below else "",
        home,
        tuple((one.code, prefix(one.code)) for one in area.languages) if desk.has_others else (),
    )


def _shown(links: list[Crumb]) -> list[Crumb]:
    return [Crumb(link.path, _html(link.title)) for link in links]


def _html(text: str) -> str:
    """A text as HTML: MkDocs does not escape what it puts into a template."""
    return finished(str(escape(text)))
