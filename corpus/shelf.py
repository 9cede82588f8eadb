"""Values of a long job on disk, taken one at a time: what is not looked at takes no memory.

Models are put down as their values alone and share what is the same for all of a kind: taken from a
shelf they need half of the memory that they need as they are read.
"""

from __future__ import annotations

import gc
import pickle
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, Generic, TypeVar, overload

from pydantic import BaseModel

T = TypeVar("T")
_put = object.__setattr__  # models cannot be changed


class Shelf(Sequence[T], Generic[T]):
    """A sequence in a file without a name, which goes when the shelf goes.

    The value that was taken last is kept at hand; every other taking reads it anew, so two takings
    of one place are equal and may not be the same object.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the shelf)
        self._starts: list[int] = []
        self._at_hand: tuple[int, T] | None = None
        weakref.finalize(self, _put_down, self._file)

    def append(self, value: T) -> None:
        """Put a value behind the others."""
        self._file.seek(0, 2)
        self._starts.append(self._file.tell())
        _Pickler(self._file, pickle.HIGHEST_PROTOCOL).dump(value)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        if self._at_hand is None or self._at_hand[0] != place:
            self._at_hand = None  # before the next one is there
            self._file.seek(self._starts[place])
            with _set_aside():
                self._at_hand = (place, pickle.load(self._file))
        return self._at_hand[1]


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """A model as its kind and its values, in the order of its fields."""
        if isinstance(value, BaseModel):
            own = value.__dict__
            return _model, (type(value), *[own[name] for name in _names(type(value))])
        return NotImplemented


def _model(kind: type[BaseModel], *values: object) -> BaseModel:
    """A model as it was: its values have been looked at when it was read."""
    names, known = _names(kind), _known(kind)
    made = kind.__new__(kind)
    _put(made, "__dict__", dict(zip(names, values, strict=True)))
    _put(made, "__pydantic_fields_set__", known)
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


@cache
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


@cache
def _known(kind: type[BaseModel]) -> set[str]:
    """The names of all fields, one set for all models of a kind."""
    return set(kind.model_fields)


@contextmanager
def _set_aside() -> Iterator[None]:
    """Look for no circles in what is loaded, neither meanwhile nor later: a million objects that
    have none were gone through again after every load. They go when nobody knows them any more, as
    everything without circles does."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _put_down(file: IO[bytes]) -> None:
    """The end of a shelf: what was set aside is looked at again."""
    file.close()
    gc.unfreeze()
