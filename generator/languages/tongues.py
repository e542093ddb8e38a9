"""A language of the site with its catalogs: how it says a sentence, and how it tells the plans."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from markdown.extensions.toc import slugify

from generator.guides.blocks import Block
from generator.languages.catalogs import NOTHING, Catalog, Catalogs, plural_rule
from generator.languages.coverage import Share
from generator.languages.formats import ENGLISH, Speech, language_name
from generator.languages.marks import KEPT, english, english_block
from generator.languages.messages import INTERFACE, Turn
from generator.languages.records import Spot

HALF = 50


class Tongue(NamedTuple):
    """A language that the site is published in. English has no catalogs.

    `untranslated` are the domains of which less than half is translated.
    """

    speech: Speech
    catalogs: Catalogs
    untranslated: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        """Its code, such as bn or zh-Hans."""
        return self.speech.code

    @property
    def is_english(self) -> bool:
        """Whether it is the language that the plans are written in."""
        return self.code == ENGLISH.code

    @property
    def turn(self) -> Turn:
        """Gives a text of the plans or guides in this language, or marked as English."""
        catalogs = self.catalogs

        def turn(domain: str, text: str, spot: Spot | Block | None) -> str:
            if isinstance(spot, Spot) and spot.reading.how == "kept":
                return english(text, KEPT)
            found = catalogs.get(domain, NOTHING).texts.get(text)
            if isinstance(spot, Block):
                return _block(spot, found)
            return found[0] if found else english(text)

        return turn


def _block(block: Block, found: tuple[str, ...] | None) -> str:
    if not found:
        text = english_block(block.text) if block.as_is else english(block.message)
    else:
        text = found[0]
    if block.is_heading and "{#" not in block.text:
        return f"{text} {{#{slugify(block.message, '-')}}}"
    return text


def tongue(code: str, catalogs: Catalogs, shares: Iterable[Share] = ()) -> Tongue:
    """A language with its catalogs. What they do not hold is said in English, and marked."""
    if code == ENGLISH.code:
        return Tongue(ENGLISH, {})
    interface = catalogs.get(INTERFACE, NOTHING)
    speech = Speech(code, language_name(code).direction, _say(interface), _many(interface, code))
    untranslated = frozenset(share.domain for share in shares if share.percent < HALF)
    return Tongue(speech, catalogs, untranslated)


def _say(catalog: Catalog) -> Callable[[str], str]:
    texts = catalog.texts
    return lambda text: texts[text][0] if text in texts else english(text)


def _many(catalog: Catalog, code: str) -> Callable[[str, str, int], str]:
    texts, form = catalog.texts, plural_rule(code)

    def many(one: str, several: str, number: int) -> str:
        if one in texts:
            return texts[one][form(number)]
        return english(one if number == 1 else several)

    return many
