"""Changing plans/links.yml as a careful person would: every other line, comment and space stays.

Text is put in where the new lines belong, then the file is read again: it is only given back if it
holds exactly what was meant. A round-trip YAML library would write the whole file anew, wrap its
long lines and move comments, so that a review could not see what was added.
"""

import json
import re
from collections.abc import Collection

import yaml
from pydantic import ValidationError

from generator.plans.links import CHOICE, Code, Links, Moved, Printed
from generator.plans.links_text import Edit, add, apply, into, tree, under
from generator.plans.load import parse
from generator.problems import Problem, UserError

HEAD = """\
# yaml-language-server: $schema=../.schemas/links.json
# Where each printed code leads. Paper lives long: a code is never removed, its digits never used
# again. New ones: local-offer links new. Print runs: local-offer links printed.
issued:   # only ever added to: each code, with the page that it was issued for
codes:
"""
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ’'-]*[A-Za-z0-9]|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]{1,4}")
WORDS = {"true", "false", "null", "yes", "no", "on", "off"}


def with_codes(text: str, name: str, links: Links, fresh: tuple[Code, ...]) -> str:
    """The file with new codes in it.

    Raises:
        UserError: the file is laid out in a way that nothing can be added to.

    """
    top = tree(text)
    issued, codes = under(top, "issued"), under(top, "codes")
    ledger = [f"{_quoted(code.code)}: {_scalar(code.page)}" for code in fresh]
    entries = [_entry(code) for code in fresh]
    edits = [add(text, issued, ledger, "  "), add(text, codes, entries, "  - ")]
    meant = Links(
        issued=links.issued | {code.code: code.page for code in fresh},
        codes=(*links.codes, *fresh),
    )
    return _checked(apply(text, edits), name, meant)


def with_run(text: str, name: str, links: Links, digits: str, run: Printed) -> str:
    """The file with a print run added to a code.

    Raises:
        UserError: the file is laid out in a way that nothing can be added to.

    """
    number = [code.code for code in links.codes].index(digits)
    code = links.codes[number]
    edit = into(text, _entries(text)[number], "printed", _flow(run))
    fresh = code.model_copy(update={"printed": (*code.printed, run)})
    return _checked(apply(text, [edit]), name, _with(links, {number: fresh}))


def with_move(
    text: str, name: str, links: Links, move: Moved, to: str, digits: Collection[str]
) -> str:
    """The file in which some codes of a page lead to another, with the change recorded.

    Raises:
        UserError: the file is laid out in a way that nothing can be added to.

    """
    edits, fresh = list[Edit](), dict[int, Code]()
    for number, (code, node) in enumerate(zip(links.codes, _entries(text), strict=True)):
        if code.code in digits:
            page = under(node, "page")
            edits.append(Edit(page.start_mark.index, page.end_mark.index, _scalar(to)))
            edits.append(into(text, node, "moved", _flow(move)))
            fresh[number] = code.model_copy(update={"page": to, "moved": (*code.moved, move)})
    return _checked(apply(text, edits), name, _with(links, fresh))


def _with(links: Links, fresh: dict[int, Code]) -> Links:
    codes = tuple(fresh.get(number, code) for number, code in enumerate(links.codes))
    return links.model_copy(update={"codes": codes})


def _checked(text: str, name: str, meant: Links) -> str:
    loaded, _ = parse(text, name)
    try:
        if loaded and Links.model_validate(loaded.data) == meant:
            return text
    except ValidationError:
        pass
    hint = "Lay it out as local-offer links new does, an entry below the other, or add it by hand."
    raise UserError([Problem(name, 0, 0, "nothing can be added to this file by itself", hint)])


def _entries(text: str) -> list[yaml.Node]:
    found: list[yaml.Node] = under(tree(text), "codes").value
    return found


def _entry(code: Code) -> str:
    """A new code, a key a line."""
    told = {"code": _quoted(code.code), "page": _scalar(code.page)}
    if code.edition != "standard":
        told["edition"] = code.edition
    told["language"] = code.language if code.language == CHOICE else _scalar(code.language)
    if code.note:
        told["note"] = _scalar(code.note)
    lines = [f"{key}: {value}" for key, value in told.items()]
    lines += ["printed:", *(f"  - {_flow(run)}" for run in code.printed)] if code.printed else []
    return "\n".join(lines)


def _flow(record: Printed | Moved) -> str:
    told = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return "{" + ", ".join(f"{key}: {_scalar(str(value))}" for key, value in told.items()) + "}"


def _scalar(text: str) -> str:
    """A text as YAML, in quotes unless it plainly needs none."""
    is_page = re.fullmatch(r"[a-z][a-z0-9.-]*/([a-z0-9.-]+/)*", text)
    is_plain = PLAIN.fullmatch(text) and text.lower() not in WORDS
    return text if is_page or is_plain else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # every JSON string means the same in YAML
