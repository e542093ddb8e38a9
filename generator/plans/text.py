"""The kinds of text that all records are made of, and the record itself."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

REF_PATTERN = r"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$"
WEB_PATTERN = r"^https?://[^\s<>\"']+$"
FULL_REF_PATTERN = r"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)*$"

Text = Annotated[str, Field(pattern=r"\S")]
Ref = Annotated[
    str,
    Field(pattern=REF_PATTERN, max_length=60, description='A reference such as "1.1" or "a".'),
]
FullRef = Annotated[
    str,
    Field(
        pattern=FULL_REF_PATTERN,
        max_length=200,
        description="A document and a place in it, such as action-plan-2026/1.1a.",
    ),
]
WEB_PATTERN = r"^https?://[^\s<>\"']+$"
WebAddress = Annotated[str, Field(pattern=WEB_PATTERN, description="A full https:// address.")]


class Record(BaseModel):
    """A frozen record that accepts only the fields it describes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
