"""Every page of the site by its address, with its title, without making any of them."""

from collections.abc import Mapping

from generator.guides.reading import GuideFile
from generator.languages.marks import bare
from generator.pages import easy_read
from generator.pages.desk import Desk
from generator.pages.promises import steps_of
from generator.pages.trails import site_pages
from generator.plans.load import parse

EASY = "easy-read/"


def site_map(desk: Desk, written: Mapping[str, str]) -> dict[str, str]:
    """The title of each standard page by its address, in the language of the desk.

    `written` are the pages in Markdown by their path below the folder of content.
    """
    say, plans = desk.speech.say, desk.plans
    titles = {page.path: page.title for page in site_pages(desk)}
    titles |= {
        "": plans.area.site,
        "search/": say("Search"),
        **({"guides/": say("Guides for families")} if desk.guides else {}),
        **({"about/pictures/": say("What the pictures mean")} if plans.easy else {}),
        **({"threads/": say("Promises over the years")} if plans.threads else {}),
        **{f"threads/{one.ref}/": one.short for one in plans.threads},
        **{f"guides/{file.name}/": file.guide.title for file in desk.guides},
    }
    for key in plans.documents:
        titles |= {step.path: step.title for step in steps_of(desk, key)}
    for path, text in written.items():
        front, _ = parse(text.removeprefix("---\n").partition("\n---\n")[0], path)
        title = str(front.data.get("title", "")) if front else ""
        titles[f"{path.removesuffix('.md')}/"] = title or path
    return {path: bare(title) for path, title in titles.items()}


def addresses(
    desk: Desk, guides: tuple[GuideFile, ...], written: Mapping[str, str]
) -> frozenset[str]:
    """The address of every page, in both editions."""
    easy = (f"{path}{EASY}" for path in easy_read.editions(desk, guides))
    return frozenset([*site_map(desk, written), *easy])
