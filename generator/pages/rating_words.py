"""What the ratings are called, and what each means in plain words, on every page and paper."""

from generator.languages.formats import Speech, later
from generator.plans.updates import Rating

WORDS: dict[Rating | None, str] = {
    "blue": later("Finished"),
    "green": later("On track"),
    "amber": later("Partly on track"),
    "red": later("Unlikely in time"),
    None: later("No rating published yet"),
}
"""The word of each rating; None is that nothing has been published."""

MEANINGS: dict[Rating, str] = {
    "blue": later("Blue: the work has been completed."),
    "green": later("Green: everything that was promised is on track to be done in time."),
    "amber": later("Amber: only some of what was promised is likely to be done in time."),
    "red": later("Red: the work is unlikely to be done in time."),
}


def rating_word(rating: Rating | None, speech: Speech) -> str:
    """What a rating is called in a language."""
    return speech.say(WORDS[rating])
