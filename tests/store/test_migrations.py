from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from lyapp.model.changes import EntryKind
from lyapp.model.merging import Verdict
from lyapp.model.trouble import DamagedFile, OlderFileVersion
from lyapp.store import backups, log, migrations, sqlite
from lyapp.store.check import verify
from lyapp.store.file import open_review
from lyapp.store.ops import undo
from lyapp.store.queries import attachments, panel, versions
from lyapp.store.queries.packs import packs, received, received_content
from lyapp.store.tables import UNRECORDED, metadata

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


DOCUMENT = b"\x01\x02\x03"
SHA256 = hashlib.sha256(DOCUMENT).hexdigest()
FIRST_ROWS = f"""
review (uid, programme, title, year, committee, agenda_item, contact, authors, source_note, sample,
        made_up) VALUES ('one', 'p', 'T', '2008/09', '', '', '', '', '', 0, 1);
organisation VALUES (1, 'E', 'East Trust', 'East', 0);
locality (organisation_id, code, name, name_in_status, name_in_briefing, kind, paragraph,
          list_size_printed, note, sort) VALUES (1, 'E-1', 'Ashby', '', '', '', '', '', '', 0);
scale VALUES (1, '0-4', '0 to 4', 3);
scale_level VALUES (1, 1, 3, 'Meets', 'G', '');
criteria_set VALUES (1, 1, 1, '');
criterion VALUES (1, 1, 'clear', 1, 'Clear', 'Is it?', '', 1, 1, 0);
member VALUES (1, 'ap', 'Anna Park', '', 'AP', 0, 0);
plan VALUES (1, 1);
plan_version VALUES (1, 1, 1, 'Plan', '2008-05-01', '');
objective VALUES
    (1, 1, 'P1', 'local', 'Falls', 'Dr Hill', '', 'March 2009', '2009-03-31', 'month', '', 0),
    (2, 1, 'P2', 'national', 'Waits', '', '', '', NULL, 'none', 'Note', 1);
objective_item VALUES (1, 1, 'action', 'Visit homes', 0);
score VALUES (1, 1, 1, 1, 'rated', 3, 'Good.', 0);
attachment VALUES
    (1, 1, 'plan.pdf', 'application/pdf', '{SHA256}', 3, x'010203', '2008-05-01 10:00:00'),
    (2, 1, 'again.pdf', 'application/pdf', '{SHA256}', 3, x'010203', '2008-05-02 10:00:00');
evidence VALUES (1, 1, 1, NULL, NULL, ''), (2, 1, NULL, 1, 2, '')
"""


@pytest.fixture
def file_of(tmp_path: Path, folder: Path, monkeypatch) -> Callable[..., Path]:
    """Makes a file as an older version of the program left it, with its log."""

    def make(version: str, inserts: str, *done: list[list[object]]) -> Path:
        for later in (folder / "versions").glob("[0-9]*.py"):
            if later.name[:4] > version:
                later.unlink()
        path = tmp_path / f"{version}.lyreview"
        sqlite.create(path)
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "shipped", lambda: folder)
            migrations.build(path)
        with closing(sqlite3.connect(path)) as raw:
            tables = {}
            for rows in inserts.split(";\n"):
                raw.execute(f"INSERT INTO {rows}")
                name = rows.split()[0]
                tables[name] = raw.execute(f"SELECT max(id) FROM {name}").fetchone()[0]
            loaded = [
                {"table": name, "first": 1, "last": last}
                for name, last in tables.items()
                if name not in UNRECORDED
            ]
            _log(raw, [(EntryKind.LOAD, loaded), *((EntryKind.DO, changes) for changes in done)])
            raw.commit()
        return path

    return make


def _log(raw: sqlite3.Connection, entries: list[tuple[EntryKind, list[object]]]) -> None:
    previous = log.FIRST_HASH
    at = datetime(2008, 5, 1, 10, tzinfo=UTC)
    for kind, changes in entries:
        said = {"at": at, "who": "Anna", "label": "It", "kind": kind.value, "source_sha256": ""}
        packed = log.pack(changes)
        digest = log.chain(previous, **said, of_id=None, changes=packed)
        raw.execute(
            "INSERT INTO change_entry (at, who, label, kind, source_sha256, changes, previous_hash,"
            " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (at.isoformat()[:19], *list(said.values())[1:], packed, previous, digest),
        )
        previous = digest


def test_a_file_of_the_first_version_keeps_all_it_held(file_of, home):
    path = file_of("0001", FIRST_ROWS, [["objective", 1, {"title": "Fall"}, {"title": "Falls"}]])
    with closing(sqlite3.connect(path)) as raw:
        before = sqlite.counts(raw)
    review = open_review(path, home=home, holder="Anna")
    try:
        found = verify(path)
        assert found.problems == ()
        counts = dict(found.counts)
        assert counts == counts | before
        assert counts["document_content"] == 1
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute(
                "SELECT code, title, due, ongoing, text FROM objective"
            ).fetchall() == [
                ("P1", "Falls", "2009-03-31", 0, ""),
                ("P2", "Waits", None, 0, ""),
            ]
        documents = attachments.attachments(review, locality=1)
        assert [(one.name, one.kind) for one in documents] == [
            ("plan.pdf", None),
            ("again.pdf", None),
        ]
        for one in documents:
            assert attachments.content(review, attachment=one.attachment) == DOCUMENT
        assert undo.undo(review, who="Anna").label == "Undo: It"
        (row, _other) = versions.plan_rows(review, plan_version=1)
        assert (row.title, row.confidence, row.places) == ("Fall", None, ())
    finally:
        review.close()
    assert verify(path).ok


