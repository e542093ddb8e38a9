"""Plain text: every sentence of a document, each paragraph in a line of its own."""

from collections.abc import Iterator, Sequence

import pytest

from generator.printing import plain
from generator.printing.content import (
    Block,
    Content,
    Contents,
    Facts,
    Heading,
    Items,
    Paragraph,
    Quote,
    Table,
    Verdict,
    lines,
)
from generator.printing.words import Line, line, link, strong
from tests.made_documents import documents

CODES = ("en", "ar", "bn", "zh-Hans", "so")


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("code", CODES)
def test_the_text_has_every_sentence(code: str) -> None:
    """Nothing that a document says is missing, and it comes in the same order."""
    for document in documents(code).values():
        text = document.files["text"].file.read_text(encoding="utf-8")
        heard, place = squeezed(text), 0
        told = [document.content.kind, document.content.title, *texts(document.content.blocks)]
        for words in filter(None, told):
            wanted = squeezed(plain.said(words))
            place = heard.find(wanted, place)
            assert place >= 0, wanted


def texts(blocks: Sequence[Block]) -> Iterator[Line]:
    """The texts of blocks, but for a list of pages and the heads of tables, which say no more."""
    for block in blocks:
        if isinstance(block, Table):
            yield from lines([block._replace(head=())])
        elif not isinstance(block, Contents):
            yield from lines([block])


def test_each_block_has_its_shape() -> None:
    """Headings are underlined, lists marked, links have their address, nothing is folded away."""
    content = Content(
        "guides/one/",
        line("A title"),
        (
            Heading(2, line("Part")),
            Paragraph(line("See ", link("https://example.org/a", "this"), ".")),
            Paragraph(link("https://example.org/b", "example.org/b")),
            Paragraph(line("A source", link("#source-1", "[1]"))),
            Items(
                ((Paragraph(line("one")), Paragraph(line("more"))), (Paragraph(line("two")),)),
                ordered=True,
            ),
            Heading(3, line("Smaller")),
            Facts(((line("Term"), (Paragraph(line("what it means")),)),)),
            Table((line("Head"), line("Rating")), ((line("1.1"), Verdict(line("Late"), "red")),)),
            Quote((line("Their words"),), line("Who")),
            Items(((Paragraph(strong("bold")),),)),
        ),
    )
    assert plain.text(content).split("\n") == [
        "A title",
        "=======",
        "",
        "",
        "Part",
        "----",
        "",
        "See this <https://example.org/a>.",
        "",
        "example.org/b",
        "",
        "A source[1]",
        "",
        "1. one",
        "   more",
        "2. two",
        "",
        "",
        "Smaller",
        "",
        "Term",
        "  what it means",
        "",
        "- 1.1; Late",
        "",
        "“Their words”",
        "",
        "(Who)",
        "",
        "- bold",
        "",
        "",
    ]
