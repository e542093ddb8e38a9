"""Nothing that runs, and nothing that tells another site, gets out of a text in Markdown."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import Abort
from mkdocs.utils import markdown_extensions

from generator.guides.safety import EXTENSIONS, RISKY, harms, html_of, problems_of
from generator.guides.written import ENDINGS
from generator.languages.catalogs import Catalog
from tests import pretend
from tests.built import AS_OF, PROJECT, run, small_project
from tests.made_up import MANY, TEXT
from tests.two_languages import replace

BESIDE = "a picture from another site"

BAD = [
    ("Look [here].\n\n[here]: javascript:go", (3, "a link to javascript:go")),
    ("Look [here](java&#115;cript:go).", (1, "a link to javascript:go")),
    ("Look [here](JAVASCRIPT:go).", (1, "a link to JAVASCRIPT:go")),
    ("Look [here](java\x01script:go).", (1, "a link to java\x01script:go")),
    ("Look.\n\nLook [here](data:text/html,go).", (3, "a link to data:text/html,go")),
    ("Look [here](vbscript:go).", (1, "a link to vbscript:go")),
    ("Look.\n\n![photo]\n\n[photo]: //evil.example/x.png", (5, BESIDE)),
    ("![photo][a]\n\n[a]: https://evil.example/x.png", (3, BESIDE)),
    ("![photo](https://evil.example/x.png)", (1, BESIDE)),
    ("![photo](/\\evil.example/x.png)", (1, BESIDE)),
    ("Look [here](../x/){onclick=go}.", (1, "the attribute onclick")),
    ("# Look {style=go}", (1, "the attribute style")),
    ("Look.\n\n- <script>go</script>", (3, "HTML (<script>)")),
    ("Look <!-- here.", (1, "HTML (<!--)")),
    ("<javascript:go>", (1, "HTML (<javascript:go>)")),
    ("<ftp://evil.example/x>", (1, "HTML (<ftp://evil.example/x>)")),
]


@pytest.mark.parametrize(("body", "said"), BAD)
def test_what_could_do_harm_is_named_with_its_line(body: str, said: tuple[int, str]) -> None:
    """However it is written, it is found once, where it stands, and with what to do."""
    [(line, harm)] = problems_of(body)
    assert (line, harm.message) == said
    assert harm.hint.endswith(".")


GOOD = """## What is *new* {#new}

Ask [the team](../contact/index.md#ask), <https://www.exampleshire.example>, [by post][a] or
[by e-mail](mailto:a@b.example "Write") or [phone](tel:+44). ![A map](map.png){width=300}

| a | b |
|---|:-:|
| 1 | `<b>` in words |

!!! note "Good to know"
    1. One
    2. Two

[a]: http://www.exampleshire.example/x?a=b:c
"""


def test_ordinary_markdown_is_let_through() -> None:
    """Links, pictures of this site, tables, lists and notes are no harm."""
    assert list(problems_of(GOOD.replace("<b>", "b"))) == []
    assert harms(html_of(GOOD)) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<iframe></p>",
        "<p><svg/onload=go></p>",
        "<p>a</p><script>go</script>",
        "<p>a</p><img src=x onerror=go ",
        "<p><!-- a --></p>",
        "<p><?a ?></p>",
        "<!doctype html>",
        "</main>",
        "<a\nhref='java\nscript:go'>a</a>",
        "<a href='&#1;javascript:go'>a</a>",
        "<img srcset='//evil.example/x'>",
        "<p style='background:url(//evil.example)'>",
        "<img src='data:image/svg+xml,x'>",
    ],
)
def test_html_that_could_do_harm_is_found(html: str) -> None:
    """HTML is judged by what is known to be harmless, so that nothing else gets through."""
    assert harms(html)


PIECES = st.sampled_from(
    [
        *(
            "[a]",
            "[a]: ",
            "](",
            ")",
            "javascript:go",
            "//e.example/x",
            "!",
            "[",
            "]",
            "<",
            ">",
            "{",
        ),
        *(
            "}",
            ": onclick=go",
            "script",
            "\n\n",
            "\n",
            "    ",
            "- ",
            "# ",
            "&#106;",
            "&colon;",
            "*",
        ),
        *("`", "```\n", "|", "!!! note\n", "<div markdown>", "</div>", "<a href=", '"', "\\", ":"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@MANY
def test_a_text_without_risky_signs_is_never_harmful(text: str) -> None:
    """What is left unjudged, to save time, can hold nothing that would be refused."""
    if not RISKY.search(text):
        assert harms(html_of(text)) == []
        assert list(problems_of(text)) == []


@given(st.lists(PIECES | TEXT, max_size=12).map("".join))
@MANY
def test_any_text_can_be_judged(text: str) -> None:
    """Judging never fails; each line it names is one of the text; what it lets through is safe."""
    found = list(problems_of(text))
    assert all(1 <= line <= text.count("\n") + 1 for line, _ in found)
    if not found:
        html = html_of(text)
        assert harms(html) == []
        assert not re.search(r"<script|href=\"javascript:|src=\"//|<[^>]* onclick=", html)


def as_keys(setting: str | dict[str, object]) -> list[str]:
    """The name of an extension, which may have settings."""
    return [setting] if isinstance(setting, str) else list(setting)


def test_check_judges_what_the_site_is_built_with() -> None:
    """The extensions and the endings of files are those of mkdocs.yml and of MkDocs."""
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = {name for one in settings["markdown_extensions"] for name in as_keys(one)}
    assert set(EXTENSIONS) == named | {"toc", "tables", "fenced_code"}
    assert sorted(ENDINGS) == sorted(markdown_extensions)


PLANTED = {
    "definition": "[тут]: javascript:alert(document.domain)\n\n[тут]",
    "picture": "![тут](//evil.example/x.png)",
    "tag": "<img src=x onerror=alert(1)>",
}


@pytest.mark.parametrize("how", PLANTED)
def test_a_build_stops_at_what_check_has_missed(how: str, tmp_path: Path) -> None:
    """A translation that no check has seen publishes nothing that could do harm."""
    project = pretend.example()
    (file, *_) = (one for one in project.guides if one.body.strip())
    text = next(one for one in file.body.split("\n\n") if one.strip()[:1].isalpha())
    message = " ".join(text.split())
    planted = {message: (PLANTED[how],)}
    found = {f"guide-{file.name}": Catalog(planted, frozenset(), 1, None, {}, "")}
    with pytest.raises(Abort, match=rf"guides/{file.name}.md \(ru\): error: "):
        pretend.built(project, found, tmp_path / "site")
    assert not list(tmp_path.rglob(f"guides/{file.name}/index.html"))


def test_a_build_stops_at_what_a_setting_makes_of_a_page(tmp_path: Path) -> None:
    """An extension that check does not know can make no link that runs, either."""
    project = small_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [{wikilinks: {base_url: 'javascript:'}}]\n")
    replace(project / "content/about/accessibility.md", "This example", "[[go]] This example")
    assert run("local-offer", "check", cwd=project).returncode == 0
    options = ("--no-print", "--language", "en", "--as-of", AS_OF)
    done = run("local-offer", "build", *options, cwd=project)
    assert done.returncode == 1
    assert "about/accessibility.md (en): error: a link to javascript:go/." in done.stdout
    assert "Traceback" not in done.stdout
    assert not list(project.rglob("accessibility/index.html"))
