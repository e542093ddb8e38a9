"""Whether what was published in a term agrees with the plans, with its days and with itself."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.plans import progress
from generator.plans.files import File, Folder
from generator.plans.model import Action, Measure, Priority
from generator.plans.privacy import small_numbers
from generator.plans.refs import Place, can_be_updated
from generator.plans.terms import Term, first_day
from generator.plans.updates import TermUpdates, Update
from generator.plans.way import Way
from generator.problems import Problem, did_you_mean


class Claim(NamedTuple):
    """One update of one term, with the file that it stands in and the place it is about."""

    folder: Folder
    file: File
    updates: TermUpdates
    place: Place
    update: Update

    @property
    def path(self) -> Way:
        """The way to the update inside its file."""
        return ("updates", self.place.ref)


def problems(folder: Folder, term: Term) -> Iterator[Problem]:
    """Every problem of one term's file that shows only beside the plans."""
    file, updates = folder.terms[term], folder.plans.updates[term]
    known = {dates.name for dates in folder.plans.area.terms}
    if term.name in known and updates.published < first_day(term, folder.plans.area.terms):
        message = f"published before the {term.name} term of {term.year} began"
        yield file.problem(("published",), message, "Check the day and the name of the file.")
    for ref, update in updates.updates.items():
        path: Way = ("updates", ref)
        if folder.leads_nowhere(ref):
            yield folder.astray(file, path, ref, key=True, message="there is no promise {}")
        elif ref in folder.plans.places:
            place = folder.plans.places[ref]
            if can_be_updated(place):
                yield from _claim(Claim(folder, file, updates, place, update))
            else:
                hint = "Name a priority, an action or a milestone."
                yield file.problem(path, f"{ref} is not a promise", hint, key=True)
        yield from small_numbers(file, ((path + inside, text) for inside, text in _texts(update)))


def _texts(update: Update) -> Iterator[tuple[Way, str | None]]:
    yield ("why",), update.why
    yield ("next",), update.next
    for name in ("families", "forum"):
        if part := getattr(update, name):
            yield (name, "words"), part.words
    if update.impact:
        yield ("impact", "value"), update.impact.value
        yield ("impact", "was"), update.impact.was


def _claim(claim: Claim) -> Iterator[Problem]:
    if claim.update.work and not claim.place.document.rated:
        hint = "Say in that document how it is rated (rated:)."
        message = f"{claim.place.key} has no ratings"
        yield claim.file.problem((*claim.path, "work"), message, hint)
    yield from _days(claim)
    yield from _measure(claim)
    if not any(name.startswith("progress/") for name in claim.folder.unread):
        yield from _unfinished(claim)
        yield from _without_a_word(claim)


def _days(claim: Claim) -> Iterator[Problem]:
    update, published = claim.update, claim.updates.published
    for number, day in enumerate(update.done):
        if day > published:
            message = f"done on {day}, after these updates were published on {published}"
            path = (*claim.path, "done", number)
            yield claim.file.problem(path, message, "Check both days.")
    if update.forum and update.forum.on and update.forum.on > published:
        message = f"the forum's view is later than these updates, published on {published}"
        yield claim.file.problem((*claim.path, "forum", "on"), message, "Check both days.")
    if update.moved_to and isinstance(claim.place.item, Priority):
        message, hint = "a priority has no date to move", "Name the action or the milestone."
        yield claim.file.problem((*claim.path, "moved_to"), message, hint)


def _measure(claim: Claim) -> Iterator[Problem]:
    measure = claim.update.impact.measure if claim.update.impact else None
    found = claim.folder.plans.places.get(f"{claim.place.ref}{measure}")
    if measure and not (found and isinstance(found.item, Measure)):
        known = [item.ref for item in getattr(claim.place.item, "measures", ())]
        hint = did_you_mean(measure, known) or f"It has: {', '.join(known) or 'none'}."
        path = (*claim.path, "impact", "measure")
        yield claim.file.problem(path, f"{claim.place.local} has no measure {measure}", hint)


def _unfinished(claim: Claim) -> Iterator[Problem]:
    """Blue with an open milestone is an error."""
    if claim.update.work != "blue":
        return
    place, plans = claim.place, claim.folder.plans
    if found := progress.open_milestones(plans, place, claim.updates.published):
        listed = ", ".join(milestone.local for milestone in found)
        message = f"{place.local} is blue, but it has milestones that are not done: {listed}"
        hint = f"Add {found[0].ref}: {{done: ...}}, or rate it again."
        yield claim.file.problem((*claim.path, "work"), message, hint)


def _without_a_word(claim: Claim) -> Iterator[Problem]:
    """Green past a date that nothing was said about is a warning."""
    place, plans = claim.place, claim.folder.plans
    if claim.update.work != "green" or not isinstance(place.item, Action):
        return
    for item in progress.timed_items(plans, place.key, place.item):
        for dated in progress.dates_of(plans, item, claim.updates.published):
            if dated.state == "passed" and item.ref not in claim.updates.updates:
                message = (
                    f"{place.local} is green, but the date of {item.local} "
                    f"({dated.due}) has passed and no reason is given"
                )
                hint = f"Add {item.ref}: with done:, or with moved_to: and why:."
                path = (*claim.path, "work")
                yield claim.file.problem(path, message, hint, severity="warning")
