"""The pages about the site itself: comments, ratings, words, documents, contacts, search."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator.languages.collation import has_alphabet, in_order
from generator.languages.marks import bare
from generator.pages.desk import NOT_FOUND, Desk, slug, write
from generator.pages.page import Page
from generator.pages.rating_words import MEANINGS
from generator.pages.trails import home_crumb, site_steps
from generator.plans.glossary import Word


def pages(desk: Desk) -> Iterator[Page]:
    """Every page about the site that comes from data."""
    yield comments(desk)
    yield ratings(desk)
    if desk.wants("about/words/"):  # the order of the alphabet takes time
        yield words(desk)
    yield documents(desk)
    yield contact(desk)
    yield search(desk)
    if not desk.below:  # a server has one page for wrong addresses
        yield not_found(desk)


def comments(desk: Desk) -> Page:
    """What people said, and what was done."""
    say = desk.speech.say
    title = say("You said, we did")
    text = say("Comments on the Local Offer, with their answers.")
    path = "you-said-we-did/"
    trail, steps = (home_crumb(desk),), site_steps(desk, path)
    return write(desk, "you-said-we-did.html", path, title, text, trail=trail, **steps)


def ratings(desk: Desk) -> Page:
    """What each rating means, in plain words and as published."""
    say = desk.speech.say
    return write(
        desk,
        "ratings.html",
        "about/ratings/",
        say("How ratings work"),
        say("What blue, green, amber and red mean, and who decides."),
        trail=(home_crumb(desk),),
        **site_steps(desk, "about/ratings/"),
        rated=[item for item in desk.plans.documents.values() if item.rated],
        meanings={rating: say(means) for rating, means in MEANINGS.items()},
    )


class Entry(NamedTuple):
    """A word of the glossary: what it is sorted by, its id on the page, and the word itself."""

    sorted_as: str
    id: str
    word: Word

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return self.sorted_as[0].upper()


def words(desk: Desk) -> Page:
    """Every abbreviation and hard word."""
    say, code = desk.speech.say, desk.speech.code
    # The English word gives the address; a script without an alphabet is sorted by it, too.
    pairs = list(zip(desk.plans.words, desk.english.words, strict=True))
    by_english = not has_alphabet(code)
    entries = [
        Entry(english.word if by_english else bare(word.word), slug(english.word), word)
        for word, english in pairs
    ]
    ordered = in_order(entries, code, key=lambda entry: entry.sorted_as)
    letters = [
        (first, list(group)) for first, group in groupby(ordered, key=lambda entry: entry.letter)
    ]
    return write(
        desk,
        "words.html",
        "about/words/",
        say("Words explained"),
        say("Short forms and hard words, in plain words."),
        trail=(home_crumb(desk),),
        **site_steps(desk, "about/words/"),
        letters=letters,
    )


def documents(desk: Desk) -> Page:
    """All documents on a line of time."""
    say = desk.speech.say
    return write(
        desk,
        "documents.html",
        "about/documents/",
        say("All documents"),
        say("The published documents that this site is made from."),
        trail=(home_crumb(desk),),
        **site_steps(desk, "about/documents/"),
        documents=[
            (
                key,
                item,
                sum(
                    len(priority.actions) or len(priority.commitments)
                    for priority in item.priorities
                ),
            )
            for key, item in desk.plans.documents.items()
        ],
    )


def contact(desk: Desk) -> Page:
    """Whom to ask, and how to complain."""
    say, area = desk.speech.say, desk.plans.area
    by_ref = {one.ref: one for one in area.contacts}
    return write(
        desk,
        "contact.html",
        "about/contact/",
        say("Ask or complain"),
        say("Whom to ask about a promise, and how to complain."),
        trail=(home_crumb(desk),),
        **site_steps(desk, "about/contact/"),
        ask=by_ref[area.ask],
        complain=by_ref[area.complain],
    )


def search(desk: Desk) -> Page:
    """A page of its own for search, so that no other page carries an index."""
    say = desk.speech.say
    return write(
        desk,
        "search.html",
        "search/",
        say("Search"),
        say("Search this site."),
        trail=(home_crumb(desk),),
    )


def not_found(desk: Desk) -> Page:
    """What a server shows for an address that does not exist."""
    say = desk.speech.say
    return write(
        desk, "not-found.html", NOT_FOUND, say("Page not found"), say("There is no such page.")
    )
