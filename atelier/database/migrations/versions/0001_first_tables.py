"""The first tables: houses, people, activities, the desk's journal, attendance, paper."""

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant, WallTime, folded

revision = "0001"
down_revision = None


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:

    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("school_region", sa.String(length=10), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("name", name=op.f("uq_site_name")),
    )
    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("postcode", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_area_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("site_id", "postcode", name=op.f("uq_area_site_id_postcode")),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.Column("undone_by", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_batch_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("site_id", "key", name=op.f("uq_batch_site_id_key")),
    )
    op.create_table(
        "building_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_building_note_site_id_site")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building_note")),
        sa.UniqueConstraint("site_id", "key", name=op.f("uq_building_note_site_id_key")),
    )
    op.create_index("ix_building_note_day", "building_note", ["site_id", "day"], unique=False)
    op.create_table(
        "closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("first_day", Day(), nullable=False),
        sa.Column("last_day", Day(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_closure_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_closure_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    op.create_index(op.f("ix_closure_site_id"), "closure", ["site_id"], unique=False)
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_setting_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_setting_site_id_name")),
    )
    op.create_table(
        "tenant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("whereabouts", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_tenant_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_tenant_site_id_name")),
    )
    op.create_table(
        "token_deletion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("deletion", folded(8), nullable=False),
        sa.Column("token", folded(8), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_token_deletion_site_id_site")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token_deletion")),
        sa.UniqueConstraint(
            "site_id", "deletion", "token", name=op.f("uq_token_deletion_site_id_deletion_token")
        ),
    )
    op.create_index("ix_token_deletion_token", "token_deletion", ["site_id", "token"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("valid_from", Day(), nullable=True),
        sa.Column("valid_to", Day(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "valid_to >= valid_from", name=op.f("ck_organisation_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_organisation_batch_id_batch")
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_organisation_site_id_site")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_successor_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_organisation_site_id_name")),
    )
    op.create_index(op.f("ix_organisation_batch_id"), "organisation", ["batch_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.String(length=80), nullable=False),
        sa.Column("prefix", sa.String(length=30), nullable=False),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("partner_prefix", sa.String(length=30), nullable=False),
        sa.Column("partner_name", sa.String(length=120), nullable=False),
        sa.Column(
            "name_order",
            _words("own", "partner", "partner_own", "own_partner", name="known_nameorder"),
            nullable=False,
        ),
        sa.Column("sort_key", folded(250), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("postcode", sa.String(length=4), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("email", sa.String(length=120), nullable=True),
        sa.Column("may_contact", sa.Boolean(), nullable=True),
        sa.Column("entered_on", Day(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "birth_year BETWEEN 1900 AND 2100", name=op.f("ck_person_born_in_a_year")
        ),
        sa.CheckConstraint(
            "length(postcode) = 4", name=op.f("ck_person_four_digits_of_the_postcode")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_person_batch_id_batch")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_person_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_batch_id"), "person", ["batch_id"], unique=False)
    op.create_index("ix_person_sort_key", "person", ["site_id", "sort_key"], unique=False)
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_room_has_places")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_room_batch_id_batch")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_room_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("site_id", "code", name=op.f("uq_room_site_id_code")),
    )
    op.create_index(op.f("ix_room_batch_id"), "room", ["batch_id"], unique=False)
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("public_name", sa.String(length=120), nullable=False),
        sa.Column(
            "function",
            _words(
                "meeting",
                "information",
                "day_activity",
                "health",
                "internal",
                name="known_function",
            ),
            nullable=False,
        ),
        sa.Column("setting", sa.String(length=20), nullable=False),
        sa.Column("access", sa.String(length=20), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=True),
        sa.Column("volunteers_needed", sa.Integer(), nullable=False),
        sa.Column("professionals_needed", sa.Integer(), nullable=False),
        sa.Column("enrolment", sa.Boolean(), nullable=False),
        sa.Column("walk_in", sa.Boolean(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("for_children", sa.Boolean(), nullable=False),
        sa.Column("experiments", sa.String(length=40), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_activity_has_places")),
        sa.CheckConstraint("minimum >= 0", name=op.f("ck_activity_minimum_is_a_count")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_activity_batch_id_batch")
        ),
        sa.ForeignKeyConstraint(
            ["host_id"], ["organisation.id"], name=op.f("fk_activity_host_id_organisation")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_activity_room_id_room")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_activity_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("site_id", "code", name=op.f("uq_activity_site_id_code")),
    )
    op.create_index(op.f("ix_activity_batch_id"), "activity", ["batch_id"], unique=False)
    op.create_table(
        "name_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("token", folded(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_name_token_person_id_person")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_name_token_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_token")),
    )
    op.create_index(
        "ix_name_token_person", "name_token", ["person_id", "kind", "token"], unique=False
    )
    op.create_index(
        "ix_name_token_word", "name_token", ["site_id", "kind", "token", "person_id"], unique=False
    )
    op.create_table(
        "volunteer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            _words("applying", "active", "leaving", "left", name="known_volunteerstatus"),
            nullable=False,
        ),
        sa.Column("since", Day(), nullable=True),
        sa.Column("until", Day(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_volunteer_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("person_id", name=op.f("uq_volunteer_person_id")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", WallTime(), nullable=False),
        sa.Column("ends", WallTime(), nullable=False),
        sa.Column("first_day", Day(), nullable=False),
        sa.Column("last_day", Day(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("ends > starts", name=op.f("ck_series_takes_time")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_series_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_series_batch_id_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index(op.f("ix_series_activity_id"), "series", ["activity_id"], unique=False)
    op.create_index(op.f("ix_series_batch_id"), "series", ["batch_id"], unique=False)
    op.create_table(
        "occurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("day", Day(), nullable=False),
        sa.Column("starts", WallTime(), nullable=False),
        sa.Column("ends", WallTime(), nullable=False),
        sa.Column(
            "state", _words("planned", "cancelled", name="known_occurrencestate"), nullable=False
        ),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.CheckConstraint("ends > starts", name=op.f("ck_occurrence_takes_time")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_occurrence_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_occurrence_room_id_room")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_occurrence_series_id_series")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint("series_id", "day", name=op.f("uq_occurrence_series_id_day")),
    )
    op.create_index(op.f("ix_occurrence_activity_id"), "occurrence", ["activity_id"], unique=False)
    op.create_index("ix_occurrence_day", "occurrence", ["day", "starts"], unique=False)
    op.create_index("ix_occurrence_room", "occurrence", ["room_id", "day"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            _words(
                "check_in",
                "new_visitor",
                "count",
                "group",
                "named",
                "question",
                name="known_actionkind",
            ),
            nullable=False,
        ),
        sa.Column("day", Day(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column(
            "function",
            _words(
                "meeting",
                "information",
                "day_activity",
                "health",
                "internal",
                name="known_function",
            ),
            nullable=True,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.Column("undone_by", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name=op.f("fk_action_occurrence_id_occurrence")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_action_person_id_person")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_action_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("site_id", "key", name=op.f("uq_action_site_id_key")),
    )
    op.create_index("ix_action_day", "action", ["site_id", "day"], unique=False)
    op.create_index(op.f("ix_action_occurrence_id"), "action", ["occurrence_id"], unique=False)
    op.create_index(op.f("ix_action_person_id"), "action", ["person_id"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            _words("enrolled", "waiting", "withdrawn", name="known_enrolmentstate"),
            nullable=False,
        ),
        sa.Column("waiting_position", sa.Integer(), nullable=True),
        sa.Column("first_day", Day(), nullable=False),
        sa.Column("last_day", Day(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "(series_id IS NULL) <> (occurrence_id IS NULL)", name=op.f("ck_enrolment_in_one_thing")
        ),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name=op.f("fk_enrolment_occurrence_id_occurrence")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_enrolment_series_id_series")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint(
            "occurrence_id", "person_id", name=op.f("uq_enrolment_occurrence_id_person_id")
        ),
        sa.UniqueConstraint(
            "series_id", "person_id", name=op.f("uq_enrolment_series_id_person_id")
        ),
    )
    op.create_index(op.f("ix_enrolment_person_id"), "enrolment", ["person_id"], unique=False)
    op.create_table(
        "printed_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("day", Day(), nullable=False),
        sa.Column("printed_at", Instant(), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("destroy_by", Day(), nullable=True),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            ["occurrence.id"],
            name=op.f("fk_printed_sheet_occurrence_id_occurrence"),
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_printed_sheet_site_id_site")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_sheet")),
        sa.UniqueConstraint("site_id", "key", name=op.f("uq_printed_sheet_site_id_key")),
    )
    op.create_index(
        "ix_printed_sheet_number", "printed_sheet", ["site_id", "year", "number"], unique=True
    )
    op.create_index(
        op.f("ix_printed_sheet_occurrence_id"), "printed_sheet", ["occurrence_id"], unique=False
    )
    op.create_table(
        "shift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("starts", WallTime(), nullable=False),
        sa.Column("ends", WallTime(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("at_desk", sa.Boolean(), nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("ck_shift_takes_time")),
        sa.CheckConstraint("needed > 0", name=op.f("ck_shift_needs_somebody")),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name=op.f("fk_shift_occurrence_id_occurrence")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_shift_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    op.create_index("ix_shift_day", "shift", ["site_id", "day"], unique=False)
    op.create_index(op.f("ix_shift_occurrence_id"), "shift", ["occurrence_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_assignment_shift_id_shift")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("shift_id", "person_id", name=op.f("uq_assignment_shift_id_person_id")),
    )
    op.create_index(op.f("ix_assignment_person_id"), "assignment", ["person_id"], unique=False)
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("day", Day(), nullable=False),
        sa.Column("arrived_at", Instant(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_participation_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            ["occurrence.id"],
            name=op.f("fk_participation_occurrence_id_occurrence"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_participation_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint(
            "occurrence_id", "person_id", name=op.f("uq_participation_occurrence_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_participation_action_id"), "participation", ["action_id"], unique=False
    )
    op.create_index(
        "ix_participation_day", "participation", ["day", "occurrence_id", "person_id"], unique=False
    )
    op.create_index("ix_participation_person", "participation", ["person_id", "day"], unique=False)
    op.create_table(
        "printed_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_printed_row_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["printed_sheet.id"], name=op.f("fk_printed_row_sheet_id_printed_sheet")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_row")),
    )
    op.create_index(op.f("ix_printed_row_person_id"), "printed_row", ["person_id"], unique=False)
    op.create_index("ix_printed_row_sheet", "printed_row", ["sheet_id", "row"], unique=True)
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column(
            "day_part",
            _words("morning", "afternoon", "evening", name="known_daypart"),
            nullable=False,
        ),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("topic", sa.String(length=30), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("minutes_class", sa.String(length=10), nullable=False),
        sa.Column("referred_to_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_question_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["referred_to_id"],
            ["organisation.id"],
            name=op.f("fk_question_referred_to_id_organisation"),
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_question_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_action_id"), "question", ["action_id"], unique=False)
    op.create_index("ix_question_day", "question", ["site_id", "day"], unique=False)
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column(
            "day_part",
            _words("morning", "afternoon", "evening", name="known_daypart"),
            nullable=False,
        ),
        sa.Column("at", Instant(), nullable=False),
        sa.Column(
            "function",
            _words(
                "meeting",
                "information",
                "day_activity",
                "health",
                "internal",
                name="known_function",
            ),
            nullable=False,
        ),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("participations", sa.Integer(), nullable=False),
        sa.Column("named_from_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "participations BETWEEN -99 AND 999", name=op.f("ck_tally_participations_in_bounds")
        ),
        sa.CheckConstraint("visits BETWEEN -99 AND 999", name=op.f("ck_tally_visits_in_bounds")),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_tally_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["named_from_id"], ["tally.id"], name=op.f("fk_tally_named_from_id_tally")
        ),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name=op.f("fk_tally_occurrence_id_occurrence")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_tally_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
    )
    op.create_index(op.f("ix_tally_action_id"), "tally", ["action_id"], unique=False)
    op.create_index("ix_tally_day", "tally", ["site_id", "day"], unique=False)
    op.create_index(
        "ix_tally_named",
        "tally",
        ["named_from_id"],
        unique=False,
        sqlite_where=sa.text("named_from_id IS NOT NULL"),
        postgresql_where=sa.text("named_from_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_tally_occurrence_id"), "tally", ["occurrence_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("day", Day(), nullable=False),
        sa.Column(
            "day_part",
            _words("morning", "afternoon", "evening", name="known_daypart"),
            nullable=False,
        ),
        sa.Column("arrived_at", Instant(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_visit_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_visit_person_id_person")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_visit_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("person_id", "day", name=op.f("uq_visit_person_id_day")),
    )
    op.create_index(op.f("ix_visit_action_id"), "visit", ["action_id"], unique=False)
    op.create_index(
        "ix_visit_day", "visit", ["site_id", "day", "person_id", "day_part"], unique=False
    )
