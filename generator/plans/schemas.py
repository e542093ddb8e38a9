"""The JSON Schema of each kind of plan file, generated from the model."""

from typing import Any

from pydantic import BaseModel

from generator.plans.check import KINDS
from generator.plans.model import Document
from generator.plans.updates import TermUpdates

EVERY: dict[str, type[BaseModel]] = {"document": Document, "progress": TermUpdates, **KINDS}
"""The kinds of files with a fixed name, and the two that there can be many of."""


def schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of file, by its name."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **kind.model_json_schema(by_alias=True),
        }
        for name, kind in EVERY.items()
    }
