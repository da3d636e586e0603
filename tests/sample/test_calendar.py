"""The calendar of the sample house shows what a calendar has to show."""

from datetime import date

from atelier.calendar.closing_days import house_calendar
from atelier.calendar.room_day import clashing_now
from tests.sample.conftest import TODAY, Filled

NUMBER = 20261124  # today, as it is stored
_OF = "FROM occurrence o JOIN activity a ON a.id = o.activity_id"


def test_what_a_rule_gives_on_a_closed_day_is_kept_and_counts_as_nothing(house: Filled) -> None:
    skipped = house.rows("SELECT state, reason, day FROM occurrence WHERE skipped")
    assert len(skipped) > 500
    assert {state for state, _, _ in skipped} == {"cancelled"}
    assert {"Christmas Day", "Zomersluiting", "Autumn Break"} <= {why for _, why, _ in skipped}
    for table in ("participation", "tally", "enrolment", "shift"):
        there = f"""SELECT count(*) FROM {table} JOIN occurrence ON occurrence.id = occurrence_id
            WHERE skipped"""
        assert house.number(there) == 0, table


def test_nothing_is_planned_on_a_day_on_which_the_house_is_closed(house: Filled) -> None:
    first, last = date(2025, 1, 1), date(2027, 2, 28)
    with house.database.reading() as session:
        closed = house_calendar(
            session, site_id=house.actor.site_id, first_day=first, last_day=last
        )
    planned = house.rows(f"""SELECT o.day, a.walk_in {_OF}
        WHERE NOT o.skipped AND NOT o.changed""")
    wrong = [
        number
        for number, walk_in in planned
        if closed.closed(walk_in=bool(walk_in))(
            date(number // 10000, number // 100 % 100, number % 100)
        )
    ]
    assert wrong == []
    assert closed.asked == {}  # what was asked has been answered until today
    assert closed.closed()(date(2025, 5, 5)) == "Liberation Day"
    assert closed.closed()(date(2026, 5, 5)) is None


def test_bingo_of_christmas_is_a_week_earlier(house: Filled) -> None:
    rows = house.rows(f"""SELECT o.day, o.rule_day, o.changed, o.state {_OF}
        WHERE a.code = 'BINGO' AND o.rule_day = 20261225""")
    assert [(day, rule, bool(changed), state) for day, rule, changed, state in rows] == [
        (20261218, 20261225, True, "planned")
    ]
    assert house.number(f"SELECT count(*) {_OF} WHERE a.code = 'BINGO' AND o.day = 20261225") == 0


def test_two_clashes_stand_red_and_each_has_its_reason(house: Filled) -> None:
    with house.database.reading() as session:
        found = clashing_now(
            session, first_day=date(2025, 1, 1), last_day=date(2027, 12, 31), actor=house.actor
        )
    assert sorted((one.first.name, one.second.name) for one in found) == [
        ("Digicafé: hulp bij telefoon, tablet en DigiD", "Vrij schilderen"),
        ("Kinderclub 6-12 jaar", "Koor De Kampzangers"),
    ]
    assert min(one.first.day for one in found) > TODAY
    reasons = """SELECT clash_reason FROM occurrence WHERE clash_reason <> ''
        UNION ALL SELECT clash_reason FROM room_booking WHERE clash_reason <> ''"""
    assert len(house.rows(reasons)) == 2


def test_rooms_are_rented_and_activities_step_over(house: Filled) -> None:
    rented = house.rows("""SELECT r.code, b.name, count(*) FROM room_booking b
        JOIN room r ON r.id = b.room_id JOIN tenant t ON t.id = b.tenant_id GROUP BY r.code, b.name
        ORDER BY r.code""")
    assert [(code, name) for code, name, _ in rented] == [
        ("kamer7", "Fysiotherapie"),
        ("kamer8", "Logopedie"),
    ]
    assert min(number for _, _, number in rented) > 30
    steps = house.rows("""SELECT a.code FROM activity_setting s JOIN activity a
        ON a.id = s.activity_id WHERE s.setting = 'sheltered' GROUP BY a.code
        HAVING a.code IN ('TUIN', 'JKOOK') ORDER BY a.code""")
    assert steps == [("JKOOK",), ("TUIN",)]


def test_full_courses_have_a_waiting_list(house: Filled) -> None:
    full = house.rows(f"""SELECT a.code, count(*), a.capacity FROM enrolment e
        JOIN series s ON s.id = e.series_id JOIN activity a ON a.id = s.activity_id
        WHERE e.first_day <= {NUMBER} AND (e.last_day IS NULL OR e.last_day >= {NUMBER})
        AND s.first_day <= {NUMBER} AND s.last_day >= {NUMBER}
        AND a.code IN (SELECT a.code FROM enrolment e JOIN series s ON s.id = e.series_id
            JOIN activity a ON a.id = s.activity_id WHERE e.state = 'waiting')
        GROUP BY a.code, a.capacity""")
    assert {"NAAI", "VAL"} <= {code for code, _, _ in full}
    assert all(number > capacity for _, number, capacity in full)
