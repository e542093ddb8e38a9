"""All that is known about one area, checked and joined: what the rest of the program reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.plans.area import Area
from generator.plans.comments import Comment
from generator.plans.easy import EasyRead
from generator.plans.flyers import Flyers
from generator.plans.glossary import Word
from generator.plans.links import Links
from generator.plans.model import Action, Document, Priority
from generator.plans.refs import Place, index
from generator.plans.terms import Term
from generator.plans.threads import Thread
from generator.plans.updates import TermUpdates

NO_LINKS = Links()


@dataclass(frozen=True)
class Plans:
    """One area's plans. Documents are in order of time, newest first."""

    area: Area
    documents: Mapping[str, Document]
    threads: tuple[Thread, ...] = ()
    words: tuple[Word, ...] = ()
    comments: tuple[Comment, ...] = ()
    easy: EasyRead | None = None
    links: Links = NO_LINKS
    flyers: Flyers | None = None
    updates: Mapping[Term, TermUpdates] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place that can be pointed at, by full reference."""
        return index(self.documents)

    @property
    def rated(self) -> frozenset[str]:
        """The documents whose progress is rated, so that their pages change every term."""
        return frozenset(key for key, document in self.documents.items() if document.rated)

    @cached_property
    def linked_from(self) -> dict[str, tuple[Place, ...]]:
        """The priorities and actions that link to a place, by its full reference."""
        return self._pointing("links")

    @cached_property
    def answered_by(self) -> dict[str, tuple[Place, ...]]:
        """The priorities and actions that answer a finding, by its full reference."""
        return self._pointing("answers")

    def _pointing(self, name: str) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in self.places.values():
            if isinstance(place.item, Priority | Action):
                for ref in getattr(place.item, name, ()):
                    found.setdefault(ref, []).append(place)
        return {ref: tuple(pointing) for ref, pointing in found.items()}

    @cached_property
    def threads_at(self) -> dict[str, tuple[Thread, ...]]:
        """The threads that pass through a place or anything in it, by its full reference."""
        found: dict[str, dict[str, Thread]] = {}
        for thread in self.threads:
            for step in thread.steps:
                at = self.places[step.at]
                holder = at.action or at.priority
                for ref in (step.at, f"{at.key}/{holder.ref}" if holder else step.at):
                    found.setdefault(ref, {})[thread.ref] = thread
        return {ref: tuple(threads.values()) for ref, threads in found.items()}
