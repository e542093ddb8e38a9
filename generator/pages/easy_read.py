"""The easy read edition: one idea, one picture and one sentence a line, from the same files.

What a promise's status is, when it is due and whom to ask are made from the same data as the
standard page, so that the two cannot drift apart.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.guides.reading import GuideFile
from generator.pages.addresses import address, label
from generator.pages.desk import Desk, write
from generator.pages.page import Crumb, Page
from generator.plans import progress
from generator.plans.easy import EasyLine, EasyRead, RatingWord, icon_file
from generator.plans.easy_rules import HARD
from generator.plans.model import Action, Document, Priority
from generator.plans.refs import Place

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
    where: str | None = None


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
    yield _pictures(desk, desk.plans.easy)
    for one in desk.easy.values():
        lines = (*one.lines, *_contact(desk))
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
        yield page._replace(title=named)  # so that a browser's tabs tell the two editions apart


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
            for name, one in sorted(easy.pictures.items(), key=lambda item: item[1].means)
        ],
    )


def bold(text: str) -> Markup:
    """The text, escaped, with each **hard word** in bold."""
    return Markup(HARD.sub(r"<b>\1</b>", str(escape(text))))  # noqa: S704 - escaped just before


@cache
def _drawing(icon: str) -> Markup:
    svg = icon_file(icon).read_text("utf-8")
    inside = re.search(r"<path.*</svg>|<path.*/>", svg)
    shapes = inside.group().removesuffix("</svg>") if inside else ""
    return Markup(  # noqa: S704 - from the package mkdocs-material
        f'<svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">{shapes}</svg>'
    )


def picture(easy: EasyRead, name: str) -> Markup:
    """The drawing of a picture; it means the same on every page, and words stand beside it."""
    return _drawing(easy.pictures[name].icon)


def _hard_words(lines: Sequence[EasyLine]) -> Iterator[tuple[str, Markup]]:
    """The hard words of a page, each with the line that explains it."""
    seen = set()
    for line, following in pairwise(lines):
        for word in HARD.findall(line.text):
            if word.lower() not in seen:
                seen.add(word.lower())
                yield word, bold(following.text)


def _own_pages(desk: Desk, easy: EasyRead) -> Iterator[Easy]:
    say, plans, key = desk.speech.say, desk.plans, desk.plans.area.main
    main = plans.documents[key]
    yield Easy(
        "",
        say("Promises to families"),
        (*easy.home, *_counted(desk, easy, key, main)),
        (),
        tuple(
            Crumb(f"{name}/", document.short)
            for name, document in plans.documents.items()
            if document.easy
        ),
    )
    trail = (Crumb(SUFFIX, say("Home")),)
    meanings = tuple(easy.ratings.values())
    yield Easy("about/ratings/", say("How ratings work"), (*easy.about_ratings, *meanings), trail)


def _counted(desk: Desk, easy: EasyRead, key: str, main: Document) -> Iterator[EasyLine]:
    """How many promises stand where: a sentence for each rating that occurs."""
    say = desk.speech.say
    sentences: dict[RatingWord, str] = {
        "blue": say("Finished: {count}."),
        "green": say("Will probably finish in time: {count}."),
        "amber": say("Some of it will probably finish in time: {count}."),
        "red": say("Will probably not finish in time: {count}."),
        "none": say("No rating yet: {count}."),
    }
    found = Counter(
        progress.standing(desk.plans, desk.plans.places[f"{key}/{action.ref}"], desk.as_of).rating
        for priority in main.priorities
        for action in priority.actions
    )
    yield EasyLine(
        picture="promise", text=say("The plan has {count} promises.").format(count=found.total())
    )
    for rating, sentence in sentences.items():
        count = found[None if rating == "none" else rating]
        if count:
            yield EasyLine(picture=easy.ratings[rating].picture, text=sentence.format(count=count))


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
                (*item.easy, *_status(desk, easy, place)),
                (home, up),
                more,
            )


def _with_easy(desk: Desk, key: str, document: Document) -> tuple[Crumb, ...]:
    return tuple(
        Crumb(address(desk.plans, f"{key}/{priority.ref}"), f"{priority.ref} {priority.short}")
        for priority in document.priorities
        if priority.easy
    )


def _status(desk: Desk, easy: EasyRead, place: Place) -> Iterator[EasyLine]:
    """Where a promise stands, in sentences made from its dates and its rating."""
    if not place.document.rated:
        return
    say, item = desk.speech.say, place.item
    if isinstance(item, Action):
        dated = [
            one
            for at in progress.timed_items(desk.plans, place.key, item)
            for one in progress.dates_of(desk.plans, at, desk.as_of)
        ]
        coming = progress.coming(dated, desk.as_of)
        if coming:
            due = desk.date(coming[-1].due)
            text = say("The plan says: do all of this by {date}.").format(date=due)
            yield EasyLine(picture="calendar", text=text)
        if progress.passed(dated):
            yield EasyLine(picture="wait", text=say("Some dates have already passed."))
            text = say("We do not know yet what happened on those dates.")
            yield EasyLine(picture="not-known", text=text)
    rating = progress.standing(desk.plans, place, desk.as_of).rating
    yield easy.ratings[rating or "none"]


def _guides(desk: Desk, guides: Sequence[GuideFile]) -> Iterator[Easy]:
    trail = (Crumb(SUFFIX, desk.speech.say("Home")), Crumb("guides/", desk.speech.say("Guides")))
    for file in guides:
        yield Easy(f"guides/{file.name}/", file.guide.title, file.guide.easy, trail)


def _contact(desk: Desk) -> Iterator[EasyLine]:
    """Whom to ask, from the same contact as on the standard page."""
    say, area = desk.speech.say, desk.plans.area
    who = next(one for one in area.contacts if one.ref == area.ask)
    yield EasyLine(picture="question", text=say("You can ask us a question."))
    if who.email:
        text = say("Our email is {email}").format(email=who.email)
        yield EasyLine(picture="email", text=text)
    if who.phone:
        text = say("Our phone number is {phone}").format(phone=who.phone)
        yield EasyLine(picture="phone", text=text)
