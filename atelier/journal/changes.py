"""Changes of the calendar that can be taken back as a whole.

Whatever a block writes through the session is noted row by row, with the columns that changed,
so that one undo gives back what was there. Nothing has to be listed by hand, and nothing can be
forgotten. What was changed again since is not overwritten: that must be taken back first.
"""

from atelier.journal.recording import earlier_change, recording
from atelier.journal.taking_back import (
    ChangedSince,
    ChangeUndone,
    NoChangeToUndo,
    OverSince,
    undo_change,
    undo_last_change,
)

__all__ = [
    "ChangeUndone",
    "ChangedSince",
    "NoChangeToUndo",
    "OverSince",
    "earlier_change",
    "recording",
    "undo_change",
    "undo_last_change",
]
