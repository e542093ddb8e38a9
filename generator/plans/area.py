"""Who publishes the site, with whom, in which terms and languages, and how to reach them."""

from typing import Literal

from pydantic import Field

from generator.plans.dates import Day
from generator.plans.model import Record, Ref, Text, WebAddress

MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
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


class SchoolTerm(Record):
    """The days that a school term covers, each year."""

    name: TermName
    from_: str = Field(alias="from", pattern=MONTH_DAY, description="First day, such as 01-01.")
    to: str = Field(pattern=MONTH_DAY, description="Last day, such as 03-31.")


class Language(Record):
    """A language that the site is published in."""

    code: str = Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$", description="Such as bn, zh-Hans.")
    name: Text = Field(description="Its name in itself, such as বাংলা.")
    english: Text = Field(description="Its name in English.")


class Contact(Record):
    """How to reach someone. One that nobody has confirmed is shown as unconfirmed."""

    ref: Ref
    name: Text
    plain: Text = Field(description="What they can help with.")
    url: WebAddress | None = None
    email: str | None = Field(None, pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+$")
    phone: str | None = Field(None, pattern=r"^[+0-9][0-9 ()-]{4,}$")
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
    terms_confirmed: Day | None = Field(None, description="The day the terms were confirmed.")
    languages: tuple[Language, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = ()
    contacts: tuple[Contact, ...] = ()
    help: tuple[Ref, ...] = Field((), description="The contacts that the home page shows.")
    ask: Ref = Field(description="The contact for questions about a promise.")
    complain: Ref = Field(description="The contact for complaints.")
