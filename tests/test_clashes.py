"""A name that two things would share is refused: an address on the site, a file, a catalog."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.clashes import kept_names
from generator.cli import main
from generator.source import page_addresses
from tests.built import AS_OF, EXAMPLE
from tests.pretend import read
from tests.sample import CASES, good_guides
from tests.test_written_pages import PAGE
from tests.two_languages import replace

STRATEGY = (CASES / "bad" / "taken-addresses" / "data.yml").read_text(encoding="utf-8")
GUIDE = (CASES / "guides" / "good" / "guides" / "asking.md").read_text(encoding="utf-8")
RENAME = "Give the file another name."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with good plans and a good guide, in which commands are given."""
    good_guides(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCAL_OFFER_AS_OF", AS_OF)
    return tmp_path


def said(project: Path, name: str, text: str) -> list[str]:
    """What check says when a file is added."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    *lines, _ = result.output.splitlines()
    assert result.exit_code == (1 if lines else 0)
    return lines


@pytest.mark.parametrize(
    "key",
    [
        *("about", "assets", "changes", "data", "files", "guides", "print", "q", "search", "en"),
        *("pagefind", "pagefind-promises", "404", "index", "sitemap.xml"),
    ],
)
def test_a_document_cannot_be_called_like_a_part_of_the_site(key: str, project: Path) -> None:
    """Whatever else the site has at that address stays where it is."""
    message = f"other pages or files have the address {key}"
    assert said(project, f"plans/{key}.yml", STRATEGY) == [
        f"plans/{key}.yml:1:1: error: {message}. {RENAME}"
    ]


@pytest.mark.parametrize("key", ["interface", "progress", "guide-asking"])
def test_a_document_cannot_be_called_like_a_catalog(key: str, project: Path) -> None:
    """The translations of one thing never answer for another."""
    assert said(project, f"plans/{key}.yml", STRATEGY) == [
        f"plans/{key}.yml:1:1: error: something else has the catalog {key}.po. {RENAME}"
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("guides/easy-read.md", GUIDE, "another page has the address guides/easy-read/"),
        (
            "guides/action-plan.md",
            GUIDE,
            "the printed files of the plan are called action-plan too",
        ),
        ("about/words.md", PAGE, "another page has the address about/words/"),
        ("guides.md", PAGE, "another page has the address guides/"),
        ("action-plan/1.1.md", PAGE, "another page has the address action-plan/1.1/"),
        ("q/48213.md", PAGE, "other files have the address q"),
        ("assets/look.md", PAGE, "other files have the address assets"),
        ("interface.md", PAGE, "something else has the catalog interface.po"),
        ("guide/asking.md", PAGE, "something else has the catalog guide-asking.po"),
    ],
)
def test_a_page_cannot_take_the_place_of_another(
    name: str, text: str, message: str, project: Path
) -> None:
    """A guide or a page in Markdown that would hide another one is named."""
    if name == "guides/easy-read.md":
        replace(project / "plans/easy-read.yml", "home:", GUIDES_EASY)
    assert said(project, f"content/{name}", text) == [f"content/{name}: error: {message}. {RENAME}"]


GUIDES_EASY = "guides:\n  - {picture: letter, text: There are guides for you here.}\nhome:"


def test_two_pages_cannot_share_a_catalog(project: Path) -> None:
    """about/our-work.md and about-our/work.md would have the same translations."""
    assert said(project, "content/about/our-work.md", PAGE) == []
    assert said(project, "content/about-our/work.md", PAGE) == [
        "content/about-our/work.md: error: something else has the catalog about-our-work.po. "
        + RENAME
    ]


def test_a_promise_cannot_take_the_place_of_an_easy_read_page(project: Path) -> None:
    """A reference that would be the address of its document's easy read is named with its line."""
    easy = "easy: [{picture: letter, text: You get a letter.}]\nkind:"
    text = STRATEGY.replace("kind:", easy, 1).replace('ref: "1"', "ref: easy-read")
    assert said(project, "plans/strategy.yml", text) == [
        "plans/strategy.yml:9:10: error: another page has the address strategy/easy-read/ "
        "(priorities 1 > ref). Give it another reference."
    ]


def test_all_that_a_site_holds_at_its_top_is_known(example_site: Path) -> None:
    """No folder or file of a built site has a name that a document could still be given."""
    project = read(EXAMPLE)
    assert project.plans
    pages = {
        path.partition("/")[0] for path in page_addresses(project, dt.date.fromisoformat(AS_OF))
    }
    known = kept_names(project.plans) | pages
    made = {path.name for path in example_site.iterdir()}
    assert {"assets", "data", "pagefind"} < made
    assert {name for name in made - known if not name.startswith(("_", "."))} == set()
