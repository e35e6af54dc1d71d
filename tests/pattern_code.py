"""Which strings of the program are patterns: what is given to `regex` and `re`, and what that is put together from.

A string is a pattern where it stands in the first argument of `regex.compile`, `regex.sub` and so on, or of a function of
the program that hands its own first argument on to one of them, or in a word list given by name (`\\L<words>`), or is the
value of a name, or is returned by a function, that stands there, in whichever module.
Names are followed by their spelling alone: a local name is followed to every value that its module gives to that name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from patterns import HOLE, is_hole

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("grammar", "rules", "structure", "layout")

_CALLS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "finditer", "findall", "splititer"}
Text: TypeAlias = ast.Constant | ast.JoinedStr
Scope: TypeAlias = tuple[str, str]  # a module and a name in it


@dataclass
class Module:
    """A module as it is written: what each name is given, and where it comes from."""

    name: str
    path: Path
    tree: ast.Module
    values: dict[str, list[ast.expr]] = field(default_factory=dict)
    imported: dict[str, Scope] = field(default_factory=dict)


class PatternText(NamedTuple):
    """A string that is a pattern or a part of one, as `text` with holes; `fills` are the expressions in the holes.

    `owner` is the name that it is a value of, or the function that it stands in; `listed` is the list whose elements are
    joined by bars, where it is an element of one.
    """

    module: Module
    owner: str
    node: Text
    text: str
    fills: tuple[ast.FormattedValue, ...]
    listed: ast.Tuple | ast.List | ast.Set | None

    def shown(self, start: int = 0, end: int | None = None) -> str:
        """A stretch of it as its source has it: `{name}` for a hole."""
        return "".join(
            f"{{{ast.unparse(self.fills[ord(sign) - HOLE].value)}}}" if is_hole(sign) else sign
            for sign in self.text[start:end]
        )


def text_of(node: Text) -> tuple[str, tuple[ast.FormattedValue, ...]]:
    """A string with holes, and what fills them."""
    if isinstance(node, ast.Constant):
        return str(node.value), ()
    parts: list[str] = []
    fills: list[ast.FormattedValue] = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            parts.append(chr(HOLE + len(fills)))
            fills.append(part)
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value))
    return "".join(parts), tuple(fills)


@cache
def pattern_texts(root: Path = ROOT, packages: tuple[str, ...] = PACKAGES) -> list[PatternText]:
    """The patterns that stand in these packages, in the order of the files; their users may stand anywhere."""
    modules = {module.name: module for module in _modules(root)}
    search = _Search(modules)
    for module in modules.values():
        search.start(module)
    wanted = tuple(f"ydparse.{package}." for package in packages)
    found = [text for text in search.found.values() if f"{text.module.name}.".startswith(wanted)]
    return sorted(found, key=lambda text: (text.module.name, text.node.lineno, text.node.col_offset))


def _modules(root: Path) -> Iterator[Module]:
    for path in sorted((root / "ydparse").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        module = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
        for node in ast.walk(module.tree):
            _note(module, node)
        yield module


def _note(module: Module, node: ast.AST) -> None:
    """Keep what a statement says of a name."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                module.values.setdefault(target.id, []).append(node.value)
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and isinstance(node.target, ast.Name):
        if node.value is not None:
            module.values.setdefault(node.target.id, []).append(node.value)
    elif isinstance(node, ast.FunctionDef):
        returned = [part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value]
        module.values.setdefault(node.name, []).extend(returned)
    elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ydparse"):
        for alias in node.names:
            module.imported[alias.asname or alias.name] = (node.module, alias.name)


