"""The plugin of MkDocs: pages go in ready-made, through its public API."""

import datetime as dt
import logging
import shutil
from collections.abc import Collection
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import FileSystemBytecodeCache
from mkdocs.config import base, defaults
from mkdocs.config import config_options as option
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents

from generator import site
from generator.guides import safety
from generator.guides.reading import GuideFile
from generator.languages.marks import bare
from generator.pages import guides
from generator.pages.page import Page
from generator.problems import Problem, UserError, as_text
from generator.publishing import folder, search
from generator.publishing.redirects import check_published
from generator.publishing.sitemap import is_page, sitemap
from generator.publishing.target import check_target
from generator.source import Source, read_source, today

log = logging.getLogger("mkdocs.plugins.local-offer")


class Options(base.Config):  # type: ignore[no-untyped-call]  # mkdocs is half typed
    """What `mkdocs.yml` can set for this plugin."""

    plans = option.Type(str, default="plans")
    """The folder of plan YAML, beside mkdocs.yml."""

    translations = option.Type(str, default="translations")
    """The folder of gettext catalogs, beside mkdocs.yml."""

    language = option.Type(str, default="en")
    """The language of a build by `mkdocs build` or `mkdocs serve`, which speak one."""

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
        ready = self._ready
        self.meta = {
            "title": ready.title,
            "description": ready.description,
            "searched": ready.searched,
            "described_in": ready.described_in,
        }

    def render(self, config: defaults.MkDocsConfig, files: Files) -> None:
        """Hand over the finished HTML, and the ids that other pages may link to."""
        self.content = self._ready.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set(self._ready.ids)


class Piece(NamedTuple):
    """One language of a site that is built language by language: what from, and where to.

    Of its pages only those that have `changed` are made; None stands for all. `addresses` are those
    of all pages and files, as far as they are known beforehand.
    """

    code: str
    source: Source
    folder: Path
    changed: frozenset[str] | None
    addresses: Collection[str]


class LocalOfferPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the pages made from plan YAML to a MkDocs build."""

    def __init__(self) -> None:
        self.serving = False
        self.piece: Piece | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is `mkdocs serve`."""
        self.serving = command == "serve"

    def on_config(self, config: defaults.MkDocsConfig) -> defaults.MkDocsConfig:
        """Make every page before anything is written; build beside the site that stands."""
        self.root = Path(config.config_file_path).parent
        code = self.piece.code if self.piece else str(self.config.language)
        home = home_of(config)
        try:
            given = self.piece.source if self.piece else self._read(config, code)
            self.site = self._gather(given, code, home)
        except UserError as error:
            problems = "\n".join(map(as_text, error.problems))
            if not (self.serving and hasattr(self, "site")):
                raise Abort(problems) from None
            # An Abort here would make the server answer nothing until the error is mended.
            log.info("%s\nUntil this is mended, the last good pages are shown.", problems)
        else:
            if not self.piece:
                for problem in given.warnings:
                    log.info(as_text(problem))
        log.info("%s: %d pages, as of %s", code, len(self.site.pages), self.site.desk.as_of)
        config.site_name = self.site.frame.site
        # Of the theme only its styles are used: to look through its many icons takes time.
        config.theme.dirs = [path for path in config.theme.dirs if path == config.theme.custom_dir]
        config.extra["frame"] = self.site.frame
        # Ours come with the other pages, and know of all languages.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        if home and self.site.desk.below:
            config.site_url = f"{home}{code}/"
        if self.piece:
            config.site_dir = str(self.piece.folder)
        elif not self.serving:
            self._check(config, Path(config.site_dir))
            self.published = Path(config.site_dir)
            config.site_dir = str(folder.beside(self.published))
        if not self.serving:
            self.warnings = _Counter()
            logging.getLogger("mkdocs").addHandler(self.warnings)
        return config

    def _gather(self, given: Source, code: str, home: str) -> site.Site:
        """Make the pages of one language, which stands alone unless it is a piece of a site."""
        if self.piece is None:
            return site.gather(given, code, home, alone=True)
        return site.gather(given, code, home, self.piece.changed)

    def _check(self, config: defaults.MkDocsConfig, target: Path) -> None:
        """Make sure that a folder may be replaced, and that no printed code is lost by that."""
        below = self.config.plans, self.config.translations, config.docs_dir
        sources = [self.root / path for path in (*below, config.theme.custom_dir or "overrides")]
        try:
            check_target(target, sources, self.root)
            check_published(target, self.site.desk.plans.links.issued)
        except UserError as error:
            raise Abort("\n".join(map(as_text, error.problems))) from None

    def _read(self, config: defaults.MkDocsConfig, code: str) -> Source:
        """Read everything for a build of one language, without the others."""
        given = read_source(
            self.root / self.config.plans,
            today(str(self.config.as_of)),
            Path(config.docs_dir),
            self.root / self.config.translations,
        )
        if code not in given.codes:
            hint = "Name one of languages: in area.yml."
            problem = Problem("mkdocs.yml", 0, 0, f"the site has no language {code}", hint)
            raise UserError([problem])
        return given

    def on_files(self, files: Files, *, config: defaults.MkDocsConfig) -> Files:
        """Add the pages and files from data, and leave out what no page uses."""
        shared = not self.site.desk.below
        only = self.piece.changed if self.piece else None
        by_hand = {file.url for file in files.documentation_pages()}
        for file in list(files):
            written = file.is_documentation_page()
            if not (shared or written) or (written and only is not None):
                files.remove(file)
        if shared:
            for style in STYLES:
                files.append(File.generated(config, style, abs_src_path=str(THEME / style)))
        for page in self.site.pages:
            if only is not None and page.path not in only:
                continue
            whole = page.path if page.path.endswith(".html") else f"{page.path}index.html"
            file = File.generated(config, whole.removesuffix(".html") + ".md", content="")
            file.dest_uri = whole
            ReadyPage(page, file, config)
            files.append(file)
        for data in self.site.files:
            if only is not None and data.path not in only:
                continue
            # Without being asked to, MkDocs leaves out a file whose name begins with a dot.
            kept = InclusionLevel.INCLUDED
            file = File.generated(config, data.path, content=data.content, inclusion=kept)
            files.append(file)
        if shared and self.site.frame.home:
            content = self._sitemap(by_hand)
            files.append(File.generated(config, "sitemap.xml", content=content))
        return files

    def _sitemap(self, by_hand: Collection[str]) -> bytes:
        """The sitemap of all languages. `by_hand` are the addresses of pages in Markdown."""
        given, home = self.site, self.site.frame.home
        codes = [code for code, _ in given.frame.versions] or [given.frame.code]
        known = self.piece.addresses if self.piece else ()
        made = {*by_hand, *(page.path for page in given.pages), *known}
        pages = {path for path in made if is_page(path)}
        return sitemap(home, pages, codes, given.desk.as_of)

    def on_page_markdown(
        self, markdown: str, *, page: HostPage, config: defaults.MkDocsConfig, files: Files
    ) -> str:
        """Say a page in its language, and let a guide link to its sources by their keys."""
        guide = self._guide(page)
        if guide:
            page.meta["title"] = bare(guide.guide.title)
            return guide.body + guides.references(guide)
        return site.written_body(self.site.desk.tongue, page.file.src_uri, markdown)

    def on_page_content(
        self, html: str, *, page: HostPage, config: defaults.MkDocsConfig, files: Files
    ) -> str:
        """Give a page written in Markdown the same shape as the others."""
        if isinstance(page, ReadyPage):
            return html
        self._must_be_safe(page.file.src_uri, html)
        if guide := self._guide(page):
            ready = guides.guide(self.site.desk, guide, html)
        else:
            described = page.meta.get("description", "")
            title = str(page.title)
            source = page.file.src_uri
            ready = site.written_page(self.site.desk, page.url, source, title, described, html)
        page.meta["title"], page.meta["description"] = ready.title, ready.description
        page.meta["searched"] = ready.searched
        page.meta["described_in"] = ready.described_in
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *ready.ids}
        return ready.html

    def _must_be_safe(self, path: str, html: str) -> None:
        """Let nothing out that runs or that calls another site, whichever catalog it came from."""
        code, found = self.site.desk.speech.code, safety.harms(bare(html))
        problems = [Problem(f"{path} ({code})", 0, 0, one.message, one.hint) for one in found]
        if problems:
            raise Abort("\n".join([*map(as_text, problems), "Nothing was published."]))

    def _guide(self, page: HostPage) -> GuideFile | None:
        named = {f"guides/{guide.name}.md": guide for guide in self.site.desk.guides}
        return named.get(page.file.src_uri)

    def on_env(self, env: Any, *, config: defaults.MkDocsConfig, files: Files) -> Any:
        """Date every page by the day that the site speaks of: MkDocs would look at the clock."""
        env.bytecode_cache = FileSystemBytecodeCache()  # each language uses the same templates
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
        if not self.piece:
            if self.config.search:
                self._index(fresh)
            folder.swap(fresh, self.published)
            config.site_dir = str(self.published)
        logging.getLogger("mkdocs").removeHandler(self.warnings)

    def _index(self, fresh: Path) -> None:
        """Make both parts of the search index."""
        pages = sorted(path.parent.relative_to(fresh) for path in fresh.rglob("index.html"))
        paths = ["" if path == Path() else f"{path.as_posix()}/" for path in pages]
        parts = search.parts(paths, self.site.desk.plans.rated)
        with search.started() as pagefind:
            count = sum(search.index(pagefind, fresh, name, mine) for name, mine in parts.items())
        log.info("%d pages can be searched", count)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-written behind, and say plainly what the disk refused."""
        if hasattr(self, "published"):
            shutil.rmtree(folder.beside(self.published), ignore_errors=True)
        if hasattr(self, "warnings"):
            logging.getLogger("mkdocs").removeHandler(self.warnings)
        if isinstance(error, OSError) and error.strerror:
            where = f"{error.filename}: " if error.filename else ""
            reason = f"{where}{error.strerror.lower()}. Nothing was published."
            raise Abort(reason) from None

    def on_serve(self, server: Any, *, config: defaults.MkDocsConfig, builder: Any) -> Any:
        """Watch the plans, so that an edit shows at once."""
        server.watch(str(self.root / self.config.plans))
        if (translations := self.root / self.config.translations).is_dir():
            server.watch(str(translations))
        return server


THEME = Path(str(resources.files("material"))) / "templates"
STYLES = ("assets/stylesheets/main.57a0d79d.min.css",)
"""What pages use of Material; its name changes with its version, which is pinned."""


def home_of(config: defaults.MkDocsConfig) -> str:
    """The full address of the site, ending in a slash; "" if it is not known."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


class _Counter(logging.Handler):
    """Counts warnings, so that a strict build can stop before it publishes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
