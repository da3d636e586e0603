"""What is said of a month that is to be closed or corrected."""

from datetime import datetime

from atelier.domain import Actor
from atelier.language import tr, tr_count
from atelier.reports.closing_view import ClosingView
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from atelier.words import day_in_words

_NAMED = 3  # months that are named; of more of them the number is enough


def state_words(view: ClosingView, actor: Actor) -> str:
    """Say how the month stands."""
    state = view.state
    if state.correcting:
        return tr(
            "Version {version} is being corrected, opened by {who} on {day}: {reason}",
            version=state.version,
            who=state.opened_by,
            day=_day(state.since, actor),
            reason=state.correcting,
        )
    if state.version:
        told = tr(
            "Version {version}, closed by {who} on {day}.",
            version=state.version,
            who=state.closed_by,
            day=_day(state.closed_at, actor),
        )
        reason = view.versions[-1].reason if view.versions else ""
        return f"{told} {reason}".strip()
    if not view.over:
        return tr("This month is not over yet. It can be closed afterwards.")
    return tr("This month is not closed yet. Its figures still change with every entry.")


def advice_words(view: ClosingView) -> str:
    """Say what is better done first."""
    if view.state.version and not view.state.correcting:
        return ""
    said = []
    if view.open.earlier and view.over:
        said.append(_earlier(view.open.earlier))
    if view.open.corrected:
        said.append(tr("Being corrected: {months}.", months=_names(view.open.corrected)))
    return " ".join(said)


def heading_words(view: ClosingView) -> str:
    """Say how many points are open."""
    number = len(view.open.points)
    if not number:
        return tr("Nothing is open")
    return tr_count("{count} point is open", "{count} points are open", number)


def accept_words(view: ClosingView) -> str:
    """Say what is accepted with a tick."""
    return tr_count(
        "I accept that {count} point stays open",
        "I accept that {count} points stay open",
        len(view.to_accept),
    )


def close_words(view: ClosingView) -> str:
    """Say what the button does."""
    number = len(view.to_accept)
    if view.state.correcting:
        return tr("Record version {number}", number=view.next_version)
    if number:
        return tr_count("Close with {count} open point", "Close with {count} open points", number)
    return tr("Close month")


def changes_words(view: ClosingView, version: int) -> str:
    """Say what the list of changes is about; ``version`` is the one that is chosen."""
    if view.state.correcting:
        return tr("What version {number} will change", number=view.next_version)
    if version > 1:
        return tr("What version {number} changed", number=version)
    return ""


def _earlier(months: tuple[Period, ...]) -> str:
    if len(months) > _NAMED:
        return tr_count(
            "{count} earlier month is not closed either.",
            "{count} earlier months are not closed either.",
            len(months),
        )
    return tr("Not closed either: {months}.", months=_names(months))


def _names(months: tuple[Period, ...]) -> str:
    return ", ".join(period_name(month) for month in months)


def _day(at: datetime | None, actor: Actor) -> str:
    assert at is not None  # it was done
    return day_in_words(actor.clock.wall(at).date(), year=True)
