"""What a page is called in any language, without making it in that language."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.languages.catalogs import NOTHING
from generator.languages.formats import ENGLISH
from generator.languages.marks import english
from generator.languages.messages import INTERFACE, guide_domain, written_domain
from generator.languages.tongues import Tongue
from generator.plans.links import Code


class Titles(NamedTuple):
    """The titles of all pages by their address, in one language, and the documents among them."""

    found: Mapping[str, str]
    documents: frozenset[str]
    language: str = ENGLISH.code

    def said(self, code: Code, tongue: Tongue) -> str:
        """What the page of a code is called in a language, or in English and marked as that."""
        title = self._said(code.page, tongue)
        named = tongue.speech.say("Easy read: {title}")
        return title if code.target == code.page else named.format(title=title)

    def _said(self, page: str, tongue: Tongue) -> str:
        title, (first, *more) = self.found[page], page.strip("/").split("/")
        if tongue.code == self.language:
            return title
        number = ""
        if first in self.documents and more and " " in title:  # "1.1 A guide for families"
            number, title = title.split(" ", 1)
        domains = (first, guide_domain("-".join(more)), written_domain(page.strip("/")), INTERFACE)
        catalogs = (tongue.catalogs.get(domain, NOTHING) for domain in domains)
        texts = (catalog.texts[title][0] for catalog in catalogs if title in catalog.texts)
        return f"{number} {next(texts, english(title))}".strip()
