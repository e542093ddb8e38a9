"""Easy read: an edition of every page that families need, from the same data as the page itself."""

import posixpath
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement

from generator.plans.easy_rules import ABBREVIATION, CONTRACTION
from tests.built import EXAMPLE, PROJECT, pages, text
from tests.test_guides import ALL

SUFFIX = "easy-read/"
ADDRESS = re.compile(r"\S+@\S+|[+\d][\d ]{8,}")


def read(plans: Path, name: str) -> dict[str, dict[str, dict[str, str]]]:
    """A plan file, read by a YAML library and not by the project's own reader."""
    found: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
        (plans / f"{name}.yml").read_text(encoding="utf-8")
    )
    return found


def editions(site: Path) -> dict[str, HtmlElement]:
    """What a reader of each easy read page reads, by the address of its standard page."""
    found = {
        address.removesuffix(SUFFIX): page.find(".//main")
        for address, page in pages(site).items()
        if address.endswith(SUFFIX)
    }
    assert found
    return found


def lines(main: HtmlElement) -> list[HtmlElement]:
    """The lines of an easy read page."""
    found: list[HtmlElement] = main.xpath(
        "./ul[contains(@class, 'easy')][not(contains(@class, '-'))]/li"
    )
    assert found
    return found


def said(main: HtmlElement) -> list[str]:
    """The sentences of an easy read page."""
    return [text(line) for line in lines(main)]


def test_every_page_that_families_need_has_an_easy_read(site: Path) -> None:
    """Home, the plan with all its promises, the inspection, ratings, guides, other documents."""
    numbers = {1: 3, 2: 4, 3: 6, 4: 2}
    plan = [f"action-plan-2026/{priority}/" for priority in numbers]
    plan += [
        f"action-plan-2026/{priority}.{action}/"
        for priority, count in numbers.items()
        for action in range(1, count + 1)
    ]
    assert len(plan) == 4 + 15
    documents = ("action-plan-2026", "inspection-2025", "strategy-2025", "strategy-2020")
    assert editions(site).keys() == {
        "",
        "about/ratings/",
        *plan,
        *(f"{name}/" for name in (*documents, "action-plan-2013")),
        *(f"guides/{name}/" for name in ALL),
        "guides/",
    }


def test_the_switch_leads_both_ways(each_site: Path) -> None:
    """From each page to its easy read, or to that of the page above it, and from there back."""
    easy = editions(each_site)
    for address, page in pages(each_site).items():
        (switch,) = page.find_class("switch")
        (link,) = switch.xpath(".//a[not(@hreflang)]")
        here, *_ = switch.xpath(".//*[@aria-current='true']")
        to = posixpath.normpath(posixpath.join(f"/{address}", link.get("href"))).lstrip("/")
        if address.endswith(SUFFIX):
            assert (text(link), text(here)) == ("Standard", "Easy read")
            assert to == address.removesuffix(SUFFIX).strip("/"), address
            continue
        above = max((one for one in easy if address.startswith(one)), key=len)
        name = "Easy read" if above == address else f"Easy read: {text(easy[above].find('.//h1'))}"
        assert (text(link), text(here)) == (name, "Standard")
        assert to == f"{above}easy-read", address


def test_every_line_is_one_picture_and_one_short_sentence(each_site: Path) -> None:
    """A picture first, then up to 15 words, and nothing else."""
    for address, main in editions(each_site).items():
        for line in lines(main):
            assert [part.tag for part in line] == ["svg", "p"], address
            words = text(line)
            assert 2 <= len(words.split()) <= 15, words
            without = ADDRESS.sub("", words)
            assert len(re.findall(r"[.!?](?=\s|$)", without)) == (without == words), words


def test_each_picture_has_one_meaning(each_site: Path) -> None:
    """Each picture stands in the table of meanings, drawn alike, and each meaning once."""
    table = pages(each_site)["about/pictures/"].find(".//main")
    shapes, meanings = {}, []
    for line in lines(table):
        (drawing,) = line.findall("svg")
        shapes[drawing.get("data-picture")] = [path.get("d") for path in drawing]
        meanings.append(text(line))
    assert len(set(meanings)) == len(meanings) == len(shapes)
    drawn = [tuple(paths) for paths in shapes.values()]
    assert len(set(drawn)) == len(drawn), "two meanings have the same picture"
    for address, main in editions(each_site).items():
        for drawing in main.xpath(".//*[@class='easy']//svg"):
            paths = [path.get("d") for path in drawing]
            assert paths == shapes[drawing.get("data-picture")], address
            assert all(paths), address


