"""The order of the work: plans in, pages and files out. The host is not known here."""

import datetime as dt
import os
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from generator.languages.formats import ENGLISH
from generator.pages import easy_read, guides, standard
from generator.pages.desk import Desk, write
from generator.pages.page import Page
from generator.pages.trails import home_crumb, site_steps
from generator.pages.words import Vocabulary
from generator.problems import Problem, UserError
from generator.project import read_project
from generator.publishing.data import COLUMNS, DataFile, data_files


class Site(NamedTuple):
    """Everything that is published from data, and the warnings that came up on the way."""

    desk: Desk
    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
    warnings: tuple[Problem, ...]


def today(as_of: str | None = None) -> dt.date:
    """The day that the site speaks of: as asked, else SOURCE_DATE_EPOCH, else today in London.

    `local-offer --as-of` asks through LOCAL_OFFER_AS_OF, which wins over `as_of`.

    Raises:
        UserError: the day asked for does not exist.

    """
    if as_of := os.environ.get("LOCAL_OFFER_AS_OF") or as_of:
        try:
            return dt.date.fromisoformat(as_of)
        except ValueError:
            problem = Problem("--as-of", 0, 0, f"{as_of!r} is not a day", "Write it as 2026-04-17.")
            raise UserError([problem]) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            hint = "Set it to seconds since 1970, or unset it."
            problem = Problem("SOURCE_DATE_EPOCH", 0, 0, f"{epoch!r} is not a time", hint)
            raise UserError([problem]) from None
    return dt.datetime.now(ZoneInfo("Europe/London")).date()


def gather(
    plans_dir: Path, as_of: dt.date, root: str = "/", content_dir: Path | None = None
) -> Site:
    """Check the plans and guides and make every page and file of the site, in memory.

    The guides are in `content_dir`, which is beside the plans unless it is named. `root` is the
    path of the site on its host, for the one page that can be shown anywhere.

    Raises:
        UserError: the plans hold an error; it carries all problems of all files.

    """
    project = read_project(plans_dir, content_dir or plans_dir.parent / "content", as_of)
    if project.plans is None:
        raise UserError(project.problems)
    plans, guides_read = project.plans, project.guides
    desk = Desk(plans, as_of, ENGLISH, Vocabulary(plans.words), root, guides_read)
    desk = desk._replace(easy=easy_read.editions(desk, guides_read))
    files = tuple(data_files(plans, as_of))
    pages = (
        *standard.pages(desk),
        *guides.pages(desk),
        *easy_read.pages(desk),
        data_page(desk, files),
    )
    return Site(desk, pages, files, project.problems)


def data_page(desk: Desk, files: tuple[DataFile, ...]) -> Page:
    """The page that describes the files of data."""
    say = desk.speech.say
    return write(
        desk,
        "data.html",
        "about/data/",
        say("Data"),
        say("The same facts as files, for anyone to check, count or reuse."),
        trail=(home_crumb(desk),),
        files=files,
        columns=COLUMNS,
        **site_steps(desk, "about/data/"),
    )


def written_page(desk: Desk, path: str, title: str, description: str, html: str) -> Page:
    """A page that was written in Markdown, in the same shape as the others."""
    body = Markup(html)  # noqa: S704 - made by Markdown from the project's own content
    return write(
        desk,
        "written.html",
        path,
        title,
        description,
        trail=(home_crumb(desk),),
        body=body,
        **site_steps(desk, path),
    )
