"""The files of guides and of the plan, made once for all tests that look at them."""

import atexit
import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.languages.messages import told_in
from generator.languages.tongues import tongue
from generator.printing.around import desk_of
from generator.printing.content import Content
from generator.printing.documents import MadeFile, files
from generator.printing.easy_content import easy_content
from generator.printing.guide_content import guide
from generator.printing.order import Order
from generator.printing.plan_content import plan
from generator.source import Source, read_source
from tests.built import AS_OF, PROJECT

HOME = "https://www.example.org/send/"
GUIDES = ("annual-reviews", "interpreters", "interpreters-for-clinicians")
"""The guide with dates, the one with many languages, and the one for health staff."""


class Document(NamedTuple):
    """A document: what it says, and the files that were made of it by their kind."""

    content: Content
    easy: Content | None
    files: dict[str, MadeFile]


@cache
def source() -> Source:
    """The published plans and guides, with all their translations."""
    return read_source(PROJECT / "plans", dt.date.fromisoformat(AS_OF))


def order(code: str, kept: Path, given: Source | None = None) -> Order:
    """What is printed in a language: the plan and some of the guides."""
    given = given or source()
    spoken = tongue(code, given.catalogs.get(code, {}), given.shares.get(code, ()))
    told = given.told if spoken.is_english else told_in(given.told, spoken.turn)
    guides = tuple(one for one in told.guides if one.name in GUIDES)
    return Order(told.plans, guides, spoken, given.told.plans, given.as_of, HOME, kept)


@cache
def documents(code: str) -> dict[str, Document]:
    """The documents of a language by their names."""
    asked = order(code, kept_here())
    desk, main = desk_of(asked), asked.plans.area.main
    made = list(files(asked))
    told = {one.name: guide(desk, asked, one) for one in asked.guides}
    told[main] = plan(desk, asked, main)
    return {
        name: Document(
            content,
            easy_content(desk, content.page),
            {one.kind: one for one in made if one.page == content.page},
        )
        for name, content in told.items()
    }


@cache
def kept_here() -> Path:
    """A folder for printed files that goes when the tests are done."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)
