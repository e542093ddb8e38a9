"""The guides for families: what a parent can act on, where it comes from, and who checked it."""

import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.built import PROJECT, pages, text

WITH_DATES = ("how-decisions-are-made", "the-draft-plan", "annual-reviews", "if-you-do-not-agree")
FOR_FAMILIES = (
    *WITH_DATES,
    "sendiass",
    "interpreters",
    "local-offer",
    "alternative-provision",
)
FOR_STAFF = "interpreters-for-clinicians"
ALL = (*FOR_FAMILIES, FOR_STAFF)
LANGUAGES = {
    # each with what its sentences call it
    "bn": "বাংলায়",
    "es": "español",
    "fr": "français",
    "it": "italiano",
    "zh-Hans": "普通话",
    "zh-Hant": "廣東話",
    "pt": "português",
    "pl": "po polsku",
    "ru": "по-русски",
    "ar": "العربية",
    "tr": "Türkçe",
    "so": "Soomaali",
}
LAW = re.compile(r"\bmust\b|\bby law\b|\bthe law says\b|\blegal duty\b")


def guide(site: Path, name: str) -> HtmlElement:
    """What a reader of a guide reads."""
    return pages(site)[f"guides/{name}/"].find(".//main")


def below(main: HtmlElement, id_: str) -> list[str]:
    """The entries of the list that follows a heading."""
    found = main.xpath(f"//*[@id='{id_}']/following-sibling::*[self::ul or self::ol][1]/li")
    return [text(entry) for entry in found]


def test_every_guide_is_listed_in_its_order(site: Path) -> None:
    """The page of guides leads to all nine, those for families first, and says what each is."""
    cards = pages(site)["guides/"].find_class("card")
    names = [card.find(".//a").get("href").strip("/") for card in cards]
    assert names == [*FOR_FAMILIES, FOR_STAFF]
    for name, card in zip(names, cards, strict=True):
        assert text(guide(site, name).find_class("lede")[0]) in text(card)
        assert text(guide(site, name).find(".//h1")) == text(card.find(".//a"))


@pytest.mark.parametrize("name", ALL)
def test_a_guide_says_what_it_is_and_what_to_do_first(name: str, site: Path) -> None:
    """One sentence on what this is, then what to do first; and who does what, step by step."""
    main = guide(site, name)
    (lede,) = main.find_class("lede")
    assert re.fullmatch(r"[A-Z][^.?!]+\.", text(lede))
    headings = [heading.get("id") for heading in main.xpath(".//h2[@id]")]
    assert headings[0] == "first"
    assert "steps" in headings
    assert len(text(main.find_class("first")[0]).removeprefix("What to do first")) > 20
    steps = main.xpath(".//*[@id='steps']/following-sibling::ol[1]/li")
    assert len(steps) >= 5
    for step in steps:
        when, who = step.find_class("date"), step.find_class("actor")
        assert text(when[0])
        assert text(who[0])
        assert len(text(step)) > len(text(when[0])) + len(text(who[0])) + 10


@pytest.mark.parametrize("name", FOR_FAMILIES)
def test_a_family_learns_what_to_ask_for_and_what_to_do_if_it_goes_wrong(
    name: str, site: Path
) -> None:
    """There are things to ask for, things to do if it goes wrong, and somebody who can help."""
    main = guide(site, name)
    assert len(below(main, "ask-for")) >= 3
    assert len(below(main, "if-wrong")) >= 3
    assert main.xpath("//*[@id='contacts']/following-sibling::h3")


@pytest.mark.parametrize("name", ALL)
def test_a_guide_owns_up_before_anything_else(name: str, site: Path) -> None:
    """At its top stand that nobody qualified has checked it, and when the law was looked up."""
    main = guide(site, name)
    (note,) = main.find_class("own-up")
    said = "No qualified person has checked this guide yet. It is information, not legal advice."
    assert said in text(note)
    assert "The law was looked up in November 2026." in text(note)
    first = main.find_class("first")[0]
    order = list(main.iter())
    assert order.index(note) < order.index(first)


@pytest.mark.parametrize("name", FOR_FAMILIES)
def test_no_contact_is_passed_off_as_confirmed(name: str, site: Path) -> None:
    """Nobody has confirmed any contact yet; beside each it says so, or that none is known."""
    section = guide(site, name).xpath(".//*[@id='contacts']/..")[0]
    unconfirmed = "Not confirmed: nobody has checked yet that this contact is right."
    contacts = section.findall("h3")
    assert contacts
    for contact in contacts:
        details, note = contact.xpath("following-sibling::ul[1] | following-sibling::p[2]")
        expected = unconfirmed if details.findall(".//a") else "given to this site yet"
        assert expected in text(note), text(contact)
    assert "Confirmed on" not in text(section)


