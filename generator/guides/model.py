"""What a guide for families says: its front matter, as frozen records."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.plans.dates import Day, PublishedDate, last_day
from generator.plans.easy import EasyLine
from generator.plans.text import FullRef, Label, Name, Record, Ref, Text, WebAddress

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Sources = Annotated[
    tuple[Ref, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])
]


class Step(Record):
    """One step of a guide's timeline."""

    when: Text = Field(description="When it happens, such as: Within 6 weeks.")
    who: Text = Field(description="Who acts, such as: The council.")
    text: Text = Field(description="What happens, in one or two short sentences.")
    source: Sources = Field((), description="The sources, if it says what the law says.")


class Point(Record):
    """Something to ask for, or to do if it goes wrong."""

    text: Text
    source: Sources = Field((), description="The sources, if it says what the law says.")


class LawSource(Record):
    """Where a statement about the law comes from."""

    title: Name = Field(description="The law or guidance, with its section or paragraph.")
    url: WebAddress


class Phrase(Record):
    """A sentence to show or say, in English and in other languages."""

    english: Label
    translations: dict[LanguageCode, Label]


class Sylheti(Record):
    """How to ask for an interpreter of Sylheti, which is spoken and seldom written."""

    english: Label
    bn: Label


class Video(Record):
    """A video beside the page: never without captions and a transcript."""

    file: Label = Field(description="The video's file, beside the guide.")
    captions: Label = Field(description="The captions' file (WebVTT), beside the guide.")
    transcript: Label = Field(description="The transcript's file (text), beside the guide.")
    title: Text


class Checked(Record):
    """Who has checked a guide: a qualified person, as a role."""

    by: Text = Field(description="Who, as a role and never by name.")
    on: Day


class Guide(Record):
    """The front matter of a guide."""

    title: Text = Field(description="Its heading, up to 8 plain words.")
    description: Text = Field(description="What it is, in one plain sentence.")
    number: int = Field(99, ge=1, description="Its place in the list of guides.")
    audience: Literal["families", "clinicians"] = "families"
    first: Text = Field(description="What to do first.")
    looked_up: PublishedDate = Field(description="When the law was looked up: 2026-11.")
    checked: Checked | None = Field(None, description="Who has checked it, and when.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The timeline, in order.")
    ask_for: tuple[Point, ...] = ()
    if_wrong: tuple[Point, ...] = ()
    fulfils: tuple[FullRef, ...] = Field((), description="The actions that it helps to fulfil.")
    contacts: tuple[Ref, ...] = ()
    dates: Literal["needs-assessment", "draft-plan", "annual-review", "disagreement"] | None = None
    sources: dict[Ref, LawSource] = Field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    spoken: dict[LanguageCode, Label] = Field(
        default_factory=dict,
        description="What staff call the spoken language, where writing has another name.",
    )
    sylheti: Sylheti | None = None
    video: Video | None = None
    easy: tuple[EasyLine, ...] = Field(min_length=1, description="The easy read edition.")

    @property
    def last_looked_up(self) -> dt.date:
        """The last day on which the law can have been looked up."""
        return last_day(self.looked_up)
