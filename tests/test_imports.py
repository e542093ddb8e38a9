"""The parts of the program know each other in one direction only."""

import shutil
from pathlib import Path

import grimp
import pytest

from tests.built import PROJECT, run

CONTRACTS = "Contracts: {kept} kept, {broken} broken."


def modules(package: Path) -> set[str]:
    """The names of all modules of a package, as they stand on the disk."""
    paths = (path.relative_to(package.parent) for path in package.rglob("*.py"))
    return {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths}


def test_imports_run_one_way() -> None:
    """Every contract in pyproject.toml is kept by the program as it stands."""
    done = run("lint-imports", "--no-cache", cwd=PROJECT)
    assert CONTRACTS.format(kept=3, broken=0) in done.stdout, done.stdout
    assert done.returncode == 0


def test_no_module_escapes_the_contracts() -> None:
    """The graph that the contracts judge has every module, and the imports that join them."""
    graph = grimp.build_graph("generator", include_external_packages=True, cache_dir=None)
    assert {name for name in graph.modules if name.startswith("generator")} == modules(
        PROJECT / "generator"
    )
    assert graph.find_modules_that_directly_import("mkdocs") == {
        "generator.cli",
        "generator.host",
        "generator.mkdocs_plugin",
    }
    assert graph.chain_exists("generator.cli", "generator.problems", as_packages=True)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("plans/terms.py", "from generator.pages import page"),
        ("plans/terms.py", "import babel"),
        ("languages/formats.py", "from generator.pages import page"),
        ("pages/page.py", "from generator import site"),
        ("pages/page.py", "import mkdocs"),
        ("site.py", "from generator import mkdocs_plugin"),
        ("odd_part.py", '"""A part that has no place yet."""'),
    ],
)
def test_a_wrong_import_breaks_a_contract(tmp_path: Path, module: str, line: str) -> None:
    """One import against the direction, or a part without a place, is found and named."""
    shutil.copytree(PROJECT / "generator", tmp_path / "generator")
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    with (tmp_path / "generator" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = run("lint-imports", "--no-cache", cwd=tmp_path)
    assert done.returncode == 1
    assert CONTRACTS.format(kept=3, broken=0) not in done.stdout
    assert module.removesuffix(".py").replace("/", ".") in done.stdout