class _Search:
    """Follows names from the calls of `regex` to the strings that they stand for."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self.modules = modules
        self.found: dict[int, PatternText] = {}
        self._seen: set[int] = set()
        self._compilers = _compilers(modules.values())
        self._owners = {module.name: _owners(module.tree) for module in modules.values()}

    def start(self, module: Module) -> None:
        """From every call in a module."""
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _compiles(module, node.func, self._compilers):
                for argument in [*node.args[:1], *(word.value for word in node.keywords if word.arg != "flags")]:
                    self.follow(module, argument, None)

    def follow(self, module: Module, node: ast.AST, listed: ast.Tuple | ast.List | ast.Set | None) -> None:
        """The strings that an expression of a pattern is put together from."""
        if isinstance(node, ast.Constant | ast.JoinedStr):
            self._keep(module, node, listed)
        elif isinstance(node, ast.Name):
            self._name(module, node.id, listed)
        elif id(node) not in self._seen:
            self._seen.add(id(node))
            inner = node if isinstance(node, ast.Tuple | ast.List | ast.Set) and listed is _JOINED else None
            for child in _parts(node):
                joined = _JOINED if _is_joined_by_bars(node) and child is not getattr(node, "func", None) else inner
                self.follow(module, child, joined)

    def _keep(self, module: Module, node: Text, listed: ast.Tuple | ast.List | ast.Set | None) -> None:
        if isinstance(node, ast.Constant) and not isinstance(node.value, str):
            return
        if id(node) not in self.found:
            text, fills = text_of(node)
            owner = self._owners[module.name].get(id(node), "")
            self.found[id(node)] = PatternText(module, owner, node, text, fills, None if listed is _JOINED else listed)
            for fill in fills:
                self.follow(module, fill.value, None)

    def _name(self, module: Module, name: str, listed: ast.Tuple | ast.List | ast.Set | None) -> None:
        source, name = module.imported.get(name, (module.name, name))
        known = self.modules.get(source)
        if known is None or source == "ydparse.lexicon":
            return
        if known is not module and name in known.imported and name not in known.values:
            self._name(known, name, listed)
        for value in known.values.get(name, ()):
            self.follow(known, value, listed)


_JOINED = ast.Tuple(elts=[], ctx=ast.Load())  # what follows is joined by bars


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What an expression is put together from; a condition, an index and what a method of a string is called on are no part."""
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.Subscript):
        yield node.value
    elif isinstance(node, ast.Attribute):
        yield from () if isinstance(node.value, ast.Constant) else (node.value,)  # the bar of "|".join
    elif isinstance(node, ast.comprehension):
        yield node.iter
    else:
        yield from ast.iter_child_nodes(node)


def _is_of_regex(func: ast.expr) -> bool:
    return (
        isinstance(func, ast.Attribute)
        and func.attr in _CALLS
        and isinstance(func.value, ast.Name)
        and func.value.id in ("regex", "re")
    )


def _compilers(modules: Iterable[Module]) -> set[Scope]:
    """The functions whose first argument becomes a pattern, or a part of one: that of `regex.compile`, or of another such."""
    functions = [
        (module, node) for module in modules for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)
    ]
    found: set[Scope] = set()
    while more := {
        (module.name, node.name)
        for module, node in functions
        if (module.name, node.name) not in found and _hands_on(module, node, found)
    }:
        found |= more
    return found


def _hands_on(module: Module, function: ast.FunctionDef, compilers: set[Scope]) -> bool:
    first = next((argument.arg for argument in function.args.args if argument.arg != "self"), None)
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args)
    return any(
        _compiles(module, call.func, compilers)
        and any(isinstance(part, ast.Name) and part.id == first for part in ast.walk(call.args[0]))
        for call in calls
    )


def _compiles(module: Module, func: ast.expr, compilers: set[Scope]) -> bool:
    """Whether a call is one of `regex`, or of a function that hands its first argument on to it."""
    if isinstance(func, ast.Name):
        return module.imported.get(func.id, (module.name, func.id)) in compilers
    return _is_of_regex(func)


def _is_joined_by_bars(node: ast.AST) -> bool:
    """`"|".join(…)`."""
    func = node.func if isinstance(node, ast.Call) else None
    return (
        isinstance(func, ast.Attribute)
        and func.attr == "join"
        and isinstance(func.value, ast.Constant)
        and func.value.value == "|"
    )


def _owners(tree: ast.Module) -> dict[int, str]:
    """For each string the name of the module that it is a value of, or the function or class that it stands in."""
    owners: dict[int, str] = {}
    for statement in tree.body:
        name = getattr(statement, "name", "")
        targets = getattr(statement, "targets", [getattr(statement, "target", None)])
        for target in targets:
            name = target.id if isinstance(target, ast.Name) else name
        for node in ast.walk(statement):
            owners.setdefault(id(node), name)
    return owners
