"""The milestones of a promise on paper: each with its date, and what is known of it."""

from collections.abc import Iterator

from generator.languages import formats
from generator.languages.formats import ENGLISH
from generator.pages.desk import Desk
from generator.pages.promises import timeline_of
from generator.plans.model import Action, Milestone
from generator.plans.progress import Dated
from generator.plans.refs import Place
from generator.printing.content import Block, Heading, Items, Paragraph
from generator.printing.statements_content import statement
from generator.printing.words import line


def dates(desk: Desk, place: Place, item: Action) -> Iterator[Block]:
    """The milestones with their dates, and what is known of each date."""
    timeline = timeline_of(desk, place, item)
    if timeline:
        yield Heading(4, line(desk.speech.say("Dates")))
        yield Items(
            tuple(
                tuple(_milestone(desk, place, milestone, dated)) for milestone, dated in timeline
            ),
            ordered=True,
        )


def _milestone(
    desk: Desk, place: Place, milestone: Milestone | None, dated: list[Dated]
) -> Iterator[Block]:
    say, item = desk.speech.say, milestone or place.item
    assert isinstance(item, Milestone | Action)  # noqa: S101 - a place of an action
    planned = item.plan_by and not (dated and dated[0].months_moved)
    if len(dated) == 1 and not planned:
        time = desk.date(dated[0].due)
    else:
        time = formats.timing(item, desk.speech) or say("No date in the document")
    yield Paragraph(line(formats.sentence(time)), "strong")
    if milestone is None:
        yield Paragraph(line(say("The whole promise")))
    else:
        ref = f"{place.local}{milestone.ref}"
        original = desk.english.places[f"{place.ref}{milestone.ref}"].item
        yield from statement(desk, milestone, ref)
        if _says_more(original):
            words = say("In the document: “%(words)s”") % {"words": milestone.when}
            yield Paragraph(line(words), "small")
    for one in dated:
        known = [*_state(desk, one)]
        if len(dated) > 1:
            known = [" · ".join([formats.sentence(desk.date(one.due)), *known])]
        yield from (Paragraph(line(text), "small") for text in known)


def _says_more(milestone: object) -> bool:
    """Whether the published words about time say more than the date does."""
    assert isinstance(milestone, Milestone)  # noqa: S101 - it was asked for by its reference
    told = formats.timing(milestone, ENGLISH).lower()
    return bool(milestone.when) and (milestone.when or "").lower() != told


def _state(desk: Desk, dated: Dated) -> Iterator[str]:
    """What is known of a date: moved, done, or passed."""
    say, many = desk.speech.say, desk.speech.many
    if months := dated.months_moved:
        first = say("First promised for %(first)s.") % {"first": desk.date(dated.first_due)}
        later = many("Moved %(count)s month later.", "Moved %(count)s months later.", months)
        earlier = many("Moved %(count)s month earlier.", "Moved %(count)s months earlier.", -months)
        moved_by = (later if months > 0 else earlier) % {"count": abs(months)}
        why = f" {say('Reason given:')} {dated.why}" if dated.why else ""
        yield f"{first} {moved_by}{why}"
    passed = {
        "answered": say(
            "This date has passed. An update has been published since, and does not say that it"
            " was done."
        ),
        "passed": say("This date has passed and no update has been published."),
    }
    if dated.done:
        day = formats.day(dated.done, desk.speech)
        yield say("Done on %(day)s.") % {"day": day}
    elif dated.state in passed:
        yield passed[dated.state]
