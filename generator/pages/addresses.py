"""Where each place of a document lives on the site. Once published, an address never changes."""

from generator.plans.model import Action, Document, Priority
from generator.plans.plans import Plans
from generator.plans.refs import Place


def anchor(place: Place) -> str:
    """The id of a place on its page: `1.1a`, `better-3`. People quote it in comments."""
    return place.local.replace("/", "-")


def label(ref: str) -> str:
    """A reference as a reader sees it: "9" for the strategy's own "action-9"."""
    return ref.removeprefix("action-")


def address(plans: Plans, ref: str) -> str:
    """The address of a place, with an anchor where it stands on the page of something larger."""
    place = plans.places[ref]
    if isinstance(place.item, Document):
        return f"{place.key}/"
    if isinstance(place.item, Priority | Action):
        return f"{place.key}/{place.item.ref}/"
    if place.action:
        return f"{place.key}/{place.action.ref}/#{anchor(place)}"
    if place.priority:
        return f"{place.key}/{place.priority.ref}/#{anchor(place)}"
    return f"{place.key}/#{anchor(place)}"
