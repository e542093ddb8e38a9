"""axe-core, which checks a page in the browser against WCAG 2.2 and good practice."""

from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.built import PROJECT

SOURCE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
NEVER_SKIPPED = ("color-contrast", "heading-order", "link-name", "region", "target-size")
"""Rules that must have judged something on every page, so that none can go quiet unseen."""

RUN = """async (tags) => {
  const only = {type: "tag", values: tags};
  const rules = {"target-size": {enabled: true}};
  const kinds = ["violations", "incomplete"];
  return await axe.run({runOnly: only, rules: rules, resultTypes: kinds});
}"""
OPEN = "document.querySelectorAll('details').forEach((fold) => { fold.open = true })"


class Faults(NamedTuple):
    """What axe found wrong on one page, a line each."""

    address: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"/{self.address}", *(f"  {line}" for line in self.lines)))


def faults(page: Page, address: str) -> list[Faults]:
    """What is wrong on a page that is open: one entry, or none."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    result = page.evaluate(RUN, TAGS)
    lines = [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'].replace(chr(10), ' ')}"
        for fault in (*result["violations"], *result["incomplete"])
        for node in fault["nodes"]
        if not _drawn(fault, node)
    ]
    ran = {rule["id"] for rule in result["passes"] if rule["nodes"]}
    lines += [f"{rule} judged nothing here" for rule in NEVER_SKIPPED if rule not in ran]
    return [Faults(address, tuple(lines))] if lines else []


def _drawn(fault: dict[str, Any], node: dict[str, Any]) -> bool:
    """Whether this is the contrast of text inside a picture, which axe leaves undecided.

    Those colours are measured with the pictures.
    """
    return bool(fault["id"] == "color-contrast" and node["html"].startswith("<text"))


def report(found: list[Faults]) -> str:
    """All faults of all pages as one text to read."""
    return "\n".join(map(str, found))
