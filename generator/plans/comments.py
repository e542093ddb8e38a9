"""What people said about the Local Offer, and what was done.

Councils must seek comments, and publish them with their answer at least once a year, in a form
that identifies no one: regulation 56 of the Special Educational Needs and Disability
Regulations 2014 (SI 2014/1530).
"""

from pydantic import Field

from generator.plans.dates import Day
from generator.plans.text import FullRef, Record, Ref, Text
from generator.plans.updates import Evidence


class Comment(Record):
    """A comment and its answer."""

    ref: Ref = Field(description="Its number, such as 2026-1.")
    said: Text = Field(description="What was said, with nobody recognisable.")
    did: Text | None = Field(None, description="What was done; nothing if not answered yet.")
    by: Text = Field(description="Who did it or will answer, as a role.")
    on: Day = Field(description="The day the comment was made or filed.")
    answered: Day | None = Field(None, description="The day it was answered.")
    evidence: tuple[Evidence, ...] = ()
    about: tuple[FullRef, ...] = Field((), description="The promises that it is about.")


class Comments(Record):
    """The comments of one area."""

    comments: tuple[Comment, ...]
