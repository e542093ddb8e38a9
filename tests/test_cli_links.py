"""The `local-offer links` and `qr` commands, as staff use them."""

import errno
import shutil
from pathlib import Path

import pytest
import yaml
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from generator.cli import main
from generator.console import read_or_stop
from generator.plans.check import check
from generator.plans.links import CHOICE, Code
from generator.printed import given, save_text
from generator.problems import UserError
from tests.built import AS_OF, PROJECT, run
from tests.sample import CASES, good_plans

HOME = ("--address", "https://send.example.org/")


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Good plans without codes, in the folder that commands are given in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCAL_OFFER_AS_OF", AS_OF)
    return good_plans(tmp_path)


def said(*options: str) -> Result:
    """What the command says to some options; a traceback would fail the test."""
    return CliRunner().invoke(main, options, catch_exceptions=False)


def codes(plans: Path) -> tuple[Code, ...]:
    """The codes in the file, which must be in order."""
    checked = check(plans)
    assert checked.plans, checked.problems
    return checked.plans.links.codes


def new(*options: str) -> str:
    """The digits of a new code."""
    result = said("links", "new", *options)
    assert result.exit_code == 0, result.output
    return result.output[:5]


def test_a_first_code_makes_the_file(plans: Path) -> None:
    """Without a file yet, a code is added, and its address and its size are printed."""
    result = said("links", "new", "--page", "/action-plan/1.1", *HOME)
    assert result.exit_code == 0
    [code] = codes(plans)
    assert (code.page, code.language, code.printed) == ("action-plan/1.1/", CHOICE, ())
    assert f"https://send.example.org/q/{code.code}/" in result.output
    assert "30 mm wide, at least 25 mm" in result.output
    assert said("check").output == "No problems.\n"


def test_codes_are_added_and_listed_with_their_print_runs(plans: Path) -> None:
    """Several codes at once, for places and languages, each with what it is printed on."""
    run_ = ("--on", "A5 flyer", "--where", "Libraries", "--when", "2026-11", "--copies", "200")
    new("--page", "action-plan/", "--language", "all", "--count", "2", "--note", "Both.", *run_)
    digits = new("--page", "/")
    result = said("links", "printed", digits, "--on", "Poster", "--where", "GPs", "--when", "2026")
    assert result.output.startswith("--when: error: when is '2026'. Write a date as 2026-07")
    assert result.exit_code == 1
    again = ("--on", "Poster: big", "--where", "GPs", "--when", "2026-11-20")
    assert said("links", "printed", digits, *again).exit_code == 0
    found = codes(plans)
    assert [code.language for code in found] == ["en", "en", CHOICE]
    assert [len(code.printed) for code in found] == [1, 1, 1]
    listed = said("links").output
    assert f"{digits}  {CHOICE:<16}the home page\n       2026-11-20  Poster: big: GPs\n" in listed
    assert listed.count("2026-11  A5 flyer: Libraries, 200 copies") == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--page", "action-plan/9.9"), "--page: error: there is no page action-plan/9.9/. Did"),
        (("--page", "action-plan", "--language", "bm"), "--language: error: the site has no lang"),
        (("--page", "action-plan", "--edition", "easy read"), "--edition: error: there is no easy"),
        (("--page", "../etc"), "--page: error: page is '../etc/'. Write the address of a page"),
        (("--page", "action-plan", "--on", "A5"), "--when: error: when is missing"),
        (("--page", ""), "--page: error: the page is empty. Name one, such as guides/sendiass/"),
        (("--page", "action-plan", "--on", ""), "--on: error: on is empty"),
        (
            ("--page", "action-plan", "--address", "java script:alert(1)"),
            "java script:alert(1)/q/",
        ),
        (
            ("--page", "action-plan", "--address", f"https://{'x' * 40}.uk"),
            "old phone. Give the site a shorter one.",
        ),
        (("--page", "a", "--page", "action-plan/") * 50 + ("--count", "1000"), "codes left"),
    ],
)
def test_what_leads_nowhere_is_refused(plans: Path, options: tuple[str, ...], message: str) -> None:
    """A wrong page, language or edition is named with what to do, and nothing is written."""
    result = said("links", "new", *options)
    assert result.exit_code == 1
    assert message in result.output
    assert not (plans / "links.yml").exists()


