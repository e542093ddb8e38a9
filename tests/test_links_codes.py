"""Printed codes: their digits, the file that keeps them, and the page behind each."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.plans import links_digits, links_file
from generator.plans.check import check
from generator.plans.links import CHOICE, Code, Links, Moved, Printed
from generator.plans.load import parse
from generator.problems import UserError
from generator.publishing.redirects import (
    Redirect,
    check_published,
    published_codes,
    redirect_files,
)
from generator.site import gather
from generator.source import Source, source_of, today
from tests.built import PROJECT
from tests.made_up import TEXT
from tests.pretend import CODE, catalogs, read, two_languages
from tests.sample import good_plans

DIGITS = st.integers(links_digits.FIRST, links_digits.LAST).map(str)
NAMES = TEXT.filter(lambda text: text.strip() and not set(text) & set("\x85\u2028\u2029"))
PAGES = st.sampled_from(["", "guides/", "guides/sendiass/", "action-plan-2026/1.1/"])
RUNS = st.builds(
    Printed,
    on=NAMES,
    where=NAMES,
    when=st.sampled_from(["2026-12", "2026-12-04"]),
    copies=st.none() | st.integers(1, 100_000),
)
CODES = st.builds(
    Code,
    code=DIGITS,
    page=PAGES,
    language=st.sampled_from([CHOICE, "bn", "zh-Hans", "no"]),
    note=st.none() | NAMES,
    printed=st.lists(RUNS, max_size=2).map(tuple),
)


def is_slip(one: str, other: str) -> bool:
    """Whether one mistyped digit, or two swapped neighbours, turn one code into another."""
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    return len(wrong) == 1


@given(issued=st.sets(DIGITS, max_size=40), counts=st.lists(st.integers(1, 30), max_size=4))
@settings(max_examples=15, deadline=None)
def test_no_code_is_used_twice_and_no_slip_leads_to_another(
    issued: set[str], counts: list[int]
) -> None:
    """However codes are asked for, new digits are new, and far from all that were issued."""
    for count in counts:
        fresh = links_digits.fresh(issued, count)
        assert len(set(fresh)) == count
        for new in fresh:
            assert len(new) == 5
            assert new.isdecimal()
            assert new[0] != "0"
            assert new not in issued
            assert not any(is_slip(new, old) for old in {*issued, *fresh} - {new})
        issued |= set(fresh)


def test_when_no_codes_are_left_fewer_are_given() -> None:
    """A request that cannot be met gives what there is, rather than a code that is too close."""
    every = links_digits.fresh((), 100_000)
    assert 3000 < len(every) < 90_000
    assert links_digits.fresh(every, 1) == []


@given(
    every=st.lists(CODES, min_size=1, max_size=5, unique_by=lambda code: code.code),
    first=st.integers(0, 4),
    run=RUNS,
)
@settings(max_examples=50, deadline=None)
def test_whatever_is_added_is_read_back(every: list[Code], first: int, run: Printed) -> None:
    """Codes and print runs with any words in them come out of the file as they went in."""
    text, held = links_file.HEAD, Links()
    for codes in (tuple(every[:first]), tuple(every[first:])):
        if codes:
            text = links_file.with_codes(text, "links.yml", held, codes)
            issued = {code.code: code.page for code in codes}
            held = Links(issued=held.issued | issued, codes=(*held.codes, *codes))
    text = links_file.with_run(text, "links.yml", held, held.codes[-1].code, run)
    last = held.codes[-1]
    last = last.model_copy(update={"printed": (*last.printed, run)})
    loaded, problems = parse(text, "links.yml")
    assert loaded, problems
    assert Links.model_validate(loaded.data) == Links(
        issued=held.issued, codes=(*held.codes[:-1], last)
    )


BY_HAND = """\
# Our codes. Ask the SEND team.
issued: {"10203": guides/, "20304": ""}   # two so far

codes:
- page: guides/    # the list
  code: "10203"
  language: bn
  note: >
    Folded
    words.

  # the posters
