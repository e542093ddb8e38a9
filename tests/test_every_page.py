"""What holds on every page of both sites: a day, one heading, a trail, and honesty."""

from collections import Counter
from pathlib import Path

from tests.built import pages, text

NO_RATING = {"No rating published yet", "Nothing published yet"}
COLOURS = ("blue", "green", "amber", "red")
HOMES = ("", "easy-read/", "404.html")


def test_every_page_says_which_day_it_speaks_of(each_site: Path) -> None:
    """A reader of any page learns how fresh it is."""
    for address, page in pages(each_site).items():
        assert "What this site knew on 22 November 2026." in text(page.find(".//main")), address


def test_every_page_has_one_heading_and_a_title_of_its_own(each_site: Path) -> None:
    """One h1, inside <main>, and a <title> that no other page has."""
    for address, page in pages(each_site).items():
        assert len(page.findall(".//h1")) == 1, address
        assert len(page.findall(".//main//h1")) == 1, address
    titles = Counter(page.findtext(".//title") for page in pages(each_site).values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_a_trail_that_starts_at_home(each_site: Path) -> None:
    """The trail of links leads up to the home page; home and the page for mistakes need none."""
    for address, page in pages(each_site).items():
        trail = page.xpath("//nav[contains(@class, 'trail')]//a")
        if address in HOMES:
            assert not trail, address
        else:
            assert text(trail[0]) == "Home", address
            up = "../" * address.count("/")
            assert trail[0].get("href") in (up, f"{up}easy-read/"), address


def test_every_page_names_its_language_and_direction(each_site: Path) -> None:
    """Screen readers and browsers are told what they read."""
    for address, page in pages(each_site).items():
        assert (page.get("lang"), page.get("dir")) == ("en", "ltr"), address


def test_the_page_for_mistakes_works_at_any_address(each_site: Path) -> None:
    """A server shows it at any depth, so every link on it starts at the root."""
    page = pages(each_site)["404.html"]
    links = page.xpath("//@href | //@src")
    assert len(links) > 5
    assert [link for link in links if not link.startswith(("/", "#main"))] == []


def test_the_example_says_on_every_page_that_it_is_one(site: Path, example_site: Path) -> None:
    """Nobody takes made-up progress for real, or real promises for made-up ones."""
    for address, page in pages(example_site).items():
        assert text(page.find(".//main")).count("Example data.") == 1, address
    for address, page in pages(site).items():
        assert "Example data." not in text(page), address


def test_no_rating_is_shown_where_none_was_published(site: Path) -> None:
    """The published plans hold no rating, so no page but their explanation shows a colour."""
    shown = 0
    for address, page in pages(site).items():
        if address == "about/ratings/":
            continue
        for mark in page.xpath("//*[contains(concat(' ', @class, ' '), ' rating ')]"):
            assert text(mark) in NO_RATING, address
            shown += 1
        for colour in COLOURS:
            assert not page.find_class(colour), f"{colour} on /{address}"
        for tile in page.find_class("tile"):
            label = tile.get("aria-label") or text(tile.getparent())
            assert "plain" in tile.classes or label.endswith("No rating published yet"), address
    assert shown > 20
