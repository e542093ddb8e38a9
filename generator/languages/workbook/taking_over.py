"""Taking over what reviewers have proposed, into the catalogs."""

from collections.abc import Iterable

import polib

from generator.languages.workbook.proposals import Proposal
from generator.languages.workbook.rows import Files, entries


def apply(proposals: Iterable[Proposal], files: Files) -> dict[str, polib.POFile]:
    """The catalogs that the proposals change, by their domain, with them written in."""
    changed: dict[str, polib.POFile] = {}
    known = {
        (domain, entry.msgid): entry for domain, file in files.items() for entry in entries(file)
    }
    for proposal in proposals:
        entry = known[proposal.domain, proposal.english]
        if proposal.new != proposal.old:
            _take_over(entry, proposal)
        if proposal.comment:
            note = f"Reviewer: {' '.join(proposal.comment.split())}"
            entry.tcomment = "\n".join(dict.fromkeys([*entry.tcomment.splitlines(), note]))
        changed[proposal.domain] = files[proposal.domain]
    return changed


def _take_over(entry: polib.POEntry, proposal: Proposal) -> None:
    if proposal.form is None:
        entry.msgstr = proposal.new
    else:
        entry.msgstr_plural[proposal.form] = proposal.new
    if entry.fuzzy:
        entry.flags.remove("fuzzy")
    entry.previous_msgid = entry.previous_msgid_plural = None
