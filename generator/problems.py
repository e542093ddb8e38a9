"""What is wrong with an input, as data: collected where found, printed in one place only."""

import contextlib
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LONGEST = 60
"""How much of a value a message repeats."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place, with what to do about it.

    `line` and `column` count from 1; 0 means the whole file. `where` is the place inside
    the file in its own keys, such as "priorities 2 > actions 1 > due".
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    where: str = ""
    severity: Literal["error", "warning"] = "error"


class UserError(Exception):
    """The input is wrong. It carries every problem that was found, and is not a bug."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")


def closest(word: str, known: Iterable[str]) -> list[str]:
    """The known words that someone who wrote `word` may have meant, the closest first."""
    return difflib.get_close_matches(word, list(known), n=2, cutoff=0.6)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known words, or nothing when none is close."""
    close = closest(word, known)
    return f"Did you mean {' or '.join(close)}?" if close else ""


def shown(found: object) -> str:
    """Something from the input, short enough and on one line, to be named in a message."""
    text = " ".join(str(found).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def refusal(error: OSError) -> str:
    """What a disk or a system refused, as the middle of a sentence."""
    return (error.strerror or str(error)).lower()


def shown_path(path: Path) -> str:
    """A path as messages name it: from where the command was given, if it lies below."""
    with contextlib.suppress(ValueError):
        path = path.absolute().relative_to(Path.cwd())
    return "".join(char if char.isprintable() else "\ufffd" for char in path.as_posix())


def as_text(problem: Problem) -> str:
    """`file:line:column: error: what is wrong (where). What to do.`"""
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
    where = "" if problem.where in problem.message else f" ({problem.where})"
    hint = f" {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.severity}: {problem.message}{where}.{hint}"


def as_github(problem: Problem) -> str:
    """A workflow command that GitHub shows beside the line in a pull request."""

    def escape(text: str, extra: str = "") -> str:
        for char in "%\r\n" + extra:
            text = text.replace(char, f"%{ord(char):02X}")
        return text

    place = f"file={escape(problem.file, ',:')}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    body = " ".join(filter(None, [f"{problem.message}.", problem.hint]))
    return f"::{problem.severity} {place}::{escape(body)}"
