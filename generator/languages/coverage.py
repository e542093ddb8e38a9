"""How much of the site is translated, how much of that is out of date, and who has checked it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.languages.catalogs import NOTHING, Catalogs, Checked
from generator.languages.messages import INTERFACE, Message

Texts = Mapping[str, frozenset[str]]
"""The English texts of today, by their domain."""


class Share(NamedTuple):
    """How much of one domain a language has.

    `stale` are texts whose English has changed since they were translated: pages show them in
    English.
    """

    domain: str
    total: int
    translated: int
    stale: int
    checked: Checked | None

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down, so that only a complete one has 100."""
        return 100 * self.translated // self.total if self.total else 100


def texts_of(messages: Iterable[Message]) -> Texts:
    """The texts of messages, by their domain."""
    found: dict[str, set[str]] = {}
    for message in messages:
        found.setdefault(message.domain, set()).add(message.text)
    return {domain: frozenset(texts) for domain, texts in found.items()}


def coverage(texts: Texts, catalogs: Catalogs) -> Iterator[Share]:
    """Each domain of the site in one language.

    The interface's own texts are counted in its catalog, which `local-offer languages update`
    keeps complete: to look through the program for them takes longer than to build a language.
    """
    interface = catalogs.get(INTERFACE, NOTHING)
    said = len(interface.texts)
    yield Share(INTERFACE, interface.total, said, len(interface.stale), interface.checked)
    for domain, today in texts.items():
        catalog = catalogs.get(domain, NOTHING)
        old = sum(text not in today for text in catalog.texts)
        stale = len(catalog.stale & today) + old
        translated = sum(text in catalog.texts for text in today)
        yield Share(domain, len(today), translated, stale, catalog.checked)


def together(shares: Iterable[Share]) -> Share:
    """Several domains as one. It is checked if all are; then the last check counts."""
    every = list(shares)
    checks = [share.checked for share in every if share.total]
    done = [check for check in checks if check]
    last = max(done, key=lambda check: check.on) if done and len(done) == len(checks) else None
    return Share(
        "",
        sum(share.total for share in every),
        sum(share.translated for share in every),
        sum(share.stale for share in every),
        last,
    )
