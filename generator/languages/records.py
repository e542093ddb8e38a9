"""Every text of a record that a reader can see, visited in one walk: to collect or replace it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.plans.text import Reading
from generator.plans.way import Way

Kind = TypeVar("Kind", bound=BaseModel)


class Spot(NamedTuple):
    """Where a text stands: the way to it in its file, and what the record around it means.

    `around` holds the records from the file's own down to the one that holds the text.
    """

    path: Way
    reading: Reading
    around: tuple[BaseModel, ...]


Visit = Callable[[str, Spot], str]


def rewrite(record: Kind, visit: Visit, path: Way = (), around: tuple[BaseModel, ...] = ()) -> Kind:
    """The same record with each of its texts replaced by what `visit` gives for it."""
    around = (*around, record)
    changed = {}
    for name, alias, reading in _fields(type(record)):
        value = getattr(record, name)
        fresh = _rewrite(value, reading, visit, (*path, alias), around)
        if fresh is not value:
            changed[name] = fresh
    return record.model_copy(update=changed) if changed else record


def _rewrite(
    value: Any,
    reading: Reading | None,
    visit: Visit,
    path: Way,
    around: tuple[BaseModel, ...],
) -> Any:
    if isinstance(value, BaseModel):
        return rewrite(value, visit, path, around)
    if isinstance(value, str):
        return visit(value, Spot(path, reading, around)) if reading else value
    if isinstance(value, tuple):
        fresh = tuple(
            _rewrite(item, reading, visit, (*path, number), around)
            for number, item in enumerate(value)
        )
        return (
            fresh
            if any(one is not other for one, other in zip(fresh, value, strict=True))
            else value
        )
    if isinstance(value, Mapping):
        return {
            key: _rewrite(item, reading, visit, (*path, key), around) for key, item in value.items()
        }
    return value


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, str, Reading | None], ...]:
    """The fields of a record that can hold text: name, name in the file, how it is read."""
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for name, field in kind.model_fields.items():
        reading = _reading(hints[name])
        if reading or _holds_records(hints[name]):
            found.append((name, field.alias or name, reading))
    return tuple(found)


def _reading(hint: Any) -> Reading | None:
    if get_origin(hint) is Annotated:
        for extra in hint.__metadata__:
            if isinstance(extra, Reading):
                return extra
    inside = (_reading(argument) for argument in get_args(hint) if argument is not hint)
    return next(filter(None, inside), None)


def _holds_records(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return True
    return any(_holds_records(argument) for argument in get_args(hint))
