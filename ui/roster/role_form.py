"""A role of the house: what it asks of whoever does it."""

from typing import Any

from atelier.domain import VogNeed
from atelier.language import tr
from atelier.roster.roles import RoleForm
from ui.kit.form import Field
from ui.roster.fields import number_field, number_of, number_text


def role_fields() -> list[Field]:
    """Make the fields."""
    vogs = [
        (VogNeed.NONE, tr("not asked")),
        (VogNeed.WITH_CARE, tr("asked with day activities")),
        (VogNeed.WARN, tr("asked: warn without one")),
        (VogNeed.STRICT, tr("a must")),
    ]
    return [
        Field("name", tr("Name"), required=True, limit=60),
        Field("vog", tr("VOG"), choices=vogs),
        number_field("trainings", tr("Times shown before doing it alone")),
        Field("training", tr("Training"), limit=60),
        Field("bhv", tr("Asks for a valid BHV certificate"), yes_no=True),
        Field("at_desk", tr("Shown at the desk as on duty"), yes_no=True),
        Field("key_holder", tr("Holds a key"), yes_no=True),
    ]


def role_values(form: RoleForm) -> dict[str, object]:
    """Give what is filled in for a role."""
    return {
        "name": form.name,
        "vog": form.vog,
        "trainings": number_text(form.trainings),
        "training": form.training,
        "bhv": form.bhv,
        "at_desk": form.at_desk,
        "key_holder": form.key_holder,
    }


def role_of(values: dict[str, Any], before: RoleForm | None) -> RoleForm:
    """Give the role that was filled in; what has no field stays as it was."""
    return RoleForm(
        name=values["name"],
        vog=values["vog"],
        trainings=number_of(values["trainings"]) or 0,
        training=values["training"],
        bhv=values["bhv"],
        at_desk=values["at_desk"],
        key_holder=values["key_holder"],
        rostered=True if before is None else before.rostered,
    )
