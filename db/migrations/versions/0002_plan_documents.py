"""Plans as documents: where a row came from, what was read, corrected, set aside and linked."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

PRECISIONS = "precision IN ('day', 'month', 'year', 'none')"
KINDS = "kind IN ('word', 'spreadsheet', 'separated', 'pdf', 'text')"


def upgrade() -> None:
    _programme()
    _documents()
    _rows_of_plans()
    _said_of_plans()


def _programme() -> None:
    # A copied table has its columns before its constraints, as in a new file.
    with op.batch_alter_table(
        "review",
        recreate="always",
        table_args=[
            sa.CheckConstraint("priority_limit >= 1", name=op.f("ck_review_priority_limit")),
        ],
    ) as batch_op:
        batch_op.add_column(sa.Column("priority_limit", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("year_starts", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("year_ends", sa.Date(), nullable=True))
    with op.batch_alter_table("criterion", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("checks", sa.String(), server_default="", nullable=False))
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("clinical", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name", "organisation", name=op.f("uq_person_name")),
    )
    op.create_table(
        "synonym_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonym_group")),
    )


def _documents() -> None:
    op.create_table(
        "document_content",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_content")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_content_sha256")),
    )
    connection = op.get_bind()
    for (content,) in connection.execute(sa.text("SELECT content FROM attachment")).all():
        connection.execute(
            sa.text(
                "INSERT OR IGNORE INTO document_content (sha256, content) VALUES (:sha256, :content)"
            ),
            {"sha256": hashlib.sha256(content).hexdigest(), "content": content},
        )
    with op.batch_alter_table(
        "attachment",
        recreate="always",
        table_args=[sa.CheckConstraint(KINDS, name=op.f("ck_attachment_kind"))],
    ) as batch_op:
        batch_op.drop_column("content")
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("pages", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("reading_sha256", sa.String(), server_default="", nullable=False)
        )


def _rows_of_plans() -> None:
    with op.batch_alter_table(
        "objective",
        recreate="always",
        table_args=[
            sa.CheckConstraint(
                "confidence IN ('sure', 'likely', 'doubtful')", name=op.f("ck_objective_confidence")
            ),
        ],
    ) as batch_op:
        for name in ("text", "printed_code", "other_leads", "other_timescales"):
            batch_op.add_column(sa.Column(name, sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("starts", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("ongoing", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("confidence", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("attachment_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("page", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("places", sa.String(), server_default="", nullable=False))
        batch_op.create_foreign_key(
            batch_op.f("fk_objective_attachment_id_attachment"),
            "attachment",
            ["attachment_id"],
            ["id"],
        )
        batch_op.create_index(
            batch_op.f("ix_objective_attachment_id"), ["attachment_id"], unique=False
        )


def _said_of_plans() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("clinical", sa.String(), nullable=False),
        sa.CheckConstraint("field IN ('timescale', 'lead')", name=op.f("ck_correction_field")),
        sa.CheckConstraint(PRECISIONS, name=op.f("ck_correction_precision")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_correction_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("plan_id", "field", "printed", name=op.f("uq_correction_plan_id")),
    )
    op.create_table(
        "finding_dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_finding_dismissal_plan_id_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_dismissal")),
        sa.UniqueConstraint(
            "plan_id", "rule", "fingerprint", name=op.f("uq_finding_dismissal_plan_id")
        ),
    )
    op.create_table(
        "must_do_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("must_do_id", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["must_do_id"],
            ["must_do.id"],
            name=op.f("fk_must_do_link_must_do_id_must_do"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objective.id"],
            name=op.f("fk_must_do_link_objective_id_objective"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_must_do_link")),
        sa.UniqueConstraint(
            "objective_id", "must_do_id", name=op.f("uq_must_do_link_objective_id")
        ),
    )
    with op.batch_alter_table("must_do_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_must_do_link_must_do_id"), ["must_do_id"], unique=False
        )
    op.create_table(
        "mapping_preset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("headers", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["locality_id"],
            ["locality.id"],
            name=op.f("fk_mapping_preset_locality_id_locality"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mapping_preset")),
        sa.UniqueConstraint("locality_id", "name", name=op.f("uq_mapping_preset_locality_id")),
    )
