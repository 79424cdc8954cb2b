"""Conditions that SQLAlchemy does not have as SQLite needs them."""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute


def among(column: InstrumentedAttribute[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that ``column`` is one of any number of values; an index on the column serves it."""
    return column.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))
