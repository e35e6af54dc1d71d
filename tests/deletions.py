"""What can be deleted from the program's knowledge: an alternative of a pattern, a row of the lexicon; and how it is done.

Deletions are made in memory: the module is compiled from a tree without the alternative, or the lexicon answers without the
row, and every module that was built on it is imported again.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from pattern_code import HOLE, ROOT, PatternText, pattern_texts, text_of
from patterns import is_hole, parse, probe, probes
from regex import escape

from ydparse.document.view import FOLD

LEXICON = ROOT / "ydparse" / "lexicon"
# Read with every page, told to people, or an official list of which no row is a choice of this project.
_NO_WORDS = {"kinds", "rules", "head_rules", "regions"}
_USERS = ("grammar", "rules", "structure", "layout", "checks")
_STAY = (
    "ydparse.models",
    "ydparse.errors",
    "ydparse.document",
    "ydparse.readers",
    "ydparse.lexicon",
    "ydparse.writers",
)


class Deletion(NamedTuple):
    """One deletion: in a file below ydparse/, of a pattern (of a row: its further columns), what goes.

    A text in which `probe` (what goes) or `through` (its pattern by way of it) finds nothing cannot tell. `line` and `column`
    are where the string, or the row, stands in the file; `cut` is what goes of its text, None where the whole of it does.
    """

    file: str
    owner: str
    shown: str
    probe: str
    through: str
    line: int
    column: int
    cut: tuple[int, int] | None

    @property
    def is_row(self) -> bool:
        """Whether it is a row of the lexicon."""
        return self.file.endswith(".tsv")

    @property
    def key(self) -> tuple[str, str, str]:
        """As the list of the unwitnessed has it: one line, no tabs."""
        shown = self.shown.replace("\\\n", "").replace("\n", r"\n").replace("\t", r"\t")
        return self.file, self.owner, shown


def deletions(root: Path = ROOT) -> list[Deletion]:
    """Every alternative of the patterns, then every row of the lexicon."""
    return [*_of_patterns(pattern_texts(root), root), *_of_lexicon()]


def _of_patterns(texts: Iterable[PatternText], root: Path) -> Iterator[Deletion]:
    for text in texts:
        file = text.module.path.relative_to(root / "ydparse").as_posix()
        place = (text.node.lineno, text.node.col_offset)
        if text.listed is not None:
            said = probe(text.text)
            yield Deletion(file, text.owner, text.shown(), said, said, *place, None)
        for (start, end), through in probes(text.text, parse(text.text)):
            said, shown = probe(text.text[start:end].strip("|")), text.shown(start, end).strip("|")
            yield Deletion(file, text.owner, shown, said, through, *place, (start, end))


def _of_lexicon() -> Iterator[Deletion]:
    used = _strings(ROOT)
    for path in sorted(LEXICON.glob("*.tsv")):
        if path.stem in _NO_WORDS or path.stem not in used:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            word, *more = line.split("\t")
            if line and not line.startswith("#"):
                said = escape(word.translate(FOLD).replace(" ", ""))
                yield Deletion(f"lexicon/{path.name}", " ".join(more), word, said, said, number, 0, None)


def _strings(root: Path) -> set[str]:
    """The string constants of the packages that use the lexicon."""
    paths = (path for user in _USERS for path in (root / "ydparse" / user).rglob("*.py"))
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def without(source: str, deletion: Deletion) -> ast.Module:
    """The tree of a module without an alternative."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and deletion.cut is None:
            node.elts = [element for element in node.elts if not _stands_at(element, deletion)]
        elif isinstance(node, ast.Constant | ast.JoinedStr) and deletion.cut and _stands_at(node, deletion):
            _cut(node, *deletion.cut)
    return ast.fix_missing_locations(tree)


def _stands_at(node: ast.expr, deletion: Deletion) -> bool:
    return (node.lineno, node.col_offset) == (deletion.line, deletion.column) and isinstance(
        node, ast.Constant | ast.JoinedStr
    )


def _cut(node: ast.Constant | ast.JoinedStr, start: int, end: int) -> None:
    """Take a stretch out of a string, with the holes in it. The parts of an f-string stand where it does: let them be."""
    text, fills = text_of(node)
    left = text[:start] + text[end:]
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and len(text) >= end:
            node.value = left
        return
    node.values = [fills[ord(sign) - HOLE] if is_hole(sign) else ast.Constant(sign) for sign in left]


class _Edited(SourceFileLoader):
    """Loads a module from other code than its file has."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        return self._code


class Editor(MetaPathFinder):
    """Makes one deletion at a time in the program that is imported, and undoes it at the next."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self._edited: tuple[str, Path, CodeType] | None = None
        self._stale: set[str] = set()
        self._lexicon_text: Any = None

    def find_spec(self, fullname: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The edited module, where that is asked for."""
        if self._edited is None or fullname != self._edited[0]:
            return None
        name, file, code = self._edited
        return spec_from_file_location(name, file, loader=_Edited(name, str(file), code))

    def forget(self) -> None:
        """Let everything that holds knowledge be imported anew."""
        for name in [name for name in sys.modules if name.startswith("ydparse.") and not name.startswith(_STAY)]:
            del sys.modules[name]

    def make(self, deletion: Deletion | None) -> None:
        """Delete this and nothing else; None: nothing."""
        self._undo()
        affected: set[str] = set()
        if deletion is not None and deletion.is_row:
            self._drop_row(deletion)
            affected = built_on("ydparse.lexicon", self.root)
        elif deletion is not None:
            file = self.root / "ydparse" / deletion.file
            code = compile(without(file.read_text(encoding="utf-8"), deletion), str(file), "exec")
            name = _name_of(file, self.root)
            self._edited = (name, file, code)
            affected = built_on(name, self.root)
        for name in (self._stale | affected) & set(sys.modules):
            del sys.modules[name]
        self._stale = affected

    def _undo(self) -> None:
        self._edited = None
        if self._lexicon_text is not None:
            _set_lexicon(self._lexicon_text)
            self._lexicon_text = None

    def _drop_row(self, deletion: Deletion) -> None:
        from ydparse import lexicon

        whole = self._lexicon_text = lexicon.text
        dropped = Path(deletion.file).stem

        def text(name: str) -> str:
            lines: list[str] = whole(name).splitlines()
            return "\n".join(line for i, line in enumerate(lines) if name != dropped or i != deletion.line)

        _set_lexicon(text)


def _set_lexicon(text: Any) -> None:
    from ydparse import lexicon

    lexicon.text = text
    lexicon.load.cache_clear()
    lexicon.words.cache_clear()


@cache
def built_on(name: str, root: Path = ROOT) -> set[str]:
    """The module and all that import it, at whatever distance; those that hold no knowledge stay as they are."""
    users = _users(root)
    found, queue = {name}, [name]
    while queue:
        for user in users[queue.pop()] - found:
            found.add(user)
            queue.append(user)
    return {module for module in found if not module.startswith(_STAY) and module != "ydparse"}


@cache
def _users(root: Path) -> dict[str, set[str]]:
    """By module: those that import from it, or from a package that it is in."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for path in (root / "ydparse").rglob("*.py"):
        name = _name_of(path, root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ydparse"):
                for source in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                    users[source].add(name)
    return users


def _name_of(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
