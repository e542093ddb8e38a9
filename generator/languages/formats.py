"""Dates, terms and lists in a reader's language, through Babel and CLDR."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_date_format, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from generator.languages.marks import KEPT, WAITING
from generator.plans.dates import how_often, parts
from generator.plans.terms import Term
from generator.plans.timing import Timed


class Speech(NamedTuple):
    """The language that a page speaks: its code, its direction, and how it says a sentence.

    `say` gives a sentence in it, `many` the one of two that a number asks for (English has two;
    other languages have one to six, and their catalog knows which).
    """

    code: str
    direction: str
    say: Callable[[str], str]
    many: Callable[[str, str, int], str]


class LanguageName(NamedTuple):
    """A language's code and direction, and its name in itself and in English."""

    code: str
    direction: str
    own: str
    english: str


ENGLISH = Speech(
    "en", "ltr", lambda text: text, lambda one, many, number: one if number == 1 else many
)


def later(text: str) -> str:
    """The same text: it is noted for translators here, and said somewhere else."""
    return text


def _locale(speech: Speech) -> Locale:
    # Plain "en" would give American habits; these sites are English.
    return _locale_of("en-GB" if speech.code == ENGLISH.code else speech.code)


@cache
def _locale_of(code: str) -> Locale:
    return Locale.parse(code, sep="-")


def day(value: dt.date, speech: Speech) -> str:
    """A day: "6 August 2026"."""
    return format_date(value, "long", locale=_locale(speech))


def full_date(speech: Speech) -> dict[str, Any]:
    """How to write a day with its weekday, for a browser that may not know the language.

    The pattern, such as "{weekday}, {day} {month} {year}", or {dd} for a day in two figures; the
    months as they are called inside a date; the weekdays from Sunday on, as JavaScript counts.
    """
    locale = _locale(speech)
    sunday = dt.date(2023, 1, 1)
    months = [sunday.replace(month=month) for month in range(1, 13)]
    weekdays = [sunday + dt.timedelta(days=number) for number in range(7)]
    # "%(EEEE)s, %(d)s %(MMMM)s %(y)s"
    pattern = str(get_date_format("full", locale=locale).format)
    told: dict[str, Any] = {"months": [], "weekdays": []}
    parts = {"y": "{year}", "d": "{day}", "dd": "{dd}"}
    for field in re.findall(r"%\((\w+)\)s", pattern):
        if field[0] in "ML":
            parts[field] = "{month}"
            told["months"] = [format_date(day, field, locale=locale) for day in months]
        elif field[0] in "Ec":
            parts[field] = "{weekday}"
            told["weekdays"] = [format_date(day, field, locale=locale) for day in weekdays]
        elif field not in parts:  # such as the era
            parts[field] = format_date(sunday, field, locale=locale)
    return told | {"pattern": pattern % parts}


def month_initials(speech: Speech) -> list[str]:
    """The shortest names of the twelve months: "J", "F" ..."""
    names = get_month_names("narrow", context="stand-alone", locale=_locale(speech))
    return [names[month] for month in range(1, 13)]


def date(text: str, speech: Speech) -> str:
    """A date as published: "July 2026", "end of March 2026", "17 April 2026"."""
    kind, first, _ = parts(text)
    if kind == "day":
        return day(first, speech)
    month = format_skeleton("yMMMM", first, locale=_locale(speech))
    return speech.say("end of {month}").format(month=month) if kind == "end of month" else month


def years(first: str, last: str) -> str:
    """A range of years: "2025 to 2029"."""
    start, end = parts(first).first.year, parts(last).last.year
    return str(start) if start == end else f"{start}–{end}"


def term(value: Term, speech: Speech) -> str:
    """A school term: "spring term 2026"."""
    names = {
        "spring": speech.say("spring term {year}"),
        "summer": speech.say("summer term {year}"),
        "autumn": speech.say("autumn term {year}"),
    }
    return names[value.name].format(year=value.year)


def number(value: float, speech: Speech) -> str:
    """A number: "1,000"."""
    return str(format_decimal(value, locale=_locale(speech)))


def percent(value: int, speech: Speech) -> str:
    """Whole per cent: "98%", "98 %"."""
    return str(format_percent(value / 100, locale=_locale(speech)))


def several(items: Sequence[str], speech: Speech) -> str:
    """A list in words: "a, b and c"."""
    return format_list(list(items), locale=_locale(speech))


def _often(count: int, unit: str, speech: Speech) -> str:
    """How often, in the units of the plan files."""
    many = speech.many
    words = {
        "day": many("every day", "every {number} days", count),
        "week": many("every week", "every {number} weeks", count),
        "month": many("every month", "every {number} months", count),
        "quarter": many("every 3 months", "every {number} quarters", count),
        "term": many("every school term", "every {number} school terms", count),
        "year": many("every year", "every {number} years", count),
    }
    return words[unit].format(number=count)


def timing(item: Timed, speech: Speech) -> str:
    """When something is due, in the kind of words that the plan uses; "" if it gives none."""
    say = speech.say
    if item.every:
        count, unit = how_often(item.every)
        often = _often(count, unit, speech)
        if item.from_:
            return say("{often}, from {month}").format(often=often, month=date(item.from_, speech))
        if item.due:
            named = several([date(due, speech) for due in item.due], speech)
            return say("{often}: {dates}").format(often=often, dates=named)
        return often
    if item.due:
        return several([date(due, speech) for due in item.due], speech)
    if item.plan_by:
        return say("plan by {month}").format(month=date(item.plan_by, speech))
    if item.at:
        return say("at {event}").format(event=item.at)
    if item.before:
        return say("before {event}").format(event=item.before)
    if item.within and item.of:
        return say("within {time} of {event}").format(time=item.within, event=item.of)
    return ""


def sentence(text: str) -> str:
    """The same text with a capital first letter."""
    first = len(text) - len(text.lstrip(WAITING + KEPT))
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def labelled(name: str, text: str, speech: Speech) -> str:
    """A text after what it is called: "December 2026: Visits", with the language's own colon."""
    return speech.say("%(name)s: %(text)s") % {"name": name, "text": text}


def is_known(code: str) -> bool:
    """Whether Unicode knows a language by this code."""
    try:
        Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


@cache
def language_name(code: str) -> LanguageName:
    """The names of a language, such as বাংলা and Bengali for "bn"."""
    locale = Locale.parse(code, sep="-")
    own, english = locale.get_display_name(locale), locale.get_display_name("en")
    return LanguageName(code, locale.text_direction, sentence(own or code), english or code)