THIRD_ROWS = f"""
review (uid, programme, title, year, committee, agenda_item, contact, authors, source_note, sample,
        made_up) VALUES ('three', 'p', 'T', '2008/09', '', '', '', '', '', 0, 1);
organisation VALUES (1, 'E', 'East Trust', 'East', 0);
locality (organisation_id, code, name, name_in_status, name_in_briefing, kind, paragraph,
          list_size_printed, note, sort) VALUES (1, 'E-1', 'Ashby', '', '', '', '', '', '', 0);
scale VALUES (1, '0-4', '0 to 4', 3);
scale_level VALUES (1, 1, 3, 'Meets', 'G', '');
criteria_set VALUES (1, 1, 1, '');
criterion (set_id, key, number, title, question, guidance, weight, must_pass, open_text)
    VALUES (1, 'clear', 1, 'Clear', 'Is it?', '', 1, 1, 0);
member (key, name, role, initials, sort, withdrawn) VALUES ('ap', 'Anna Park', '', 'AP', 0, 0);
plan VALUES (1, 1);
plan_version VALUES (1, 1, 1, 'Plan', '2008-05-01', '');
correction VALUES (1, 1, 'timescale', 'Soon', '2009-03-31', 'month', '');
document_content VALUES (1, '{SHA256}', x'010203');
pack VALUES (1, 'aa', 1, 'bb', '2008-05-01 10:00:00', 'cc', 3, 1, '[["E-1", 1, "dd"]]');
received_return VALUES (1, '{SHA256}', 3, 1, 1, 'ee', '2008-05-02 10:00:00',
                        '2008-05-03 10:00:00', 'merged', '');
score VALUES (1, 1, 1, 1, 'rated', 3, 'Good.', 0, '2008-05-02 09:00:00', 'ee', '')
"""


def test_a_file_from_before_returns_had_names_keeps_its_round(file_of, home):
    merged = {"verdict": "merged", "why": "", "size": 3, "sha256": SHA256, "device": "ee"}
    forgotten = {"id": 2, "plan_id": 1, "field": "lead", "printed": "Dr A", "due": None}
    forgotten |= {"precision": "none", "clinical": "Dr A"}
    path = file_of(
        "0003",
        THIRD_ROWS,
        [["received_return", 1, None, merged]],
        [["correction", 2, forgotten, None]],
    )
    review = open_review(path, home=home, holder="Anna")
    try:
        assert verify(path).problems == ()
        assert [(one.member_key, one.plans, one.deadline) for one in packs(review)] == [
            ("ap", 1, None)
        ]
        assert [(one.verdict, one.file_name) for one in received(review)] == [(Verdict.MERGED, "")]
        for name, table in (("verdict", "received_return"), ("field", "correction")):
            with pytest.raises(sqlite3.IntegrityError):
                review.raw.execute(f"UPDATE {table} SET {name} = 'odd'")
        # What the older version logged can be undone: its rows had fewer columns.
        for _ in range(2):
            undo.undo(review, who="Anna")
        printed = "SELECT printed, meaning FROM correction ORDER BY id"
        assert review.raw.execute(printed).fetchall() == [("Soon", ""), ("Dr A", "")]
        assert [one.verdict for one in received(review)] == [Verdict.UNDONE]
        assert received_content(review, sha256=SHA256) == DOCUMENT
    finally:
        review.close()
    assert verify(path).ok


SIXTH_ROWS = (
    THIRD_ROWS[: THIRD_ROWS.index("correction")]
    + """member (key, name, role, initials, sort, withdrawn) VALUES ('bq', 'Bob', '', 'BQ', 1, 0);
moderation (plan_version_id, opened_at, opened_by, early, all_discussed, departure, closed_by,
            reopened) VALUES (1, '2008-05-04 10:00:00', 'Anna', '', 0, '', '', '');
moderation_presence VALUES (1, 1, 1, 1)
"""
)


def test_in_a_file_from_before_substitutes_came_the_members_came_themselves(file_of, home):
    gone = {"id": 2, "moderation_id": 1, "member_id": 2, "agrees_record": False}
    path = file_of("0006", SIXTH_ROWS, [["moderation_presence", 2, gone, None]])
    review = open_review(path, home=home, holder="Anna")
    try:
        assert verify(path).problems == ()
        there = "SELECT member_id, agrees_record, came FROM moderation_presence ORDER BY id"
        assert review.raw.execute(there).fetchall() == [(1, 1, "")]
        # What the older version logged can be undone: its rows had a column less.
        undo.undo(review, who="Anna")
        assert review.raw.execute(there).fetchall() == [(1, 1, ""), (2, 0, "")]
        assert panel.panel_page(review, plan_version=1).record.came == {}
    finally:
        review.close()
    assert verify(path).ok
