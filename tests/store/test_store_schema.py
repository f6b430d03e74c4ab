"""The tables are the domain's records, and what databases run is compiled from them."""

from pathlib import Path
from typing import get_type_hints

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

from habit.domain.journal import Change
from habit.store import compiled, server_compiled, tables
from habit.store.compiling import products
from habit.store.records import RECORD_TYPES, RecordType
from habit.store.statements import CHANGE, TABLE_OF

RECORDS = [(TABLE_OF[one.name], one.record) for one in RECORD_TYPES]
TABLES = {model.__tablename__: model for model in tables.Stored.__subclasses__()}


SEALS = {"journal": {"checksum": int | None}}
"""What a table holds beyond its record: what proves that the row is whole."""


@pytest.mark.parametrize(("table", "record"), [*RECORDS, (CHANGE, Change)])
def test_a_table_has_the_fields_of_its_record_in_their_order(table: Table, record: type) -> None:
    model = TABLES[table.name]
    own = {name: kind for name, kind in get_type_hints(record).items() if name[0] != "_"}
    own |= SEALS.get(table.name, {})
    assert {name: field.annotation for name, field in model.model_fields.items()} == own
    assert [column.name for column in table.columns] == list(own)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: str(kind.name))
def test_the_primary_key_is_the_leading_fields_that_identify_a_record(kind: RecordType) -> None:
    columns = list(TABLE_OF[kind.name].columns)[: kind.key_length]
    assert list(TABLE_OF[kind.name].primary_key) == columns


def test_no_table_is_without_a_model_of_sqlmodel() -> None:
    assert set(tables.Stored.metadata.tables) == set(TABLES)
    assert all(issubclass(model, SQLModel) for model in TABLES.values())


def test_every_database_takes_the_same_parameters_in_the_same_order() -> None:
    assert {name: one.parameters for name, one in server_compiled.STATEMENTS.items()} == {
        name: one.parameters for name, one in compiled.STATEMENTS.items()
    }


@pytest.mark.parametrize("path", products(), ids=lambda path: str(path.name))
def test_what_is_generated_is_what_its_source_comes_to(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == products()[path], (
        "run: python -m habit.store.compiling"
    )


def test_every_constraint_has_a_name_by_which_a_revision_can_drop_it() -> None:
    unnamed = [
        (table.name, constraint)
        for table in tables.Stored.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []
