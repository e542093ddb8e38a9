"""The one thin place that touches MkDocs: pages go in ready-made, through its public API."""

import datetime as dt
import logging
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import base, defaults
from mkdocs.config import config_options as option
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents

from generator import site
from generator.guides.reading import GuideFile
from generator.pages import guides
from generator.pages.page import Page
from generator.problems import UserError, as_text
from generator.publishing import folder, search

log = logging.getLogger("mkdocs.plugins.local-offer")


class Options(base.Config):  # type: ignore[no-untyped-call]  # mkdocs is half typed
    """What `mkdocs.yml` can set for this plugin."""

    plans = option.Type(str, default="plans")
    """The folder of plan YAML, beside mkdocs.yml."""

    as_of = option.Type((str, dt.date), default="")
    """The day that the site speaks of, such as 2026-04-17. Empty: today in London."""

    search = option.Type(bool, default=True)
    """Whether to make the search index, which `mkdocs serve` always leaves out."""


class ReadyPage(HostPage):
    """A page that is HTML already, so that neither Markdown nor a file is read."""

    def __init__(self, ready: Page, file: File, config: defaults.MkDocsConfig) -> None:
        super().__init__(ready.title, file, config)
        self._ready = ready
        if ready.path.endswith(".html"):
            self.canonical_url = self.abs_url = None  # can be shown anywhere: not for the sitemap

    def read_source(self, config: defaults.MkDocsConfig) -> None:
        """Nothing is read: the page came from data."""
        self.markdown = ""
        self.meta = {"title": self._ready.title, "description": self._ready.description}

    def render(self, config: defaults.MkDocsConfig, files: Files) -> None:
        """Hand over the finished HTML, and the ids that other pages may link to."""
        self.content = self._ready.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set(self._ready.ids)


class LocalOfferPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the pages made from plan YAML to a MkDocs build."""

    def __init__(self) -> None:
        self.serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is `mkdocs serve`."""
        self.serving = command == "serve"

    def on_config(self, config: defaults.MkDocsConfig) -> defaults.MkDocsConfig:
        """Make every page before anything is written; build beside the site that stands."""
        self.root = Path(config.config_file_path).parent
        try:
            day = site.today(str(self.config.as_of))
            path = urlsplit(config.site_url or "/").path or "/"
            content = Path(config.docs_dir)
            self.site = site.gather(self.root / self.config.plans, day, path, content)
        except UserError as error:
            problems = "\n".join(map(as_text, error.problems))
            if not (self.serving and hasattr(self, "site")):
                raise Abort(problems) from None
            # An Abort here would make the server answer nothing until the error is mended.
            log.info("%s\nUntil this is mended, the last good pages are shown.", problems)
        for problem in self.site.warnings:
            log.info(as_text(problem))
        log.info(
            "%d pages from %d documents, as of %s",
            len(self.site.pages),
            len(self.site.desk.plans.documents),
            self.site.desk.as_of,
        )
        area = self.site.desk.plans.area
        config.site_name = area.site
        config.extra["area"] = area
        config.extra["has_guides"] = bool(self.site.desk.guides)
        config.theme.static_templates.discard("404.html")  # ours comes with the other pages
        if not self.serving:
            if not folder.is_safe(Path(config.site_dir)):
                raise Abort(f"{config.site_dir} holds other files. Name an empty folder.")
            self.published = Path(config.site_dir)
            config.site_dir = str(folder.beside(self.published))
            self.warnings = _Counter()
            logging.getLogger("mkdocs").addHandler(self.warnings)
        return config

    def on_files(self, files: Files, *, config: defaults.MkDocsConfig) -> Files:
        """Add the pages and files from data, and leave out what no page uses."""
        for file in list(files):
            if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
        for page in self.site.pages:
            whole = page.path if page.path.endswith(".html") else f"{page.path}index.html"
            file = File.generated(config, whole.removesuffix(".html") + ".md", content="")
            file.dest_uri = whole
            ReadyPage(page, file, config)
            files.append(file)
        for data in self.site.files:
            files.append(File.generated(config, data.path, content=data.content))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: HostPage, config: defaults.MkDocsConfig, files: Files
    ) -> str:
        """Let a guide link to its sources by their keys."""
        guide = self._guide(page)
        return markdown + guides.references(guide) if guide else markdown

    def on_page_content(
        self, html: str, *, page: HostPage, config: defaults.MkDocsConfig, files: Files
    ) -> str:
        """Give a page written in Markdown the same shape as the others."""
        if isinstance(page, ReadyPage):
            return html
        if guide := self._guide(page):
            ready = guides.guide(self.site.desk, guide, html)
        else:
            described = page.meta.get("description", "")
            title = str(page.title)
            ready = site.written_page(self.site.desk, page.url, title, described, html)
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *ready.ids}
        return ready.html

    def _guide(self, page: HostPage) -> GuideFile | None:
        named = {f"guides/{guide.name}.md": guide for guide in self.site.desk.guides}
        return named.get(page.file.src_uri)

    def on_env(self, env: Any, *, config: defaults.MkDocsConfig, files: Files) -> Any:
        """Date every page by the day that the site speaks of: MkDocs would look at the clock."""
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self.site.desk.as_of.isoformat()
        return env

    def on_post_build(self, *, config: defaults.MkDocsConfig) -> None:
        """Make the search index, then let the finished folder take the old one's place."""
        if self.serving:
            return
        if self.warnings.messages and config.strict:
            raise Abort(f"{len(self.warnings.messages)} warnings: nothing was published.")
        fresh = Path(config.site_dir)
        if self.config.search:
            log.info("Indexed %d pages for search", search.index(fresh))
        folder.swap(fresh, self.published)
        self._finish(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-written behind, and say plainly what the disk refused."""
        if not self.serving and hasattr(self, "published"):
            shutil.rmtree(folder.beside(self.published), ignore_errors=True)
            logging.getLogger("mkdocs").removeHandler(self.warnings)
        if isinstance(error, OSError) and error.strerror:
            where = f"{error.filename}: " if error.filename else ""
            reason = f"{where}{error.strerror.lower()}. Nothing was published."
            raise Abort(reason) from None

    def on_serve(self, server: Any, *, config: defaults.MkDocsConfig, builder: Any) -> Any:
        """Watch the plans, so that an edit shows at once."""
        server.watch(str(self.root / self.config.plans))
        return server

    def _finish(self, config: defaults.MkDocsConfig) -> None:
        config.site_dir = str(self.published)
        logging.getLogger("mkdocs").removeHandler(self.warnings)


UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/")


class _Counter(logging.Handler):
    """Counts warnings, so that a strict build can stop before it publishes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
