"""The `local-offer` command: options, printing, exit codes. It decides nothing else."""

import json
import logging
import sys
from pathlib import Path

import click

from generator.cli_flyers import flyers
from generator.cli_languages import languages
from generator.cli_links import links
from generator.cli_qr import qr
from generator.console import (
    CONFIG,
    CONTENT,
    PLANS,
    TRANSLATIONS,
    read,
    read_or_stop,
    show,
    speaking_of,
    stopping,
)
from generator.plans.schemas import schemas
from generator.problems import errors
from generator.source import joint_problems, today
from generator.translations import read_translations
from generator.writing import save

AS_OF = click.option("--as-of", help="The day the site speaks of, such as 2026-04-17.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="local-offer")
def main() -> None:
    """Turn a council's SEND action plan into a site that families can use."""


main.add_command(flyers)
main.add_command(languages)
main.add_command(links)
main.add_command(qr)


@main.command()
@PLANS
@CONTENT
@TRANSLATIONS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print the problems.",
)
def check(plans: Path, content: Path | None, translations: Path | None, form: str) -> None:
    """Check plans, guides and translations; print all problems, with places and what to do."""
    project = read(plans, content)
    folder = translations or plans.parent / "translations"
    joint = joint_problems(project, today()) if project.plans else []
    spoken = read_translations(folder, project)[1]
    problems = sorted([*project.problems, *joint, *spoken])
    show(problems, form)
    sys.exit(1 if project.plans is None or errors(problems) else 0)


@main.command()
@PLANS
@click.option("--above", type=int, default=0, help="Show only pages above this reading age.")
def reading(plans: Path, above: int) -> None:
    """Report how hard each page is to read. The NHS aims for a reading age of 9 to 11."""
    from generator.readability import readings

    project = read_or_stop(plans)
    click.echo("  age  words  a sentence  page")
    for found in readings(project):
        if found.age > above:
            click.echo(f"{found.age:>5}{found.words:>7}{found.words_a_sentence:>12}  {found.page}")


@main.command()
@CONFIG
@AS_OF
@click.option("--site-dir", type=click.Path(file_okay=False), help="Where to put the site.")
@click.option(
    "--language",
    "codes",
    multiple=True,
    help="Build this language alone, such as bn, for `assemble` to join with the others.",
)
@click.option(
    "--no-print", is_flag=True, help="Leave out what is printed: the sheets, and pages as files."
)
def build(
    config: Path, as_of: str | None, site_dir: str | None, codes: tuple[str, ...], no_print: bool
) -> None:
    """Build the whole site. If anything is wrong, the site that stands is left as it was.

    Only what has changed since the last build is made again.
    """
    from generator.build import build_site
    from generator.host import settings

    _speak_up()
    if codes and not site_dir:
        site_dir = f"pieces/{'-'.join(codes)}"  # the whole site is not replaced by a part of it
    with stopping(), speaking_of(as_of):
        build_site(settings(str(config), site_dir), codes, paper=not no_print)


@main.command(name="assemble")
@click.argument("pieces", nargs=-1, required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Where to put the site.",
)
def join(pieces: tuple[Path, ...], site_dir: Path) -> None:
    """Join folders that were built with --language into one site."""
    from generator.assemble import assemble

    with stopping():
        assemble(pieces, site_dir)


@main.command()
@CONFIG
@AS_OF
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
def serve(config: Path, as_of: str | None, address: str) -> None:
    """Serve the site on this machine, and show each edit as soon as it is saved."""
    from mkdocs.commands.serve import serve as serve_site

    _speak_up()
    with speaking_of(as_of):
        # A warning ends a build, but not a preview: the page that causes it can be seen and mended.
        serve_site(str(config), dev_addr=address, strict=False)


@main.command(name="schemas")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".schemas"),
    show_default=True,
    help="The folder to write to.",
)
@stopping()
def write_schemas(to: Path) -> None:
    """Write the JSON Schema of each kind of plan file, for editors to complete and check from."""
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        save(to / f"{name}.json", f"{text}\n".encode())
        click.echo(to / f"{name}.json")


def _speak_up() -> None:
    """Show the host's messages as they come, since a build can take a while."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
