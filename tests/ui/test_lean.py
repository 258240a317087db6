"""What a library brings along and never uses here stays out, and is there for whoever asks."""

from __future__ import annotations

import subprocess
import sys


def run(program: str) -> str:
    """What a program of its own prints: what was imported here mustn't count."""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_what_writes_is_imported_without_its_companions() -> None:
    program = """
from lyapp.ui import review_jobs
import sys
review_jobs.import_rest()
import sqlalchemy
sqlalchemy.create_engine("sqlite://").connect().close()
print([name for name in ("sqlmodel", "asyncio", "importlib.metadata", "ssl", "email")
       if name in sys.modules])
"""
    assert run(program) == "['sqlmodel']"


def test_a_trouble_of_the_database_is_still_told_and_the_real_module_comes_when_asked() -> None:
    program = """
from lyapp.ui import review_jobs
import sys
review_jobs.import_rest()
import sqlalchemy
engine = sqlalchemy.create_engine("sqlite://")
try:
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("select nothing from nowhere"))
except sqlalchemy.exc.OperationalError as error:
    print(type(error.orig).__name__)
import asyncio, importlib.metadata
print(asyncio.run(asyncio.sleep(0, "slept")), importlib.metadata.version("sqlalchemy")[0])
from sqlalchemy.util.langhelpers import parse_version_from_metadata
assert parse_version_from_metadata("pydantic")
import sqlalchemy.util.concurrency as concurrency
print(concurrency.asyncio.CancelledError is asyncio.CancelledError)
"""
    assert run(program).split() == ["OperationalError", "slept", "2", "True"]


def test_outside_of_the_import_nothing_is_stood_in_for() -> None:
    program = """
import sys
from lyapp.ui.lean import without_companions
with without_companions():
    import asyncio as stand_in
assert "asyncio" not in sys.modules
print(stand_in.get_event_loop_policy.__module__)
import ssl
print(ssl.OP_ALL > 0)
"""
    assert run(program).split() == ["asyncio.events", "True"]


def test_the_store_is_imported_without_openssl() -> None:
    program = """
from lyapp.ui import review_jobs
import sys
review_jobs.import_store()
import hashlib
print(hashlib.sha256(b"").hexdigest()[:8], hashlib.new("sha1").hexdigest()[:8],
      "_hashlib" in sys.modules)
"""
    assert run(program) == "e3b0c442 da39a3ee False"
