"""The `local-offer qr` command: the QR code of any page and language, or of a printed code."""

from pathlib import Path

import click

from generator.cli_links import EDITION, given_by, show_advice
from generator.console import ADDRESS, CONFIG, CONTENT, PLANS, home_of, stopping
from generator.pages.translation import prefix
from generator.plans.links import Code
from generator.plans.links_digits import FIRST
from generator.printed import Given, judge, known_code, page_path, record, save
from generator.printing import qr as qr_codes
from generator.problems import Problem, UserError, did_you_mean, shown


@click.command()
@click.argument("page", required=False)
@click.option("--language", default="en", show_default=True, help="Such as bn.")
@EDITION
@click.option("--code", help="A printed code, such as 48213, in place of a page.")
@click.option("--mm", type=float, default=qr_codes.GOOD, show_default=True, help="How wide.")
@click.option(
    "--format", "form", type=click.Choice(["svg", "png"]), default="svg", show_default=True
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
def qr(
    page: str | None,
    language: str,
    edition: str,
    code: str | None,
    mm: float,
    form: str,
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
        if not home:
            hint = "Set site_url in mkdocs.yml, or name it with --address."
            raise UserError([Problem("qr", 0, 0, "the address of the site is not known", hint)])
        path = known_code(found, code).path if code else _path(found, page or "", language, edition)
        full = f"{home}{path}"
        make = qr_codes.svg if form == "svg" else qr_codes.png
        name = path.strip("/").replace("/", "-").removeprefix("q-") or "home"
        file = to or Path(f"qr-{name}.{form}")
        save(file, make(full, mm))
    show_advice(full, mm)
    wide = qr_codes.with_edge(full, mm)
    click.echo(f"{file}: {full}, {mm:g} mm wide, {wide:.1f} mm with its white edge")


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
