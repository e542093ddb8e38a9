"""What a printed document says, whatever it is printed as: headings, paragraphs, lists, tables.

It is built once for each document and language, from the same records as the page; paper, books,
plain text and braille are all made from it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from generator.languages.formats import ENGLISH
from generator.languages.marks import END, KEPT, WAITING


class Words(NamedTuple):
    """Some words of a text, all of a kind.

    `lang` is the language they are in, if it is not the document's, and `waits` says that they
    are English until somebody translates them. `link` is a web address, or "#" and the id of a
    heading or paragraph. `label` is what a link is called where its words alone do not tell, such
    as "Source 3" for "[3]".
    """

    text: str
    bold: bool = False
    lang: str = ""
    link: str = ""
    label: str = ""
    waits: bool = False

    @property
    def kind(self) -> "Words":
        """All but what they say."""
        return self._replace(text="", waits=False)


Line: TypeAlias = tuple[Words, ...]
"""A text in one piece: what stands in a heading, a paragraph or a cell."""

Colour = Literal["blue", "green", "amber", "red", "none"]
Tone = Literal["", "lede", "small", "strong"]


class Heading(NamedTuple):
    """A heading of level 2 to 5; the title is of level 1.

    `starts` says whether it stands on a new page, `listed` whether it is in the list of contents.
    """

    level: int
    words: Line
    id: str = ""
    starts: bool = False
    listed: bool = True


class Paragraph(NamedTuple):
    """A paragraph: the one below the title, one with more detail, one that leads in what follows.

    With an `id`, links can lead to it.
    """

    words: Line
    tone: Tone = ""
    id: str = ""


class Verdict(NamedTuple):
    """A rating, or another answer of a few words that a shape and a colour stand for."""

    words: Line
    colour: Colour


class Items(NamedTuple):
    """A list. Each item holds blocks of its own."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False


class Facts(NamedTuple):
    """Terms, each with what is said of it."""

    pairs: tuple[tuple[Line, tuple["Block", ...]], ...]


class Table(NamedTuple):
    """A table with a head. The first cell of each row names the row."""

    head: tuple[Line, ...]
    rows: tuple[tuple["Line | Verdict", ...], ...]


class Box(NamedTuple):
    """Blocks that stand together on a ground of their own: what to do first, what to know."""

    blocks: tuple["Block", ...]
    kind: Literal["note", "first"] = "note"


class Quote(NamedTuple):
    """The published words of a document, and where in it they stand."""

    paragraphs: tuple[Line, ...]
    who: Line = ()


class Contents(NamedTuple):
    """Here stands a list of the headings down to a level, where there are pages to list."""

    title: Line
    level: int


class Pictured(NamedTuple):
    """A line of easy read: the drawing (SVG), and one sentence beside it."""

    drawing: str
    words: Line


Block: TypeAlias = (
    Heading | Paragraph | Verdict | Items | Facts | Table | Box | Quote | Contents | Pictured
)


class Content(NamedTuple):
    """A whole document. `page` is the address of the page it belongs to.

    `kind` stands above the title; `named` is what the file is called, if not by its title alone.
    """

    page: str
    title: Line
    blocks: tuple[Block, ...]
    kind: Line = ()
    named: str = ""


def joined(words: Iterable[Words]) -> Line:
    """The same words, those of a kind in one piece. White space belongs to what is before it."""
    found: list[Words] = []
    for one in words:
        if not one.text:
            continue
        last = found[-1] if found else None
        if last and (one.kind == last.kind or _no_ink(one, last)):
            waits = last.waits or one.waits
            found[-1] = last._replace(text=last.text + one.text, waits=waits)
        else:
            found.append(one)
    return tuple(found)


def _no_ink(one: Words, last: Words) -> bool:
    return not one.text.strip() and one.link == last.link


def line(*texts: str | Line | Words) -> Line:
    """A text from texts, in which English is marked, and from words that are ready."""
    found: list[Words] = []
    for text in texts:
        if isinstance(text, str):
            found += told(text)
        elif isinstance(text, Words):
            found.append(text)
        else:
            found += text
    return joined(found)


def told(text: str) -> Iterator[Words]:
    """A text, split where the marks say that English begins and ends."""
    like, start = Words(""), 0
    for at, sign in enumerate(text):
        if sign in (WAITING, KEPT, END):
            yield like._replace(text=text[start:at])
            like, start = after_mark(like, sign), at + 1
    yield like._replace(text=text[start:])


def after_mark(like: Words, sign: str) -> Words:
    """What words are like after a mark, at which English begins or ends."""
    return like._replace(lang="" if sign == END else ENGLISH.code, waits=sign == WAITING)


def strong(*texts: str | Line | Words) -> Line:
    """A text in bold."""
    return tuple(words._replace(bold=True) for words in line(*texts))


def link(to: str, *texts: str | Line, label: str = "") -> Line:
    """A text that leads somewhere."""
    return tuple(words._replace(link=to, label=label) for words in line(*texts))


def unlinked(words: Iterable[Words]) -> Line:
    """The same words, leading nowhere."""
    return joined(one._replace(link="", label="") for one in words)


def text_of(words: Sequence[Words]) -> str:
    """The text alone."""
    return "".join(one.text for one in words)


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every text of these blocks and of those within them, in their order."""
    for block in blocks:
        match block:
            case Items(items):
                yield from (one for item in items for one in lines(item))
            case Facts(pairs):
                for term, said in pairs:
                    yield term
                    yield from lines(said)
            case Table(head, rows):
                yield from head
                for cell in (cell for row in rows for cell in row):
                    yield cell.words if isinstance(cell, Verdict) else cell
            case Box(within):
                yield from lines(within)
            case Quote(paragraphs, who):
                yield from paragraphs
                yield from filter(None, [who])
            case Contents(title):
                yield title
            case _:
                yield block.words


def headings(blocks: Iterable[Block], level: int) -> list[Heading]:
    """The headings that a list of contents shows, down to a level, in their order."""
    found = [block for block in blocks if isinstance(block, Heading)]
    return [one for one in found if one.level <= level and one.listed]


def with_ids(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks, in which each heading has an id that no other one has."""
    found: list[Block] = []
    taken: set[str] = set()
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            own = block.id or f"part-{number}"
            id_ = own if own not in taken else f"{own}-{number}"
            taken.add(id_)
            found.append(block._replace(id=id_))
        else:
            found.append(block)
    return tuple(found)