def test_a_page_that_moved_keeps_its_codes(plans: Path) -> None:
    """Once a page has another address, its codes are led there, and the change is recorded."""
    digits, other = new("--page", "action-plan/1.1"), new("--page", "action-plan/")
    path = plans / "links.yml"
    gone = path.read_text(encoding="utf-8").replace("plan/1.1/", "plan/1.9/")
    path.write_text(gone, encoding="utf-8")
    assert "there is no page action-plan/1.9/" in said("check").output
    result = said("links", "moved", "action-plan/1.9", "action-plan/1.2", "--why", "Numbered anew.")
    assert result.exit_code == 0, result.output
    moved, stayed = codes(plans)
    assert (moved.code, moved.page, moved.moved[0].from_) == (
        digits,
        "action-plan/1.2/",
        "action-plan/1.9/",
    )
    assert str(moved.moved[0].on) == AS_OF
    assert (stayed.code, stayed.page, stayed.moved) == (other, "action-plan/", ())
    assert said("check").output == "No problems.\n"
    result = said("links", "moved", "action-plan/1.9", "action-plan/1.2", "--why", "Again.")
    assert "no code leads to action-plan/1.9/" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("action-plan/1.1", "/action-plan/1.1/"), "moved: error: both pages are action-plan/1.1/"),
        (("action-plan/1.1", "action-plan/1.2", "--on", "2099-01-01"), "--on: error: 2099-01-01 h"),
        (("", "action-plan/1.2"), "--page: error: the page is empty"),
        (("action-plan/1.1", " "), "--page: error: the page is empty"),
    ],
)
def test_a_move_to_nowhere_new_is_refused(
    plans: Path, options: tuple[str, ...], message: str
) -> None:
    """To the same page, on a day to come, or with no page: nothing is written."""
    new("--page", "action-plan/1.1")
    before = (plans / "links.yml").read_bytes()
    result = said("links", "moved", *options, "--why", "Renamed.")
    assert result.output.startswith(message)
    assert result.exit_code == 1
    assert (plans / "links.yml").read_bytes() == before


def test_a_file_that_check_would_refuse_is_not_written(plans: Path) -> None:
    """Whatever a command made of the file of codes, what holds between codes is judged first."""
    new("--page", "action-plan/1.1")
    path = plans / "links.yml"
    before = path.read_text(encoding="utf-8")
    found = given(plans, read_or_stop(plans))
    with pytest.raises(UserError) as refused:
        save_text(found, before.replace("page: action-plan/1.1/", "page: action-plan/"))
    [problem] = refused.value.problems
    assert "was issued for action-plan/1.1/, not for action-plan/" in problem.message
    assert (problem.line, problem.column) == (0, 0)
    assert path.read_text(encoding="utf-8") == before


def test_the_kit_of_a_page_that_moved_keeps_its_codes(plans: Path) -> None:
    """The command and `check` say where to write the new page, and neither asks for new codes."""
    shutil.copytree(CASES / "bad" / "flyers-codes", plans, dirs_exist_ok=True)
    (plans / "expected.txt").unlink()
    kits = yaml.safe_load((plans / "flyers.yml").read_text(encoding="utf-8"))["kits"]
    kit = {**kits[0], "page": "inspection/", "codes": {"en": "27840"}}
    (plans / "flyers.yml").write_text(
        yaml.safe_dump({"kits": [{**kit, "priorities": {}}]}), encoding="utf-8"
    )
    result = said("links", "moved", "inspection", "action-plan/1.1", "--why", "Joined.")
    assert result.exit_code == 0, result.output
    checked = said("check")
    assert checked.exit_code == 1
    for output in (result.output, checked.output):
        assert "no code leads to inspection/" in output
        hint = "has moved to action-plan/1.1/: name that in this kit, and keep its codes."
        assert hint in output
        assert "links new --page inspection/" not in output
    text = (plans / "flyers.yml").read_text(encoding="utf-8")
    text = text.replace("page: inspection/", "page: action-plan/1.1/")
    (plans / "flyers.yml").write_text(text, encoding="utf-8")
    assert " error: " not in said("check").output


