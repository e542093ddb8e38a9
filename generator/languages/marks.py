"""English inside a page of another language, marked where it stands.

A text that stays English is set between two characters that no input may hold. They pass through
sentences, lists and templates with it; in the finished page they become `lang="en" dir="ltr"`.
An attribute or a title cannot change its language halfway, so there they are only taken out.
"""

import re

WAITING, KEPT, END = "\ue000", "\ue001", "\ue002"
"""The start of a text that waits for its translation, of one that stays English, and the end."""

_MARKS = re.compile(f"[{WAITING}{KEPT}{END}]")
# What is filled in or is markup is not English words: placeholders, tags, the bars of a table.
_PIECES = re.compile(r"(%\(\w+\)[sd]|\{\w*\}|\s*\{[:#.][^{}]*\}|</?[a-zA-Z][^>]*>)")
_CELLS = re.compile(r"(</?[a-zA-Z][^>]*>|[|\n]|^[\s|:-]+$)", re.MULTILINE)
_TAG = re.compile(r"(<[^>]*>)")
_PLAIN = {"title", "option", "script", "style", "textarea", "desc", "text"}
_SPAN = '<span lang="en" dir="ltr">'


def english(text: str, start: str = WAITING) -> str:
    """The text with its words marked as English, around what will be filled in."""
    return _around(_PIECES, text, start)


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


def finished(html: str) -> str:
    """A page's HTML in which each mark has become the language of the words between."""
    if END not in html:
        return html
    parts, plain = _TAG.split(html), ""
    for number, part in enumerate(parts):
        if number % 2:
            parts[number] = bare(part)
            name = part[1:].split(" ", 1)[0].rstrip("/>").lower()
            if name == f"/{plain}":
                plain = ""
            elif not plain and name in _PLAIN and not part.endswith("/>"):
                plain = name
        elif plain:
            parts[number] = bare(part)
        else:
            spanned = part.replace(WAITING, _SPAN).replace(KEPT, _SPAN)
            parts[number] = spanned.replace(END, "</span>")
    return "".join(parts)
