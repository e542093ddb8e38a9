"""English inside a page of another language, marked where it stands.

A text that stays English is set between two characters that no input may hold. They pass through
sentences, lists and templates with it; in the finished page they become `lang="en" dir="ltr"`.
An attribute or a title cannot change its language halfway, so there they are only taken out.
"""

import re
from functools import lru_cache

WAITING, KEPT, END = "\ue000", "\ue001", "\ue002"
"""The start of a text that waits for its translation, of one that stays English, and the end."""

_MARKS = re.compile(f"[{WAITING}{KEPT}{END}]")
# What is filled in or is markup is not English words: placeholders, tags, the bars of a table.
_PIECES = re.compile(r"(%\(\w+\)[sd]|\{\w*\}|\s*\{[:#.][^{}]*\}|</?[a-zA-Z][^>]*>)")
_CELLS = re.compile(r"(</?[a-zA-Z][^>]*>|[|\n]|^[\s|:-]+$)", re.MULTILINE)
_RUN = re.compile(
    r"(?<![\w@/.%{)-])(?<!%\()[A-Za-z][A-Za-z’'&-]*(?:,? [A-Za-z0-9&][A-Za-z0-9’'&-]*)+(?![\w@/])"
)
_NOT_WORD = re.compile(r"[^\w’'&-]+")
SHORT = 3
"""Of an English name, one word at least is longer: small words come up in many languages."""
_REFERENCE = re.compile(
    r"(?<![\w/.#:\[-])(?=[A-Za-z/-]*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+(?:/[0-9.]+\w?)?"
)
_MARKED = re.compile(f"[{WAITING}{KEPT}][^{END}]*{END}")
_WITH_FIGURE = re.compile(r"\S*\d\S*")
_LABEL = re.compile(r'aria-label="([^"]*)"')
_TAG = re.compile(r"(<[^>]*>)")
_MARKED_TAG = re.compile(rf"<[^>{WAITING}{KEPT}{END}]*[{WAITING}{KEPT}{END}][^>]*>")
_PLAIN_ELEMENT = re.compile(
    r"(<(title|option|script|style|textarea|desc|text)(?=[\s>])[^>]*(?<!/)>)(.*?)(?=</\2\s*>)",
    re.DOTALL | re.IGNORECASE,
)
"""An element that can hold no other: its tag and what is in it."""
_SPAN = '<span lang="en" dir="ltr">'


@lru_cache(10_000)  # all languages mark the same texts, those of the plans that nobody translates
def english(text: str, start: str = WAITING) -> str:
    """The text with its words marked as English, around what will be filled in."""
    return _around(_PIECES, text, start)


def with_names_marked(translation: str, original: str) -> str:
    """A translation with the English names in it marked: two words or more, as in the original.

    So is a single one with a figure in it, such as 2026-spring, which would be turned round in a
    script that runs from right to left.
    """
    known = _spaced(original)

    def mark(text: str) -> str:
        marked = _RUN.sub(lambda run: _names_in(run.group().split(" "), known), text)
        return _REFERENCE.sub(
            lambda found: f"{KEPT}{found[0]}{END}" if found[0] in original else found[0], marked
        )

    parts = _TAG.split(translation)
    parts[::2] = map(mark, parts[::2])
    return "".join(parts)


def _spaced(text: str) -> str:
    """The words of a text, each between two spaces."""
    return f" {_NOT_WORD.sub(' ', text).strip()} "


def _names_in(words: list[str], original: str) -> str:
    """Latin words, those marked that stand side by side in the original, two or more."""
    said, start = [], 0
    while start < len(words):
        end = start + 1
        while end < len(words) and _spaced(" ".join(words[start : end + 1])) in original:
            end += 1
        name = " ".join(words[start:end])
        is_name = end > start + 1 and max(map(len, words[start:end])) > SHORT
        said.append(f"{KEPT}{name}{END}" if is_name else name)
        start = end
    return " ".join(said)


def english_block(text: str) -> str:
    """Markdown that must keep its lines, such as a table, with its words marked as English."""
    return text if text.lstrip().startswith(("```", "~~~")) else _around(_CELLS, text, WAITING)


def _around(pieces: re.Pattern[str], text: str, start: str) -> str:
    parts = pieces.split(text)
    parts[::2] = [
        f"{start}{part}{END}" if any(map(str.isalpha, part)) else part for part in parts[::2]
    ]
    return "".join(parts)


def bare(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)


def waits(html: str) -> bool:
    """Whether any of a page's text waits for its translation."""
    return WAITING in html


def is_english(text: str) -> bool:
    """Whether all words of a text are marked as English, but for references such as 1c7."""
    return END in text and not any(map(str.isalpha, _WITH_FIGURE.sub("", _MARKED.sub("", text))))


def _tag(tag: str) -> str:
    """A tag without marks. A link or picture whose whole name is English says so."""
    clean = bare(tag)
    names = _LABEL.findall(tag) if clean != tag and " lang=" not in tag else ()
    named = clean.startswith(("<a ", "<svg ")) and any(map(is_english, names))
    return clean.replace(" ", ' lang="en" dir="ltr" ', 1) if named else clean


def finished(html: str) -> str:
    """A page's HTML in which each mark has become the language of the words between."""
    if END not in html:
        return html
    parts, end = [], 0
    for found in _PLAIN_ELEMENT.finditer(html):
        parts += [_spanned(html[end : found.start()]), _tags_without(found[1]), bare(found[3])]
        end = found.end(3)
    return "".join([*parts, _spanned(html[end:])])


def _spanned(html: str) -> str:
    """HTML in which each mark has become an element, or nothing where it stands in a tag."""
    if END not in html:
        return html
    html = _tags_without(html)
    return html.replace(WAITING, _SPAN).replace(KEPT, _SPAN).replace(END, "</span>")


def _tags_without(html: str) -> str:
    """HTML with no marks in its tags."""
    return _MARKED_TAG.sub(lambda found: _tag(found[0]), html)
