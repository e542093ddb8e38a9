"""What makes a kit printable, held by `check`: few words, known pictures, codes that lead there."""

import re
from collections.abc import Collection, Iterator, Mapping

from generator.plans.files import File, Folder, twice
from generator.plans.flyers import ALL, Kit, language_of
from generator.plans.links import CHOICE, Code
from generator.plans.links_rules import named
from generator.plans.way import Way
from generator.problems import Problem, did_you_mean, shown

MOST = {"title": 6, "opens": 14, "label": 8}
MOST_IN_LINE = 12
FEWEST_LINES, MOST_LINES = 3, 5
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def problems(folder: Folder) -> Iterator[Problem]:
    """Everything that is wrong with the kits, each with its place."""
    if folder.plans.flyers is None:
        return
    file, kits = folder.files["flyers"], folder.plans.flyers.kits
    for number, _ in twice(kit.ref for kit in kits):
        at = ("kits", number, "ref")
        yield file.problem(at, f"a second kit {kits[number].ref}", "Give it another name.")
    for number, kit in enumerate(kits):
        path: Way = ("kits", number)
        yield from _words(file, path, kit)
        yield from _pictures(folder, file, path, kit)
        contacts = [contact.ref for contact in folder.plans.area.contacts]
        if "area" in folder.files and kit.contact not in contacts:
            hint = did_you_mean(kit.contact, contacts) or "Add it to contacts in area.yml."
            yield file.problem((*path, "contact"), f"there is no contact {kit.contact}", hint)
        if not {"links", "area"}.intersection(folder.unread):
            yield from _kit_codes(folder, file, path, kit)


def _words(file: File, path: Way, kit: Kit) -> Iterator[Problem]:
    if not FEWEST_LINES <= len(kit.lines) <= MOST_LINES:
        hint = f"Give {FEWEST_LINES} to {MOST_LINES}: a panel of the leaflet has room for three."
        said = f"{len(kit.lines)} line{'s' * (len(kit.lines) != 1)}"
        yield file.problem((*path, "lines"), said, hint, key=True)
    texts: list[tuple[Way, str, int]] = [
        ((*path, field), getattr(kit, field), most) for field, most in MOST.items()
    ]
    texts += [
        ((*path, "lines", number, "text"), line.text, MOST_IN_LINE)
        for number, line in enumerate(kit.lines)
    ]
    for at, text, most in texts:
        if (count := len(WORD.findall(text))) > most:
            hint = f"Use {most} or fewer: paper is small, and people walk past."
            yield file.problem(at, f"{count} words", hint)


def _pictures(folder: Folder, file: File, path: Way, kit: Kit) -> Iterator[Problem]:
    easy = folder.plans.easy
    if easy is None and "easy-read" in folder.unread:
        return
    known = easy.pictures if easy else {}
    named = [((*path, "picture"), kit.picture)]
    named += [
        ((*path, "lines", number, "picture"), line.picture) for number, line in enumerate(kit.lines)
    ]
    for at, name in named:
        if name not in known:
            hint = did_you_mean(name, known) or "Add it to pictures in easy-read.yml."
            yield file.problem(at, f"there is no picture {name}", hint)


def _kit_codes(folder: Folder, file: File, path: Way, kit: Kit) -> Iterator[Problem]:
    plans = folder.plans
    languages = [language.code for language in plans.area.languages]
    by_digits = {code.code: code for code in plans.links.codes}
    pages = {code.page for code in plans.links.codes}
    if kit.page not in pages:
        hint = _for_no_code(kit, by_digits)
        yield file.problem((*path, "page"), f"no code leads to {named(kit.page)}", hint)
        return
    at = (*path, "codes")
    yield from _codes(file, at, kit.codes, kit.page, [*languages, ALL], by_digits)
    main = plans.documents.get(plans.area.main)
    refs = [priority.ref for priority in main.priorities] if main else []
    is_main = kit.page == f"{plans.area.main}/"
    if kit.priorities and not is_main:
        message = f"the kit of {named(kit.page)} has no priorities"
        hint = f"Only that of {plans.area.main}/ has some: name that page, or delete them."
        yield file.problem((*path, "priorities"), message, hint, key=True)
        return
    for ref, codes in kit.priorities.items():
        at = (*path, "priorities", ref)
        if ref not in refs:
            hint = did_you_mean(ref, refs) or f"There are: {', '.join(refs)}."
            yield file.problem(at, f"this kit has no priority {shown(ref)}", hint, key=True)
        else:
            yield from _codes(file, at, codes, f"{kit.page}{ref}/", languages, by_digits)


def _for_no_code(kit: Kit, issued: Mapping[str, Code]) -> str:
    """What to do about a kit to whose page no code leads."""
    own = [issued[digits] for digits in kit.codes.values() if digits in issued]
    moved = [code for code in (*own, *issued.values()) if _was(code, kit.page)]
    if moved:
        return _now(moved[0].page)
    if own:
        opens = f"Its codes open {named(own[0].page)}. {_if_moved(own[0].page, kit.page)}"
        return did_you_mean(kit.page, {code.page for code in own}) or opens
    return did_you_mean(kit.page, {code.page for code in issued.values()}) or _ask(kit.page, "all")


def _codes(
    file: File,
    path: Way,
    codes: Mapping[str, str],
    page: str,
    keys: Collection[str],
    issued: Mapping[str, Code],
) -> Iterator[Problem]:
    """What is wrong with the codes of one page."""
    for key, digits in codes.items():
        at = (*path, key)
        if key not in keys:
            hint = did_you_mean(key, keys) or f"Name a language of the site, or {ALL}."
            yield file.problem(at, f"the site has no language {shown(key)}", hint, key=True)
        elif digits not in issued:
            hint = f"Check it against links.yml. {_ask(page, key)}"
            yield file.problem(at, f"the code {digits} was never issued", hint)
        else:
            yield from _leads(file, at, issued[digits], page, key)
    for key in keys:
        if key not in codes:
            # The pages of a new language need no code: only its sheets wait for one.
            message = f"no code for {'all languages' if key == ALL else key}: not printed"
            yield file.problem(path, message, _ask(page, key), key=True, severity="warning")


def _leads(file: File, path: Way, code: Code, page: str, key: str) -> Iterator[Problem]:
    hint = "Name the code that was issued for this; it stands in links.yml."
    if code.target != page:
        hint = _now(code.page) if _was(code, page) else f"{hint} {_if_moved(code.page, page)}"
        message = f"the code {code.code} opens {named(code.target)}, not {named(page)}"
        yield file.problem(path, message, hint)
    elif code.language != language_of(key):
        wanted = "every language" if key == ALL else key
        opens = "every language" if code.language == CHOICE else code.language
        message = f"the code {code.code} opens {opens}, not {wanted}"
        yield file.problem(path, message, hint)


def _was(code: Code, page: str) -> bool:
    """Whether a code led to a page before that page moved."""
    return any(move.from_ == page for move in code.moved)


def _if_moved(old: str, page: str) -> str:
    return f"If that page has moved, run local-offer links moved {old or '/'} {page or '/'}."


def _now(page: str) -> str:
    """What to do about a page that has moved: paper carries its codes, which stay."""
    return f"The page has moved to {named(page)}: name that in this kit, and keep its codes."


def _ask(page: str, key: str) -> str:
    language = "" if key == ALL else f" --language {key}"
    return f"Run local-offer links new --page {page or '/'}{language} and add the code here."
