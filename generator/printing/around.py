"""What stands around every printed document: what it owns up to, whom to ask, words, sources."""

from collections.abc import Iterable, Iterator, Sequence

from generator.languages import formats
from generator.languages.collation import in_order
from generator.languages.formats import ENGLISH
from generator.languages.marks import KEPT, bare, english
from generator.pages import easy_read, translation
from generator.pages.desk import Desk
from generator.pages.words import Vocabulary
from generator.plans.area import Contact
from generator.plans.glossary import Word
from generator.printing.content import Block, Box, Facts, Heading, Items, Paragraph, lines
from generator.printing.order import Order
from generator.printing.words import Line, line, link, text_of


def desk_of(order: Order) -> Desk:
    """What pages are written from, for what is printed beside them."""
    desk = Desk(
        order.plans,
        order.as_of,
        order.tongue,
        Vocabulary(order.plans.words),
        order.english,
        guides=order.guides,
    )
    return desk._replace(easy=easy_read.editions(desk, order.guides))


def paragraphs(texts: Iterable[str]) -> tuple[Block, ...]:
    """A paragraph for each text that says something."""
    return tuple(Paragraph(line(text)) for text in texts if text)


def kept_english(desk: Desk, text: str) -> str:
    """A text that is English in every language."""
    return text if desk.speech.code == ENGLISH.code else english(text, KEPT)


def own_up(desk: Desk, page: str, first: Sequence[str], body: Sequence[Block]) -> Iterator[Box]:
    """What the document must own up to: `first` what it says itself, then of its translation."""
    say = desk.speech.say
    found = list(first)
    if desk.plans.area.example:
        made_up = say("Everything on this page is made up to show how the site works.")
        found.insert(0, f"{say('Example data.')} {made_up}")
    waits = any(words.waits for text in lines(body) for words in text)
    found += translation.notices(desk.tongue, desk.english, page, waits)
    if found:
        yield Box(paragraphs(found))


def contact(desk: Desk, who: Contact) -> Iterator[Block]:
    """How to reach someone, and whether anybody has made sure that it is right."""
    say = desk.speech.say
    yield Paragraph(line(who.plain))
    ways: list[Line] = []
    if who.url:
        ways.append(link(who.url, kept_english(desk, who.url.removeprefix("https://"))))
    if who.email:
        ways.append(link(f"mailto:{who.email}", kept_english(desk, who.email)))
    if who.phone:
        number = kept_english(desk, who.phone.replace(" ", "\u00a0"))
        ways.append(link(f"tel:{who.phone.replace(' ', '')}", number))
    if ways:
        yield Items(tuple((Paragraph(way),) for way in ways))
        sure = (
            say("Confirmed on %(day)s.") % {"day": formats.day(who.confirmed, desk.speech)}
            if who.confirmed
            else say("Not confirmed: nobody has checked yet that this contact is right.")
        )
        yield Paragraph(line(sure), "small")
    if who.note:
        yield Paragraph(line(who.note), "small")


def contacts(desk: Desk, heading: str, refs: Iterable[str]) -> Iterator[Block]:
    """A section of contacts, each below its own heading."""
    known = {one.ref: one for one in desk.plans.area.contacts}
    wanted = [known[ref] for ref in dict.fromkeys(refs)]
    if wanted:
        yield Heading(2, line(heading), "contacts")
    for who in wanted:
        yield Heading(3, line(who.name), listed=False)
        yield from contact(desk, who)


def words_explained(desk: Desk, body: Sequence[Block]) -> Iterator[Block]:
    """Every hard word that a document uses, with what it means."""
    used: dict[Word, None] = {}
    for text in lines(body):
        used.update(dict.fromkeys(found.word for found in desk.vocabulary.find(text_of(text))))
    if not used:
        return
    yield Heading(2, line(desk.speech.say("Words explained")), "words")
    yield Facts(
        tuple(
            (
                line(
                    formats.labelled(word.word, word.stands_for, desk.speech)
                    if word.stands_for
                    else word.word
                ),
                (Paragraph(line(word.plain)),),
            )
            for word in in_order(used, desk.speech.code, key=lambda word: bare(word.word))
        )
    )


def known_when(desk: Desk, order: Order, page: str) -> Iterator[Block]:
    """The day that the document speaks of, and where its page is, if that is known."""
    say = desk.speech.say
    known = line(
        say("What this site knew on %(day)s.") % {"day": formats.day(desk.as_of, desk.speech)}
    )
    if order.home:
        to = f"{order.home}{translation.prefix(desk.speech.code)}{page}"
        before, after = say("On the web: {address}").split("{address}")
        # In one paragraph, so that a last page never has one line alone.
        known = line(known, f" {before}", link(to, kept_english(desk, to)), after)
    yield Paragraph(known, "small")
