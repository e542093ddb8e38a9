"""One walk finds all that a reader can see, and gives it in another language."""

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.guides.blocks import Block, blocks, joined
from generator.languages.marks import KEPT, WAITING, bare
from generator.languages.messages import DEADLINES, INTERFACE, Message, Told, told_in
from generator.languages.records import Spot
from generator.languages.tongues import tongue
from generator.project import Project
from generator.translations import messages, of_content
from tests import pretend
from tests.built import PROJECT, run
from tests.made_up import QUICK
from tests.pretend import CODE
from tests.reader import english_in, heard, seen

KEYWORDS = ("-k", "say", "-k", "later", "-k", "many:1,2")


@pytest.fixture(scope="module")
def project() -> Project:
    """The example area in English and the made-up language."""
    return pretend.example()


@pytest.fixture(scope="module")
def found(project: Project) -> list[Message]:
    """Every text of the example area and of the interface."""
    return list(messages(project))


@pytest.fixture(scope="module")
def translated(
    project: Project, found: list[Message], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The example's site with every text of the walk translated."""
    catalogs = pretend.catalogs(found, lambda text: True)
    return pretend.built(project, catalogs, tmp_path_factory.mktemp("translated") / "site")


def test_a_page_whose_texts_are_all_translated_holds_no_english(translated: Path) -> None:
    """The walk misses nothing that is seen: what stays English is said to be English."""
    assert english_in(seen(translated), CODE) == []


def test_what_only_a_screen_reader_says_is_translated_too(translated: Path) -> None:
    """The walk misses no label, no title, no description, and no word of a script."""
    said = list(heard(translated))
    assert any(one.element == "nav aria-label" for one in said)
    assert any(one.element == "meta" for one in said)
    assert any(one.element == "script" for one in said)
    assert english_in(iter(said), CODE) == []


def test_names_of_laws_stay_english_and_say_so(translated: Path) -> None:
    """A document that is only to be found under its English name keeps it, marked as English."""
    names = {one.text for one in seen(translated) if one.language == "en"}
    assert "SEND Regulations 2014, regulation 20" in names


def test_every_text_says_where_it_stands(project: Project) -> None:
    """A translator who opens the file at the line finds the text there."""
    for message in of_content(project):
        lines = Path(message.file).read_text(encoding="utf-8").splitlines()
        if message.text in " ".join(" ".join(lines).split()):  # and is not what fields default to
            near = " ".join(" ".join(lines[message.line - 1 :]).split())
            assert message.text in near[: len(message.text) + 120], message


def test_what_is_hard_to_translate_is_explained(found: list[Message]) -> None:
    """A text that easy words explain comes with them."""
    plan = [one for one in found if one.domain == "action-plan-2026"]
    (letters,) = [one for one in plan if one.text == "Plain letters to families"]
    assert letters.where == "priorities 1 > actions 1 > short"
    assert letters.meaning == "The council will write its letters again. Families will help."


def test_the_interface_comes_from_code_templates_and_the_table_of_dates(
    found: list[Message],
) -> None:
    """A text of each kind is found, and one that numbers change has both its forms."""
    interface = {one.text: one for one in found if one.domain == INTERFACE}
    assert interface["Skip to content"].file == "generator/pages/frame.py"
    assert interface["Show my dates"].file == "generator/pages/templates/_date-finder.html"
    assert interface["The day the council got the request"].file == DEADLINES
    assert interface["every month"].plural == "every {number} months"


def test_babels_own_program_finds_the_same_texts(tmp_path: Path, published: Project) -> None:
    """`pybabel extract` finds what the walk finds, so any tool for gettext can be used."""
    pot = tmp_path / "messages.pot"
    done = run(
        "pybabel", "-q", "extract", "-F", "babel.cfg", *KEYWORDS, "-o", pot, ".", cwd=PROJECT
    )
    assert done.returncode == 0, done.stdout
    theirs = {entry.msgid for entry in polib.pofile(str(pot))}
    assert theirs == {one.text for one in messages(published)}


@pytest.fixture(scope="module")
def published() -> Project:
    """The published plans and guides."""
    return pretend.read(PROJECT)


def some(number: int) -> Callable[[str], bool]:
    """Chooses about half of all texts, another half for each number."""
    return lambda text: crc32(f"{number} {text}".encode()) % 2 == 0


def test_a_translation_changes_words_and_nothing_else(project: Project) -> None:
    """Whichever texts are translated: put back into English, the plans are what they were."""
    assert project.plans
    told, every = Told(project.plans, project.guides), list(of_content(project))

    @given(st.integers(0, 1000))
    @settings(QUICK, max_examples=8)
    def holds(number: int) -> None:
        catalogs = pretend.catalogs(every, some(number))

        def back(domain: str, text: str, spot: Spot | Block | None) -> str:
            english = pretend.undone(bare(text))
            if isinstance(spot, Spot) and any(map(str.isalpha, text)):
                kept = spot.reading.how == "kept"
                assert (KEPT in text) == kept
                assert (WAITING in text) == (not kept and english not in catalogs[domain].texts)
            return english

        again = told_in(told_in(told, tongue(CODE, catalogs).turn), back)
        assert again.plans == told.plans
        assert [file.guide for file in again.guides] == [file.guide for file in told.guides]

    holds()


@pytest.mark.parametrize(
    "path", sorted(PROJECT.glob("content/**/*.md")), ids=lambda path: path.stem
)
def test_a_page_in_markdown_is_taken_apart_and_put_together(path: Path) -> None:
    """The blocks of a page are the page, and each begins on the line that it names."""
    body = path.read_text(encoding="utf-8")
    pieces = blocks(body)
    assert joined(pieces) == body
    lines = body.split("\n")
    assert all(
        lines[one.line - 1].startswith((one.lead + one.text).split("\n")[0]) for one in pieces
    )


LINES = (
    *("## Heading", "Words that", "go on", "- item", "  - inner", "1. first", "> quote", ""),
    *("| a | b |", "|---|---|", "```", "code()", '<p class="x">', "</p>", "[a **link**][key]"),
)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
@QUICK
def test_any_markdown_is_taken_apart_and_put_together(body: str) -> None:
    """Whatever stands in a page, no line of it is lost and none is added."""
    assert joined(blocks(body)) == body
