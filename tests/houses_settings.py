"""What one house sees, and can change, of the settings of another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from sqlalchemy.orm import Session

from atelier.domain import Actor, Area
from atelier.domain.ages import AGE_GROUPS
from atelier.people import visitors
from atelier.people.names import parse_name
from atelier.settings import counting, fields, hours, house, keeping, lists, offered, terms
from atelier.settings.queries import house_of
from tests.houses import House

Ask = Callable[[Session, Actor, House], object]

NAME = parse_name("Toos van den Berg")
_AREA = lists.AreaFacts("6546", "'t Acker")
_HOURS = hours.Opening((hours.Hours(time(9), time(17)), *(None,) * 6), known=True)
_PARTS = hours.DayParts(time(12), time(18))


def _settled(session: Session, me: Actor, it: House) -> Actor:
    """Settle everything in their house, and give who asks."""
    here = it.actor
    was = counting.counting_facts(session, actor=here)
    counting.save_counting(session, facts=replace(was, age_groups="0, 18"), was=was, actor=here)
    hours.save_opening(session, opening=_HOURS, was=hours.Opening(), actor=here)
    hours.save_day_parts(session, parts=_PARTS, was=hours.DayParts(), actor=here)
    kept = terms.terms_of(session, site_id=here.site_id)
    short = terms.Terms({**kept.values, terms.Term.LOGS: 6})
    terms.save_terms(session, terms=short, was=kept, actor=here)
    own = offered.Offered(own_topics=("Energie",))
    offered.save_offered(session, offered=own, was=offered.Offered(), actor=here)
    lists.save_area(session, facts=_AREA, actor=here)
    session.flush()
    return me


def _unusual(value: object, usual: object) -> object:
    return None if value == usual else value


def _area_changed(session: Session, me: Actor, it: House) -> object:
    _settled(session, me, it)
    lists.save_area(session, facts=replace(_AREA, name="De Acker"), was=_AREA, actor=me)
    return session.query(Area).filter_by(site_id=me.site_id).count()


def _tenant_changed(session: Session, me: Actor, it: House) -> object:
    (found,) = lists.tenant_lines(session, actor=it.actor)
    moved = replace(found.facts, whereabouts="Kamer 9")
    lists.save_tenant(session, facts=moved, was=found.facts, actor=me)
    return len(lists.tenant_lines(session, actor=me))


def _bare(session: Session, me: Actor, it: House) -> Actor:
    off: dict[fields.OptionalField, str | None] = dict.fromkeys(fields.OptionalField)
    was = fields.ALL_KEPT.reasons
    fields.save_fields(session, reasons=off, was=was, actor=it.actor)
    return me


def _needing(session: Session, me: Actor, it: House) -> object:
    """Keep a year: their house has no reason for it, another is not asked for one."""
    _bare(session, me, it)
    try:
        visitors.add_visitor(session, name=NAME, details=visitors.Details(1944), actor=me)
    except fields.FieldOff:
        return "refused"
    return None


SETTINGS_ASKED: dict[str, Ask] = {
    "house_of": lambda s, me, it: _unusual(
        getattr(house_of(s, site_id=_settled(s, me, it).site_id), "parts", None), hours.DayParts()
    ),
    "house_facts": lambda s, me, it: (
        house.house_facts(s, actor=_settled(s, me, it)).name == "Wijkatelier" or None
    ),
    "day_parts_of": lambda s, me, it: _unusual(
        hours.day_parts_of(s, site_id=_settled(s, me, it).site_id), hours.DayParts()
    ),
    "opening_of": lambda s, me, it: hours.opening_of(
        s, site_id=_settled(s, me, it).site_id
    ).widest(),
    "counting_facts": lambda s, me, it: (
        counting.counting_facts(s, actor=_settled(s, me, it)).age_groups == "0, 18" or None
    ),
    "age_groups_of": lambda s, me, it: _unusual(
        counting.age_groups_of(s, site_id=_settled(s, me, it).site_id), AGE_GROUPS
    ),
    "terms_of": lambda s, me, it: (
        terms.terms_of(s, site_id=_settled(s, me, it).site_id)[terms.Term.LOGS] == 6 or None
    ),
    "offered_of": lambda s, me, it: (
        offered.offered_of(s, site_id=_settled(s, me, it).site_id).own_topics
    ),
    "fields_kept": lambda s, me, it: _unusual(
        fields.fields_kept(s, site_id=_bare(s, me, it).site_id), fields.ALL_KEPT
    ),
    "add_visitor": _needing,
    "edit_visitor": lambda s, me, it: visitors.edit_visitor(
        s, person_id=it.person, version=1, name=NAME, details=visitors.Details(), actor=me
    ),
    "birth_year_to_keep": lambda s, me, it: (
        visitors.birth_year_to_keep(s, year=1944, actor=_bare(s, me, it)) is None or None
    ),
    "area_lines": lambda s, me, it: lists.area_lines(s, actor=_settled(s, me, it)),
    "tenant_lines": lambda s, me, _: lists.tenant_lines(s, actor=me),
    "save_area": _area_changed,
    "save_tenant": _tenant_changed,
    "read_values": lambda s, me, it: keeping.read_values(
        s, site_id=_settled(s, me, it).site_id, names=(hours.DAY_PARTS,)
    ),
}
# Of the house itself, whatever another one has: each writes only under the actor's own house.
SETTINGS_WITHIN = {
    *("save_house", "save_day_parts", "save_opening", "save_counting", "save_terms"),
    *("save_fields", "need_reasons", "save_offered", "hold_settings", "write_values"),
}
SETTINGS_WRITES = {"remove_area", "remove_tenant"}
