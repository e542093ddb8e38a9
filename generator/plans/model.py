"""What a document says: its sections, priorities, actions, milestones and measures.

The records are frozen. They give the JSON Schema that editors complete from, so every
field is described where it stands. `text` is always the document's own wording, quoted
and never tidied; `short` and `plain` are ours, in plain words.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.plans.dates import Month, PublishedDate
from generator.plans.easy import EasyLine
from generator.plans.text import FullRef, Name, Record, Ref, RoleName, Text, WebAddress
from generator.plans.timing import Timed


class Wording(Record):
    """The same sentence, worded differently in another place of the same document."""

    where: Text = Field(description="Where in the document this wording stands.")
    text: Text = Field(description="The wording there, as published.")


EASY = Field((), description="The easy read lines, each with its picture.")


class Statement(Record):
    """A sentence of a document that anyone can point at by its reference."""

    ref: Ref
    text: Text = Field(description="The document's own wording, quoted and never tidied.")
    also: tuple[Wording, ...] = Field(
        (), description="Other places of the document that word the same thing differently."
    )
    where: Text | None = Field(None, description="The section of the document this stands in.")
    short: Text | None = Field(None, description="Our heading, in plain words, up to 8 words.")
    plain: Text | None = Field(None, description="Our one-sentence explanation, in plain words.")
    unclear: Text | None = Field(
        None, description="What the document leaves open here, to be asked of its publisher."
    )


class _MayBeText(BeforeValidator):
    """Lets editors know that an entry may be bare text, and needs no reference of its own."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = handler(core)
        entry = dict(handler.resolve_ref_schema(listed["items"]))
        entry["required"] = [name for name in entry["required"] if name != "ref"]
        return {**listed, "items": {"anyOf": [{"type": "string"}, entry]}}


