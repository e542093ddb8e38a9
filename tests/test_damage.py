"""Damaged plans end in problems or in pages, never in a traceback."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.plans.load import parse
from generator.problems import UserError
from generator.site import gather
from generator.source import read_source
from tests.made_up import MANY, MARKUP, TEXT
from tests.sample import easy_read, good_plans, rich_data, write

DAY = dt.date(2026, 5, 1)


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
        assert gather(read_source(plans, DAY)).pages
        return
    except UserError as error:
        problems = error.problems
    assert problems
    for problem in problems:
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
    data["easy-read.yml"] = easy_read([{"picture": "promise", "text": "This is plain."}])
    plan = data["action-plan.yml"]
    plan["easy"] = plan["priorities"][0]["easy"] = data["easy-read.yml"]["home"]
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
