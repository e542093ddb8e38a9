"""The `local-offer links` commands: codes for paper, where they lead, what they were printed on."""

from pathlib import Path
from typing import Any

import click

from generator.console import ADDRESS, CONFIG, CONTENT, PLANS, home_of, read, read_or_stop, stopping
from generator.plans import links_digits, links_file, links_rules
from generator.plans.links import CHOICE, Code, Moved, Printed
from generator.printed import (
    Given,
    file_text,
    given,
    judge,
    known_code,
    page_path,
    record,
    save_text,
)
from generator.printing import qr
from generator.problems import Problem, UserError, as_text, did_you_mean, errors, shown_path
from generator.source import today

ALL = "all"
EDITION = click.option(
    "--edition",
    type=click.Choice(["standard", "easy read"]),
    default="standard",
    show_default=True,
    help="Which edition of the page.",
)
ON = click.option("--on", help="What it is printed on, such as: A5 flyer.")
WHERE = click.option("--where", help="Where it hangs or is handed out.")
WHEN = click.option("--when", help="When it is printed: 2026-12 or 2026-12-04.")
COPIES = click.option("--copies", type=click.IntRange(1, 1_000_000), help="How many copies.")


def given_by(folders: tuple[Path, Path | None]) -> Given:
    """The printed codes, and all that they are judged by."""
    plans, content = folders
    return given(plans, read_or_stop(plans, content))


@click.group(invoke_without_command=True)
@PLANS
@CONTENT
@click.pass_context
def links(context: click.Context, plans: Path, content: Path | None) -> None:
    """List the printed codes: where each leads, in which language, what it was printed on."""
    context.obj = plans, content
    if context.invoked_subcommand:
        return
    with stopping():
        found = given_by(context.obj)
    for code in found.links.codes:
        click.echo(_line(code))
        for run in code.printed:
            copies = f", {run.copies} copies" if run.copies else ""
            click.echo(f"       {run.when}  {run.on}: {run.where}{copies}")


@links.command()
@click.option("--page", "pages", multiple=True, required=True, help="Such as guides/sendiass/.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=[CHOICE],
    help="Such as bn, or all for a code in each; without it, readers choose their language.",
)
@EDITION
@click.option("--note", help="What staff should know about the code.")
@ON
@WHERE
@WHEN
@COPIES
@click.option("--count", type=click.IntRange(1, 1000), default=1, help="How many codes of each.")
@CONFIG
@ADDRESS
@click.pass_obj
def new(
    folders: tuple[Path, Path | None],
    /,
    pages: tuple[str, ...],
    languages: tuple[str, ...],
    edition: str,
    note: str | None,
    count: int,
    config: Path,
    address: str | None,
    **run: Any,
) -> None:
    """Add a code for a page: its digits were never used, and no slip leads to those of another."""
    with stopping():
        found, home = given_by(folders), home_of(config, address)
        wanted = [
            {"page": page_path(page), "language": language, "edition": edition, "note": note}
            for page in pages
            for asked in languages
            for language in (found.languages if asked == ALL else [asked])
            for _ in range(count)
        ]
        digits = links_digits.fresh(found.links.issued, len(wanted))
        if len(digits) < len(wanted):
            message = f"there are no more than {len(digits)} codes left"
            raise UserError([Problem(found.name, 0, 0, message, "Ask for fewer.")])
        is_printed = any(value is not None for value in run.values())
        runs = [record(Printed, run)] if is_printed else []
        fresh = tuple(
            record(Code, {**one, "code": code, "printed": runs})
            for code, one in zip(digits, wanted, strict=True)
        )
        judge(found, fresh)
        advised = qr.advice(f"{home}{fresh[0].path}", qr.GOOD) if home else []
        if wrong := errors(advised):
            raise UserError(wrong)
        text = file_text(found) or links_file.HEAD
        save_text(found, links_file.with_codes(text, found.name, found.links, fresh))
    for code in fresh:
        click.echo(f"{_line(code)}\n       {home or '(address of the site)/'}{code.path}")
    for problem in advised:
        click.echo(as_text(problem))
    click.echo(
        f"Print it {qr.GOOD:g} mm wide, at least {qr.LEAST:g} mm, "
        f"on an A3 poster {qr.POSTER:g} mm; the white edge comes on top."
    )


@links.command()
@click.argument("code")
@ON
@WHERE
@WHEN
@COPIES
@click.pass_obj
def printed(folders: tuple[Path, Path | None], /, code: str, **run: Any) -> None:
    """Record a print run of a code: what it was printed on, for where, and when."""
    with stopping():
        found = given_by(folders)
        known_code(found, code)
        fresh = record(Printed, run)
        text = links_file.with_run(file_text(found), found.name, found.links, code, fresh)
        save_text(found, text)
    click.echo(f"{code}  {fresh.when}  {fresh.on}: {fresh.where}")


@links.command()
@click.argument("old")
@click.argument("page")
@click.option("--why", required=True, help="Why the page has another address now.")
@click.option("--on", help="On which day; today unless it is named.")
@click.pass_obj
def moved(folders: tuple[Path, Path | None], old: str, page: str, why: str, on: str | None) -> None:
    """Let all codes of a page that has moved lead to its new address, and record the change."""
    with stopping():
        plans, content = folders
        # The kit of a page that moves can be put right only once its codes lead to the new one.
        found = given(plans, read_or_stop(plans, content, leave_out=["flyers"]), any_page=True)
        move = record(Moved, {"from": page_path(old), "on": on or str(today()), "why": why})
        change = {"page": page_path(page)}
        _refuse_move(move, change["page"])
        ours = [code for code in found.links.codes if code.page == move.from_]
        if not ours:
            message = f"no code leads to {links_rules.named(move.from_)}"
            hint = did_you_mean(move.from_, {code.page for code in found.links.codes})
            raise UserError([Problem(found.name, 0, 0, message, hint)])
        # What came from there goes back alone: a slip can be undone.
        ours = [code for code in ours if _came_from(code, change["page"])] or ours
        fresh = [code.model_copy(update=change) for code in ours]
        judge(found, fresh)
        digits = {code.code for code in ours}
        text = links_file.with_move(
            file_text(found), found.name, found.links, move, change["page"], digits
        )
        save_text(found, text)
    for code in fresh:
        click.echo(_line(code))
    if move.from_ in found.addresses:
        message = f"{links_rules.named(move.from_)} is still a page of the site"
        undo = f"local-offer links moved {change['page'] or '/'} {move.from_ or '/'}"
        hint = f"If it was a slip, undo it with {undo}."
        click.echo(as_text(Problem(found.name, 0, 0, message, hint, severity="warning")))
    kits = shown_path(plans / "flyers.yml")
    for problem in read(plans, content).problems:
        if problem.file == kits:
            click.echo(as_text(problem))


def _came_from(code: Code, page: str) -> bool:
    """Whether a code's last move was from a page."""
    return bool(code.moved) and code.moved[-1].from_ == page


def _refuse_move(move: Moved, to: str) -> None:
    """Refuse a move that leads nowhere new, or that has not come yet."""
    wrong = list[Problem]()
    if move.from_ == to:
        message = f"both pages are {links_rules.named(to)}"
        wrong.append(Problem("moved", 0, 0, message, "Name the old page, then the new one."))
    if move.on > today():
        hint = "Name the day of the change: today, or one before."
        wrong.append(Problem("--on", 0, 0, f"{move.on} has not come yet", hint))
    if wrong:
        raise UserError(wrong)


def _line(code: Code) -> str:
    return f"{code.code}  {code.language:<16}{code.target or 'the home page'}"
