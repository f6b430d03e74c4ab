"""The byte code of the daily commands in one file, beside the single ones in ``__pycache__``.

A daily command imports some seventy small modules, and for each of them the interpreter looks
into the folder, at the source and at the byte code: a third of a start in all. With the one
file it looks at the source alone, whether it is the one that was compiled, as it does for a
``.pyc``; and as the file knows which modules a verb ended up with, in the order in which they
were complete, it runs them one after the other.

The file is written by a daily command that finds it lacking or outdated. Where it cannot be
written, everything is imported as usual.
"""

import marshal
import os
import sys

from habit.lighttypes import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType
else:
    ModuleSpec, ModuleType = type(sys.__spec__), type(sys)  # their modules would cost an import

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_VERSION = f"{sys.version} {sys.flags.optimize}"
"""Byte code is the business of one build of the interpreter."""

_OWN = "habit."

Kept = tuple[int, int, bool, int, int]
"""The source's time and size, whether it is a package's, and where the code begins and ends."""


class _Loader:
    """Runs code that is at hand already, and tells when it is complete."""

    def __init__(self, code: "CodeType", path: str, complete: list[str]) -> None:
        self._code = code
        self._path = path
        self._complete = complete

    def create_module(self, _spec: ModuleSpec) -> None:
        """The usual kind of module will do."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module."""
        module.__file__ = self._path
        exec(self._code, module.__dict__)  # noqa: S102 - as the interpreter's own loader does
        self._complete.append(module.__name__)

    def get_code(self, _name: str) -> "CodeType":
        """The code, for the next file."""
        return self._code


class Bundle:
    """Finds the modules that the file holds, as long as their sources are the same.

    ``verb`` is what the command line begins with.
    """

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._modules, self._orders, self._file, self._begin = _opened()
        self._before = set(sys.modules)
        self._complete: list[str] = []

    def install(self) -> None:
        """Be asked before everything else from now on, and run what the verb needs."""
        sys.meta_path.insert(0, self)
        for name in self._orders.get(self._verb, ()):
            if name in sys.modules:
                continue
            if name.rpartition(".")[0] not in sys.modules:
                __import__(name)  # a package that begins with its own modules
                continue
            spec = self.find_spec(name)
            if spec is None:  # changed meanwhile: the rest comes when it is asked for
                return
            _run(spec)

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        """How to load a module of ours, or None to have it found as usual."""
        kept = self._modules.get(name)
        if kept is None:
            return None
        path = _source(name, is_package=kept[2])
        found = os.stat(path)
        if (found.st_mtime_ns, found.st_size) != kept[:2]:
            return None
        code = marshal.loads(self._code_of(kept))  # noqa: S302 - as a .pyc is read
        loader: Any = _Loader(code, path, self._complete)
        spec = ModuleSpec(name, loader, origin=path, is_package=kept[2])
        if kept[2]:
            spec.submodule_search_locations = [os.path.dirname(path)]
        return spec

    def keep(self) -> None:
        """Write the file anew when it did not have all that was needed."""
        if sys.dont_write_bytecode or sys.pycache_prefix:
            return
        own = {name for name in sys.modules if name.startswith(_OWN)} - self._before
        elsewhere = own.difference(self._complete)
        orders = self._orders
        if not elsewhere:
            if self._verb in orders or self._took_others():
                return
            # the order is known only now that nothing was found elsewhere
            orders = orders | {self._verb: tuple(self._complete)}
        elif elsewhere & self._modules.keys():
            orders = {}  # sources have changed, and verbs may need other modules now
        code, modules = b"", {}
        for name in sorted(own | self._modules.keys()):
            if piece := self._piece(name):
                kept, body = piece
                modules[name] = (*kept, len(code), len(code) + len(body))
                code += body
        _write(marshal.dumps((_VERSION, modules, orders)), code)

    def _took_others(self) -> bool:
        """Whether a package of others was imported: to make a store, to draw.

        A run like that is a rare one, and what it needed is not what every run of the verb needs.
        """
        tops = {name.partition(".")[0] for name in sys.modules.keys() - self._before}
        return not tops <= sys.stdlib_module_names | {_OWN[:-1]}

    def _code_of(self, kept: Kept) -> bytes:
        return os.pread(self._file, kept[4] - kept[3], self._begin + kept[3])

    def _piece(self, name: str) -> tuple[tuple[int, int, bool], bytes] | None:
        if name not in sys.modules:
            kept = self._modules[name]
            return kept[:3], self._code_of(kept)
        module = sys.modules[name]
        loader: Any = getattr(module.__spec__, "loader", None)
        is_package = hasattr(module, "__path__")
        path = _source(name, is_package=is_package)
        if module.__file__ != path or not hasattr(loader, "get_code"):
            return None
        found = os.stat(path)
        return (found.st_mtime_ns, found.st_size, is_package), marshal.dumps(loader.get_code(name))


def _run(spec: ModuleSpec) -> None:
    """What ``import`` does with a module that was found, for modules without surprises."""
    module = ModuleType(spec.name)
    module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)  # type: ignore[union-attr]  # find_spec gave it one
    except BaseException:
        del sys.modules[spec.name]
        raise
    parent, _, child = spec.name.rpartition(".")
    setattr(sys.modules[parent], child, module)


def _source(name: str, *, is_package: bool) -> str:
    end = f"{os.sep}__init__.py" if is_package else ".py"
    return f"{_FOLDER}{name[len(_OWN) - 1 :].replace('.', os.sep)}{end}"


def _place() -> str:
    return os.path.join(_FOLDER, "__pycache__", f"daily.{sys.implementation.cache_tag}.bundle")


def _opened() -> tuple[dict[str, Kept], dict[str, tuple[str, ...]], int, int]:
    """The modules and orders that the file holds, the file itself, and where its code begins."""
    try:
        file = os.open(_place(), os.O_RDONLY | os.O_CLOEXEC)
        begin = 4 + int.from_bytes(os.read(file, 4), "big")
        head = marshal.loads(os.read(file, begin - 4))  # noqa: S302 - as a .pyc is read
        version, modules, orders = head
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}, -1, 0
    return (modules, orders, file, begin) if version == _VERSION else ({}, {}, file, 0)


def _write(head: bytes, code: bytes) -> None:
    beside = f"{_place()}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(len(head).to_bytes(4, "big") + head + code)
        os.replace(beside, _place())
    except OSError:  # the folder is not ours, or the disk is full
        pass
