"""The one walk over all that a reader can see: to collect it, and to say it in a language.

A catalog, called a domain, is kept for the interface, for each document and guide, and for each of
the files that all pages share. What pages show of the plans and guides comes from `Told`, which the
same walk gives in any language.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from generator import deadlines
from generator.guides.blocks import Block, blocks, joined
from generator.guides.front import parted
from generator.guides.reading import GuideFile
from generator.languages.records import Spot, rewrite
from generator.plans.explain import where
from generator.plans.load import Loaded, parse
from generator.plans.plans import Plans

INTERFACE = "interface"
PROGRESS = "progress"
COMMENTS = "you-said-we-did"
DEADLINES = "generator/deadlines/rules.py"
RULE_TEXTS = ("label", "means", "who", "counted", "check")


class Message(NamedTuple):
    """A text to be translated, and what a translator needs to know about it.

    `where` says in words where it stands, `meaning` explains it in easy words. `plural` is the
    text for several things, if numbers change it.
    """

    domain: str
    text: str
    file: str
    line: int
    where: str = ""
    meaning: str = ""
    plural: str = ""


class Told(NamedTuple):
    """What the site tells, in one language: the plans and the guides."""

    plans: Plans
    guides: tuple[GuideFile, ...]


Turn = Callable[[str, str, Spot | Block | None], str]
"""Gives a domain and a text of it in another language. The third is where the text stands."""


def guide_domain(name: str) -> str:
    """The domain of a guide."""
    return f"guide-{name}"


def written_domain(path: str) -> str:
    """The domain of a page written in Markdown: "about-accessibility"."""
    return "-".join(PurePath(path).with_suffix("").parts)


def told_in(told: Told, turn: Turn) -> Told:
    """The same plans and guides in another language."""
    plans = told.plans

    def through(domain: str) -> Callable[[str, Spot], str]:
        return lambda text, spot: turn(spot.reading.domain or domain, text, spot)

    fresh = replace(
        plans,
        area=rewrite(plans.area, through("area")),
        documents={key: rewrite(item, through(key)) for key, item in plans.documents.items()},
        threads=tuple(
            rewrite(item, through("threads"), ("threads", number))
            for number, item in enumerate(plans.threads)
        ),
        words=tuple(
            rewrite(item, through("glossary"), ("words", number))
            for number, item in enumerate(plans.words)
        ),
        comments=tuple(
            rewrite(item, through(COMMENTS), ("comments", number))
            for number, item in enumerate(plans.comments)
        ),
        easy=rewrite(plans.easy, through("easy-read")) if plans.easy else None,
        flyers=rewrite(plans.flyers, through("flyers")) if plans.flyers else None,
        updates={
            term: rewrite(item, through(PROGRESS), (f"{PROGRESS}/{term.slug}",))
            for term, item in plans.updates.items()
        },
    )
    return Told(fresh, tuple(_guide(file, turn) for file in told.guides))


def _guide(file: GuideFile, turn: Turn) -> GuideFile:
    domain = guide_domain(file.name)

    def visit(text: str, spot: Spot) -> str:
        return turn(spot.reading.domain or domain, text, spot)

    return file._replace(
        guide=rewrite(file.guide, visit),
        body=body_in(file.body, domain, turn),
        transcript=turn(domain, file.transcript, None) if file.transcript else "",
    )


def body_in(body: str, domain: str, turn: Turn) -> str:
    """A Markdown body in another language, block by block."""
    return joined(
        [
            block._replace(text=turn(domain, block.message, block)) if block.text.strip() else block
            for block in blocks(body)
        ]
    )


def collect(
    told: Told, loaded: Mapping[str, Loaded], written: Mapping[str, str], content: str
) -> Iterator[Message]:
    """Every text of the plans, the guides and the pages written in Markdown, once a domain.

    `loaded` are the files by their domain, `written` the Markdown pages by their path below the
    folder `content`.
    """
    every = {**loaded, **{guide_domain(file.name): file.loaded for file in told.guides}}
    found: list[Message] = []

    def note(domain: str, text: str, spot: Spot | Block | None) -> str:
        if isinstance(spot, Spot) and spot.reading.how == "translated" and not spot.reading.domain:
            found.append(_message(domain, text, spot, every))
        return text

    told_in(told, note)
    yield from found
    for file in told.guides:
        yield from _of_body(
            guide_domain(file.name),
            file.loaded.file,
            file.body,
            file.first_line - 1,
            file.guide.title,
        )
    for path, text in written.items():
        yield from _written(path, text, f"{content}/{path}")


def _written(path: str, text: str, file: str) -> Iterator[Message]:
    """The title and the description of a page written in Markdown, and its body."""
    domain = written_domain(path)
    parts = parted(text)
    source, _ = parse(parts.front, file)
    told = source.data if source and isinstance(source.data, dict) else {}
    for name in ("title", "description"):
        if source and isinstance(told.get(name), str):
            yield Message(domain, told[name], file, source.place((name,))[0], name)
    title = str(told.get("title", ""))
    yield from _of_body(domain, file, parts.body, parts.first_line - 1, title)


def _of_body(domain: str, file: str, body: str, before: int, title: str) -> Iterator[Message]:
    heading = title
    for block in blocks(body):
        if block.text.strip():
            yield Message(domain, block.message, file, before + block.line, heading)
            heading = block.message if block.is_heading else heading


def _message(domain: str, text: str, spot: Spot, loaded: Mapping[str, Loaded]) -> Message:
    path = spot.path
    if domain == PROGRESS:  # a file a term, which leads the way
        source, path = loaded.get(str(path[0])), path[1:]
    else:
        source = loaded.get(domain)
    line, _ = source.place(path) if source else (0, 0)
    file = source.file if source else ""
    return Message(domain, text, file, line, where(path), _meaning(text, spot))


def _meaning(text: str, spot: Spot) -> str:
    """What the nearest thing around a text means, in easy words or else in plain ones."""
    for record in reversed(spot.around):
        lines = getattr(record, "easy", ())
        said = " ".join(line.text for line in lines) if isinstance(lines, tuple) else ""
        plain = said.replace("**", "") or getattr(record, "plain", None)
        if plain and plain != text and text not in said:
            return str(plain)
    return ""


def of_deadlines() -> Iterator[Message]:
    """The texts of the table of dates, which the interface's catalog holds."""
    for rules in map(deadlines.rules_for, deadlines.NAMES):
        place = f"date finder: {rules.name}"
        texts = [(rules.asks, "")]
        texts += [(text, "") for start in rules.starts for text in (start.label, start.hint)]
        for rule in rules.rules:
            texts += [(getattr(rule, name), rule.means) for name in RULE_TEXTS]
        for note in rules.notes:
            texts += [(text, "") for text in (note.text, *note.points)]
        for text, meaning in texts:
            if text:
                yield Message(
                    INTERFACE, text, DEADLINES, 0, place, meaning if meaning != text else ""
                )
