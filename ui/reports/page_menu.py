"""The menu of the reports page, and its keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from atelier.language import tr
from ui.kit.commands import Command
from ui.reports.head import span_letters, span_words

if TYPE_CHECKING:
    from ui.reports.page import ReportsPage

Doings = dict[str, Callable[[], object]]


def letter_keys(page: "ReportsPage") -> Doings:
    """Give what each letter does while the figures are in front."""
    tasks, toolbar = page.tasks, page.body.toolbar
    spans = {
        letter: partial(page.browsing.show_span, span) for letter, span in span_letters().items()
    }
    return {
        **spans,
        "t": toolbar.table.click,
        "x": toolbar.external.click,
        "v": toolbar.year.click,
        "c": tasks.open_closing,
        "a": tasks.open_targets,
        "p": tasks.open_partners,
        "b": page.files.show_bundle,
        "?": tasks.open_definitions,
    }


def fill_menu(page: "ReportsPage") -> None:
    """Put the other tasks into the menu, each with its key."""
    tasks, files, add = page.tasks, page.files, page.heads.add
    add(tr("Close or correct a month"), tasks.open_closing, "lock", "C")
    add(tr("Agreements with funders"), tasks.open_targets, "list-checks", "A")
    add(tr("Partners"), tasks.open_partners, "building-2", "P")
    add(tr("What the figures mean"), tasks.open_definitions, "info", "?")
    page.heads.menu.addSeparator()
    add(tr("Print summary"), tasks.print_summary, "printer", "Ctrl+P")
    add(tr("Print with all numbers (internal)"), tasks.print_internal)
    add(tr("Print in large letters"), tasks.print_large)
    add(tr("Bundle for the municipality"), files.show_bundle, "folder-open", "B")
    add(tr("Bundle in a folder"), files.ask_folder)
    add(tr("Figures to a file"), files.ask_where, "download", "Ctrl+E")
    page.heads.menu.addSeparator()
    for letter, span in span_letters().items():
        show = partial(page.browsing.show_span, span)
        add(span_words()[span], show, key=letter.upper())
    page.heads.menu.addSeparator()
    _add_ways(page)


def make_keys(page: "ReportsPage") -> None:
    """Give the page the keys that are no letters."""
    Command(page, tr("More"), page.heads.open_menu, key="F9")
    Command(page.body, tr("Figures to a file"), page.files.ask_where, key="Ctrl+E")
    for words, step, keys in (
        (tr("Earlier"), -1, ("PgUp", "Alt+Left")),
        (tr("Later"), 1, ("PgDown", "Alt+Right")),
    ):
        for key in keys:
            Command(page.body, words, partial(page.browsing.leaf, step), key=key)


def _add_ways(page: "ReportsPage") -> None:
    toolbar, add = page.body.toolbar, page.heads.add
    add(tr("A year earlier"), toolbar.year.click, key="V")
    add(tr("As a table"), toolbar.table.click, "table", "T")
    add(tr("For outside"), toolbar.external.click, key="X")
