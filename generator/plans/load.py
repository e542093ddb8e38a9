"""YAML text -> data with line numbers, safely: nothing is run, nothing is expanded.

Every plain value stays text, as it was written (`ref: 2.10` is "2.10", `on:` is a key and
not a truth value); the model turns text into days and numbers. That is why the data is built
from the parser's events here rather than by a YAML library's constructor, which would also
resolve aliases (and so open the door to an alias bomb) and forget where a value stood.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Loaded:
    """The data of one file, and where each key and value of it stands (line, column)."""

    file: str
    data: Any
    places: Mapping[Path_, tuple[int, int]]
    keys: Mapping[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path_, key: bool = False) -> tuple[int, int]:
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
        if path.is_dir():
            return Problem(name, 0, 0, "this is a folder", "Put a file here instead.")
        if (size := path.stat().st_size) > MAX_BYTES:
            return Problem(
                name, 0, 0, f"the file is {size / 1e6:.0f} MB", "A plan file is at most 2 MB."
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
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
    if not text.strip():
        return None, [Problem(name, 0, 0, "the file is empty", "Write the plan, or delete it.")]
    problems = list(_bad_characters(text, name))
    if problems:
        return None, problems
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            builder.take(event)
    except _StopError:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        builder.problems.append(
            Problem(
                name,
                line,
                column,
                f"this is not YAML: {error.problem or error.context}",
                "Check the indentation, and put text with : or # in it in quotes.",
            )
        )
    except yaml.YAMLError as error:
        builder.problems.append(Problem(name, 1, 1, f"this is not YAML: {error}"))
    if builder.problems:
        return None, builder.problems
    if not isinstance(builder.root, dict):
        return None, [
            Problem(name, 1, 1, "the file is not a list of keys and values", "Start with a key.")
        ]
    return Loaded(name, builder.root, builder.places, builder.keys), []


def _bad_characters(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            yield Problem(
                name,
                number,
                indent.index("\t") + 1,
                "a tab is used to indent",
                "Use spaces.",
            )
        for match in CONTROL.finditer(line):
            yield _character(name, number, match.start() + 1, match.group(), "control")
        for match in DIRECTION.finditer(line):
            yield _character(name, number, match.start() + 1, match.group(), "direction")


def _character(name: str, line: int, column: int, char: str, kind: str) -> Problem:
    return Problem(
        name, line, column, f"an invisible {kind} character (U+{ord(char):04X})", "Delete it."
    )


class _StopError(Exception):
    """Reading on would only repeat the same problem."""


class _Builder:
    """Builds data from parser events with a stack of its own, so that depth is bounded."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Any = None
        self.places: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._stack: list[tuple[Any, Path_]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def problem(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, hint))

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, f"*{event.anchor} repeats another part", "Write the text out.")
            raise _StopError
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.problem(event, "a second document starts here", "Use one file for each.")
                raise _StopError
        if getattr(event, "tag", None) and not event.tag.startswith("tag:yaml.org,2002:"):
            self.problem(event, f"the tag {event.tag} is not used here", "Delete it.")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._key.pop()

    def _open(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self.problem(event, "lists and keys are nested too deeply", "Flatten this part.")
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
        for kind, pattern in (("control", CONTROL), ("direction", DIRECTION)):
            if match := pattern.search(event.value):
                self.problems.append(_character(self.name, *mark, match.group(), kind))
        if self._wants_key():
            container, path = self._stack[-1]
            if event.value in container:
                line = self.keys[(*path, event.value)][0]
                self.problem(
                    event,
                    f"the key {event.value} stands here twice",
                    f"It is already on line {line}: delete one.",
                )
            self._key[-1] = event.value
            self.keys[(*path, event.value)] = mark
            return
        plain = event.implicit[0] and not event.style
        self._add(event, None if plain and event.value in ("", "~", "null") else event.value)

    def _add(self, event: Any, value: Any) -> Path_:
        mark = event.start_mark
        if not self._stack:
            path: Path_ = ()
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
