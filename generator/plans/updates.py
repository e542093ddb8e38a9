"""What has happened: one file a school term, which is only ever added to.

Three judgements stay apart: is the work done (`work`), did anything measurably change
(`impact`), do families feel it (`families`). The forum's view stands beside the council's.
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from generator.plans.dates import Day, PublishedDate
from generator.plans.text import FullRef, Record, Ref, Text, WebAddress
from generator.plans.timing import one_or_more

Rating = Literal["blue", "green", "amber", "red"]
RATINGS: tuple[Rating, ...] = ("blue", "green", "amber", "red")
DIGITS = re.compile(r"[0-9]{1,9}")
FEWEST_PEOPLE = 6
"""Numbers about fewer people than this could point at a family, so they are never shown."""


class Evidence(Record):
    """Something that a reader can look up to see that an update is true."""

    title: Text = Field(description="What it is, such as: Board report, March 2026.")
    url: WebAddress | None = Field(None, description="Where it is published, if it is.")


def _only_digits(value: Any) -> Any:
    if isinstance(value, str) and not DIGITS.fullmatch(value):
        raise PydanticKnownError("int_parsing")
    return value


class Impact(Record):
    """Whether anything measurably changed."""

    result: Literal["better", "same", "worse", "not measured"]
    measure: Ref | None = Field(None, description="The measure it is about, such as m1.")
    value: Text | None = Field(None, description="What was found, with its unit.")
    was: Text | None = Field(None, description="What it was before.")
    people: Annotated[int, BeforeValidator(_only_digits), Field(ge=0)] | None = Field(
        None, description="How many people it counts."
    )
    too_few: SkipJsonSchema[bool] = Field(
        False, description="Set by the generator: numbers left out."
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_out_small_numbers(cls, data: Any) -> Any:
        """Drop numbers about fewer than six people before anything else can see them."""
        if not isinstance(data, dict):
            return data
        if "too_few" in data:
            raise PydanticCustomError(
                "own_field", "too_few is set by the generator", {"hint": "Delete it."}
            )
        people = str(data.get("people", ""))
        if DIGITS.fullmatch(people) and int(people) < FEWEST_PEOPLE:
            kept = {key: data[key] for key in data if key not in ("people", "value", "was")}
            return {**kept, "too_few": True}
        return data


class Families(Record):
    """Whether families feel it."""

    felt: Literal["yes", "partly", "not yet", "not asked"]
    words: Text | None = Field(None, description="What they said, with nobody recognisable.")


class Forum(Record):
    """The Parent Carer Forum's own view of the update."""

    view: Literal["agrees", "disagrees", "not consulted"]
    words: Text | None = Field(None, description="The forum's own words.")
    on: Day | None = Field(None, description="The day the forum gave its view.")


class Update(Record):
    """What is published in one term about a priority, an action or a milestone."""

    work: Rating | None = Field(None, description="The council's own rating.")
    why: Text | None = Field(None, description="The reason for the rating or the new date.")
    evidence: tuple[Evidence, ...] = Field((), description="What shows that it is so.")
    next: Text | None = Field(None, description="What happens next.")
    done: Annotated[tuple[Day, ...], one_or_more] = Field(
        (), description="The day it was done; several days for something that repeats."
    )
    moved_to: PublishedDate | None = Field(None, description="The new date, if it moved.")
    impact: Impact | None = None
    families: Families | None = None
    forum: Forum | None = None

    @model_validator(mode="after")
    def _reasons(self) -> Self:
        if self.work and not self.why:
            raise PydanticCustomError(
                "no_reason", "a rating needs a reason", {"hint": "Add why: and one sentence."}
            )
        if self.work and not self.evidence:
            raise PydanticCustomError(
                "no_evidence",
                "a rating needs evidence",
                {"hint": "Add evidence: with the title of what shows it."},
            )
        if self.moved_to and not self.why:
            raise PydanticCustomError(
                "no_reason", "a moved date needs a reason", {"hint": "Add why: and one sentence."}
            )
        if not any(value for _, value in self):
            raise PydanticCustomError(
                "says_nothing", "this update says nothing", {"hint": "Fill it in or delete it."}
            )
        return self


class TermUpdates(Record):
    """All that was published about one term."""

    published: Day = Field(description="The day these updates were published.")
    updates: dict[FullRef, Update] = Field(description="Updates by the address of the promise.")
