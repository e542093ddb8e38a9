"""Every place in every document that can be pointed at, by its full reference."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.plans.model import (
    Action,
    Document,
    Finding,
    Milestone,
    Priority,
    Section,
    Statement,
)
from generator.plans.way import Way


class Place(NamedTuple):
    """A place in a document: the record there, and what it stands in.

    `ref` is the full reference (`action-plan-2026/1.1a`), `path` the way to it inside the
    file, so that a problem about it can say where it is.
    """

    ref: str
    key: str
    document: Document
    item: Document | Section | Statement
    path: Way
    priority: Priority | None = None
    action: Action | None = None
    section: Section | None = None

    @property
    def local(self) -> str:
        """The reference inside its document: `1.1a`."""
        return self.ref.removeprefix(self.key).removeprefix("/")


_PARTS = ("means", "commitments", "outcomes", "how", "milestones", "measures", "resources")


def places(key: str, document: Document) -> Iterator[Place]:
    """All places of one document, in its own order; a reference may come up twice."""
    yield Place(key, key, document, document, ())
    for number, section in enumerate(document.sections):
        path = ("sections", number)
        ref = f"{key}/{section.ref}"
        yield Place(ref, key, document, section, path, section=section)
        for index, finding in enumerate(section.findings):
            inside = (*path, "findings", index)
            at = f"{ref}/{finding.ref}"
            yield Place(at, key, document, finding, inside, section=section)
            for letter, limb in enumerate(finding.limbs):
                limb_path = (*inside, "limbs", letter)
                yield Place(f"{at}{limb.ref}", key, document, limb, limb_path, section=section)
    for number, priority in enumerate(document.priorities):
        yield from _priority(key, document, priority, ("priorities", number))


def _priority(key: str, document: Document, priority: Priority, path: Way) -> Iterator[Place]:
    ref = f"{key}/{priority.ref}"
    yield Place(ref, key, document, priority, path, priority)
    yield from _parts(Place(ref, key, document, priority, path, priority))
    for number, action in enumerate(priority.actions):
        inside = (*path, "actions", number)
        place = Place(f"{key}/{action.ref}", key, document, action, inside, priority, action)
        yield place
        yield from _parts(place)


def _parts(place: Place) -> Iterator[Place]:
    for name in (*_PARTS, "monitoring"):
        for index, part in enumerate(getattr(place.item, name, ())):
            yield place._replace(
                ref=f"{place.ref}{part.ref}", item=part, path=(*place.path, name, index)
            )


def index(documents: Mapping[str, Document]) -> dict[str, Place]:
    """All places of all documents by full reference; the first of two equal ones stands."""
    found: dict[str, Place] = {}
    for key, document in documents.items():
        for place in places(key, document):
            found.setdefault(place.ref, place)
    return found


def can_be_updated(place: Place) -> bool:
    """Whether progress can be published about this place."""
    return isinstance(place.item, Priority | Action | Milestone)


def can_be_answered(place: Place) -> bool:
    """Whether a promise can answer this place: a finding or one of its limbs."""
    return isinstance(place.item, Finding) or (
        place.section is not None and isinstance(place.item, Statement)
    )
