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
from typing import Any, Final, NamedTuple

import pikepdf
import typst

from generator.languages.formats import Speech
from generator.printing.fonts import families, fonts
from generator.printing.kept import kept
from generator.printing.scripts import script_of
from generator.printing.spoken import speak

TEMPLATES = Path(str(resources.files("generator.printing"))) / "templates"
STANDARD: Final = "ua-1"


class Unprintable(Exception):  # noqa: N818 - it is the text that is at fault
    """A text that cannot be set: the typefaces have no letter for something in it."""


class Printed(NamedTuple):
    """A printed file: where it is kept, its number of pages, and what the template noted."""

    file: Path
    pages: int
    notes: tuple[Mapping[str, Any], ...]


def speech_data(speech: Speech) -> dict[str, Any]:
    """A language as a template takes it."""
    written = script_of(speech.code)
    return {
        "code": speech.code,
        "lang": written.language,
        "region": written.region,
        "dir": speech.direction,
        "fonts": families(speech.code),
        "tall": written.is_tall,
    }


def press(template: str, data: Mapping[str, Any], speech: Speech, folder: Path) -> Printed:
    """Print `data` by a template such as "document.typ", into a folder of kept files.

    The template gets `data` and the key `speech`. It sets the title of the document, and leaves
    notes for the caller by `metadata((...))`, such as of a box that runs over.

    A process that has printed must not be forked: Typst's threads would be missing in the child.

    Raises:
        Unprintable: there is no letter for something in the text.
        OSError: the folder cannot be written to.

    """
    inputs = _inputs(data, speech)
    mark = f"{template} {inputs}"
    made: list[tuple[bytes, bytes]] = []

    def once(which: int) -> bytes:
        if not made:
            made.append(_print(template, inputs, speech))
        return made[0][which]

    # What is known of the file comes first, so that neither is there without the other.
    about = kept(folder, ".json", mark, lambda: once(1))
    file = kept(folder, ".pdf", mark, lambda: once(0))
    known = json.loads(about.read_bytes())
    return Printed(file, known["pages"], tuple(known["notes"]))


def picture(
    template: str,
    data: Mapping[str, Any],
    speech: Speech,
    folder: Path,
    *,
    ppi: float,
) -> Path:
    """A picture (PNG) of the first page of what would be printed, at so many pixels an inch.

    Raises:
        OSError: the folder cannot be written to.

    """
    inputs = _inputs(data, speech)

    def make() -> bytes:
        source = str(TEMPLATES / template)
        made = _compiler().compile(source, sys_inputs={"data": inputs}, format="png", ppi=ppi)
        pages = made if isinstance(made, list) else [made]
        return pages[0] or b""

    return kept(folder, ".png", f"{template} {ppi} {inputs}", make)


def _inputs(data: Mapping[str, Any], speech: Speech) -> str:
    """What a template gets, as JSON."""
    return json.dumps({**data, "speech": speech_data(speech)}, ensure_ascii=False, sort_keys=True)


@cache
def _compiler() -> typst.Compiler:
    # One for all files: what they share, such as a template or a typeface, is worked out once.
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts())


def _print(template: str, inputs: str, speech: Speech) -> tuple[bytes, bytes]:
    """A PDF, and what is known of it as JSON."""
    source, compiler = str(TEMPLATES / template), _compiler()
    try:
        made = compiler.compile(
            source, sys_inputs={"data": inputs}, pdf_standards=[STANDARD], timestamp=0
        )
    except typst.TypstError as error:
        if "could not be displayed with" in error.message:
            raise Unprintable(error.message) from None
        raise
    found = [one["value"] for one in json.loads(compiler.query("metadata"))]
    said = [value for value in found if isinstance(value, str)]
    notes = [value for value in found if not isinstance(value, str)]
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
        known = {"pages": len(pdf.pages), "notes": notes}
        return finished.getvalue(), json.dumps(known).encode()
