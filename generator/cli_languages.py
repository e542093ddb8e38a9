"""The `local-offer languages` commands: what is translated, and the work of translating."""

import datetime as dt
import sys
from pathlib import Path

import click
import polib

from generator.console import CONTENT, PLANS, TRANSLATIONS, read_or_stop, show, stopping
from generator.languages.catalogs import (
    BY,
    DIGEST,
    ON,
    digest,
    folder_of,
    parse,
    read_catalog,
)
from generator.languages.coverage import coverage, texts_of, together
from generator.languages.formats import ENGLISH, language_name
from generator.languages.tongues import HALF
from generator.languages.update import WIDTH, by_domain, save, updated
from generator.problems import Problem, UserError, did_you_mean, errors, shown_path
from generator.project import Project
from generator.source import today
from generator.translations import messages, of_content, read_translations
from generator.writing import NOT_WRITTEN, refusing, write_whole

CODE = click.argument("code")


@click.group(invoke_without_command=True)
@PLANS
@CONTENT
@TRANSLATIONS
@click.option("--parts", is_flag=True, help="Show each part of the site.")
@click.pass_context
@stopping()
def languages(
    context: click.Context,
    plans: Path,
    content: Path | None,
    translations: Path | None,
    parts: bool,
) -> None:
    """Report what is translated, what is out of date, and who has checked it."""
    folder = translations or plans.parent / "translations"
    context.obj = plans, content, folder
    if context.invoked_subcommand:
        return
    project = read_or_stop(plans, content)
    found, problems = read_translations(folder, project)
    texts = texts_of(of_content(project))
    click.echo("language  part                             texts  translated  changed  checked")
    for code, catalogs in found.items():
        shares = list(coverage(texts, catalogs))
        for share in (*shares, together(shares)) if parts else (together(shares),):
            who = share.checked
            said = f"by {who.by}, {who.on}" if who else "no"
            said += ", changed since" if who and not who.holds else ""
            click.echo(
                f"{code:<10}{share.domain or 'all':<30}{share.total:>8}"
                f"{share.percent:>11}%{share.stale:>9}  {said}"
            )
    if serious := errors(problems):
        show(serious)
        sys.exit(1)


@languages.command()
@click.pass_obj
@stopping()
def update(given: tuple[Path, Path | None, Path]) -> None:
    """Bring all catalogs up to date with the English. Nothing that was translated is lost."""
    plans, content, folder = given
    project = read_or_stop(plans, content)
    domains = by_domain(messages(project))
    problems: list[Problem] = []
    written = 0
    for code in _codes(project):
        for domain, texts in domains.items():
            path = folder_of(folder, code) / f"{domain}.po"
            old = parse(path, shown_path(path), problems.append) if path.exists() else None
            if path.exists() and old is None:
                continue  # a broken catalog is mended by a person, and not written over
            written += save(updated(old, code, texts, today()), path)
    if problems:
        show(problems)
        sys.exit(1)
    click.echo(f"{written} catalogs written.")


