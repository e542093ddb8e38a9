"""What must hold for any text and any damage, tried out with many made-up examples."""

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages.page import Page
from generator.pages.words import Explainer, Vocabulary
from generator.plans import dates
from generator.plans.check import check
from generator.plans.glossary import Word
from generator.plans.load import parse
from generator.plans.model import Document
from generator.plans.refs import index
from generator.plans.syntax import CONTROL, DIRECTION
from generator.plans.terms import ORDER
from generator.problems import UserError
from generator.site import gather
from tests.sample import GOOD, Data, good_data, good_plans, write

DAY = dt.date(2026, 5, 1)
QUICK = settings(max_examples=60, deadline=None, derandomize=True)
MANY = settings(QUICK, max_examples=300)

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


def readable(text: str) -> bool:
    """Whether plans may hold a text: no control or direction characters, and not only spaces."""
    return bool(text.strip()) and not CONTROL.search(text) and not DIRECTION.search(text)


MARKUP = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<b>",
            "</p>",
            "<!--",
            "-->",
            "]]>",
            "<img src=x onerror=a>",
        ),
        *("{{ 7 * 7 }}", "{% raw %}", "{# no #}", "{0}", "{name}", "%(name)s", "%s", "100 %", "$x"),
        *(
            "&amp;",
            "&lt;b&gt;",
            "&",
            '"',
            "'",
            "`",
            "\\",
            "**bold**",
            "[a](javascript:b)",
            "#",
            ">",
        ),
    ]
)
TEXT = st.lists(MARKUP | st.text(max_size=12), min_size=1, max_size=4).map("".join).filter(readable)


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


def rich_data() -> Data:
    """The good plans with the fields added that they leave out."""
    data = good_data()
    plan = data["action-plan.yml"]
    plan |= {"priority_word": "Goal", "action_word": "Step"}
    plan["source"]["note"] = "Read from a copy."
    priority = plan["priorities"][0]
    priority |= {"where": "Page 2", "unclear": "By whom.", "means": ["More letters."]}
    priority["also"] = [{"where": "Page 3", "text": "Tell families much more."}]
    action = priority["actions"][0]
    action |= {"links_text": "See 1.2", "outcomes": ["Families know."], "how": ["By letter."]}
    action |= {"when": "End of term", "unclear": "For whom."}
    action["milestones"][0] |= {"when": "Soon", "unclear": "By whom."}
    data["area.yml"]["contacts"][0]["note"] = "On weekdays."
    return data


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
    plain = {page.path: page for page in gather(write(filled(data, ""), tmp_path), DAY).pages}
    tags = {path: Reader(page).tags for path, page in plain.items()}
    said = {path: Reader(page).said for path, page in plain.items()}
    assert sum(len(FIELD.findall(text)) for text in said.values()) > 200

    @given(TEXT)
    @QUICK
    def holds(text: str) -> None:
        pages = gather(write(filled(data, text), tmp_path), DAY).pages
        for page in pages:
            found = Reader(page)
            assert found.tags == tags[page.path]
            expected = FIELD.sub(lambda field: field.group() + text, said[page.path])
            assert words(found.said) == words(expected)

    holds()


def test_any_damaged_file_gives_problems_or_pages(tmp_path: Path) -> None:
    """Bytes cut, changed, added or repeated in any file never end in a traceback."""
    plans = good_plans(tmp_path)
    whole = {path: path.read_bytes() for path in sorted(plans.rglob("*.yml"))}
    piece = st.binary(max_size=4) | st.sampled_from(
        [
            b"\n",
            b"  ",
            b"\t",
            b": ",
            b"- ",
            b"#",
            b'"',
            b"'",
            b"[",
            b"}",
            b"&a ",
            b"*a",
            b"!!x ",
            b"|",
        ]
    )

    @given(st.sampled_from(list(whole)), st.data())
    @MANY
    def holds(path: Path, draw: st.DataObject) -> None:
        content = whole[path]
        start, end = sorted(draw.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        repeat = draw.draw(st.sampled_from([0, 0, 1, 2, 3]))
        path.write_bytes(
            content[:start] + draw.draw(piece) + content[start:end] * repeat + content[end:]
        )
        try:
            site_or_problems(plans)
        finally:
            path.write_bytes(content)

    holds()


def site_or_problems(plans: Path) -> None:
    """Make all pages; if the plans are refused, each problem must name its file and a place."""
    try:
        assert gather(plans, DAY).pages
    except UserError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.file
            assert problem.message
            assert (problem.line > 0) == (problem.column > 0)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | TEXT | MARKUP,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside),
    max_leaves=5,
)


