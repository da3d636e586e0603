"""What is in a backup and how old it is, in words."""

from datetime import date, datetime

from atelier.backup.disk import Encryption
from atelier.backup.looking import Counts
from atelier.backup.status import Age, Status
from atelier.domain import Clock
from atelier.language import current, tr, tr_count
from atelier.reports.amounts import whole
from atelier.words import clock_time, day_in_words, month_in_words

_TOLD = ("person", "visit", "participation", "volunteer", "occurrence", "closed_month")


def counts_in_words(counts: Counts) -> tuple[str, ...]:
    """Give what counts for the house: people, visits, and so on; an empty file says nothing."""
    numbers = {name: counts.get(name, 0) for name in _TOLD}
    people, visits = numbers["person"], numbers["visit"]
    joined, volunteers = numbers["participation"], numbers["volunteer"]
    held, months = numbers["occurrence"], numbers["closed_month"]
    return (
        tr_count("{number} person", "{number} people", people, number=whole(people)),
        tr_count("{number} visit", "{number} visits", visits, number=whole(visits)),
        tr_count("{number} participation", "{number} participations", joined,
                 number=whole(joined)),
        tr_count("{number} volunteer", "{number} volunteers", volunteers,
                 number=whole(volunteers)),
        tr_count("{number} occurrence", "{number} occurrences", held, number=whole(held)),
        tr_count("{number} closed month", "{number} closed months", months,
                 number=whole(months)),
    )  # fmt: skip


def moment_in_words(at: datetime, clock: Clock) -> str:
    """Give a moment as people say it: "vandaag 9:50", "gisteren 17:04", a day and a time."""
    wall = clock.wall(at)
    days, time = (clock.today() - wall.date()).days, clock_time(wall.time())
    if days == 0:
        return tr("today {time}", time=time)
    if days == 1:
        return tr("yesterday {time}", time=time)
    return tr("{day} {time}", day=day_in_words(wall.date(), year=True), time=time)


def short_age(status: Status) -> str:
    """Say in a word or two how old the newest backup is, for the line of the window."""
    if status.altered:
        return tr("look here")
    if status.worst is Age.NONE:
        return tr("none yet") if status.newest is None else tr("not yet outside")
    at = status.newest
    if status.worst is not status.age and status.outside is not None:
        at = status.outside
    assert at is not None  # only Age.NONE has none
    days = max(0, (status.now - at).days)
    if days == 0:
        return tr("up to date")
    return tr_count("{count} day", "{count} days", days)


def age_sentence(status: Status, clock: Clock) -> str:
    """Say when the newest backup on this computer was made, and what to do if that is long ago."""
    if status.newest is None:
        return tr("There is no backup yet.")
    if status.altered:
        return _altered_sentence(status.altered, moment_in_words(status.newest, clock))
    when = moment_in_words(status.newest, clock)
    if status.age is Age.FRESH:
        return tr("The newest backup is of {when}.", when=when)
    return tr("The newest backup is of {when}. Make one now.", when=when)


def _altered_sentence(months: tuple[int, ...], when: str) -> str:
    """Say that something changed of which nobody knows: seldom, and then the disk is failing."""
    names = [month_in_words(date(one // 100, one % 100, 1)) for one in months]
    return tr(
        "The rows of a closed month changed by themselves ({months}): the disk may be failing. "
        "Call whoever looks after this computer. The last backup without it is of {when}.",
        months=", ".join(names),
        when=when,
    )


def outside_sentence(status: Status, clock: Clock) -> str:
    """Say when a copy last got outside this computer."""
    if not status.outside_chosen:
        return tr("No copy leaves this computer. If it is stolen or breaks, everything is lost.")
    if status.outside is None:
        return tr("No copy has got there yet.")
    when = moment_in_words(status.outside, clock)
    if status.outside_age is Age.FRESH:
        return tr("The newest copy there is of {when}.", when=when)
    return tr("The newest copy there is of {when}. Put the stick in, or look at the place.",
              when=when)  # fmt: skip


def disk_sentence(encryption: Encryption) -> str:
    """Say whether whoever takes this computer home can read its disk."""
    return {
        Encryption.ON: tr("The disk of this computer is encrypted."),
        Encryption.OFF: tr(
            "The disk of this computer is not encrypted: whoever takes it can read everything."
        ),
        Encryption.UNKNOWN: tr("It is not known whether the disk of this computer is encrypted."),
    }[encryption]


def size_in_words(size: int) -> str:
    """Give the size of a file in megabytes."""
    megabytes = max(0.1, size / 1_000_000)
    text = f"{megabytes:.1f}"
    return tr("{size} MB", size=text.replace(".", ",") if current() == "nl" else text)
