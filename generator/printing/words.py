"""A text that is printed: its words, which of them are bold, in which language, leading where."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

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
