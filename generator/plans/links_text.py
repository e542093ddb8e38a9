"""Putting lines into YAML where they belong, with every other line, comment and space as it was.

PyYAML says where each part begins and ends; here is what a careful person makes of that.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml


class Edit(NamedTuple):
    """Text that takes the place of what stands from one index to another."""

    start: int
    end: int
    text: str


def tree(text: str) -> yaml.Node:
    """The parts of a file, which was read without a problem before; an empty one for no text."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return node or yaml.MappingNode("", [])


def under(node: yaml.Node, key: str) -> Any:
    """What stands under a key; None if the key is not there."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def apply(text: str, edits: list[Edit]) -> str:
    """The text with all changes made, none of which overlap."""
    for edit in sorted(edits, reverse=True):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text


def _last(text: str, node: yaml.Node) -> int:
    """Where the words of a part end; the mark of a block stands at the next thing below it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last(text, last[1] if isinstance(last, tuple) else last)
    return len(text[: node.end_mark.index].rstrip())


def into(text: str, entry: yaml.Node, key: str, item: str) -> Edit:
    """An item added to a list of an entry, which may not have this list yet."""
    indent = " " * int(entry.start_mark.column)
    if found := under(entry, key):
        return add(text, found, [item], f"{indent}  - ")
    if isinstance(entry, yaml.MappingNode) and entry.flow_style:
        return Edit(entry.end_mark.index - 1, entry.end_mark.index - 1, f", {key}: [{item}]")
    at = _line_end(text, _last(text, entry))
    return Edit(at, at, f"\n{indent}{key}:\n{indent}  - {item}")


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def add(text: str, node: Any, items: list[str], start: str) -> Edit:
    """Items added to the end of a list or mapping, in its own layout, or `start` for an empty one.

    An item of several lines is written without its indentation.
    """
    if node is None:
        return Edit(len(text), len(text), "")  # refused when the file is read again
    if isinstance(node, yaml.CollectionNode) and node.value:
        if node.flow_style:
            at = node.end_mark.index - 1
            return Edit(at, at, f", {', '.join(map(_on_one_line, items))}")
        indent = " " * int(node.start_mark.column)
        start = f"{indent}- " if isinstance(node, yaml.SequenceNode) else indent
        at = _line_end(text, _last(text, node))
        return Edit(at, at, "".join(_lines(items, start)))
    # An empty one: a comment behind it stays.
    at = _line_end(text, node.end_mark.index)
    behind = text[node.end_mark.index : at].rstrip()
    before = len(text[: node.start_mark.index].rstrip(" "))
    return Edit(
        before, at, (f"  {behind.strip()}" if behind else "") + "".join(_lines(items, start))
    )


def _lines(items: list[str], start: str) -> Iterator[str]:
    for item in items:
        yield "\n" + start + item.replace("\n", "\n" + " " * len(start))


def _on_one_line(item: str) -> str:
    return "{" + item.replace("\n", ", ") + "}" if "\n" in item else item
