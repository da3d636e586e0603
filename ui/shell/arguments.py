"""What the app is told on its command line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from atelier.discreet import Discreet

PAGES = (
    "desk",
    "calendar",
    "roster",
    "attendance",
    "people",
    "reports",
    "neighbourhood",
    "settings",
)
_SIZE = re.compile(r"([1-9]\d{2,3})x([1-9]\d{2,3})")


@dataclass(frozen=True, slots=True, repr=False)
class Options(Discreet):
    """The command line, checked. ``size`` in pixels; ``scale`` in per cent, 0 for the kept one."""

    database: str = ""
    language: str = ""
    practice: bool = False
    now: datetime | None = None
    page: str = "desk"
    picture: Path | None = None
    size: tuple[int, int] = (1366, 768)
    scale: int = 0
    theme: str = ""


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line. Leaves the program with 2 and a sentence if it is wrong."""
    if not arguments:
        return Options()
    import argparse

    parser = argparse.ArgumentParser(prog="atelier", description="The front desk of the house.")
    parser.add_argument("--database", default="", metavar="URL", help="a file or an address")
    parser.add_argument("--language", default="", choices=("nl", "en"))
    parser.add_argument("--practice", action="store_true", help="open the practice house")
    parser.add_argument("--now", type=_moment, metavar="2026-11-24T09:50", help="stop the clock")
    parser.add_argument("--page", default="desk", choices=PAGES)
    parser.add_argument("--picture", type=Path, metavar="FILE.png", help="draw the page and leave")
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="1366x768")
    parser.add_argument("--scale", type=_scale, default=0, metavar="100", help="100 to 200")
    parser.add_argument("--theme", default="", choices=("light", "dark", "contrast", "system"))
    found = parser.parse_args(arguments)
    if found.now is not None and not found.practice:
        parser.error("--now stops the clock in the practice house only: add --practice")
    if found.practice and found.database:
        parser.error("--practice opens a house of its own: leave --database out")
    return Options(**vars(found))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError(text)  # it is what the clock on the wall says
    return moment


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), int(found[2])


def _scale(text: str) -> int:
    scale = int(text)
    if not 100 <= scale <= 200:
        raise ValueError(text)
    return scale
