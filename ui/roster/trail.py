"""What was done at this desk, in its order, so that Ctrl+Z takes the last of it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from atelier.discreet import Discreet

_KEPT = 100  # doings


@dataclass(frozen=True, slots=True, repr=False)
class _Doing(Discreet):
    """A save by its key, or something that is only shown; ``back`` shows it as it was."""

    key: UUID | None = None
    back: Callable[[], object] | None = None


class Trail:
    """Remembers saves by their keys, and between them what was answered and never saved."""

    def __init__(self) -> None:
        self._doings: list[_Doing] = []

    @property
    def keys(self) -> tuple[UUID, ...]:
        """Give the keys of what was saved."""
        return tuple(one.key for one in self._doings if one.key is not None)

    def note(self, key: UUID) -> None:
        """Remember a save."""
        self._doings = [*self._doings, _Doing(key)][-_KEPT:]

    def note_back(self, back: Callable[[], object], *, saved: bool) -> None:
        """Remember how the last save is shown as it was, or something that was not saved."""
        if saved and self._doings:
            self._doings[-1] = replace(self._doings[-1], back=back)
        elif not saved:
            self._doings = [*self._doings, _Doing(back=back)][-_KEPT:]

    def forget_backs(self) -> None:
        """Keep the saves alone: what they were shown in is not there any more."""
        self._doings = [_Doing(one.key) for one in self._doings if one.key is not None]

    def go_back_unsaved(self) -> bool:
        """Take the last doing back, where it was not saved; say whether it was so."""
        if not self._doings or self._doings[-1].key is not None:
            return False
        self.go_back()
        return True

    def go_back(self) -> None:
        """Forget the last doing, and show what it was about as it was before."""
        if self._doings:
            last = self._doings.pop()
            if last.back is not None:
                last.back()
