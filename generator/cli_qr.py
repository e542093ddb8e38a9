"""The `local-offer qr` command: the QR code of any page and language, or of a printed code."""

from pathlib import Path

import click
from click.core import ParameterSource

from generator.cli_links import EDITION, given_by
from generator.console import ADDRESS, CONFIG, CONTENT, PLANS, home_of, stopping
from generator.pages.translation import prefix
from generator.plans.links import Code
from generator.plans.links_digits import FIRST
from generator.printed import Given, judge, known_code, page_path, record
from generator.printing import qr as qr_codes
from generator.problems import Problem, UserError, as_text, did_you_mean, shown
from generator.writing import save

FORMS = ("svg", "png")


@click.command()
@click.argument("page", required=False)
@click.option("--language", default="en", show_default=True, help="Such as bn.")
@EDITION
@click.option("--code", help="A printed code, such as 48213, in place of a page.")
@click.option("--mm", type=float, default=qr_codes.GOOD, show_default=True, help="How wide.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Of the file; svg unless --to names a file that ends in .png.",
)
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; qr-48213.svg or the like unless it is named.",
)
@PLANS
@CONTENT
@CONFIG
@ADDRESS
@click.pass_context
def qr(
    context: click.Context,
    /,
    page: str | None,
    language: str,
    edition: str,
    code: str | None,
    mm: float,
    form: str | None,
    to: Path | None,
    plans: Path,
    content: Path | None,
    config: Path,
    address: str | None,
) -> None:
    """Write the QR code of a page in a language, or of a printed code, for paper.

    MM is the width of the code itself; the white edge that it needs comes on top.
    """
    with stopping():
        found, home = given_by((plans, content)), home_of(config, address)
        if (page is None) == (code is None):
            hint = "Such as: local-offer qr guides/sendiass/, or local-offer qr --code 48213."
            raise UserError([Problem("qr", 0, 0, "name a page or a code", hint)])
        if code is not None:
            _refuse_choices(context)
        form = _form(form, to)
        if not home:
            hint = "Set site_url in mkdocs.yml, or name it with --address."
            raise UserError([Problem("qr", 0, 0, "the address of the site is not known", hint)])
        if code is not None:
            path = known_code(found, code).path
        else:
            path = _path(found, page or "", language, edition)
        full = f"{home}{path}"
        make = qr_codes.svg if form == "svg" else qr_codes.png
        name = path.strip("/").replace("/", "-").removeprefix("q-") or "home"
        file = to or Path(f"qr-{name}.{form}")
        save(file, make(full, mm))
    for problem in qr_codes.advice(full, mm):
        click.echo(as_text(problem))
    wide = qr_codes.with_edge(full, mm)
    click.echo(f"{file}: {full}, {mm:g} mm wide, {wide:.1f} mm with its white edge")


def _refuse_choices(context: click.Context) -> None:
    """A printed code has its language and edition already: nobody may think they chose another."""
    if wrong := [
        Problem(f"--{name}", 0, 0, "a printed code has its own", "Leave it out, or name a page.")
        for name in ("language", "edition")
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]:
        raise UserError(wrong)


def _form(form: str | None, to: Path | None) -> str:
    """The format that is asked for, or the one that the file's name tells.

    Raises:
        UserError: the two differ, or the name tells another format.

    """
    told = to.suffix.lower().removeprefix(".") if to else ""
    if told and told not in ([form] if form else FORMS):
        message = f"{shown(to)} is no name for {form or ' or '.join(FORMS)}"
        hint = f"Let it end in {' or '.join(f'.{one}' for one in FORMS)}, as in --format."
        raise UserError([Problem("--to", 0, 0, message, hint)])
    return form or told or FORMS[0]


def _path(found: Given, page: str, language: str, edition: str) -> str:
    """The address of a page below the site, in a language and an edition."""
    if language not in found.languages:
        hint = did_you_mean(language, found.languages) or "Name one of languages: in area.yml."
        message = f"the site has no language {shown(language)}"
        raise UserError([Problem("--language", 0, 0, message, hint)])
    told = {"code": str(FIRST), "page": page_path(page), "language": language, "edition": edition}
    wanted = record(Code, told)
    judge(found, [wanted])
    return prefix(language) + wanted.target
