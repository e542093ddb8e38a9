"""The same facts as files: a JSON file for each document and one CSV of all actions."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.languages.formats import later
from generator.plans import progress
from generator.plans.model import Action, Part, Priority
from generator.plans.plans import Plans
from generator.plans.refs import Place, can_be_updated, places

FOLDER = "data"
"""The folder of these files, at the top of the site."""

COLUMNS: tuple[tuple[str, str], ...] = (
    ("ref", later("The full reference, such as action-plan-2026/1.1.")),
    ("document", later("The title of the document, as published.")),
    ("priority", later("The number of its priority.")),
    ("short", later("A heading in plain words.")),
    ("text", later("The wording, as published.")),
    ("due", later("The dates that the document names, joined by semicolons.")),
    ("lead", later("Who leads, as roles, joined by semicolons.")),
    ("involved", later("Who else is involved, as roles, joined by semicolons.")),
    ("rating", later("The latest published rating: blue, green, amber, red, or empty.")),
    ("term", later("The school term of that rating, such as 2026-spring.")),
    ("why", later("The reason given for that rating.")),
    ("stale", later("yes if a newer rating was due and is missing.")),
    ("dates_passed", later("How many of its dates have passed without a published update.")),
    ("as_of", later("The day that all this was worked out for.")),
)


class DataFile(NamedTuple):
    """A file of data. `path` is its address below the site; `document` the one that it holds."""

    path: str
    content: bytes
    kind: str
    document: str = ""

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.content)


def data_files(plans: Plans, as_of: dt.date) -> Iterator[DataFile]:
    """Every file of data, ready to be published."""
    yield DataFile(
        f"{FOLDER}/actions.csv",
        _csv(plans, as_of).encode(),
        "CSV",
    )
    for key, document in plans.documents.items():
        content = {
            **document.model_dump(mode="json", by_alias=True, exclude_unset=True),
            "as_of": as_of.isoformat(),
            "progress": _progress(plans, key, as_of),
        }
        text = json.dumps(content, ensure_ascii=False, indent=1)
        yield DataFile(f"{FOLDER}/{key}.json", f"{text}\n".encode(), "JSON", key)


def _progress(plans: Plans, key: str, as_of: dt.date) -> dict[str, Any]:
    return {
        place.local: found
        for place in places(key, plans.documents[key])
        if can_be_updated(place) and (found := _standing(plans, place, as_of))
    }


def _standing(plans: Plans, place: Place, as_of: dt.date) -> dict[str, Any]:
    if not place.document.rated:
        return {}
    found: dict[str, Any] = {}
    if dates := _dates(plans, place, as_of):
        found["dates"] = dates
    if isinstance(place.item, Priority | Action):
        now = progress.standing(plans, place, as_of)
        found |= {
            "rating": now.rating,
            "by_term": {term.slug: rating for term, rating in now.history},
            "missing": [term.slug for term in now.missing],
            "stale": now.stale,
        }
    if isinstance(place.item, Priority):
        counts = progress.count_ratings(plans, place.item, place.key, as_of)
        found["actions"] = {str(rating or "not published"): n for rating, n in counts.items()}
    updates = progress.published(plans, place.ref, as_of)
    if updates:
        found["updates"] = {
            item.term.slug: {
                "published": item.on.isoformat(),
                **item.update.model_dump(mode="json", by_alias=True, exclude_unset=True),
            }
            for item in updates
        }
    return found


def _dates(plans: Plans, place: Place, as_of: dt.date) -> list[dict[str, Any]]:
    """The dates of a milestone, or of an action of which no milestone names a date."""
    if isinstance(place.item, Action) and place not in progress.timed_items(
        plans, place.key, place.item
    ):
        return []
    return [
        {
            "due": dated.due,
            "first_due": dated.first_due,
            "months_moved": dated.months_moved,
            "state": dated.state,
            "done": dated.done.isoformat() if dated.done else None,
        }
        for dated in progress.dates_of(plans, place, as_of)
    ]


def _csv(plans: Plans, as_of: dt.date) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")  # as RFC 4180 asks
    writer.writerow(name for name, _ in COLUMNS)
    for place in plans.places.values():
        if isinstance(place.item, Action):
            writer.writerow(_harmless(text) for text in _row(plans, place, place.item, as_of))
    return file.getvalue()


def _row(plans: Plans, place: Place, item: Action, as_of: dt.date) -> tuple[str, ...]:
    now = progress.standing(plans, place, as_of)
    dated = progress.dates_of_action(plans, place.key, item, as_of)
    return (
        place.ref,
        place.document.title,
        place.priority.ref if place.priority else "",
        item.short,
        item.text,
        "; ".join(item.dates),
        "; ".join(map(_who, item.lead)),
        "; ".join(map(_who, item.involved)),
        now.rating or "",
        now.work.term.slug if now.work else "",
        (now.work.update.why or "") if now.work else "",
        "yes" if now.stale else "",
        str(len(progress.passed(dated))) if place.document.rated else "",
        as_of.isoformat(),
    )


def _who(part: Part) -> str:
    """A role with the roles within it that are named: "LAP, in particular SEND team"."""
    inside = " and ".join(part.in_particular)
    return f"{part.role}, in particular {inside}" if inside else part.role


def _harmless(text: str) -> str:
    """The same text, with an apostrophe in front where a spreadsheet would see a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
