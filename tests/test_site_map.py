"""The map of the site, by which printed codes are judged: it is exactly what is built."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import site
from generator.pages.site_map import EASY, site_map
from generator.project import Project
from generator.source import page_addresses, source_of
from tests.built import AS_OF, EXAMPLE, PROJECT, pages
from tests.pretend import read

DAY = dt.date.fromisoformat(AS_OF)

NOWHERE = "404.html"
"""The page for addresses that lead nowhere, which has none of its own."""


class Read(NamedTuple):
    """The plans and guides of a site, and the folder that it was built into."""

    site: Path
    project: Project


@pytest.fixture(params=["site", "example_site"])
def built(request: pytest.FixtureRequest) -> Read:
    """The site of the published plans, then that of the example."""
    folder: Path = request.getfixturevalue(request.param)
    return Read(folder, read(PROJECT if request.param == "site" else EXAMPLE))


def test_the_map_has_every_standard_page_with_its_title(built: Read) -> None:
    """Each page that is built is in the map, under the title that a browser shows, and no other."""
    assert built.project.plans
    area = built.project.plans.area
    others = {one.code: {} for one in area.languages if one.code != "en"}
    given = source_of(built.project, others, DAY, [])
    titles = {
        address: page.findtext(".//title").removesuffix(f" – {area.site}")
        for address, page in pages(built.site).items()
        if not address.endswith(EASY) and address != NOWHERE
    }
    assert site_map(site.gather(given).desk, given.written) == titles


def test_the_addresses_are_those_of_both_editions(built: Read) -> None:
    """A code may lead to every page that is built, easy read ones too, and to no other."""
    assert page_addresses(built.project, DAY) == pages(built.site).keys() - {NOWHERE}


def test_every_code_leads_to_a_page_that_is_built(request: pytest.FixtureRequest) -> None:
    """Wherever a printed code leads today, a page stands there."""
    plans = read(PROJECT).plans
    assert plans
    assert len(plans.links.codes) > 50
    built = pages(request.getfixturevalue("site"))
    nowhere = {code.code: code.target for code in plans.links.codes if code.target not in built}
    assert not nowhere
