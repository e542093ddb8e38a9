"""Pages are valid HTML, so that no browser or screen reader has to guess."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.built import PROJECT

TOOL = PROJECT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = PROJECT / ".htmlvalidate.mjs"


def faults(folder: Path) -> list[str]:
    """Everything that is not valid in a folder of pages, a line each."""
    beside = str(Path(sys.executable).parent)
    node = shutil.which("node", path=beside) or shutil.which("node")
    assert node, "node is not installed: it comes with the packages for tests"
    assert TOOL.exists(), "html-validate is not installed: run npm ci"
    done = subprocess.run(
        [node, TOOL, "--config", RULES, "--formatter", "json", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr, done.stderr
    return [
        f"{Path(file['filePath']).relative_to(folder)}:{fault['line']}:{fault['column']}: "
        f"{fault['message']} ({fault['ruleId']})"
        for file in json.loads(done.stdout)
        for fault in file["messages"]
    ]


def test_every_published_page_is_valid(site: Path) -> None:
    """No page of the published site holds an HTML error."""
    found = faults(site)
    assert not found, "\n".join(found)


def test_every_example_page_is_valid(example_site: Path) -> None:
    """No page of the example site, which shows every state, holds an HTML error."""
    found = faults(example_site)
    assert not found, "\n".join(found)


def test_an_error_is_found(tmp_path: Path) -> None:
    """A heading inside a paragraph and a doubled id are each found, so the check works."""
    page = '<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body><main>{}</main>'
    body = '<h1 id="a">One</h1><p id="a">Text <h2>Two</h2></p>'
    (tmp_path / "page.html").write_text(page.format(body), encoding="utf-8")
    found = "\n".join(faults(tmp_path))
    assert "no-dup-id" in found, found
    assert "close-order" in found or "no-implicit-close" in found, found
