"""The way to a value inside a file: its keys, and its numbers in lists, from the top."""

Way = tuple[str | int, ...]
"""`("priorities", 1, "due")` is what `due` says in the second of the priorities."""