- {code: '20304', page: "", printed: []}   # at home
# the end
"""


def held(text: str) -> Links:
    """The codes of a file."""
    loaded, problems = parse(text, "links.yml")
    assert loaded, problems
    return Links.model_validate(loaded.data)


def without(text: str, old: str) -> list[str]:
    """The lines of a text that are not among those of an older one."""
    return [line for line in text.splitlines() if line not in old.splitlines()]


def test_a_file_laid_out_by_hand_keeps_its_comments_and_spaces() -> None:
    """Only lines that hold something new differ; every comment and every other line stays."""
    new = Code(code="30405", page="guides/sendiass/", language="bn")
    text = links_file.with_codes(BY_HAND, "links.yml", held(BY_HAND), (new,))
    assert without(text, BY_HAND) == [
        'issued: {"10203": guides/, "20304": "", "30405": guides/sendiass/}   # two so far',
        '- code: "30405"',
        "  page: guides/sendiass/",
    ]
    assert set(BY_HAND.splitlines()) - set(text.splitlines()) == {BY_HAND.splitlines()[1]}
    run = Printed(on="A5 flyer", where="Libraries: all", when="2026-11", copies=200)
    first = links_file.with_run(BY_HAND, "links.yml", held(BY_HAND), "10203", run)
    line = '    - {on: A5 flyer, where: "Libraries: all", when: 2026-11, copies: 200}'
    assert without(first, BY_HAND) == ["  printed:", line]
    move = Moved.model_validate({"from": "guides/", "on": "2026-11-20", "why": "Renamed."})
    moved = links_file.with_move(
        BY_HAND,
        "links.yml",
        held(BY_HAND),
        move,
        "help/",
        {code.code for code in held(BY_HAND).codes if code.page == move.from_},
    )
    assert without(moved, BY_HAND) == [
        "- page: help/    # the list",
        "  moved:",
        '    - {from: guides/, on: 2026-11-20, why: "Renamed."}',
    ]
    assert held(moved).codes[0].moved == (move,)


@pytest.mark.parametrize(
    "text",
    ["codes: []\n", "issued: {}\n", "issued: {} # none\ncodes: [\n]\n", "issued: {}\ncodes: []"],
)
def test_an_odd_file_is_filled_rightly_or_refused(text: str) -> None:
    """An empty list is filled where it stands; where a list is missing, nothing is guessed."""
    new = Code(code="30405", page="guides/")
    try:
        fresh = links_file.with_codes(text, "links.yml", held(text), (new,))
    except UserError as refused:
        assert "codes" not in text or "issued" not in text or "[\n" in text
        assert "nothing can be added" in refused.problems[0].message  # noqa: PT017
    else:
        assert held(fresh) == Links(issued={"30405": "guides/"}, codes=(new,))


def test_the_published_file_has_no_problem_and_no_print_run() -> None:
    """Every code of this site is in order, in reach, and none claims to have been printed."""
    links = check(PROJECT / "plans").plans
    assert links
    codes = links.links.codes
    assert len(codes) == len(links.links.issued) >= 122
    assert not any(code.printed for code in codes)
    for code in codes:
        assert not links_digits.too_close(code.code, links.links.issued)


def test_a_missing_file_means_no_codes(tmp_path: Path) -> None:
    """Plans without codes are whole plans."""
    plans = check(good_plans(tmp_path)).plans
    assert plans
    assert plans.links == Links()


LINKS = {
    "issued": {"10203": "guides/", "20304": "action-plan-2026/1.1/", "30405": "about/ratings/"},
    "codes": [
        {"code": "10203", "page": "guides/"},
        {"code": "20304", "page": "action-plan-2026/1.1/", "language": CODE},
        {"code": "30405", "page": "about/ratings/", "edition": "easy read", "language": "en"},
    ],
}


@cache
def made_site() -> Source:
    """The example site in two languages, with three codes."""
    project = two_languages(read(PROJECT / "tests" / "example"))
    loaded, problems = parse(yaml.safe_dump(LINKS), "links.yml")
    assert loaded, problems
    assert project.plans
    plans = replace(project.plans, links=Links.model_validate(LINKS))
    project = project._replace(plans=plans, loaded={**project.loaded, "links": loaded})
    from generator.translations import messages

    found = catalogs(messages(project), lambda text: True)
    return source_of(project, {CODE: found}, today("2026-11-22"), [])


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """Every file of it that is not a page."""
    given_ = made_site()
    made = gather(given_, home="https://send.example.org/area/")
    assert gather(given_, CODE).files == ()
    return {file.path: file.content.decode() for file in made.files}


def test_a_code_of_one_language_leads_on_by_itself(files: dict[str, str]) -> None:
    """Its page refreshes to a relative address, shows the link in its language and in English."""
    page = html.document_fromstring(files["q/20304/index.html"].encode())
    target = f"../../{CODE}/action-plan-2026/1.1/"
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
    assert (page.get("lang"), page.get("dir")) == (CODE, "ltr")
    links = page.xpath("//a")
    assert [link.get("href") for link in links] == [target, target]
    russian, english = (link.text_content() for link in links)
    assert russian != english
    assert russian.startswith("1.1 ")
    assert english.startswith("1.1 ")
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(russian)
    full = f"https://send.example.org/area/{CODE}/action-plan-2026/1.1/"
    assert page.xpath("//link[@rel='canonical']/@href") == [full]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//script")
    assert len(files["q/20304/index.html"]) < 1500
    easy = html.document_fromstring(files["q/30405/index.html"].encode())
    assert easy.xpath("//a/@href") == ["../../about/ratings/easy-read/"]
    assert easy.xpath("string(//h1)") == "Easy read: How ratings work"


def test_a_language_built_alone_names_easy_read_in_itself() -> None:
    """Where there is no English site, the page behind a code says nothing in English."""
    given_ = made_site()
    files_ = gather(given_, CODE, home="https://send.example.org/", alone=True).files
    found = {file.path: file.content for file in files_}
    page = html.document_fromstring(found["q/30405/index.html"])
    [link] = page.xpath("//a")
    assert link.get("href") == "../../about/ratings/easy-read/"
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(link.text_content())


def test_a_reader_chooses_between_all_languages(files: dict[str, str]) -> None:
    """The page of such a code stays, and names each language in itself, with the page's title."""
    page = html.document_fromstring(files["q/10203/index.html"].encode())
    assert not page.xpath("//meta[@http-equiv='refresh'] | //script")
    links = page.xpath("//main//a")
    assert [link.get("href") for link in links] == ["../../guides/", f"../../{CODE}/guides/"]
    assert [link.text_content() for link in links] == ["English", "Русский"]
    assert page.xpath("//main//li/@lang") == ["en", CODE]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_hosts_that_can_are_told_where_to_lead(files: dict[str, str]) -> None:
    """Each kind of host has its file with codes of one language, answered by 302 and no 301."""
    told = {name: files[name] for name in ("_redirects", "q/.htaccess", "q/nginx.conf")}
    for text in told.values():
        assert "20304" in text
        assert "30405" in text
        assert "10203" not in text
        assert "301" not in text
    target = f"/area/{CODE}/action-plan-2026/1.1/"
    assert told["_redirects"].splitlines()[1:4] == [
        f"/area/q/20304/ {target} 302!",
        f"/area/q/20304/ {target} 302",
        f"/area/q/20304 {target} 302",
    ]
    line = f'RedirectMatch 302 "^(.*)/q/20304/?$" "$1/{CODE}/action-plan-2026/1.1/"'
    assert line in told["q/.htaccess"].splitlines()
    line = f"rewrite ^(.*)/q/20304/?$ $1/{CODE}/action-plan-2026/1.1/ redirect;"
    assert line in told["q/nginx.conf"].splitlines()


