"""What tables are made of, as SQL says it, and in what two databases' tables differ."""

import re
from collections.abc import Iterable, Iterator, Mapping

from habit.domain.checkup import Finding, damage

SCHEMA = "schema"

Tables = Mapping[str, Iterable[str]]
"""By the name of each table its parts: columns, constraints and indexes."""

_FOREIGN = {"alembic_version"}
"""What is in every store's database and is not described: Alembic's own table."""

_QUOTES = re.compile(r'["`\[\]]')
_BLANKS = re.compile(r"\s*([(),])\s*")
_TEXT = re.compile(r"('[^']*')")


def parts_of(sql: str) -> Iterator[str]:
    """The columns and constraints in a CREATE TABLE, and what follows its parentheses."""
    depth, part = 0, ""
    for sign in sql.partition("(")[2]:
        depth += (sign == "(") - (sign == ")")
        if depth < 0 or (sign == "," and not depth):
            yield " ".join(part.split())
            depth, part = 0, ""
        else:
            part += sign
    if part.strip():
        yield " ".join(part.split())


def compared(found: Tables, wanted: Tables) -> list[Finding]:
    """In what the tables of a database are not those that it should have."""
    texts = [f"The table {name} is missing." for name in sorted(wanted.keys() - found.keys())]
    texts += not_ours(("table", one) for one in found.keys() - wanted.keys() - _FOREIGN)
    for table in sorted(wanted.keys() & found.keys()):
        has, needs = _by_meaning(found[table]), _by_meaning(wanted[table])
        lacks, more = sorted(needs.keys() - has.keys()), sorted(has.keys() - needs.keys())
        texts += [f"The table {table} lacks: {needs[one]}." for one in lacks]
        texts += [f"The table {table} has what is not habit's: {has[one]}." for one in more]
    return [damage(SCHEMA, text) for text in texts]


def not_ours(strays: Iterable[tuple[str, str]]) -> list[str]:
    """What to say of tables, views and triggers that no revision makes."""
    return [f"The {kind} {name} is not habit's." for kind, name in sorted(strays)]


def _by_meaning(parts: Iterable[str]) -> dict[str, str]:
    """The parts as they stand, by what they mean however they are quoted, spaced and spelled."""
    return {_meaning(part): part for part in parts}


def _meaning(part: str) -> str:
    pieces = _TEXT.split(part)
    pieces[::2] = [_BLANKS.sub(r"\1", _QUOTES.sub("", one)).casefold() for one in pieces[::2]]
    return "".join(pieces)
