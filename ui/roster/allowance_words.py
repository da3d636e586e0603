"""How the allowance says things."""

from atelier.language import tr
from atelier.roster.allowance_limits import Judged, Level
from atelier.roster.allowance_reading import PaymentRow
from atelier.roster.allowance_standing import Standing
from atelier.roster.allowance_typed import minutes_typed
from atelier.words import day_in_figures, euros, month_in_words
from ui.kit.painting import Run


def of_limit(judged: Judged) -> str:
    """Say how much of a limit it is: "€ 168 of € 210 (80%)"."""
    amount, limit = euros(judged.amount), euros(judged.limit)
    return tr("{amount} of {limit} ({share}%)", amount=amount, limit=limit, share=judged.share)


def clock_hours(minutes: int) -> str:
    """Say how long it is, to the minute: "38 h", "20:15 h"."""
    return tr("{hours} h", hours=minutes_typed(minutes) or "0")


def level_words(level: Level, judged: Judged) -> str:
    """Say in a pill how it stands; nothing where there is nothing to say."""
    if level is Level.OVER:
        return tr("over the limit")
    return f"{judged.share}%" if level is Level.NEAR else ""


def level_kind(level: Level) -> str:
    """Give the kind of the pill: red over a limit, yellow near one."""
    return "warning" if level is Level.OVER else "meeting"


def amount_runs(judged: Judged) -> list[Run]:
    """Show an amount, and in a pill how it stands to its limit."""
    runs = [Run(euros(judged.amount) if judged.amount else "–", size=14)]
    over = judged.level is Level.OVER
    words = tr("over") if over else level_words(judged.level, judged)
    if words:
        runs += [Run("  ", size=14), Run(words, pill=level_kind(judged.level))]
    return runs


def worst(standing: Standing) -> Judged:
    """Give the limit that is nearest, for the pill over a payment."""
    return max((standing.month, standing.year), key=lambda one: one.amount / one.limit)


def payment_words(row: PaymentRow) -> str:
    """Say what was paid, for what, when, and why although it was over a limit."""
    parts = []
    if row.for_hours:
        parts.append(
            tr(
                "{hours} at {rate}",
                hours=clock_hours(row.minutes),
                rate=euros(row.per_hour),
            )
        )
    if row.flat:
        parts.append(tr("flat {amount}", amount=euros(row.flat)))
    if row.expenses:
        parts.append(tr("expenses {amount}", amount=euros(row.expenses)))
    told = [
        month_in_words(row.month),
        f"{euros(row.total)} ({', '.join(parts)})",
        tr("paid on {day}", day=day_in_figures(row.paid_on)),
    ]
    if row.reason:
        told.append(tr("confirmed by the board: {reason}", reason=row.reason))
    return " · ".join(told)
