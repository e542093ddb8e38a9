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
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

from pagefind.service import get_executable

from generator.publishing.folder import files

LANGUAGE = re.compile(r"<html[^>]*>")
MAIN = re.compile(r"<main[^>]* data-pagefind-body.*</main>", re.DOTALL)
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
UNUSED = ("pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def index(site: Path, leave_out: frozenset[str] = frozenset()) -> int:
    """Index the pages of one language into its folder `pagefind/`; gives how many pages.

    The folders named in `leave_out` are other languages, which have an index of their own.
    """
    program = get_executable()
    if program is None:
        raise FileNotFoundError("Pagefind's program is not installed")
    with Popen([program, "--service"], stdin=PIPE, stdout=PIPE) as pagefind:  # noqa: S603
        number = _ask(pagefind, type="NewIndex", config={})["index_id"]
        for path, text in _pages(site, leave_out):
            _ask(
                pagefind,
                type="AddFile",
                index_id=number,
                file_path=path.relative_to(site).as_posix(),
                file_contents=text,
            )
        found = _ask(pagefind, type="GetFiles", index_id=number)["files"]
    for file in found:
        if not any(fnmatch(file["path"], pattern) for pattern in UNUSED):
            target = site / "pagefind" / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(base64.b64decode(file["content"]))
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_bytes())
    return sum(language["page_count"] for language in entry["languages"].values())


def _pages(site: Path, leave_out: frozenset[str]) -> Iterator[tuple[Path, str]]:
    """The pages that say that they can be searched, in order."""
    for path in files(site, leave_out):
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            if main := MAIN.search(text):
                # What stands around the words of a page only takes time to read.
                language = LANGUAGE.search(text)
                head = language.group() if language else ""
                yield path, f"{head}<body>{DRAWING.sub('', main.group())}</body>"


def _ask(pagefind: Popen[bytes], **payload: Any) -> Any:
    """Send one request and wait for its answer; each is JSON in base64 that ends in a comma."""
    if pagefind.stdin is None or pagefind.stdout is None:
        raise RuntimeError("Pagefind was started without pipes")
    request = json.dumps({"message_id": 1, "payload": payload}).encode()
    pagefind.stdin.write(base64.b64encode(request) + b",")
    pagefind.stdin.flush()
    answer = b""
    while not answer.endswith(b","):
        part = os.read(pagefind.stdout.fileno(), 1 << 16)
        if not part:
            raise RuntimeError("Pagefind ended before it answered")
        answer += part
    found = json.loads(base64.b64decode(answer[:-1]))["payload"]
    if found["type"] == "Error":
        raise RuntimeError(f"Pagefind: {found['message']}")
    return found