def test_a_slip_can_be_undone(plans: Path) -> None:
    """Codes that were moved to the wrong page go back; those that were always there stay."""
    for page in ("action-plan/1.1", "action-plan/1.2"):
        assert said("links", "new", "--page", page).exit_code == 0
    before = {code.code: code.page for code in codes(plans)}
    one, two = "action-plan/1.1/", "action-plan/1.2/"
    slip = said("links", "moved", one, two, "--why", "A slip.")
    assert "is still a page of the site" in slip.output
    assert f"undo it with local-offer links moved {two} {one}" in slip.output
    assert {code.page for code in codes(plans)} == {two}
    assert said("links", "moved", two, one, "--why", "Put right.").exit_code == 0
    assert {code.code: code.page for code in codes(plans)} == before


@pytest.mark.parametrize("is_kit_first", [True, False])
def test_the_main_document_can_be_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_kit_first: bool
) -> None:
    """Its kit and the codes name it both: whichever is changed first, the other can follow."""
    root = tmp_path / "area"
    for folder in ("plans", "content", "translations"):
        shutil.copytree(PROJECT / folder, root / folder)
    monkeypatch.chdir(root)
    old, new = "action-plan-2026", "promises-2026"
    for path in (root / "translations").rglob(f"{old}.po"):
        path.rename(path.with_stem(new))
    (root / "plans" / f"{old}.yml").rename(root / "plans" / f"{new}.yml")
    kits = root / "plans" / "flyers.yml"
    for path in [*(root / "plans").glob("*.yml"), *(root / "content").rglob("*.md")]:
        if path.stem != "links" and (path != kits or is_kit_first):
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    told = said("check").output
    assert "links new --page promises-2026/ " not in told
    assert ("run local-offer links moved action-plan-2026/ promises-2026/" in told) == is_kit_first
    for page in ("", "1/", "2/", "3/", "4/"):
        result = said("links", "moved", f"{old}/{page}", f"{new}/{page}", "--why", "Renamed.")
        assert result.exit_code == 0, result.output
    if not is_kit_first:
        assert "The page has moved to promises-2026/" in said("check").output
        kits.write_text(kits.read_text("utf-8").replace(f"page: {old}/", f"page: {new}/"), "utf-8")
    assert said("check").output == "No problems.\n"


def test_too_many_copies_are_a_slip_of_the_finger(plans: Path) -> None:
    """No council prints more than a million of a sheet, nor none."""
    for copies in ("0", "1000001"):
        result = said("links", "new", "--page", "action-plan/", "--copies", copies)
        assert result.exit_code == 2
        assert "1<=x<=1000000" in result.output
    assert not (plans / "links.yml").exists()


def test_a_change_that_is_not_recorded_fails_the_check(plans: Path) -> None:
    """Who only edits the page of an issued code is told to record the change."""
    digits = new("--page", "action-plan/1.1")
    path = plans / "links.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("page: action-plan/1.1/", "page: action-plan/"), encoding="utf-8")
    result = said("check")
    assert f"{digits} was issued for action-plan/1.1/, not for action-plan/" in result.output
    assert result.exit_code == 1


