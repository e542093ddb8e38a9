"""What a page in Markdown may not hold, whoever wrote it: what runs, and what tells other sites.

Its source is judged word by word, for `check`, and so is the HTML that Markdown makes of it: there
nothing can hide in a definition further down, in an entity or behind an attribute.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from generator.guides.blocks import blocks
from generator.problems import shown

EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
)
"""What Markdown can do beside its basics, as in `mkdocs.yml`; the first three are MkDocs' own."""

HTML = re.compile(r"<(?!https?:|mailto:)/?[a-zA-Z][^>]*>|<!--")
RISKY = re.compile(r"[<{]|!\[|\]\((?![\w./#-]*\))|(?<!\])\[[^\[\]]*\]:")
"""Markup, a picture, a link to more than a plain path, a definition: without any of these, Markdown
makes nothing of a text that could do harm."""

SCHEME = re.compile(r"([^/?#:]*):")
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
LOADED = frozenset(("src",))
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""Characters that browsers leave out of an address before they follow it."""

ELEMENTS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd"),
        *("del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre"),
        *("q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var"),
    )
)
"""Elements that only show what is in them; a picture loads a file besides."""

ATTRIBUTES = frozenset(
    (
        *("align", "alt", "class", "colspan", "dir", "height", "href", "id", "lang", "rel"),
        *("rowspan", "scope", "src", "start", "title", "type", "width"),
    )
)
BESIDE = "Put the file beside this one: other sites would see who reads it."
IN_MARKDOWN = "Write it in Markdown, or leave it out."
ADDRESS = "Use an address that starts with https:, mailto: or tel:, or that of a page of this site."


class Harm(NamedTuple):
    """Something that may not be published, and what to do; `found` is as it stands in the text."""

    found: str
    message: str
    hint: str


def html_of(text: str) -> str:
    """What Markdown makes of a text."""
    import markdown

    settings = {"tables": {"use_align_attribute": True}}
    return markdown.markdown(
        text, extensions=list(EXTENSIONS), extension_configs=settings, output_format="html"
    )


def problems_of(body: str) -> Iterator[tuple[int, Harm]]:
    """All that a text in Markdown may not hold, each with its line, counted from 1."""
    if not RISKY.search(body):
        return
    for block in blocks(body):
        if found := HTML.search(block.text):
            line = block.line + block.text.count("\n", 0, found.start())
            yield line, Harm(found.group(), f"HTML ({shown(found.group())})", IN_MARKDOWN)
    for harm in harms(html_of(HTML.sub("", body))):
        before, stands, _ = body.partition(harm.found)
        yield (before.count("\n") + 1 if stands else 1), harm


def harms(html: str) -> list[Harm]:
    """All that HTML may not hold that came from Markdown, each once."""
    judge = _Judge()
    judge.feed(html)
    if "<" in judge.rawdata:
        judge.note(judge.rawdata, "a tag that is never closed", IN_MARKDOWN)
    judge.close()
    return list(dict.fromkeys(judge.found))


class _Judge(HTMLParser):
    """Notes whatever is not known to be harmless."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Harm] = []

    def note(self, found: str, message: str, hint: str) -> None:
        self.found.append(Harm(found, message, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_endtag(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                message = f"the attribute {shown(name)}"
                self.note(name, message, "Leave it out: it could run or load something.")
            elif name in ("href", "src"):
                self._address(name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ELEMENTS:
            self.note(f"<{tag}", f"HTML (<{shown(tag)}>)", IN_MARKDOWN)

    def handle_comment(self, data: str) -> None:
        self.note("<!--", "HTML (<!--)", IN_MARKDOWN)

    def handle_decl(self, decl: str) -> None:
        self.note("<!", "HTML (<!)", IN_MARKDOWN)

    def handle_pi(self, data: str) -> None:
        self.note("<?", "HTML (<?)", IN_MARKDOWN)

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def _address(self, name: str, value: str) -> None:
        followed = UNSEEN.sub("", value).replace("\\", "/").lower()
        scheme = SCHEME.match(followed)
        if scheme and scheme.group(1) not in SCHEMES:
            self.note(value, f"a link to {shown(value)}", ADDRESS)
        elif name in LOADED and (scheme or followed.startswith("//")):
            self.note(value, "a picture from another site", BESIDE)
