"""The register of processing and the privacy statement tell what really holds (rule P19)."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest

from atelier.database import Database
from atelier.domain import AccountRole, Actor, ErasedPayment, Organisation, Volunteer
from atelier.language import use
from atelier.paper.sheet import Sheet
from atelier.retention.register_paper import register_sheet
from atelier.retention.statement_paper import statement_sheet
from atelier.settings.fields import ALL_KEPT, OptionalField, save_fields
from atelier.settings.terms import Term, Terms, save_terms, terms_of
from tests.acting import as_role
from tests.making import TUESDAY, Making
from tests.paper.reading import text_of


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


def printed(database: Database, action: Callable[..., Sheet], actor: Actor) -> str:
    sheet = database.perform(partial(action, actor=actor, key=uuid4()))
    assert sheet.number
    return " ".join(text_of(sheet.pdf).split())


@pytest.mark.parametrize("action", [register_sheet, statement_sheet])
def test_a_setting_that_changes_stands_on_the_paper(
    database: Database, actor: Actor, making: Making, action: Callable[..., Sheet]
) -> None:
    with database.transaction() as session:
        was = terms_of(session, site_id=actor.site_id)
        longer = Terms({**was.values, Term.VISITOR: 7, Term.BACKUPS: 91})
        save_terms(session, terms=longer, was=was, actor=actor)
        reasons = dict.fromkeys(OptionalField) | {OptionalField.POSTCODE: "Voor de wijkcijfers."}
        save_fields(session, reasons=reasons, was=ALL_KEPT.reasons, actor=actor)
    text = printed(database, action, actor)
    for words in ("7 months after", "91 days", "Postcode", "Voor de wijkcijfers."):
        assert words in text
    for words in ("Year of birth", "volunteer", "12 months after"):
        assert words not in text
    making.add(Volunteer(person_id=making.person()))
    text = printed(database, action, actor)
    assert "olunteer" in text
    assert "7 years" not in text
    of_whom = {"site_id": actor.site_id, "amount": 1500, "month": 202610}
    making.add(ErasedPayment(name="Truus", paid_on=TUESDAY, **of_whom))
    text = printed(database, action, actor)
    assert "7 years" in text  # the duty to keep accounts goes before the wish to be erased
    assert "Truus" not in text


@pytest.mark.parametrize("action", [register_sheet, statement_sheet])
def test_whether_partners_see_names_is_told(
    database: Database, actor: Actor, making: Making, action: Callable[..., Sheet]
) -> None:
    kompas = making.add(Organisation(site_id=making.site_id, name="Kompas"))
    told = printed(database, action, actor).casefold()
    assert "no names" in told
    assert "see the names" not in told
    as_role(database, actor, AccountRole.HOST, organisation_ids=frozenset({kompas}))
    told = printed(database, action, actor).casefold()
    assert "no names" not in told
    assert "see the names" in told


@pytest.mark.parametrize("action", [register_sheet, statement_sheet])
def test_the_papers_speak_dutch(
    database: Database, actor: Actor, action: Callable[..., Sheet]
) -> None:
    use("nl")
    text = printed(database, action, actor)
    assert "12 maanden" in text
    for word in (" the ", " your ", " after "):
        assert word not in text