def test_a_full_disk_loses_nothing(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full, the codes stand as they were, and nothing half-written is left."""
    new("--page", "action-plan/1.1")
    before = (plans / "links.yml").read_bytes()
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        write(path, content[:20])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    result = said("links", "new", "--page", "action-plan/")
    assert result.output.startswith("plans/links.yml: error: no space left on device. It was")
    assert result.exit_code == 1
    result = said("qr", "action-plan/", *HOME, "--to", "code.svg")
    assert "code.svg: error: no space left on device" in result.output
    monkeypatch.undo()
    assert (plans / "links.yml").read_bytes() == before
    assert not list(plans.glob(".*"))
    assert not list(Path(plans.parent).glob("*.svg*"))


def test_windows_line_ends_stay(plans: Path) -> None:
    """A file that was saved on Windows keeps its line ends and its byte order mark."""
    new("--page", "action-plan/1.1")
    path = plans / "links.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    new("--page", "action-plan/")
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# yaml")
    assert content.count(b"\n") == content.count(b"\r\n") > 5
    assert len(codes(plans)) == 2


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_code_for_any_page_and_any_printed_code(form: str, tmp_path: Path) -> None:
    """The QR code of a page, and that of a printed code, are written under a telling name."""
    digits = new("--page", "action-plan/1.1")
    for options, name, address in (
        (("action-plan/",), f"qr-action-plan.{form}", "https://send.example.org/action-plan/"),
        (("--code", digits), f"qr-{digits}.{form}", f"https://send.example.org/q/{digits}/"),
        (("/", "--mm", "80"), f"qr-home.{form}", "https://send.example.org/"),
    ):
        result = said("qr", *options, "--format", form, *HOME)
        assert result.exit_code == 0, result.output
        assert f"{name}: {address}, " in result.output
        if form == "png":
            with Image.open(tmp_path / name) as image:
                assert [found.text for found in zxingcpp.read_barcodes(image)] == [address]
        else:
            assert address.encode() in (tmp_path / name).read_bytes()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("action-plan/9.9", *HOME), "--page: error: there is no page action-plan/9.9/"),
        (("action-plan/", "--language", "bn", *HOME), "the site has no language bn"),
        (("action-plan/", "--language", CHOICE, *HOME), "the site has no language reader's choice"),
        (("action-plan/",), "the address of the site is not known. Set site_url in mkdocs.yml"),
        (("action-plan/", "--mm", "20", *HOME), "20 mm is not between 25 and 300 mm"),
        (("action-plan/", "--mm", "nan", *HOME), "nan mm is not between"),
        (("action-plan/", "--address", f"https://{'x' * 40}.uk"), "and 42 are the most"),
        (("action-plan/", "--address", "www.example.org"), "not an address that every phone opens"),
        (("--code", "10203", *HOME), "there is no code 10203"),
        (("--code", "", *HOME), "the code is empty"),
        (("", *HOME), "--page: error: the page is empty"),
        (("--code", "10203", "--language", "en", *HOME), "--language: error: a printed code has"),
        (("--code", "10203", "--edition", "easy read", *HOME), "--edition: error: a printed code"),
        (("action-plan/", "--format", "png", *HOME), "--to: error: old.svg is no name for png"),
        (("action-plan/", "--address", "https://a.example.org/?a=b"), "not an address that every"),
        ((*HOME,), "name a page or a code"),
        (("action-plan/", "--code", "10203", *HOME), "name a page or a code"),
    ],
)
def test_a_code_that_would_not_work_is_refused(
    options: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    """What cannot be read, or leads nowhere, is refused, and what stood there stays."""
    (tmp_path / "old.svg").write_text("old", encoding="utf-8")
    result = said("qr", *options, "--to", "old.svg")
    assert message in result.output
    assert result.exit_code == 1
    assert (tmp_path / "old.svg").read_text(encoding="utf-8") == "old"


def test_the_name_of_a_file_tells_its_format(tmp_path: Path) -> None:
    """A file that ends in .png is a picture without --format; a .jpg is refused."""
    assert said("qr", "action-plan/", *HOME, "--to", "code.PNG").exit_code == 0
    assert (tmp_path / "code.PNG").read_bytes().startswith(b"\x89PNG")
    result = said("qr", "action-plan/", *HOME, "--to", "code.jpg")
    assert result.output.startswith("--to: error: code.jpg is no name for svg or png. Let it end")
    assert result.exit_code == 1
    assert not (tmp_path / "code.jpg").exists()


def test_the_address_of_the_site_is_read_from_its_settings(tmp_path: Path) -> None:
    """With site_url in the settings, nobody needs to name the address."""
    settings = "site_name: Example\nsite_url: https://a.example.org/x\nplugins: [local-offer]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    done = run("local-offer", "links", "new", "--page", "action-plan/", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "https://a.example.org/x/q/" in done.stdout
