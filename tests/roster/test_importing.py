"""A list of volunteers that a house has already: looked at, decided about, taken over, undone."""

from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from openpyxl import Workbook

from atelier.domain import (
    Batch,
    Person,
    VogNeed,
    Volunteer,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.people.columns import ColumnsAlike, NoNames, UnknownColumn, recognise_columns
from atelier.people.import_plan import Verdict
from atelier.people.importing import RowsRefused, earlier_imports
from atelier.roster.cards import VolunteerCard, volunteer_card
from atelier.roster.import_columns import VOLUNTEERS, volunteer_field_label
from atelier.roster.import_undoing import earlier_volunteer_imports
from atelier.roster.importing import VolunteerDecision
from atelier.roster.lists import volunteer_rows
from atelier.roster.volunteers import VolunteerForm, add_volunteer
from tests.bad.letters import READABLE as LETTERS
from tests.bad.rows import READABLE as ROWS
from tests.roster.listing import LIST, carried_out, fates, planned, taken_back
from tests.roster.rostering import Rostering

ADD, SAME, DOUBTFUL, REFUSED = Verdict.ADD, Verdict.SAME, Verdict.DOUBTFUL, Verdict.REFUSED
JOIN, NEW = VolunteerDecision.JOIN, VolunteerDecision.ADD
sqlite_only = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
FULL = ";".join(
    [
        *("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "e-mail", "status"),
        *("startdatum", "einddatum", "vrijwilligersovereenkomst", "21 of ouder", "BHV tot"),
        *("functie", "ingewerkt", "VOG gezien op", "VOG gezien door", "max uren per maand"),
        *("noodcontact", "telefoon noodcontact", "straat", "huisnummer", "postcode", "woonplaats"),
        *("BSN", "bijzonderheden"),
    ]
)
TOOS = ";".join(
    [
        *("Toos", "van den", "Berg", "3-4-1944", "toos@voorbeeld.invalid", "actief"),
        *("1-9-2019", "", "2019-09-01", "ja", "31-12-2027"),
        *("Gastvrouw en Kinderwerk", "ja", "2-9-2025", "Els Bos", "16"),
        *("Ria", "024 377 12 34", "Heeskesacker", "12a", "6546 JD", "Nijmegen"),
        *("niets", "altijd opgewekt"),
    ]
)


@pytest.fixture
def roles(house: Rostering) -> dict[str, int]:
    return {name: house.role(name) for name in ("Gastvrouw", "Keuken")}


def card(house: Rostering, person: int) -> VolunteerCard:
    found = house.ask(volunteer_card, person_id=person)
    assert found is not None
    return found


def test_a_list_comes_in_once_and_goes_as_a_whole(house: Rostering, roles: dict[str, int]) -> None:
    before = house.everything()
    plan, key = planned(house, LIST), uuid4()
    assert fates(plan) == [ADD, ADD, ADD]
    done = carried_out(house, plan, key)
    assert (done.read, done.added, done.joined, done.same) == (3, 3, 0, 0)
    again = carried_out(house, plan, key)
    assert (again.batch, again.added) == (done.batch, 3)
    rows = {row.name: row for row in house.ask(volunteer_rows)}
    assert set(rows["Riet Jansen"].role_ids) == set(roles.values())
    assert rows["Wim de Boer"].role_ids == ()
    toos = house.person(rows["Toos van den Berg"].person_id)
    assert toos is not None
    assert (toos.phone, toos.birth_year) == ("+31612345678", 1944)
    assert fates(planned(house, LIST)) == [SAME, SAME, SAME]
    (told,) = house.ask(earlier_volunteer_imports)
    assert (told.id, told.volunteers, told.undone_at) == (done.batch, 3, None)
    assert house.ask(earlier_imports) == []  # those are of people
    assert taken_back(house, done.batch) == (3, 0)
    assert taken_back(house, done.batch) == (0, 0)
    assert house.everything() == before
    assert house.number(Person) == 0
    (told,) = house.ask(earlier_volunteer_imports)
    assert (told.volunteers, told.undone_at is None) == (0, False)


@sqlite_only
def test_everything_that_may_be_kept_is_kept_and_nothing_else(house: Rostering) -> None:
    house.role("Gastvrouw", trainings=2)
    house.role("Kinderwerk", vog=VogNeed.STRICT)
    plan = planned(house, f"{FULL}\n{TOOS}\n")
    assert plan.remarks == ("Of one date of birth only the year is kept.",)
    carried_out(house, plan)
    (row,) = house.ask(volunteer_rows)
    found = card(house, row.person_id)
    assert found.form == VolunteerForm(
        status=VolunteerStatus.ACTIVE,
        since=date(2019, 9, 1),
        agreement_on=date(2019, 9, 1),
        of_age=True,
        bhv_until=date(2027, 12, 31),
        max_hours=16,
        emergency_name="Ria",
        emergency_phone=found.form.emergency_phone,
        street="Heeskesacker 12a",
        postcode="6546 JD",
        town="Nijmegen",
    )
    desk, club = sorted(found.roles, key=lambda one: one.role)
    assert (desk.trained, desk.vog_seen_on) == (2, None)  # this work asks for none
    assert (club.vog_seen_on, club.vog_seen_by) == (date(2025, 9, 2), "Els Bos")
    with house.database.reading() as session:
        held = session.get_one(VolunteerRole, 2)
        assert held.vog_ask_again_on == date(2028, 9, 2)
    person = house.person(row.person_id)
    assert person is not None
    assert (person.birth_year, person.postcode) == (1944, "6546")


@sqlite_only
@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("startdatum", "3 mei", "First day: Only a day with its year"),
        ("startdatum", "31-2-2020", "First day: Only a day"),
        ("einddatum", "1-1-2019", "The last day"),
        ("status", "soms", "Status: Only active"),
        ("rollen", "Directeur", "Roles: This house has no such role."),
        ("vog", "2-9-2025", "VOG seen on: Of a VOG both"),
        ("bhv", "ja", "BHV valid until: Only a day"),
        ("max uren", "veel", "Hours a month, at most: Only a whole number"),
        ("noodcontact", "Ria 111222333", "In case of emergency: name: "),
        ("straat", "Weg 111222333", "Street: "),
        ("woonplaats", "x" * 90, "Town: "),
        ("telefoon noodcontact", "12", "In case of emergency: phone: "),
        ("postcode", "6546 A", "Postcode: "),
        ("21 of ouder", "misschien", "21 or older: "),
        ("geboortejaar", "44", "Year of birth: "),
    ],
)
def test_a_row_is_refused_with_its_line_and_never_with_what_stood_there(
    house: Rostering, column: str, cell: str, reason: str
) -> None:
    heads, before = f"naam;{column}", ""
    if column == "einddatum":
        heads, before = "naam;startdatum;einddatum", "1-9-2019;"
    plan = planned(house, f"{heads}\nWim{';' * heads.count(';')}\nToos;{before}{cell}\n")
    assert fates(plan) == [ADD, REFUSED]
    ((line, said),) = plan.refused
    assert line == 3
    assert said.startswith(reason)
    assert cell not in said
    assert plan.rows[1].begins == "Toos"
    with pytest.raises(RowsRefused):
        carried_out(house, plan)
    assert house.number(Batch) == 0
    assert carried_out(house, plan, all_or_nothing=False).added == 1


