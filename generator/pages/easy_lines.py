"""The lines of easy read that are made from data: where a promise stands, and whom to ask.

They come from the same dates, ratings and contacts as the standard page, so that the two editions
cannot drift apart.
"""

from collections import Counter
from collections.abc import Iterator

from generator.pages.desk import Desk
from generator.plans import progress
from generator.plans.dates import last_day
from generator.plans.easy import EasyLine, EasyRead, RatingWord
from generator.plans.model import Action, Document
from generator.plans.refs import Place
from generator.plans.timing import Timed
from generator.plans.updates import Rating


def status(desk: Desk, easy: EasyRead, place: Place) -> Iterator[EasyLine]:
    """Where a promise stands, in sentences made from its dates and its rating."""
    if not place.document.rated:
        return
    rating = progress.standing(desk.plans, place, desk.as_of).rating
    if isinstance(place.item, Action) and rating != "blue":
        yield from _dates(desk, place, place.item)
    yield easy.ratings[rating or "none"]


def _dates(desk: Desk, place: Place, action: Action) -> Iterator[EasyLine]:
    """By when the plan says that all of an action will be done, and what is not known of it."""
    say = desk.speech.say
    own = progress.dates_of(desk.plans, place, desk.as_of)
    dated = progress.dates_of_action(desk.plans, place.key, action, desk.as_of)
    once = [one for one in (own if action.due else dated) if not _repeats(one)]
    if once:
        planned = max(once, key=lambda one: last_day(one.first_due))
        text = say("The plan says: do all of this by {date}.")
        text = text.format(date=_date(desk, planned.first_due))
        yield EasyLine(picture="calendar", text=text)
        moved = [planned, *(one for one in dated if one.months_moved)]
        now = max(moved, key=lambda one: last_day(one.due)).due
        if now != planned.first_due:
            text = say("The new date is {date}.").format(date=_date(desk, now))
            yield EasyLine(picture="calendar", text=text)
    if progress.passed(dated):
        some = any(one.state == "due" for one in dated)
        gone = say("Some dates have passed.") if some else say("The dates in the plan have passed.")
        yield EasyLine(picture="wait", text=gone)
        text = say("We do not know yet what happened on those dates.")
        yield EasyLine(picture="not-known", text=text)


def _date(desk: Desk, text: str) -> str:
    """A date in the middle of a sentence: "July 2026", "the end of March 2026"."""
    date = desk.date(text)
    return desk.speech.say("the {date}").format(date=date) if text.startswith("end") else date


def _repeats(dated: progress.Dated) -> bool:
    """Whether a date is one of a series that goes on, so that nothing is done by it."""
    return isinstance(dated.place.item, Timed) and bool(dated.place.item.every)


def counted(desk: Desk, easy: EasyRead, key: str, main: Document) -> Iterator[EasyLine]:
    """How many promises stand where: a sentence for each rating that occurs."""
    say = desk.speech.say
    sentences: dict[RatingWord, str] = {
        "blue": say("Promises that are finished: {count}."),
        "green": say("Promises that will probably finish in time: {count}."),
        "amber": say("Promises where some work will probably finish in time: {count}."),
        "red": say("Promises that will probably not finish in time: {count}."),
        "none": say("Promises with no rating yet: {count}."),
    }
    found: Counter[Rating | None] = Counter()
    for priority in main.priorities:
        found += progress.count_ratings(desk.plans, priority, key, desk.as_of)
    total = found.total()
    text = desk.speech.many(
        "The plan has {count} promise.", "The plan has {count} promises.", total
    )
    yield EasyLine(picture="promise", text=text.format(count=total))
    for rating, sentence in sentences.items():
        count = found[None if rating == "none" else rating]
        if count:
            yield EasyLine(picture=easy.ratings[rating].picture, text=sentence.format(count=count))


def contact(desk: Desk) -> Iterator[EasyLine]:
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
    if (who.email or who.phone) and not who.confirmed:
        text = say("Nobody has checked yet if this is right.")
        yield EasyLine(picture="not-known", text=text)
