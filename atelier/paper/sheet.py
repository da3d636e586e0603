"""A printed sheet as it crosses from the core to the window."""

from dataclasses import dataclass

from atelier.discreet import Discreet


@dataclass(frozen=True, slots=True, repr=False)
class Sheet(Discreet):
    """A PDF, its number ("2026-0412"; empty in a preview), and what to say about it."""

    pdf: bytes
    number: str
    pages: int
    warnings: tuple[str, ...] = ()
