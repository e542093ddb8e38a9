"""Run with `make bench`: prints times and ratios, and fails if a promise about speed is broken."""

import sys

from tests.bench.build import Result, measure

SLOWEST = 1.0
"""Ours may take no longer than plain MkDocs."""

STEEPEST = 1.3
"""Time per page may grow by this much from the smallest to the largest site."""


def main() -> int:
    """Measure, print, and judge by ratios only."""
    results: list[Result] = []
    print("times  pages    ours   plain  ours/plain  ms a page")
    for result in measure():
        results.append(result)
        print(
            f"{result.times:>4}x {result.pages:>6} {result.ours:>6.2f}s {result.plain:>6.2f}s"
            f" {result.ours / result.plain:>11.2f} {1000 * result.ours / result.pages:>10.1f}",
            flush=True,
        )
    slow = [result for result in results if result.ours > SLOWEST * result.plain]
    first, last = results[0], results[-1]
    steep = last.ours / last.pages > STEEPEST * first.ours / first.pages
    for result in slow:
        print(f"Slower than plain MkDocs at {result.times}x.")
    if steep:
        print("Time grows faster than the number of pages.")
    return 1 if slow or steep else 0


sys.exit(main())