def test_hard_words_are_explained_in_the_next_line_and_at_the_end(each_site: Path) -> None:
    """Each word in bold stands in the list at the end, with the line that follows it."""
    count = 0
    for address, main in editions(each_site).items():
        expected: dict[str, str] = {}
        sentences = lines(main)
        for line, following in pairwise(sentences):
            for word in line.xpath(".//b"):
                expected.setdefault(text(word), text(following))
        listed = main.xpath(".//dl[contains(@class, 'easy-words')]/*")
        found = {
            text(word): text(means) for word, means in zip(listed[::2], listed[1::2], strict=True)
        }
        assert found == expected, address
        for word, means in found.items():
            assert word.lower().rstrip("s").split()[-1] in means.lower(), address
        count += len(found)
    assert count


def test_no_easy_read_page_has_a_short_form(each_site: Path) -> None:
    """Neither headings, lines, links nor explanations hold an abbreviation or a contraction."""
    for address, main in editions(each_site).items():
        for part in main.xpath(".//h1 | .//h2 | .//li | .//dt | .//dd"):
            words = ADDRESS.sub("", text(part))
            assert not re.search(r"\b[A-Z]{2,}", words), f"{words} on /{address}"
            assert not ABBREVIATION.search(words), f"{words} on /{address}"
            assert not CONTRACTION.search(words), f"{words} on /{address}"


def test_every_easy_read_is_a_draft_until_it_is_tested(site: Path) -> None:
    """Nobody with a learning disability has tested the published pages, and each one says so."""
    draft = "This easy read is a draft. People with learning disabilities have not tested it yet."
    for address, main in editions(site).items():
        assert text(main).count(draft) == 1, address


def test_once_tested_every_easy_read_says_by_whom(example_site: Path) -> None:
    """After a test the pages say who made it, on which day and of what, and are no drafts."""
    tested = (
        "A made-up group of people with learning disabilities tested easy read pages of this site"
        " on 14 October 2026: the home page and the plan."
    )
    for address, main in editions(example_site).items():
        assert text(main).count(tested) == 1, address
        assert "draft" not in text(main.find_class("note")[-1]), address


def test_what_nobody_has_checked_is_said_in_easy_words_too(site: Path, example_site: Path) -> None:
    """An unchecked guide and an unconfirmed contact are named as such, checked ones are not."""
    for address, main in editions(site).items():
        assert said(main).count("Nobody has checked yet if this is right.") == 1, address
        unchecked = said(main).count("No expert has checked this guide yet.")
        assert unchecked == address.startswith("guides/") - (address == "guides/"), address
    for address, main in editions(example_site).items():
        assert "Nobody has checked yet if this is right." not in said(main), address
        unchecked = said(main).count("No expert has checked this guide yet.")
        assert unchecked == (address == "guides/the-yearly-meeting/"), address


@pytest.mark.parametrize("project", [PROJECT, EXAMPLE], ids=["published", "example"])
def test_every_promise_has_the_sentence_of_its_rating(
    project: Path, request: pytest.FixtureRequest
) -> None:
    """The one sentence about progress is that of the rating on the standard page."""
    site = request.getfixturevalue("site" if project == PROJECT else "example_site")
    sentences = read(project / "plans", "easy-read")["ratings"]
    meaning = {name: line["text"] for name, line in sentences.items()}
    seen = set()
    for address, main in editions(site).items():
        if not re.fullmatch(r"action-plan-2026/[\d.]+/", address):
            continue
        (mark,) = pages(site)[address].find(".//main").xpath(".//*[@class='kind']/*[@class]")
        (rating,) = set(mark.classes) & meaning.keys()
        assert [one for one in said(main) if one in meaning.values()] == [meaning[rating]], address
        seen.add(rating)
    assert seen == ({"none"} if project == PROJECT else meaning.keys())


def test_the_page_on_ratings_has_every_sentence(each_site: Path) -> None:
    """The easy read about ratings shows all five sentences that a promise can have."""
    plans = (PROJECT if "published" in each_site.parent.name else EXAMPLE) / "plans"
    sentences = [line["text"] for line in read(plans, "easy-read")["ratings"].values()]
    found = said(editions(each_site)["about/ratings/"])
    assert [one for one in found if one in sentences] == sentences


def test_home_counts_every_promise(each_site: Path) -> None:
    """The numbers on the easy home page add up to all promises of the plan, and are its tiles."""
    found = said(editions(each_site)[""])
    total = next(int(n) for one in found for n in re.findall(r"^The plan has (\d+) promises", one))
    counts = [int(n) for one in found for n in re.findall(r": (\d+)\.$", one)]
    assert sum(counts) == total
    tiles = pages(each_site)[""].find(".//main").xpath(".//*[contains(@class, 'wall')]//a")
    assert total == sum("tile" in tile.classes for tile in tiles)


def test_every_date_stands_on_the_standard_page_too(each_site: Path) -> None:
    """A month that an easy read names stands on the standard page as well."""
    months = 0
    for address, main in editions(each_site).items():
        for one in said(main):
            if found := re.search(r"(?:do all of this by|new date is) (?:the )?(.+)\.$", one):
                standard = text(pages(each_site)[address].find(".//main"))
                assert found.group(1).lower() in standard.lower(), f"{one} on /{address}"
                months += 1
    assert months >= 4