@languages.command()
@CODE
@click.option("--by", required=True, help="Who has checked it: a role, and never a name.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="On which day.")
@click.option("--part", "domains", multiple=True, help="Only this part, such as action-plan-2026.")
@click.pass_obj
@stopping()
def checked(
    given: tuple[Path, Path | None, Path],
    code: str,
    by: str,
    on: dt.datetime,
    domains: tuple[str, ...],
) -> None:
    """Note that a speaker has checked a language. A later change shows that it no longer holds."""
    folder = folder_of(given[2], code)
    every = _catalogs(given[2], code)
    problems = [
        Problem("--part", 0, 0, f"there is no part {name}", did_you_mean(name, every))
        for name in domains
        if name not in every
    ]
    if on.date() > today():
        problems.append(Problem("--on", 0, 0, f"{on:%Y-%m-%d} has not come yet", "Check the day."))
    wanted = [folder / f"{name}.po" for name in domains or every]
    found = [(path, read_catalog(path, code, problems.append)) for path in wanted if path.exists()]
    if problems:
        show(problems)
        sys.exit(1)
    for path, catalog in found:
        file = every[path.stem]
        file.metadata |= {BY: by, ON: f"{on:%Y-%m-%d}", DIGEST: digest(catalog.texts)}
        save(file, path)
    click.echo(f"{len(found)} catalogs checked by {by} on {on:%Y-%m-%d}.")


@languages.command(name="workbook")
@CODE
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; <code>.xlsx unless it is named.",
)
@click.pass_obj
@stopping()
def make_workbook(given: tuple[Path, Path | None, Path], code: str, to: Path | None) -> None:
    """Write a workbook (.xlsx) of one language, for a person to check without other tools."""
    from generator.languages.workbook import workbook  # what it needs takes a while to load

    # What is to be checked first; documents of which only titles are translated come last.
    files = dict(sorted(_catalogs(given[2], code).items(), key=lambda item: _is_left(item[1])))
    named = language_name(code)
    path = to or Path(f"{code}.xlsx")
    if path.exists() or path.suffix != ".xlsx":
        message = "this is there already" if path.exists() else "this is not the name of a workbook"
        hint = "Name a new file that ends in .xlsx: a reviewer's work is not written over."
        raise UserError([Problem(shown_path(path), 0, 0, message, hint)])
    with refusing(path, NOT_WRITTEN):  # a large workbook is put together on the disk, too
        write_whole(path, workbook(files, code, (named.english, named.own)))
    click.echo(f"{path}: {len(files)} parts of the site in {named.english}.")


@languages.command(name="read")
@CODE
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--take-over", is_flag=True, help="Take the changes over into the catalogs.")
@click.pass_obj
@stopping()
def read_back(
    given: tuple[Path, Path | None, Path], code: str, file: Path, take_over: bool
) -> None:
    """Show what a person has changed in a workbook, and with --take-over write it to catalogs."""
    from generator.languages.workbook import apply, read_workbook

    folder, problems = folder_of(given[2], code), list[Problem]()
    files = _catalogs(given[2], code)
    proposals = read_workbook(file, files, code, problems.append)
    for one in proposals:
        click.echo(f"{one.domain}, row {one.row}: {one.english}")
        if one.old != one.new:
            click.echo(f"  - {one.old}\n  + {one.new}")
        if one.comment:
            click.echo(f"  comment: {one.comment}")
    changed = sum(one.old != one.new for one in proposals)
    if problems:
        show(problems)
    if errors(problems):
        click.echo("Nothing was taken over.", err=True)
        sys.exit(1)
    if not take_over:
        click.echo(f"{changed} changes. To take them over, run this again with --take-over.")
        return
    for domain, catalog in apply(proposals, files).items():
        save(catalog, folder / f"{domain}.po")
    click.echo(f"{changed} changes taken over.")


def _is_left(file: polib.POFile) -> bool:
    return file.percent_translated() < HALF


def _catalogs(translations: Path, code: str) -> dict[str, polib.POFile]:
    """The catalogs of a language; the command ends here if there are none or one is broken."""
    folder, problems = folder_of(translations, code), list[Problem]()
    found = {
        path.stem: parse(path, shown_path(path), problems.append)
        for path in sorted(folder.glob("*.po"))
    }
    if not found:
        hint = "Name a language of the site, and run local-offer languages update."
        problems.append(Problem(shown_path(folder), 0, 0, "there are no catalogs here", hint))
    if problems:
        show(problems)
        sys.exit(1)
    files = {domain: file for domain, file in found.items() if file is not None}
    for file in files.values():
        file.wrapwidth = WIDTH
    return files


def _codes(project: Project) -> list[str]:
    listed = project.plans.area.languages if project.plans else ()
    return [language.code for language in listed if language.code != ENGLISH.code]
