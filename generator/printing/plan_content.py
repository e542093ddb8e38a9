"""What a printed plan says: every promise with where it stands, as on the pages of the plan."""

from collections.abc import Iterator
from itertools import chain

from generator.languages import formats
from generator.pages import translation
from generator.pages.addresses import label
from generator.pages.desk import Desk
from generator.pages.documents import kinds
from generator.pages.tallies import Group, summary, wall
from generator.plans.model import Action, Document, Priority
from generator.plans.refs import Place
from generator.printing.action_content import action
from generator.printing.around import contacts, known_when, own_up, words_explained
from generator.printing.content import (
    Block,
    Box,
    Content,
    Contents,
    Heading,
    Items,
    Paragraph,
    Quote,
    Table,
    with_ids,
)
from generator.printing.order import Order
from generator.printing.ratings_content import (
    evidence,
    forum_view,
    legend,
    moved,
    rated_when,
    verdict,
)
from generator.printing.statements_content import also, statements
from generator.printing.ties_content import Ties, alike, ties, ties_of
from generator.printing.words import line, link


def plan(desk: Desk, order: Order, key: str) -> Content:
    """A plan with its progress, as a document."""
    say, page, document = desk.speech.say, f"{key}/", desk.plans.documents[key]
    rows = wall(desk, key)
    area = desk.plans.area
    inner = tuple(
        chain(
            _overview(desk, document, rows),
            chain.from_iterable(_priority(desk, row) for row in rows),
            legend(desk, document.rated, document.source.title) if document.rated else (),
            _sections(desk, document),
            contacts(desk, say("Ask or complain"), (area.ask, area.complain)),
        )
    )
    blocks = chain(
        [Paragraph(line(document.plain), "lede")],
        own_up(desk, page, [], inner),
        [Contents(line(say("Contents")), 3)],
        inner,
        words_explained(desk, inner),
        _source(desk, page, document),
        known_when(desk, order, page),
    )
    kind = kinds(desk)[document.kind]
    if document.period:
        kind += f" · {formats.years(document.period.from_, document.period.to)}"
    return Content(page, line(document.short), with_ids(tuple(blocks)), line(kind))


def _overview(desk: Desk, document: Document, rows: list[Group]) -> Iterator[Block]:
    """All promises at a glance, with their ratings; as long as there is none, with their dates."""
    say = desk.speech.say
    yield Heading(2, line(say("The promises, and where they stand")), "promises")
    standings = [standing for row in rows for _, standing in row.actions]
    rated = any(standing.rating for standing in standings)
    if document.rated:
        yield Paragraph(line(f"{summary(desk, standings)}."))
    head = say("Where it stands") if rated else say("Promised by")
    for row in rows:
        priority = row.place.item
        assert isinstance(priority, Priority)  # noqa: S101 - so wall() has made it
        yield Heading(3, line(f"{priority.ref} {priority.short}"), listed=False)
        yield Table(
            (line(say("Promises")), line(head)),
            tuple(
                (
                    link(f"#{at.local}", f"{label(at.local)} {at.item.short}"),
                    verdict(desk, standing.rating) if rated else line(_by_when(desk, at)),
                )
                for at, standing in row.actions
            ),
        )


def _by_when(desk: Desk, place: Place) -> str:
    """When a promise is due, as far as its document says."""
    item = place.item
    assert isinstance(item, Action)  # noqa: S101 - a priority's actions are actions
    time = formats.timing(item, desk.speech) or item.when
    return formats.sentence(time or desk.speech.say("No date in the document"))


def _priority(desk: Desk, row: Group) -> Iterator[Block]:
    """A group of promises, with its own rating, and each of them."""
    say, priority, document = desk.speech.say, row.place.item, row.place.document
    assert isinstance(priority, Priority)  # noqa: S101 - so wall() has made it
    title = f"{document.priority_word} {priority.ref}: {priority.short}"
    yield Heading(2, line(title), priority.ref, starts=True)
    yield Paragraph(line(priority.plain), "lede")
    if document.rated:
        standing = row.standing
        yield verdict(desk, standing.rating)
        if standing.work:
            yield Paragraph(line(standing.work.update.why or ""))
        yield from rated_when(desk, standing)
        if standing.work:
            yield from evidence(desk, standing.work.update.evidence)
        if row.counts:
            yield Paragraph(line(row.counts))
        if standing.forum:
            yield Box((forum_view(desk, standing.forum),))
        yield from moved(desk, row.place, standing, 3)
    yield Quote((line(priority.text),))
    yield from also(desk, priority)
    lists = (
        (say("What this means"), priority.means_title, priority.means),
        (say("What was promised"), priority.commitments_title, priority.commitments),
        (
            say("How anyone will know that it worked"),
            priority.measures_title,
            priority.measures,
        ),
    )
    for heading, published, items in lists:
        if items:
            yield Heading(3, line(heading), listed=False)
            if published:
                yield Paragraph(line(f"“{published}”"))
            yield from statements(desk, items, priority.ref)
    above = alike([ties_of(desk, place) for place, _ in row.actions])
    yield from ties(desk, above, Ties(), 3)
    for place, standing in row.actions:
        yield from action(desk, place, standing, row.standing, above)


def _sections(desk: Desk, document: Document) -> Iterator[Block]:
    """The parts of a document that hold no promises, in its own words."""
    say = desk.speech.say
    if not document.sections:
        return
    yield Heading(2, line(say("In the document’s own words")), "background")
    for section in document.sections:
        yield Heading(3, line(section.short or section.title), section.ref, listed=False)
        if section.short and section.short != section.title:
            headed = say("Headed “%(title)s” in the document") % {"title": section.title}
            yield Paragraph(line(headed), "small")
        yield Quote(tuple(line(finding.text) for finding in section.findings))
        for finding in section.findings:
            yield from also(desk, finding)


def _source(desk: Desk, page: str, document: Document) -> Iterator[Block]:
    say, source = desk.speech.say, document.source
    yield Heading(2, line(say("Where this comes from")), "sources")
    named = say("Source: %(title)s.") % {"title": source.title}
    yield Paragraph(line(f"{named} {source.rights}"))
    if source.url:
        yield Items(((Paragraph(link(source.url, source.url)),),))
    if source.note:
        yield Paragraph(line(source.note))
    if translation.quotes_translated(desk.tongue, desk.english, page):
        yield Paragraph(
            line(say("This quotation is a translation. The English page has the published words."))
        )
