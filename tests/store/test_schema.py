"""The store's form: the same however it came about, and cheap to check at every start."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.changes import UndoState
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grades import ClaimGrade, GradedSource, Grades, SourceGrade
from hearsay.domain.metadata import MetadataField
from hearsay.domain.sources import SourceKind
from hearsay.domain.spans import Span
from hearsay.domain.tags import Tag, TagColour
from hearsay.services.annotations import Annotations
from hearsay.store.database import Database
from hearsay.store.schema import REVISIONS, SCRIPTS, Schema, create, migrate

STORES = Path(__file__).parent / "stores"

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("articles", recreate="always") as articles:
        articles.add_column(sa.Column("outlet", sa.Text(), nullable=False, server_default=""))
"""


def form_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return everything SQLite knows of the tables: columns with types and keys, indexes, foreign keys."""
    form: dict[str, list[tuple[object, ...]]] = {}
    with closing(sqlite3.connect(file)) as connection:
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master ORDER BY name").fetchall():
            if kind == "index":
                form[name] = connection.execute(f"PRAGMA index_xinfo('{name}')").fetchall()
            else:
                columns = connection.execute(f"PRAGMA table_info('{name}')").fetchall()
                form[name] = sorted((column[1:] for column in columns), key=str)
                form[f"{name} keys"] = connection.execute(f"PRAGMA foreign_key_list('{name}')").fetchall()
                sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
                form[f"{name} constraints"] = [(n,) for n in sorted(re.findall(r"CONSTRAINT (\w+)", sql))]
    return form


def test_a_new_store_has_the_form_that_migrating_gives(tmp_path: Path) -> None:
    for name, make in (("created", create), ("migrated", migrate)):
        engine = create_engine(f"sqlite:///{tmp_path / name}")
        with engine.begin() as connection:
            make(connection, Schema())
        engine.dispose()
    created = form_of(tmp_path / "created")
    assert created == form_of(tmp_path / "migrated")
    assert {
        "notes",
        "corrections",
        "source_grades",
        "claim_grades",
        "metadata_corrections",
        "commands",
        "articles",
        "places",
    } <= set(created)


def test_the_list_of_revisions_is_that_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(scripts)) == REVISIONS


@pytest.mark.parametrize("store", [None, "schema_5.db"])
def test_alembic_is_not_imported_for_a_new_or_current_store(tmp_path: Path, store: str | None) -> None:
    if store is not None:
        shutil.copy(STORES / store, tmp_path / "hearsay.db")
    program = (
        "import sys\nfrom pathlib import Path\nfrom hearsay.services.annotations import Annotations\n"
        "assert 'sqlalchemy' not in sys.modules, 'SQLAlchemy is imported before a store is opened'\n"
        f"Annotations.open(Path({str(tmp_path)!r})).close()\nsys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_store_of_every_released_form_opens_with_all_it_holds(tmp_path: Path) -> None:
    text = "The harbour will close, the mayor said. It is a scandal."
    article = Article("renamed.txt", text, (), title="The harbour")
    assert len(list(STORES.glob("schema_*.db"))) == len(REVISIONS)
    for number, kept in enumerate(sorted(STORES.glob("schema_*.db"))):
        directory = tmp_path / str(number)
        directory.mkdir()
        shutil.copy(kept, directory / "hearsay.db")
        annotations = Annotations.open(directory)
        whole, quoted = annotations.notes_of([article])
        assert (quoted.note.body, quoted.note.tags) == ("Who told the mayor? 🛥️", ("mayor", "to check"))
        assert quoted.span is not None
        assert quoted.span.of(text) == "The harbour will close, the mayor said."
        assert (whole.note.body, whole.note.tags) == ("Compare with *last year’s* report.", ("report",))
        assert whole.note.modified > whole.note.created
        (corrected,) = annotations.corrections_of([article])
        assert corrected.correction.type is AttributionType.SECONDHAND
        context = corrected.correction.context
        assert (context.engine if context else None) == (None if kept.name == "schema_1.db" else "rules 1")
        _check_metadata_and_undo_it(annotations, article, described=number >= 4)
        _check_colours_and_undo_them(annotations, coloured=number >= 3)
        _check_grades_and_undo_them(annotations, article, graded=number >= 2)
        assert annotations.undo_state() == UndoState("Change type to Secondhand claim", "Change type to Author opinion")
        while annotations.undo() != "Delete note":
            pass
        assert "A note for the trash." in {placed.note.body for placed in annotations.notes_of([article])}
        annotations.close()


def _check_metadata_and_undo_it(annotations: Annotations, article: Article, *, described: bool) -> None:
    """Stores of the fifth form have the byline corrected twice and the date once, after everything else."""
    folder = "/cases/facts"
    told = {each.field: each.value for each in annotations.metadata_of([article], root=folder)}
    wanted = {MetadataField.BYLINE: "Ada Quill 🛥️", MetadataField.PUBLISHED: "2026-03-14"}
    assert told == (wanted if described else {})
    undone = [annotations.undo(root=folder) for _ in range(3)]
    labels = ["Correct byline and date of “The harbour”", "Correct byline of “The harbour”"]
    assert undone == [*(labels if described else ()), None, None, None][:3]


def _check_colours_and_undo_them(annotations: Annotations, *, coloured: bool) -> None:
    """Stores of the fourth form have a colour for a tag, given after everything else."""
    assert annotations.tags() == ((Tag("report", TagColour.TEAL),) if coloured else ())
    assert annotations.undo(root="/cases/tags") == ("Colour tag report" if coloured else None)


def _check_grades_and_undo_them(annotations: Annotations, article: Article, *, graded: bool) -> None:
    """Stores of the third form hold two grades of the mayor, the later of which stands, and one of a claim."""
    folder = "/cases/harbour"
    grades = annotations.grades_of([article], root=folder)
    if not graded:
        assert grades == Grades()
        return
    (mayor,), (claim,) = grades.sources, grades.claims
    assert mayor.source == GradedSource(SourceKind.NAMED, "the mayor", ("the mayor", "Ada Quill"))
    assert (mayor.grade, mayor.reason) == (SourceGrade.B, "She was in the room 🛥️")
    assert mayor.created == datetime(2026, 11, 22, 9, 0, 10, tzinfo=UTC)
    assert claim.span == Span(0, 39)
    assert (claim.grading.grade, claim.grading.reason) == (ClaimGrade.DOUBTFUL, "Nobody else tells it.")
    undone = [annotations.undo(root=folder) for _ in range(4)]
    assert undone == ["Grade claim 4", "Grade the mayor B", "Grade the mayor D", None]


def _rows(file: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]  # noqa: S608 (names of this test)


@pytest.mark.parametrize("store", ["schema_1.db", "schema_2.db"])
def test_new_tables_leave_everything_else_as_it_was(tmp_path: Path, store: str) -> None:
    before, after = STORES / store, tmp_path / "hearsay.db"
    shutil.copy(before, after)
    Annotations.open(tmp_path).close()
    assert _rows(after, "articles") == [{**row, "text": None} for row in _rows(before, "articles")]
    for table in ("places", "notes", "commands"):
        assert _rows(before, table)
        assert _rows(after, table) == _rows(before, table)
    assert [{**row, "context": row.get("context")} for row in _rows(before, "corrections")] == _rows(
        after, "corrections"
    )
    assert _rows(after, "source_grades") == _rows(after, "claim_grades") == _rows(after, "tags") == []
    assert _rows(after, "metadata_corrections") == []


def test_corrections_of_the_first_version_keep_all_they_had_and_nothing_is_made_up(tmp_path: Path) -> None:
    before, after = STORES / "schema_1.db", tmp_path / "hearsay.db"
    shutil.copy(before, after)
    Annotations.open(tmp_path).close()
    for table in ("places", "notes", "commands"):
        assert _rows(after, table) == _rows(before, table)
    corrections = _rows(before, "corrections")
    assert len(corrections) == 2
    assert _rows(after, "corrections") == [{**row, "context": None} for row in corrections]


@pytest.fixture
def newer_schema(tmp_path: Path) -> Schema:
    """The schema of a program one release ahead."""
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "r9999_outlets.py").write_text(NEXT_REVISION)
    return Schema((*REVISIONS, "9999"), scripts)


def test_an_older_store_is_copied_and_then_brought_to_the_newest_form(tmp_path: Path, newer_schema: Schema) -> None:
    file, backups = tmp_path / "hearsay.db", tmp_path / "backups"
    shutil.copy(STORES / "schema_1.db", file)
    Database.open(file, backups, schema=newer_schema).close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
        assert connection.execute("SELECT title, outlet FROM articles").fetchall() == [("The harbour", "")]
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (3,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (copy,) = backups.iterdir()
    assert re.fullmatch(r"hearsay-\d{4}-\d\d-\d\d-\d{6}-before-9999\.db", copy.name)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (3,)


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, newer_schema: Schema) -> None:
    file = tmp_path / "hearsay.db"
    shutil.copy(STORES / "schema_1.db", file)
    script = newer_schema.scripts / "versions" / "r9999_outlets.py"
    script.write_text(NEXT_REVISION + '    op.execute("DROP TABLE nowhere")\n')
    before = form_of(file)
    with pytest.raises(StoreProblem, match="no such table: nowhere"):
        Database.open(file, tmp_path / "backups", schema=newer_schema)
    assert form_of(file) == before
    Annotations.open(tmp_path).close()


def test_a_store_from_a_newer_version_is_refused_and_not_touched(tmp_path: Path, newer_schema: Schema) -> None:
    file = tmp_path / "hearsay.db"
    shutil.copy(STORES / "schema_1.db", file)
    Database.open(file, tmp_path / "backups", schema=newer_schema).close()
    before = file.read_bytes()
    with pytest.raises(StoreProblem, match=r"newer Hearsay.*9999"):
        Annotations.open(tmp_path)
    assert file.read_bytes() == before
