"""What the verbs of ``import`` share: columns that are named, and what came of it."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from atelier.commands.frame import REFUSED, Frame
from atelier.language import tr, tr_count


def told_columns(mapping: Iterable[str]) -> dict[str, str]:
    """Give the column that was named for each field. Raises UsageError."""
    told: dict[str, str] = {}
    for pair in mapping:
        name, equals, column = pair.partition("=")
        if not equals:
            raise click.UsageError("--map FIELD=COLUMN")
        told[name.strip()] = column.strip()
    return told


def listed(refused: Iterable[tuple[int, str]]) -> list[dict[str, Any]]:
    """Give refused rows as a script reads them."""
    return [{"line": line, "reason": reason} for line, reason in refused]


def answer(frame: Frame, counts: dict[str, Any], *, nothing: bool) -> None:
    """Say what came of it; where nothing was imported, leave as refused by the house."""
    refused: list[dict[str, Any]] = counts["refused"]
    said = [tr("Line {line}: {reason}", line=row["line"], reason=row["reason"]) for row in refused]
    counts["sentence"] = _nothing(counts) if nothing else _sentence(counts)
    said.append(counts["sentence"])
    frame.answer(counts, "\n".join(said))
    if nothing and not counts.get("dry_run"):
        frame.close()
        sys.exit(REFUSED)


def _nothing(counts: dict[str, Any]) -> str:
    """Say that refused rows stop the import, or would stop it."""
    if counts.get("dry_run"):
        return tr_count(
            "Nothing would be imported, because one row is refused.",
            "Nothing would be imported, because {count} rows are refused.",
            len(counts["refused"]),
        )
    return tr_count(
        "Nothing was imported, because one row is refused.",
        "Nothing was imported, because {count} rows are refused.",
        len(counts["refused"]),
    )


def _sentence(counts: dict[str, Any]) -> str:
    if counts.get("dry_run"):
        return tr(
            "{read} rows read: {added} would be added, {same} already there, {doubtful} doubtful. "
            "Nothing was imported yet.",
            read=counts["read"],
            added=counts["added"],
            same=counts["same"],
            doubtful=counts["doubtful"],
        )
    words = tr(
        "{read} rows read: {added} added, {same} already there, {doubtful} doubtful.",
        read=counts["read"],
        added=counts["added"],
        same=counts.get("same", 0),
        doubtful=counts.get("doubtful", 0),
    )
    if counts["batch"] is None:
        return words
    return f"{words} " + tr("To take it back: import undo {batch}", batch=counts["batch"])
