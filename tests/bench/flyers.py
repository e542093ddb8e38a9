"""What printing costs: each kit in all languages and on all papers, with nothing kept before.

Run it on a machine that does nothing else.
"""

import datetime as dt
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.cli_flyers import printed
from generator.print_run import Press
from generator.printing.sheet_problems import Folders
from generator.printing.sheets import Sheet, sheets
from generator.source import read_source
from tests.built import AS_OF, PROJECT

MOST = 5.0
"""One kit is printed in all languages and on all papers in so many seconds, by two processors."""


def measure(turn: str, press: Press, chosen: Sequence[Sheet]) -> float:
    """Print sheets; gives the seconds."""
    start = time.perf_counter()
    made = printed(press, chosen)
    seconds = time.perf_counter() - start
    each = 1000 * seconds / len(chosen)
    click.echo(
        f"{turn}: {len(chosen)} sheets, {len(made)} files, {seconds:.2f} s, "
        f"{each:.0f} ms a sheet (two PDFs and a picture)"
    )
    return seconds


@click.command()
@click.option("--kit", "kits", multiple=True, help="Only this kit.")
@click.option("--again", is_flag=True, help="Print twice, to see what is kept.")
def main(kits: tuple[str, ...], again: bool) -> None:
    """Measure how long each kit takes, and say whether what is promised about it is kept."""
    folders = Folders(PROJECT / "plans", PROJECT / "content", PROJECT / "translations")
    source = read_source(folders.plans, dt.date.fromisoformat(AS_OF))
    every = sheets(source.told.plans)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    click.echo(f"{os.cpu_count()} processors, load {load}")
    slowest = 0.0
    for kit in kits or dict.fromkeys(sheet.kit for sheet in every):
        chosen = [sheet for sheet in every if sheet.kit == kit]
        with TemporaryDirectory() as kept:
            press = Press(source, "", Path(kept), folders)
            slowest = max(slowest, measure(kit, press, chosen))
            if again:
                measure(f"{kit} again", press, chosen)
    is_kept = slowest < MOST
    click.echo(f"{'kept' if is_kept else 'BROKEN':<7}{slowest:.2f} s at most (under {MOST:g} s)")
    sys.exit(0 if is_kept else 1)


if __name__ == "__main__":
    main()
