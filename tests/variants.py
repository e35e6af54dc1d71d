"""The same notice, told otherwise: other line breaks, other widths, other brackets, other places, other role words.

A variant turns the text of a notice, and its truth (or gold) with it. Places are swapped by `PLACES`, role words by
`ROLE_WORDS`; both keep the length, so that what a truth quotes can be turned in the same way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ydparse.document import Document
from ydparse.layout import assemble
from ydparse.readers import read

Truth: TypeAlias = dict[str, Any]
WIDTH = 28  # characters a line: what a page of 公文 holds (GB/T 9704-2012 5.2.2)
LINES = 22  # lines a page

# Invented places for those of the samples and of the corpus, of the same length and level.
PLACES = {
    "云岭": "南屏", "青禾": "临溪", "白石": "碧潭", "清江": "沧浪", "青江": "沧浪", "东陵": "西岭", "云河": "锦川", "柳溪": "竹溪",
    "江湾": "河湾", "永安": "长宁", "安徽": "东川", "芜湖": "镜湖", "铜陵": "锡陵", "池州": "秋州", "无为": "有为", "四川": "北川",
    "南充": "西充", "广东": "岭东", "宁波": "甬江", "鸠江": "鸽江", "弋江": "戈江", "繁昌": "繁盛", "南陵": "北陵", "湾沚": "湾澄",
}  # fmt: skip
ROLE_WORDS = {
    "牵头负责": "牵头落实",
    "牵头考核单位": "牵头考核单位",
    "牵头单位": "主办单位",
    "责任单位": "承办单位",
    "配合单位": "协办单位",
    "牵头": "主办",
    "配合": "协办",
    "分工负责": "分工落实",
}
_LINE_END = re.compile(r"[。.]?(?=\n|$)")
_CLAUSE_WORD = re.compile("牵头|责任|负责|配合|落实|主办|协办|承办|实施|参与")


@dataclass(frozen=True)
class Variant:
    """`turn` gives the other text; `quote` turns what a truth quotes of the text; `outline_only` loses the tables."""

    turn: Callable[[Document], str]
    quote: Callable[[Truth], Truth] = lambda truth: truth
    outline_only: bool = False


def document_of(path: Path) -> Document:
    """The final text of a file with its tables."""
    return assemble(read(path.read_bytes(), str(path)))


def blocks(document: Document, with_tables: bool = True) -> Iterator[tuple[str, bool]]:
    """Paragraphs and table rows in order: (line, whether it is a row). A merged cell stands in its first place only."""
    tables = iter(document.tables)
    table = next(tables, None)
    for paragraph in document.paragraphs:
        while table is not None and table.start <= paragraph.start:
            if with_tables:
                yield from ((row, True) for row in _rows(document, table.rows))
            table = next(tables, None)
        yield document.text[paragraph.start : paragraph.end], False
    while table is not None:
        if with_tables:
            yield from ((row, True) for row in _rows(document, table.rows))
        table = next(tables, None)


def _rows(document: Document, rows: Any) -> Iterator[str]:
    seen: set[int] = set()
    for row in rows:
        cells = []
        for cell in row:
            cells.append("" if id(cell) in seen else document.text[cell.start : cell.end])
            seen.add(id(cell))
        yield cells[0] if len(set(map(id, row))) == 1 else "\t".join(cells)


def same(document: Document) -> str:
    """The text as it is, a row of a table a line."""
    return "\n".join(line for line, _ in blocks(document)) + "\n"


def by_characters(text: str) -> Iterator[str]:
    """Lines of 28 characters, whatever their width: what some converters make."""
    yield from (text[at : at + WIDTH] for at in range(0, len(text), WIDTH))


def by_columns(text: str) -> Iterator[str]:
    """Lines as wide as 28 Chinese characters: two digits take the place of one, as on a page."""
    line, taken = "", 0
    for char in text:
        size = 1 if char.isascii() else 2
        if taken + size > 2 * WIDTH:
            yield line
            line, taken = "", 0
        line, taken = line + char, taken + size
    yield line


def wrapped(
    document: Document, cut: Callable[[str], Iterator[str]], gap: str = "\n", indent: str = "", pages: bool = False
) -> str:
    """Paragraphs broken into lines; with `pages`, a page number after every 22 of them."""
    lines: list[str] = []
    written = 0
    for text, is_row in blocks(document):
        if is_row:
            lines.append(text)
            continue
        for line in cut((indent if len(text) > WIDTH else "") + text):
            lines.append(line)
            written += 1
            if pages and written % LINES == 0:
                lines.append(f"— {written // LINES} —")
    return gap.join(lines) + "\n"


def run_on(document: Document) -> str:
    """Everything but the tables on one line."""
    return "".join(line for line, _ in blocks(document, with_tables=False))


def mapped(pairs: str) -> Callable[[Document], str]:
    """Characters changed one for one; `pairs` is `，, ；;` and the like. A comma or stop within a number stays."""
    table = {pair[0]: pair[1] for pair in pairs.split()}

    def turn(document: Document) -> str:
        text = same(document)
        return "".join(
            char
            if char in ",." and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()
            else table.get(char, char)
            for i, char in enumerate(text)
        )

    return turn


def full_width_digits(document: Document) -> str:
    """２０２６ for 2026."""
    return same(document).translate({ord("0") + i: ord("０") + i for i in range(10)})


def clause_groups(text: str) -> list[tuple[int, int]]:
    """[start, end) of the outermost brackets that hold a role word, or stand between a sentence and the end of its line."""
    found, stack = [], []
    for i, char in enumerate(text):
        if char in "(（〔[":
            stack.append(i)
        elif char in ")）〕]" and stack:
            start = stack.pop()
            if not stack and (
                _CLAUSE_WORD.search(text, start, i)
                or (text[max(start - 1, 0)] in "。.；" and _LINE_END.match(text, i + 1))
            ):
                found.append((start, i + 1))
        elif char == "\n":
            stack.clear()
    return found


def bracketed(pair: str) -> Callable[[Document], str]:
    """Clause brackets changed to `pair`, those within them left alone."""

    def turn(document: Document) -> str:
        text = list(same(document))
        for start, end in clause_groups("".join(text)):
            text[start], text[end - 1] = pair
        return "".join(text)

    return turn


def ends_in(pair: str) -> Callable[[Truth], Truth]:
    """The ends that a truth quotes, with the bracket that closes them (and opens them, if it is quoted) changed."""

    def quote(truth: Truth) -> Truth:
        for item in truth["items"]:
            body = item["end"].rstrip("。.")
            if body[-1:] in tuple(")）〕]"):
                level = 0
                for i in range(len(body) - 1, -1, -1):
                    level += (body[i] in ")）〕]") - (body[i] in "(（〔[")
                    if level == 0:
                        body = body[:i] + pair[0] + body[i + 1 :]
                        break
                item["end"] = body[:-1] + pair[1] + item["end"][len(body) :]
        return truth

    return quote


def _swap(text: str, words: dict[str, str]) -> str:
    return re.sub("|".join(sorted(map(re.escape, words), key=len, reverse=True)), lambda m: words[m.group()], text)


def other_places(document: Document) -> str:
    """Every place of `PLACES` under another name."""
    return _swap(same(document), PLACES)


def quote_places(truth: Truth) -> Truth:
    """A truth with the places of the variant; what it quotes of an item loses the character that may be half a name."""
    truth = json.loads(_swap(json.dumps(truth, ensure_ascii=False), PLACES))
    for item in truth["items"]:
        item["start"], item["end"] = item["start"][:-1] or item["start"], item["end"][1:] or item["end"]
    return truth


_ROLE_LINE = re.compile(r"(?m)^(?:牵头|责任|配合)单位[：:].*$|(?:牵头|责任|配合)单位(?=\t|$)")


def other_roles(document: Document) -> str:
    """Role words of clauses, of lines that are clauses and of table headings under another name."""
    text = same(document)
    for start, end in [*clause_groups(text), *(match.span() for match in _ROLE_LINE.finditer(text))]:
        text = text[:start] + _swap(text[start:end], ROLE_WORDS) + text[end:]
    return text


def quote_roles(truth: Truth) -> Truth:
    """A truth with its ends in the role words of the variant, cut short where one may be quoted in part."""
    for item in truth["items"]:
        if item["end"].rstrip("。.")[-1:] in tuple(")）〕]"):
            item["end"] = _swap(item["end"], ROLE_WORDS)[-5:]
    return truth


VARIANTS = {
    "same": Variant(same),
    "wrapped": Variant(lambda d: wrapped(d, by_columns)),
    "wrapped, indented": Variant(lambda d: wrapped(d, by_columns, indent="　　")),
    "wrapped, blank lines, page numbers": Variant(lambda d: wrapped(d, by_columns, "\n\n", "　　", True)),
    "wrapped at 28 characters": Variant(lambda d: wrapped(d, by_characters)),
    "wrapped at 28 characters, blank lines, page numbers": Variant(
        lambda d: wrapped(d, by_characters, "\n\n", "", True)
    ),
    "no line breaks": Variant(run_on, outline_only=True),
    "half-width punctuation": Variant(mapped("，, ；; ：: （( ）) ．. ％% ！! ？?")),
    "full-width punctuation": Variant(mapped(",， ;； :： (（ )） .． %％ !！ ?？")),
    "full-width digits": Variant(full_width_digits),
    "clauses in 〔〕": Variant(bracketed("〔〕"), ends_in("〔〕")),
    "clauses in []": Variant(bracketed("[]"), ends_in("[]")),
    "clauses in 【】": Variant(bracketed("【】"), ends_in("【】")),
    "other places": Variant(other_places, quote_places),
    "other role words": Variant(other_roles, quote_roles),
}
