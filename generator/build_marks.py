"""Marks of all that a site is made from, by which a build tells what has changed."""

from collections.abc import Sequence
from typing import NamedTuple

from generator import site
from generator.host import Settings
from generator.languages.tongues import HALF
from generator.printing import braille, kept
from generator.program import HERE, mark_of_program
from generator.publishing import memory
from generator.source import Source, today


class Inputs(NamedTuple):
    """Marks of the files that a site is made from: of the program's, and of all."""

    program: str
    every: str


def inputs_of(settings: Settings, codes: Sequence[str], paper: bool) -> Inputs:
    """Marks of every file that the site is made from, and of what was asked for."""
    files = [settings.overrides, *settings.configs, HERE]
    packages = mark_of_program((), memory.PACKAGES)
    program = memory.mark(memory.mark_of_files(files), packages)
    words = memory.mark_of_files([settings.plans, settings.content, settings.translations])
    day = today(settings.as_of)
    asked = tuple(codes), paper and (kept.program(), braille.version())
    return Inputs(program, memory.mark(program, words, day, asked))


def base_of(settings: Settings, source: Source, inputs: Inputs) -> str:
    """A mark of all that any page of any language can depend on, but for what it tells itself."""
    plans = source.told.plans
    beside = [
        path
        for path in sorted(settings.content.rglob("*"))
        if path.suffix != ".md" and path.is_file()
    ]
    return memory.mark(
        inputs.program,
        memory.mark_of_files(beside),
        [path.relative_to(settings.content).as_posix() for path in beside],
        source.as_of,
        site.english_frame(source, settings.home),
        plans.area,
        plans.words,
    )


def marks_of(source: Source, code: str) -> tuple[list[tuple[str, str]], list[str]]:
    """What the catalogs of a language hold, and of which parts they hold less than half."""
    catalogs = source.catalogs.get(code, {})
    fewer = [share.domain for share in source.shares.get(code, ()) if share.percent < HALF]
    return sorted((domain, catalog.mark) for domain, catalog in catalogs.items()), fewer
