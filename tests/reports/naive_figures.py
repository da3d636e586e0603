"""What each figure counts, one after the other, in plain loops (see ``naive``)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from tests.reports.naive import (
    NOBODY,
    PLACE,
    TIME,
    WHO,
    Asked,
    Counted,
    Fact,
    Naive,
    Row,
    Rows,
    midnight_after,
)


def figures(rows: Rows, asked: Asked) -> Counted:
    """Count everything; what is nil is left out."""
    naive = Naive(rows, asked)
    for count in (visits, participations, people, care, sessions, away, waiting, questions, work,
                  standing):  # fmt: skip
        count(naive)
    return naive.settled()


def visits(naive: Naive) -> None:
    for row in naive.within("visit"):
        fact = Fact(row["day"], row["day_part"], person=row["person_id"])
        naive.add("B1", 1, fact, (*TIME, *WHO))
        naive.add("B1.named", 1, fact, (*TIME, *WHO))
    for row in naive.within("tally"):
        fact = Fact(row["day"], row["day_part"], person=None)
        naive.add("B1", row["visits"], fact, (*TIME, *WHO))
        naive.add("B4", row["visits"], fact, TIME)


def participations(naive: Naive) -> None:
    for occurrence in naive.occurrences:
        if not naive.counts(occurrence):
            continue
        named, unnamed = naive.there(occurrence)
        for person in named:
            fact = naive.fact(occurrence, person)
            naive.add("B2", 1, fact, (*TIME, *PLACE, *WHO))
            naive.add("B2.named", 1, fact, (*TIME, *PLACE, *WHO))
        fact = naive.fact(occurrence, None)
        naive.add("B2", unnamed, fact, (*TIME, *PLACE, *WHO))
        naive.add("B2.unnamed", unnamed, fact, (*TIME, *PLACE))


def people(naive: Naive) -> None:
    earliest = first_days(naive)
    facts = [
        Fact(row["day"], row["day_part"], person=row["person_id"]) for row in naive.within("visit")
    ]
    for occurrence in naive.occurrences:
        if naive.counts(occurrence):
            for person in naive.there(occurrence)[0]:
                facts.append(naive.fact(occurrence, person))
                naive.add_person("B6", facts[-1], PLACE)
    for fact in facts:
        naive.add_person("B3", fact, WHO)
        if isinstance(fact.person, int) and earliest[fact.person] >= naive.asked.first:
            naive.add_person("B3.new", fact, WHO)


def first_days(naive: Naive) -> dict[int, date]:
    """Give the first day ever of everybody."""
    came = [(row["person_id"], row["day"]) for row in naive.rows["visit"]]
    for occurrence in naive.every:
        if naive.counts(occurrence):
            came += [(person, occurrence["day"]) for person in naive.there(occurrence)[0]]
    earliest: dict[int, date] = {}
    for person, day in came:
        earliest[person] = min(earliest.get(person, day), day)
    return earliest


def care(naive: Naive) -> None:
    minimum = 60 * float(naive.settings.get("care_unit_minimum_hours", "3").replace(",", "."))
    touched = 60 * float(naive.settings.get("care_unit_touched_hours", "2").replace(",", "."))
    for occurrence in naive.occurrences:
        activity = naive.activities[occurrence["activity_id"]]
        if not naive.counts(occurrence) or activity["function"] != "day_activity":
            continue
        begins, ends = minute(occurrence["starts"]), minute(occurrence["ends"])
        if ends - begins < minimum:
            continue
        units = 0
        for part in ("morning", "afternoon", "evening"):
            inside = sum(
                naive.part_of(time(at // 60, at % 60)) == part for at in range(begins, ends)
            )
            units += inside >= touched
        named, unnamed = naive.there(occurrence)
        for person in named:
            naive.add("B7", max(1, units), naive.fact(occurrence, person), PLACE)
        naive.add("B7", max(1, units) * unnamed, naive.fact(occurrence, None), PLACE)


def sessions(naive: Naive) -> None:
    opened: set[tuple[date, str]] = set()
    for occurrence in naive.occurrences:
        report = naive.reports.get(occurrence["id"]) or {}
        fact = naive.fact(occurrence, reason=occurrence["reason"])
        if not naive.counts(occurrence):
            stands_apart(naive, fact, occurrence)
            continue
        named, unnamed = naive.there(occurrence)
        told(naive, fact, report, len(named) + unnamed)
        if naive.over(occurrence):
            held(naive, fact, occurrence, report)
            if is_open(fact.activity) and naive.inside(fact):
                opened.add((occurrence["day"], str(fact.part)))
    for day, part in opened:
        for by in ("", *TIME):
            naive.sums["B17", by, naive.item(by, Fact(day, part))] += 1


def stands_apart(naive: Naive, fact: Fact, occurrence: Row) -> None:
    if occurrence["state"] == "planned":
        naive.add("B14.unknown", 1, fact, PLACE)
    elif not occurrence["skipped"]:
        naive.add("B14.cancelled", 1, fact, (*PLACE, "reason"))


def is_open(activity: Row | None) -> bool:
    return bool(activity and activity["walk_in"] and activity["access"] == "open")


def held(naive: Naive, fact: Fact, occurrence: Row, report: Row) -> None:
    assert fact.activity
    named, unnamed = naive.there(occurrence)
    naive.add("B14", 1, fact, PLACE)
    if not named and unnamed <= 0 and not report.get("done_at"):
        naive.add("B14.missing", 1, fact, PLACE)
    places = occurrence["capacity"] or fact.activity["capacity"]
    if places:
        naive.add("B15.places", places, fact, PLACE)
        naive.add("B15.used", len(named) + unnamed, fact, PLACE)
    naive.add(f"B18.{report.get('run_by') or 'unknown'}", 1, fact, PLACE)


def told(naive: Naive, fact: Fact, report: Row, number: int) -> None:
    yes, no = report.get("indicated"), report.get("not_indicated")
    assert fact.activity
    if fact.activity["function"] == "day_activity" or yes is not None or no is not None:
        fits = (yes or 0) + (no or 0) <= number
        naive.add("B8.indicated", (yes or 0) if fits else 0, fact, PLACE)
        naive.add("B8.not_indicated", (no or 0) if fits else 0, fact, PLACE)
        unknown = number - (yes or 0) - (no or 0) if fits else number
        naive.add("B8.unknown", unknown, fact, PLACE)
    naive.add("B13.professional", report.get("professional_minutes") or 0, fact, PLACE)


def away(naive: Naive) -> None:
    for occurrence in naive.occurrences:
        if not (naive.counts(occurrence) and naive.over(occurrence)):
            continue
        seen = naive.there(occurrence)[0]
        for row in naive.rows["absence"]:
            if row["occurrence_id"] != occurrence["id"]:
                continue
            if row["person_id"] is None or row["person_id"] not in seen:
                code = "B16" if row["kind"] == "absent" else "B16.excused"
                naive.add(code, 1, naive.fact(occurrence, row["person_id"]), PLACE)


def waiting(naive: Naive) -> None:
    last = naive.asked.last
    series = {row["id"]: row for row in naive.rows["series"]}
    days = {row["id"]: row for row in naive.every}
    for row in naive.rows["enrolment"]:
        if row["state"] != "waiting" or row["person_id"] not in naive.people:
            continue
        if row["series_id"] is not None:
            what = series[row["series_id"]]
            waits = row["first_day"] <= last <= min(row["last_day"] or last, what["last_day"])
        else:
            what = days[row["occurrence_id"]]
            waits = row["created_at"] < midnight_after(last) and what["day"] >= last
            waits = waits and what["state"] == "planned"
        activity = naive.activities[what["activity_id"]]
        if waits and activity["function"] != "internal":
            part = naive.part_of(what["starts"])
            naive.add("B16.waiting", 1, Fact(None, part, activity, row["person_id"]), PLACE)


def questions(naive: Naive) -> None:
    for row in naive.within("question"):
        asked = {"id": None, "function": "information", "host_id": None}
        more = {
            "topic": row["topic"],
            "outcome": row["outcome"],
            "topic_outcome": f"{row['topic']} {row['outcome']}",
            "organisation": naive.host(row["referred_to_id"]),
        }
        only = naive.asked.only
        fact = Fact(row["day"], row["day_part"], asked, NOBODY, more)
        if "activity" in only or "host" in only:
            continue
        codes = ["B9"]
        if row["outcome"] in ("referred", "handed_over"):
            codes.append("B10")
        if row["outcome"] == "handed_over":
            codes.append("B10.warm")
        for code in codes:
            naive.add(code, 1, fact, (*TIME, *more))


def work(naive: Naive) -> None:
    """Every minute of every volunteer: a minute that is worked twice is one minute."""
    occurrences = {row["id"]: row for row in naive.every}
    shifts = {row["id"]: row for row in naive.within("shift")}
    worked: dict[tuple[str, str], set[Any]] = defaultdict(set)
    for fact, role, minutes in confirmed(naive, shifts, occurrences):
        if not naive.inside(fact):
            continue
        naive.add_person("B11", fact, ("role", *PLACE))
        for by in ("", "role", *PLACE):
            item = role if by == "role" else naive.item(by, fact) if by else ""
            worked[by, item].update((fact.person, fact.day, at) for at in minutes)
    for (by, item), every in worked.items():
        naive.sums["B12", by, item] += len(every)


def confirmed(
    naive: Naive, shifts: dict[int, Row], occurrences: dict[int, Row]
) -> Iterator[tuple[Fact, str, range]]:
    for row in naive.rows["assignment"]:
        shift = shifts.get(row["shift_id"])
        if shift is None or row["confirmed_at"] is None or row["worked_starts"] is None:
            continue
        occurrence = occurrences.get(shift["occurrence_id"])
        activity = naive.activities[occurrence["activity_id"]] if occurrence else None
        part = naive.part_of(row["worked_starts"])
        role = naive.roles[shift["role_id"]]
        more = {"role": role}
        fact = Fact(shift["day"], part, activity, row["person_id"], more)
        minutes = range(minute(row["worked_starts"]), minute(row["worked_ends"]))
        yield fact, role, minutes


def standing(naive: Naive) -> None:
    first, last = naive.asked.first, naive.asked.last
    for row in naive.rows["volunteer"]:
        if row["person_id"] not in naive.people or row["status"] == "applying":
            continue
        fact = Fact(person=row["person_id"])
        begun = row["since"] is None or row["since"] <= last
        gone = row["until"] < last if row["until"] else row["status"] == "left"
        if begun and not gone:
            naive.add("B11.enrolled", 1, fact, ())
        if row["since"] and first <= row["since"] <= last:
            naive.add("B11.joined", 1, fact, ())
        if begun and row["until"] and first <= row["until"] <= last:
            naive.add("B11.left", 1, fact, ())


def minute(at: time) -> int:
    return at.hour * 60 + at.minute
