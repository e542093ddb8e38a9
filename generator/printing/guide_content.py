"""What a printed guide says: all that its page says without JavaScript, in the same order."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.guides.model import Guide, Point
from generator.guides.reading import GuideFile
from generator.languages import formats
from generator.pages.addresses import label
from generator.pages.desk import Desk
from generator.pages.guides import PARAGRAPHS, phrases
from generator.pages.rating_words import rating_word
from generator.plans import progress
from generator.printing.around import (
    contacts,
    kept_english,
    known_when,
    own_up,
    paragraphs,
    words_explained,
)
from generator.printing.content import Block, Box, Content, Heading, Items, Paragraph, with_ids
from generator.printing.dates_content import dates
from generator.printing.markdown_content import blocks
from generator.printing.order import Order
from generator.printing.words import Line, Words, line, link, strong


def guide(desk: Desk, order: Order, file: GuideFile) -> Content:
    """A guide as a document."""
    say, page = desk.speech.say, f"guides/{file.name}/"
    body = tuple(
        chain(
            _first(desk, file.guide),
            _phrases(desk, file.guide),
            _steps(desk, file.guide),
            dates(desk, file.guide),
            _body(desk, file),
            _points(desk, file.guide, say("What you can ask for"), file.guide.ask_for),
            _points(desk, file.guide, say("If it goes wrong"), file.guide.if_wrong),
            _video(file),
            contacts(desk, say("Who can help"), file.guide.contacts),
            _promises(desk, file.guide),
        )
    )
    whole = chain(
        [Paragraph(line(file.guide.description), "lede")],
        own_up(desk, page, list(_checked(desk, file.guide)), body),
        body,
        words_explained(desk, body),
        _sources(desk, file.guide),
        known_when(desk, order, page),
    )
    kind = line(say("For health staff")) if file.guide.audience == "clinicians" else ()
    return Content(page, line(file.guide.title), with_ids(tuple(whole)), kind)


def _checked(desk: Desk, guide: Guide) -> Iterator[str]:
    say = desk.speech.say
    if guide.checked:
        day = formats.day(guide.checked.on, desk.speech)
        yield say("Checked by %(who)s on %(day)s.") % {"who": guide.checked.by, "day": day}
    else:
        yield say(
            "No qualified person has checked this guide yet. It is information, not legal advice."
        )
    month = desk.date(guide.looked_up)
    yield say("The law was looked up in %(month)s.") % {"month": month}


def _first(desk: Desk, guide: Guide) -> Iterator[Block]:
    heading = Heading(2, line(desk.speech.say("What to do first")), "first")
    yield Box((heading, Paragraph(line(guide.first))), "first")


def _phrases(desk: Desk, guide: Guide) -> Iterator[Block]:
    say = desk.speech.say
    for number, (language, sentences) in enumerate(phrases(guide)):
        if not number:
            yield Heading(2, line(say("Sentences to show or say")), "phrases")
            yield from paragraphs(
                [
                    say(
                        "Find your language. Show the sentences to staff: each stands in English"
                        " under it."
                    ),
                    say(
                        "A computer made these translations. No speaker of the languages has"
                        " checked them yet."
                    ),
                ]
            )
        code = "" if language.code == desk.speech.code else language.code
        named = kept_english(desk, language.english)
        yield Heading(3, line(Words(language.own, lang=code), " ", named))
        yield Items(
            tuple(
                (
                    Paragraph((Words(said, bold=True, lang=code),)),
                    Paragraph(line(kept_english(desk, english))),
                )
                for said, english in sentences
            )
        )


def _steps(desk: Desk, guide: Guide) -> Iterator[Block]:
    yield Heading(2, line(desk.speech.say("Step by step")), "steps")
    yield Items(
        tuple(
            (
                Paragraph(line(step.when), "strong"),
                Paragraph(
                    line(strong(f"{step.who}:"), f" {step.text}", _cited(desk, guide, step.source))
                ),
            )
            for step in guide.steps
        ),
        ordered=True,
    )


def _cited(desk: Desk, guide: Guide, keys: Sequence[str]) -> Line:
    """The numbers of sources, each a link to where it is listed."""
    numbers = {key: number for number, key in enumerate(guide.sources, start=1)}
    found: list[Words] = []
    for key in keys:
        named = desk.speech.say("Source %(number)s") % {"number": numbers[key]}
        found += line("\u00a0", link(f"#source-{key}", f"[{numbers[key]}]", label=named))
    return tuple(found)


def _body(desk: Desk, file: GuideFile) -> Iterator[Block]:
    def cited(to: str) -> Line:
        key = to.removeprefix("#source-")
        return _cited(desk, file.guide, [key] if key in file.guide.sources else [])

    targets = "".join(f"\n[{key}]: #source-{key}" for key in file.guide.sources)
    return blocks(file.body + targets, cited, {f"source-{key}" for key in file.guide.sources})


def _points(desk: Desk, guide: Guide, heading: str, points: Sequence[Point]) -> Iterator[Block]:
    if points:
        yield Heading(2, line(heading))
        yield Items(
            tuple(
                (Paragraph(line(point.text, _cited(desk, guide, point.source))),)
                for point in points
            )
        )


def _video(file: GuideFile) -> Iterator[Block]:
    if file.guide.video and file.transcript.strip():
        yield Heading(2, line(file.guide.video.title), "video")
        yield from paragraphs(
            " ".join(text.split()) for text in PARAGRAPHS.split(file.transcript) if text.strip()
        )


def _promises(desk: Desk, guide: Guide) -> Iterator[Block]:
    if not guide.fulfils:
        return
    found = []
    for place in (desk.plans.places[ref] for ref in guide.fulfils):
        named = f"{label(getattr(place.item, 'ref', ''))} {place.item.short}".strip()
        if place.document.rated:
            rating = progress.standing(desk.plans, place, desk.as_of).rating
            named += f": {rating_word(rating, desk.speech)}"
        found.append((Paragraph(line(named)),))
    yield Heading(2, line(desk.speech.say("What was promised about this")), "promises")
    yield Items(tuple(found))


def _sources(desk: Desk, guide: Guide) -> Iterator[Block]:
    if not guide.sources:
        return
    say = desk.speech.say
    yield Heading(2, line(say("Where this comes from")), "sources")
    yield Items(
        tuple(
            (
                Paragraph(line(source.title), id=f"source-{key}"),
                Paragraph(link(source.url, kept_english(desk, source.url)), "small"),
            )
            for key, source in guide.sources.items()
        ),
        ordered=True,
    )
    looked_up = say("All looked up in %(month)s.") % {"month": desk.date(guide.looked_up)}
    yield Paragraph(line(looked_up), "small")
