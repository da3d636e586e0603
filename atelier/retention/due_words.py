"""What is due, in the words of the window and the command line."""

from atelier.domain import DueKind
from atelier.language import tr, tr_count
from atelier.retention.lists import DueRow, Standing
from atelier.words import day_in_words


def kind_name(kind: DueKind) -> str:
    """Name what goes."""
    return {
        DueKind.VISITS: tr("Names at visits"),
        DueKind.VOLUNTEER: tr("Volunteers who left"),
        DueKind.VISITOR: tr("Visitors who stay away"),
        DueKind.WAITING: tr("Places on a waiting list"),
        DueKind.CONTACT: tr("Phone and e-mail"),
        DueKind.PARENT: tr("Contacts of parents"),
        DueKind.LEAKS: tr("Data leaks of long ago"),
    }[kind]


def what_happens(row: DueRow) -> str:
    """Say what becomes of it when it goes."""
    years = ", ".join(map(str, row.years))
    return {
        DueKind.VISITS: tr("{years}: the name goes, the visit stays counted", years=years),
        DueKind.VOLUNTEER: tr("roles and address go, the hours stay counted"),
        DueKind.VISITOR: tr("erased; the figures stay"),
        DueKind.WAITING: tr("removed: the activity has begun"),
        DueKind.CONTACT: tr("removed; the name stays"),
        DueKind.PARENT: tr("removed: the activity is over"),
        DueKind.LEAKS: tr("removed from the register"),
    }[row.kind]


def standing_sentence(now: Standing) -> str:
    """Say how the house stands."""
    if now.jump is not None:
        return tr(
            "The clock went from {was} to {now}. Nothing is removed until you say that the "
            "date is right.",
            was=day_in_words(now.jump[0], year=True),
            now=day_in_words(now.jump[1], year=True),
        )
    if now.going:
        return tr("The list was confirmed. It is being carried out.")
    if now.until is not None:
        return tr(
            "This was kept long enough. Look through it and confirm. On {day} it goes by itself.",
            day=day_in_words(now.until),
        )
    return tr("Each night the program looks what was kept long enough.")


def short_standing(now: Standing) -> str:
    """Say in a few words what waits, for the rail; nothing where nothing does."""
    if now.jump is not None:
        return tr("Is the date right?")
    return tr_count("{count} to remove", "{count} to remove", now.waiting) if now.waiting else ""
