"""Sites, each built once: the published plans, and an example area that shows every state."""

from pathlib import Path

import pytest

from tests.built import AS_OF, EXAMPLE, PROJECT, run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that accepts what the pages look like now."""
    text = "Write the pages as they are now to tests/golden/, to be reviewed as a diff."
    parser.addoption("--update-golden", action="store_true", help=text)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the English site built from the published plans."""
    return _built(
        PROJECT, tmp_path_factory.mktemp("published") / "site", "--language", "en", "--no-print"
    )


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of a made-up area, whose progress shows every state."""
    return _built(EXAMPLE, tmp_path_factory.mktemp("example") / "site", "--no-print")


@pytest.fixture(scope="session")
def all_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole published site: all its languages, and all that is printed."""
    return _built(PROJECT, tmp_path_factory.mktemp("languages") / "site")


@pytest.fixture(params=["site", "example_site"], scope="session")
def each_site(request: pytest.FixtureRequest) -> Path:
    """The published site, then the example site."""
    found: Path = request.getfixturevalue(request.param)
    return found


def _built(project: Path, folder: Path, *options: str) -> Path:
    done = run(
        "local-offer", "build", "--as-of", AS_OF, "--site-dir", folder, *options, cwd=project
    )
    assert done.returncode == 0, done.stdout
    return folder
