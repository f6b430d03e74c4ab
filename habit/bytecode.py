"""The byte code of each daily command in one file, beside the single ones in ``__pycache__``.

A daily command imports some sixty small modules, and for each of them the interpreter looks
into folders, at the source and at the byte code, and reads the names in it anew: half a start
in all. The one file has their code as one value, in the order in which the modules were
complete. It is run when every source is the one that was compiled, as a ``.pyc`` would be.

A daily command that had to import more than its file has writes it anew. Where it cannot be
written, everything is imported as usual.
"""

import marshal
import os
import sys

TYPE_CHECKING = False  # habit.lighttypes has it too, but is read out of the file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
    from types import CodeType, ModuleType
    from typing import Any
else:
    # what imports everything else is there already, and its public modules would cost an import
    ModuleType, ModuleSpec = type(sys), type(sys.__spec__)
    PathFinder = sys.modules["_frozen_importlib_external"].PathFinder
    SourceFileLoader = sys.modules["_frozen_importlib_external"].SourceFileLoader

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_OWN = "habit."
_VERSION = f"{sys.version} {sys.flags.optimize}"
"""Byte code is the business of one build of the interpreter."""

_RARE = "re"
"""What every run imports that makes a store, draws, or words an error; no daily run needs it.

What such a run imports after it is not what every run of the command needs.
"""

Kept = tuple[str, bool, int, int]
"""A module's name, whether it is a package, and the time and size of its source."""


class _Noting(SourceFileLoader):
    """Loads a module from its own file and notes that it is complete."""

    noted: "list[str]"

    def exec_module(self, module: ModuleType) -> None:
        """Run the module."""
        super().exec_module(module)
        if _RARE not in sys.modules:
            self.noted.append(module.__name__)


class Bundle:
    """The file of one command: ``verb`` is what the command line begins with.

    ``drawn``: it writes to a terminal, and needs more than into a pipe.
    """

    def __init__(self, verb: str, *, drawn: bool) -> None:
        name = verb.strip("-") or "complete"
        self._place = ""
        if name.isascii() and name.isalpha():
            file = f"{name}{'-drawn' * drawn}.{sys.implementation.cache_tag}.bundle"
            self._place = os.path.join(_FOLDER, "__pycache__", file)
        self._known: list[str] = []
        self._noted: list[str] = []

    def install(self) -> None:
        """Run the modules that the command needs, and take note of those that the file lacks."""
        kept, codes = _opened(self._place)
        if all(map(_unchanged, kept)):
            _run_all(kept, codes)
            self._known = [name for name, *_ in kept]
        sys.meta_path.insert(0, self)

    def find_spec(self, name: str, path: "Any" = None, _target: "Any" = None) -> ModuleSpec | None:
        """How to load a module of ours, or None to have it found as usual."""
        if not name.startswith(_OWN):
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Noting(name, spec.loader.path)
            spec.loader.noted = self._noted
        return spec

    def keep(self) -> None:
        """Write the file anew when it did not have all that was needed."""
        if not self._noted or not self._place or sys.dont_write_bytecode or sys.pycache_prefix:
            return
        if not os.access(os.path.dirname(self._place), os.W_OK):
            return
        names = self._known + self._noted
        try:
            kept = [_described(name) for name in names]
            code = marshal.dumps([_code_of(name) for name in names])
        except OSError:  # the program is being replaced
            return
        _write(self._place, marshal.dumps((_VERSION, len(code), kept)) + code)


def _unchanged(kept: Kept) -> bool:
    try:
        found = os.stat(_source(kept[0], is_package=kept[1]))
    except OSError:
        return False
    return (found.st_mtime_ns, found.st_size) == kept[2:]


def _described(name: str) -> Kept:
    is_package = hasattr(sys.modules[name], "__path__")
    found = os.stat(_source(name, is_package=is_package))
    return name, is_package, found.st_mtime_ns, found.st_size


def _code_of(name: str) -> "CodeType | None":
    loader: Any = sys.modules[name].__loader__
    return loader.get_code(name)  # type: ignore[no-any-return]  # a SourceFileLoader


def _run_all(kept: "Iterable[Kept]", codes: "Iterable[CodeType]") -> None:
    """What ``import`` does with modules that were found, one after the other."""
    modules = [_made(name, is_package=is_package) for name, is_package, *_ in kept]
    for module, code in zip(modules, codes, strict=True):
        exec(code, module.__dict__)  # noqa: S102 - as the interpreter's own loader does
        parent, _, child = module.__name__.rpartition(".")
        setattr(sys.modules[parent], child, module)


def _made(name: str, *, is_package: bool) -> ModuleType:
    """The module in its place, not run yet: one can be complete before its package is."""
    path = _source(name, is_package=is_package)
    loader = SourceFileLoader(name, path)
    module = ModuleType(name)
    module.__file__, module.__loader__ = path, loader
    module.__spec__ = spec = ModuleSpec(name, loader, origin=path, is_package=is_package)
    if is_package:
        module.__path__ = spec.submodule_search_locations = [os.path.dirname(path)]
    module.__package__ = spec.parent
    sys.modules[name] = module
    return module


def _source(name: str, *, is_package: bool) -> str:
    end = f"{os.sep}__init__.py" if is_package else ".py"
    return f"{_FOLDER}{name[len(_OWN) - 1 :].replace('.', os.sep)}{end}"


def _opened(place: str) -> "tuple[list[Kept], list[CodeType]]":
    """The modules that a file holds, and their code; none when it is not there or damaged."""
    try:
        file = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return [], []
    try:
        content = os.read(file, os.fstat(file).st_size)
        version, size, kept = marshal.loads(content)  # noqa: S302 - as a .pyc is read
        if version == _VERSION and size:
            return kept, marshal.loads(memoryview(content)[-size:])  # noqa: S302 - the same
    except (OSError, ValueError, EOFError, TypeError):
        pass
    finally:
        os.close(file)
    return [], []


def _write(place: str, content: bytes) -> None:
    beside = f"{place}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(content)
        os.replace(beside, place)
    except OSError:  # the folder is not ours, or the disk is full
        pass
