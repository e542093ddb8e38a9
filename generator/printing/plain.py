"""A document as plain text: a paragraph a line, so that any program and any voice can read it."""

from collections.abc import Iterator

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
)
from generator.printing.words import Line, Words

_UNDER = {1: "=", 2: "-"}
_LONGEST = 60


def text(content: Content) -> str:
    """The whole document: headings of level 1 and 2 underlined, lists with dashes or numbers."""
    kind = [said(content.kind)] if content.kind else []
    parts = [*kind, _heading(content.title, 1), *_blocks(content.blocks)]
    return "\n".join(parts).lstrip("\n") + "\n"


def said(words: Line) -> str:
    """A text, with the address of a link behind its words where they do not name it."""
    return "".join(map(_said, words))


def _said(words: Words) -> str:
    to = words.link.removeprefix("mailto:").removeprefix("tel:")
    bare = words.text.replace("\u00a0", "").replace(" ", "")
    if not to or to.startswith("#") or bare in to:
        return words.text
    return f"{words.text} <{to}>"


def _heading(words: Line, level: int) -> str:
    shown = said(words)
    line = _UNDER.get(level, "") * min(len(shown), _LONGEST)
    return f"\n{shown}\n{line}\n" if line else f"\n{shown}\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The blocks, each with the empty line that ends it."""
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield _heading(words, level)
        case Paragraph(words):
            yield f"{said(words)}\n"
        case Verdict(words):
            yield f"[{said(words)}]\n"
        case Items(items, ordered):
            for number, item in enumerate(items, start=1):
                yield _indented(item, f"{number}. " if ordered else "- ")
            yield ""
        case Facts(pairs):
            for term, told in pairs:
                yield f"{said(term)}\n{_indented(told, '  ')}"
            yield ""
        case Table(_, rows):
            for row in rows:
                yield "- " + "; ".join(_cell(cell) for cell in row)
            yield ""
        case Box(within):
            yield from _blocks(within)
        case Quote(paragraphs, who):
            yield from (f"“{said(one)}”\n" for one in paragraphs)
            yield from ([f"({said(who)})\n"] if who else [])
        case Pictured(_, words):
            yield f"{said(words)}\n"
        case Contents():
            return


def _cell(cell: Line | Verdict) -> str:
    return said(cell.words if isinstance(cell, Verdict) else cell)


def _indented(blocks: tuple[Block, ...], lead: str) -> str:
    """Blocks below one another, without empty lines, set in as far as what leads them in."""
    lines = [line for part in _blocks(blocks) for line in part.split("\n") if line]
    rest = " " * len(lead)
    return "\n".join(f"{rest if number else lead}{line}" for number, line in enumerate(lines))
