"""When a pack’s return is wanted; what a file that came back was called, and a merge undone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

VERDICT = "ck_received_return_verdict"


def upgrade() -> None:
    # A copied table has its columns before its constraints, as in a new file.
    with op.batch_alter_table("pack", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("deadline", sa.Date(), nullable=True))
    with op.batch_alter_table("received_return", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("file_name", sa.String(), server_default="", nullable=False))
        batch_op.drop_constraint(op.f(VERDICT), type_="check")
        batch_op.create_check_constraint(
            op.f(VERDICT), "verdict IN ('merged', 'refused', 'undone')"
        )
