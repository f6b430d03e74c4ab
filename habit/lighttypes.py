"""Named tuples and a few other shapes of classes, without the modules that they come from.

Importing ``typing`` costs as much again as starting the interpreter; every command would pay
it. To the type checker the names in here are those of the standard library. At run time they
are the little of it that is used, and a test compares the two.
"""

import sys
from itertools import repeat

TYPE_CHECKING = False

if sys.version_info < (3, 12) and "datetime" not in sys.modules:
    # there, datetime.py defines in Python all that it then takes from here: a seventh of a start
    sys.modules["datetime"] = __import__("_datetime")

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum as StrEnum
    from functools import cached_property as cached_property
    from typing import Any as Any
    from typing import NamedTuple as NamedTuple
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
    from typing import TextIO as TextIO
    from typing import TypeVar as TypeVar
    from typing import cast as cast

    _Record = TypeVar("_Record")
else:
    from _collections import _tuplegetter

    Any = NoReturn = TextIO = object

    def cast(kind, value):
        del kind
        return value

    # what collections.namedtuple has: a property takes three times as long to be asked
    _GETTERS = tuple(_tuplegetter(place, None) for place in range(40))

    class _FieldsOfTuples(type):
        """Turns the annotations of a class into the fields of a tuple."""

        def __new__(mcs, name, bases, namespace):
            namespace["__slots__"] = ()
            if bases != (tuple,):
                fields = tuple(namespace.get("__annotations__", ()))
                namespace["_field_defaults"] = {
                    field: namespace[field] for field in fields if field in namespace
                }
                namespace.update(zip(fields, _GETTERS[: len(fields)], strict=True))
                namespace["_fields"] = namespace["__match_args__"] = fields
            return type.__new__(mcs, name, bases, namespace)

    class NamedTuple(tuple, metaclass=_FieldsOfTuples):
        """``typing.NamedTuple``, without subclasses of its subclasses."""

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = _completed(cls, values, named)
            return tuple.__new__(cls, values)

        def __repr__(self):
            pairs = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{one}={value!r}' for one, value in pairs)})"

        def __getnewargs__(self):
            return tuple(self)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changed):
            replaced = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise TypeError(f"{type(self).__name__} has no {', '.join(changed)}")
            return replaced

        @classmethod
        def _make(cls, values):
            return cls(*values)

    def _completed(cls, values, named):
        """The values of all fields in order, from arguments with and without names."""
        found = list(values)
        for field in cls._fields[len(values) :]:
            if field in named:
                found.append(named.pop(field))
            elif field in cls._field_defaults:
                found.append(cls._field_defaults[field])
            else:
                raise TypeError(f"{cls.__name__} lacks {field}")
        if named or len(found) > len(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, each once")
        return found

    class _WordsOfStrings(type):
        """Turns the texts in a class into its only instances."""

        def __new__(mcs, name, bases, namespace):
            words = {
                key: value
                for key, value in namespace.items()
                if isinstance(value, str) and not key.startswith("_")
            }
            rest = {key: value for key, value in namespace.items() if key not in words}
            made = super().__new__(mcs, name, bases, rest)
            made.__members__ = {}
            made._by_value = {}
            for key, value in words.items():
                word = str.__new__(made, value)
                word.name, word.value = key, value
                setattr(made, key, word)
                made.__members__[key] = made._by_value[value] = word
            return made

        def __call__(cls, value):
            try:
                return cls._by_value[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

        def __iter__(cls):
            return iter(cls.__members__.values())

        def __len__(cls):
            return len(cls.__members__)

    class StrEnum(str, metaclass=_WordsOfStrings):
        """``enum.StrEnum``: words of a fixed set, each there once."""

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self):
            return type(self), (self.value,)

    class cached_property:  # noqa: N801 - the name of the standard library
        """``functools.cached_property``."""

        def __init__(self, make):
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._make(instance)
            return value

    def TypeVar(name, *constraints):  # noqa: N802 - the name of the standard library
        """``typing.TypeVar``, which nothing asks at run time."""
        del name, constraints

    class Protocol:
        """``typing.Protocol``, which nothing asks at run time."""


def records(kind: "type[_Record]", rows: "Iterable[Iterable[Any]]") -> "list[_Record]":
    """Many records of one kind, from rows that hold all fields in their order.

    No call for each in Python: fifty years of entries are there in a quarter of the time.
    """
    # a record is a tuple, which its type does not say
    return list(map(tuple.__new__, repeat(cast(Any, kind)), rows))