def test_any_value_in_any_place_gives_problems_or_pages(tmp_path: Path) -> None:
    """A value of another kind, or a key left out, anywhere, never ends in a traceback."""
    data = rich_data()
    spots = list(places(data))
    assert len(spots) > 200

    @given(st.sampled_from(spots), st.booleans(), VALUES)
    @MANY
    def holds(path: tuple[Any, ...], leave_out: bool, value: Any) -> None:
        changed = copy.deepcopy(data)
        around: Any = changed
        for part in path[:-1]:
            around = around[part]
        if leave_out:
            del around[path[-1]]
        else:
            around[path[-1]] = value
        site_or_problems(write(changed, tmp_path))

    holds()


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value inside the files of some data."""
    if len(path) > 1:
        yield path
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for part, value in inside if isinstance(data, dict | list) else ():
        yield from places(value, (*path, part))


YAML_LIKE = st.text(
    alphabet=" \n\t\r-:[]{}#&*!|>'\"%@`,?ab01\\~\x00\x85\u2028\ufeff\ud800", max_size=60
)


@given(st.text(alphabet=st.characters()) | YAML_LIKE)
@MANY
def test_reading_any_text_gives_data_or_problems(text: str) -> None:
    """The reader of YAML never raises, and gives either data or problems."""
    loaded, problems = parse(text, "plan.yml")
    assert (loaded is None) == bool(problems)
    if loaded:
        assert isinstance(loaded.data, dict)
        json.dumps(loaded.data)


@given(st.integers(0, 1), st.sampled_from(["priorities", "actions", "milestones", "measures"]))
@QUICK
def test_adding_to_a_plan_changes_no_reference(where: int, kind: str) -> None:
    """What is added at the end of a list leaves every older reference on its old text."""
    plan = good_data()["action-plan.yml"]
    before = index({"plan": Document.model_validate(plan)})
    new = {"ref": "zz", "text": "New.", "short": "New", "plain": "It is new."}
    priority = plan["priorities"][0]
    holder = {"priorities": plan, "actions": priority}.get(kind, priority["actions"][where])
    step = {name: new[name] for name in ("ref", "text")}
    holder.setdefault(kind, []).append(new if kind in ("priorities", "actions") else step)
    after = index({"plan": Document.model_validate(plan)})
    assert len(after) == len(before) + 1
    for ref, place in before.items():
        assert after[ref].path == place.path
        assert getattr(after[ref].item, "text", None) == getattr(place.item, "text", None)


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DAYS)
@QUICK
def test_a_date_as_written_can_be_split_and_put_together(day: dt.date) -> None:
    """The parts of a day, a month and the end of a month say again what was written."""
    month = f"{day:%Y-%m}"
    assert dates.parts(day.isoformat()) == ("day", day, day)
    for written in (month, f"end of {month}"):
        kind, first, last = dates.parts(written)
        assert kind == ("month" if written == month else "end of month")
        assert f"{first:%Y-%m}" == f"{last:%Y-%m}" == month
        assert first.day == 1
        assert (last + dt.timedelta(days=1)).day == 1


@given(st.text(alphabet="0123456789-end of٣", max_size=14))
@MANY
def test_what_is_not_a_date_is_refused(text: str) -> None:
    """A text is either a date that exists, written as plans write it, or refused as no date."""
    try:
        found = dates.parts(text)
    except ValueError:
        return
    assert text.isascii()
    assert found.first <= found.last


UNITS = {"month": 1, "months": 1, "quarter": 3, "year": 12}


@given(st.integers(1, 99), st.sampled_from(sorted(UNITS)), DAYS, DAYS)
@QUICK
def test_repeats_ascend_in_even_steps_within_the_plan(
    number: int, unit: str, start: dt.date, end: dt.date
) -> None:
    """A series starts in its first month, goes on in even steps and stops with the plan."""
    found = dates.repeats(f"{number} {unit}", f"{start:%Y-%m}", end)
    months = [int(text[:4]) * 12 + int(text[5:]) for text in found]
    assert found[:1] == ([f"{start:%Y-%m}"] if start.replace(day=1) <= end else [])
    assert all(text <= f"{end:%Y-%m}" for text in found)
    assert {later - month for month, later in pairwise(months)} <= {number * UNITS[unit]}


@given(st.lists(st.text(min_size=1, max_size=6), max_size=4), st.text(max_size=40))
@MANY
def test_marking_hard_words_changes_no_text(words: list[str], text: str) -> None:
    """Whatever the words of the glossary are, a text with them marked still says the same."""
    spaced = f"{text} {' '.join(words)}"
    glossary = Vocabulary([Word(word=word, plain="It is hard.") for word in words if word.strip()])
    marked = Explainer(glossary).mark(spaced)
    without = str(marked).replace("<dfn>", "").replace("</dfn>", "")
    assert Markup(without).unescape() == spaced


def test_the_good_plans_are_good() -> None:
    """The plans that all of this is tried on are themselves without a problem."""
    assert check(GOOD).problems == ()
