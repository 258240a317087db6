"""The schema as SQLModel classes. Importing this package registers every table."""

from __future__ import annotations

from sqlalchemy.orm import configure_mappers

from lyapp.store.tables import criteria, decisions, log, panel, plans, programme
from lyapp.store.tables.base import Row

metadata = Row.metadata

CLASSES: dict[str, type[Row]] = {
    str(mapper.local_table.name): mapper.class_
    for module in (criteria, decisions, log, panel, plans, programme)
    for mapper in {
        value.__mapper__
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Row) and hasattr(value, "__mapper__")
    }
}
"""Table name to class."""

LOG_TABLES = frozenset({"change_entry", "changed_locality"})
"""Tables that record changes and are never recorded themselves."""

UNRECORDED = LOG_TABLES | {"document_content", "pack_origin", "review_key"}
"""Tables whose rows are in no entry of the log: bytes known by their hash, and private keys."""


def make_ready() -> None:
    """Work out how the classes belong together now, which the first write would do otherwise."""
    configure_mappers()


__all__ = ["CLASSES", "LOG_TABLES", "UNRECORDED", "Row", "make_ready", "metadata"]
