"""One promise followed across documents and years."""

from pydantic import Field

from generator.plans.text import FullRef, Record, Ref, Text


class Step(Record):
    """One place where the promise appears."""

    at: FullRef
    plain: Text = Field(description="What was promised or found there, in one plain sentence.")


class Thread(Record):
    """A promise that came back: its story, told from the documents alone."""

    ref: Ref
    short: Text = Field(description="Its name, up to 8 words.")
    plain: Text = Field(description="What it is about, in one plain sentence.")
    story: tuple[Text, ...] = Field(min_length=1, description="Short paragraphs.")
    steps: tuple[Step, ...] = Field(min_length=1, description="Where it appears, oldest first.")
    again: Text = Field(description="What was promised again, plainly and neutrally.")
    unknown: Text = Field(description="Where no outcome was ever published.")


class Threads(Record):
    """The threads of one area."""

    threads: tuple[Thread, ...]
