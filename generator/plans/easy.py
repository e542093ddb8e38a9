"""Easy read: one idea, one sentence and one picture a line."""

from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import Field

from generator.plans.dates import Day
from generator.plans.text import Record, Ref, Text

ICON_PATTERN = r"^material/[a-z0-9-]+$"
RatingWord = Literal["blue", "green", "amber", "red", "none"]
NEEDED = ("calendar", "email", "not-known", "phone", "promise", "question", "wait")
"""The pictures of the lines that are made from data, which every area names."""


class EasyLine(Record):
    """One line of an easy read: a picture on the left, one short sentence on the right."""

    picture: Ref = Field(description="A picture listed in easy-read.yml.")
    text: Text = Field(
        description="One sentence of 10 to 15 everyday words; **hard word** in bold."
    )


class Picture(Record):
    """A picture with its one meaning."""

    icon: str = Field(pattern=ICON_PATTERN, description="An icon of Material.")
    means: Text = Field(description="What it stands for, wherever it is used.")


class Tested(Record):
    """A test of the easy read edition by people with learning disabilities."""

    by: Text = Field(description="Who tested it, as a group and never by name.")
    on: Day
    pages: Text = Field(description="What they tested.")


class EasyRead(Record):
    """What all easy read pages share."""

    pictures: dict[Ref, Picture] = Field(description="Every picture, by its name.")
    ratings: dict[RatingWord, EasyLine] = Field(description="The sentence for each rating.")
    home: tuple[EasyLine, ...] = Field(description="The lines of the home page.")
    about_ratings: tuple[EasyLine, ...] = Field(description="The lines of the page on ratings.")
    guides: tuple[EasyLine, ...] = Field((), description="The lines of the list of guides.")
    tested: tuple[Tested, ...] = ()


def icon_file(icon: str) -> Path:
    """The drawing of an icon, in the package mkdocs-material."""
    return Path(str(resources.files("material"))) / "templates" / ".icons" / f"{icon}.svg"


def icons() -> list[str]:
    """The names of all icons that a picture can have."""
    return sorted(f"material/{path.stem}" for path in icon_file("material/any").parent.iterdir())
