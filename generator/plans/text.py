"""The kinds of text that all records are made of, and the record itself."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

REF_PATTERN = r"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$"
WEB_PATTERN = r"^https?://[^\s<>\"']+$"
FULL_REF_PATTERN = r"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)*$"


class Reading:
    """What happens to a text when a page speaks another language.

    `translated`: it is put into that language. `kept`: it stays English and is marked as such, so
    that it can be recognised. `domain` is the catalog, if it is not the one of the file.
    """

    def __init__(self, how: Literal["translated", "kept"], domain: str = "") -> None:
        self.how = how
        self.domain = domain


Label = Annotated[str, Field(pattern=r"\S")]
"""Words that are looked up or compared, and that no page shows as they are."""
Text = Annotated[str, Field(pattern=r"\S"), Reading("translated")]
"""Words that a reader sees, in the reader's language."""
Name = Annotated[str, Field(pattern=r"\S"), Reading("kept")]
"""The name of a document or a law, which stays English in every language."""
RoleName = Annotated[str, Field(pattern=r"\S"), Reading("translated", "area")]
"""The name of a role, which is the same wherever it is used."""
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
WebAddress = Annotated[str, Field(pattern=WEB_PATTERN, description="A full https:// address.")]


class Record(BaseModel):
    """A frozen record that accepts only the fields it describes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
