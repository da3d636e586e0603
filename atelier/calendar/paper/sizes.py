"""The sizes of paper that a house prints on."""

from enum import StrEnum

from atelier.paper.board import Style
from atelier.paper.document import A3, A4, Paper

LARGE = Style(title=18, when=16, name=16, more=16, gap=9, beside=True)
"""Large print: no letters below 16 points."""


class Size(StrEnum):
    """A sheet that fits the printer of the house, or one for the window."""

    A4 = "a4"
    A3 = "a3"


def paper_of(size: Size) -> Paper:
    """Give the paper of a size, standing."""
    return A3 if size is Size.A3 else A4
