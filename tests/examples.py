r"""Short wordings and what comes out of each: tests/examples/*.tsv, one a line, the wording and, behind a tab, what is said.

A wording is the task of a plan of 白石县 of 2026 (`explained.made`); with tabs, its table of tasks; in tasks_*.tsv all are so,
in texts_*.tsv each is a whole notice. \n and \t are spelled. An example stands here so that an alternative of a pattern has a
witness (`make witness`) and a change of what it says is seen: `python tests/examples.py --update` writes the second column
again, and whoever does that reads each line of the difference, for what is written there is what ought to come out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from explained import made
from notices import what, when, who
from skeletons import skeleton

from ydparse import extract_text
from ydparse.models import Item, Metadata, Row, Section
from ydparse.rules.metadata.said import written

FOLDER = Path(__file__).resolve().parent / "examples"
SIGN = "\t"


def examples(path: Path) -> Iterator[tuple[str, str]]:
    """The wordings of a file, and what is said of each; comments and empty lines are none."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wording, _, said = line.partition(SIGN)
            yield wording, said


def text_of(path: Path, wording: str) -> str:
    """The notice that a wording of a file is, or is a task of."""
    return wording.replace(r"\t", "\t").replace(r"\n", "\n") + "\n" if _is_whole(path) else made(wording)


def _is_whole(path: Path) -> bool:
    return path.name.startswith("texts")


def read(path: Path, wording: str) -> str:
    """What comes out of a wording now, on one line."""
    whole = _is_whole(path)
    notice = extract_text(text_of(path, wording))
    said = [f"{notice.kind.value}:" if notice.kind else "", *_elements(notice.metadata)] if whole else []
    said.append(skeleton(notice))
    entries = [*notice.sections, *notice.items] if whole else [*notice.sections[1:], *notice.items[:-1]]
    said += _values(entries)
    said += _values(row for table in notice.tables for row in table.rows)
    said += [warning.code for warning in notice.warnings if warning.code not in ("YD101", "YD102", "YD103")]
    return " | ".join(filter(None, said)).replace("\n", r"\n").replace("\t", r"\t")


def _elements(metadata: Metadata) -> Iterator[str]:
    for name, value in metadata:
        if value not in (None, ()):
            yield f"{name}={value.name if name == 'region' else written(value)}"


def _values(entries: Iterable[Section | Item | Row]) -> Iterator[str]:
    for entry in entries:
        said = [*who(getattr(entry, "units", ())), *when(entry.deadlines), *what(entry.targets)]
        title = getattr(entry, "title", None) or getattr(entry, "subtask", None) or ""
        yield "; ".join(filter(None, [title, *said]))


def files() -> list[Path]:
    """The files of examples."""
    return sorted(FOLDER.glob("*.tsv"))


def main(arguments: list[str]) -> int:
    """Print what comes out otherwise than is written, or write it (`--update`)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write what comes out")
    parser.add_argument("files", nargs="*", type=Path, help="files to look at (all)")
    options = parser.parse_args(arguments)
    for path in options.files or files():
        lines = path.read_text(encoding="utf-8").splitlines()
        now = [
            line if not line or line.startswith("#") else f"{(word := line.partition(SIGN)[0])}{SIGN}{read(path, word)}"
            for line in lines
        ]
        for before, after in zip(lines, now, strict=True):
            if before != after:
                print(f"{path.name}\n  - {before}\n  + {after}")
        if options.update:
            path.write_text("".join(f"{line}\n" for line in now), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
