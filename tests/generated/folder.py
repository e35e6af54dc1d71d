"""A big mixed folder of notices: `python -m generated.folder ROOT --count 20000 --pdf 500 --docx 500 --broken 50`.

Run from tests/ with the package on PYTHONPATH. The same arguments give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import formats  # noqa: F401 - puts the builders of the samples on the path

from generated.broken import BROKEN
from generated.draft import Made
from generated.plan import make_notice
from generated.said import often, pick, weighted
from generated.words import load

if TYPE_CHECKING:
    from builder.source import Source

ENCODINGS = {"utf-8": 70, "gb18030": 22, "utf-8-sig": 8}
NAMES = {
    "{title}": 60, "{title}（{year}年）": 6, "{title} (1)": 4, "【{place}】{title}": 6, "{year}年 {title}": 5, "附件1：{title}": 4,
    "{title}[扫描件]": 2, "{title}　最终版": 3, "［转发］{title}": 3, "{title}.正文": 2,
}  # fmt: skip
YEARS = (2023, 2024, 2025, 2026)
TITLE_BYTES = 180
"""Of a file's name, which may have 255 with all that is put around the title."""
COPIES = 100
"""One txt file in so many is a copy of another."""


def make_folder(root: Path, count: int, *, pdf: int, docx: int, broken: int, seed: int = 0) -> None:
    """Put `count` files below `root`, so many of them PDF, Word files and files that cannot be read, the rest txt.

    They lie in folders 省/市/年. The txt files are in several encodings, with either line end; one in a hundred is a
    copy of another under its own name.
    """
    kinds = [".pdf"] * pdf + [".docx"] * docx + ["broken"] * broken
    kinds += [".txt"] * (count - len(kinds))
    if len(kinds) > count:
        raise ValueError(f"{len(kinds)} files are more than the {count} of the whole folder")
    rng = random.Random(seed)
    rng.shuffle(kinds)
    used: set[Path] = set()
    texts: list[Path] = []
    cycle = 0
    for number, kind in enumerate(kinds):
        notice = _notice(random.Random(f"{seed} {number}"), typeset=kind in BUILDERS)
        suffix = kind
        if kind == "broken":
            wrong = BROKEN[cycle % len(BROKEN)]
            cycle += 1
            suffix, data = wrong.suffix, wrong.make(rng, notice.text)
        elif kind in BUILDERS:
            data = BUILDERS[kind](notice)
        elif len(texts) % COPIES == COPIES - 1:
            data = pick(rng, texts).read_bytes()
        else:
            data = _encoded(rng, notice.text)
        file = root / _free(_place(rng, notice), suffix, used)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        if kind == ".txt":
            texts.append(file)


def _notice(rng: random.Random, *, typeset: bool) -> Made:
    """A notice; for typesetting one whose lines are whole paragraphs and table rows."""
    made = make_notice(rng)
    while typeset and ("undamaged" not in made.features[""] or "\n\t" in made.text):
        made = make_notice(rng)
    return made


def _encoded(rng: random.Random, text: str) -> bytes:
    if often(rng, 0.3):
        text = text.replace("\n", "\r\n")
    return text.encode(weighted(rng, ENCODINGS))


def _place(rng: random.Random, notice: Made) -> Path:
    """The file's folders and name without suffix: 云岭省/青禾市/2026/关于印发…的通知."""
    places = load("places")
    province, city = pick(rng, places["province"]), pick(rng, [*places["city"], "省直部门"])
    metadata = notice.truth["metadata"]
    year = metadata["plan_year"] or pick(rng, YEARS)
    title = metadata.get("notice_title") or f"关于印发《{metadata['title']}》的通知"
    title = re.sub(r'[/\\:*?"<>|\s]', "", title).encode()[:TITLE_BYTES].decode("utf-8", "ignore")
    return Path(province, city, str(year), weighted(rng, NAMES).format(title=title, year=year, place=city))


def _free(place: Path, suffix: str, used: set[Path]) -> Path:
    """A path that no file has yet: …的通知.txt, …的通知（2）.txt."""
    file, number = Path(f"{place}{suffix}"), 1
    while file in used:
        number += 1
        file = Path(f"{place}（{number}）{suffix}")
    used.add(file)
    return file


def _source(notice: Made) -> Source:
    """A notice as the builders of the samples take it: a paragraph a line, titles centred, tabs as a table.

    A row of a table that leaves its first cells empty goes on with those above.
    """
    from builder.source import Block, Row, Source

    metadata = notice.truth["metadata"]
    titles = {metadata["title"]: "plan", metadata.get("notice_title"): "title"}
    blocks: list[Block] = []
    for line in filter(str.strip, notice.text.split("\n")):
        cells = line.split("\t")
        if len(cells) == 1:
            text = line.strip()
            blocks.append(Block(titles.get(text, "text"), text))
        elif blocks[-1].columns:
            blocks[-1].rows.append(Row([*(cell or "^" for cell in cells[:2]), *cells[2:]]))
        else:
            blocks.append(Block("table", columns=cells))
    issuer = metadata.get("issuer") or [metadata.get("region_name") or "有关部门"]
    return Source("generated", {"metadata": {"title": metadata["title"] or "工作方案", "issuer": issuer}}, blocks)


def _pdf(notice: Made) -> bytes:
    from builder.pdf import pdf_of

    return bytes(pdf_of(_source(notice)))


def _docx(notice: Made) -> bytes:
    from builder.docx import docx_of

    return bytes(docx_of(_source(notice)))


BUILDERS = {".pdf": _pdf, ".docx": _docx}


def main(arguments: list[str] | None = None) -> int:
    """Make the folder that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("root", type=Path)
    parser.add_argument("--count", type=int, default=1000, help="files in all")
    parser.add_argument("--pdf", type=int, default=0)
    parser.add_argument("--docx", type=int, default=0)
    parser.add_argument("--broken", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    make_folder(
        options.root, options.count, pdf=options.pdf, docx=options.docx, broken=options.broken, seed=options.seed
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
