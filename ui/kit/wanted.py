"""What one page can ask another to show; pages do not know each other."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OneOccurrence:
    """The register of one occurrence, on its day."""

    day: date
    occurrence_id: int
