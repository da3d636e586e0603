"""Where the print log was; it stands in ``atelier.journal.printing`` now."""

from atelier.journal.printing import (
    PrintJob,
    SheetKind,
    begin_print,
    end_print,
    persons_on,
    sheet_of_code,
)

__all__ = ["PrintJob", "SheetKind", "begin_print", "end_print", "persons_on", "sheet_of_code"]
