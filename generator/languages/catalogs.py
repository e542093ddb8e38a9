"""Gettext catalogs: what is translated, whether it is still true, and who has checked it."""

import datetime as dt
import gettext
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

import polib
from babel.messages.plurals import get_plural

from generator.languages.compare import differences, marks_that_differ, placeholders
from generator.languages.marks import bare, with_names_marked
from generator.plans.syntax import CONTROL, DIRECTION
from generator.problems import Problem, refusal, shown, shown_path

BY, ON, DIGEST = "X-Checked-By", "X-Checked-On", "X-Checked-Digest"
FOLDER = "LC_MESSAGES"
CLOSED = re.compile(r'^\s*#|(?<!\\)(?:\\\\)*"\s*$')
"""A line of a catalog with a quotation mark, where it is a comment or the mark is closed."""
ADVICE = re.compile(r"^#[.:].*", re.MULTILINE)
"""What tells a translator where a text stands and what it means: more than half of the lines."""
PARSED = re.compile(r"\(line (\d+)\)")
OWN_RULES = {
    # Babel's table has the last two forms the other way round from CLDR and from all tools.
    "ar": "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
}
BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line ends that gettext's tools do not know: they would break the catalog."""
NUMBERS = ("{count}", "{number}", "%(count)s")
TWO = 2
SAMPLE = range(201)
"""Numbers on which two rules for plurals are compared."""


class Checked(NamedTuple):
    """Who has checked a catalog, and on which day. `holds`: nothing has changed since."""

    by: str
    on: dt.date
    holds: bool


class Catalog(NamedTuple):
    """The translations of one domain into one language, by their English.

    A text for numbers has as many forms as the language has; any other has one. English names in
    them are marked. `stale` are the texts whose translation was made for an older English; `lines`
    say where each stands; `mark` differs when the file does.
    """

    texts: Mapping[str, tuple[str, ...]]
    stale: frozenset[str]
    total: int
    checked: Checked | None
    lines: Mapping[str, int]
    mark: str

    def as_data(self) -> dict[str, Any]:
        """The same as plain data, to be kept in a file; where each text stands is left out."""
        check = self.checked
        kept = (check.by, check.on.isoformat(), check.holds) if check else None
        return {**self._asdict(), "stale": sorted(self.stale), "checked": kept, "lines": {}}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """A catalog from what was kept of it."""
        kept = data["checked"]
        check = Checked(kept[0], dt.date.fromisoformat(kept[1]), kept[2]) if kept else None
        texts = {text: tuple(forms) for text, forms in data["texts"].items()}
        return cls(**{**data, "texts": texts, "stale": frozenset(data["stale"]), "checked": check})


NOTHING = Catalog({}, frozenset(), 0, None, {}, "")
Catalogs = Mapping[str, Catalog]
Report = Callable[[Problem], None]


def folder_of(translations: Path, code: str) -> Path:
    """Where the catalogs of a language are, one file a domain."""
    return translations / code / FOLDER


def read_catalogs(translations: Path, code: str, report: Report) -> Catalogs:
    """The catalogs of one language, by their domain; what is wrong with them is reported."""
    folder = folder_of(translations, code)
    paths = sorted(folder.glob("*.po")) if folder.is_dir() else []
    return {path.stem: read_catalog(path, code, report) for path in paths}


def read_catalog(path: Path, code: str, report: Report) -> Catalog:
    """One catalog, without the translations that cannot be used; those are reported."""
    name = shown_path(path)
    data = _bytes(path, name, report)
    file = None if data is None else _parsed(data, name, report, advice=False)
    if data is None or file is None:
        return NOTHING
    mark = hashlib.sha256(data).hexdigest()[:20]
    _header(file, name, code, report)
    texts, stale, lines, total = {}, set(), {}, 0
    for entry in file:
        if entry.obsolete or not entry.msgid:
            continue
        total += 1
        if entry.fuzzy:
            stale.add(entry.msgid)
            continue
        forms = _forms(entry)
        if not any(forms):
            continue
        found = list(dict.fromkeys(wrong(entry, forms, code)))  # once, not for each form
        for message, hint in found:
            where = entry.msgctxt or shown(entry.msgid[:60])
            report(Problem(name, entry.linenum or 0, 1, message, hint, where))
        if not found:
            texts[entry.msgid] = forms
            lines[entry.msgid] = entry.linenum or 0
    checked = _checked(file, name, texts, report)
    texts = {
        text: tuple(with_names_marked(form, text) for form in forms)
        for text, forms in texts.items()
    }
    return Catalog(texts, frozenset(stale), total, checked, lines, mark)


def parse(path: Path, name: str, report: Report) -> polib.POFile | None:
    """A catalog file, or nothing if it is broken."""
    data = _bytes(path, name, report)
    return None if data is None else _parsed(data, name, report)


def _bytes(path: Path, name: str, report: Report) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = refusal(error)
        report(Problem(name, 0, 0, f"this cannot be read: {reason}", "Check its permissions."))
        return None


