"""Ratings in printed documents: their words, what each means, and how one has moved."""

from collections.abc import Iterator, Sequence

from generator.languages import formats
from generator.pages.desk import Desk
from generator.pages.rating_words import MEANINGS, rating_word
from generator.plans import progress
from generator.plans.model import Rated
from generator.plans.progress import Published, Standing
from generator.plans.refs import Place
from generator.plans.terms import Term
from generator.plans.updates import RATINGS, Evidence, Forum, Rating
from generator.printing.content import Block, Facts, Heading, Items, Paragraph, Quote, Verdict
from generator.printing.words import Line, line, link, strong


def verdict(desk: Desk, rating: Rating | None) -> Verdict:
    """A rating as a word with its shape and colour."""
    return Verdict(line(rating_word(rating, desk.speech)), rating or "none")


def legend(desk: Desk, rated: Rated, who: str) -> Iterator[Block]:
    """What each rating means, in plain words and as published, and who rates."""
    say = desk.speech.say
    yield Heading(2, line(say("How ratings work")), "ratings")
    yield Paragraph(
        line(
            say("The council and its partners rate their own work. This is what each rating means.")
        )
    )
    for rating in RATINGS:
        yield verdict(desk, rating)
        yield Paragraph(line(say(MEANINGS[rating])))
        yield Quote((line(getattr(rated, rating)),))
    yield verdict(desk, None)
    yield Paragraph(
        line(
            say(
                "Nothing has been published. A dashed line always means “not known”. This site"
                " never works out a rating by itself, and never from a passed date."
            )
        )
    )
    yield Heading(3, line(say("Who rates, and when")), listed=False)
    yield Quote((line(rated.text),), line(who))
    yield Paragraph(
        line(
            say(
                "A rating is shown only with its reason, its day and its evidence. A rating that"
                " was due and is missing is said to be missing."
            )
        )
    )


def work(desk: Desk, standing: Standing) -> Iterator[Block]:
    """The latest rating with its reason, its term and day, and its evidence."""
    yield verdict(desk, standing.rating)
    if standing.work:
        yield Paragraph(line(standing.work.update.why or ""))
    yield from rated_when(desk, standing)
    if standing.work:
        yield from evidence(desk, standing.work.update.evidence)
        if standing.work.update.next:
            following = strong(desk.speech.say("Next:"))
            yield Paragraph(line(following, f" {standing.work.update.next}"))


def rated_when(desk: Desk, standing: Standing) -> Iterator[Block]:
    """For which term a rating is, and what is missing."""
    say = desk.speech.say
    if standing.work:
        sentence = say("The council’s own rating for the %(term)s, published on %(day)s.") % {
            "term": formats.term(standing.work.term, desk.speech),
            "day": formats.day(standing.work.on, desk.speech),
        }
        if standing.stale:
            sentence += " " + say("A newer rating was due and has not been published.")
        yield Paragraph(line(sentence), "small")
    elif standing.missing:
        terms = [formats.term(term, desk.speech) for term in standing.missing]
        missing = say("No rating was published for the %(terms)s.")
        yield Paragraph(line(missing % {"terms": formats.several(terms, desk.speech)}), "small")


def evidence(desk: Desk, items: Sequence[Evidence]) -> Iterator[Block]:
    """What shows that a rating is right."""
    shown = desk.speech.say("Evidence:")
    if items:
        yield Items(
            tuple(
                (Paragraph(line(f"{shown} ", link(one.url, one.title) if one.url else one.title)),)
                for one in items
            )
        )


def moved(desk: Desk, place: Place, standing: Standing, level: int) -> Iterator[Block]:
    """How the rating has moved: that of each term, with the reason and the evidence given."""
    if not standing.rating:
        return
    rated = {
        item.term: item
        for item in progress.published(desk.plans, place.ref, desk.as_of)
        if item.update.work
    }
    yield Heading(level, line(desk.speech.say("How the rating has moved")), listed=False)
    yield Facts(
        tuple(
            (_term(desk, term), tuple(_of_term(desk, value, rated.get(term), standing)))
            for term, value in standing.history
        )
    )


def _of_term(
    desk: Desk, value: Rating | None, item: Published | None, standing: Standing
) -> Iterator[Block]:
    yield verdict(desk, value)
    if item and item != standing.work:  # the latest stands in full above
        yield Paragraph(line(item.update.why or ""))
        yield from evidence(desk, item.update.evidence)


def _term(desk: Desk, term: Term) -> Line:
    return line(formats.sentence(formats.term(term, desk.speech)))


def forum_view(desk: Desk, found: tuple[Term, Forum]) -> Paragraph:
    """What the parent carer forum thinks of a rating."""
    say = desk.speech.say
    term, view = found
    thinks = {
        "agrees": say("agrees with the rating."),
        "disagrees": say("disagrees with the rating."),
        "not consulted": say("was not consulted."),
    }
    whose = say("The view of the %(name)s:") % {"name": desk.plans.area.forum}
    words = f" “{view.words}”" if view.words else ""
    day = formats.day(view.on, desk.speech) if view.on else formats.term(term, desk.speech)
    return Paragraph(line(strong(whose), f" {thinks[view.view]}{words} {formats.sentence(day)}"))
