"""The site in all its languages: every page in each, and each piece of text in the right one."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import join, normpath
from typing import NamedTuple

import polib
import pytest
from lxml import html
from lxml.html import HtmlElement

from generator.publishing.folder import MARK
from tests.built import AS_OF, PROJECT, files, pages, run, text

NAMES = {
    "en": "English",
    "bn": "বাংলা",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "pt": "Português",
    "pl": "Polski",
    "ru": "Русский",
    "ar": "العربية",
    "tr": "Türkçe",
    "so": "Soomaali",
}
"""What the speakers of each language call it."""

OTHERS = [code for code in NAMES if code != "en"]
SCRIPTS = {
    "Bengali": ("[\u0980-\u09ff]", {"bn"}),
    "Arabic": ("[\u0600-\u06ff]", {"ar"}),
    "Han": ("[\u3400-\u9fff]", {"zh-Hans", "zh-Hant"}),
    "Cyrillic": ("[\u0400-\u04ff]", {"ru"}),
}
"""The letters of scripts, and which languages of the site are written in them."""

OWN_SCRIPT = {code for _, codes in SCRIPTS.values() for code in codes}
ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "label", "data-title")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ADDRESS = re.compile(r"\S+[@/]\S+|\S+\.\w{2,}\S*|[\w.-]*\d[\w.-]*")  # or a reference, action-5
# Words that no other language of the site spells in the same way.
LITTLE = set(
    re.findall(
        r"\w+",
        "the and of that with for from this have which your you they their will what who when where"
        " should been how must was were not our about these those there than into because",
    )
)
COMPUTER = "This page was translated by a computer. No speaker of the language has checked it yet."
CHECKED = "This translation was checked by %(who)s on %(day)s."
CHANGED = "This translation has changed since it was checked by %(who)s on %(day)s."
RIGHT = "You have the right to an interpreter at health appointments."
HOW = "How to ask for an interpreter"


class Piece(NamedTuple):
    """A piece of text, the language that it is marked as, and the name of its element."""

    language: str
    text: str
    element: str


@pytest.fixture(params=OTHERS)
def code(request: pytest.FixtureRequest) -> str:
    """Each language but English in turn."""
    return str(request.param)


def pieces(page: HtmlElement) -> Iterator[Piece]:
    """Every piece of text of a page, its attributes and its description among them."""

    def below(part: HtmlElement, around: str) -> Iterator[Piece]:
        language = part.get("lang") or around
        shown = [part.get(name) for name in ATTRIBUTES]
        if part.tag == "meta" and part.get("name") == "description":
            shown.append(part.get("content"))
        if part.tag not in ("script", "style"):
            shown.append(part.text)
        for words in filter(None, shown):
            yield Piece(language, " ".join(words.split()), part.tag)
        for child in part:
            if isinstance(child.tag, str):
                yield from below(child, language)
            if child.tail:
                yield Piece(language, " ".join(child.tail.split()), part.tag)

    yield from (piece for piece in below(page, "") if piece.text)


def english_sentence(text: str) -> bool:
    """Whether four words in a row are plainly English: two of them are its little words."""
    words = WORD.findall(text)
    return any(
        all(map(str.isascii, four)) and len(LITTLE & set(map(str.lower, four))) > 1
        for four in (words[at : at + 4] for at in range(len(words) - 3))
    )


def left_english(piece: Piece, english: set[str], code: str) -> bool:
    """Whether a text stands in a page just as it stands in the English page.

    Names, addresses and numbers do. Where both languages have the same letters, so may one word.
    """
    if piece.text not in english or piece.element == "code" or ADDRESS.fullmatch(piece.text):
        return False
    words = [word for word in WORD.findall(piece.text) if len(word) > 2]
    fewest = 1 if code in OWN_SCRIPT else 2
    return len(words) >= fewest and any(word[0].islower() for word in words)


def leads_to(address: str, href: str) -> str:
    """The address below the site that a relative link on a page leads to."""
    path = href.split("#")[0]
    folder = address if address.endswith("/") or not address else address.rpartition("/")[0]
    found = normpath(join(folder, path))
    return "" if found == "." else f"{found}/" if path.endswith(("/", ".")) else found


@cache
def interface(code: str) -> dict[str, str]:
    """The sentences of the pages in a language, by the English."""
    catalog = polib.pofile(str(PROJECT / "translations" / code / "LC_MESSAGES" / "interface.po"))
    return {entry.msgid: entry.msgstr for entry in catalog.translated_entries()}


def of_language(site: Path, code: str) -> dict[str, HtmlElement]:
    """The pages of a language by their addresses in it."""
    if code != "en":
        return pages(site / code)
    return {
        address: page
        for address, page in pages(site).items()
        if address.split("/")[0] not in OTHERS
    }


def listed(counted: Counter[str], where: dict[str, str]) -> str:
    """What was found wrong, most frequent first, each with one of its pages."""
    return "\n".join(f"{count} x {what}  (/{where[what]})" for what, count in counted.most_common())


def test_every_page_is_in_every_language(all_languages: Path) -> None:
    """Each language has every address of the English site, so both editions, and no other."""
    english = set(of_language(all_languages, "en")) - {"404.html"}  # a server has one
    assert len(english) > 100
    assert sum(address.endswith("easy-read/") for address in english) > 30
    for code in OTHERS:
        assert set(of_language(all_languages, code)) == english, code


def test_each_page_says_its_language_and_direction(all_languages: Path) -> None:
    """Each page says in which language it is, and that Arabic is read from right to left."""
    for code in NAMES:
        for address, page in of_language(all_languages, code).items():
            said = page.get("lang"), page.get("dir")
            assert said == (code, "rtl" if code == "ar" else "ltr"), f"/{code}/{address}"


def test_english_inside_another_language_is_marked(code: str, all_languages: Path) -> None:
    """No English sentence, and no text as on the English page, stands there as another language."""
    found: Counter[str] = Counter()
    where: dict[str, str] = {}
    originals = of_language(all_languages, "en")
    for address, page in of_language(all_languages, code).items():
        english = {one.text for one in pieces(originals[address]) if one.language == "en"}
        for piece in pieces(page):
            if piece.language == code and (
                english_sentence(piece.text) or left_english(piece, english, code)
            ):
                what = f"<{piece.element}> {piece.text}"
                found[what] += 1
                where[what] = f"{code}/{address}"
    assert not found, listed(found, where)


def test_letters_of_a_script_are_marked_as_a_language_that_has_them(all_languages: Path) -> None:
    """Bengali, Arabic, Chinese and Russian letters stand in no text of another language."""
    found: Counter[str] = Counter()
    where: dict[str, str] = {}
    for code in NAMES:
        for address, page in of_language(all_languages, code).items():
            for piece in pieces(page):
                for script, (letters, codes) in SCRIPTS.items():
                    if piece.language not in codes and re.search(letters, piece.text):
                        what = f"{script} as {piece.language}: <{piece.element}> {piece.text}"
                        found[what] += 1
                        where[what] = f"{code}/{address}"
    assert not found, listed(found, where)


def test_the_switch_leads_to_the_same_page(all_languages: Path) -> None:
    """Each page links to itself in each other language, by a name in and marked as that one."""
    for code in NAMES:
        for address, page in of_language(all_languages, code).items():
            if address == "404.html":
                continue
            here = address if code == "en" else f"{code}/{address}"
            (switch,) = page.find_class("languages")
            parts = switch.xpath(".//li/*")
            assert [text(part) for part in parts] == list(NAMES.values()), f"/{here}"
            for part, one in zip(parts, NAMES, strict=True):
                assert part.get("lang") == one, f"/{here}"
                assert part.get("dir") == ("rtl" if one == "ar" else "ltr"), f"/{here}"
                if one == code:
                    assert (part.tag, part.get("aria-current")) == ("b", "true"), f"/{here}"
                    continue
                there = address if one == "en" else f"{one}/{address}"
                assert (part.tag, part.get("hreflang")) == ("a", one), f"/{here}"
                assert leads_to(here, part.get("href")) == there, f"/{here} to {one}"


def test_search_engines_are_told_of_each_language(all_languages: Path) -> None:
    """The head of each page names the same page in all languages, itself among them."""
    for code in NAMES:
        for address, page in of_language(all_languages, code).items():
            if address == "404.html":
                continue
            here = address if code == "en" else f"{code}/{address}"
            named = {
                link.get("hreflang"): leads_to(here, link.get("href"))
                for link in page.xpath("/html/head/link[@rel='alternate'][@hreflang]")
            }
            wanted = {one: address if one == "en" else f"{one}/{address}" for one in NAMES}
            assert {one: named.get(one) for one in NAMES} == wanted, f"/{here}"


def own_up(page: HtmlElement, code: str) -> list[str]:
    """The sentences that a page says about itself in its own language."""
    return [
        piece.text
        for note in page.find_class("own-up")
        for piece in pieces(note)
        if piece.language in ("", code)
    ]


def test_each_translated_page_says_who_translated_it(code: str, all_languages: Path) -> None:
    """Each page says in its language that a computer translated it, unless somebody checked it."""
    known = interface(code)
    sentences = [known[one] for one in (COMPUTER, CHECKED, CHANGED) if one in known]
    labels = [re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(one)) for one in sentences]
    assert labels, "the interface does not hold the sentence"
    for address, page in of_language(all_languages, code).items():
        said = own_up(page, code)
        assert any(re.fullmatch(label, one) for label in labels for one in said), f"{address}{said}"


def test_no_english_page_says_that_it_was_translated(all_languages: Path) -> None:
    """English pages say nothing of computers and interpreters in their note."""
    for address, page in of_language(all_languages, "en").items():
        said = own_up(page, "en")
        assert COMPUTER not in said, f"/{address}"
        assert RIGHT not in said, f"/{address}"


def test_each_translated_page_leads_to_an_interpreter(code: str, all_languages: Path) -> None:
    """Each page says in its language how to ask for an interpreter, and links to that guide."""
    known = interface(code)
    assert {RIGHT, HOW} <= known.keys(), "the interface does not hold the line"
    guide = f"{code}/guides/interpreters/"
    for address, page in of_language(all_languages, code).items():
        here = f"{code}/{address}"
        if here == guide:
            continue
        assert known[RIGHT] in own_up(page, code), f"/{here}"
        links = [
            leads_to(here, link.get("href")).lstrip("/")
            for link in page.xpath("//*[contains(@class, 'own-up')]//a")
            if text(link) == known[HOW]
        ]
        assert links == [guide], f"/{here}"


def test_one_language_alone_is_as_in_the_whole_site(all_languages: Path, tmp_path: Path) -> None:
    """A language that is built by itself is byte for byte what the build of all makes of it."""
    alone = tmp_path / "site"
    options = ("--as-of", AS_OF, "--language", "bn", "--site-dir", alone)
    done = run("local-offer", "build", *options, cwd=PROJECT)
    assert done.returncode == 0, done.stdout
    made = files(alone)
    assert made.pop(MARK)
    whole = {path: content for path, content in files(all_languages).items() if path in made}
    assert {path for path in files(all_languages) if path.startswith("bn/")} == made.keys()
    assert [path for path in made if made[path] != whole[path]] == []


def test_unmarked_english_is_found() -> None:
    """Sentences, labels and small words are found where they stand unmarked, and only there."""
    page = html.document_fromstring(
        '<html lang="pl"><head><title>Strona</title></head><body aria-label="Ways of the page and'
        ' more"><p>Zapytaj radę. <q lang="en">This is what the council said.</q> You can ask for'
        " what was said.</p><p>Head of Service</p><p>parent carers</p></body></html>"
    )
    unmarked = [piece for piece in pieces(page) if piece.language == "pl"]
    assert [piece.text for piece in unmarked if english_sentence(piece.text)] == [
        "Ways of the page and more",
        "You can ask for what was said.",
    ]
    english = {"parent carers", "Head of Service", "ask@example.org", "action-5", "pathways"}
    assert left_english(Piece("pl", "parent carers", "dt"), english, "pl")
    assert left_english(Piece("ar", "pathways", "dt"), english, "ar")
    assert not left_english(Piece("pl", "pathways", "dt"), english, "pl")
    assert not left_english(Piece("ar", "ask@example.org", "a"), english, "ar")
    assert not left_english(Piece("ar", "action-5", "a"), english, "ar")
