"""YAML text -> data with line numbers, safely: nothing is run, nothing is expanded.

Every plain value stays text, as it was written (`ref: 2.10` is "2.10", `on:` is a key and
not a truth value); the model turns text into days and numbers. That is why the data is built
from the parser's events here rather than by a YAML library's constructor, which would also
resolve aliases (and so open the door to an alias bomb) and forget where a value stood.
"""

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.plans.syntax import KINDS, bad_character, bad_characters, not_yaml
from generator.plans.way import Way
from generator.problems import Problem, refusal, shown

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Loaded:
    """The data of one file, and where each key and value of it stands (line, column)."""

    file: str
    data: Any
    places: Mapping[Way, tuple[int, int]]
    keys: Mapping[Way, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Way, key: bool = False) -> tuple[int, int]:
        """Line and column of a value (or of its key), else of the nearest thing around it."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read(path: Path, name: str) -> str | Problem:
    """The text of a file, or the problem that keeps it from being read.

    A byte order mark and Windows line ends are accepted and leave no trace.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "folder" if stat.S_ISDIR(status.st_mode) else "device or a pipe"
            return Problem(name, 0, 0, f"this is a {kind}", "Put a file here instead.")
        if status.st_size > MAX_BYTES:
            size = f"the file has {status.st_size / 1e6:.1f} MB"
            return Problem(name, 0, 0, size, "A plan file has at most 2 MB: split it or cut it.")
        raw = path.read_bytes()
    except OSError as error:
        if path.is_symlink() and not path.exists():
            return Problem(name, 0, 0, "this link leads to no file", "Put the file itself here.")
        reason = refusal(error)
        return Problem(name, 0, 0, f"the file cannot be read: {reason}", "Check its permissions.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        return Problem(
            name, line, column, "this is not UTF-8 text", "Save the file with encoding UTF-8."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load(path: Path, name: str) -> tuple[Loaded | None, list[Problem]]:
    """Read one YAML file. Gives its data, or None and why not; all problems at once."""
    text = read(path, name)
    if isinstance(text, Problem):
        return None, [text]
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Loaded | None, list[Problem]]:
    """Turn YAML text into data with places, or into problems; it never raises."""
    problems = list(bad_characters(text, name))
    if problems:
        return None, problems
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            builder.take(event)
    except _StopError:
        pass
    except yaml.YAMLError as error:
        builder.problems.append(not_yaml(error, name))
    if builder.problems:
        return None, builder.problems
    if builder.root is None:
        return None, [Problem(name, 0, 0, "the file is empty", "Fill it in, or delete it.")]
    if not isinstance(builder.root, dict):
        hint = "Start with a line such as title: and its text."
        return None, [Problem(name, 1, 1, "the file is not made of keys with values", hint)]
    return Loaded(name, builder.root, builder.places, builder.keys), []


class _StopError(Exception):
    """Reading on would only repeat the same problem."""


class _Builder:
    """Builds data from parser events with a stack of its own, so that depth is bounded."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Any = None
        self.places: dict[Way, tuple[int, int]] = {}
        self.keys: dict[Way, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._stack: list[tuple[Any, Way]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def problem(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, hint))

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            hint = "Write that part out again, or put text that starts with * in quotes."
            self.problem(event, f"*{event.anchor} stands for another part", hint)
            raise _StopError
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.problem(event, "a second document starts here", "Give it a file of its own.")
                raise _StopError
        if tag := getattr(event, "tag", None):
            short = tag.replace("tag:yaml.org,2002:", "!!")
            hint = "Delete it, or put text that starts with ! in quotes."
            self.problem(event, f"tags such as {short} are not used here", hint)
        if anchor := getattr(event, "anchor", None):
            hint = "Delete it, or put text that starts with & in quotes."
            self.problem(event, f"names such as &{anchor} are not used here", hint)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._key.pop()

    def _open(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self.problem(event, "this has too many levels", "Use fewer lists in lists.")
            raise _StopError
        if self._wants_key():
            self.problem(event, "a key must be one word", "Write key: value.")
            raise _StopError
        path = self._add(event, container)
        self._stack.append((container, path))
        self._key.append(None)

    def _wants_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1][0], dict) and self._key[-1] is None

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark.line + 1, event.start_mark.column + 1
        for kind in KINDS[1:]:  # written as an escape, such as "\u202e"
            if match := kind.pattern.search(event.value):
                self.problems.append(bad_character(kind, self.name, mark, match.group()))
        if self._wants_key():
            container, path = self._stack[-1]
            if not event.value:
                self.problem(event, "there is no key before the colon", "Write key: value.")
            if event.value in container:
                line = self.keys[(*path, event.value)][0]
                hint = f"It is already on line {line}: delete one."
                self.problem(event, f"the key {shown(event.value)} stands here twice", hint)
            self._key[-1] = event.value
            self.keys[(*path, event.value)] = mark
            return
        plain = event.implicit[0] and not event.style
        self._add(event, None if plain and event.value in ("", "~", "null") else event.value)

    def _add(self, event: Any, value: Any) -> Way:
        mark = event.start_mark
        if not self._stack:
            path: Way = ()
            self.root = value
        else:
            container, around = self._stack[-1]
            if isinstance(container, dict):
                key = self._key[-1] or ""
                container[key], self._key[-1] = value, None
                path = (*around, key)
            else:
                container.append(value)
                path = (*around, len(container) - 1)
        self.places[path] = (mark.line + 1, mark.column + 1)
        return path
