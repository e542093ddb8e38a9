"""The trace of an inspection: what was found -> what was promised -> where it stands."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.pages.desk import Desk
from generator.plans import progress
from generator.plans.model import Action, Priority, Section, Statement
from generator.plans.progress import Standing
from generator.plans.refs import Place


class Row(NamedTuple):
    """One finding with the promises that answer it.

    `title` is the sentence that a group of limbs hangs from, on the first limb only.
    """

    id: str
    local: str
    item: Statement
    title: str | None
    title_id: str | None
    answers: tuple[tuple[Place, Standing], ...]


def rows(desk: Desk, key: str) -> dict[str, Any]:
    """What the template of an inspection needs: its findings, section by section."""
    say = desk.speech.say
    headings = {
        "area": (
            say("What must improve"),
            say("This is the formal area for improvement, part by part."),
        ),
        "better": (
            say("What inspectors said should be better"),
            say("What the report says in full about what needs to be done better."),
        ),
    }
    sections = desk.plans.documents[key].sections
    return {
        "trace": [
            (section.ref, *heading, list(_section(desk, key, section)))
            for kind, heading in headings.items()
            for section in sections
            if section.kind == kind
        ]
    }


def _section(desk: Desk, key: str, section: Section) -> Iterator[Row]:
    for finding in section.findings:
        parts = finding.limbs or (finding,)
        for number, part in enumerate(parts):
            local = f"{section.ref}/{finding.ref}" + (part.ref if part is not finding else "")
            is_first_limb = bool(finding.limbs) and number == 0
            yield Row(
                local.replace("/", "-"),
                local,
                part,
                finding.text if is_first_limb else None,
                f"{section.ref}-{finding.ref}" if is_first_limb else None,
                _answers(desk, f"{key}/{local}"),
            )


def _answers(desk: Desk, ref: str) -> tuple[tuple[Place, Standing], ...]:
    """The actions that answer a finding; a priority only where none of its actions does."""
    pointing = desk.plans.answered_by.get(ref, ())
    actions = [place for place in pointing if isinstance(place.item, Action)]
    groups = {id(place.priority) for place in actions}
    priorities = [
        place
        for place in pointing
        if isinstance(place.item, Priority) and id(place.item) not in groups
    ]
    return tuple(
        (place, progress.standing(desk.plans, place, desk.as_of))
        for place in (*priorities, *actions)
    )
