"""Where a promise stands, as printed: the answers to three questions that are kept apart."""

from collections.abc import Iterator

from generator.languages import formats
from generator.pages.desk import Desk
from generator.pages.rating_words import rating_word
from generator.plans.progress import Standing
from generator.printing.content import Block, Box, Colour, Facts, Items, Paragraph, Verdict
from generator.printing.ratings_content import forum_view, rated_when, work
from generator.printing.words import line, strong


def stands(desk: Desk, standing: Standing, group: Standing) -> Iterator[Block]:
    """The answers to the three questions that are kept apart; a line each while there are none.

    `group` is where its priority stands: which ratings are missing is not said twice.
    """
    say = desk.speech.say
    asked = say("Is the work done?"), say("Has anything changed?"), say("Do families feel it?")
    nothing = say("Nothing published yet")
    if standing.rating or standing.impact or standing.families:
        answers = (work(desk, standing), _impact(desk, standing), _felt(desk, standing))
        none = (Verdict(line(nothing), "none"),)
        told = [tuple(answer) or none for answer in answers]
        yield Facts(tuple(zip(map(line, asked), told, strict=True)))
    else:
        short = zip(asked, (rating_word(None, desk.speech), nothing, nothing), strict=True)
        yield Items(tuple((Paragraph(line(strong(one), f" {told}")),) for one, told in short))
        if standing.missing != group.missing:
            yield from rated_when(desk, standing)
    if standing.forum:
        yield Box((forum_view(desk, standing.forum),))


def _impact(desk: Desk, standing: Standing) -> Iterator[Block]:
    if not standing.impact:
        return
    say, (term, impact) = desk.speech.say, standing.impact
    words: dict[str, tuple[Colour, str]] = {
        "better": ("green", say("Better")),
        "same": ("amber", say("The same")),
        "worse": ("red", say("Worse")),
        "not measured": ("none", say("Not measured")),
    }
    colour, word = words[impact.result]
    yield Verdict(line(word), colour)
    if impact.too_few:
        few = say("It is about fewer than 6 people, so the numbers are not shown.")
        yield Paragraph(line(few))
    elif impact.value:
        told = impact.value
        if impact.was:
            before = say("%(value)s. Before: %(was)s.")
            told = before % {"value": impact.value, "was": impact.was}
        if impact.people:
            about = desk.speech.many(
                "About %(count)s person.", "About %(count)s people.", impact.people
            )
            told += f" {about % {'count': impact.people}}"
        yield Paragraph(line(told))
    when = formats.sentence(formats.term(term, desk.speech))
    yield Paragraph(line(f"{when} · {impact.measure}" if impact.measure else when), "small")


def _felt(desk: Desk, standing: Standing) -> Iterator[Block]:
    if not standing.families:
        return
    say, (term, families) = desk.speech.say, standing.families
    words: dict[str, tuple[Colour, str]] = {
        "yes": ("green", say("Yes")),
        "partly": ("amber", say("Partly")),
        "not yet": ("red", say("Not yet")),
        "not asked": ("none", say("Not asked")),
    }
    colour, word = words[families.felt]
    yield Verdict(line(word), colour)
    if families.words:
        yield Paragraph(line(f"“{families.words}”"))
    yield Paragraph(line(formats.sentence(formats.term(term, desk.speech))), "small")
