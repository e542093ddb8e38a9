"""The `local-offer` command: options, printing, exit codes. It decides nothing else."""

import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from generator.plans.schemas import schemas
from generator.problems import Problem, UserError, as_github, as_text
from generator.project import Project, read_project
from generator.site import today

AS_OF = click.option("--as-of", help="The day the site speaks of, such as 2026-04-17.")
CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False),
    default="mkdocs.yml",
    show_default=True,
    help="The settings of the site.",
)
PLANS = click.option(
    "--plans",
    type=click.Path(path_type=Path),
    default=Path("plans"),
    show_default=True,
    help="The folder of plan YAML.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="local-offer")
def main() -> None:
    """Turn a council's SEND action plan into a site that families can use."""


@main.command()
@PLANS
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    help="The folder of guides; beside the plans unless it is named.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print the problems.",
)
def check(plans: Path, content: Path | None, form: str) -> None:
    """Check every plan and guide and print all problems, each with its place and what to do."""
    project = _read(plans, content)
    _print(project.problems, form)
    sys.exit(1 if project.plans is None else 0)


@main.command()
@PLANS
@click.option("--above", type=int, default=0, help="Show only pages above this reading age.")
def reading(plans: Path, above: int) -> None:
    """Report how hard each page is to read. The NHS aims for a reading age of 9 to 11."""
    from generator.readability import readings

    project = _read(plans)
    if project.plans is None:
        _print(project.problems, "text")
        sys.exit(1)
    click.echo("  age  words  a sentence  page")
    for found in readings(project):
        if found.age > above:
            click.echo(f"{found.age:>5}{found.words:>7}{found.words_a_sentence:>12}  {found.page}")


def _read(plans: Path, content: Path | None = None) -> Project:
    """The plans and guides, or the problems that stand in their way."""
    try:
        return read_project(plans, content or plans.parent / "content", today())
    except UserError as error:
        return Project(None, (), error.problems, {}, "", {})


def _print(problems: Sequence[Problem], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], indent=1))
        return
    show = as_github if form == "github" else as_text
    for problem in problems:
        click.echo(show(problem))
    if form == "text":
        count = len(problems)
        found = "No problems." if not count else f"{count} problem{'s' * (count > 1)}."
        click.echo(found, err=bool(count))


@main.command()
@CONFIG
@AS_OF
@click.option("--site-dir", type=click.Path(file_okay=False), help="Where to put the site.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    help="Build this language alone, such as bn, for `assemble` to join with the others.",
)
def build(config: str, as_of: str | None, site_dir: str | None, languages: tuple[str, ...]) -> None:
    """Build the whole site. If anything is wrong, the site that stands is left as it was.

    Only what has changed since the last build is made again.
    """
    from generator.build import build_site
    from generator.mkdocs_plugin import settings

    _speak_up()
    if as_of:
        os.environ["LOCAL_OFFER_AS_OF"] = as_of  # the plugin reads it, here and in `serve`
    try:
        build_site(settings(config, site_dir), languages)
    except UserError as error:
        _print(error.problems, "text")
        sys.exit(1)


@main.command()
@CONFIG
@AS_OF
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
def serve(config: str, as_of: str | None, address: str) -> None:
    """Serve the site on this machine, and show each edit as soon as it is saved."""
    from mkdocs.commands.serve import serve as serve_site

    _speak_up()
    if as_of:
        os.environ["LOCAL_OFFER_AS_OF"] = as_of
    # A warning ends a build, but not a preview: the page that causes it can be seen and mended.
    serve_site(config, dev_addr=address, strict=False)


@main.command(name="schemas")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".schemas"),
    show_default=True,
    help="The folder to write to.",
)
def write_schemas(to: Path) -> None:
    """Write the JSON Schema of each kind of plan file, for editors to complete and check from."""
    to.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        (to / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
        click.echo(to / f"{name}.json")


def _speak_up() -> None:
    """Show the host's messages as they come, since a build can take a while."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
