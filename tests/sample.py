"""A small good set of plans, to be changed by a test: as files, or as data."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from generator.plans.check import check
from generator.plans.easy import NEEDED
from generator.plans.load import load
from generator.plans.plans import Plans

CASES = Path(__file__).parent / "cases"
GOOD = CASES / "good"
GUIDES = CASES / "guides"

Data = dict[str, dict[str, Any]]


class _InFull(yaml.SafeDumper):
    """Writes data that stands in two places twice, since plans know no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def good_plans(around: Path, changes: Path | None = None) -> Path:
    """Copy the good plans into a folder `plans`, with the files of a case in place of theirs."""
    plans = around / "plans"
    shutil.copytree(GOOD, plans)
    if changes:
        shutil.copytree(changes, plans, dirs_exist_ok=True)
        (plans / "expected.txt").unlink(missing_ok=True)
    return plans


def good_guides(around: Path, changes: Path | None = None) -> Path:
    """A good guide beside the good plans, with the files of a case in place of theirs."""
    plans, guides = good_plans(around), around / "content" / "guides"
    shutil.copytree(GUIDES / "good" / "plans", plans, dirs_exist_ok=True)
    shutil.copytree(GUIDES / "good" / "guides", guides)
    if changes:
        shutil.copytree(changes, guides, dirs_exist_ok=True)
        (guides / "expected.txt").unlink(missing_ok=True)
    if (guides / "plans").exists():
        shutil.copytree(guides / "plans", plans, dirs_exist_ok=True)
        shutil.rmtree(guides / "plans")
    return guides


def good_data() -> Data:
    """The good plans as data, by the name of their files, all values being text."""
    found = {}
    for path in sorted(GOOD.rglob("*.yml")):
        name = path.relative_to(GOOD).as_posix()
        loaded, problems = load(path, name)
        assert loaded, problems
        found[name] = loaded.data
    return found


def rich_data() -> Data:
    """The good plans with the fields added that they leave out."""
    data = good_data()
    plan = data["action-plan.yml"]
    plan |= {"priority_word": "Goal", "action_word": "Step"}
    plan["source"]["note"] = "Read from a copy."
    priority = plan["priorities"][0]
    priority |= {"where": "Page 2", "unclear": "By whom.", "means": ["More letters."]}
    priority["also"] = [{"where": "Page 3", "text": "Tell families much more."}]
    action = priority["actions"][0]
    action |= {"links_text": "See 1.2", "outcomes": ["Families know."], "how": ["By letter."]}
    action |= {"when": "End of term", "unclear": "For whom."}
    action["milestones"][0] |= {"when": "Soon", "unclear": "By whom."}
    data["area.yml"]["contacts"][0]["note"] = "On weekdays."
    return data


def easy_read(lines: list[dict[str, str]], means: str = "A sign.") -> dict[str, Any]:
    """What easy read pages share, with the pictures that they need and no more, and some lines."""
    plain = {"picture": "promise", "text": "This is plain."}
    drawn = {name: f"material/numeric-{number}" for number, name in enumerate(NEEDED)}
    return {
        "pictures": {name: {"icon": icon, "means": means} for name, icon in drawn.items()},
        "ratings": {name: dict(plain) for name in ("blue", "green", "amber", "red", "none")},
        "home": lines,
        "about_ratings": [plain],
    }


def write(data: Data, around: Path) -> Path:
    """Write data as YAML files into a folder `plans`, replacing what stands there."""
    plans = around / "plans"
    shutil.rmtree(plans, ignore_errors=True)
    for name, content in data.items():
        path = plans / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(content, Dumper=_InFull, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8", newline="\n")
    return plans


def sample(around: Path, change: Callable[[Data], None] = lambda data: None) -> Plans:
    """The good plans, changed as asked and read; the change must leave them good."""
    data = good_data()
    change(data)
    checked = check(write(data, around))
    assert checked.plans, checked.problems
    return checked.plans
