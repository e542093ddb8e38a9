"""Everything that a site is made from, read and checked in one run."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.guides import rules as guide_rules
from generator.guides.reading import GuideFile, guide_files, read_guides
from generator.guides.written import read_pages
from generator.plans.check import check as check_plans
from generator.plans.load import Loaded
from generator.plans.plans import Plans
from generator.problems import Problem, did_you_mean, errors, shown_path


class Project(NamedTuple):
    """The plans (None if an error stands in the way), the guides, and all problems.

    `written` are the other pages in Markdown by their path below the folder `content`, `loaded`
    the plan files by their name.
    """

    plans: Plans | None
    guides: tuple[GuideFile, ...]
    problems: tuple[Problem, ...]
    written: Mapping[str, str]
    content: str
    loaded: Mapping[str, Loaded]


def read_project(
    plans_dir: Path, content_dir: Path, as_of: dt.date, leave_out: Collection[str] = ()
) -> Project:
    """Read and check all plans and guides, as of a day (the law must not be too old).

    Plan files named in `leave_out` are neither read nor checked.
    """
    checked = check_plans(plans_dir, leave_out)
    plans, problems = checked.plans, list(checked.problems)
    folder = content_dir / "guides"
    guides = read_guides(folder, shown_path(folder), problems.append)
    written = read_pages(content_dir, shown_path(content_dir), problems.append)
    pictures = (plans.easy.pictures if plans.easy else {}) if plans else None
    for file in guides:
        problems += guide_rules.problems(file, plans, pictures, folder, as_of)
    if plans:
        names = [path.stem for path in guide_files(folder)]
        problems += _home_guides(plans, names, shown_path(plans_dir / "area.yml"))
        problems += _not_yet(plans, shown_path(plans_dir / "progress"), as_of)
    problems.sort()
    return Project(
        None if errors(problems) else plans,
        tuple(guides),
        tuple(problems),
        written,
        shown_path(content_dir),
        checked.loaded,
    )


def _home_guides(plans: Plans, names: Collection[str], area: str) -> Iterator[Problem]:
    """The guides that the home page should show, but that are not there."""
    for name in plans.area.guides:
        if name not in names:
            hint = did_you_mean(name, names) or "Guides are named after their files."
            yield Problem(area, 0, 0, f"there is no guide {name}", hint, "guides")


def _not_yet(plans: Plans, progress: str, as_of: dt.date) -> Iterator[Problem]:
    """Updates that a site of this day leaves out, because they are published later."""
    for term, updates in plans.updates.items():
        if updates.published > as_of:
            message = f"published on {updates.published}, after {as_of}: not shown yet"
            hint = "Check the day, if that is not meant."
            name = f"{progress}/{term.slug}.yml"
            yield Problem(name, 0, 0, message, hint, "published", "warning")
