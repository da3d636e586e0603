"""The people of the sample house: who they are, and where they cannot be."""

import csv
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select

from atelier.desk.finding import find_at_desk
from atelier.desk.queries import day_view
from atelier.desk.regulars import regulars_of
from atelier.domain import Clock, Person
from atelier.people.folding import fold
from atelier.people.names import Name, name_of
from atelier.people.sound import sound_key
from tests.acting import at_desk
from tests.sample.conftest import Filled

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


def names(house: Filled) -> list[tuple[int, Name, int | None, str | None]]:
    with house.database.reading() as session:
        people = session.scalars(select(Person).order_by(Person.id)).all()
        return [(one.id, name_of(one), one.birth_year, one.postcode) for one in people]


def test_six_pairs_have_the_same_name_and_nobody_else(house: Filled) -> None:
    counted = Counter(fold(name.full_name) for _, name, *_ in names(house))
    assert Counter(counted.values()) == {1: 1200 - 12, 2: 6}


def test_the_people_of_the_scenarios_are_there(house: Filled) -> None:
    found = {(name.full_name, born, code) for _, name, born, code in names(house)}
    assert {
        ("Annie Jansen", 1944, "6546"),
        ("Annie Jansen", 1951, "6545"),
        ("Annie Janssen", 1947, "6546"),
    } <= found
    everybody = [name.full_name for _, name, *_ in names(house)]
    assert everybody.count("Toos van den Berg") == everybody.count("Annie Janssen") == 1
    assert "Tesfay" in everybody
    assert max(len(name) for name in everybody) > 40


def test_three_letters_of_toos_mean_nobody_else(house: Filled) -> None:
    for first, second, expected in (("ber", "to", 1), ("annie", "jan", 3)):
        statement = f"""SELECT count(DISTINCT a.person_id) FROM name_token a
            JOIN name_token b ON b.person_id = a.person_id
            WHERE a.token LIKE '{first}%' AND b.token LIKE '{second}%'
            AND a.kind < 2 AND b.kind < 2"""
        assert house.number(statement) == expected


def test_toos_comes_regularly(house: Filled) -> None:
    assert (
        house.number("""SELECT count(*) FROM visit JOIN person ON person.id = person_id
        WHERE given_name = 'Toos' AND prefix = 'van den' AND family_name = 'Berg'
        AND day > 20261001""")
        > 5
    )


def test_triples_sound_the_same_and_are_written_otherwise(house: Filled) -> None:
    sounds = Counter(
        (sound_key(name.given), sound_key(name.family))
        for _, name, *_ in names(house)
        if name.given in {"Thea", "Gerda", "Nel"} and not name.partner
    )
    triples = [("Thea", "Meijer"), ("Gerda", "Dijk"), ("Nel", "Claassen")]
    assert all(sounds[sound_key(given), sound_key(family)] >= 3 for given, family in triples)


def test_nobody_bears_the_name_of_somebody_known(house: Filled) -> None:
    with (SAMPLE / "blocked_names.csv").open(encoding="utf-8") as file:
        blocked = {fold(row["naam"]) for row in csv.DictReader(file)}
    assert len(blocked) > 50
    assert not blocked & {fold(name.full_name) for _, name, *_ in names(house)}


def test_no_number_can_ring_and_no_letter_arrive(house: Filled) -> None:
    numbers = house.rows("SELECT phone, email FROM person WHERE phone IS NOT NULL")
    assert all(phone.startswith("+316000000") and len(phone) == 12 for phone, _ in numbers)
    assert all(email is None or email.endswith("@voorbeeld.invalid") for _, email in numbers)
    assert 150 < len(numbers) < 300
    assert house.number("SELECT count(*) FROM person WHERE phone IS NULL AND email <> ''") == 0


def test_most_live_where_the_house_stands(house: Filled) -> None:
    share = Counter(code for *_, code in names(house))
    assert 0.40 < share["6546"] / 1200 < 0.50
    assert 0.16 < share["6545"] / 1200 < 0.24
    assert 0.01 < share[None] / 1200 < 0.04


def test_nobody_is_in_two_places_at_once(house: Filled) -> None:
    assert (
        house.number("""SELECT count(*) FROM participation a
        JOIN participation b ON b.person_id = a.person_id AND b.day = a.day AND b.id > a.id
        JOIN occurrence oa ON oa.id = a.occurrence_id
        JOIN occurrence ob ON ob.id = b.occurrence_id
        WHERE oa.starts < ob.ends AND ob.starts < oa.ends""")
        == 0
    )
    assert house.number("SELECT count(*) FROM participation") > 40_000


def test_who_takes_part_visits_and_who_visits_takes_part(house: Filled) -> None:
    for one, other in (("visit", "participation"), ("participation", "visit")):
        assert (
            house.number(f"""SELECT count(*) FROM {one} a WHERE NOT EXISTS (
            SELECT 1 FROM {other} b WHERE b.person_id = a.person_id AND b.day = a.day)""")
            == 0
        )
    assert (
        house.number("""SELECT count(*) FROM visit v JOIN person p ON p.id = v.person_id
        WHERE v.day < p.entered_on""")
        == 0
    )


