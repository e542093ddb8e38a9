"""Every page of the site by its address, with its title, without making any of them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.guides.front import parted
from generator.guides.reading import GuideFile
from generator.guides.written import address_of
from generator.languages.marks import bare
from generator.pages import easy_read
from generator.pages.desk import Desk
from generator.pages.promises import steps_of
from generator.pages.trails import site_pages
from generator.plans.load import parse

EASY = easy_read.SUFFIX
BY_HAND = frozenset(("about/accessibility/",))
"""Pages that every site has and links to, and that are written in Markdown."""


class Entry(NamedTuple):
    """A page: its address, its title, and what it is made from.

    `origin` is the key of a document, the path of a Markdown file below the folder of content, or
    "" for a page that every site has.
    """

    path: str
    title: str
    origin: str = ""


def site_map(desk: Desk, written: Mapping[str, str]) -> dict[str, str]:
    """The title of each standard page by its address, in the language of the desk.

    `written` are the pages in Markdown by their path below the folder of content.
    """
    return {entry.path: bare(entry.title) for entry in entries(desk, written)}


def entries(desk: Desk, written: Mapping[str, str]) -> Iterator[Entry]:
    """Each standard page, in no order; two that have one address are both here."""
    yield from own_pages(desk)
    for file in desk.guides:
        yield Entry(f"guides/{file.name}/", file.guide.title, f"guides/{file.name}.md")
    for key in desk.plans.documents:
        for step in steps_of(desk, key):
            yield Entry(step.path, step.title, key)
    for path, text in written.items():
        front, _ = parse(parted(text).front, path)
        title = str(front.data.get("title", "")) if front else ""
        yield Entry(address_of(path), title or path, path)


def own_pages(desk: Desk) -> Iterator[Entry]:
    """The pages that every site has, but for those written by hand, and those of its threads."""
    say, plans = desk.speech.say, desk.plans
    titles = {page.path: page.title for page in site_pages(desk)}
    titles |= {
        "": plans.area.site,
        "search/": say("Search"),
        **({"guides/": say("Guides for families")} if desk.guides else {}),
        **({"about/pictures/": say("What the pictures mean")} if plans.easy else {}),
        **({"threads/": say("Promises over the years")} if plans.threads else {}),
        **{f"threads/{one.ref}/": one.short for one in plans.threads},
    }
    return (Entry(path, title) for path, title in titles.items() if path not in BY_HAND)


def easy_pages(desk: Desk, guides: tuple[GuideFile, ...]) -> list[str]:
    """The address of each page of the easy read edition."""
    return [f"{path}{EASY}" for path in easy_read.editions(desk, guides)]


def addresses(
    desk: Desk, guides: tuple[GuideFile, ...], written: Mapping[str, str]
) -> frozenset[str]:
    """The address of every page, in both editions."""
    return frozenset([*site_map(desk, written), *easy_pages(desk, guides)])
