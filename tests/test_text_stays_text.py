"""Whatever is written in a plan comes out as text on every page, and never as part of the page."""

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.pages.page import Page
from generator.pages.words import Explainer, Vocabulary
from generator.plans.glossary import Word
from generator.plans.terms import ORDER
from generator.site import gather
from generator.source import read_source
from tests.made_up import MANY, QUICK, TEXT
from tests.sample import easy_read, rich_data, write

DAY = dt.date(2026, 5, 1)
OURS = {
    *("title", "short", "plain", "text", "rights", "where", "unclear", "label", "on", "when"),
    *("at", "before", "within", "of", "name", "stands_for", "site", "welcome", "forum", "word"),
    *("again", "unknown", "said", "did", "by", "why", "next", "value", "was", "words", "note"),
    *("blue", "green", "amber", "red", "priority_word", "action_word", "links_text", "unit"),
    *("story", "forms", "means", "measures", "outcomes", "how", "findings"),
}
ROLES = ("SEND team", "LAP")
NO_TEXT = re.compile(r"[a-z-]+/[a-z0-9./]+|[0-9-]{10}")  # a reference or a day
SIZE = re.compile(r"\d+ kB")
FIELD = re.compile(r"Zq\d+qZ")


class Reader(HTMLParser):
    """Reads a page as a list of tags with their attributes' names, and of words."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.said = f"{page.title}\n{page.description}\n"
        self.feed(page.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; what a reader hears from its attributes is text too."""
        self.tags.append((tag, *(name for name, _ in attrs)))
        heard = (value for name, value in attrs if name in ("aria-label", "title", "alt"))
        self.said += "".join(f"\n{value}\n" for value in heard)

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of a tag."""
        self.tags.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.said += data

    def handle_comment(self, data: str) -> None:
        """A comment is never written by a template."""
        self.tags.append(("comment", data))


def words(said: str) -> list[str]:
    """A page's words, without the sizes of files, which grow with what is written in them."""
    return SIZE.sub("", said).split()


def filled(data: Any, suffix: str, key: str = "") -> Any:
    """The same data with a word of its own in each field of text, each followed by a suffix."""
    if isinstance(data, dict):
        return {name: filled(value, suffix, str(name)) for name, value in data.items()}
    if isinstance(data, list):
        return [filled(value, suffix, key) for value in data]
    is_ours = key in OURS and data not in ORDER and not NO_TEXT.fullmatch(str(data))
    if isinstance(data, str) and (is_ours or data in ROLES):
        return f"Zq{crc32(data.encode())}qZ{suffix}"
    return data


def test_any_text_in_any_field_comes_out_as_text(tmp_path: Path) -> None:
    """Whatever is written in every field of text, each page has the same tags and that text."""
    data = rich_data()
    plain = {
        page.path: page
        for page in gather(read_source(write(filled(data, ""), tmp_path), DAY)).pages
    }
    tags = {path: Reader(page).tags for path, page in plain.items()}
    said = {path: Reader(page).said for path, page in plain.items()}
    assert sum(len(FIELD.findall(text)) for text in said.values()) > 200

    @given(TEXT)
    @QUICK
    def holds(text: str) -> None:
        pages = gather(read_source(write(filled(data, text), tmp_path), DAY)).pages
        for page in pages:
            found = Reader(page)
            assert found.tags == tags[page.path]
            expected = FIELD.sub(lambda field: field.group() + text, said[page.path])
            assert words(found.said) == words(expected)

    holds()


def easy_lines(one: str, two: str) -> list[dict[str, str]]:
    """Two lines of easy read, with a hard word that the second one explains."""
    return [
        {"picture": "promise", "text": f"This is **{one}** here."},
        {"picture": "promise", "text": f"It is {one} and {two}."},
    ]


@pytest.mark.parametrize("text", ["<script>", "<b title='x'>", '"&lt;', "{{ given }}", "<!-- a"])
def test_easy_read_keeps_text_as_text_too(tmp_path: Path, text: str) -> None:
    """In easy read, where a hard word turns bold, everything else in a line is still text."""
    tags = []
    for one, two in ((text, text), ("word", "more")):
        data, lines = rich_data(), easy_lines(one, two)
        data["easy-read.yml"] = easy_read(lines, means=two)
        plan = data["action-plan.yml"]
        plan["easy"] = plan["priorities"][0]["actions"][0]["easy"] = lines
        pages = {
            page.path: Reader(page)
            for page in gather(read_source(write(data, tmp_path), DAY)).pages
        }
        for path in ("easy-read/", "action-plan/1.1/easy-read/"):
            assert f"This is {one} here." in pages[path].said
            assert f"It is {one} and {two}." in pages[path].said
        assert two in pages["about/pictures/"].said
        tags.append({path: page.tags for path, page in pages.items()})
    assert tags[0] == tags[1]


@given(st.lists(st.text(min_size=1, max_size=6), max_size=4), st.text(max_size=40))
@MANY
def test_marking_hard_words_changes_no_text(words: list[str], text: str) -> None:
    """Whatever the words of the glossary are, a text with them marked still says the same."""
    spaced = f"{text} {' '.join(words)}"
    glossary = Vocabulary([Word(word=word, plain="It is hard.") for word in words if word.strip()])
    marked = Explainer(glossary).mark(spaced)
    without = str(marked).replace("<dfn>", "").replace("</dfn>", "")
    assert without == str(escape(spaced))
