"""What is built to be measured: copies of this project, and its pages as Markdown for others.

The pages of every language are read from the finished site, so that all that are compared build
the same words. They get the same theme and extensions, and a search.
"""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import material
import mkdocs.contrib.search
import yaml
from lxml import html
from markdownify import markdownify

from generator.languages.formats import ENGLISH

ROOT = Path(__file__).parents[2]
LANGUAGE = re.compile(r"^  - \{code: ([\w-]+), name: ([^,]+),.*\n", re.MULTILINE)
"""A language of the site, as it stands in area.yml: its code, and its name in itself."""

WORDS = Path(material.__file__).parent / "templates/partials/languages"
LUNR = Path(mkdocs.contrib.search.__file__).parent / "lunr-language"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
FEATURES = ["navigation.tabs", "navigation.indexes", "navigation.prune"]
"""The quickest that the theme can do, whether its navigation leads to every page or to few."""


def languages(project: Path = ROOT) -> dict[str, str]:
    """The languages of a project: the name of each by its code."""
    found = LANGUAGE.findall((project / "plans/area.yml").read_text("utf-8"))
    return {code: name.strip('"') for code, name in found}


def copy_project(to: Path, times: int = 1, codes: Sequence[str] | None = None) -> None:
    """The project with each document and thread standing there `times` times under new names.

    Of its languages, those named in `codes`, or all. The program is copied too, so that nobody
    who edits it meanwhile disturbs what is measured.
    """
    for name in ("generator", "overrides", "content", "plans"):
        shutil.copytree(ROOT / name, to / name)
    for name in ("links.yml", "flyers.yml"):  # what is printed is not measured here
        (to / "plans" / name).unlink(missing_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", to)
    kept = languages() if codes is None else codes
    for code in kept:
        if (ROOT / "translations" / code).is_dir():  # English has none, nor has a new language
            shutil.copytree(ROOT / "translations" / code, to / "translations" / code)
    area = to / "plans/area.yml"
    text = area.read_text("utf-8")
    fewer = LANGUAGE.sub(lambda line: line.group() if line.group(1) in kept else "", text)
    area.write_text(fewer, "utf-8")
    if times > 1:
        _multiply(to, times)


def _multiply(project: Path, times: int) -> None:
    """Let each document stand there `times` times, with its translations, and each thread."""
    keys = [path.stem for path in (project / "plans").glob("*-2*.yml")]
    names = re.compile(rf"\b({'|'.join(map(re.escape, keys))})\b")
    documents = [project / "plans" / f"{key}.yml" for key in keys]
    catalogs = [path for key in keys for path in project.glob(f"translations/*/*/{key}.po")]
    threads = yaml.safe_load((project / "plans/threads.yml").read_text("utf-8"))
    every = list(threads["threads"])
    for number in range(2, times + 1):
        for path in [*documents, *catalogs]:
            twin = names.sub(rf"\1-{number}", path.read_text("utf-8"))
            path.with_stem(f"{path.stem}-{number}").write_text(twin, "utf-8")
        for thread in threads["threads"]:
            steps = [
                {**step, "at": names.sub(rf"\1-{number}", step["at"])} for step in thread["steps"]
            ]
            every.append({**thread, "ref": f"{thread['ref']}-{number}", "steps": steps})
    text = json.dumps({"threads": every})  # JSON is YAML, and repeats what is repeated
    (project / "plans/threads.yml").write_text(text, "utf-8")


def pages_of(site: Path, codes: Sequence[str], code: str) -> dict[str, Path]:
    """The pages of one language of a finished site, by their place below that language."""
    own = site if code == ENGLISH.code else site / code
    others = {*codes} - {ENGLISH.code} if code == ENGLISH.code else set()
    found = {path.relative_to(own): path for path in sorted(own.rglob("*.html"))}
    return {
        place.as_posix(): path
        for place, path in found.items()
        if place.parts[0] not in others
        and "pagefind" not in place.parts
        and place.name != "404.html"
    }


def give_as_markdown(site: Path, codes: Sequence[str], to: Path) -> int:
    """The pages of a finished site as Markdown, each language in a folder; gives how many."""
    pairs = [
        (page, (to / code / place).with_suffix(".md"))
        for code in codes
        for place, page in pages_of(site, codes, code).items()
    ]
    for _, target in pairs:
        target.parent.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(_write_markdown, pairs, chunksize=16))
    return len(pairs)


def _write_markdown(pair: tuple[Path, Path]) -> None:
    page, target = pair
    main = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    text = markdownify(html.tostring(main.xpath("//main")[0], encoding="unicode"))
    target.write_text(text, "utf-8")


def main_pages(site: Path) -> list[str]:
    """The pages that every page of ours links to at its head and foot, as Markdown."""
    links = html.fromstring((site / "index.html").read_bytes()).xpath("//header//a | //footer//a")
    addresses = ["", *(link.get("href").removeprefix("./") for link in links)]
    found = dict.fromkeys(f"{address}index.html" for address in addresses)
    return [place.replace(".html", ".md") for place in found if (site / place).is_file()]


def plain_project(
    to: Path, markdown: Path, code: str = ENGLISH.code, nav: Sequence[str] = ()
) -> None:
    """A project of plain MkDocs for one language. Its navigation leads to all pages, or to some."""
    shutil.copytree(markdown / code, to / "docs")
    _write_settings(to, {"search": {"lang": lunr_language(code)}}, code, nav)


def static_i18n_project(
    to: Path,
    markdown: Path,
    names: Mapping[str, str],
    nav: Sequence[str] = (),
    structure: str = "folder",
) -> None:
    """A project of mkdocs-static-i18n for all languages, with its search for all of them.

    Its files stand in a folder for each language, or have the language in their names.
    """
    for code in names:
        for path in (markdown / code).rglob("*.md"):
            place = path.relative_to(markdown / code)
            place = (
                Path(code) / place if structure == "folder" else place.with_suffix(f".{code}.md")
            )
            (to / "docs" / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to / "docs" / place)
    spoken = [
        {"locale": code, "name": name, "build": True, "default": code == ENGLISH.code}
        for code, name in names.items()
    ]
    plugins = {"search": {}, "i18n": {"docs_structure": structure, "languages": spoken}}
    _write_settings(to, plugins, ENGLISH.code, nav)


def lunr_language(code: str) -> str:
    """The language that the theme's search is told, which does not know all of them."""
    short = code.split("-")[0]
    return short if (LUNR / f"lunr.{short}.js").is_file() else ENGLISH.code


def _write_settings(to: Path, plugins: Mapping[str, Any], code: str, nav: Sequence[str]) -> None:
    """The settings that all projects of plain MkDocs share."""
    for spoken in languages():
        _give_words(to / "overrides/partials/languages", spoken)
    settings: dict[str, Any] = {
        "site_name": "Plain",
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "language": code,
            "font": False,
            "features": FEATURES,
        },
        "plugins": [{name: dict(options)} for name, options in plugins.items()],
        "validation": {"unrecognized_links": "ignore", "absolute_links": "ignore"},
        "markdown_extensions": EXTENSIONS,
    }
    if nav:
        settings["nav"] = list(nav)
    (to / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _give_words(folder: Path, code: str) -> None:
    """Give the theme words in a language that it lacks: those of the nearest that it has."""
    if (WORDS / f"{code}.html").is_file():
        return
    nearest = next(
        name for name in (code.split("-")[0], "en") if (WORDS / f"{name}.html").is_file()
    )
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(WORDS / f"{nearest}.html", folder / f"{code}.html")
