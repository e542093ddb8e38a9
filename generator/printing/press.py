"""The press: a template and data in, a PDF out that eyes, ears and search read alike.

Typst sets the page. It writes what it drew as text, glyph by glyph, which in Arabic and Bengali is
not what was said; so every piece of text is written into the PDF a second time, as its source has
it (`ActualText`, ISO 32000-1, 14.9.4). The bytes depend on nothing but template, data and fonts.
"""

import io
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import typst

from generator.languages.formats import Speech
from generator.printing.fonts import families, fonts
from generator.printing.spoken import speak

TEMPLATES = Path(str(resources.files("generator.printing"))) / "templates"
STANDARD = "ua-1"
_TYPST_LANGUAGES = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW"), "en": ("en", "GB")}
_TALL = ("ar", "bn")


class Unprintable(Exception):  # noqa: N818 - it is the text that is at fault
    """A text that cannot be set: the typefaces have no letter for something in it."""


class Printed(NamedTuple):
    """A printed file: its bytes, its number of pages, and what the template noted."""

    pdf: bytes
    pages: int
    notes: tuple[Mapping[str, Any], ...]


def speech_data(speech: Speech) -> dict[str, Any]:
    """A language as a template takes it."""
    lang, region = _TYPST_LANGUAGES.get(speech.code, (speech.code, None))
    return {
        "code": speech.code,
        "lang": lang,
        "region": region,
        "dir": speech.direction,
        "fonts": families(speech.code),
        "tall": speech.code in _TALL,
    }


@cache
def _compiler() -> typst.Compiler:
    # One for all files: what they share, such as a template or a typeface, is worked out once.
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts())


def press(template: str, data: Mapping[str, Any], speech: Speech) -> Printed:
    """Print `data` by a template of this package, such as "guide.typ".

    The template gets `data` and the key `speech`. It sets the title of the document, and leaves a
    note for the caller by `metadata((...))`, such as a box that runs over.

    Raises:
        Unprintable: there is no letter for something in the text.

    """
    given = {**data, "speech": speech_data(speech)}
    inputs = {"data": json.dumps(given, ensure_ascii=False, sort_keys=True)}
    source, compiler = str(TEMPLATES / template), _compiler()
    try:
        made = compiler.compile(source, sys_inputs=inputs, pdf_standards=[STANDARD], timestamp=0)
    except typst.TypstError as error:
        if "could not be displayed with" in error.message:
            raise Unprintable(error.message) from None
        raise
    found = [one["value"] for one in json.loads(compiler.query("metadata"))]
    said = [value for value in found if isinstance(value, str)]
    notes = tuple(value for value in found if not isinstance(value, str))
    assert isinstance(made, bytes)  # noqa: S101 - PDF is one file
    with pikepdf.open(io.BytesIO(made)) as pdf:
        speak(pdf, said)
        pdf.Root.Lang = pikepdf.String(speech.code)
        finished = io.BytesIO()
        pdf.save(
            finished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return Printed(finished.getvalue(), len(pdf.pages), notes)
