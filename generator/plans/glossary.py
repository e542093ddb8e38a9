"""Every abbreviation and hard word, explained in plain words."""

from pydantic import Field

from generator.plans.text import Label, Record, Text


class Word(Record):
    """A word that a reader may not know."""

    word: Text = Field(description="The word as the documents write it.")
    stands_for: Text | None = Field(None, description="Written out, if it is an abbreviation.")
    forms: tuple[Label, ...] = Field((), description="Other spellings and plurals.")
    plain: Text = Field(description="What it means, in one or two short sentences.")


class Glossary(Record):
    """The words of one area."""

    words: tuple[Word, ...]