def numbered(prefix: str) -> Any:
    """A list of statements that may be written as bare text, numbered `<prefix>1` onwards."""

    def number(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        return [
            {"ref": f"{prefix}{index}", "text": item}
            if isinstance(item, str)
            else {"ref": f"{prefix}{index}", **item}
            if isinstance(item, dict)
            else item
            for index, item in enumerate(value, start=1)
        ]

    return _MayBeText(number)


class Target(Record):
    """A number that a measure of success sets, as a number."""

    value: float = Field(allow_inf_nan=False, description="The number, such as 50.")
    unit: Text = Field(description="What is counted, such as: per cent more activities.")
    compare: Literal["at least", "more by", "exactly"] = "at least"


class Milestone(Statement, Timed):
    """A step on the way to an action, with its own date."""


class Measure(Statement):
    """How the publisher will know that something worked."""

    years: Text | None = Field(None, description='The years it is for, such as "Years 2-4".')
    target: Target | None = Field(None, description="The target as a number, if it sets one.")


class Part(Record):
    """Who leads or is involved, as a role and never a name."""

    role: RoleName = Field(description="A role listed in area.yml.")
    in_particular: tuple[RoleName, ...] = Field((), description="Roles within it that are named.")
    on: Text | None = Field(None, description="What they lead on, if only a part of it.")
    label: Text | None = Field(None, description="The words in front, as published: Lead on ...")


def _bare_roles(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    return [{"role": item} if isinstance(item, str) else item for item in value]


Parts = Annotated[
    tuple[Part, ...], BeforeValidator(_bare_roles, json_schema_input_type=list[str | Part])
]


class Action(Statement, Timed):
    """One promise: what will be done, by when, by whom, and how anyone will know."""

    short: Text = Field(description="Our heading, in plain words, up to 8 words.")
    plain: Text = Field(description="Our one-sentence explanation, in plain words.")
    easy: tuple[EasyLine, ...] = EASY
    lead: Parts = Field((), description="Who leads.")
    involved: Parts = Field((), description="Who else is involved.")
    how: Annotated[tuple[Statement, ...], numbered("h")] = Field((), description="How.")
    milestones: tuple[Milestone, ...] = Field((), description="Steps, with letters as refs.")
    outcomes: Annotated[tuple[Statement, ...], numbered("o")] = Field(
        (), description="What families will see."
    )
    measures: Annotated[tuple[Measure, ...], numbered("m")] = Field(
        (), description="How the publisher will know that it worked."
    )
    resources: Annotated[tuple[Statement, ...], numbered("r")] = Field(
        (), description="Resources and further actions, as published."
    )
    monitoring: Annotated[tuple[Statement, ...], numbered("v")] = Field(
        (), description="When and by whom it is reviewed, as published."
    )
    answers: tuple[FullRef, ...] = Field((), description="The findings that it answers.")
    links: tuple[FullRef, ...] = Field((), description="Other promises that it links to.")
    links_text: Text | None = Field(None, description="The words about links, as published.")
    shares_with: Ref | None = Field(
        None, description="The action whose table cells (outcomes, measures, lead) it shares."
    )


class Priority(Statement):
    """A group of promises. `text` is its published title or outcome."""

    short: Text = Field(description="Our heading, in plain words, up to 8 words.")
    plain: Text = Field(description="Our one-sentence explanation, in plain words.")
    easy: tuple[EasyLine, ...] = EASY
    answers: tuple[FullRef, ...] = Field((), description="The findings that it answers.")
    means_title: Text | None = Field(None, description="The published words above `means`.")
    means: Annotated[tuple[Statement, ...], numbered("s")] = Field(
        (), description="What this means, as published."
    )
    commitments_title: Text | None = Field(
        None, description="The published words above `commitments`."
    )
    commitments: Annotated[tuple[Statement, ...], numbered("c")] = Field(
        (), description="What the publisher says that it will do, where it has no action table."
    )
    measures_title: Text | None = Field(None, description="The published words above `measures`.")
    measures: Annotated[tuple[Measure, ...], numbered("m")] = Field(
        (), description="Measures of success for the whole priority."
    )
    actions: tuple[Action, ...] = Field((), description="The actions of this priority.")


class Finding(Statement):
    """Something that inspectors found, or a sentence of another section."""

    limbs: tuple[Statement, ...] = Field((), description="Its parts, with letters as refs.")


class Section(Record):
    """A part of a document that holds no action table."""

    ref: Ref
    title: Text = Field(description="Its heading, as published.")
    short: Text | None = Field(None, description="Our heading, in plain words.")
    kind: Literal["context", "strength", "better", "area"] = Field(
        "context",
        description="strength: done well; better: to do better; area: area for improvement.",
    )
    findings: Annotated[tuple[Finding, ...], numbered("")] = ()


class Period(Record):
    """The months that a document covers."""

    from_: Month = Field(alias="from")
    to: Month

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise PydanticCustomError(
                "ends_first", "the period ends before it begins", {"hint": "Check from and to."}
            )
        return self


class Rated(Record):
    """How and when progress is rated, in the document's own words."""

    scale: Literal["brag"] = "brag"
    every: Literal["term"] = "term"
    text: Text = Field(description="What the document says about its ratings.")
    blue: Text = Field(description="What blue means, as published.")
    green: Text = Field(description="What green means, as published.")
    amber: Text = Field(description="What amber means, as published.")
    red: Text = Field(description="What red means, as published.")


class Source(Record):
    """Where the wording comes from, so that anyone can check it."""

    title: Name = Field(description="The title on the published document.")
    published: Month | None = Field(None, description="The month it was published, if known.")
    url: WebAddress | None = Field(None, description="Where it is published, if confirmed.")
    rights: Text = Field(description="Whose words they are, and on what terms.")
    note: Text | None = Field(None, description="What a reader should know about the copy used.")


class Document(Record):
    """One published document: an inspection report, an action plan or a strategy."""

    title: Name = Field(description="The title, as published.")
    short: Text = Field(description="Our name for it, up to 8 words.")
    plain: Text = Field(description="What it is, in one plain sentence.")
    kind: Literal["inspection", "action plan", "strategy"]
    easy: tuple[EasyLine, ...] = EASY
    period: Period | None = None
    inspected: tuple[PublishedDate, PublishedDate] | None = Field(
        None, description="First and last day of the inspection."
    )
    source: Source
    answers: Ref | None = Field(None, description="The document that this one answers.")
    replaced_by: Ref | None = Field(None, description="The document that took its place.")
    priority_word: Text = Field("Priority", description="What it calls its groups of promises.")
    action_word: Text = Field("Action", description="What it calls one promise.")
    rated: Rated | None = Field(None, description="How progress is rated, if the document says.")
    sections: tuple[Section, ...] = ()
    priorities: tuple[Priority, ...] = ()

    @property
    def begins(self) -> str | None:
        """The date as written from which this document counts: its period, or the visit."""
        if self.inspected:
            return self.inspected[0]
        return self.period.from_ if self.period else None

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        if self.kind == "inspection" and not self.sections:
            raise PydanticCustomError(
                "no_sections",
                "an inspection needs sections",
                {"hint": "Add sections: with what the inspectors found."},
            )
        if self.kind != "inspection" and not self.priorities:
            raise PydanticCustomError(
                "no_priorities",
                "a plan or strategy needs priorities",
                {"hint": "Add priorities: with what was promised."},
            )
        return self
