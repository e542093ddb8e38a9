"""The texts of the interface, which Babel finds in the program's code and templates."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

import generator
from generator.languages.messages import INTERFACE, Message, of_deadlines

KEYWORDS = {
    "say": None,
    "later": None,
    "_": None,
    "gettext": None,
    "many": (1, 2),
    "ngettext": (1, 2),
}
METHODS = [("pages/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {
    "pages/templates/**.html": {
        "newstyle_gettext": "true",
        "silent": "false",
        "extensions": "jinja2.ext.do",
    }
}


def of_interface() -> Iterator[Message]:
    """Every text of the interface, from the program's code and templates."""
    root = Path(generator.__file__).parent
    found = extract_from_dir(root, METHODS, OPTIONS, KEYWORDS)
    for file, line, text, comments, _ in sorted(found, key=lambda one: (one[0], one[1])):
        one, plural = text if isinstance(text, tuple) else (text, "")
        where, note = f"generator/{Path(file).as_posix()}", " ".join(comments)
        if one:
            yield Message(INTERFACE, one, where, line, "", note, plural)
    yield from of_deadlines()
