"""A document as data for its template: what Typst draws, and how each text is said."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from generator.languages.formats import language_name
from generator.printing.content import (
    Block,
    Box,
    Content,
    Contents,
    Facts,
    Heading,
    Items,
    Paragraph,
    Pictured,
    Quote,
    Table,
    Verdict,
    headings,
    lines,
)
from generator.printing.fonts import families
from generator.printing.words import Line, Words, text_of, unlinked

_ACCENT = "#0f6a73"
_WHOLE = 300
"""How many letters a list, an item of it or a table may have, so that no end of a page parts it."""


def as_data(content: Content, sizes: Mapping[str, float]) -> dict[str, Any]:
    """The data of a document. `sizes` are those of its letters, in points."""
    return {
        "title": _line(content.title),
        "named": content.named or text_of(content.title),
        "kind": _line(content.kind),
        "blocks": [
            _contents(block, content.blocks) | told if isinstance(block, Contents) else told
            for block, told in zip(content.blocks, _blocks(content.blocks), strict=True)
        ],
        "sizes": dict(sizes),
    }


def _contents(contents: Contents, blocks: Sequence[Block]) -> dict[str, Any]:
    """The list of contents, with the headings that it lists: their words without links."""
    entries = [
        {"level": one.level, "id": one.id, "pieces": list(map(_piece, unlinked(one.words)))}
        for one in headings(blocks, contents.level)
    ]
    return _block(contents) | {"entries": entries}


def _line(words: Line) -> list[dict[str, Any]]:
    """A text in groups, each a link or not, of words that are said in one piece."""
    groups: list[dict[str, Any]] = []
    for one in words:
        if not groups or groups[-1]["link"] != one.link:
            groups.append({"link": one.link, "pieces": []})
        groups[-1]["pieces"].append(_piece(one))
    return groups


def _piece(words: Words) -> dict[str, Any]:
    piece: dict[str, Any] = {"text": words.text, "bold": words.bold}
    if words.lang:
        piece |= {
            "lang": words.lang.split("-")[0],
            "dir": language_name(words.lang).direction,
            "fonts": families(words.lang),
        }
    return piece


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks that stand below one another; what leads in the next one stays above it."""
    return [
        _block(one) | ({"leads": True} if _leads(one, following) else {})
        for one, following in zip_longest(blocks, blocks[1:])
    ]


def _leads(block: Block, following: Block | None) -> bool:
    """Whether a paragraph is about what comes next, such as a list."""
    if not isinstance(block, Paragraph) or following is None:
        return False
    return block.tone == "strong" or isinstance(following, Items | Facts | Table)


def _item(blocks: Sequence[Block]) -> dict[str, Any]:
    """An item of a list, and whether it is to stay whole."""
    return {"blocks": _blocks(blocks), "whole": _is_short(blocks)}


def _is_short(blocks: Sequence[Block]) -> bool:
    """Whether blocks are so short that no end of a page need part them."""
    return sum(len(text_of(words)) for words in lines(blocks)) <= _WHOLE


def _block(block: Block) -> dict[str, Any]:
    """One block. `is` says what it is, to the function of that name in the template."""
    match block:
        case Heading(level, words, id_, starts):
            told = {"level": level, "words": _line(words), "id": id_, "starts": starts}
        case Paragraph(words, tone, id_):
            told = {"words": _line(words), "tone": tone, "id": id_}
        case Verdict():
            told = _verdict(block)
        case Items(items, ordered):
            every = [_item(item) for item in items]
            told = {"items": every, "ordered": ordered, "whole": _is_short([block])}
        case Facts(pairs):
            told = {"pairs": [[_line(term), _blocks(said)] for term, said in pairs]}
        case Table(head, rows):
            told = {
                "head": [_line(cell) for cell in head],
                "rows": [[_cell(cell) for cell in row] for row in rows],
                "whole": _is_short([block]),
            }
        case Box(within, kind):
            told = {"blocks": _blocks(within), "kind": kind}
        case Quote(paragraphs, who):
            told = {"paragraphs": [_line(one) for one in paragraphs], "who": _line(who)}
        case Contents(title, level):
            told = {"title": _line(title), "level": level}
        case Pictured(drawing, words):
            told = {"drawing": drawn(drawing), "words": _line(words)}
    return {"is": type(block).__name__.lower(), **told}


def _cell(cell: Line | Verdict) -> dict[str, Any]:
    return _verdict(cell) if isinstance(cell, Verdict) else {"words": _line(cell)}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {"words": _line(verdict.words), "colour": verdict.colour}


def drawn(svg: str) -> str:
    """A drawing as a file of its own, in the colour of the site."""
    named = svg.replace("currentColor", _ACCENT)
    return re.sub(r"<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', named, count=1)
