"""Where printed codes lead. Paper lives long: none is removed, no digits are used again."""

from typing import Annotated, Literal

from pydantic import Field

from generator.plans.dates import Day, PublishedDate
from generator.plans.text import Label, Name, Record

DIGITS_PATTERN = r"^[1-9][0-9]{4}$"
PAGE_PATTERN = r"^([a-z0-9]([a-z0-9.-]*[a-z0-9])?/)*$"
CHOICE = "reader's choice"
"""The language of a code whose page offers all languages."""
EASY = "easy-read/"

Digits = Annotated[str, Field(pattern=DIGITS_PATTERN, description="Five digits, such as 48213.")]
PagePath = Annotated[
    str,
    Field(
        pattern=PAGE_PATTERN,
        max_length=200,
        description="The address of a page below the site, as in English: guides/sendiass/.",
    ),
]
Edition = Literal["standard", "easy read"]


class Printed(Record):
    """A print run: so many copies of something, for some place."""

    on: Name = Field(description="What it was printed on, such as A5 flyer.")
    where: Name = Field(description="Where it hangs or is handed out.")
    when: PublishedDate = Field(description="When it was printed: 2026-12 or 2026-12-04.")
    copies: int | None = Field(
        None, ge=1, le=1_000_000, description="How many, if somebody counted."
    )


class Moved(Record):
    """A recorded change: the code led to another page before."""

    from_: PagePath = Field(alias="from", description="The page that it led to before.")
    on: Day
    why: Label = Field(description="Why it leads elsewhere now.")


class Code(Record):
    """A printed code and the page that it leads to."""

    code: Digits
    page: PagePath
    edition: Edition = "standard"
    language: Label = Field(CHOICE, description="Such as bn, or: reader's choice.")
    note: Label | None = Field(None, description="What staff should know about it.")
    printed: tuple[Printed, ...] = ()
    moved: tuple[Moved, ...] = Field((), description="Its changes of page, oldest first.")

    @property
    def is_choice(self) -> bool:
        """Whether the reader chooses the language."""
        return self.language == CHOICE

    @property
    def target(self) -> str:
        """The address of the very page, in its edition, as in English."""
        return f"{self.page}{EASY if self.edition == 'easy read' else ''}"

    @property
    def path(self) -> str:
        """The address that is printed, below the site: q/48213/."""
        return code_path(self.code)


class Links(Record):
    """The printed codes of one area."""

    issued: dict[Digits, PagePath] = Field(
        default_factory=dict,
        description="Every code ever issued, with its first page. Only ever added to.",
    )
    codes: tuple[Code, ...] = ()


def code_path(digits: str) -> str:
    """The address of a code below the site."""
    return f"q/{digits}/"
