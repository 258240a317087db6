from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from lyapp.model.trouble import DamagedFile, OlderFileVersion
from lyapp.store import backups, migrations, sqlite
from lyapp.store.check import verify
from lyapp.store.file import open_review
from lyapp.store.tables import metadata

HEAD = """
import sqlalchemy as sa
from alembic import op

revision = "{new}"
down_revision = "{old}"


def upgrade() -> None:
"""
REBUILD = """
    with op.batch_alter_table("locality") as batch:
        batch.add_column(sa.Column("telephone", sa.String(), nullable=False, server_default=""))
        batch.alter_column("note", new_column_name="remark")
"""
LOSE_ROWS = REBUILD + "    op.execute(\"DELETE FROM locality WHERE code = 'E-1'\")\n"
FAIL_HALF_WAY = REBUILD + '    op.execute("UPDATE nowhere SET nothing = 1")\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations, to which a test adds one."""
    copy = tmp_path / "migrations"
    shutil.copytree(migrations.shipped(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def add_migration(folder: Path, body: str) -> str:
    newest = migrations.revisions(folder)[-1]
    new = f"{int(newest) + 1:04}"
    text = HEAD.format(new=new, old=newest) + body
    (folder / "versions" / f"{new}_next.py").write_text(text)
    return new


def age(path: Path, folder: Path) -> migrations.Age:
    with closing(sqlite3.connect(path)) as raw:
        return migrations.age(raw, folder=folder)


def schema(path: Path) -> dict[str, list[str]]:
    """Each table's and index's columns, in order, and its constraints, in any order."""
    with closing(sqlite3.connect(path)) as raw:
        return {
            name: _parts(" ".join((sql or "").replace('"', "").split()))
            for name, sql in raw.execute("SELECT name, sql FROM sqlite_schema")
            if name != "alembic_version" and "alembic_version" not in name
        }


def _parts(sql: str) -> list[str]:
    start, _, body = sql.partition("(")
    columns, *constraints = body.removesuffix(")").strip().split(", CONSTRAINT ")
    return [start.strip(), columns, *sorted(constraints)]


def test_the_tables_in_code_are_those_the_migrations_make(tmp_path):
    migrated = tmp_path / "migrated.lyreview"
    sqlite.create(migrated)
    migrations.build(migrated)
    engine = create_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_checks_in_code_are_those_the_migrations_make(tmp_path):
    migrated, direct = tmp_path / "migrated.lyreview", tmp_path / "direct.lyreview"
    sqlite.create(migrated)
    migrations.build(migrated)
    engine = create_engine(f"sqlite:///{direct}")
    metadata.create_all(engine)
    engine.dispose()
    made, wanted = schema(migrated), schema(direct)
    assert made.keys() == wanted.keys()
    assert {name: made[name] for name in wanted} == wanted


def test_an_older_file_is_backed_up_and_brought_up_to_date(home, review, folder):
    review.close()
    path = review.path
    before = verify(path)
    add_migration(folder, REBUILD)
    assert age(path, folder) is migrations.Age.OLDER
    migrations.upgrade(path, home=home, folder=folder)
    assert age(path, folder) is migrations.Age.CURRENT
    with closing(sqlite3.connect(path)) as raw:
        assert sqlite.integrity(raw) == []
        assert tuple(sqlite.counts(raw).items()) == before.counts
        assert raw.execute("SELECT remark, telephone FROM locality").fetchall() == [("", "")] * 3
    (kept,) = [
        one for one in backups.list_backups(home, review.uid) if one.reason == "before update"
    ]
    assert verify(kept.path) == before


def test_what_a_killed_update_left_does_not_spoil_the_next(home, review, folder):
    left = review.path.with_name(f".{review.path.name}.updating")
    review.raw.execute("PRAGMA cache_size=1")
    review.raw.execute("BEGIN IMMEDIATE")
    review.raw.execute("UPDATE locality SET note = zeroblob(50000)")
    for ending in ("", "-journal"):
        shutil.copy(f"{review.path}{ending}", f"{left}{ending}")
    review.raw.execute("ROLLBACK")
    review.close()
    before = verify(review.path)
    add_migration(folder, REBUILD)
    migrations.upgrade(review.path, home=home, folder=folder)
    with closing(sqlite3.connect(review.path)) as raw:
        assert sqlite.integrity(raw) == []
        assert tuple(sqlite.counts(raw).items()) == before.counts
    assert not list(review.path.parent.glob(".*updating*"))


@pytest.mark.parametrize(
    ("body", "trouble"),
    [(LOSE_ROWS, DamagedFile), (FAIL_HALF_WAY, Exception)],
    ids=["rows lost", "stopped half way"],
)
def test_an_update_that_goes_wrong_leaves_the_file_as_it_was(home, review, folder, body, trouble):
    review.close()
    before = review.path.read_bytes()
    add_migration(folder, body)
    with pytest.raises(trouble):
        migrations.upgrade(review.path, home=home, folder=folder)
    assert review.path.read_bytes() == before
    assert not list(review.path.parent.glob(".*updating*"))
    again = open_review(review.path, home=home, holder="Anna")
    assert not again.read_only
    again.close()


def test_a_file_of_an_unknown_revision_is_newer(review, folder):
    review.close()
    newer = add_migration(folder, REBUILD)
    with closing(sqlite3.connect(review.path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (newer,))
        raw.commit()
    assert age(review.path, folder) is migrations.Age.CURRENT
    assert age(review.path, migrations.shipped()) is migrations.Age.NEWER


def test_an_older_file_that_can_not_be_had_for_writing_is_told(home, review, folder, monkeypatch):
    add_migration(folder, REBUILD)
    monkeypatch.setattr(migrations, "shipped", lambda: folder)
    with pytest.raises(OlderFileVersion):
        open_review(review.path, home=home, holder="Bob")
    review.close()
    with pytest.raises(OlderFileVersion):
        open_review(review.path, home=home, holder="Bob", read_only=True)
    opened = open_review(review.path, home=home, holder="Bob")
    assert not opened.read_only
    opened.close()
    assert age(review.path, folder) is migrations.Age.CURRENT
