"""Corrections keep what the engine had said and the words around them; those made before keep what they have."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("corrections", sa.Column("context", sa.JSON(), nullable=True))
