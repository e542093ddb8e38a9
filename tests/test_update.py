"""Bringing catalogs up to date: nothing that was translated is lost, and nothing is made up."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest
from babel.messages import pofile
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.catalogs import BY, DIGEST, ON, number_of_forms, plural_forms, read_catalog
from generator.languages.messages import INTERFACE, Message
from generator.languages.update import by_domain, save, updated
from generator.translations import messages
from tests.built import EXAMPLE
from tests.made_up import QUICK
from tests.pretend import WORDS, read

DAY = dt.date(2026, 12, 1)
CODES = ("bn", "es", "fr", "it", "zh-Hans", "zh-Hant", "pt", "pl", "ru", "ar", "tr", "so")
OLD = "Families will know what was decided and why."
NEW = "Families will know what was decided, and why."


def texts(*english: str, domain: str = "plan") -> Mapping[str, list[Message]]:
    """What a domain holds today."""
    found = [
        Message(domain, text, "plans/plan.yml", line) for line, text in enumerate(english, start=1)
    ]
    return by_domain(found)[domain]


def fresh(*english: str, code: str = "pl") -> polib.POFile:
    """A catalog in which nothing is translated yet."""
    return updated(None, code, texts(*english), DAY)


def said(file: polib.POFile) -> dict[str, str]:
    """What a catalog says today, by the English."""
    return {entry.msgid: entry.msgstr for entry in file if not entry.obsolete}


def translated(**english: str) -> polib.POFile:
    """A catalog with translations."""
    file = fresh(*english.values())
    for entry, name in zip(file, english, strict=True):
        entry.msgstr = name
    return file


def test_a_new_text_waits_with_all_that_a_translator_needs() -> None:
    """It is empty; it says where it stands, in words and as a line, and what it means."""
    place = Message("plan", OLD, "plans/plan.yml", 7, "priorities 1 > plain", "You will know.")
    (entry,) = updated(None, "pl", {OLD: [place]}, DAY)
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == (OLD, "", False)
    assert entry.comment == "priorities 1 > plain\nMeaning: You will know."
    assert entry.occurrences == [("plans/plan.yml", "7")]


def test_a_text_that_stands_in_several_places_is_translated_once() -> None:
    """One entry names each of its places."""
    places = [Message("plan", OLD, "plans/plan.yml", line) for line in (3, 9)]
    (entry,) = updated(None, "pl", by_domain(places)["plan"], DAY)
    assert entry.occurrences == [("plans/plan.yml", "3"), ("plans/plan.yml", "9")]


def test_what_is_translated_stays() -> None:
    """New texts come beside it, in the order of today."""
    file = updated(translated(know=OLD), "pl", texts("Before.", OLD, "After all of it."), DAY)
    assert said(file) == {"Before.": "", OLD: "know", "After all of it.": ""}


def test_a_changed_text_offers_its_old_translation_for_a_look(tmp_path: Path) -> None:
    """It is fuzzy, with the English it was made for; no page shows it until somebody has looked."""
    file = updated(translated(know=OLD), "pl", texts(NEW), DAY)
    (entry,) = file
    assert (entry.msgid, entry.msgstr, entry.previous_msgid) == (NEW, "know", OLD)
    assert entry.fuzzy
    save(file, tmp_path / "plan.po")
    catalog = read_catalog(tmp_path / "plan.po", "pl", pytest.fail)
    assert (catalog.texts, catalog.stale) == ({}, {NEW})


def test_a_fuzzy_text_stays_fuzzy_until_somebody_has_looked() -> None:
    """A second run does not take the old translation for a good one."""
    once = updated(translated(know=OLD), "pl", texts(NEW), DAY)
    (entry,) = updated(once, "pl", texts(NEW), DAY)
    assert entry.fuzzy
    assert entry.previous_msgid == OLD


def test_quite_another_text_is_offered_nothing() -> None:
    """Only a text that is much like the old one is taken for its new wording."""
    file = updated(translated(know=OLD), "pl", texts("Nurseries open early."), DAY)
    assert said(file) == {"Nurseries open early.": ""}
    assert [entry.msgid for entry in file if entry.obsolete] == [OLD]


def test_a_text_that_comes_back_has_its_translation_again() -> None:
    """What is removed is kept at the end of the file, for the day when it is needed again."""
    without = updated(translated(know=OLD, other="Other words."), "pl", texts("Other words."), DAY)
    assert said(without) == {"Other words.": "other"}
    assert [(one.msgid, one.msgstr) for one in without if one.obsolete] == [(OLD, "know")]
    kept = updated(without, "pl", texts("Other words.", "Something new here."), DAY)
    assert [one.msgid for one in kept if one.obsolete] == [OLD]
    back = updated(polib.pofile(str(kept)), "pl", texts("Other words.", OLD), DAY)
    assert said(back) == {"Other words.": "other", OLD: "know"}
    assert not any(entry.fuzzy or entry.obsolete for entry in back)


def test_who_checked_a_catalog_is_not_forgotten() -> None:
    """The headers of a check, and a translator's own notes and headers, stay."""
    file = translated(know=OLD)
    file.metadata |= {BY: "a health translator", ON: "2026-12-01", DIGEST: "0123"}
    file.metadata["Last-Translator"] = "The translation team"
    file[0].tcomment = "Asked the council what this means."
    again = updated(file, "pl", texts(NEW, OLD), dt.date(2027, 1, 1))
    kept = {name: again.metadata[name] for name in (BY, ON, DIGEST, "Last-Translator")}
    assert kept == {
        BY: "a health translator",
        ON: "2026-12-01",
        DIGEST: "0123",
        "Last-Translator": "The translation team",
    }
    assert again.find(OLD).tcomment == "Asked the council what this means."


def test_a_catalog_counts_as_its_language_does() -> None:
    """The rule for plurals is put right, and a new text for numbers has every form to fill."""
    file = translated(know=OLD)
    file.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    several = Message("plan", "one day", "a.html", 1, plural="{number} days")
    again = updated(file, "ar", {"one day": [several]}, DAY)
    assert again.metadata["Plural-Forms"] == plural_forms("ar")
    assert again[0].msgstr_plural == dict.fromkeys(range(number_of_forms("ar")), "")


@pytest.fixture(scope="module")
def wanted() -> dict[str, dict[str, list[Message]]]:
    """Every text of the example area, by its domain."""
    return by_domain(messages(read(EXAMPLE)))


@pytest.mark.parametrize("code", CODES)
def test_running_twice_changes_nothing(
    code: str, wanted: dict[str, dict[str, list[Message]]], tmp_path: Path
) -> None:
    """All catalogs of the example are written, are good for gettext, and then stay as they are."""
    assert {INTERFACE, "area", "action-plan-2026", "guide-the-yearly-meeting"} <= set(wanted)
    for domain, today in wanted.items():
        path = tmp_path / f"{domain}.po"
        assert save(updated(None, code, today, DAY), path)
        before = path.read_bytes()
        again = updated(polib.pofile(str(path)), code, today, dt.date(2027, 1, 1))
        assert not save(again, path)
        assert path.read_bytes() == before
        assert b"\r" not in before
        assert before.endswith(b"\n")
        if program := shutil.which("msgfmt"):
            options = [program, "-c", "-o", "-", str(path)]
            done = subprocess.run(options, capture_output=True, check=False)
            assert (done.returncode, done.stderr) == (0, b""), path.name
        with path.open("rb") as file:
            by_babel = pofile.read_po(file, abort_invalid=True)
        assert {one.id[0] if isinstance(one.id, tuple) else one.id for one in by_babel} == {
            "",
            *today,
        }
        assert read_catalog(path, code, pytest.fail).total == len(today)


@given(
    st.dictionaries(WORDS, WORDS, min_size=1, max_size=5),
    st.lists(WORDS, max_size=4),
    st.integers(0, 5),
)
@QUICK
def test_no_translation_is_ever_lost(old: dict[str, str], new: list[str], keep: int) -> None:
    """Whatever comes and goes, each translation is still in the file, and none is made up."""
    file = fresh(*old)
    for entry in file:
        entry.msgstr = old[entry.msgid]
    today = list(dict.fromkeys([*list(old)[:keep], *new]))
    again = polib.pofile(str(updated(file, "pl", texts(*today) if today else {}, DAY)))
    assert list(said(again)) == today
    assert {entry.msgstr for entry in again} - {""} == set(old.values())
    unlooked = {entry.msgid for entry in again if entry.msgstr and not entry.fuzzy}
    assert unlooked <= set(old)
