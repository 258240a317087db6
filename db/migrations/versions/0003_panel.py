"""The panel: conflicts and assignments, packs and returns, moderation."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ASSIGNING = "assigning IN ('everything', 'by_organisation', 'picked')"


def upgrade() -> None:
    _added_columns()
    _members()
    _packs()
    _moderation()


def _added_columns() -> None:
    # A copied table has its columns before its constraints, as in a new file.
    with op.batch_alter_table(
        "review",
        recreate="always",
        table_args=[sa.CheckConstraint(ASSIGNING, name=op.f("ck_review_assigning"))],
    ) as batch_op:
        batch_op.add_column(
            sa.Column("assigning", sa.String(), server_default="by_organisation", nullable=False)
        )
    with op.batch_alter_table("member", recreate="always") as batch_op:
        batch_op.add_column(
            sa.Column("organisation", sa.String(), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("finished", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("score", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(), nullable=True))
        for name in ("device", "entered_by"):
            batch_op.add_column(sa.Column(name, sa.String(), server_default="", nullable=False))


def _members() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["locality_id"],
            ["locality.id"],
            name=op.f("fk_assignment_locality_id_locality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_assignment_member_id_member"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("member_id", "locality_id", name=op.f("uq_assignment_member_id")),
    )
    op.create_index(op.f("ix_assignment_locality_id"), "assignment", ["locality_id"], unique=False)
    op.create_table(
        "conflict_of_interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("scores", sa.Boolean(), nullable=False),
        sa.Column("answers_questions", sa.Boolean(), nullable=False),
        sa.Column("stays_for_decision", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('own_locality', 'competing_service', 'other')",
            name=op.f("ck_conflict_of_interest_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["locality_id"],
            ["locality.id"],
            name=op.f("fk_conflict_of_interest_locality_id_locality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_conflict_of_interest_member_id_member"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_of_interest")),
        sa.UniqueConstraint(
            "member_id", "locality_id", name=op.f("uq_conflict_of_interest_member_id")
        ),
    )
    op.create_index(
        op.f("ix_conflict_of_interest_locality_id"),
        "conflict_of_interest",
        ["locality_id"],
        unique=False,
    )
    op.create_table(
        "second_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_version_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(state IS 'rated') = (rating IS NOT NULL)", name=op.f("ck_second_entry_rating")
        ),
        sa.CheckConstraint(
            "state IN ('rated', 'not_applicable', 'unable_to_judge')",
            name=op.f("ck_second_entry_state"),
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["criterion.id"], name=op.f("fk_second_entry_criterion_id_criterion")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_second_entry_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["plan_version_id"],
            ["plan_version.id"],
            name=op.f("fk_second_entry_plan_version_id_plan_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_entry")),
        sa.UniqueConstraint(
            "plan_version_id",
            "criterion_id",
            "member_id",
            name=op.f("uq_second_entry_plan_version_id"),
        ),
    )
    op.create_table(
        "calibration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_version_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_version_id"],
            ["plan_version.id"],
            name=op.f("fk_calibration_plan_version_id_plan_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration")),
        sa.UniqueConstraint("plan_version_id", name=op.f("uq_calibration_plan_version_id")),
    )


def _packs() -> None:
    op.create_table(
        "review_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("private", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_review_key_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_key")),
    )
    op.create_table(
        "pack_origin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("private", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("review_public", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("opened", sa.DateTime(), nullable=False),
        sa.Column("criteria_version", sa.Integer(), nullable=False),
        sa.Column("criteria_fingerprint", sa.String(), nullable=False),
        sa.Column("fingerprints", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_pack_origin_single")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_pack_origin_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_origin")),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("criteria_set_id", sa.Integer(), nullable=False),
        sa.Column("held", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["criteria_set_id"],
            ["criteria_set.id"],
            name=op.f("fk_pack_criteria_set_id_criteria_set"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_pack_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sa.UniqueConstraint("uid", name=op.f("uq_pack_uid")),
    )
    op.create_index(op.f("ix_pack_member_id"), "pack", ["member_id"], unique=False)
    op.create_table(
        "received_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=True),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('merged', 'refused')", name=op.f("ck_received_return_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_received_return_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["pack.id"], name=op.f("fk_received_return_pack_id_pack")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_return")),
        sa.UniqueConstraint("sha256", name=op.f("uq_received_return_sha256")),
    )
    op.create_index(
        op.f("ix_received_return_member_id"), "received_return", ["member_id"], unique=False
    )


def _moderation() -> None:
    op.create_table(
        "outcome_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome_type_id", sa.Integer(), nullable=False),
        sa.Column("nothing_missing", sa.Boolean(), nullable=False),
        sa.Column("must_pass_at_least", sa.Integer(), nullable=True),
        sa.Column("every_criterion_at_least", sa.Integer(), nullable=True),
        sa.Column("percent_at_least", sa.Integer(), nullable=True),
        sa.Column("below_meets_at_most", sa.Integer(), nullable=True),
        sa.Column("balance_not_negative", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outcome_type_id"],
            ["outcome_type.id"],
            name=op.f("fk_outcome_rule_outcome_type_id_outcome_type"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_rule")),
    )
    op.create_table(
        "moderation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_version_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("early", sa.String(), nullable=False),
        sa.Column("all_discussed", sa.Boolean(), nullable=False),
        sa.Column("outcome_type_id", sa.Integer(), nullable=True),
        sa.Column("departure", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("reopened", sa.String(), nullable=False),
        sa.CheckConstraint("closed_at IS NULL OR all_discussed", name=op.f("ck_moderation_closed")),
        sa.ForeignKeyConstraint(
            ["outcome_type_id"],
            ["outcome_type.id"],
            name=op.f("fk_moderation_outcome_type_id_outcome_type"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_version_id"],
            ["plan_version.id"],
            name=op.f("fk_moderation_plan_version_id_plan_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation")),
        sa.UniqueConstraint("plan_version_id", name=op.f("uq_moderation_plan_version_id")),
    )
    op.create_table(
        "agreed_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moderation_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(state IS 'rated') = (rating IS NOT NULL)", name=op.f("ck_agreed_rating_rating")
        ),
        sa.CheckConstraint(
            "state IN ('rated', 'not_applicable', 'unable_to_judge')",
            name=op.f("ck_agreed_rating_state"),
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["criterion.id"], name=op.f("fk_agreed_rating_criterion_id_criterion")
        ),
        sa.ForeignKeyConstraint(
            ["moderation_id"],
            ["moderation.id"],
            name=op.f("fk_agreed_rating_moderation_id_moderation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_rating")),
        sa.UniqueConstraint(
            "moderation_id", "criterion_id", name=op.f("uq_agreed_rating_moderation_id")
        ),
    )
    op.create_table(
        "moderation_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moderation_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_moderation_point_text")),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["criterion.id"],
            name=op.f("fk_moderation_point_criterion_id_criterion"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_moderation_point_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["moderation_id"],
            ["moderation.id"],
            name=op.f("fk_moderation_point_moderation_id_moderation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_point")),
    )
    op.create_index(
        op.f("ix_moderation_point_moderation_id"),
        "moderation_point",
        ["moderation_id"],
        unique=False,
    )
    op.create_table(
        "moderation_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moderation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("agrees_record", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_moderation_presence_member_id_member"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["moderation_id"],
            ["moderation.id"],
            name=op.f("fk_moderation_presence_moderation_id_moderation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_presence")),
        sa.UniqueConstraint(
            "moderation_id", "member_id", name=op.f("uq_moderation_presence_moderation_id")
        ),
    )
