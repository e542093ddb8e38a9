"""A build replaces an earlier build, and nothing else."""

from pathlib import Path

import pytest

from generator.publishing.folder import is_safe, swap
from tests.built import PROJECT, run


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


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_file_or_a_link_is_never_replaced(tmp_path: Path, kind: str) -> None:
    """Only a real folder can be the site."""
    target = tmp_path / "site"
    if kind == "file":
        target.write_text("mine", "utf-8")
    else:
        target.symlink_to(tmp_path)
    assert not is_safe(target)


def test_an_earlier_build_gives_way(tmp_path: Path) -> None:
    """A missing folder, an empty one and an earlier build are all replaced."""
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    assert is_safe(site)
    for number in range(2):
        (fresh / "assets").mkdir(parents=True)
        (fresh / "assets/look.css").write_text(str(number), "utf-8")
        assert is_safe(site)
        swap(fresh, site)
        assert (site / "assets/look.css").read_text("utf-8") == str(number)
