"""Turning templates into pages: the plans, the day and the language that a page is written from."""

import datetime as dt
import re
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from generator.guides.reading import GuideFile
from generator.languages import formats
from generator.languages.formats import ENGLISH, Speech
from generator.languages.marks import KEPT, bare, english, finished, is_english, waits
from generator.languages.tongues import Tongue
from generator.pages import translation
from generator.pages.addresses import address, label
from generator.pages.page import Crumb, Page, relative
from generator.pages.paper import KINDS, PaperFile, SheetPicture
from generator.pages.rating_words import rating_word
from generator.pages.translation import Version
from generator.pages.words import Explainer, Vocabulary
from generator.plans.plans import Plans
from generator.plans.progress import Dated
from generator.plans.updates import RATINGS

NOT_FOUND = "404.html"
# A compiled template knows how the filters below are called, so it is kept for this very file.
COMPILED = f"__local_offer_{sha256(Path(__file__).read_bytes()).hexdigest()[:12]}_%s.cache"
IDS = re.compile(r'\sid="([^"]+)"')


class Desk(NamedTuple):
    """All that a page is written from, told in its language; `english` is how it was written.

    `root` is the path of the site on its host: the page for addresses that do not exist can be
    shown at any of them, so its links cannot be relative. `paper` are the printed files of each
    page by its address, `sheets` all sheets of the print room.
    """

    plans: Plans
    as_of: dt.date
    tongue: Tongue
    vocabulary: Vocabulary
    english: Plans
    root: str = "/"
    guides: tuple[GuideFile, ...] = ()
    easy: Mapping[str, Any] = MappingProxyType({})
    wanted: Container[str] | None = None
    alone: bool = False
    paper: Mapping[str, Sequence[PaperFile]] = MappingProxyType({})
    sheets: Sequence[SheetPicture] = ()

    @property
    def speech(self) -> Speech:
        """The language that the page speaks."""
        return self.tongue.speech

    @property
    def below(self) -> str:
        """Where its pages are below those of English; "" for a language that is built alone."""
        return "" if self.alone else translation.prefix(self.speech.code)

    @property
    def has_others(self) -> bool:
        """Whether the site has other languages beside this one."""
        return not self.alone and len(self.plans.area.languages) > 1

    def wants(self, path: str) -> bool:
        """Whether a page is to be made."""
        return self.wanted is None or path in self.wanted

    def date(self, text: str) -> str:
        """A date as published, in the words of the page's language."""
        return formats.date(text, self.speech)


@cache
def _environment(speech: Speech) -> Environment:
    env = Environment(
        loader=PackageLoader("generator.pages"),
        bytecode_cache=FileSystemBytecodeCache(pattern=COMPILED),  # a quarter of the time
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        speech.say,
        speech.many,
        newstyle=True,
    )
    spoken: dict[str, Callable[..., str]] = {
        "day": formats.day,
        "date": formats.date,
        "term": formats.term,
        "several": formats.several,
        "timing": formats.timing,
        "labelled": formats.labelled,
        "rating_word": rating_word,
        "number": formats.number,
        "percent": formats.percent,
    }
    env.filters |= {name: _spoken(speak, speech) for name, speak in spoken.items()}
    env.filters["sentence"] = formats.sentence
    env.filters["as_day"] = dt.date.fromisoformat
    env.filters["slug"] = slug
    env.filters["label"] = label
    env.filters["groupby_due"] = by_due
    env.globals["RATINGS"] = RATINGS
    env.filters["english"] = str if speech is ENGLISH else partial(english, start=KEPT)
    # Written out as they are, so that marks are seen and taken away.
    env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    env.globals["years"] = formats.years
    env.globals["full_date"] = partial(formats.full_date, speech)
    return env


def by_due(dates: Sequence[Dated]) -> list[tuple[str, list[Dated]]]:
    """Dates that are the same, together: "July 2026" and all that is due in it."""
    return [(due, list(group)) for due, group in groupby(dates, key=lambda dated: dated.due)]


def slug(text: str) -> str:
    """A word as an id: "co-production" for "Co-production"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _spoken(speak: Callable[..., str], speech: Speech) -> Callable[..., str]:
    # What needs no context is worked out once, and kept with the template for all languages.
    @pass_context
    def spoken(_: Context, *values: Any) -> str:
        return speak(*values, speech)

    return spoken


def write(
    desk: Desk,
    template: str,
    path: str,
    title: str,
    description: str,
    *,
    trail: tuple[Crumb, ...] = (),
    **context: Any,
) -> Page:
    """Fill in a template and give the page. `path` is its address below the site."""
    if not desk.wants(path):
        return Page(path, bare(title), bare(description), "", frozenset())
    words = Explainer(desk.vocabulary)
    described_in = ENGLISH.code if is_english(description) else ""
    shown_title, title, description = title, bare(title), bare(description)
    here = desk.below + path

    def link(target: str) -> str:
        return desk.root + target if path == NOT_FOUND else relative(path, target)

    def file(target: str) -> str:
        # Files that are the same for all languages stand once, below the English pages.
        return relative(here, target)

    def own_up(body: str) -> list[str]:
        return list(translation.notices(desk.tongue, desk.english, path, waits(body)))

    def to(ref: str) -> str:
        return link(address(desk.plans, ref))

    html = (
        _environment(desk.speech)
        .get_template(template)
        .render(
            plans=desk.plans,
            area=desk.plans.area,
            as_of=desk.as_of,
            speech=desk.speech,
            words=words,
            link=link,
            file=file,
            to=to,
            own_up=own_up,
            quotes_translated=translation.quotes_translated(desk.tongue, desk.english, path),
            versions=_versions(desk, path),
            interpreting=_interpreting(desk),
            path=path,
            title=shown_title,
            trail=trail,
            guides=desk.guides,
            easy=_nearest(desk.easy, path),
            paper=_paper(desk, path),
            kinds=KINDS,
            language=formats.language_name(desk.speech.code).own,
            **context,
        )
    )
    html = finished(html)
    # Search speaks the page's language, so a page that does not is not in it.
    untranslated = translation.is_untranslated(desk.tongue, desk.english, path)
    searched = path != NOT_FOUND and not untranslated
    ids = frozenset(IDS.findall(html))
    return Page(path, title, description, html, ids, searched, described_in)


def _versions(desk: Desk, path: str) -> list[Version]:
    if path == NOT_FOUND or not desk.has_others:
        return []
    return translation.versions(desk.plans, desk.speech.code, path)


def _paper(desk: Desk, path: str) -> list[PaperFile]:
    """The printed files of a page in both its editions, in the order of their kinds."""
    whole = path.removesuffix("easy-read/")
    return sorted(desk.paper.get(whole, ()), key=lambda one: list(KINDS).index(one.kind))


def _interpreting(desk: Desk) -> str:
    """The address of the guide on interpreters: the one with sentences to show."""
    found = (file.name for file in desk.guides if file.guide.phrases)
    return next((f"guides/{name}/" for name in found), "")


def _nearest(easy: Mapping[str, Any], path: str) -> Any:
    """The easy read edition of a page, or of the nearest page above it that has one."""
    above = [address for address in easy if path.startswith(address)]
    return easy[max(above, key=len)] if above else None


def fill(desk: Desk, template: str, **context: Any) -> Markup:
    """Fill in a small template, such as a picture, to be placed into a page."""
    return Markup(_environment(desk.speech).get_template(template).render(**context))  # noqa: S704
