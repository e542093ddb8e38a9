"""The scripts that can be printed, each with its typeface; of a language, which script it has."""

from typing import Final, NamedTuple

from babel.core import get_global, parse_locale

from generator.languages.formats import ENGLISH


class Typeface(NamedTuple):
    """A typeface: its name, and the package and the folder that hold it."""

    name: str
    package: str
    folder: str


LATIN: Final = Typeface("Noto Sans", "justmytype_western_core", "notosans")
TYPEFACES = {
    "Latn": LATIN,
    "Cyrl": LATIN,
    "Grek": LATIN,
    "Arab": Typeface("Noto Sans Arabic", "justmytype_intl_rtl", "notosansarabic"),
    "Beng": Typeface("Noto Sans Bengali", "justmytype_intl_south_asia", "notosansbengali"),
    "Hans": Typeface("Noto Sans SC", "justmytype_intl_cjk", "notosanssc"),
    "Hant": Typeface("Noto Sans TC", "justmytype_intl_cjk", "notosanstc"),
    "Deva": Typeface("Noto Sans Devanagari", "justmytype_intl_south_asia", "notosansdevanagari"),
    "Taml": Typeface("Noto Sans Tamil", "justmytype_intl_south_asia", "notosanstamil"),
    "Telu": Typeface("Noto Sans Telugu", "justmytype_intl_south_asia", "notosanstelugu"),
    "Hebr": Typeface("Noto Sans Hebrew", "justmytype_intl_rtl", "notosanshebrew"),
    "Jpan": Typeface("Noto Sans JP", "justmytype_intl_cjk", "notosansjp"),
    "Kore": Typeface("Noto Sans KR", "justmytype_intl_cjk", "notosanskr"),
}
"""Each script by its code in ISO 15924. The first come first where a text mixes them."""

TALL = ("Arab", "Beng", "Deva", "Taml", "Telu")
"""The scripts that reach far above and below the line."""


class Script(NamedTuple):
    """How a language is written: language and region as ISO codes, and its script."""

    language: str
    script: str
    region: str | None

    @property
    def typeface(self) -> Typeface | None:
        """The typeface that has its letters; None if there is no such package."""
        return TYPEFACES.get(self.script)

    @property
    def is_tall(self) -> bool:
        """Whether its lines need more room."""
        return self.script in TALL


def script_of(code: str) -> Script:
    """How CLDR says that a language is written. The region is given if it decides the letters."""
    tag = "en-GB" if code == ENGLISH.code else code
    language, region, script, *_ = parse_locale(tag, sep="-")  # also of one that CLDR lacks
    known = [f"{language}_{part}" for part in (script, region) if part]
    likely = map(get_global("likely_subtags").get, [*known, language])
    _, usual, place = str(next(filter(None, likely), f"{language}_Latn_")).split("_")
    return Script(language, script or usual, region or (script and place) or None)


def can_print(code: str) -> bool:
    """Whether there is a typeface for a language."""
    return script_of(code).typeface is not None
