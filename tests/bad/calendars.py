"""Calendar files as people really bring them, and rules that would let a computer search for ever.

Each file says what must come of it: the names of the events that can be taken over, how many are
told with a reason, or that the file as a whole is refused.
"""

from dataclasses import dataclass

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//NL\r\n"
END = "END:VCALENDAR\r\n"
ZONE = ";TZID=Europe/Amsterdam"
BREAKFAST = (
    "BEGIN:VEVENT\r\nUID:ontbijt@test\r\nSUMMARY:Ontbijtcafé\r\nLOCATION:Keuken\r\n"
    f"DTSTART{ZONE}:20261201T093000\r\nDTEND{ZONE}:20261201T103000\r\nEND:VEVENT\r\n"
)


@dataclass(frozen=True)
class Bad:
    """A file; ``names`` come in, ``told`` are refused one by one. Without names: all of it."""

    data: bytes
    names: tuple[str, ...] = ()
    told: int = 0


def event(*lines: str, name: str = "Yoga", uid: str = "yoga@test") -> str:
    """Write one event."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{name}", *lines, "END:VEVENT", ""])


def calendar(*events: str) -> str:
    """Write a file of events."""
    return HEAD + "".join(events) + END


def at(day: str = "20261202", starts: str = "100000", ends: str = "110000") -> tuple[str, str]:
    """Write from when until when, by the clock of the house."""
    return (f"DTSTART{ZONE}:{day}T{starts}", f"DTEND{ZONE}:{day}T{ends}")


def repeated(rule: str, *, first: str = "20261202") -> bytes:
    """Write a file with one event that comes back."""
    return calendar(event(*at(first), f"RRULE:{rule}")).encode()


def _beside(*bad: str) -> bytes:
    """Put a good event before and after what is bad."""
    last = BREAKFAST.replace("ontbijt@", "laatste@").replace("Ontbijtcafé", "Koffie")
    return calendar(BREAKFAST, *bad, last).encode()


GOOD = ("Ontbijtcafé", "Koffie")
_MOMENT = f"DTSTART{ZONE}:20261202T100000"
LOGIN = b"<!DOCTYPE html>\n<html><head><title>Inloggen</title></head><body>BEGIN:VCALENDAR</body>"
FILES = {
    "cut in the middle of an event": Bad(calendar(BREAKFAST).encode()[:-60]),
    "cut after an event": Bad((HEAD + BREAKFAST).encode()),
    "an event without an end": Bad(
        _beside("BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Open\r\n"), GOOD, told=1
    ),
    "a log-in page": Bad(LOGIN),
    "an event inside an event": Bad(
        _beside("BEGIN:VEVENT\r\nUID:o\r\nSUMMARY:Buiten\r\n" + event(*at()) + "END:VEVENT\r\n"),
        ("Ontbijtcafé", "Yoga", "Koffie"),
        told=1,
    ),
    "a calendar inside a calendar, without an end": Bad((HEAD + calendar(BREAKFAST)).encode()),
    "two calendars": Bad(
        (calendar(BREAKFAST) + calendar(event(*at()))).encode(), ("Ontbijtcafé", "Yoga")
    ),
    "two calendars with the same event": Bad(
        (calendar(BREAKFAST) + calendar(BREAKFAST)).encode(), ("Ontbijtcafé",), told=1
    ),
    "a zone that nobody knows": Bad(
        _beside(event("DTSTART;TZID=Mars/Base:20261202T100000", "DURATION:PT1H")), GOOD, told=1
    ),
    "a zone that is a path": Bad(
        _beside(event("DTSTART;TZID=../../etc/passwd:20261202T100000", "DURATION:PT1H")),
        GOOD,
        told=1,
    ),
    "a zone of Windows": Bad(
        _beside(event('DTSTART;TZID="W. Europe Standard Time":20261202T100000', "DURATION:PT1H")),
        ("Ontbijtcafé", "Yoga", "Koffie"),
    ),
    "an end before the beginning": Bad(_beside(event(*at(ends="090000"))), GOOD, told=1),
    "a negative length": Bad(_beside(event(_MOMENT, "DURATION:-PT1H")), GOOD, told=1),
    "a huge length": Bad(_beside(event(_MOMENT, "DURATION:P999999999W")), GOOD, told=1),
    "no length": Bad(_beside(event(_MOMENT)), GOOD, told=1),
    "floating time": Bad(
        _beside(event("DTSTART:20261202T100000", "DTEND:20261202T110000")),
        ("Ontbijtcafé", "Yoga", "Koffie"),
    ),
    "a whole day": Bad(_beside(event("DTSTART;VALUE=DATE:20261225")), GOOD, told=1),
    "over midnight": Bad(
        _beside(event(f"DTSTART{ZONE}:20261202T220000", f"DTEND{ZONE}:20261203T010000")),
        GOOD,
        told=1,
    ),
    "letters of Windows 1252": Bad(calendar(BREAKFAST).encode("cp1252"), ("Ontbijtcafé",)),
    "letters cut by a fold": Bad(
        calendar(BREAKFAST).encode().replace(b"caf\xc3\xa9", b"caf\xc3\r\n \xa9"), ("Ontbijtcafé",)
    ),
    "utf-8 with its mark and bare line feeds": Bad(
        calendar(BREAKFAST).replace("\r\n", "\n").encode("utf-8-sig"), ("Ontbijtcafé",)
    ),
    "utf-16": Bad(calendar(BREAKFAST).encode("utf-16")),
    "utf-16 without a mark": Bad(calendar(BREAKFAST).encode("utf-16-le")),
    "letters that were lost": Bad(_beside(event(*at(), name="Caf\ufffd")), GOOD, told=1),
    "letters that were read wrongly before": Bad(
        _beside(event(*at(), name="Caf\u00c3\u00a9 Noord")), GOOD, told=1
    ),
    "letters of no alphabet": Bad(calendar(BREAKFAST).encode("cp1252") + b"X:\x81\x8d\r\n"),
    "nothing": Bad(b" \r\n"),
    "a calendar without events": Bad(calendar().encode()),
    "a picture": Bad(b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "a task": Bad(_beside("BEGIN:VTODO\r\nSUMMARY:Boodschap\r\nEND:VTODO\r\n"), GOOD, told=1),
    "no name": Bad(_beside(event(*at(), name="")), GOOD, told=1),
    "a citizen service number": Bad(_beside(event(*at(), name="Bel 111222333")), GOOD, told=1),
    "a day that is none": Bad(_beside(event(*at("20260231"))), GOOD, told=1),
    "the year 1601": Bad(_beside(event(*at("16010101"))), GOOD, told=1),
    "far ahead": Bad(_beside(event(*at("20290101"))), GOOD, told=1),
    "a date of an event that is not there": Bad(
        _beside(event(*at(), f"RECURRENCE-ID{ZONE}:20261202T100000", uid="weg@test")),
        GOOD,
        told=1,
    ),
    "a change of all that follow": Bad(
        _beside(
            event(*at(), "RRULE:FREQ=WEEKLY;COUNT=3"),
            event(*at("20261210"), f"RECURRENCE-ID;RANGE=THISANDFUTURE{ZONE}:20261209T100000"),
        ),
        GOOD,
        told=1,
    ),
    "more dates than a list may have": Bad(
        _beside(event(*at(), "RDATE:" + ",".join(["20261203T100000"] * 900))), GOOD, told=1
    ),
    "deep inside": Bad((HEAD + "BEGIN:X\r\n" * 5000).encode()),
    "more events than a house has": Bad(calendar("BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 5001).encode()),
    "more lines than a calendar has": Bad((HEAD + "X-A:1\r\n" * 400_001 + END).encode()),
    "too much to look at": Bad(
        calendar(
            *[
                event(*at("20120101"), "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=f"{number}")
                for number in range(700)
            ]
        ).encode()
    ),
    "too large": Bad(calendar(BREAKFAST).encode() + b"X-A:" + b"a" * 20_000_000),
}

# Rules that must be refused: most of them hang or blow up what takes them at their word.
BOMBS = (
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=5",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;INTERVAL=100",
    "FREQ=WEEKLY;INTERVAL=99999999999999999999",
    "FREQ=DAILY;COUNT=401",
    "FREQ=DAILY;COUNT=0",
    "FREQ=DAILY;COUNT=1e9",
    "FREQ=DAILY;BYHOUR=1,2,3",
    "FREQ=DAILY;BYMINUTE=0,1,2,3",
    "FREQ=DAILY;BYSECOND=0,1,2",
    "FREQ=YEARLY;BYYEARDAY=366",
    "FREQ=YEARLY;BYWEEKNO=53",
    "FREQ=YEARLY;BYDAY=53MO",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYDAY=0MO",
    "FREQ=WEEKLY;BYDAY=2MO",
    "FREQ=WEEKLY;BYMONTHDAY=13",
    "FREQ=DAILY;BYSETPOS=1",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=YEARLY;BYMONTH=13",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;WKST=XX",
    "FREQ=WEEKLY;UNTIL=nooit",
    "FREQ=WEEKLY;COUNT=٣",
    "FREQ=DAILY;FREQ=WEEKLY",
    "FREQ=DAILY;" + "BYDAY=MO;" * 200,
    "FREQ=",
    "INTERVAL=2",
    "",
    "FREQ=WEEKLY;RSCALE=CHINESE",
    "FREQ=DAILY;X-BOMB=1",
)
# Rules that search far and find little or much: taken, with what they give within two years.
SLOW = {
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30": 1,
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20281231T000000Z": 1,
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2": 1,
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30": 1,
    "FREQ=YEARLY;INTERVAL=99": 1,
    "FREQ=MONTHLY;INTERVAL=99;BYDAY=5MO": 1,
    "FREQ=DAILY;UNTIL=99991231T235959Z": 724,
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU": 724,
    "FREQ=DAILY;INTERVAL=99;COUNT=400": 8,
    "FREQ=DAILY;COUNT=400": 400,
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": 24,
    "FREQ=WEEKLY;UNTIL=19990101T000000Z": 0,
}
