"""Guides and the plan as PDF: for eyes, in large print, in easy read, and for those who listen."""

import datetime as dt
import re
import resource
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.languages import formats
from generator.languages.marks import END, KEPT, WAITING, bare
from generator.printing import fonts
from generator.printing.around import desk_of
from generator.printing.content import (
    Block,
    Box,
    Contents,
    Heading,
    Items,
    Paragraph,
    Table,
    Verdict,
    lines,
    with_ids,
)
from generator.printing.documents import KINDS, files
from generator.printing.markdown_content import blocks
from generator.printing.plan_content import plan
from generator.printing.ties_content import Ties, alike, ties
from generator.printing.words import line, text_of, unlinked
from generator.problems import UserError
from generator.source import read_source
from tests.built import AS_OF, EXAMPLE
from tests.made_documents import HOME, Document, documents, kept_here, order, source
from tests.made_up import TEXT
from tests.pdf_reader import Read, faults, read

CODES = ("en", "ar", "bn", "zh-Hans", "so")
PRINTED = ("pdf", "large-print", "easy-read")
each_language = pytest.mark.parametrize("code", CODES)


def printed(code: str) -> Iterator[tuple[Document, str, Path]]:
    """Every PDF of a language, with the document it is made from."""
    for document in documents(code).values():
        for kind in PRINTED:
            yield document, kind, document.files[kind].file


def said(document: Document, kind: str) -> list[str]:
    """The texts of a document in their order, but for the list of contents."""
    content = document.easy if kind == "easy-read" else document.content
    assert content
    told = [block for block in content.blocks if not isinstance(block, Contents)]
    texts = [content.kind, content.title, *lines(told)]
    return [re.sub(r"\s+", "", text_of(text)) for text in texts if text]


def read_out(found: Read) -> str:
    """All that a PDF says, without white space."""
    return re.sub(r"\s+", "", "".join(found.texts))


@each_language
def test_every_pdf_is_accessible(code: str) -> None:
    """No PDF breaks a rule of PDF/UA-1."""
    assert {path: wrong for *_, path in printed(code) if (wrong := faults(path))} == {}


@each_language
def test_every_pdf_names_its_language_and_title(code: str) -> None:
    """A screen reader chooses its voice by the language, and says the title first."""
    for document, kind, path in printed(code):
        found = read(path)
        assert found.lang == code
        title = text_of(document.content.title)
        assert title in found.title if kind == "easy-read" else title == found.title


@each_language
def test_texts_are_read_in_their_order(code: str) -> None:
    """What a PDF says, read through its structure, is what the document says, and nothing else."""
    for document, kind, path in printed(code):
        heard = read_out(read(path))
        place = 0
        for text in said(document, kind):
            found = heard.find(text, place)
            assert found >= 0, f"{path}: {text} is missing after {heard[place - 80 : place]}"
            place = found + len(text)
        if not any(isinstance(block, Contents) for block in document.content.blocks):
            assert heard == "".join(said(document, kind))


@each_language
def test_letters_are_large_enough(code: str) -> None:
    """Nothing is smaller than 18 points in large print, 14 in easy read and 10 elsewhere."""
    least = {"pdf": 10, "large-print": 18, "easy-read": 14}
    for _, kind, path in printed(code):
        assert min(read(path).sizes) >= least[kind], path


@each_language
def test_fonts_are_within_the_file(code: str) -> None:
    """Every machine shows the same letters."""
    for *_, path in printed(code):
        found = read(path).fonts
        assert found
        assert all(found.values()), found


@each_language
def test_the_number_of_pages_is_known(code: str) -> None:
    """A reader is told how much there is to print, and that is true."""
    for document in documents(code).values():
        for kind in PRINTED:
            made = document.files[kind]
            assert made.pages == read(made.file).pages
            assert made.size == made.file.stat().st_size
        assert document.files["large-print"].pages >= document.files["pdf"].pages


def test_every_document_comes_in_every_kind() -> None:
    """English has all kinds; the other languages have all but braille."""
    for document in documents("en").values():
        assert tuple(sorted(document.files, key=KINDS.index)) == KINDS
    for document in documents("bn").values():
        assert set(document.files) == set(KINDS) - {"braille"}
    paths = [made.path for one in documents("en").values() for made in one.files.values()]
    assert len(set(paths)) == len(paths)
    assert "files/interpreters-large-print.pdf" in paths


def test_headings_go_down_step_by_step() -> None:
    """No level of heading is left out, so that a reader can go from one to the next."""
    for _, kind, path in printed("en"):
        levels = [int(one[1]) for one in read(path).kinds if re.fullmatch("H[1-6]", one)]
        assert levels[0] == 1
        for one, following in pairwise(levels):
            assert 2 <= following <= one + 1, (kind, path)


