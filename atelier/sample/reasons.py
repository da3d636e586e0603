"""Why the sample house keeps what it keeps of visitors (rule P30)."""

from dataclasses import replace
from datetime import time

from atelier.sample.written import Written
from atelier.settings.fields import OptionalField, fields_kept, save_fields

_NOON = time(12)
_REASONS: dict[OptionalField, str | None] = {
    OptionalField.BIRTH_YEAR: "De gemeente vraagt bezoekers per leeftijdsgroep; ook voor kinderen.",
    OptionalField.POSTCODE: "De gemeente vraagt uit welke wijken bezoekers komen.",
    OptionalField.PHONE: "Bellen als een activiteit niet doorgaat of er een plek vrijkomt.",
    OptionalField.EMAIL: "Mailen over een cursus waarvoor iemand is ingeschreven.",
}


def write_reasons(written: Written) -> None:
    """Write down why each field is kept, on the first day of the house."""
    session, clock = written.session, written.actor.clock
    begun = clock.moment(written.house.first_day, _NOON)
    actor = replace(written.actor, clock=replace(clock, now=lambda: begun))
    was = fields_kept(session, site_id=actor.site_id).reasons
    save_fields(session, reasons=_REASONS, was=was, actor=actor)
