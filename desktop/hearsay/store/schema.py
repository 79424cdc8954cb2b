"""Which form the store has, and how it gets the newest one.

Alembic takes half a second to import, so it is left alone while the form is current and for a store that is new:
that one is made from the models, which a test holds against the migrations.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""every revision ever released, oldest first; the last is the newest (a test holds them against the scripts)"""

SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """The released revisions, oldest first, and the folder of their Alembic scripts."""

    revisions: tuple[str, ...] = REVISIONS
    scripts: Path = SCRIPTS

    @property
    def newest(self) -> str:
        return self.revisions[-1]


def tables_of(connection: Connection) -> frozenset[str]:
    rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
    return frozenset(rows.scalars())


def revision_of(connection: Connection) -> str | None:
    """Return the store's revision, None where it has none."""
    if "alembic_version" not in tables_of(connection):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def create(connection: Connection, schema: Schema) -> None:
    """Make all tables and stamp them with the newest revision, within the caller's transaction."""
    from hearsay.store.models import Base

    Base.metadata.create_all(connection)
    # As Alembic itself would make it, so that a later migration finds what it expects.
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": schema.newest})


def migrate(connection: Connection, schema: Schema) -> None:
    """Bring the store to the newest revision, within the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, schema.newest)
