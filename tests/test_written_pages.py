"""Pages in Markdown that are not guides: held to the same rules, and no surprise in a build."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.built import AS_OF, run, small_project
from tests.sample import good_guides

PAGE = "---\ntitle: Our work\ndescription: What we do.\n---\n\nWe write letters.\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of content beside good plans, in the folder that commands are given in."""
    good_guides(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCAL_OFFER_AS_OF", AS_OF)
    return tmp_path / "content"


def said(content: Path, **files: str | bytes) -> list[str]:
    """What check says when files are put into the folder, by their paths."""
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    *lines, _ = result.output.splitlines()
    assert result.exit_code == (1 if lines else 0)
    return lines


UNSAFE = "HTML (<script>) in a page. Write it in Markdown, or leave it out."
OUTSIDE = (
    "a picture from another site in a page. "
    "Put the file beside this one: other sites would see who reads it."
)
SAFE = "Use an address that starts with https:, mailto: or tel:, or that of a page of this site."
START = "Start the file with a line of three dashes, then title: and the rest."
NAME = (
    "the file name cannot be the address of a page. "
    "Use small letters, digits and dashes, such as about/our-work.md."
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{PAGE}\n<script>go()</script>\n", f"8:1: error: {UNSAFE}"),
        (f"{PAGE}\n![a]\n\n[a]: //evil.example/x.png\n", f"10:1: error: {OUTSIDE}"),
        (
            f"{PAGE}\n[a](javascript:go)\n",
            f"8:1: error: a link to javascript:go in a page. {SAFE}",
        ),
        (f"{PAGE}\na\x07b\n", "8:2: error: an invisible control character (U+0007). Delete it."),
        (
            PAGE.replace("write", "é").encode("latin-1"),
            "6:4: error: this is not UTF-8 text. Save the file with encoding UTF-8.",
        ),
        ("We write letters.\n", f"1:1: error: the front matter is missing. {START}"),
        (
            PAGE.replace("Our work", "Our: work"),
            "2:11: error: a colon stands where none can be. "
            "Put text with a colon in it in quotes, and check the indentation.",
        ),
        (PAGE.replace("title: Our work\n", ""), "2:1: error: title is missing. Add it here."),
        (
            PAGE.replace("description:", "descripton:"),
            "3:1: error: the key descripton is not known here. Did you mean description?",
        ),
    ],
    ids=lambda value: str(value)[-30:] if isinstance(value, str) else "latin-1",
)
def test_what_is_wrong_with_a_page_is_said_with_its_place(
    text: str | bytes, problem: str, content: Path
) -> None:
    """Check names the file, the line and the column, and what to do."""
    assert said(content, **{"about/our-work.md": text}) == [f"content/about/our-work.md:{problem}"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("about/index.md", NAME),
        ("index.md", NAME),
        ("README.md", NAME),
        ("about/Our Work.md", NAME),
        ("about/our-work.markdown", "the name ends in .markdown. Rename it to our-work.md."),
        ("guides/asking.mkd", "the name ends in .mkd. Rename it to asking.md."),
        ("guides/more/asking.md", "a guide in a folder of its own. Put it into guides/ itself."),
    ],
)
def test_a_page_that_could_not_be_built_is_refused(name: str, problem: str, content: Path) -> None:
    """A name that MkDocs would take for another page is refused before a build."""
    assert said(content, **{name: PAGE}) == [f"content/{name}: error: {problem}"]


def test_hidden_files_are_left_alone(content: Path) -> None:
    """A draft that MkDocs makes no page of is not judged, translated or published."""
    hidden = (".draft.md", "about/.draft.md", ".drafts/a.md", "templates/a.md")
    assert said(content, **dict.fromkeys(hidden, "<script>go()</script>")) == []


def test_a_page_beside_hidden_ones_is_built(tmp_path: Path) -> None:
    """A new page is published at its address, and drafts beside it stay out of the way."""
    project = small_project(tmp_path)
    (project / "content" / "about" / "our-work.md").write_text(PAGE, encoding="utf-8")
    (project / "content" / "about" / ".draft.md").write_text("---\nnothing", encoding="utf-8")
    options = ("--no-print", "--language", "en", "--as-of", AS_OF, "--site-dir", "built")
    done = run("local-offer", "build", *options, cwd=project)
    assert done.returncode == 0, done.stdout
    page = (project / "built" / "about" / "our-work" / "index.html").read_text(encoding="utf-8")
    assert "We write letters." in page
    assert not list((project / "built").rglob("*draft*"))