def test_the_limits_of_hosts_are_far_away() -> None:
    """With a thousand codes the file for Cloudflare Pages stays below 2,000 lines that it reads."""
    many = [Redirect(f"q/{10_000 + number}/", "bn/guides/sendiass/") for number in range(990)]
    text = next(redirect_files(many)).content.decode()
    assert sum(line.endswith(" 302") for line in text.splitlines()) < 2000
    assert list(redirect_files([])) == []


def test_a_published_code_cannot_be_lost(tmp_path: Path) -> None:
    """A code that a site as it stands has, and the file has not, is named; others are not."""
    assert published_codes(tmp_path) == frozenset()
    for code in ("10203", "20304"):
        (tmp_path / "q" / code).mkdir(parents=True)
        (tmp_path / "q" / code / "index.html").touch()
    check_published(tmp_path, ["10203", "20304", "30405"])
    with pytest.raises(UserError) as refused:
        check_published(tmp_path, ["10203"])
    assert [one.message for one in refused.value.problems] == [
        "the code 20304 was published and is gone"
    ]


def test_the_built_site_has_every_code_and_the_file_for_apache(site: Path) -> None:
    """Every code has its page in the folder that is published; MkDocs drops no file with a dot."""
    plans = check(PROJECT / "plans").plans
    assert plans
    assert published_codes(site) == set(plans.links.issued)
    for name in ("_redirects", "q/.htaccess", "q/nginx.conf"):
        assert (site / name).is_file(), name
    assert "/q/" not in (site / "index.html").read_text(encoding="utf-8")
