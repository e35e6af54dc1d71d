"""The Chinese words that stand in patterns of the code and not in the lexicon: `python tests/words_in_code.py` lists them.

A word is a longest run of two or more literal Chinese characters in a pattern, with no sign of the syntax between them
(`patterns.words`): 完成 and 时限 in `完成(?:时限)`. Which strings are patterns is told in `pattern_code`. Words of word lists
that a pattern is given by name (`\\L<words>`) and that are written in the code count too. A word counts once a package.

Apart from them stand words in lists: strings of nothing but two or more Chinese characters that are elements of a tuple, a
list, a set or a dict, outside of what a `Rule` says of itself; a word must not leave a pattern for such a list.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pattern_code import PACKAGES, ROOT, pattern_texts
from patterns import is_han, parse, words


def words_by_file(root: Path = ROOT) -> dict[str, dict[str, set[str]]]:
    """The words by package and by file below it."""
    found: dict[str, dict[str, set[str]]] = {package: defaultdict(set) for package in PACKAGES}
    for text in pattern_texts(root):
        file = text.module.path.relative_to(root / "ydparse")
        found[file.parts[0]][str(file)] |= {word for word in words(parse(text.text)) if len(word) > 1}
    return found


def counts(root: Path = ROOT) -> dict[str, int]:
    """How many words stand in each package."""
    return {package: len(set().union(*files.values())) for package, files in words_by_file(root).items()}


def listed_words(root: Path = ROOT) -> dict[str, set[str]]:
    """The words in lists of each package, the patterns aside."""
    patterns = {(text.module.path, text.node.lineno, text.node.col_offset) for text in pattern_texts(root)}
    found: dict[str, set[str]] = {}
    for package in PACKAGES:
        paths = (root / "ydparse" / package).rglob("*.py")
        found[package] = {
            node.value
            for path in paths
            for node in _elements(ast.parse(path.read_text(encoding="utf-8")))
            if (path, node.lineno, node.col_offset) not in patterns
        }
    return found


def _elements(tree: ast.AST) -> Iterator[ast.Constant]:
    """The Chinese words among the elements of lists, without those that a rule is told by."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule":
            continue
        yield from _elements(node)
        members: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            members = [*node.elts]
        elif isinstance(node, ast.Dict) and not _is_keyed_by_evidence(node):
            members = [*node.keys, *node.values]
        for member in members:
            said = member.value if isinstance(member, ast.Constant) else None
            if isinstance(member, ast.Constant) and isinstance(said, str) and len(said) > 1 and all(map(is_han, said)):
                yield member


def _is_keyed_by_evidence(node: ast.Dict) -> bool:
    """What each evidence means is told to people."""
    return any(isinstance(key, ast.Attribute) for key in node.keys)


def known_words() -> set[str]:
    """Every run of Chinese characters in a column of the lexicon."""
    lexicon = ROOT / "ydparse" / "lexicon"
    cells = (
        cell for path in lexicon.glob("*.tsv") for line in path.open(encoding="utf-8") for cell in line.split("\t")
    )
    return {cell.strip() for cell in cells if all(map(is_han, cell.strip()))}


def main() -> int:
    """Print the words file by file; those that a file of the lexicon has too are starred."""
    known, files, listed = known_words(), words_by_file(), listed_words()
    for by_file in files.values():
        for file, found in sorted(by_file.items()):
            if found:
                print(
                    f"{file} {len(found)}: {' '.join(f'{word}*' if word in known else word for word in sorted(found))}"
                )
    everything = {package: set().union(*by_file.values()) for package, by_file in files.items()}
    for package, found in everything.items():
        print(
            f"{package:<10}{len(found):>6} words, {len(found & known):>5} of them in the lexicon too;"
            f"{len(listed[package]):>5} in lists"
        )
    whole = set().union(*everything.values())
    print(f"{'in all':<10}{len(whole):>6} words, {len(whole & known):>5} of them in the lexicon too")
    return 0


if __name__ == "__main__":
    sys.exit(main())
