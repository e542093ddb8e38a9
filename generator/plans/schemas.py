"""The JSON Schema of each kind of plan file, generated from the model."""

from typing import Any

from pydantic import BaseModel

from generator.plans.area import Area
from generator.plans.comments import Comments
from generator.plans.easy import EasyRead
from generator.plans.flyers import Flyers
from generator.plans.glossary import Glossary
from generator.plans.links import Links
from generator.plans.model import Document
from generator.plans.threads import Threads
from generator.plans.updates import TermUpdates

KINDS: dict[str, type[BaseModel]] = {
    "document": Document,
    "progress": TermUpdates,
    "area": Area,
    "threads": Threads,
    "glossary": Glossary,
    "you-said-we-did": Comments,
    "easy-read": EasyRead,
    "links": Links,
    "flyers": Flyers,
}


def schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of file, by its name."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **kind.model_json_schema(by_alias=True),
        }
        for name, kind in KINDS.items()
    }
