"""What a reader of a page sees and hears, each with the language that it is said to be in."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml.html import HtmlElement

from tests.built import pages

ENGLISH = re.compile(r"[A-Za-z]{2,}")
NOT_WORDS = re.compile(r"\{\w+\}|[\w./@+-]*\w\.\w[\w./@+-]*|\b(?:JSON|CSV)\b")
"""What is filled in, addresses and the names of files, and the names of two formats."""
HEARD = ("aria-label", "title", "alt", "placeholder", "label", "data-title")
AS_THEY_ARE = {"code"}
REF = "ref"
"""The class of a reference, such as areas-1a: it is an address, the same in every language."""


class Said(NamedTuple):
    """A piece of text: on which page, in which element, in which language, and what it says."""

    page: str
    element: str
    language: str
    text: str


def seen(site: Path) -> Iterator[Said]:
    """Every text of every page."""
    for address, page in pages(site).items():
        for element in page.iter():
            if isinstance(element.tag, str) and element.tag not in ("script", "style"):
                yield _said(address, element, element.text)
            if element.getparent() is not None:
                yield _said(address, element.getparent(), element.tail)


def heard(site: Path) -> Iterator[Said]:
    """Every text in an attribute, and the words that pages give to their scripts."""
    for address, page in pages(site).items():
        for element in page.iter("*"):
            for name in HEARD:
                yield _said(address, element, element.get(name), f"{element.tag} {name}")
            if element.get("name") == "description":
                yield _said(address, element, element.get("content"))
            for text in json.loads(element.get("data-words", "{}")).values():
                yield _said(address, element, text)
        for table in page.find_class("finder-table"):
            for text in json.loads(table.text)["words"].values():
                yield _said(address, table, text)


def _said(address: str, element: HtmlElement, text: str | None, name: str = "") -> Said:
    language = str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))
    known = element.tag in AS_THEY_ARE or REF in element.classes
    return Said(address, name or element.tag, language, "" if known else text or "")


def english_in(said: Iterator[Said], language: str) -> list[Said]:
    """What is English letters, and yet is said to be in another language."""
    return [
        one
        for one in said
        if one.language == language and ENGLISH.search(NOT_WORDS.sub("", one.text))
    ]
