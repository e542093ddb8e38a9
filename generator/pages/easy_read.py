"""The easy read edition: one idea, one picture and one sentence a line, from the same files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.guides.reading import GuideFile
from generator.languages.collation import in_order
from generator.languages.marks import WAITING, bare, english
from generator.pages import easy_lines
from generator.pages.addresses import address, label
from generator.pages.desk import Desk, write
from generator.pages.page import Crumb, Page
from generator.plans.easy import EasyLine, EasyRead, icon_file
from generator.plans.easy_rules import HARD
from generator.plans.model import Action, Document, Priority

SUFFIX = "easy-read/"


class Easy(NamedTuple):
    """What one easy read page says, before it is written.

    `path` is the address of the standard page that it belongs to, `more` leads further.
    """

    path: str
    title: str
    lines: tuple[EasyLine, ...]
    trail: tuple[Crumb, ...]
    more: tuple[Crumb, ...] = ()


def editions(desk: Desk, guides: Sequence[GuideFile]) -> Mapping[str, Easy]:
    """Every easy read page by the address of its standard page."""
    easy = desk.plans.easy
    if easy is None:
        return {}
    found = [*_own_pages(desk, easy), *_documents(desk, easy), *_guides(desk, guides)]
    return {one.path: one for one in found}


def pages(desk: Desk) -> Iterator[Page]:
    """The easy read edition of every page that has one."""
    if desk.plans.easy is None:
        return
    if desk.wants("about/pictures/"):
        yield _pictures(desk, desk.plans.easy)
    for one in desk.easy.values():
        lines = (*one.lines, *easy_lines.contact(desk))
        named = desk.speech.say("Easy read: {title}").format(title=one.title)
        page = write(
            desk,
            "easy.html",
            f"{one.path}{SUFFIX}",
            one.title,
            named,
            trail=one.trail,
            standard=one.path,
            lines=[(picture(desk.plans.easy, line.picture), bold(line.text)) for line in lines],
            hard_words=list(_hard_words(one.lines)),
            more=[Crumb(f"{step.path}{SUFFIX}", step.title) for step in one.more],
            tested=desk.plans.easy.tested,
        )
        # Named so that a browser's tabs tell the two editions apart.
        yield page._replace(title=bare(named))


def _pictures(desk: Desk, easy: EasyRead) -> Page:
    """Every picture of the easy read edition, with its one meaning."""
    say = desk.speech.say
    return write(
        desk,
        "pictures.html",
        "about/pictures/",
        say("What the pictures mean"),
        say("The pictures of the easy read pages, each with its meaning."),
        trail=(Crumb("", say("Home")),),
        table=[
            (picture(easy, name), one.means)
            for name, one in in_order(
                easy.pictures.items(), desk.speech.code, key=lambda item: bare(item[1].means)
            )
        ],
    )


def bold(text: str) -> Markup:
    """The text, escaped, with each **hard word** in bold."""
    return Markup(HARD.sub(r"<b>\1</b>", str(escape(text))))  # noqa: S704 - escaped just before


@cache
def _drawing(name: str, icon: str) -> Markup:
    svg = icon_file(icon).read_text("utf-8")
    inside = re.search(r"<path.*</svg>|<path.*/>", svg)
    shapes = inside.group().removesuffix("</svg>") if inside else ""
    return Markup(  # noqa: S704 - from the package mkdocs-material
        f'<svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor" data-picture="{name}">'
        f"{shapes}</svg>"
    )


def picture(easy: EasyRead, name: str) -> Markup:
    """The drawing of a picture; it means the same on every page, and words stand beside it."""
    return _drawing(name, easy.pictures[name].icon)


def _hard_words(lines: Sequence[EasyLine]) -> Iterator[tuple[str, Markup]]:
    """The hard words of a page, each with the line that explains it."""
    seen = set()
    for line, following in pairwise(lines):
        for word in HARD.findall(line.text):
            if word.lower() not in seen:
                seen.add(word.lower())
                shown = english(word) if WAITING in line.text else word
                yield shown, bold(following.text)


def _own_pages(desk: Desk, easy: EasyRead) -> Iterator[Easy]:
    say, plans, key = desk.speech.say, desk.plans, desk.plans.area.main
    main = plans.documents[key]
    yield Easy(
        "",
        say("Promises to families"),
        (*easy.home, *easy_lines.counted(desk, easy, key, main)),
        (),
        tuple(
            Crumb(f"{name}/", document.short)
            for name, document in plans.documents.items()
            if document.easy
        )
        + ((Crumb("guides/", say("Guides for families")),) if easy.guides else ())
        + (Crumb("about/ratings/", say("How ratings work")),),
    )
    trail = (Crumb(SUFFIX, say("Home")),)
    if easy.guides:
        every = tuple(Crumb(f"guides/{one.name}/", one.guide.title) for one in desk.guides)
        yield Easy("guides/", say("Guides for families"), easy.guides, trail, every)
    meanings = tuple(easy.ratings.values())
    yield Easy("about/ratings/", say("How ratings work"), (*easy.about_ratings, *meanings), trail)


def _documents(desk: Desk, easy: EasyRead) -> Iterator[Easy]:
    plans = desk.plans
    home = Crumb(SUFFIX, desk.speech.say("Home"))
    for key, document in plans.documents.items():
        if not document.easy:
            continue
        yield Easy(
            f"{key}/", document.short, document.easy, (home,), _with_easy(desk, key, document)
        )
        up = Crumb(f"{key}/{SUFFIX}", document.short)
        for place in plans.places.values():
            item = place.item
            if place.key != key or not isinstance(item, Priority | Action) or not item.easy:
                continue
            more: tuple[Crumb, ...] = ()
            if isinstance(item, Priority):
                more = tuple(
                    Crumb(f"{key}/{action.ref}/", f"{label(action.ref)} {action.short}")
                    for action in item.actions
                    if action.easy
                )
            yield Easy(
                address(plans, place.ref),
                f"{label(item.ref)} {item.short}",
                (*item.easy, *easy_lines.status(desk, easy, place)),
                (home, up),
                more,
            )


def _with_easy(desk: Desk, key: str, document: Document) -> tuple[Crumb, ...]:
    return tuple(
        Crumb(address(desk.plans, f"{key}/{priority.ref}"), f"{priority.ref} {priority.short}")
        for priority in document.priorities
        if priority.easy
    )


def _guides(desk: Desk, guides: Sequence[GuideFile]) -> Iterator[Easy]:
    up = f"guides/{SUFFIX}" if desk.plans.easy and desk.plans.easy.guides else "guides/"
    trail = (Crumb(SUFFIX, desk.speech.say("Home")), Crumb(up, desk.speech.say("Guides")))
    for file in guides:
        lines = file.guide.easy
        if not file.guide.checked:
            text = desk.speech.say("No expert has checked this guide yet.")
            lines = (*lines, EasyLine(picture="not-known", text=text))
        yield Easy(f"guides/{file.name}/", file.guide.title, lines, trail)
