"""How a printed document looks where languages meet: words stand apart, and so do lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import pypdfium2
import pytest
from PIL import Image

from generator.printing.content import Block, Box, Content, Items, Paragraph, headings, lines
from generator.printing.documents import LARGE, STANDARD
from generator.printing.paper import as_data
from generator.printing.press import press
from generator.printing.words import Line, Words, line, text_of
from tests.made_documents import documents, kept_here, order
from tests.pdf_reader import texts_by_page

CODES = ("en", "ar", "bn", "zh-Hans", "ru")
SCALE = 4
"""Pixels a point."""

FOREIGN = {"fr": "Je parle français.", "zh": "我需要一位口译员", "bn": "আমার একজন দোভাষী দরকার"}


def drawn(code: str, title: Line, blocks: Sequence[Block], large: bool = False) -> Image.Image:
    """The upper part of the first page of a document, black where there is ink."""
    content = Content("guides/one/", title, tuple(blocks))
    data = as_data(content, LARGE if large else STANDARD)
    made = press("document.typ", data, order(code, kept_here()).speech, kept_here())
    page = pypdfium2.PdfDocument(made.file)[0].render(scale=SCALE).to_pil().convert("L")
    found: Image.Image = page.crop((0, 0, page.width, page.height // 2))
    return found.point(lambda value: 0 if value < 160 else 255)


def gaps(image: Image.Image, axis: int) -> list[float]:
    """The lengths in points without ink between what stands in rows (0) or columns (1)."""
    size = (1, image.height) if axis == 0 else (image.width, 1)
    least = image.reduce((image.width, 1) if axis == 0 else (1, image.height))
    assert least.size == size
    runs = [(is_ink, len([*same])) for is_ink, same in groupby(v < 255 for v in least.tobytes())]
    return [length / SCALE for is_ink, length in runs[1:-1] if not is_ink]


@pytest.mark.parametrize("code", CODES)
def test_two_names_of_a_language_stand_apart(code: str) -> None:
    """Between words that run from left to right and words around them there is a space."""
    pair = (Words("Polski ", lang="pl"), Words("Polish", lang="" if code == "en" else "en"))
    widest = max(gaps(drawn(code, pair, ()), axis=1))
    assert widest > 0.15 * STANDARD["h1"]


def test_arabic_stands_apart_in_an_english_line() -> None:
    """The same where the words from right to left are the guests."""
    pair = (Words("العربية ", lang="ar"), Words("Arabic"))
    assert max(gaps(drawn("en", pair, ()), axis=1)) > 0.15 * STANDARD["h1"]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_lines_of_other_languages_do_not_touch(code: str, large: bool) -> None:
    """Under each sentence of another language there is room, whatever it is written in."""
    for lang, text in FOREIGN.items():
        said = Paragraph((Words(text, bold=True, lang=lang),))
        english = Paragraph((Words("Just so, in English", lang="" if code == "en" else "en"),))
        found = gaps(drawn(code, line("1"), [Items(((said, english),))], large), axis=0)
        assert len(found) == 2, (lang, found)
        assert min(found) > 0.25 * (LARGE if large else STANDARD)["text"], (lang, found)


@pytest.mark.parametrize("kind", ["pdf", "large-print"])
@pytest.mark.parametrize("code", CODES)
def test_short_items_of_a_list_are_not_parted(code: str, kind: str) -> None:
    """Somebody who shows a sentence to staff need not turn the page for its English."""
    for document in documents(code).values():
        on_page = ["".join(map(squeezed, one)) for one in texts_by_page(document.files[kind].file)]
        for item in items(document.content.blocks):
            text = "".join(squeezed(text_of(words)) for words in lines(item))
            if len(text) < 200:
                assert any(text in page for page in on_page), text


@pytest.mark.parametrize("kind", ["pdf", "large-print", "easy-read"])
@pytest.mark.parametrize("code", CODES)
def test_no_page_ends_with_a_heading(code: str, kind: str) -> None:
    """What a heading is about begins below it, on the same page."""
    for document in documents(code).values():
        heads = {squeezed(text_of(one.words)) for one in headings(document.content.blocks, 6)}
        for page in texts_by_page(document.files[kind].file):
            assert squeezed(page[-1]) not in heads


def test_nothing_at_all_can_be_printed() -> None:
    """An empty list item or box stops nothing."""
    empty = (Items(()), Items(((), (Paragraph(line("one")),))), Box(()), Paragraph(line("end")))
    assert len(gaps(drawn("en", line("1"), empty), axis=0)) >= 2


def items(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """The items of all lists."""
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield item
                yield from items(item)


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())
