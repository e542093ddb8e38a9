"""What a translation must have in common with its English: numbers, dates, links, markup."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_month_names

from generator.problems import shown

_PLACEHOLDER = r"%\(\w+\)[sd]|\{\w*\}"
_LINK = r"\]\s?\[[^\]]*\]|\]\([^)]*\)"
_DEFINED = (
    r"^(?:[\s>]|[*+-]\s|\d+[.)]\s)*\[[^\[\]]*\]:\s*\S+[^\S\n]*(?:\n[^\S\n]*)?"
    r"(?:[\"'(].*)?$"
)
_ADDRESS = r"https?://[^\s)\]>\"]+|[\w.+-]+@[\w-]+\.[\w.-]*\w"
_TAG = r"</?[a-zA-Z][^>]*>"
_MARKUP = r"<!--|<[a-zA-Z/!?][^>]*>?|\*\*|!\[|\{(?!\w*\})[^}]*\}?"
KINDS: Mapping[str, re.Pattern[str]] = {
    "placeholder": re.compile(_PLACEHOLDER),
    "link": re.compile(_LINK),
    "definition": re.compile(_DEFINED, re.MULTILINE),
    "address": re.compile(_ADDRESS),
    "markup": re.compile(_MARKUP),
}
_ALONE = re.compile(r"(?<!\])(?<!\]\s)\[[^\[\]]*\](?!\s?[\[(])")
"""Words in brackets, which Markdown makes a link if anything of that name is defined."""
_SPECIAL = re.compile(r"[\d%{<*@\]]|http")  # without any of these there is nothing to compare
_NOT_WORDS = re.compile("|".join((_PLACEHOLDER, _LINK, _ADDRESS, _TAG)))
_THOUSANDS = re.compile(r"(?<=\d)[,.’'\u00a0\u202f ](?=\d{3}(?!\d))")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_NUMBER = re.compile(r"\d+")
_REF = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?:[a-z]\d*)?(?![\w])", re.ASCII)
_DATE = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?= \d{4})"
)
_CHINESE_MONTH = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月")
HINTS = {
    "placeholder": "Copy it exactly; it is filled in on the page.",
    "link": "Keep what follows the words of a link exactly as it is.",
    "definition": "Take it out: a translation adds no links.",
    "address": "Copy it exactly.",
    "markup": "Keep the same marks round the words that they belong to.",
    "brackets": "Use other brackets, such as ( and ): these can make a link.",
    "number": "Write the same numbers, in figures.",
    "reference": "Copy it exactly.",
    "month": "Name the same month.",
}


def differences(english: str, translation: str, code: str) -> Iterator[tuple[str, str]]:
    """What differs and must not: each time what is wrong, and what to do about it."""
    if not _SPECIAL.search(english) and not _SPECIAL.search(translation):
        return
    pattern = KINDS["placeholder"]
    yield from _compare("placeholder", pattern.findall(english), pattern.findall(translation))
    yield from marks_that_differ(english, translation)
    words = _words(english)
    text = said = _words(translation)
    refs = _REF.findall(words)
    yield from _compare("reference", refs, [ref for ref in _REF.findall(said) if ref in refs])
    if code.startswith("zh"):  # which writes months as numbers: July is 7月
        said = _CHINESE_MONTH.sub("月", said)
    yield from _compare("number", _NUMBER.findall(words), _NUMBER.findall(said))
    for month in dict.fromkeys(_DATE.findall(words)):
        if not any(stem in text.lower() for stem in _stems(month, code)):
            yield f"the month {month} is missing", HINTS["month"]


def marks_that_differ(english: str, translation: str) -> Iterator[tuple[str, str]]:
    """What differs of links, addresses and markup: all that could lead a reader elsewhere."""
    for kind, pattern in KINDS.items():
        if kind != "placeholder":
            yield from _compare(kind, pattern.findall(english), pattern.findall(translation))
    for item in _alone(translation)[len(_alone(english)) :]:
        yield f"the words in brackets {shown(item)} are not in the English", HINTS["brackets"]


def _alone(text: str) -> list[str]:
    """Words in brackets, with the brackets, that neither belong to a link nor define one."""
    return _ALONE.findall(KINDS["definition"].sub("", text))


def placeholders(text: str) -> Counter[str]:
    """What is filled into a text on the page, each with how often."""
    return Counter(KINDS["placeholder"].findall(text))


def _compare(kind: str, expected: list[str], found: list[str]) -> Iterator[tuple[str, str]]:
    if expected == found:
        return
    missing, extra = Counter(expected), Counter(found)
    for item in missing - extra:
        yield f"the {kind} {shown(item)} is missing", HINTS[kind]
    for item in extra - missing:
        yield f"the {kind} {shown(item)} is not in the English", HINTS[kind]


def _words(text: str) -> str:
    """The text without placeholders, addresses and markup, its digits as 0 to 9."""
    words = _NOT_WORDS.sub(" ", text)
    return _THOUSANDS.sub("", _OTHER_DIGIT.sub(lambda one: str(unicodedata.digit(one[0])), words))


@cache
def _stems(month: str, code: str) -> frozenset[str]:
    """The beginnings of a month's name in a language, which cases leave as they are."""
    number = list(get_month_names("wide", locale="en").values()).index(month) + 1
    locale = code.replace("-", "_")
    names = {
        get_month_names(width, context, locale)[number].lower().strip(". ")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
    }
    if code == "ru" and number == 5:
        names.add("мае")  # the one month whose short name changes: май, мая, в мае
    return frozenset(
        name[: max(3, len(name) - 2)] if name[:1].isalpha() and len(name) > 4 else name
        for name in names
    )
