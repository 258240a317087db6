"""What a printed measure or sum of money means, as a person said."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

FIELD = "ck_correction_field"


def upgrade() -> None:
    # A copied table has its columns before its constraints, as in a new file.
    with op.batch_alter_table("correction", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("meaning", sa.String(), server_default="", nullable=False))
        batch_op.drop_constraint(op.f(FIELD), type_="check")
        batch_op.create_check_constraint(
            op.f(FIELD), "field IN ('timescale', 'lead', 'measure', 'money')"
        )
