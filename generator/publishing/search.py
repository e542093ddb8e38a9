"""The search index, made by Pagefind from the finished pages.

Pagefind is given one page after another and hands over its files, rather than reading and writing
them itself: it would take the pages in the order of the disk, so that two machines would get
different indexes, and it would say nothing when the disk is full. Its Python client could do the
same, but waits a tenth of a second for each page.
"""

import base64
import json
import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

Pagefind = Popen[bytes]
"""Pagefind's running program, which answers requests."""

LANGUAGE = re.compile(r"<html[^>]*>")
MAIN = re.compile(r"<main[^>]* data-pagefind-body.*</main>", re.DOTALL)
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
STEADY, PROMISES = "pagefind", "pagefind-promises"
LIVELY = ("", "changes/", "about/languages/")
UNUSED = ("pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def bundle(path: str, lively: Collection[str]) -> str:
    """The part of the index that a page belongs to, by the first step of its address.

    What changes every term is apart from what seldom does, so that little is indexed again. The
    browser joins the two.
    """
    is_lively = path in LIVELY or path.split("/")[0] in (*lively, "threads")
    return PROMISES if is_lively and not path.endswith("/easy-read/") else STEADY


def parts(paths: Iterable[str], lively: Collection[str]) -> dict[str, list[str]]:
    """The pages of each part of the index."""
    found: dict[str, list[str]] = {STEADY: [], PROMISES: []}
    for path in paths:
        found[bundle(path, lively)].append(path)
    return found


@contextmanager
def started() -> Iterator[Pagefind]:
    """Pagefind, started once for many indexes: for Chinese it loads a dictionary, which takes long.

    Raises:
        FileNotFoundError: its program is not installed.

    """
    from pagefind_bin_extended import get_executable  # only who makes an index needs it

    with Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE) as pagefind:  # noqa: S603
        yield pagefind


def index(pagefind: Pagefind, site: Path, name: str, paths: Iterable[str]) -> int:
    """Index pages of one language into one part of its index; gives how many can be searched."""
    shutil.rmtree(site / name, ignore_errors=True)
    number = _ask(pagefind, type="NewIndex", config={})["index_id"]
    for path, text in _pages(site, paths):
        _ask(pagefind, type="AddFile", index_id=number, file_path=path, file_contents=text)
    found = _ask(pagefind, type="GetFiles", index_id=number)["files"]
    _ask(pagefind, type="DeleteIndex", index_id=number)
    for file in found:
        if not any(fnmatch(file["path"], pattern) for pattern in UNUSED):
            target = site / name / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(base64.b64decode(file["content"]))
    entry = json.loads((site / name / "pagefind-entry.json").read_bytes())
    return sum(language["page_count"] for language in entry["languages"].values())


def _pages(site: Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pages that say that they can be searched, in order."""
    for path in sorted(paths):
        text = (site / path / "index.html").read_text(encoding="utf-8")
        if main := MAIN.search(text):
            # What stands around the words of a page only takes time to read.
            language = LANGUAGE.search(text)
            head = language.group() if language else ""
            body = DRAWING.sub("", main.group())
            yield f"{path}index.html", f"{head}<body>{body}</body></html>"


def _ask(pagefind: Pagefind, **payload: Any) -> Any:
    """Send one request and wait for its answer; each is JSON in base64 that ends in a comma."""
    if pagefind.stdin is None or pagefind.stdout is None:
        raise RuntimeError("Pagefind was started without pipes")
    request = json.dumps({"message_id": 1, "payload": payload}).encode()
    pagefind.stdin.write(base64.b64encode(request) + b",")
    pagefind.stdin.flush()
    answer = bytearray()
    while not answer.endswith(b","):
        part = os.read(pagefind.stdout.fileno(), 1 << 20)
        if not part:
            raise RuntimeError("Pagefind ended before it answered")
        answer += part
    found = json.loads(base64.b64decode(answer[:-1]))["payload"]
    if found["type"] == "Error":
        raise RuntimeError(f"Pagefind: {found['message']}")
    return found