def test_links_within_lead_somewhere() -> None:
    """Every place that a text leads to is there."""
    for document in documents("en").values():
        found = set(ids(document.content.blocks))
        inside = [one.link for text in lines(document.content.blocks) for one in text]
        assert {link[1:] for link in inside if link.startswith("#")} <= found


def test_no_id_is_there_twice() -> None:
    """A heading that is called like another place gets an id of its own."""
    box = Box((Heading(2, line("First"), "first"),), "first")
    items = Items(((Paragraph(line("A source"), id="source-a"),),))
    named = [
        Heading(2, line("x"), id_) for id_ in ("first", "source-a", "same", "same", "", "title")
    ]
    found = with_ids((box, items, *named))
    own = [block.id for block in found if isinstance(block, Heading)]
    assert own[2] == "same"
    assert len({*own, "first", "source-a", "title"}) == len(own) + 3
    assert all(own)


def ids(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The ids of blocks and of those within them."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.id
        elif isinstance(block, Items):
            yield from (one for item in block.items for one in ids(item))


def test_a_guide_says_all_that_its_page_says() -> None:
    """The steps, what to ask for, the sources with their addresses, the dates, whom to ask."""
    guide = next(one.guide for one in source().told.guides if one.name == "annual-reviews")
    heard = text_of(tuple(w for t in lines(documents("en")["annual-reviews"].content.blocks)
                          for w in t))  # fmt: skip
    wanted = [guide.title, guide.first, *(step.text for step in guide.steps)]
    wanted += [point.text for point in (*guide.ask_for, *guide.if_wrong)]
    wanted += [text for one in guide.sources.values() for text in (one.title, one.url)]
    wanted += ["No qualified person has checked this guide yet", "By 21 September 2026"]
    wanted += ["Not confirmed: nobody has checked yet", "Priority", f"{HOME}guides/annual-reviews/"]
    assert [text for text in wanted[1:] if text not in heard and text != "Priority"] == []


def test_the_plan_says_where_each_promise_stands() -> None:
    """Each promise has its own words, its dates and its rating, or in a line that there is none."""
    plan = documents("en")["action-plan-2026"].content
    document = source().told.plans.documents["action-plan-2026"]
    heard = [text_of(text) for text in lines(plan.blocks)]
    for priority in document.priorities:
        for action in priority.actions:
            assert action.text in heard
            assert action.plain in heard
            assert f"{action.ref} {action.short}" in heard
            for milestone in action.milestones:
                assert f"{action.ref}{milestone.ref} {milestone.text}" in heard
    actions = sum(len(priority.actions) for priority in document.priorities)
    assert heard.count("Is the work done? No rating published yet") == actions
    assert heard.count("Do families feel it? Nothing published yet") == actions
    rows = [row for block in plan.blocks if isinstance(block, Table) for row in block.rows]
    assert [text_of(cell) for row in rows for cell in row if not isinstance(cell, Verdict)] == [
        text
        for priority in document.priorities
        for action in priority.actions
        for text in (f"{action.ref} {action.short}", formats.timing(action, formats.ENGLISH))
    ]


def test_what_is_alike_for_all_promises_of_a_priority_is_said_once() -> None:
    """The findings behind all promises of a priority stand above them, and not in each again."""
    heard = [text_of(text) for text in lines(documents("en")["action-plan-2026"].content.blocks)]
    priorities = source().told.plans.documents["action-plan-2026"].priorities
    assert heard.count("Why this was promised") == len(priorities)
    assert heard.count("Tied to") == len(priorities)
    places = source().told.plans.places
    one, other = (Ties((places[f"inspection-2025/better/{number}"],)) for number in (1, 2))
    assert alike([one, one]) == one
    assert alike([one, other]) == alike([one]) == Ties()
    desk = desk_of(order("en", kept_here()))
    assert not list(ties(desk, one, one, 4))
    assert text_of(next(lines(ties(desk, one, other, 4)))) == "Why this was promised"


def test_each_of_several_dates_stands_with_what_is_known_of_it() -> None:
    """A milestone with many dates says of each, in a line, that it has passed."""
    heard = [text_of(text) for text in lines(documents("en")["action-plan-2026"].content.blocks)]
    passed = "This date has passed and no update has been published."
    assert f"February 2026 · {passed}" in heard
    assert "December 2026" in heard


def test_a_translation_owns_up_to_what_it_is() -> None:
    """A printed translation says that a computer made it, as its page does."""
    say = order("bn", kept_here()).speech.say
    sentence = say(
        "This page was translated by a computer. No speaker of the language has checked it yet."
    )
    for document in documents("bn").values():
        for content in (document.content, document.easy):
            assert content
            assert bare(sentence) in [text_of(text) for text in lines(content.blocks)]


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    """Every file is the same when it is made again."""
    first, second = (
        {made.path: made.file.read_bytes() for made in files(order("ar", folder))}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second
    assert len(first) == 20


def test_a_letter_that_no_typeface_has_is_named(tmp_path: Path) -> None:
    """An emoji in a guide is a mistake with its place, not a traceback."""
    asked = order("en", tmp_path)
    wrong = asked.guides[0]
    guide = wrong.guide.model_copy(update={"first": "Ring them \U0001f600 today."})
    with pytest.raises(UserError) as caught:
        list(files(asked._replace(guides=(wrong._replace(guide=guide),))))
    (problem,) = caught.value.problems
    assert wrong.loaded.file == problem.file
    assert "“\U0001f600” in “Ring them \U0001f600 today.”" in problem.message


def test_a_missing_typeface_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a typeface nothing is printed, and it is said which one to install."""
    gone = fonts.Typeface("Noto Sans Lost", "justmytype_lost", "notosanslost")
    monkeypatch.setattr(fonts, "TYPEFACES", {**fonts.TYPEFACES, "Lost": gone})
    fonts.fonts.cache_clear()
    try:
        with pytest.raises(UserError, match="1 problems") as caught:
            fonts.fonts()
    finally:
        fonts.fonts.cache_clear()
    assert "Noto Sans Lost" in caught.value.problems[0].message


def test_a_folder_that_cannot_be_written_to_leaves_nothing(tmp_path: Path) -> None:
    """Where the disk refuses, that is said, and no half file is left."""
    in_the_way = tmp_path / "kept"
    in_the_way.write_text("a file where the folder should be")
    with pytest.raises(OSError, match="kept"):
        list(files(order("en", in_the_way)))
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """Where the disk takes no more, that is said, and what is kept is whole."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            list(files(order("en", tmp_path)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in tmp_path.glob(".*")] == []
    whole = [path for path in tmp_path.glob("*.pdf") if not faults(path)]
    assert whole == [*tmp_path.glob("*.pdf")]


def test_ratings_and_updates_are_printed(tmp_path: Path) -> None:
    """In the example area ratings have reasons and evidence, and dates were kept or moved."""
    given = read_source(EXAMPLE / "plans", dt.date.fromisoformat(AS_OF))
    asked = order("en", tmp_path, given)
    content = plan(desk_of(asked), asked, asked.plans.area.main)
    heard = [text_of(text) for text in lines(content.blocks)]
    updates = [one for term in asked.plans.updates.values() for one in term.updates.values()]
    ratings = [one for one in updates if one.work]
    assert ratings
    for one in ratings:
        assert one.why in heard
        assert all(f"Evidence: {evidence.title}" in heard for evidence in one.evidence)
    assert any(text.startswith("First promised for") for text in heard)
    assert any(text.startswith("Done on") for text in heard)
    assert any("Example data." in text for text in heard)
    made = [made for made in files(asked) if made.kind == "pdf"]
    assert {made.path: faults(made.file) for made in made} == {one.path: [] for one in made}


@given(st.lists(st.tuples(st.sampled_from([WAITING, KEPT, ""]), TEXT), max_size=6))
@settings(max_examples=100)
def test_a_text_with_marks_loses_no_word(parts: list[tuple[str, str]]) -> None:
    """Where English begins and ends is noted, and every letter stays."""
    whole = "".join(f"{mark}{text}{END}" if mark else text for mark, text in parts)
    found = line(whole)
    assert text_of(found) == bare(whole)
    assert all(one.kind != other.kind for one, other in pairwise(found))
    assert unlinked(found) == found


@given(st.lists(TEXT, max_size=5))
@settings(max_examples=100)
def test_any_markdown_can_be_printed(parts: list[str]) -> None:
    """No body of a guide stops the print, and no link in it leads where there is nothing."""
    body = "\n\n".join([*parts, "Then **ring** [them][x] and [see](#nowhere), [more](other.md)."])
    found = list(blocks(f"{body}\n\n[x]: #source-x", lambda to: line(" [1]"), {"source-x"}))
    inside = [one for text in lines(found) for one in text if one.link]
    assert {one.link for one in inside if one.link.startswith("#")} <= {"#source-x"}
    assert not any(one.link == "other.md" for one in inside)
