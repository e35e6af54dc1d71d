"""What nothing notices when it is deleted: how deletions are made and noticed, and the list, which only becomes shorter."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
import witness
from deletions import Deletion, built_on, deletions, without
from pattern_code import ROOT, pattern_texts
from patterns import HOLE_PROBE
from tables import params
from witness import LIST, counted, listed, more_than

# How many alternatives and rows tests/unwitnessed.tsv may have at most; lowered with it.
CEILINGS = {"alternatives": 342, "rows": 0}
needs_list = pytest.mark.skipif(not LIST.exists(), reason="the list is made by `make witness ARGS=--update`")

SOURCE = """
import regex
_UNIT = "局|(?:办|委)"
_LIST = ("甲", f"乙{_UNIT}")
_ALL = regex.compile(f"(?:{_UNIT}|组)(?P<x>{_UNIT})?" + "|".join(_LIST), words=[_UNIT])
"""
LEFT = [
    ("of a string", "局", "_UNIT = '(?:办|委)'"),
    ("of a group in it", "委", "_UNIT = '局|(?:办)'"),
    ("with a hole", "{_UNIT}", "regex.compile(f'(?:组)(?P<x>{_UNIT})?'"),
    ("beside a hole", "组", "regex.compile(f'(?:{_UNIT})(?P<x>{_UNIT})?'"),
    ("an element of a list", "甲", "_LIST = (f'乙{_UNIT}',)"),
    ("an element with a hole", "乙{_UNIT}", "_LIST = ('甲',)"),
]


def of_source(folder: Path) -> dict[str, Deletion]:
    """The deletions of the source above, by what goes."""
    (folder / "ydparse" / "rules").mkdir(parents=True)
    (folder / "ydparse" / "rules" / "a.py").write_text(SOURCE, encoding="utf-8")
    return {one.shown: one for one in deletions(folder) if not one.is_row}


@pytest.mark.parametrize(("shown", "left"), params(LEFT))
def test_what_is_left_of_a_module(tmp_path: Path, shown: str, left: str) -> None:
    deletion = of_source(tmp_path)[shown]
    tree = without(SOURCE, deletion)
    assert left in ast.unparse(tree)
    assert len(ast.unparse(tree)) < len(ast.unparse(ast.parse(SOURCE)))
    compile(tree, "a.py", "exec")


def test_what_can_be_deleted(tmp_path: Path) -> None:
    found = of_source(tmp_path)
    assert set(found) == {"局", "(?:办|委)", "办", "委", "{_UNIT}", "组", "甲", "乙{_UNIT}"}
    assert found["乙{_UNIT}"].probe == f"乙{HOLE_PROBE}"
    assert {(one.file, one.owner) for one in found.values()} == {
        ("rules/a.py", name) for name in ("_UNIT", "_ALL", "_LIST")
    }


def test_every_deletion_of_the_program_can_be_made() -> None:
    """Each leaves a module that is another one."""
    sources = {text.module.path: text.module.path.read_text(encoding="utf-8") for text in pattern_texts()}
    trees = {path: ast.dump(ast.parse(source)) for path, source in sources.items()}
    for deletion in [one for one in deletions() if not one.is_row][::40]:
        path = ROOT / "ydparse" / deletion.file
        assert ast.dump(without(sources[path], deletion)) != trees[path], deletion


def test_what_is_built_on_a_module_is_imported_again() -> None:
    built = built_on("ydparse.grammar.names")
    assert {"ydparse.grammar.names", "ydparse.rules.units.finder", "ydparse.pipeline"} <= built
    assert not [name for name in built if name.startswith(("ydparse.models", "ydparse.document", "ydparse.readers"))]
    assert {"ydparse.rules.targets", "ydparse.find"} <= built_on("ydparse.lexicon")


# Run apart: it imports the program anew for each deletion.
NOTICED = """
import json
from pathlib import Path
from witness import Reader, Shelf, shelf_of
from deletions import Deletion
from ydparse.document import Line, Raw

def of(word):
    lines = Path("ydparse/lexicon/measure_words.tsv").read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if line.split("\\t")[0] == word)
    return Deletion("lexicon/measure_words.tsv", "", word, word, word, number, 0, None)

text = "白石县2026年要点\\n一、修路\\n1.新建充电桩500个。\\n2.修订办法。\\n"
reader = Reader(Shelf([], "", []))
reader.shelf = shelf_of([(Raw("txt", tuple(map(Line, text.splitlines()))), (None, None))])
reader.keep()
told = [reader.notices(of("个")), reader.notices(of("辆")), reader.notices(of("个"))]
broken = Deletion("structure/outline.py", "", "新建", "新建", "新建", 1, 0, (0, 1))
class Broken:
    def make(self, deletion): raise ValueError
reader.editor = Broken()
print(json.dumps([len(reader.shelf.witnesses), *told, reader.notices(broken)]))
"""


def test_a_deletion_is_noticed_where_something_else_comes_out() -> None:
    """个 is in the text and 辆 is not; what cannot be read without it is noticed too; what was deleted comes back."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = ['.', 'tests']\n{NOTICED}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [1, True, False, True, True]


@needs_list
def test_the_list_is_one() -> None:
    rows = listed()
    assert LIST.read_text(encoding="utf-8").startswith(witness.HEAD)
    assert all(len(row) == 3 for row in rows)
    assert more_than(CEILINGS, counted(rows)) == [], "the ceilings are lowered with the list and never raised"


def test_more_than_is_listed_is_told() -> None:
    now = {"alternatives": 3, "rows": 2}
    assert more_than(now, now) == []
    assert more_than({"alternatives": 2, "rows": 9}, now) == ["3 alternatives that nothing notices, 2 are listed"]
