"""Who came to settle a plan in a member's place."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    # A copied table has its columns before its constraints, as in a new file.
    with op.batch_alter_table("moderation_presence", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("came", sa.String(), server_default="", nullable=False))
