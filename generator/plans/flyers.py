"""What is printed for families: kits of flyers, posters, leaflets and labels, each with codes."""

from pydantic import Field

from generator.plans.links import CHOICE, Digits, PagePath
from generator.plans.text import Label, Record, Ref, Text

ALL = "all"
"""The key of a kit's code that lets readers choose their language."""

Codes = dict[str, Digits]


class FlyerLine(Record):
    """One thing a parent should know: a picture, and a short line beside it."""

    picture: Ref = Field(description="A picture listed in easy-read.yml.")
    text: Text = Field(description="At most 12 everyday words.")


class Kit(Record):
    """All that is printed about one page of the site, in every language and on every paper."""

    ref: Ref = Field(description="Its name, such as interpreters; a part of addresses.")
    page: PagePath = Field(description="The page that its codes open: guides/interpreters/.")
    picture: Ref = Field(description="Its one large picture, listed in easy-read.yml.")
    title: Text = Field(description="The headline: at most 6 plain words.")
    opens: Text = Field(description="What the code opens, in one short sentence.")
    lines: tuple[FlyerLine, ...] = Field(description="What a parent should know: 3 to 5 lines.")
    label: Text = Field(description="A few words for a label of 64 by 38 mm.")
    contact: Ref = Field(description="Whom to ask: a contact listed in area.yml.")
    codes: Codes = Field(
        default_factory=dict, description="Issued codes by language, and one for all languages."
    )
    priorities: dict[Label, Codes] = Field(
        default_factory=dict,
        description="For the kit of the main document: codes of its priorities' pages, by ref.",
    )


class Flyers(Record):
    """The kits of one area."""

    kits: tuple[Kit, ...] = ()


def language_of(key: str) -> str:
    """The language of a code in links.yml, by its key in a kit."""
    return CHOICE if key == ALL else key