def test_the_age_fits_the_activity(house: Filled) -> None:
    bounds = {"KIND": (6, 12), "JKOOK": (18, 27), "STOEL": (65, 120), "DANS": (55, 120)}
    for code, (first, last) in bounds.items():
        youngest, oldest, number = house.rows(f"""
            SELECT min(x.day / 10000 - birth_year), max(x.day / 10000 - birth_year), count(*)
            FROM participation x JOIN person ON person.id = x.person_id
            JOIN occurrence ON occurrence.id = occurrence_id
            JOIN activity ON activity.id = activity_id WHERE code = '{code}'""")[0]
        assert first <= youngest <= oldest <= last
        assert number > 200


def test_no_room_is_too_full_and_nothing_cancelled_is_visited(house: Filled) -> None:
    assert (
        house.number("""SELECT count(*) FROM (
            SELECT occurrence_id, sum(number) AS people FROM (
                SELECT occurrence_id, 1 AS number FROM participation
                UNION ALL SELECT occurrence_id, participations FROM tally) AS a
            GROUP BY 1) AS b
        JOIN occurrence ON occurrence.id = b.occurrence_id
        JOIN activity ON activity.id = activity_id
        WHERE people > activity.capacity OR state = 'cancelled' OR function = 'internal'""")
        == 0
    )


def test_sensitive_activities_know_numbers_only(house: Filled) -> None:
    sensitive = dict(house.rows("SELECT code, public_name FROM activity WHERE sensitive"))
    assert sensitive == {"HERST": "Donderdaggroep", "LAND": "Inloop donderdagmiddag"}
    at = """JOIN occurrence ON occurrence.id = occurrence_id
        JOIN activity ON activity.id = activity_id WHERE sensitive"""
    assert house.number(f"SELECT count(*) FROM participation {at}") == 0
    assert house.number(f"SELECT sum(participations) FROM tally {at}") > 1000
    assert (
        house.number("""SELECT count(*) FROM enrolment JOIN series ON series.id = series_id
        JOIN activity ON activity.id = activity_id WHERE sensitive""")
        == 0
    )


def test_the_sewing_group_is_full_and_two_wait(house: Filled) -> None:
    running = """FROM enrolment e JOIN series s ON s.id = e.series_id
        JOIN activity a ON a.id = s.activity_id WHERE e.state <> 'withdrawn'
        AND s.first_day <= 20261124 AND s.last_day >= 20261124"""
    found = {
        (code, weekday): (capacity, enrolled, waiting)
        for code, weekday, capacity, enrolled, waiting in house.rows(f"""
            SELECT code, weekday, capacity, sum(CASE e.state WHEN 'enrolled' THEN 1 ELSE 0 END),
                sum(CASE e.state WHEN 'waiting' THEN 1 ELSE 0 END)
            {running} GROUP BY s.id, code, weekday, capacity""")
    }
    assert found["NAAI", 2] == (10, 10, 2)
    assert found["SCHIL", 1] == (14, 13, 0)
    assert all(enrolled <= capacity for capacity, enrolled, _ in found.values())
    assert all(capacity == enrolled for capacity, enrolled, waits in found.values() if waits)
    assert sum(waiting > 0 for *_, waiting in found.values()) >= 4
    assert [
        row[0]
        for row in house.rows(f"""SELECT waiting_position {running}
        AND code = 'NAAI' AND e.state = 'waiting' ORDER BY 1""")
    ] == [1, 2]


def test_some_who_enrolled_do_not_come(house: Filled) -> None:
    seats, came = house.rows("""SELECT count(*), count(x.id) FROM enrolment e
        JOIN occurrence o ON o.series_id = e.series_id AND o.day >= e.first_day
            AND (e.last_day IS NULL OR o.day <= e.last_day)
            AND o.day < 20261124 AND o.state = 'planned'
        LEFT JOIN participation x ON x.occurrence_id = o.id AND x.person_id = e.person_id
        WHERE e.state <> 'waiting'""")[0]
    assert 0.70 < came / seats < 0.90


def test_volunteers_work_and_are_no_visitors_meanwhile(house: Filled) -> None:
    assert dict(house.rows("SELECT status, count(*) FROM volunteer GROUP BY 1")) == {
        "active": 62,
        "applying": 8,
        "left": 5,
    }
    assert (
        house.number("""SELECT count(*) FROM visit JOIN volunteer USING (person_id)
        WHERE status = 'active'""")
        == 0
    )
    assert (
        house.number("""SELECT count(*) FROM assignment a JOIN shift s ON s.id = a.shift_id
        JOIN assignment b ON b.person_id = a.person_id AND b.id > a.id
        JOIN shift t ON t.id = b.shift_id AND t.day = s.day
        WHERE s.starts < t.ends AND t.starts < s.ends
        AND a.state <> 'cannot' AND b.state <> 'cannot'""")
        == 0
    )


def test_enter_means_toos_and_never_one_of_two_annies(house: Filled) -> None:
    moment = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)
    actor = at_desk(site_id=house.actor.site_id, clock=Clock(now=lambda: moment))
    with house.database.reading() as session:
        day = day_view(session, actor=actor)
        regulars = regulars_of(session, actor=actor)
        find = partial(find_at_desk, session, day=day, regulars=regulars, actor=actor)
        toos, annies = find(text="ber to"), find(text="annie jansen")
    assert [hit.name for hit in toos.hits] == ["van den Berg, Toos"]
    assert toos.chosen == 0
    assert [hit.name for hit in annies.hits] == ["Jansen, Annie", "Jansen, Annie", "Janssen, Annie"]
    assert annies.chosen is None
