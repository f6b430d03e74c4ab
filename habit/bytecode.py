"""The byte code of the daily commands in one file, beside the single ones in ``__pycache__``.

A daily command imports some seventy small modules, and for each of them the interpreter looks
into the folder, at the source and at the byte code: a third of a start in all. With the one
file it looks at the source alone, whether it is the one that was compiled, as it does for a
``.pyc``.

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
    ModuleSpec = type(sys.__spec__)  # importing its module would cost a fiftieth of a start

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_VERSION = f"{sys.version} {sys.flags.optimize}"
"""Byte code is the business of one build of the interpreter."""


class _Loader:
    """Runs code that is at hand already."""

    def __init__(self, code: "CodeType", path: str) -> None:
        self._code = code
        self._path = path

    def create_module(self, _spec: ModuleSpec) -> None:
        """The usual kind of module will do."""

    def exec_module(self, module: "ModuleType") -> None:
        """Run the module."""
        module.__file__ = self._path
        exec(self._code, module.__dict__)  # noqa: S102 - as the interpreter's own loader does

    def get_code(self, _name: str) -> "CodeType":
        """The code, for the next file."""
        return self._code


class Bundle:
    """Finds the modules that the file holds, as long as their sources are the same."""

    def __init__(self) -> None:
        self._modules, self._file, self._begin = _opened()
        self._before = set(sys.modules)
        self._used: set[str] = set()

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        """How to load a module of ours, or None to have it found as usual."""
        kept = self._modules.get(name)
        if kept is None:
            return None
        path = _source(name, is_package=kept[2])
        found = os.stat(path)
        if (found.st_mtime_ns, found.st_size) != kept[:2]:
            return None
        self._used.add(name)
        code = marshal.loads(self._code_of(kept))  # noqa: S302 - as a .pyc is read
        spec = ModuleSpec(name, _Loader(code, path), origin=path, is_package=kept[2])  # type: ignore[arg-type]  # a loader by what it does
        if kept[2]:
            spec.submodule_search_locations = [os.path.dirname(path)]
        return spec

    def _code_of(self, kept: tuple[Any, ...]) -> bytes:
        return os.pread(self._file, kept[4] - kept[3], self._begin + kept[3])

    def keep(self) -> None:
        """Write the file anew when a module had to be looked for elsewhere."""
        own = {name for name in sys.modules if name.startswith("habit.")}
        if own - self._before <= self._used or sys.dont_write_bytecode or sys.pycache_prefix:
            return
        code, modules = b"", {}
        for name in sorted((own - self._before) | (set(self._modules) - own)):
            if piece := self._piece(name):
                kept, body = piece
                modules[name] = (*kept[:3], len(code), len(code) + len(body))
                code += body
        _write(marshal.dumps((_VERSION, modules)), code)

    def _piece(self, name: str) -> tuple[tuple[Any, ...], bytes] | None:
        if name not in sys.modules:
            kept = self._modules[name]
            return kept, self._code_of(kept)
        module = sys.modules[name]
        loader = getattr(module.__spec__, "loader", None)
        is_package = hasattr(module, "__path__")
        path = _source(name, is_package=is_package)
        if module.__file__ != path or not hasattr(loader, "get_code"):
            return None
        found = os.stat(path)
        body = marshal.dumps(loader.get_code(name))
        return (found.st_mtime_ns, found.st_size, is_package), body


def installed() -> Bundle:
    """The bundle, asked before everything else from now on."""
    bundle = Bundle()
    sys.meta_path.insert(0, bundle)  # type: ignore[arg-type]  # a finder by what it does
    return bundle


def _source(name: str, *, is_package: bool) -> str:
    end = f"{os.sep}__init__.py" if is_package else ".py"
    return f"{_FOLDER}{name[5:].replace('.', os.sep)}{end}"


def _place() -> str:
    return os.path.join(_FOLDER, "__pycache__", f"daily.{sys.implementation.cache_tag}.bundle")


def _opened() -> tuple[dict[str, tuple[Any, ...]], int, int]:
    """What the file holds, the file itself, and where its code begins."""
    try:
        file = os.open(_place(), os.O_RDONLY | os.O_CLOEXEC)
        begin = 4 + int.from_bytes(os.read(file, 4), "big")
        version, modules = marshal.loads(os.read(file, begin - 4))  # noqa: S302 - as a .pyc is read
    except (OSError, ValueError, EOFError, TypeError):
        return {}, -1, 0
    return ({}, file, 0) if version != _VERSION else (modules, file, begin)


def _write(head: bytes, code: bytes) -> None:
    beside = f"{_place()}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(len(head).to_bytes(4, "big") + head + code)
        os.replace(beside, _place())
    except OSError:  # the folder is not ours, or the disk is full
        pass
