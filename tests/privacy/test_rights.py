"""Consents, requests and the overview: rules P12, P13 and P17, scenario 27."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from uuid import uuid4

import pypdf
import pytest

from atelier.database import Database
from atelier.domain import (
    Actor,
    ConsentKind,
    GivenBy,
    Gone,
    Person,
    RequestKind,
    RequestOutcome,
    Volunteer,
    VolunteerRole,
)
from atelier.language import use
from atelier.people.actions import edit_person
from atelier.people.names import parse_name
from atelier.people.search import find_people
from atelier.privacy.access_paper import access_sheet
from atelier.privacy.consents import (
    ConsentCard,
    answer_words,
    consents_of,
    say_consent,
    withdraw_consent,
)
from atelier.privacy.erasing import erase
from atelier.privacy.looking import erasure_preview
from atelier.privacy.overview import access_overview
from atelier.privacy.refusals import (
    ExtendTooLate,
    ParentNeeded,
    RequestClosed,
    RequestInFuture,
)
from atelier.privacy.requests import (
    Urgency,
    answer_request,
    extend_request,
    months_later,
    open_requests,
    reopen_request,
    request_log,
    requests_of,
    take_request,
)
from tests.conftest import Hands
from tests.making import TUESDAY, Making


class Asking:
    """Ali, who asks; beside Toos, whose name is nobody's business."""

    def __init__(self, database: Database, making: Making) -> None:
        self.database, self.making, self.actor = database, making, making.actor
        self.ali = making.person("Ali Kaya", born=1981, postcode="6546", phone="0612345678")
        self.toos = making.person("Toos van den Berg", born=1949)

    def stand(self) -> dict[ConsentKind, ConsentCard]:
        with self.database.reading() as session:
            cards = consents_of(session, person_id=self.ali, actor=self.actor)
        return {card.kind: card for card in cards}

    def say(self, kind: ConsentKind, given: bool, how: GivenBy = GivenBy.SPOKEN) -> None:
        saying = partial(say_consent, person_id=self.ali, kind=kind, given=given, how=how)
        self.database.perform(partial(saying, actor=self.actor, key=uuid4()))

    def withdraw(self, kind: ConsentKind) -> None:
        self.database.perform(
            partial(withdraw_consent, person_id=self.ali, kind=kind, actor=self.actor)
        )

    def ask(self, received_on: date, kind: RequestKind = RequestKind.ACCESS) -> int:
        taking = partial(take_request, kind=kind, received_on=received_on, person_id=self.ali)
        return self.database.perform(partial(taking, actor=self.actor, key=uuid4()))

    def urgency(self) -> Urgency:
        with self.database.reading() as session:
            (card,) = open_requests(session, actor=self.actor)
        return card.urgency


@pytest.fixture
def asking(database: Database, making: Making) -> Asking:
    return Asking(database, making)


def test_a_yes_is_taken_back_at_once(asking: Asking) -> None:
    assert {card.answer for card in asking.stand().values()} == {None}
    for kind in (ConsentKind.PHOTO, ConsentKind.CONTACT):
        asking.say(kind, given=True, how=GivenBy.FORM)
        card = asking.stand()[kind]
        assert (card.answer, card.day, card.how) == (True, TUESDAY, GivenBy.FORM)
        assert card.text_version
        asking.withdraw(kind)
        card = asking.stand()[kind]
        assert (card.answer, card.withdrawn_on) == (False, TUESDAY)
        asking.withdraw(kind)  # once more is nothing more
        assert asking.stand()[kind] == card
    asking.say(ConsentKind.PHOTO, given=False)
    assert answer_words(asking.stand()[ConsentKind.PHOTO]) == "no, since 24/11/2026, said"


def test_the_form_and_the_consent_say_the_same(asking: Asking) -> None:
    asking.say(ConsentKind.CONTACT, given=True)
    with asking.database.transaction() as session:
        person = session.get_one(Person, asking.ali)
        assert person.may_contact is True
        edit_person(
            session,
            person_id=asking.ali,
            version=person.version,
            name=parse_name("Ali Kaya"),
            may_contact=False,
            actor=asking.actor,
        )
    card = asking.stand()[ConsentKind.CONTACT]
    assert (card.answer, card.day) == (False, TUESDAY)
    asking.say(ConsentKind.CONTACT, given=True)
    asking.withdraw(ConsentKind.CONTACT)
    with asking.database.reading() as session:
        assert session.get_one(Person, asking.ali).may_contact is False


def test_whoever_takes_another_name_keeps_what_they_did(asking: Asking, making: Making) -> None:
    """Rule P18: the old name is known no more, the visits are."""
    making.visit(asking.ali, TUESDAY, asking.actor.now())
    with asking.database.transaction() as session:
        version = session.get_one(Person, asking.ali).version
        name = parse_name("Elif Demir")
        edit_person(session, person_id=asking.ali, version=version, name=name, actor=asking.actor)
    with asking.database.reading() as session:
        told = access_overview(session, person_id=asking.ali, actor=asking.actor)
        assert find_people(session, site_id=asking.actor.site_id, text="kaya") == []
    facts = [(fact.what, fact.told) for one in told.known for fact in one.facts]
    assert {("Name", "Elif Demir"), ("2026", "November 24")} <= set(facts)


def test_for_a_child_the_parent_says_yes(asking: Asking, making: Making) -> None:
    asking.ali = making.person("Sem Kaya", born=2016)
    with pytest.raises(ParentNeeded):
        asking.say(ConsentKind.PHOTO, given=True)
    asking.say(ConsentKind.PHOTO, given=False)  # a no is everybody's own
    asking.say(ConsentKind.PHOTO, given=True, how=GivenBy.PARENT)
    assert asking.stand()[ConsentKind.PHOTO].answer is True


