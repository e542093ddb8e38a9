"""Guides in the browser: the sheet for clinicians, and a video with its captions."""

from pathlib import Path

import pypdfium2
import pytest

from tests.browser import axe
from tests.browser.conftest import NewPage
from tests.browser.serving import Served, serve
from tests.browser.test_paper import A4, letters
from tests.test_guide_files import build_with_video

SHEET = "guides/interpreters-for-clinicians/"
TEXT = """() => [...document.querySelectorAll(
  ".first, .line .date, .line p, .guide-body p, .guide-body li, .own-up p, .sources li")].map(
  (part) => part.innerText)"""
CAPTION = """() => new Promise((resolve) => {
  const track = document.querySelector("track");
  const said = () => resolve([...track.track.cues].map((cue) => cue.text));
  if (track.readyState === 2) said(); else track.addEventListener("load", said);
})"""


def marks(text: str) -> str:
    """A text without white space, hyphens and the colons that only the style sheet adds."""
    return letters(text).replace(":", "")


@pytest.mark.parametrize("size", [{"prefer_css_page_size": True}, {"format": "A4"}])
def test_the_guide_for_clinicians_is_one_sheet_of_a4(
    size: dict[str, object], published: Served, new_page: NewPage
) -> None:
    """However it is printed, it fits on one page with nothing lost but what was promised."""
    page = new_page(1280)
    page.goto(published.url + SHEET)
    said = page.evaluate(TEXT)
    assert len(said) > 20
    paper = pypdfium2.PdfDocument(page.pdf(**size))
    try:
        assert len(paper) == 1
        assert pytest.approx(A4, abs=2) == paper[0].get_size()
        printed = paper[0].get_textpage().get_text_range()
    finally:
        paper.close()
    lost = [text for text in said if marks(text) not in marks(printed)]
    assert not lost, lost


def test_the_sheet_can_be_read_at_arms_length(published: Served, new_page: NewPage) -> None:
    """To fit on one page, its text is not set smaller than 9 points."""
    page = new_page(688)
    page.goto(published.url + SHEET)
    page.emulate_media(media="print")
    size = "(parts) => parts.map((part) => parseFloat(getComputedStyle(part).fontSize))"
    text = ".line p, .guide-body p, .guide-body li, .first p, .own-up p"
    assert min(page.locator(text).evaluate_all(size)) >= 9 / 72 * 96


@pytest.fixture(scope="module")
def with_video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of an area with a guide that has a video."""
    return build_with_video(tmp_path_factory.mktemp("video"))


def test_a_video_shows_its_captions_and_its_words(with_video: Path, new_page: NewPage) -> None:
    """The browser finds the captions, the words open by keyboard, and nothing is at fault."""
    page = new_page(320)
    with serve(with_video) as served:
        page.goto(f"{served.url}guides/watching/")
        assert page.evaluate(CAPTION) == ["A child waves."]
        assert page.evaluate("document.querySelector('video').getBoundingClientRect().right") <= 320
        summary = page.locator("summary", has_text="Read what the video says and shows")
        summary.focus()
        page.keyboard.press("Enter")
        assert page.get_by_text("She says:").is_visible()
        found = axe.faults(page, "guides/watching/")
    assert not found, axe.report(found)
