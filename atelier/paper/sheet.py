"""A printed sheet as it crosses from the core to the window."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF, its number ("2026-0412"; empty in a preview), and what to say about it."""

    pdf: bytes = field(repr=False)
    number: str
    pages: int
    warnings: tuple[str, ...] = ()