def test_somebody_known_becomes_a_volunteer_only_where_it_is_sure(house: Rostering) -> None:
    sure = house.making.person("Toos van den Berg", born=1944)
    name_only = house.making.person("Wim de Boer")
    near = house.making.person("Riet Janssen", born=1951)
    there = house.volunteer("Cor Smit")
    text = "naam;geboortejaar\nToos van den Berg;1944\nWim de Boer;\nRiet Jansen;1951\nCor Smit;\n"
    plan = planned(house, text)
    assert fates(plan) == [ADD, DOUBTFUL, DOUBTFUL, SAME]
    assert [row.joins for row in plan.rows[:3]] == [sure, name_only, near]
    done = carried_out(house, plan, decisions={3: JOIN, 4: NEW})
    assert (done.added, done.joined, done.same, done.doubtful) == (3, 2, 1, 0)
    now = {row.person_id for row in house.ask(volunteer_rows)}
    assert {sure, name_only, there} < now
    assert near not in now
    assert house.number(Person) == 5
    assert taken_back(house, done.batch) == (3, 0)
    assert house.number(Person) == 4
    assert [row.person_id for row in house.ask(volunteer_rows)] == [there]


@sqlite_only
def test_nobody_is_joined_who_only_looks_alike(house: Rostering) -> None:
    """Tell the 30 pairs of fault F92: every one is asked about, none is merged."""
    names = [f"{given} {family}" for given in ("Riet", "Toos", "Cor", "Wim", "Els", "Henk")
             for family in ("Jansen", "Peters", "Smit", "de Vries", "van den Berg")]  # fmt: skip
    for name in names:
        house.making.person(name, born=1950)
    spelt = [name.replace("Jansen", "Janssen").replace("Peters", "Peeters").replace("mit", "midt")
             .replace("Vries", "Friese").replace("van den", "v.d.") for name in names]  # fmt: skip
    plan = planned(house, "naam\n" + "\n".join(spelt) + "\n")
    assert set(fates(plan)) == {DOUBTFUL}
    assert carried_out(house, plan).added == 0
    assert house.number(Volunteer) == 0
    assert house.number(Person) == len(names) == 30