@pytest.mark.parametrize("name", ALL)
def test_a_guide_leads_to_what_was_promised(name: str, site: Path) -> None:
    """It names the actions of the plan that it helps to fulfil, each with where it stands."""
    promises = guide(site, name).xpath(".//*[@id='promises']/following-sibling::ul[1]/li")
    assert promises
    for promise in promises:
        assert promise.find(".//a").get("href").startswith("../../action-plan-2026/")
        assert text(promise).endswith(": No rating published yet")


@pytest.mark.parametrize("name", ALL)
def test_what_the_law_says_leads_to_a_listed_source(name: str, site: Path) -> None:
    """Each statement about the law is linked to a source; all sources are used, and on https."""
    main = guide(site, name)
    listed = {item.get("id"): item.find("a") for item in main.xpath(".//*[@class='sources']/li")}
    assert len(listed) >= 3
    assert all(link.get("href").startswith("https://") for link in listed.values())
    cited = {link[1:] for link in main.xpath(".//@href") if link.startswith("#source-")}
    assert cited == set(listed)
    said = 0
    for block in main.xpath(
        ".//div[contains(@class, 'guide-body')]//*[self::p or self::li][not(.//p)]"
        " | .//ul[@class='ticks']/li | .//ol[@class='line'][not(ancestor::section)]/li"
    ):
        if LAW.search(text(block)):
            assert block.xpath(".//a[starts-with(@href, '#source-')]"), text(block)
            said += 1
    assert said


@pytest.mark.parametrize("name", ALL)
def test_no_guide_leads_away_but_to_sources_and_contacts(name: str, site: Path) -> None:
    """Text leads to the list of sources and not straight to other sites."""
    body = guide(site, name).find_class("guide-body")[0]
    assert [link for link in body.xpath(".//@href") if not link.startswith(("#", "../"))] == []


@pytest.mark.parametrize("name", ALL)
def test_the_date_finder_stands_where_dates_follow(name: str, site: Path) -> None:
    """Guides 1 to 4 have the date finder, with rules that have sources; the others have none."""
    finders = guide(site, name).find_class("finder")
    assert len(finders) == (name in WITH_DATES)
    for finder in finders:
        rules = finder.xpath(".//*[@data-rule]")
        assert rules
        assert all("Source:" in text(rule) for rule in rules)


def test_sentences_stand_in_every_language_of_the_site(site: Path) -> None:
    """The guide on interpreters has its sentences in 12 languages, each marked as what it is."""
    main = guide(site, "interpreters")
    folds = main.find_class("phrase")
    (sylheti,) = (fold for fold in folds if "Sylheti" in text(fold.find("summary")))
    assert "Please book a Sylheti interpreter." in text(sylheti)
    assert sylheti.find(".//summary/b").get("lang") == "bn"
    found = {}
    for fold in folds:
        name = fold.find(".//summary/b")
        code, direction = name.get("lang"), name.get("dir")
        if fold is sylheti:
            continue  # it is written in Bengali letters, where it is written at all
        sentences = fold.find_class("said-so")
        assert direction == ("rtl" if code == "ar" else "ltr")
        assert {(one.get("lang"), one.get("dir")) for one in sentences} == {(code, direction)}
        assert LANGUAGES[code] in text(sentences[0])
        assert all(text(one.getnext()) for one in sentences), "in English under it"
        found[code] = len(sentences)
    assert found.keys() == LANGUAGES.keys()
    assert len(set(found.values())) == 1


def test_the_sentences_say_that_nobody_has_checked_them(site: Path) -> None:
    """Nobody relies on a translation by computer without knowing that it is one."""
    section = guide(site, "interpreters").get_element_by_id("phrases")
    said = "A computer made these translations. No speaker of the languages has checked them yet."
    assert said in text(section)


def test_a_checked_guide_says_who_checked_it(example_site: Path) -> None:
    """Once somebody qualified has checked a guide, their role and the day stand at its top."""
    main = guide(example_site, "welcoming-families")
    (note,) = main.find_class("own-up")
    assert "Checked by a made-up head nurse on 2 November 2026." in text(note)
    assert "No qualified person" not in text(main)


def test_a_confirmed_contact_says_when(example_site: Path) -> None:
    """A contact that somebody has confirmed carries the day, beside one that nobody has."""
    section = guide(example_site, "the-yearly-meeting").xpath(".//*[@id='contacts']/..")[0]
    assert text(section).count("Confirmed on 1 September 2026.") == 1
    assert text(section).count("Not confirmed:") == 1


def test_every_guide_of_the_folder_is_tested() -> None:
    """No guide stands in content/guides that these tests do not know."""
    assert {path.stem for path in (PROJECT / "content" / "guides").glob("*.md")} == set(ALL)
