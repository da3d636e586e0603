"""Why a file is not read as a table. Every one is a whole sentence, and none names a person."""

from atelier.domain import DeskError
from atelier.language import tr

MOST_MEGABYTES = 20
MOST_ROWS = 50_000
MOST_CELLS = 1_000_000
"""Fifty thousand people with twenty columns each; what is larger is no list of a house."""


class NotATable(DeskError):
    """The file is something else than a table, or cannot be read as one.

    Not a rule of the house, and not the fault of the database either.
    """


class NoFile(NotATable):
    """There is no file in that place, or it may not be read."""

    def __init__(self) -> None:
        super().__init__(tr("This file cannot be opened. Look whether it is still in its place."))


class EmptyFile(NotATable):
    """Nothing stands in the file."""

    def __init__(self) -> None:
        super().__init__(tr("This file is empty."))


class TooLarge(NotATable):
    """More than a house can have; refused before it is read."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This file is too large: {megabytes} MB and {rows} rows at most. "
                "Split it, or leave columns out.",
                megabytes=MOST_MEGABYTES,
                rows=MOST_ROWS,
            )
        )


class NotText(NotATable):
    """The first bytes say that it is a picture, a packed file or a program."""

    def __init__(self) -> None:
        super().__init__(
            tr("This is not a table. Save the list as CSV or as an Excel workbook (.xlsx).")
        )


class OldWorkbook(NotATable):
    """A workbook of the old kind, or one that is locked with a password."""

    def __init__(self) -> None:
        super().__init__(
            tr("This is an old or a locked Excel file. Save it as .xlsx without a password.")
        )


class UnknownLetters(NotATable):
    """No known way of writing letters fits; guessing would spoil the names."""

    def __init__(self) -> None:
        super().__init__(
            tr("The letters in this file cannot be read with certainty. Save it as CSV UTF-8.")
        )


class OpenQuote(NotATable):
    """A quote that opens and does not close, which would swallow the rows after it."""

    def __init__(self, line: int) -> None:
        super().__init__(
            tr('On line {line} a quotation mark (") opens that does not close well.', line=line)
        )
        self.line = line


class TooMuchInACell(NotATable):
    """A cell of more than a hundred thousand letters."""

    def __init__(self, line: int) -> None:
        super().__init__(tr("On line {line} a cell is far too long.", line=line))
        self.line = line


class FileChanged(NotATable):
    """The file became another, or went away, between choosing it and using it."""

    def __init__(self) -> None:
        super().__init__(
            tr("The file was changed or taken away in the meantime. Nothing was imported.")
        )
