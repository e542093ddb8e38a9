"""What was kept holds as long as the program and its packages are those that made it."""

import re
import shutil
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

from generator import program, translations
from generator.printing import kept
from generator.program import mark_of_program
from generator.publishing import memory

GRAPH = grimp.build_graph("generator", include_external_packages=True, cache_dir=None)
READS = {"generator.languages.catalogs", "generator.languages.terms", "generator.translations"}
"""What reads and checks a catalog, so that its problems can be kept."""


def upstream(modules: Iterable[str]) -> set[str]:
    """Modules with all that they import, however many steps away."""
    return {name for one in modules for name in (one, *GRAPH.find_upstream_modules(one))}


def packages(modules: Iterable[str]) -> set[str]:
    """The packages, as an index calls them, that imported modules come from."""
    known = packages_distributions()
    tops = {name.split(".")[0] for name in modules} - {"generator"} - set(sys.stdlib_module_names)
    return {normal(package) for top in tops for package in known[top]}


def normal(name: str) -> str:
    """The name of a package in the form in which two are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_printed_depends_on_every_package_that_prints() -> None:
    """A new version of any package that the printing imports prints anew."""
    own = [name for name in GRAPH.modules if name.startswith("generator.printing.")]
    used = packages(name for one in own for name in GRAPH.find_modules_directly_imported_by(one))
    assert used >= {"typst", "pillow", "jinja2"}
    assert used <= set(map(normal, kept.PACKAGES))


def test_what_was_read_of_catalogs_depends_on_all_that_reads_them() -> None:
    """A change to any module that judges a catalog, or to a package that it uses, reads it anew."""
    judges = READS - {"generator.translations"}
    found = upstream(judges)
    paths = [name.removeprefix("generator.").replace(".", "/") for name in found | READS]
    for path in paths:
        is_own = (program.HERE / f"{path}.py").exists()
        parts = [part.removesuffix(".py") for part in translations.PARTS]
        assert not is_own or path in parts or path.split("/")[0] in parts, path
    assert packages(found) <= set(map(normal, translations.PACKAGES))


def test_pages_depend_on_every_package_that_makes_them() -> None:
    """A new version of any package that the pages need makes them anew."""
    used = packages(upstream(["generator.site", "generator.mkdocs_plugin", "generator.crew"]))
    assert used >= {"jinja2", "mkdocs", "pyuca"}
    used -= {"filelock"}  # it keeps other builds away, and has no part in a page
    assert used <= set(map(normal, memory.PACKAGES))


@pytest.mark.parametrize("changed", ["plans/syntax.py", "problems.py", "languages/new.py"])
def test_a_mark_changes_with_the_program(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is changed or new in one of the parts gives another mark; one elsewhere not."""
    shutil.copytree(program.HERE, tmp_path / "generator")
    monkeypatch.setattr(program, "HERE", tmp_path / "generator")
    asked = translations.PARTS, translations.PACKAGES
    mark = mark_of_program.__wrapped__
    before = mark(*asked)
    (tmp_path / "generator" / "cli.py").write_text("# another\n", "utf-8")
    assert mark(*asked) == before
    (tmp_path / "generator" / changed).write_text("# another\n", "utf-8")
    assert mark(*asked) != before


def test_a_mark_changes_with_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a package gives another mark."""
    versions = dict.fromkeys(translations.PACKAGES, "1")
    monkeypatch.setattr(program, "version", versions.__getitem__)
    before = mark_of_program.__wrapped__((), translations.PACKAGES)
    versions["polib"] = "2"
    assert mark_of_program.__wrapped__((), translations.PACKAGES) != before
