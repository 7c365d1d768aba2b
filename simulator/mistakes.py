"""The errors that are part of the product: what a user can mend, said in one sentence."""

from __future__ import annotations


class Mistake(Exception):
    """Something the user can mend. Its text is what the user reads: what was found, what was
    expected, and the nearest right name where there is one. It is never shown with a traceback."""