def _parsed(data: bytes, name: str, report: Report, advice: bool = True) -> polib.POFile | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report(Problem(name, line, 0, "this is not UTF-8 text", "Save it with encoding UTF-8."))
        return None
    text = text.replace("\r\n", "\n")
    broken, hint = "the catalog is broken here", "Open it in Poedit, or run msgfmt -c on it."
    for number, said in enumerate(text.split("\n"), start=1):
        if not _is_closed(said):  # polib would leave out its last letter
            report(Problem(name, number, 0, broken, hint))
            return None
    try:
        # Without advice its lines are left empty, so that every text keeps its line.
        file = polib.pofile(text if advice else ADVICE.sub("", text))
    except (OSError, ValueError, IndexError) as error:
        found = PARSED.search(str(error))
        report(Problem(name, int(found.group(1)) if found else 0, 0, broken, hint))
        return None
    first: dict[str, int] = {}
    for entry in file:
        line = entry.linenum or 0
        if not entry.obsolete and first.setdefault(entry.msgid, line) != line:
            hint = f"It is also on line {first[entry.msgid]}: delete one."
            where = shown(entry.msgid)
            report(Problem(name, line, 1, "a text stands here twice", hint, where))
    return file


def _is_closed(line: str) -> bool:
    """Whether the quotation marks of a line are closed, as nearly every line's are at its end."""
    is_plain = line.endswith('"') and not line.endswith('\\"')
    return is_plain or '"' not in line or CLOSED.search(line) is not None


def _header(file: polib.POFile, name: str, code: str, report: Report) -> None:
    language = file.metadata.get("Language", "").replace("_", "-")
    if language and language != code:
        hint = f"Its folder says {code}. Move the file, or mend the line Language."
        report(Problem(name, 1, 0, f"the catalog is for the language {shown(language)}", hint))
    expression = file.metadata.get("Plural-Forms", "")
    if expression and not _same_plural(expression, code):
        rule = plural_forms(code)
        hint = f"Write Plural-Forms: {rule}"
        report(Problem(name, 1, 0, "the rule for plurals is not this language's", hint))


def plural_forms(code: str) -> str:
    """The header that says how a language counts."""
    return f"nplurals={number_of_forms(code)}; plural={_expression(code)};"


def number_of_forms(code: str) -> int:
    """How many forms of a text a language needs for all numbers."""
    return int(get_plural(code.replace("-", "_")).num_plurals)


def _expression(code: str) -> str:
    return OWN_RULES.get(code) or str(get_plural(code.replace("-", "_")).plural_expr)


@cache
def plural_rule(code: str) -> Callable[[int], int]:
    """Which form of a text a number asks for."""
    return gettext.c2py(_expression(code))


def _same_plural(header: str, code: str) -> bool:
    found = re.search(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)", header)
    if not found or int(found.group(1)) != number_of_forms(code):
        return False
    try:
        rule = gettext.c2py(found.group(2).strip())
        return all(rule(number) == plural_rule(code)(number) for number in SAMPLE)
    except (ValueError, ArithmeticError):
        return False


def _forms(entry: polib.POEntry) -> tuple[str, ...]:
    if entry.msgid_plural:
        return tuple(entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural))
    return (entry.msgstr,)


def _says_nothing(text: str) -> bool:
    """Whether there is no letter and no figure in a text, though it may not be empty."""
    return not any(map(str.isalnum, text))


def wrong(entry: polib.POEntry, forms: tuple[str, ...], code: str) -> Iterator[tuple[str, str]]:
    """What keeps a translation from being used: each time what is wrong, and what to do."""
    for form in forms:
        if found := CONTROL.search(form) or DIRECTION.search(form) or BREAKS.search(form):
            yield f"an invisible character (U+{ord(found.group()[-1]):04X})", "Delete it."
    if any(form and _says_nothing(form) for form in forms) and not _says_nothing(entry.msgid):
        yield "the translation says nothing", "Write it, or leave it empty to show the English."
    if any("\n" in form for form in forms) and "\n" not in entry.msgid:
        yield "a line ends inside the text", "Write it on one line: a page breaks lines itself."
    if not entry.msgid_plural:
        yield from differences(entry.msgid, forms[0], code)
        return
    needed = number_of_forms(code)
    if len(forms) != needed or not all(forms):
        said = sum(map(bool, forms))
        yield (
            f"{said} forms for numbers, not {needed}",
            f"This language needs {needed}, each filled.",
        )
        return
    allowed = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
    asked = placeholders(entry.msgid_plural)
    for number, form in enumerate(forms):
        yield from marks_that_differ(entry.msgid_plural, form)
        for name in placeholders(form) - allowed:
            yield f"the placeholder {name} is not in the English", "Take it out."
        # A form for none, one or two may say so in words.
        few = all(n <= TWO for n in SAMPLE if plural_rule(code)(n) == number)
        for name in asked - placeholders(form):
            if not (few and name in NUMBERS):
                yield f"the placeholder {name} is missing", "Copy it exactly into each form."


def digest(texts: Mapping[str, tuple[str, ...]]) -> str:
    """A mark of a catalog's translations, which changes when any of them does."""
    said = bare("\0".join("\1".join((key, *texts[key])) for key in sorted(texts)))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _checked(
    file: polib.POFile, name: str, texts: Mapping[str, tuple[str, ...]], report: Report
) -> Checked | None:
    by, on = file.metadata.get(BY, "").strip(), file.metadata.get(ON, "").strip()
    if not by and not on:
        return None
    if not on:
        hint = "Say on which day it was checked, as 2026-12-01."
        report(Problem(name, 1, 0, f"{ON} is missing", hint))
        return None
    try:
        day = dt.date.fromisoformat(on)
    except ValueError:
        hint = "Write the day as 2026-12-01."
        report(Problem(name, 1, 0, f"{ON} is {shown(on)}, which is not a day", hint))
        return None
    if not by:
        report(Problem(name, 1, 0, f"{BY} is missing", "Say who checked it, as a role."))
        return None
    return Checked(by, day, file.metadata.get(DIGEST, "") == digest(texts))
