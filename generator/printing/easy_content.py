"""The easy read edition as a document: the lines of its pages, each with its picture."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from generator.languages import formats
from generator.languages.marks import WAITING, bare, english
from generator.pages import easy_lines
from generator.pages.desk import Desk
from generator.pages.easy_read import Easy, picture
from generator.plans.easy import EasyLine, EasyRead
from generator.plans.easy_rules import HARD
from generator.plans.model import Action
from generator.printing.around import own_up
from generator.printing.content import Block, Content, Facts, Heading, Paragraph, Pictured, with_ids
from generator.printing.words import Line, Words, joined, line, told


def easy_content(desk: Desk, page: str) -> Content | None:
    """The easy read edition of a page, with those of all pages below it; None if there is none."""
    edition, easy = desk.easy.get(page), desk.plans.easy
    if easy is None or not isinstance(edition, Easy) or not edition.lines:
        return None
    within = [one for path, one in desk.easy.items() if path.startswith(page) and path != page]
    every = (edition, *within)
    said = tuple(line for one in every for line in one.lines)
    body = tuple(
        chain(
            _pictured(easy, edition.lines),
            chain.from_iterable(_part(desk, easy, one) for one in within),
            _pictured(easy, easy_lines.contact(desk)),
            _hard_words(desk, said),
        )
    )
    notes = own_up(desk, f"{page}easy-read/", list(_tested(desk, easy)), body)
    say = desk.speech.say
    return Content(
        page,
        line(edition.title),
        with_ids([*notes, *body]),
        line(say("Easy read")),
        bare(say("Easy read: {title}").format(title=edition.title)),
    )


def _part(desk: Desk, easy: EasyRead, one: Easy) -> Iterator[Block]:
    """What belongs to a page below: a part of the plan, or one promise in it."""
    place = desk.plans.places.get(one.path.strip("/"))
    is_action = place is not None and isinstance(place.item, Action)
    yield Heading(3 if is_action else 2, line(one.title))
    yield from _pictured(easy, one.lines)


def _pictured(easy: EasyRead, lines: Sequence[EasyLine] | Iterator[EasyLine]) -> Iterator[Pictured]:
    for one in lines:
        yield Pictured(str(picture(easy, one.picture)), hard(one.text))


def hard(text: str) -> Line:
    """A line of easy read, in which **hard words** are bold."""
    found: list[Words] = []
    bold = False
    for words in told(text):
        for number, part in enumerate(words.text.split("**")):
            bold = bold != bool(number)
            found.append(words._replace(text=part, bold=bold))
    return joined(found)


def _hard_words(desk: Desk, lines: Sequence[EasyLine]) -> Iterator[Block]:
    """The hard words, each with the line that explains it."""
    found: dict[str, tuple[Line, tuple[Block, ...]]] = {}
    for one, following in pairwise(lines):
        for word in HARD.findall(one.text):
            shown = english(word) if WAITING in one.text else word
            said = (Paragraph(hard(following.text)),)
            found.setdefault(word.lower(), (line(shown), said))
    if found:
        yield Heading(2, line(desk.speech.say("Hard words")), "hard-words")
        yield Facts(tuple(found.values()))


def _tested(desk: Desk, easy: EasyRead) -> Iterator[str]:
    """Who has tested the easy read edition."""
    say = desk.speech.say
    if not easy.tested:
        yield say(
            "This easy read is a draft. People with learning disabilities have not tested it yet."
        )
    for test in easy.tested:
        yield say("%(who)s tested easy read pages of this site on %(day)s: %(pages)s.") % {
            "who": test.by,
            "day": formats.day(test.on, desk.speech),
            "pages": test.pages,
        }
