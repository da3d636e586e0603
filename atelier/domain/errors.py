"""What can be told to the person at the desk.

``str()`` of a DeskError is a whole translated sentence; its facts stay readable as attributes.
Anything else that is raised is a bug. A feature adds its own refusals beside its actions.
"""

from atelier.language import tr


class DeskError(Exception):
    """Something did not happen, and the person at the desk can be told why."""


class Unavailable(DeskError):
    """The world is not as it should be: the server is away, the disk is full."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or tr("The database does not answer. Nothing was saved."))


class Refusal(DeskError):
    """The rules of the house do not allow it; nothing was written."""


class Gone(Refusal):
    """Another desk has taken it away in the meantime."""

    def __init__(self) -> None:
        super().__init__(tr("This is no longer there: it was changed at another desk."))


class UnreadableText(Refusal):
    """A text that cannot be kept: too long, or with signs that are no letters."""


class CitizenNumber(UnreadableText):
    """A citizen service number, which no law allows a house to keep (rule P2)."""

    def __init__(self) -> None:
        super().__init__(
            tr("This looks like a citizen service number. You may not keep that here.")
        )


class TextTooLong(UnreadableText):
    """A text longer than its field; what was typed stays where it was typed."""

    def __init__(self, limit: int) -> None:
        super().__init__(tr("This text is too long: {limit} letters at most.", limit=limit))
        self.limit = limit
