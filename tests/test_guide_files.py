"""Guides as files: text stays text, a video brings its words, damage is only a message."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import guides
from generator.problems import as_text
from generator.project import read_project
from generator.site import gather
from generator.source import read_source
from tests.built import AS_OF, pages, run, small_project, text
from tests.made_up import QUICK
from tests.sample import good_guides

DAY = dt.date.fromisoformat(AS_OF)
MARKUP = '<img src="x" onerror="alert(1)"> & {{ 7 * 7 }}'
GUIDE = f"""---
title: Watching & reading
description: A guide with a video < 1 minute long.
first: Watch it.
looked_up: 2026-11
steps: [{{when: Now, who: You, text: Watch it.}}]
sources:
  film: {{title: '{MARKUP}', url: "https://www.exampleshire.example/film"}}
phrases:
  - {{english: '{MARKUP}', translations: {{ar: '{MARKUP}'}}}}
video:
  {{title: '{MARKUP}', file: film.mp4, captions: film.vtt, transcript: film.txt}}
easy:
  - {{picture: people, text: You can watch a video.}}
---

What [the film][film] shows.
"""
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nA child waves.\n"


def build_with_video(folder: Path) -> Path:
    """Build the site of an area with a guide that has a video, and markup wherever it can."""
    project = small_project(folder)
    beside = project / "content" / "guides"
    (beside / "watching.md").write_text(GUIDE, encoding="utf-8")
    (beside / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42")
    (beside / "film.vtt").write_text(CAPTIONS, encoding="utf-8")
    (beside / "film.txt").write_text(f"A child waves.\n\nShe says: {MARKUP}\n", encoding="utf-8")
    done = run("local-offer", "build", "--no-print", "--as-of", AS_OF, cwd=project)
    assert done.returncode == 0, done.stdout
    return project / "site"


@pytest.fixture(scope="module")
def with_video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of that area."""
    return build_with_video(tmp_path_factory.mktemp("video"))


def test_a_video_stands_beside_its_guide_with_captions(with_video: Path) -> None:
    """The video and its captions come from this site, and nothing is loaded before it is wanted."""
    (video,) = pages(with_video)["guides/watching/"].findall(".//video")
    (track,) = video.findall("track")
    page = with_video / "guides" / "watching"
    assert (page / video.get("src")).read_bytes().startswith(b"\x00\x00\x00\x18ftyp")
    assert (page / track.get("src")).read_text(encoding="utf-8") == CAPTIONS
    assert (track.get("kind"), track.get("srclang")) == ("captions", "en")
    assert "default" in track.attrib
    assert "controls" in video.attrib
    assert video.get("preload") == "none"
    assert "autoplay" not in video.attrib


def test_a_video_can_be_read(with_video: Path) -> None:
    """All that is said and shown stands on the page as text, paragraph by paragraph."""
    page = pages(with_video)["guides/watching/"]
    summaries = page.xpath("//summary[.='Read what the video says and shows']")
    assert len(summaries) == 1
    said = [text(one) for one in summaries[0].itersiblings()]
    assert said == ["A child waves.", f"She says: {MARKUP}"]


def test_text_of_a_guide_stays_text(with_video: Path) -> None:
    """Markup in front matter, phrases and transcripts is shown as it was written, and never run."""
    for address in ("guides/watching/", "guides/", "guides/watching/easy-read/"):
        page = pages(with_video)[address]
        assert not page.xpath("//img | //@onerror"), address
        assert text(page.find(".//h1")) != "", address
    shown = text(pages(with_video)["guides/watching/"].find(".//main"))
    assert shown.count(MARKUP) == 5  # source, phrase in both languages, video, transcript
    assert "Watching & reading" in shown
    assert "a video < 1 minute long." in shown


@pytest.mark.parametrize("broken", ["guide", "plan"])
def test_a_broken_file_is_not_held_against_others(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What points at a guide or plan that cannot be read is not said to lead nowhere."""
    folder = good_guides(tmp_path)
    monkeypatch.chdir(tmp_path)
    area = tmp_path / "plans" / "area.yml"
    area.write_text(area.read_text(encoding="utf-8") + "guides: [asking]\n", encoding="utf-8")
    name = folder / "asking.md" if broken == "guide" else tmp_path / "plans" / "action-plan.yml"
    name.write_bytes(name.read_bytes().replace(b"title:", b"tittle:", 1))
    found = read_project(tmp_path / "plans", tmp_path / "content", DAY)
    shown = name.relative_to(tmp_path).as_posix()
    line = 2 if broken == "guide" else 1
    assert [as_text(problem) for problem in found.problems] == [
        f"{shown}:{line}:1: error: the key tittle is not known here. Did you mean title?"
    ]


def test_text_in_another_encoding_is_refused_at_its_first_odd_byte(tmp_path: Path) -> None:
    """A guide that is not UTF-8 is refused, with the place where that shows."""
    folder = good_guides(tmp_path)
    (folder / "asking.md").write_bytes("---\ntitle: At the café\n---\n".encode("latin-1"))
    (problem,) = read_project(tmp_path / "plans", tmp_path / "content", DAY).problems
    assert (problem.line, problem.column) == (2, 18)
    assert problem.message == "this is not UTF-8 text"


def test_a_guide_in_another_folder_is_named_as_it_was_given(tmp_path: Path) -> None:
    """A message names the file where it is, so that it can be opened."""
    folder = good_guides(tmp_path)
    (folder / "asking.md").write_text("Only words.\n", encoding="utf-8")
    (problem,) = read_project(tmp_path / "plans", tmp_path / "content", DAY).problems
    assert problem.file == (folder / "asking.md").as_posix()


def test_any_damaged_guide_gives_problems_or_a_page(tmp_path: Path) -> None:
    """Bytes cut, changed, added or repeated in a guide never end in a traceback."""
    path = good_guides(tmp_path) / "asking.md"
    whole = path.read_bytes()
    pieces = [b"\n", b"---\n", b"  ", b"\t", b": ", b"- ", b"[", b"]", b"][", b"<", b"**", b'"']

    @given(st.data())
    @QUICK
    def holds(draw: st.DataObject) -> None:
        start, end = sorted(draw.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
        piece = draw.draw(st.binary(max_size=4) | st.sampled_from(pieces))
        repeat = draw.draw(st.sampled_from([0, 0, 1, 2]))
        path.write_bytes(whole[:start] + piece + whole[start:end] * repeat + whole[end:])
        project = read_project(tmp_path / "plans", tmp_path / "content", DAY)
        if project.plans is None:
            assert all(problem.file and problem.message for problem in project.problems)
            return
        desk = gather(read_source(tmp_path / "plans", DAY)).desk
        for file in project.guides:
            assert guides.guide(desk, file, "<p>What it says.</p>").html

    holds()
