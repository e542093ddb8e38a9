"""Every page of a built site, and the fullest page of each kind."""

import json
from pathlib import Path
from typing import Any

KINDS = (
    "home",
    "plan",
    "strategy",
    "inspection",
    "priority",
    "action",
    "thread",
    "threads",
    "ratings",
    "words",
    "documents",
    "contact",
    "data",
    "accessibility",
    "search",
    "changes",
    "you said, we did",
    "guide",
    "guide for clinicians",
    "guides",
    "easy read",
    "easy read of a guide",
    "pictures",
    "not found",
)
"""What a reader would call a page, by what it is for."""

FIXED = {
    "home": "",
    "threads": "threads/",
    "ratings": "about/ratings/",
    "words": "about/words/",
    "documents": "about/documents/",
    "contact": "about/contact/",
    "data": "about/data/",
    "accessibility": "about/accessibility/",
    "search": "search/",
    "changes": "changes/",
    "you said, we did": "you-said-we-did/",
    "guides": "guides/",
    "pictures": "about/pictures/",
    "not found": "404.html",
}


def addresses(site: Path) -> tuple[str, ...]:
    """The address of every page below the site: "", "404.html", "action-plan-2026/1.1/"."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    # The pages behind printed codes only lead on: they are tried by themselves.
    own = (address for address in found if not address.startswith("q/"))
    return tuple(sorted(address.removesuffix("index.html") for address in own))


def kinds(site: Path) -> dict[str, str]:
    """One page of each kind with its address: where several are alike, the one with most on it."""
    documents = {path.stem: json.loads(path.read_bytes()) for path in site.glob("data/*.json")}

    def fullest(*candidates: str) -> str:
        return max(candidates, key=lambda address: (site / address / "index.html").stat().st_size)

    def of_kind(kind: str) -> list[str]:
        return [f"{name}/" for name, item in documents.items() if item["kind"] == kind]

    plans = {name: item for name, item in documents.items() if item.get("rated")}
    priorities = {
        f"{name}/{priority['ref']}/": priority
        for name, item in plans.items()
        for priority in item["priorities"]
    }
    actions = [
        f"{address.split('/')[0]}/{action['ref']}/"
        for address, priority in priorities.items()
        for action in _list(priority, "actions")
    ]
    threads = _below(site, "threads/*/")
    guides = _below(site, "guides/*/")
    staff = [address for address in guides if "one-page" in _source(site, address)]
    found = {
        **FIXED,
        "plan": fullest(*(f"{name}/" for name in plans)),
        "strategy": fullest(*of_kind("strategy")),
        "inspection": fullest(*of_kind("inspection")),
        "priority": fullest(*priorities),
        "action": fullest(*actions),
        "thread": fullest(*threads),
        "guide": fullest(*(one for one in guides if 'class="finder"' in _source(site, one))),
        "guide for clinicians": fullest(*staff),
        "easy read": fullest(*_below(site, "*/*/easy-read/", "guides/")),
        "easy read of a guide": fullest(*_below(site, "guides/*/easy-read/")),
    }
    assert sorted(found) == sorted(KINDS)
    return found


def _below(site: Path, pattern: str, but: str = "-") -> list[str]:
    """The English addresses of a form, but for those that start in some way."""
    found = (path.relative_to(site).as_posix() for path in site.glob(f"{pattern}index.html"))
    return [
        path.removesuffix("index.html")
        for path in sorted(found)
        if not path.startswith(but) and not _other_language(site / path.split("/")[0])
    ]


def _other_language(folder: Path) -> bool:
    """Whether a folder of a site holds it in another language: each has a page about languages."""
    return (folder / "about" / "languages").exists()


def _source(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def _list(item: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return list(item.get(key) or ())
