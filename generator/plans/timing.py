"""When something is due, in the one of seven ways that a document uses."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.plans.dates import Month, PublishedDate, Repeat
from generator.plans.text import Record, Text


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class _MayBeOne(BeforeValidator):
    """Lets editors know that a list of one may be written without the list."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}


one_or_more = _MayBeOne(_listed)


class Timed(Record):
    """When something is due, in the one of seven ways that the document uses.

    A month or the end of a month or several of them (`due`), repeating (`every`, `from`),
    tied to an event (`at`, `before`, or `within` and `of`), planned by a month (`plan_by`),
    or nothing at all. Nothing is guessed.
    """

    due: Annotated[tuple[PublishedDate, ...], one_or_more] = Field(
        (), description="When it is due: 2026-07, end of 2026-03, or a list of such dates."
    )
    plan_by: Month | None = Field(None, description="The month by which a plan for it is due.")
    every: Repeat | None = Field(None, description="How often it repeats, such as 2 months.")
    from_: Month | None = Field(None, alias="from", description="The first month, if repeating.")
    at: Text | None = Field(None, description="The event at which it happens.")
    before: Text | None = Field(None, description="The event before which it happens.")
    within: Text | None = Field(None, description="How long after an event, such as five days.")
    of: Text | None = Field(None, description="The event that `within` counts from.")
    when: Text | None = Field(None, description="The words about time, as published.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = {
            "due": self.due and not self.every,
            "plan_by": self.plan_by,
            "every": self.every,
            "at": self.at,
            "before": self.before,
            "within": self.within,
        }
        used = [name for name, value in ways.items() if value]
        if len(used) > 1:
            raise PydanticCustomError(
                "two_timings",
                "{first} and {second} both say when this is due",
                {"first": used[0], "second": used[1], "hint": "Keep one of them."},
            )
        if bool(self.within) != bool(self.of):
            raise PydanticCustomError(
                "half_event", "within and of go together", {"hint": "Add the other one."}
            )
        if self.from_ and not self.every:
            raise PydanticCustomError(
                "from_alone",
                "from stands here without every",
                {"hint": "Add every: and how often, such as 2 months."},
            )
        return self

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates that the document names, as written; empty where it names none."""
        return self.due or ((self.plan_by,) if self.plan_by else ())