def test_a_month_later_is_the_same_day_or_the_last() -> None:
    assert months_later(date(2027, 3, 3), 1) == date(2027, 4, 3)  # scenario 27
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 15), 3) == date(2027, 3, 15)


def test_a_request_is_due_and_reminds_at_14_and_25_days(asking: Asking, hands: Hands) -> None:
    hands.at = datetime(2027, 3, 3, 9, tzinfo=UTC)
    number = asking.ask(date(2027, 3, 3))
    for day, urgency in (
        (16, Urgency.CALM),
        (17, Urgency.SOON),
        (27, Urgency.SOON),
        (28, Urgency.NOW),
    ):
        hands.at = datetime(2027, 3, day, 9, tzinfo=UTC)
        assert asking.urgency() is urgency, day
    extending = partial(extend_request, request_id=number, actor=asking.actor)
    assert asking.database.perform(extending) == date(2027, 6, 3)
    assert asking.database.perform(extending) == date(2027, 6, 3)
    assert asking.urgency() is Urgency.CALM
    hands.at = datetime(2027, 6, 4, 9, tzinfo=UTC)
    assert asking.urgency() is Urgency.LATE
    done = partial(
        answer_request, request_id=number, outcome=RequestOutcome.DONE, identity_seen=True
    )
    asking.database.perform(partial(done, actor=asking.actor))
    with pytest.raises(RequestClosed):
        asking.database.perform(extending)
    with asking.database.reading() as session:
        assert open_requests(session, actor=asking.actor) == ()
        (card,) = requests_of(session, person_id=asking.ali, actor=asking.actor)
    assert (card.name, card.identity_seen, card.done_on) == ("Ali Kaya", True, date(2027, 6, 4))
    asking.database.perform(partial(reopen_request, request_id=number, actor=asking.actor))
    assert asking.urgency() is Urgency.LATE


def test_a_request_cannot_come_tomorrow_nor_be_extended_late(asking: Asking, hands: Hands) -> None:
    with pytest.raises(RequestInFuture):
        asking.ask(date(2026, 11, 25))
    number = asking.ask(date(2026, 11, 24))
    hands.move(days=31)
    with pytest.raises(ExtendTooLate):
        asking.database.perform(partial(extend_request, request_id=number, actor=asking.actor))


def test_an_erasure_answers_the_request_and_takes_the_name_off(asking: Asking) -> None:
    asking.ask(TUESDAY, RequestKind.ERASE)
    asking.ask(TUESDAY, RequestKind.ACCESS)  # would wait for ever: nobody can be shown any more
    with asking.database.reading() as session:
        mark = erasure_preview(session, person_id=asking.ali, actor=asking.actor).mark
    asking.database.perform(partial(erase, mark=mark, actor=asking.actor))
    with asking.database.reading() as session:
        cards = request_log(session, actor=asking.actor)
        assert open_requests(session, actor=asking.actor) == ()
    assert {(card.name, card.person_id) for card in cards} == {("", None)}
    assert {card.kind: card.outcome for card in cards} == {
        RequestKind.ERASE: RequestOutcome.DONE,
        RequestKind.ACCESS: RequestOutcome.WITHDRAWN,
    }


def _fill(asking: Asking) -> None:
    making = asking.making
    yoga = making.activity("Yoga", enrolment=True)
    series = making.series(yoga)
    there = making.occurrence(yoga, series=series)
    talk = making.activity("Praten over verlies", public_name="Inloop", sensitive=True)
    meeting = making.occurrence(talk)
    at = asking.actor.now()
    for person in (asking.ali, asking.toos):
        making.visit(person, TUESDAY, at)
        making.participation(person, there, TUESDAY, at)
        making.participation(person, meeting, TUESDAY, at)
    making.enrolment(asking.ali, series=series)
    role = making.role("Gastvrouw")
    making.add(
        Volunteer(
            person_id=asking.ali,
            street="Zwanenveld 1",
            town="Nijmegen",
            emergency_name="Fatma Yilmaz",
            emergency_phone="+31687654321",
        )
    )
    making.add(
        VolunteerRole(
            person_id=asking.ali, role_id=role, vog_seen_on=TUESDAY, vog_seen_by="Marieke de Wit"
        )
    )
    asking.say(ConsentKind.PHOTO, given=True)
    asking.ask(TUESDAY)


def test_the_paper_tells_everything_and_names_nobody_else(asking: Asking, actor: Actor) -> None:
    use("nl")
    _fill(asking)
    actor = replace(actor, name="Wendy")
    printing = partial(access_sheet, person_id=asking.ali, actor=actor, key=uuid4())
    sheet = asking.database.perform(printing)
    assert (sheet.pages, sheet.number) == (1, "2026-0001")
    text = " ".join(pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages[0].extract_text().split())
    for told in (
        *("Ali Kaya", "1981", "6546", "06 12345678", "Yoga", "november 24", "24-11-2026"),
        *("24-12-2026", "Gastvrouw", "Zwanenveld 1", "06 87654321", "Inloop"),
    ):
        assert told in text, told
    for other in ("Toos", "Berg", "Fatma", "Yilmaz", "Marieke", "verlies", actor.name):
        assert other not in text, other


def test_nothing_is_known_of_nobody(asking: Asking) -> None:
    with asking.database.reading() as session:
        told = access_overview(session, person_id=asking.toos, actor=asking.actor)
        assert [chapter.title for chapter in (*told.known, *told.told) if chapter.facts] == [
            "Who you are",
            "What you said yes or no to",
        ]
        with pytest.raises(Gone):
            access_overview(session, person_id=99999, actor=asking.actor)
