"""A translation says the same numbers, dates, references and links as its English."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.languages.compare import differences
from generator.plans.syntax import CONTROL
from tests import pretend
from tests.made_up import MANY, TEXT

SAME = [
    ("pl", "by 6 July 2026", "do 6 lipca 2026"),
    ("pl", "In May 2026 we met.", "W maju 2026 spotkaliśmy się."),
    ("pl", "1,000 families", "1 000 rodzin"),
    ("it", "1,000 families", "1000 famiglie"),
    ("es", "1,000 families", "1.000 familias"),
    ("fr", "98% of plans", "98 % des projets"),
    ("tr", "98% of plans", "planların %98’i"),
    ("tr", "in January 2026", "Ocak 2026’da"),
    ("ru", "in June 2026", "в июне 2026 г."),
    ("ru", "in May 2026", "в мае 2026 г."),
    ("ar", "8 in 10 families, in September 2026", "٨ من كل ١٠ أسر، في سبتمبر ٢٠٢٦"),
    ("bn", "within 15 working days", "১৫ কর্মদিবসের মধ্যে"),
    ("zh-Hans", "by 6 July 2026", "2026年7月6日前"),
    ("zh-Hans", "12 January 2026, for 6 weeks", "2026年1月12日起6周"),
    ("so", "in March 2026", "Maarso 2026"),
    ("fr", "see 1.1a and 1.2", "voir 1.1a et 1.2"),
    ("it", "It [answers in writing][reg-5].", "[Risponde per iscritto][reg-5]."),
    ("it", "[Ask](../contact/) or write to a@b.org.", "Scriva a a@b.org o [chieda](../contact/)."),
    ("pt", "Every {number} months, from %(date)s", "Desde %(date)s, a cada {number} meses"),
    ("pt", "A **draft** plan", "Um plano **provisório**"),
    ("fr", "[a named person] leads", "[une personne nommée] dirige"),
    ("fr", "[a named person] leads", "une personne nommée dirige"),
    ("fr", "[photo]: film.png", "[photo]: film.png"),
    ("fr", "*[EHC]: health and care", "*[EHC]: santé et soins"),
]


@pytest.mark.parametrize(("code", "english", "translation"), SAME)
def test_the_same_in_the_ways_of_another_language(
    code: str, english: str, translation: str
) -> None:
    """Digits, order, cases of months and signs of thousands may be those of the language."""
    assert list(differences(english, translation, code)) == []


DIFFERENT = [
    (
        "pl",
        "6 weeks",
        "8 tygodni",
        {"the number 6 is missing", "the number 8 is not in the English"},
    ),
    ("pl", "6 weeks", "sześć tygodni", {"the number 6 is missing"}),
    ("pl", "6 and 6", "6", {"the number 6 is missing"}),
    ("pl", "in July 2026", "w czerwcu 2026", {"the month July is missing"}),
    ("fr", "in June 2026", "en juillet 2026", {"the month June is missing"}),
    ("pl", "see 1.1a", "zob. 1.1b", {"the reference 1.1a is missing"}),
    (
        "pl",
        "[ask][reg-5]",
        "[pytaj][reg-6]",
        {"the link ][reg-5] is missing", "the link ][reg-6] is not in the English"},
    ),
    (
        "pl",
        "Look here.",
        "Zobacz [tu](javascript:alert).",
        {"the link ](javascript:alert) is not in the English"},
    ),
    (
        "pl",
        "a@b.org",
        "a@b.com",
        {"the address a@b.org is missing", "the address a@b.com is not in the English"},
    ),
    (
        "pl",
        "{number} days",
        "{liczba} dni",
        {"the placeholder {number} is missing", "the placeholder {liczba} is not in the English"},
    ),
    ("pl", "from %(date)s", "od", {"the placeholder %(date)s is missing"}),
    ("pl", "a **draft**", "projekt", {"the markup ** is missing"}),
    (
        "pl",
        "Words.",
        "Słowa. {: onclick=go }",
        {"the markup {: onclick=go } is not in the English"},
    ),
    ("pl", "Words.", "Słowa. <!-- i tak dalej", {"the markup <!-- is not in the English"}),
    (
        "fr",
        "Ask for it.",
        "[brief]: javascript:alert(document.domain)",
        {"the definition [brief]: javascript:alert(document.domain) is not in the English"},
    ),
    (
        "fr",
        "Ask for it.",
        "> - [brief]: //evil.example 'x'",
        {"the definition > - [brief]: //evil.example 'x' is not in the English"},
    ),
    (
        "fr",
        "Ask for the plan.",
        "Demandez le [plan] ici.",
        {"the words in brackets [plan] are not in the English"},
    ),
    (
        "fr",
        "A [word] alone.",
        "Un [mot] tout [seul].",
        {"the words in brackets [seul] are not in the English"},
    ),
    ("fr", "Ask here.", "Demandez [ici][].", {"the link ][] is not in the English"}),
    ("fr", "[Ask][a]", "![Demandez][a]", {"the markup ![ is not in the English"}),
    (
        "fr",
        "[Ask][a]",
        "[Demandez][a]{onclick=go}",
        {"the markup {onclick=go} is not in the English"},
    ),
    (
        "fr",
        "Ask.",
        "Demandez. <javascript:go>",
        {"the markup <javascript:go> is not in the English"},
    ),
    ("fr", "Ask.", "Demandez. <img src=x", {"the markup <img src=x is not in the English"}),
    ("fr", "Ask.", "Demandez. <?x ?>", {"the markup <?x ?> is not in the English"}),
    (
        "pl",
        "Words.",
        "<script>x</script>",
        {"the markup <script> is not in the English", "the markup </script> is not in the English"},
    ),
]


@pytest.mark.parametrize(("code", "english", "translation", "said"), DIFFERENT)
def test_a_fact_that_differs_is_named(
    code: str, english: str, translation: str, said: set[str]
) -> None:
    """Each fact that differs is said, with what to do about it."""
    found = list(differences(english, translation, code))
    assert {message for message, _ in found} == said
    assert all(hint.endswith(".") for _, hint in found)


@pytest.mark.parametrize("code", ["en", "pl", "zh-Hans", "ar"])
@given(english=TEXT)
@MANY
def test_english_itself_never_differs(code: str, english: str) -> None:
    """A text with no month is its own translation in any language, whatever stands in it."""
    assume(not any(month in english for month in ("January", "May", "March")))
    assert list(differences(english, english, code)) == []


@given(TEXT)
@MANY
def test_words_alone_may_differ(english: str) -> None:
    """Other words around the same links, numbers and marks are a good translation."""
    translation = pretend.pretend(english)
    assume(not CONTROL.search(translation))
    assert list(differences(english, translation, pretend.CODE)) == []


@given(
    st.lists(st.integers(0, 99_999), min_size=1, max_size=4),
    st.integers(0, 99_999),
    st.sampled_from(["pl", "bn", "zh-Hant"]),
)
@MANY
def test_a_number_more_or_less_is_always_found(numbers: list[int], other: int, code: str) -> None:
    """Whichever number is left out or changed, it is found."""
    english = " of ".join(map(str, numbers))
    without = " of ".join(map(str, numbers[1:]))
    changed = " of ".join(map(str, [other, *numbers[1:]]))
    assert list(differences(english, without, code))
    assert bool(list(differences(english, changed, code))) == (other != numbers[0])
