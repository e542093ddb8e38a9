"""Building again: only what has changed is made, and the site is what a first build makes of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from generator import site
from generator.languages.catalogs import folder_of
from tests.built import AS_OF, files, run
from tests.pretend import CODE, example, pretend, source
from tests.two_languages import build, project_in_two_languages, replace

WAIT = "Half as many children wait longer than a term."
Change = Callable[[Path], None]
THREAD = """\
  - ref: visits
    short: Visits before the first day
    plain: This is about visits to a new school.
    story: [The strategy of 2021 promised plain English.]
    steps:
      - at: action-plan-2026/1
        plain: The council promised to say more clearly what was decided.
      - at: action-plan-2026/1.1
        plain: All letters were to be written again, with families.
    again: Visits were promised once.
    unknown: Nobody says who came.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in two languages whose site stands, and beside it a copy of all that."""
    folder = project_in_two_languages(tmp_path_factory.mktemp("again") / "project")
    settings = folder / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}site_url: https://promises.example/send/\n")
    (folder / "content" / "logo.txt").write_text("A logo\n")
    build(folder)
    shutil.copytree(folder, folder.with_name("copy"))
    return folder


@pytest.fixture
def project(built: Path) -> Path:
    """The project as it was just after it was built, for a test to change."""
    shutil.rmtree(built)
    shutil.copytree(built.with_name("copy"), built)
    return built


def word_of_an_action(project: Path) -> None:
    """An action in other words, which the catalogs do not know."""
    replace(project / "plans" / "action-plan-2026.yml", "The council will write its letters", "Our")


def catalog_entry(project: Path) -> None:
    """One translation."""
    path = folder_of(project / "translations", CODE) / "action-plan-2026.po"
    replace(path, pretend("Plain letters to families"), "Понятные письма")


def guide_sentence(project: Path) -> None:
    """A sentence in the Markdown of a guide."""
    replace(project / "content" / "guides" / "the-yearly-meeting.md", "a room that", "a place that")


def written_page(project: Path) -> None:
    """A sentence of a page that is no guide."""
    replace(project / "content" / "about" / "accessibility.md", "tested by machine", "tested")


def no_more_update(project: Path) -> None:
    """An update is taken back."""
    (project / "plans" / "progress" / "2026-autumn.yml").unlink()


def new_thread(project: Path) -> None:
    """A page more."""
    path = project / "plans" / "threads.yml"
    path.write_text(path.read_text(encoding="utf-8") + THREAD, encoding="utf-8")


def one_thread_less(project: Path) -> None:
    """A page less, the other having another neighbour."""
    path = project / "plans" / "threads.yml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - ref: plain-words"), text.index("  - ref: speech-therapy")
    path.write_text(text[:start] + text[end:], encoding="utf-8")


def name_of_the_site(project: Path) -> None:
    """What every page says at its top."""
    replace(project / "plans" / "area.yml", "site: Exampleshire SEND promises", "site: Promises")


def word_explained(project: Path) -> None:
    """What a hard word means, wherever it is used."""
    replace(project / "plans" / "glossary.yml", "To make something together", "To do it together")


def another_file(project: Path) -> None:
    """A file that pages may link to, such as captions."""
    (project / "content" / "logo.txt").write_text("Another logo\n")


def moved_file(project: Path) -> None:
    """A file is in another folder, under the same name."""
    (project / "content" / "logo.txt").rename(project / "content" / "about" / "logo.txt")


def no_translation(project: Path) -> None:
    """No translation is there any more."""
    for path in folder_of(project / "translations", CODE).glob("*.po"):
        path.unlink()


CHANGES: tuple[Change, ...] = (
    word_of_an_action,
    catalog_entry,
    guide_sentence,
    written_page,
    no_more_update,
    new_thread,
    one_thread_less,
    name_of_the_site,
    word_explained,
    another_file,
    moved_file,
    no_translation,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_a_build_after_a_change_is_as_a_first_build(
    change: Change, project: Path, tmp_path: Path
) -> None:
    """Whatever was changed, every file is what a build without anything to go by makes."""
    before = files(project / "site")
    change(project)
    same_as_first_build(project, tmp_path)
    assert files(project / "site") != before


def test_a_page_says_when_its_document_is_no_longer_half_translated(
    project: Path, tmp_path: Path
) -> None:
    """Though only one sentence of it has changed, each page of the document owns up to it."""
    path = folder_of(project / "translations", CODE) / "strategy-2021.po"
    catalog = polib.pofile(str(path))
    half = len(catalog) // 2 + 1
    others = [entry for entry in catalog.translated_entries() if entry.msgid != WAIT]
    for entry in others[half - 1 :]:
        entry.msgstr = ""
    catalog.save(str(path))
    build(project)
    replace(project / "plans" / "strategy-2021.yml", WAIT, "Fewer children wait.")
    same_as_first_build(project, tmp_path)


def test_pages_lose_their_link_to_guides_with_the_last_guide(project: Path, tmp_path: Path) -> None:
    """The links around a page are part of it, too."""
    replace(project / "plans" / "area.yml", "guides: [the-yearly-meeting]\n", "")
    build(project)
    shutil.rmtree(project / "content" / "guides")
    same_as_first_build(project, tmp_path)


def test_only_what_has_changed_is_made_again(project: Path) -> None:
    """After a change to one promise, pages that do not speak of it are the same files as before."""
    before = written(project / "site")
    assert "Nothing has changed" in build(project)
    assert written(project / "site") == before
    word_of_an_action(project)
    build(project)
    after = written(project / "site")
    made = {path for path in before if path.endswith(".html") and after[path] != before[path]}
    assert {"action-plan-2026/1.1/index.html", f"{CODE}/action-plan-2026/1.1/index.html"} <= made
    assert not made & {"about/words/index.html", f"{CODE}/about/contact/index.html"}


@pytest.mark.parametrize(
    ("deleted", "edited"),
    [
        ("about/words/index.html", f"{CODE}/changes/index.html"),
        (f"{CODE}/index.html", "assets/look.css"),
    ],
)
def test_what_was_done_to_the_site_by_hand_is_undone(
    deleted: str, edited: str, project: Path
) -> None:
    """What was deleted or edited in the published folder is back after the next build."""
    before = files(project / "site")
    (project / "site" / deleted).unlink()
    (project / "site" / edited).write_text("Hello", "utf-8")
    build(project)
    assert files(project / "site") == before


def test_settings_that_others_inherit_from_are_watched(project: Path) -> None:
    """A change to a file that mkdocs.yml names by INHERIT is published."""
    settings = project / "mkdocs.yml"
    settings.rename(project / "shared.yml")
    settings.write_text("INHERIT: shared.yml\n", "utf-8")
    build(project)
    assert "Nothing has changed" in build(project)
    replace(project / "shared.yml", "https://promises.example/send/", "https://other.example/")
    build(project)
    assert "https://other.example/about/words/" in (project / "site/sitemap.xml").read_text("utf-8")


def test_parts_of_the_pages_tell_together_what_all_tell() -> None:
    """Pages that are marked by several processes get the marks that one process gives them."""
    given = source(example(), {})
    whole = site.marks(given, site.gather(given))
    parts = [site.Part(number, 3) for number in range(3)]
    marks = [site.marks(given, site.gather(given, wanted=part), part) for part in parts]
    assert {path: mark for part in marks for path, mark in part.items()} == whole
    assert all(any(path in part for path in whole) for part in parts)


def written(site: Path) -> dict[str, int]:
    """Every file of a site, with which file on the disk it is."""
    return {path: (site / path).stat().st_ino for path in files(site)}


def same_as_first_build(project: Path, folder: Path) -> None:
    """Build a project again, and a copy of it in which nothing was built before."""
    build(project)
    copy = folder / "copy"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    build(copy)
    again, first = files(project / "site"), files(copy / "site")
    assert again.keys() == first.keys()
    assert [path for path in first if again[path] != first[path]] == []


def test_a_language_built_alone_by_mkdocs_is_complete(tmp_path: Path) -> None:
    """`mkdocs build` in one language brings its own styles and files, and leads to no other."""
    project = project_in_two_languages(tmp_path / "project")
    settings = project / "mkdocs.yml"
    plugin = f"plugins: [{{local-offer: {{language: {CODE}}}}}]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + plugin, encoding="utf-8")
    done = run("mkdocs", "build", "-d", tmp_path / "site", cwd=project, LOCAL_OFFER_AS_OF=AS_OF)
    assert done.returncode == 0, done.stdout
    made = tmp_path / "site"
    assert (made / "assets" / "look.css").is_file()
    assert (made / "data" / "actions.csv").is_file()
    page = (made / "guides" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{CODE}"' in page
    assert 'href="../assets/look.css"' in page
    assert "hreflang" not in page
