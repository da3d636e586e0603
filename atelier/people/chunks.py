"""Many people, a part of them at a time: no statement may grow with the house."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 500
"""People in one statement."""


def in_chunks(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Give the items in lists of at most ``size``."""
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some
