"""Rows that hold what only the window and the paper may show."""


class Discreet:
    """A row whose ``repr`` names its kind and its number, and nothing that stands in it.

    What is printed of a value ends up in logs and in the text of exceptions, and a visitor's name
    must reach neither. A dataclass that is discreet says ``repr=False``, or it would make a
    ``repr`` of its own.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Name the row, and not whom it is about."""
        number = getattr(self, "id", None)
        known = f" {number}" if isinstance(number, int) else ""
        return f"<{type(self).__name__}{known}>"
