"""What makes the import of one kind of list different from that of another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from atelier.discreet import Discreet
from atelier.people.columns import Vocabulary
from atelier.people.import_plan import Verdict
from ui.kit.rows_model import Column


class Planned(Protocol):
    """One row of a list, and what will happen to it."""

    @property
    def id(self) -> int:
        """The number of the line."""

    @property
    def line(self) -> int:
        """The number of the line."""

    @property
    def verdict(self) -> Verdict:
        """What happens to it."""

    @property
    def reason(self) -> str:
        """Why."""


Row = TypeVar("Row", bound=Planned)


class Plan(Protocol):
    """What will happen to a list."""

    @property
    def rows(self) -> Sequence[Any]:
        """Every row."""

    @property
    def remarks(self) -> Sequence[str]:
        """Sentences about the list as a whole."""


class Done(Protocol):
    """What came of an import."""

    @property
    def added(self) -> int:
        """How many came in."""


@dataclass(frozen=True, slots=True, repr=False)
class ListKind(Discreet, Generic[Row]):
    """A kind of list that can be imported.

    ``title`` is what the assistant says before a list is chosen. ``words`` are the fields that
    it can bring and ``label`` gives what each is called. ``plan`` is a query that lacks the
    table, the mapping and the actor; ``carry_out`` an action that takes the plan, with the
    decisions by line. ``options`` are what can be decided about a row, the one that holds
    unless somebody decides first; ``left_out`` the one that leaves it out, and ``say`` puts each
    on the button that chooses it. ``all_words`` is about the second option of every doubtful
    row. ``columns`` are those of the preview, by what was decided about a line. ``told`` says
    what came of it.
    """

    title: str
    words: Vocabulary
    label: Callable[[str], str]
    plan: Callable[..., Plan]
    carry_out: Callable[..., Done]
    options: Callable[[Row], tuple[StrEnum, ...]]
    left_out: StrEnum
    say: Callable[[StrEnum], str]
    all_words: str
    columns: Callable[[Callable[[int], Any]], list[Column[Row]]]
    told: Callable[[int], str]

    def decided(self, row: Row, decisions: Mapping[int, StrEnum]) -> StrEnum | None:
        """Give what will be done with a row; None where nothing can be."""
        options = self.options(row)
        return decisions.get(row.line, options[0]) if options else None

    def comes_in(self, row: Row, decisions: Mapping[int, StrEnum]) -> bool:
        """Say whether a row comes in by what was decided."""
        return self.decided(row, decisions) not in (None, self.left_out)

    def following(self, row: Row, decisions: Mapping[int, StrEnum]) -> StrEnum | None:
        """Give what can be decided about a row after what holds now; None where nothing can."""
        options = self.options(row)
        if not options:
            return None
        now = options.index(decisions.get(row.line, options[0]))
        return options[(now + 1) % len(options)]
