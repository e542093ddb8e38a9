"""What is not translated stays English, and says so where it stands."""

import re
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import markdown

from generator import site
from generator.languages.catalogs import Catalog
from generator.languages.marks import END, KEPT, WAITING, bare, english, finished
from generator.languages.messages import INTERFACE, body_in
from generator.languages.tongues import tongue
from generator.pages.page import Page
from generator.project import Project
from generator.translations import messages
from tests import pretend
from tests.built import files, pages, text
from tests.made_up import MANY, QUICK, TEXT
from tests.pretend import CODE
from tests.reader import english_in, seen

PRIVATE = re.compile(r"[\ue000-\uf8ff]|\\ue[0-9a-f]{3}|&#(?:x[eE]|5[7-9]|6[0-3])[0-9a-fA-F]{3};")
"""A private-use character, as it is or written out in JSON or HTML."""
ONE_LANGUAGE = {"title", "option", "textarea", "desc", "text"}
"""Elements that cannot hold another, so no part of them can be of another language."""
HEADINGS = "//main//*[self::h1 or self::h2 or self::h3][not(starts-with(@id, 'letter-'))]/@id"
"""The glossary's headings are the letters that its words begin with in each language."""
PARTLY = "Part of this page has not been translated yet. It stands here in English."


@pytest.fixture(scope="module")
def project() -> Project:
    """The example area in English and the made-up language."""
    return pretend.example()


