"""A review workbook: the catalogs of a language for people who have no translation tools.

It is made from the catalogs, comes back with changes and comments, and is read with the checks that
catalogs have. What it says is only proposed until somebody takes it over.
"""

from generator.languages.workbook.making import workbook
from generator.languages.workbook.proposals import Proposal
from generator.languages.workbook.reading import read_workbook
from generator.languages.workbook.taking_over import apply

__all__ = ["Proposal", "apply", "read_workbook", "workbook"]
