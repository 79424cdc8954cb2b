"""Values of the domain as plain lists, strings and numbers, and back again.

For pipes and files whose other end is not to be trusted: only values of the declared types ever come back, whatever
was sent, where pickle would run what it finds. A field that is added to a class is written and read without a line
here.
"""

import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Read = Callable[[Any], Any]
Write = Callable[[Any], Any]


class Form(Generic[Value]):
    """How values of one type are written plainly: dataclasses as lists of their fields, enums as their values.

    Types are made of str, int, float, bool, enums, dataclasses, ``X | None`` and ``tuple[X, ...]``; any other raises
    TypeError at once.
    """

    def __init__(self, kind: type[Value]) -> None:
        self._write, self._read, self.shape = _ways(kind)

    shape: str
    """names and types of all that is written: what was written in another shape cannot be read"""

    def plain(self, value: Value) -> Any:
        """Return ``value`` as nested lists of strings, numbers, booleans and None."""
        return self._write(value)

    def value(self, plain: Any) -> Value:
        """Return the value that ``plain`` stands for. Raises ValueError where it stands for none."""
        read: Value = self._read(plain)
        return read


def _ways(kind: Any) -> tuple[Write, Read, str]:
    """Return how values of a type are written, how they are read, and the shape of what is written."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_ways(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return (lambda value: value.value), lambda plain: _member(members, plain), f"{kind.__name__}{sorted(members)}"
    if kind in _CHECKS:
        return _as_it_is, _CHECKS[kind], kind.__name__
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        write, read, shape = _ways(next(argument for argument in arguments if argument is not NoneType))
        return _or_none(write), _or_none(read), f"{shape}?"
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        write, read, shape = _ways(arguments[0])
        return (lambda values: [write(value) for value in values]), _tuple_of(read), f"[{shape}]"
    raise TypeError(f"{kind} has no plain form")


def _dataclass_ways(kind: Any) -> tuple[Write, Read, str]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    ways = [_ways(hints[name]) for name in names]
    writers = [(name, write) for name, (write, _, _) in zip(names, ways, strict=True)]
    readers = [read for _, read, _ in ways]

    def write(value: Any) -> list[Any]:
        return [write_field(getattr(value, name)) for name, write_field in writers]

    def read(plain: Any) -> Any:
        if type(plain) is not list or len(plain) != len(readers):
            raise ValueError(f"no {kind.__name__}")
        return kind(*[read_field(each) for read_field, each in zip(readers, plain, strict=True)])

    shape = ",".join(f"{name}:{shape}" for name, (_, _, shape) in zip(names, ways, strict=True))
    return write, read, f"{kind.__name__}({shape})"


def _as_it_is(value: Any) -> Any:
    return value


def _or_none(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else way(value)


def _tuple_of(read: Read) -> Read:
    def read_all(plain: Any) -> tuple[Any, ...]:
        if type(plain) is not list:
            raise ValueError("no list")
        return tuple([read(each) for each in plain])

    return read_all


def _member(members: dict[Any, Any], plain: Any) -> Any:
    try:
        return members[plain]
    except (KeyError, TypeError):
        raise ValueError("no member") from None


def _text(plain: Any) -> Any:
    if type(plain) is not str:
        raise ValueError("no text")
    plain.encode()  # a lone surrogate is a UnicodeEncodeError, and that a ValueError
    return plain


def _whole_number(plain: Any) -> Any:
    if type(plain) is not int:
        raise ValueError("no whole number")
    return plain


def _number(plain: Any) -> Any:
    if type(plain) not in (float, int) or not math.isfinite(plain):
        raise ValueError("no number")
    return float(plain)


def _truth(plain: Any) -> Any:
    if type(plain) is not bool:
        raise ValueError("neither true nor false")
    return plain


_CHECKS: dict[Any, Read] = {str: _text, int: _whole_number, float: _number, bool: _truth}