@pytest.fixture(scope="module", params=["nothing", "half"])
def incomplete(
    project: Project, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The example's site with nothing translated, then with about half of all texts."""
    half = request.param == "half"
    found = pretend.catalogs(messages(project), lambda text: half and crc32(text.encode()) % 2 == 1)
    return pretend.built(project, found, tmp_path_factory.mktemp(request.param) / "site")


def test_what_is_not_translated_is_marked_as_english(incomplete: Path) -> None:
    """A screen reader is told of each English word that it should say it in English."""
    wrong = english_in(seen(incomplete), CODE)
    assert [one for one in wrong if one.element not in ONE_LANGUAGE] == []


def test_english_runs_from_left_to_right(incomplete: Path) -> None:
    """Whatever the direction of the page, each English passage has its own."""
    marked = [
        element
        for page in pages(incomplete).values()
        for element in page.xpath("//main//span[@lang='en']")
    ]
    assert marked
    assert {element.get("dir") for element in marked} == {"ltr"}


def test_no_mark_is_left_on_any_page(incomplete: Path) -> None:
    """The characters that stand for marks inside the program reach no file of the site."""
    written = {
        name: content.decode()
        for name, content in files(incomplete).items()
        if name.endswith((".html", ".json", ".csv", ".xml"))
    }
    assert len(written) > 40
    assert [name for name, content in written.items() if PRIVATE.search(content)] == []


def test_headings_keep_their_addresses(incomplete: Path, example_site: Path) -> None:
    """A link to a heading of the English page leads to the same heading in any language."""
    for address, page in pages(example_site).items():
        if address == "404.html":  # a server has one
            continue
        ours = pages(incomplete)[address]
        assert ours.xpath(HEADINGS) == page.xpath(HEADINGS), address


def gathered(project: Project, missing: str) -> dict[str, Page]:
    """The pages with all texts translated but one."""
    found = pretend.catalogs(messages(project), lambda text: text != missing)
    return {page.path: page for page in site.gather(pretend.source(project, found), CODE).pages}


def test_a_changed_sentence_falls_back_to_english(project: Project) -> None:
    """A text whose English has changed has no translation: it stands in English, and only it."""
    assert project.plans
    plan = project.plans.documents["action-plan-2026"]
    changed = plan.priorities[0].plain
    page = html.fromstring(gathered(project, changed)["action-plan-2026/1/"].html)
    (marked,) = [one for one in page.xpath("//span[@lang='en']") if changed in text(one)]
    assert (text(marked), marked.get("dir")) == (changed, "ltr")
    assert pretend.pretend(plan.priorities[0].short) in text(page)


def test_a_page_says_that_part_of_it_is_not_translated(project: Project) -> None:
    """A page with a text in English that waits for its translation says so; no other does."""
    assert project.plans
    thread = project.plans.threads[0]
    found = gathered(project, thread.unknown or thread.plain)
    says = {path for path, page in found.items() if pretend.pretend(PARTLY) in page.html}
    assert says == {f"threads/{thread.ref}/"}


BODY = """## What happens

Some **bold** words and [a link][law].

- One thing
- Another thing

| Who | What |
|-----|------|
| You | Ask  |

> Words of another.

```
code
```
"""


def test_markdown_keeps_its_shape_while_it_waits() -> None:
    """Headings, lists, tables, quotes and code of an untranslated guide stay what they are."""
    said = body_in(BODY, "guide", tongue(CODE, {}).turn)
    lines = [re.sub(f"[{WAITING}{END}]", "", line) for line in said.split("\n")]
    assert lines == BODY.replace("happens", "happens {#what-happens}").split("\n")
    for english_line in ("Some **bold** words and [a link][law].", "One thing", "What happens"):
        assert f"{WAITING}{english_line}{END}" in said
    assert f"| {WAITING}" not in said.split("\n")[8]  # the line under a table's head is no words
    assert "```\ncode\n```" in said


def test_a_translated_heading_keeps_its_english_address() -> None:
    """The address of a heading does not depend on the language."""
    catalog = Catalog({"What happens": ("Что",)}, frozenset(), 1, None, {}, "")
    said = body_in(BODY, "guide", tongue(CODE, {"guide": catalog}).turn)
    assert said.startswith("## Что {#what-happens}\n")


def test_a_heading_with_an_address_of_its_own_keeps_it() -> None:
    """What Markdown reads in braces is no word, so it stays outside the English passage."""
    said = body_in("## Who decides {#who}\n", "guide", tongue(CODE, {}).turn)
    page = finished(markdown(said, extensions=["attr_list", "toc"]))
    assert page == '<h2 id="who"><span lang="en" dir="ltr">Who decides</span></h2>'


def test_english_inside_a_sentence_of_another_language_is_marked_once() -> None:
    """What is filled into a translated sentence is marked, and the sentence is not."""
    catalog = Catalog({"at {event}": ("на {event}",)}, frozenset(), 1, None, {}, "")
    say = tongue(CODE, {INTERFACE: catalog}).speech.say
    said = say("at {event}").format(event=english("the meeting", KEPT))
    assert finished(said) == 'на <span lang="en" dir="ltr">the meeting</span>'


def test_an_untranslated_sentence_lets_what_is_filled_in_speak_for_itself() -> None:
    """The Russian date in an English sentence is not said to be English."""
    say = tongue(CODE, {}).speech.say
    said = finished(say("plan by {month}").format(month="июль 2026 г."))
    assert said == '<span lang="en" dir="ltr">plan by </span>июль 2026 г.'


def test_attributes_and_titles_hold_no_marks() -> None:
    """Where no element can stand, the words stay and the marks go; a link says its language."""
    word = english("Map")
    page = f'<title>{word}</title><a aria-label="{word}" href="#">{word}</a><option>{word}</option>'
    assert finished(page) == (
        '<title>Map</title><a lang="en" dir="ltr" aria-label="Map" href="#">'
        '<span lang="en" dir="ltr">Map</span></a>'
        "<option>Map</option>"
    )


@given(TEXT, st.sampled_from([WAITING, KEPT]))
@MANY
def test_marking_a_text_changes_no_word_of_it(words: str, start: str) -> None:
    """Without its marks, a text is what it was, whatever stands in it."""
    marked = english(words, start)
    assert bare(marked) == words
    assert marked.count(start) == marked.count(END)


@given(st.lists(TEXT.map(lambda words: re.sub(r"[<>&]", "", words)), min_size=1, max_size=5))
@QUICK
def test_a_finished_page_holds_every_word_and_no_mark(pieces: list[str]) -> None:
    """In elements and between them, all words are there, and every span is closed."""
    page = "".join(f"<p>{english(piece)}</p>{english(piece, KEPT)}" for piece in pieces)
    done = finished(page)
    assert not PRIVATE.search(done)
    assert re.sub(r"</?(?:p|span)[^>]*>", "", done) == "".join(piece * 2 for piece in pieces)
    assert done.count("<span") == done.count("</span>")
