"""A build replaces an earlier build, and nothing else; what it is made from is never touched."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.problems import UserError
from generator.publishing import folder
from generator.publishing.folder import MARK, is_safe, mend, swap
from generator.publishing.target import check_target
from tests.built import AS_OF, PROJECT, files, run, small_project

KILLED = """
import os, signal, sys
from pathlib import Path
from generator.publishing.folder import swap
rename, done = Path.rename, []
def last(path, to):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(path)
    return rename(path, to)
Path.rename = last
swap(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def site_of(path: Path, text: str = "a page") -> Path:
    """A folder with a page, as a build leaves it."""
    fresh = path.with_name("fresh")
    fresh.mkdir(parents=True)
    (fresh / "index.html").write_text(text, "utf-8")
    swap(fresh, path)
    return path


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    """Naming a folder of one's own as the site loses nothing, and says what to do."""
    own = tmp_path / "letters"
    own.mkdir()
    (own / "letter.txt").write_text("mine", "utf-8")
    done = run("local-offer", "build", "--site-dir", own, cwd=PROJECT)
    assert done.returncode == 1
    assert "holds other files. Name an empty folder, or an earlier build." in done.stdout
    assert "Traceback" not in done.stdout
    assert [path.name for path in tmp_path.rglob("*")] == ["letters", "letter.txt"]


@pytest.mark.parametrize("kind", ["file", "link", "circle"])
def test_a_file_or_a_link_is_never_replaced(tmp_path: Path, kind: str) -> None:
    """Only a real folder can be the site."""
    target = tmp_path / "site"
    if kind == "file":
        target.write_text("mine", "utf-8")
    else:
        target.symlink_to(tmp_path if kind == "link" else target)
    assert not is_safe(target)
    with pytest.raises(UserError):
        check_target(target, [tmp_path / "plans"])


def test_an_earlier_build_gives_way(tmp_path: Path) -> None:
    """A missing folder, an empty one and an earlier build are all replaced."""
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    assert is_safe(site)
    site.mkdir()
    for number in range(2):
        fresh.mkdir()
        (fresh / "index.html").write_text(str(number), "utf-8")
        assert is_safe(site)
        swap(fresh, site)
        assert (site / "index.html").read_text("utf-8") == str(number)


def test_a_folder_that_looks_like_a_site_is_not_replaced(tmp_path: Path) -> None:
    """The styles and pages of a site are no proof: the sources and a web server's folder have them.

    Whoever has a site of an older version is told how to say so.
    """
    for path in ("assets/look.css", "index.html", "ru/about/languages/index.html"):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text("mine", "utf-8")
    with pytest.raises(UserError) as error:
        check_target(tmp_path / "site", [])
    (problem,) = error.value.problems
    assert f"put an empty file called {MARK} into it" in problem.hint
    (tmp_path / "site" / MARK).touch()
    check_target(tmp_path / "site", [])


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A project with all its folders, each of which wrongly bears the mark of a site."""
    small_project(tmp_path)
    shutil.copytree(PROJECT / "overrides", tmp_path / "overrides")
    (tmp_path / "translations").mkdir()
    settings = tmp_path / "mkdocs.yml"
    theme = f"theme: {{custom_dir: {(PROJECT / 'overrides').as_posix()}}}"
    text = settings.read_text("utf-8").replace(theme, "theme: {custom_dir: overrides}")
    settings.write_text(text, "utf-8")
    for name in ("plans", "translations", "overrides", "."):
        (tmp_path / name / MARK).touch()
    return tmp_path


@pytest.mark.parametrize(
    "target", ["overrides", "plans", "translations", ".", "..", "plans/site", "overrides/assets"]
)
@pytest.mark.parametrize("program", ["local-offer", "mkdocs"])
def test_a_build_never_replaces_what_it_is_made_from(
    program: str, target: str, sources: Path
) -> None:
    """Neither a folder of sources, nor one in it or around it, not even with the mark of a site."""
    before = files(sources)
    paper = ["--no-print"] if program == "local-offer" else []
    done = run(program, "build", *paper, "--site-dir", target, cwd=sources, LOCAL_OFFER_AS_OF=AS_OF)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert "the site would" in done.stdout or "'site_dir'" in done.stdout, done.stdout
    after = files(sources)
    assert {path: after.get(path) for path in before} == before
    assert {Path(path).parts[0] for path in after.keys() - before.keys()} <= {".cache"}


def test_the_program_and_pieces_are_never_replaced(tmp_path: Path) -> None:
    """A site takes the place neither of the program nor of the languages it is joined from."""
    for target in (Path(folder.__file__).parent, PROJECT / "generator", PROJECT):
        with pytest.raises(UserError):
            check_target(target, [])
    pieces = tmp_path / "pieces"
    site_of(pieces / "en")
    for target in (pieces, pieces / "en", pieces / "en" / "site"):
        done = run("local-offer", "assemble", "pieces/en", "--site-dir", target, cwd=tmp_path)
        assert done.returncode == 1
        assert "pieces/en, from which it is made" in done.stdout
        assert (pieces / "en" / "index.html").read_text("utf-8") == "a page"


def test_a_site_whose_replacing_was_cut_short_is_put_back(tmp_path: Path) -> None:
    """Killed while the old site stands aside, the program finds it again the next time."""
    site, fresh = site_of(tmp_path / "site", "old"), tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "index.html").write_text("new", "utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED, fresh, site], cwd=PROJECT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not site.exists()
    check_target(site, [])
    assert (site / "index.html").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "site"]


def test_a_swap_after_one_that_was_cut_short_loses_nothing(tmp_path: Path) -> None:
    """The old site is deleted only once the new one stands."""
    site_of(tmp_path / "site", "old").rename(folder.before(tmp_path / "site"))
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "fresh", tmp_path / "site")
    mend(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError])
def test_whoever_stops_a_swap_leaves_the_old_site(
    stopped: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl and C at the wrong moment, or a disk that refuses, leaves the site where it was."""
    site, rename = site_of(tmp_path / "site", "old"), Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path.name == "fresh":
            raise stopped
        return rename(path, to)

    (tmp_path / "fresh").mkdir()
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(stopped):
        swap(tmp_path / "fresh", site)
    assert (site / "index.html").read_text("utf-8") == "old"


def test_what_bears_the_name_of_an_old_site_by_chance_is_kept(tmp_path: Path) -> None:
    """A folder of somebody's own beside the site is neither deleted nor taken for the site."""
    own = tmp_path / ".site.old"
    own.mkdir()
    (own / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(UserError) as error:
        check_target(tmp_path / "site", [])
    assert ".site.old" in error.value.problems[0].file
    assert [path.name for path in tmp_path.rglob("*")] == [".site.old", "letter.txt"]


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without"])
def test_a_file_that_is_replaced_stays_as_it_was_elsewhere(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of a site is often the same on the disk as a kept one, which must not be changed."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, "utf-8")
    folder.link(tmp_path / "one", tmp_path / "site")

    def refuse(source: str, target: str) -> None:
        raise OSError(18, "Invalid cross-device link")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    folder.link(tmp_path / "two", tmp_path / "site")
    folder.link_file(tmp_path / "two" / "file", tmp_path / "site" / "file")
    assert (tmp_path / "site" / "file").read_text("utf-8") == "two"
    assert (tmp_path / "one" / "file").read_text("utf-8") == "one"


def test_the_mark_belongs_to_no_language(tmp_path: Path) -> None:
    """It is neither linked into another site nor counted among the files of a language."""
    site = site_of(tmp_path / "site")
    before = folder.state(site)
    (site / MARK).write_text("another", "utf-8")
    assert folder.state(site) == before
    folder.link(site, tmp_path / "other")
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["index.html"]
