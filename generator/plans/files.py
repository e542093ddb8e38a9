"""A folder of plan files as it was read: what the rules between files look at."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pydantic import BaseModel

from generator.plans.explain import where
from generator.plans.load import Loaded
from generator.plans.plans import Plans
from generator.plans.terms import Term
from generator.plans.way import Way
from generator.problems import Problem, did_you_mean, shown


class File(NamedTuple):
    """A file that was read: its record, and the places of everything in it."""

    loaded: Loaded
    record: BaseModel

    def problem(
        self,
        path: Way,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        severity: Literal["error", "warning"] = "error",
    ) -> Problem:
        """A problem with a value of this file, or with its key."""
        line, column = self.loaded.place(path, key)
        return Problem(self.loaded.file, line, column, message, hint, where(path), severity)


@dataclass(frozen=True)
class Folder:
    """The files of a folder, joined, and the names of those that could not be read.

    What points at a file that could not be read is not judged: that file's own problems come
    first, and the others should not be blamed for them.
    """

    plans: Plans
    files: Mapping[str, File]
    terms: Mapping[Term, File]
    unread: Collection[str] = ()

    def leads_nowhere(self, ref: str) -> bool:
        """Whether nothing stands at a reference, as far as can be known."""
        return ref not in self.plans.places and ref.partition("/")[0] not in self.unread

    def astray(
        self,
        file: File,
        path: Way,
        ref: str,
        *,
        key: bool = False,
        message: str = "{} leads nowhere",
    ) -> Problem:
        """A problem with a reference that leads nowhere, and the closest ones that do not."""
        hint = did_you_mean(ref, self.plans.places)
        return file.problem(
            path,
            message.format(shown(ref)),
            hint or "Write the document, a slash and the place, such as action-plan-2026/1.1.",
            key=key,
        )


def twice(values: Iterable[str]) -> list[tuple[int, int]]:
    """Where a list repeats itself: the number of each repetition, and of what it repeats."""
    first: dict[str, int] = {}
    found = []
    for number, value in enumerate(values):
        if value in first:
            found.append((number, first[value]))
        first.setdefault(value, number)
    return found
