"""What is printed from, and what comes out: the two ends of the print room."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from generator.guides.reading import GuideFile
from generator.languages.formats import Speech
from generator.languages.tongues import Tongue
from generator.plans.plans import Plans


class Order(NamedTuple):
    """What files are printed from, in one language: the plans and guides as told in it.

    `english` are the plans as they were written. `home` is the full address of the site, ending in
    a slash; "" while it is not known. Printed files are kept in the folder `kept`.
    """

    plans: Plans
    guides: tuple[GuideFile, ...]
    tongue: Tongue
    english: Plans
    as_of: dt.date
    home: str
    kept: Path

    @property
    def speech(self) -> Speech:
        """The language that is printed."""
        return self.tongue.speech


class Ready(NamedTuple):
    """A printed file: its path below the pages of its language, and where it is kept."""

    path: str
    file: Path
