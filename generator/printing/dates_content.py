"""The dates that the law sets, as a guide on paper tells them: the rules, with an example."""

from collections.abc import Iterator, Sequence

from generator import deadlines
from generator.deadlines import Result, RuleSet
from generator.deadlines.model import Source
from generator.guides.model import Guide
from generator.languages import formats
from generator.pages.desk import Desk
from generator.printing.around import kept_english
from generator.printing.content import Block, Facts, Heading, Items, Paragraph
from generator.printing.words import Line, line, link, strong


def dates(desk: Desk, guide: Guide) -> Iterator[Block]:
    """The section of a guide that has rules for dates."""
    if not guide.dates:
        return
    say, rule_set = desk.speech.say, deadlines.rules_for(guide.dates)
    yield Heading(2, line(say("The rules, with an example")), "dates")
    yield Paragraph(line(say("This is an example. Count from your own day in the same way.")))
    yield Facts(
        tuple(
            (line(say(start.label)), (Paragraph(line(formats.day(start.example, desk.speech))),))
            for start in rule_set.starts
            if start.example
        )
    )
    results = deadlines.example(rule_set)
    yield Items(tuple(tuple(_result(desk, result)) for result in results), ordered=True)
    yield from _notes(desk, rule_set)


def _result(desk: Desk, result: Result) -> Iterator[Block]:
    """One date that follows: what happens by it, who acts, and how it is counted."""
    say, rule = desk.speech.say, result.rule
    bounds = {
        "by": say("By %(date)s"),
        "before": say("Before %(date)s"),
        "at least until": say("At least until %(date)s"),
    }
    yield Paragraph(
        line(bounds[rule.bound] % {"date": formats.day(result.day, desk.speech)}), "strong"
    )
    yield Paragraph(line(say(rule.label)), "strong")
    yield Paragraph(line(say(rule.means)))
    if result.day != result.counted_to:
        moved = say(
            "By the calendar it is %(date)s, when the tribunal has its break. So you have until"
            " the next working day after the break."
        )
        day = formats.day(result.counted_to, desk.speech)
        yield Paragraph(line(moved % {"date": day}))
    if rule.check:
        yield Paragraph(line(strong(say("Please check:")), f" {say(rule.check)}"))
    acts = say("Who acts: %(who)s.") % {"who": say(rule.who)}
    counted = say("Counted: %(counted)s.") % {"counted": say(rule.counted)}
    yield Paragraph(line(f"{acts} {counted} ", _where(desk, rule.sources)), "small")


def _where(desk: Desk, sources: Sequence[Source]) -> Line:
    """Where a rule is written."""
    say = desk.speech.say
    found = line(say("Source:"))
    for number, source in enumerate(sources, start=1):
        note = say("(a guide, not the law’s own text)")
        found = line(
            found,
            " ",
            link(source.url, kept_english(desk, source.title)),
            f" {note}" if source.confidence == "secondary" else "",
            "." if number == len(sources) else ";",
        )
    return found


def _notes(desk: Desk, rule_set: RuleSet) -> Iterator[Block]:
    say = desk.speech.say
    yield Heading(3, line(say("Good to know")))
    items: list[tuple[Block, ...]] = []
    for note in rule_set.notes:
        points = tuple((Paragraph(line(say(point))),) for point in note.points)
        items.append(
            (
                Paragraph(line(say(note.text))),
                *((Items(points),) if points else ()),
                *((Paragraph(_where(desk, note.sources), "small"),) if note.sources else ()),
            )
        )
    yield Items(tuple(items))
    looked_up = say(
        "The law was looked up on %(day)s. These dates help you to plan. They are not legal advice."
    )
    day = formats.day(rule_set.looked_up, desk.speech)
    yield Paragraph(line(looked_up % {"day": day}), "small")
