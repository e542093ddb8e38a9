"""The Markdown of a guide's body as blocks, read by the same parser as its page."""

import re
from collections.abc import Callable, Collection, Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from generator.guides.safety import html_of
from generator.languages.marks import END, KEPT, WAITING
from generator.printing.content import Block, Heading, Items, Paragraph, Quote, Table
from generator.printing.words import Line, Words, after_mark, joined, text_of

WEB = re.compile(r"(?:https?|mailto|tel):")
_BLOCKS = {"p", "ul", "ol", "table", "blockquote", "div", "dl", *(f"h{n}" for n in range(1, 7))}
MARKS = (WAITING, KEPT, END)
_ALONE = {"br", "img", "hr"}

Cited = Callable[[str], Line]
"""What stands after a link to a place of the document, such as the number of a source."""


PLACES = ("first", "phrases", "steps", "contacts", "promises", "sources", "words")
"""The parts around a body that a link in it can lead to."""


def blocks(text: str, cited: Cited, places: Collection[str]) -> Iterator[Block]:
    """The blocks of a text in Markdown.

    `cited` is asked for each link to a place within the document; it can lead to the `places`.
    A link to another page of the site leads nowhere on paper.
    """
    tree = _Tree()
    tree.feed(html_of(text))
    tree.close()
    root = tree.root
    known = {*places, *PLACES, *(element.get("id", "") for element in root.iter())}
    for element in root.iter("a"):
        to = element.get("href", "")
        if not (to.removeprefix("#") in known if to.startswith("#") else WEB.match(to)):
            element.attrib.pop("href", None)
    yield from _blocks(root, cited)


class _Tree(HTMLParser):
    """Builds a tree of elements from HTML. Where one is not closed, it ends with what it is in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _ALONE:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        within = [element.tag for element in self._open[1:]]
        if tag in within:
            last = len(within) - within[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def _blocks(parent: Element, cited: Cited) -> Iterator[Block]:
    """The blocks within an element; words that stand there alone are a paragraph."""
    loose = Element("p")
    loose.text = parent.text
    for child in parent:
        if child.tag in _BLOCKS:
            yield from _paragraph(loose, cited)
            yield from _block(child, cited)
            loose = Element("p")
            loose.text = child.tail
        else:
            loose.append(child)
    yield from _paragraph(loose, cited)


def _block(element: Element, cited: Cited) -> Iterator[Block]:
    tag = element.tag
    if tag in ("ul", "ol"):
        items = tuple(tuple(_blocks(item, cited)) for item in element.iter("li") if item in element)
        yield Items(items, ordered=tag == "ol")
    elif tag == "table":
        rows = [tuple(_words(cell, cited) for cell in row) for row in element.iter("tr")]
        yield Table(rows[0], tuple(rows[1:]))
    elif tag == "blockquote":
        yield Quote(tuple(_words(paragraph, cited) for paragraph in element))
    elif tag in ("div", "dl"):
        yield from _blocks(element, cited)
    elif tag == "p":
        yield from _paragraph(element, cited)
    else:
        # The title is above it all, so what a guide calls a heading of level 1 is one of level 2.
        level = max(int(tag[1]), 2)
        yield Heading(level, _words(element, cited), element.get("id", ""))


def _paragraph(element: Element, cited: Cited) -> Iterator[Paragraph]:
    words = _words(element, cited)
    if text_of(words).strip():
        yield Paragraph(words)


def _words(element: Element, cited: Cited) -> Line:
    """The words of an element. Marks of English may begin and end anywhere within it."""
    found: list[Words] = []
    now = Words("")
    for words in _pieces(element, Words(""), cited):
        if words.text in MARKS:
            now = after_mark(now, words.text)
        else:
            found.append(words._replace(lang=now.lang, waits=now.waits))
    spaced = joined(found)
    if not spaced:
        return ()
    first, last = spaced[0], spaced[-1]
    if len(spaced) == 1:
        return (first._replace(text=first.text.strip()),)
    return (
        first._replace(text=first.text.lstrip()),
        *spaced[1:-1],
        last._replace(text=last.text.rstrip()),
    )


def _pieces(element: Element, like: Words, cited: Cited) -> Iterator[Words]:
    """The words of an element, and its marks of English each alone."""
    after: Line = ()
    if element.tag in ("strong", "b"):
        like = like._replace(bold=True)
    elif element.tag == "a":
        to = element.get("href", "")
        like = like._replace(link=to)
        after = cited(to) if to.startswith("#") else ()
    elif element.tag == "img":
        yield like._replace(text=element.get("alt", ""))
    elif element.tag == "br":
        yield like._replace(text=" ")
    yield from _split(element.text or "", like)
    for child in element:
        yield from _pieces(child, like, cited)
        yield from _split(child.tail or "", like)
    yield from after


def _split(text: str, like: Words) -> Iterator[Words]:
    start = 0
    flat = text.replace("\n", " ")
    for at, sign in enumerate(flat):
        if sign in MARKS:
            yield like._replace(text=flat[start:at])
            yield like._replace(text=sign)
            start = at + 1
    yield like._replace(text=flat[start:])
