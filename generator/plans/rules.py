"""What no single file can know: links that lead nowhere, contradictions, unknown roles."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from generator.plans import progress
from generator.plans.dates import last_day
from generator.plans.explain import where
from generator.plans.load import Loaded
from generator.plans.model import Action, Part, Priority
from generator.plans.plans import Plans
from generator.plans.refs import Place, can_be_answered, can_be_updated, places
from generator.plans.terms import Term, first_day
from generator.plans.updates import TermUpdates, Update
from generator.problems import Problem, did_you_mean

SMALL_NUMBER = re.compile(
    r"\b(?:[1-5]|one|two|three|four|five)\s+(?:\w+\s+){0,2}?"
    r"(?:people|persons?|child|children|pupils?|learners?|famil(?:y|ies)|parents?|carers?)\b",
    re.IGNORECASE,
)


class File(Protocol):
    """A file that was read, with the places of everything in it."""

    @property
    def loaded(self) -> Loaded: ...  # noqa: D102 - the field of a record


Files = Mapping[str, File]
Path = tuple[str | int, ...]


def problems(plans: Plans, files: Files, terms: Mapping[Term, File]) -> list[Problem]:
    """Every problem that shows only when all files are seen together."""
    return [
        *_area(plans, files),
        *_refs(plans, files),
        *_roles(plans, files),
        *_words(plans, files),
        *_threads(plans, files),
        *_comments(plans, files),
        *(problem for term, file in terms.items() for problem in _updates(plans, term, file)),
    ]


def _at(
    file: File, path: Path, message: str, hint: str = "", *, key: bool = False, warn: bool = False
) -> Problem:
    line, column = file.loaded.place(path, key)
    severity: Literal["error", "warning"] = "warning" if warn else "error"
    return Problem(file.loaded.file, line, column, message, hint, where(path), severity)


def _area(plans: Plans, files: Files) -> Iterator[Problem]:
    area, file = plans.area, files["area"]
    if area.main not in plans.documents:
        hint = did_you_mean(area.main, plans.documents)
        yield _at(file, ("main",), f"there is no document {area.main}", hint)
    contacts = [contact.ref for contact in area.contacts]
    for field in ("ask", "complain"):
        if (ref := getattr(area, field)) not in contacts:
            yield _at(file, (field,), f"there is no contact {ref}", did_you_mean(ref, contacts))
    for number, ref in enumerate(area.help):
        if ref not in contacts:
            hint = did_you_mean(ref, contacts)
            yield _at(file, ("help", number), f"there is no contact {ref}", hint)
    lists: dict[str, list[str]] = {
        "terms": [term.name for term in area.terms],
        "roles": [role.name for role in area.roles],
        "contacts": contacts,
        "languages": [language.code for language in area.languages],
    }
    for name, values in lists.items():
        for number, value in enumerate(values):
            if value in values[:number]:
                yield _at(file, (name, number), f"{value} stands here twice", "Delete one.")
    for name in ("spring", "summer", "autumn"):
        if name not in lists["terms"]:
            yield _at(file, ("terms",), f"the {name} term is missing", "Add its days.")


def _refs(plans: Plans, files: Files) -> Iterator[Problem]:
    for key, document in plans.documents.items():
        file = files[key]
        seen: dict[str, Place] = {}
        for place in places(key, document):
            if place.ref in seen:
                line, _ = file.loaded.place((*seen[place.ref].path, "ref"))
                message = f"{place.local} is the reference of two places"
                yield _at(file, (*place.path, "ref"), message, f"The other is on line {line}.")
            seen[place.ref] = place
            yield from _links(plans, file, place)
        for field in ("answers", "replaced_by"):
            ref = getattr(document, field)
            if ref and ref not in plans.documents:
                hint = did_you_mean(ref, plans.documents)
                yield _at(file, (field,), f"there is no document {ref}", hint)


def _links(plans: Plans, file: File, place: Place) -> Iterator[Problem]:
    if not isinstance(place.item, Priority | Action):
        return
    for field in ("answers", "links"):
        for number, ref in enumerate(getattr(place.item, field, ())):
            path = (*place.path, field, number)
            if ref not in plans.places:
                yield _at(file, path, f"{ref} leads nowhere", did_you_mean(ref, plans.places))
            elif field == "answers" and not can_be_answered(plans.places[ref]):
                hint = "Name a finding, such as inspection-2025/better/3."
                yield _at(file, path, f"{ref} is not a finding", hint)
    other = getattr(place.item, "shares_with", None)
    if other and f"{place.key}/{other}" not in plans.places:
        yield _at(file, (*place.path, "shares_with"), f"there is no action {other}")


def _roles(plans: Plans, files: Files) -> Iterator[Problem]:
    known = {role.name for role in plans.area.roles}
    for place in plans.places.values():
        if not isinstance(place.item, Action) or place.item is not getattr(place, "action", None):
            continue
        for field in ("lead", "involved"):
            for number, part in enumerate(getattr(place.item, field)):
                for name in _names(part):
                    if name not in known:
                        path = (*place.path, field, number)
                        hint = did_you_mean(name, known) or "Add it to roles in area.yml."
                        yield _at(files[place.key], path, f"the role {name!r} is not known", hint)


def _names(part: Part) -> tuple[str, ...]:
    return (part.role, *part.in_particular)


def _words(plans: Plans, files: Files) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, word in enumerate(plans.words):
        for form in (word.word, *word.forms):
            if form in seen:
                path = ("words", number, "word")
                hint = f"It is also explained in entry {seen[form] + 1}: delete one."
                yield _at(files["glossary"], path, f"{form} is explained twice", hint)
            seen.setdefault(form, number)


def _threads(plans: Plans, files: Files) -> Iterator[Problem]:
    refs = [thread.ref for thread in plans.threads]
    for number, thread in enumerate(plans.threads):
        if thread.ref in refs[:number]:
            path = ("threads", number, "ref")
            yield _at(files["threads"], path, f"{thread.ref} stands here twice", "Rename one.")
        for index, step in enumerate(thread.steps):
            if step.at not in plans.places:
                hint = did_you_mean(step.at, plans.places)
                inside = ("threads", number, "steps", index, "at")
                yield _at(files["threads"], inside, f"{step.at} leads nowhere", hint)


def _comments(plans: Plans, files: Files) -> Iterator[Problem]:
    refs = [comment.ref for comment in plans.comments]
    for number, comment in enumerate(plans.comments):
        file, path = files["you-said-we-did"], ("comments", number)
        if comment.ref in refs[:number]:
            yield _at(file, (*path, "ref"), f"{comment.ref} stands here twice", "Rename one.")
        if bool(comment.did) != bool(comment.answered):
            yield _at(file, path, "did and answered go together", "Add the other, or neither.")
        for index, ref in enumerate(comment.about):
            if ref not in plans.places:
                hint = did_you_mean(ref, plans.places)
                yield _at(file, (*path, "about", index), f"{ref} leads nowhere", hint)
        for field in ("said", "did"):
            if match := SMALL_NUMBER.search(getattr(comment, field) or ""):
                yield _small(file, (*path, field), match.group())


def _small(file: File, path: Path, found: str) -> Problem:
    message = f"a number of people under 6 ({found!r}) could point at a family"
    return _at(file, path, message, "Say: fewer than 6.")


def _updates(plans: Plans, term: Term, file: File) -> Iterator[Problem]:
    updates = plans.updates[term]
    if updates.published < first_day(term, plans.area.terms):
        message = f"published before the {term.name} term of {term.year} began"
        yield _at(file, ("published",), message, "Check the day and the name of the file.")
    for ref, update in updates.updates.items():
        path: Path = ("updates", ref)
        if ref not in plans.places:
            hint = did_you_mean(ref, plans.places)
            yield _at(file, path, f"there is no promise {ref}", hint, key=True)
            continue
        place = plans.places[ref]
        if not can_be_updated(place):
            hint = "Name a priority, an action or a milestone."
            yield _at(file, path, f"{ref} cannot be rated", hint, key=True)
            continue
        if update.work and not place.document.rated:
            hint = "Say in the document how it is rated (rated:)."
            yield _at(file, (*path, "work"), f"{place.key} is not rated", hint)
        yield from _days(file, path, update, updates)
        yield from _measure(plans, file, path, place, update)
        yield from _contradictions(plans, file, path, place, term, updates, update)
        for field, text in _texts(update):
            if match := SMALL_NUMBER.search(text):
                yield _small(file, (*path, *field), match.group())


def _texts(update: Update) -> Iterator[tuple[Path, str]]:
    yield ("why",), update.why or ""
    yield ("next",), update.next or ""
    for name in ("families", "forum"):
        if part := getattr(update, name):
            yield (name, "words"), part.words or ""
    if update.impact:
        yield ("impact", "value"), update.impact.value or ""
        yield ("impact", "was"), update.impact.was or ""


def _days(file: File, path: Path, update: Update, updates: TermUpdates) -> Iterator[Problem]:
    for day in update.done:
        if day > updates.published:
            message = f"done on {day}, after these updates were published"
            yield _at(file, (*path, "done"), message, "Check both days.")
    if update.forum and update.forum.on and update.forum.on > updates.published:
        message = "the forum's view is later than these updates"
        yield _at(file, (*path, "forum", "on"), message, "Check both days.")


def _measure(
    plans: Plans, file: File, path: Path, place: Place, update: Update
) -> Iterator[Problem]:
    measure = update.impact.measure if update.impact else None
    if measure and f"{place.ref}{measure}" not in plans.places:
        known = [item.ref for item in getattr(place.item, "measures", ())]
        hint = did_you_mean(measure, known) or f"It has: {', '.join(known) or 'none'}."
        inside = (*path, "impact", "measure")
        yield _at(file, inside, f"{place.local} has no measure {measure}", hint)


def _contradictions(
    plans: Plans,
    file: File,
    path: Path,
    place: Place,
    term: Term,
    updates: TermUpdates,
    update: Update,
) -> Iterator[Problem]:
    """Blue with open milestones is an error; green past a date without a word is a warning."""
    work = (*path, "work")
    day = updates.published
    if update.work == "blue":
        for milestone in progress.open_milestones(plans, place, day):
            message = f"{place.local} is blue, but its milestone {milestone.local} is not done"
            yield _at(file, work, message, f"Add {milestone.ref}: {{done: ...}}, or rate it again.")
    if update.work == "green" and isinstance(place.item, Action):
        for item in progress.timed_items(plans, place.key, place.item):
            for dated in progress.dates_of(plans, item, day):
                if dated.state == "passed" and item.ref not in updates.updates:
                    message = (
                        f"{place.local} is green, but the date of {item.local} "
                        f"({last_day(dated.due)}) has passed and no reason is given"
                    )
                    hint = f"Add {item.ref}: with done: or with moved_to: and why:."
                    yield _at(file, work, message, hint, warn=True)
