"""What a return says where the review's own entry stands."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    # A copied table has its columns before its constraints, as in a new file.
    with op.batch_alter_table("received_return", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("overruled", sa.String(), server_default="", nullable=False))
        # Said again, or it would be copied in brackets.
        batch_op.alter_column("file_name", server_default="")
