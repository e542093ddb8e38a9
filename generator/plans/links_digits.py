"""Digits for new codes: no slip of a finger may lead from one code to the page of another."""

import secrets
from collections.abc import Collection, Iterable, Iterator

FIRST, LAST = 10_000, 99_999


def slips(digits: str) -> Iterator[str]:
    """What digits become if one is mistyped, or two neighbours are swapped."""
    for at, right in enumerate(digits):
        for wrong in "0123456789":
            if wrong != right:
                yield f"{digits[:at]}{wrong}{digits[at + 1 :]}"
        if digits[at + 1 : at + 2] not in ("", right):
            yield f"{digits[:at]}{digits[at + 1]}{right}{digits[at + 2 :]}"


def too_close(digits: str, issued: Collection[str]) -> list[str]:
    """The issued codes that a slip would turn these digits into."""
    return [one for one in slips(digits) if one in issued]


def fresh(issued: Iterable[str], count: int) -> list[str]:
    """New codes, picked by chance: never issued before, and no slip away from another.

    By chance, so that nobody can tell which code came before which. Fewer than `count` are given
    if there are no more.
    """
    taken = {near for old in issued for near in (old, *slips(old))}
    found: list[str] = []
    numbers = range(FIRST, LAST + 1)
    for number in secrets.SystemRandom().sample(numbers, len(numbers)):
        if len(found) == count:
            break
        if (new := str(number)) not in taken:
            found.append(new)
            taken |= {new, *slips(new)}
    return found
