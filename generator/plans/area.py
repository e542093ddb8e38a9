"""Who publishes the site, with whom, in which terms and languages, and how to reach them."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.plans.dates import Day
from generator.plans.text import Label, Record, Ref, Text, WebAddress

MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
CODE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"
EMAIL_PATTERN = r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+$"
PHONE_PATTERN = r"^[+0-9][0-9 ()-]{4,}$"
TermName = Literal["spring", "summer", "autumn"]


class Publisher(Record):
    """A body that is answerable for the promises."""

    name: Text
    plain: Text = Field(description="Who this is, in one plain sentence.")


class Role(Record):
    """A role that leads or is involved; never a person's name."""

    name: Text = Field(description="The words that the plans use for it.")
    stands_for: Text | None = Field(None, description="Written out, if it is an abbreviation.")
    plain: Text | None = Field(None, description="Who this is, in one plain sentence.")


def _every_year(text: str) -> str:
    month, day = (int(part) for part in text.split("-"))
    try:
        dt.date(2001, month, day)
    except ValueError as error:
        raise PydanticCustomError(
            "impossible_date",
            "{text} is not a day of every year",
            {"text": text, "hint": "Check the month and the day."},
        ) from error
    return text


YearDay = Annotated[str, Field(pattern=MONTH_DAY), AfterValidator(_every_year)]


class SchoolTerm(Record):
    """The days that a school term covers, each year."""

    name: TermName
    from_: YearDay = Field(alias="from", description="First day, such as 01-01.")
    to: YearDay = Field(description="Last day, such as 03-31.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise PydanticCustomError(
                "ends_first",
                "the {name} term ends before it begins",
                {"name": self.name, "hint": "Check from and to."},
            )
        return self


class Language(Record):
    """A language that the site is published in."""

    code: str = Field(pattern=CODE_PATTERN, description="Such as bn, zh-Hans.")
    name: Label = Field(description="Its name in itself, such as বাংলা.")
    english: Label = Field(description="Its name in English.")


class Contact(Record):
    """How to reach someone. One that nobody has confirmed is shown as unconfirmed."""

    ref: Ref
    name: Text
    plain: Text = Field(description="What they can help with.")
    url: WebAddress | None = None
    email: str | None = Field(None, pattern=EMAIL_PATTERN)
    phone: str | None = Field(None, pattern=PHONE_PATTERN)
    confirmed: Day | None = Field(None, description="The day a person confirmed it; none if not.")
    note: Text | None = Field(None, description="What a reader should know about this contact.")


class Area(Record):
    """The settings of one area's site."""

    name: Text = Field(description="The area, such as City of London.")
    site: Text = Field(description="The name of the site.")
    welcome: Text = Field(description="What this site is, in two short plain sentences.")
    example: bool = Field(False, description="True if the data is made up; said on every page.")
    main: Ref = Field(description="The document whose progress the home page shows.")
    publisher: Publisher = Field(description="The council.")
    partners: tuple[Publisher, ...] = ()
    forum: Text = Field(description="The name of the Parent Carer Forum.")
    terms: tuple[SchoolTerm, ...] = Field(min_length=1)
    languages: tuple[Language, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = ()
    contacts: tuple[Contact, ...] = ()
    help: tuple[Ref, ...] = Field((), description="The contacts that the home page shows.")
    guides: tuple[Ref, ...] = Field((), description="The guides that the home page shows.")
    ask: Ref = Field(description="The contact for questions about a promise.")
    complain: Ref = Field(description="The contact for complaints.")
