"""Dates, numbers and lists as readers of each language write them, by Unicode's CLDR."""

import datetime as dt
from typing import NamedTuple

import pytest
from babel.dates import format_date

from generator.languages import formats
from generator.languages.formats import Speech
from generator.languages.tongues import tongue
from generator.plans.model import Milestone
from tests.built import PROJECT
from tests.pretend import read

DAY = dt.date(2026, 8, 6)
NARROW, WIDE = "\u202f", "\u00a0"
"""Spaces at which no line is broken."""


class Ways(NamedTuple):
    """How a language writes: direction, a day, a month, per cent, a large number, a list."""

    code: str
    direction: str
    day: str
    month: str
    percent: str
    number: str
    several: str


WAYS = [
    Ways("en", "ltr", "6 August 2026", "July 2026", "98%", "12,345", "a, b and c"),
    Ways("bn", "ltr", "6 আগস্ট, 2026", "জুলাই 2026", "98%", "12,345", "a, b এবং c"),
    Ways("es", "ltr", "6 de agosto de 2026", "julio de 2026", f"98{WIDE}%", "12.345", "a, b y c"),
    Ways("fr", "ltr", "6 août 2026", "juillet 2026", f"98{WIDE}%", f"12{NARROW}345", "a, b et c"),
    Ways("it", "ltr", "6 agosto 2026", "luglio 2026", "98%", "12.345", "a, b e c"),
    Ways("zh-Hans", "ltr", "2026年8月6日", "2026年7月", "98%", "12,345", "a、b和c"),
    Ways("zh-Hant", "ltr", "2026年8月6日", "2026年7月", "98%", "12,345", "a、b和c"),
    Ways("pt", "ltr", "6 de agosto de 2026", "julho de 2026", "98%", "12.345", "a, b e c"),
    Ways("pl", "ltr", "6 sierpnia 2026", "lipiec 2026", "98%", f"12{WIDE}345", "a, b i c"),
    Ways(
        *("ru", "ltr", f"6 августа 2026{NARROW}г.", f"июль 2026{NARROW}г."),
        *(f"98{WIDE}%", f"12{WIDE}345", "a, b и c"),
    ),
    Ways("ar", "rtl", "6 أغسطس 2026", "يوليو 2026", "98%", "12,345", "a وb وc"),
    Ways("tr", "ltr", "6 Ağustos 2026", "Temmuz 2026", "%98", "12.345", "a, b ve c"),
    Ways("so", "ltr", "Agosto 6, 2026", "Luulyo 2026", "98%", "12,345", "a, b iyo c"),
]
"""Figures are the same in all, as the translations write them: promises can be compared."""
INITIALS = {
    "en": "J F M A M J J A S O N D",
    "fr": "J F M A M J J A S O N D",
    "es": "E F M A M J J A S O N D",
    "it": "G F M A M G L A S O N D",
    "pl": "S L M K M C L S W P L G",
    "ru": "Я Ф М А М И И А С О Н Д",
    "tr": "O Ş M N M H T A E E K A",
    "bn": "জা ফে মা এ মে জুন জু আ সে অ ন ডি",
    "ar": "ي ف م أ و ن ل غ س ك ب د",
    "zh-Hans": "1 2 3 4 5 6 7 8 9 10 11 12",
}


def speech(code: str) -> Speech:
    """A language without its catalogs."""
    return tongue(code, {}).speech


@pytest.mark.parametrize("ways", WAYS, ids=lambda ways: ways.code)
def test_each_language_writes_in_its_own_way(ways: Ways) -> None:
    """Days, months, per cent, thousands and lists are those that its readers know."""
    spoken = speech(ways.code)
    assert ways == Ways(
        ways.code,
        spoken.direction,
        formats.day(DAY, spoken),
        formats.date("2026-07", spoken),
        formats.percent(98, spoken),
        formats.number(12_345, spoken),
        formats.several(["a", "b", "c"], spoken),
    )


def test_every_language_of_the_site_is_looked_at() -> None:
    """A language that is added to the site is added here, and calls itself what readers call it."""
    plans = read(PROJECT).plans
    assert plans
    languages = plans.area.languages
    assert {one.code for one in languages} == {ways.code for ways in WAYS}
    chinese = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文"}  # CLDR puts the script in brackets
    for one in languages:
        own = formats.language_name(one.code).own
        assert chinese.get(one.code, own) == one.name


@pytest.mark.parametrize("code", INITIALS)
def test_months_have_short_names(code: str) -> None:
    """The twelve months of a year are named in the little room that a drawing has."""
    assert " ".join(formats.month_initials(speech(code))) == INITIALS[code]


@pytest.mark.parametrize("code", [*(ways.code for ways in WAYS), "fi", "ja", "ms-BN", "th"])
def test_a_browser_is_told_how_to_write_a_full_date(code: str) -> None:
    """What the browser is given makes the same days as Babel, in unusual languages too.

    Finnish names weekdays as if they stood alone, Japanese numbers its months, Thai adds the era,
    and Malay in Brunei has two figures for a day and no weekday.
    """
    told = formats.full_date(speech(code))
    locale = "en_GB" if code == "en" else code.replace("-", "_")
    for number in range(1, 13):
        day = dt.date(2026, number, 2 * number + 1)
        written = told["pattern"].format(
            year=day.year,
            month=told["months"][day.month - 1],
            day=day.day,
            dd=f"{day:%d}",
            weekday=told["weekdays"][day.isoweekday() % 7] if told["weekdays"] else "",
        )
        assert written == format_date(day, "full", locale=locale)


def test_months_that_stand_alone_are_not_bent() -> None:
    """Polish and Russian name a month differently inside a date."""
    assert formats.date("2026-03", speech("pl")) == "marzec 2026"
    assert formats.date("2026-03-17", speech("pl")) == "17 marca 2026"
    assert formats.date("2026-03", speech("ru")).startswith("март ")


def test_a_sentence_begins_with_a_capital_where_the_script_has_them() -> None:
    """Only the first letter changes, and only where there is a larger one."""
    assert formats.sentence("lipiec 2026") == "Lipiec 2026"
    assert formats.sentence("июль") == "Июль"
    assert formats.sentence("يوليو") == "يوليو"
    assert formats.sentence("") == ""


def test_what_is_due_is_said_with_the_words_of_the_catalog() -> None:
    """The order of a sentence is the language's own; the date in it, too."""
    said = {"end of {month}": "koniec: {month}", "{often}, from {month}": "od {month} {often}"}
    polish = speech("pl")._replace(
        say=lambda text: said[text],
        many=lambda one, several, number: {"every month": "co {number} mies."}.get(one, one),
    )
    end = Milestone(ref="a", text="Publish it.", due="end of 2026-03")
    assert formats.timing(end, polish) == "koniec: marzec 2026"
    every = Milestone.model_validate(
        {"ref": "b", "text": "Meet.", "every": "2 months", "from": "2026-02"}
    )
    assert formats.timing(every, polish) == "od luty 2026 co 2 mies."