@sqlite_only
def test_a_list_with_the_same_people_twice_makes_each_a_volunteer_once(house: Rostering) -> None:
    known = house.making.person("Toos van den Berg", born=1944)
    text = "naam;geboortejaar\n" + "Toos van den Berg;1944\n" * 2 + "Wim de Boer;1960\n" * 2
    plan = planned(house, text + "Toos Berg;\nT. van den Berg;1944\n")
    assert fates(plan)[:4] == [ADD, SAME, ADD, SAME]
    assert "line 2" in plan.rows[1].reason
    carried_out(house, plan, decisions={6: JOIN, 7: JOIN})
    people = [row.person_id for row in house.ask(volunteer_rows)]
    assert len(people) == len(set(people)) == 2
    assert known in people


def test_what_changed_since_the_preview_is_looked_at_again(house: Rostering) -> None:
    wim = house.making.person("Wim de Boer")
    plan = planned(house, "naam\nWim de Boer\nToos van den Berg\nCor Smit\n")
    assert fates(plan) == [DOUBTFUL, ADD, ADD]
    house.do(add_volunteer, who=wim, form=VolunteerForm())
    house.making.person("Toos van den Berg")
    done = carried_out(house, plan, decisions={2: JOIN})
    assert (done.added, done.same, done.doubtful) == (1, 1, 1)
    assert house.number(Volunteer) == 2


@sqlite_only
def test_a_workbook_brings_days_as_days(house: Rostering) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Naam", "Startdatum", "Max uren"), ("Toos van den Berg", date(2019, 9, 1), 16)):
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    plan = planned(house, file.getvalue())
    assert fates(plan) == [ADD]
    facts = plan.rows[0].facts
    assert facts is not None
    assert (facts.form.since, facts.form.max_hours) == (date(2019, 9, 1), 16)


@sqlite_only
def test_whoever_has_a_last_day_behind_them_has_left(house: Rostering) -> None:
    text = "naam;sinds;tot;status\nToos;2019-1-1;2020-1-1;\nWim;;1-1-2030;\nCor;;;in aanmelding\n"
    forms = [row.facts.form for row in planned(house, text).rows if row.facts is not None]
    assert [form.status for form in forms] == [
        VolunteerStatus.LEFT,
        VolunteerStatus.ACTIVE,
        VolunteerStatus.APPLYING,
    ]


@sqlite_only
def test_files_of_every_kind_lose_no_row(house: Rostering) -> None:
    for letters in LETTERS.values():
        rows = planned(house, letters.data).rows
        names = [row.person.name.full_name for row in rows if row.person is not None]
        wanted = [line.partition(";")[0] for line in letters.text.splitlines()[1:]]
        assert names == wanted
    for found in ROWS.values():
        text = found.text.replace("plaats", "roepnaam").replace("Lent", "")
        if "naam;naam" in text:
            with pytest.raises(ColumnsAlike):
                planned(house, text)
            continue
        plan = planned(house, text, {"given_name": "", "name": "1"})
        assert [line for line, _ in plan.refused if line in found.problems] == found.problems
        assert len(plan.rows) == len(found.good) + len(found.problems)


@sqlite_only
def test_columns_are_recognised_or_named(house: Rostering) -> None:
    columns = recognise_columns(FULL.split(";"), VOLUNTEERS)
    assert columns.not_kept == ("BSN", "bijzonderheden")
    assert columns.unused == ()
    assert all(volunteer_field_label(name) for name in VOLUNTEERS.fields)
    header = [name.replace("_", " ") for name in VOLUNTEERS.fields if name != "name"]
    assert set(recognise_columns(header, VOLUNTEERS).places) == {*VOLUNTEERS.fields} - {"name"}
    with pytest.raises(NoNames):
        planned(house, "rol;status\nGastvrouw;actief\n")
    with pytest.raises(UnknownColumn):
        planned(house, LIST, {"diagnose": "naam"})
    plan = planned(house, "wie;klus\nWim de Boer;Koken\n", {"name": "wie", "roles": "2"})
    assert fates(plan) == [REFUSED]
    assert fates(planned(house, "wie;klus\nWim de Boer;Koken\n", {"name": "1"})) == [ADD]
