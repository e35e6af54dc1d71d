"""The recipe: bytes → lines and tables → Document → entries, clauses → values → Notice. Read it from top to bottom."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from os import PathLike, fsencode, fspath
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ydparse.checks import (
    check_clauses,
    check_completeness,
    check_decoding,
    check_leftovers,
    check_numbering,
    check_pages,
    check_repairs,
)
from ydparse.checks.numbering import Numbered
from ydparse.document import Document, Line, Raw
from ydparse.errors import EmptyFile, MissingFile, NotAFile, UnreadableFile
from ydparse.fields.clauses import find_clauses
from ydparse.fields.conventions import find_conventions
from ydparse.fields.deadlines import DeadlineFinder
from ydparse.fields.metadata import Overrules, Places, find_metadata
from ydparse.fields.targets import TargetFinder
from ydparse.fields.units import UnitFinder
from ydparse.layout import assemble
from ydparse.models import Item, Notice, Section, Source, Warning
from ydparse.normalize.deadlines import Calendar
from ydparse.normalize.strength import task_strength
from ydparse.readers import Options, read
from ydparse.structure import (
    Node,
    TaskTable,
    add_plain_headings,
    build_outline,
    find_entries,
    find_parts,
    find_task_tables,
    heading,
    headings_above,
)
from ydparse.values import Finders, make_tables


class Parsed(NamedTuple):
    """A notice, and what its values were found in: the finders, the entries in the order of sections and items, the
    tables, the reading of the file, where the elements of the notice stand, the file."""

    notice: Notice
    finders: Finders
    nodes: list[Node]
    tables: list[TaskTable]
    raw: Raw
    elements: Places
    data: bytes


def extract(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    year: int | None = None,
    region: str | None = None,
    encoding: str | None = None,
    ocr: bool = True,
    on_page: Callable[[int, int], None] | None = None,
) -> Notice:
    """The notice in a file: a path, its bytes, or a binary stream.

    `year` and `region` overrule the plan's year and region that the text names, `encoding` what is told of the file.
    `ocr` and `on_page`: see `ydparse.readers.Options`.
    Raises a ReadError of `ydparse.errors` where the file cannot be read; a notice without tasks is none.
    """
    return parse(source, year=year, region=region, encoding=encoding, ocr=ocr, on_page=on_page).notice


def parse(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    year: int | None = None,
    region: str | None = None,
    encoding: str | None = None,
    ocr: bool = True,
    on_page: Callable[[int, int], None] | None = None,
) -> Parsed:
    """What `extract` answers, with the means to ask again what was seen; raises what `extract` raises."""
    path, data = load(source)
    raw = read(data, path or "<bytes>", Options(encoding, ocr, on_page))
    return _parse(raw, path, data, Overrules(year, region))


def extract_text(text: str, *, year: int | None = None, region: str | None = None) -> Notice:
    """The notice in a text."""
    data = text.encode("utf-8", errors="surrogatepass")
    if not text.strip():
        raise EmptyFile("<text>", "文本是空的", "请给出文件的内容")
    lines = tuple(Line(line, number=i) for i, line in enumerate(text.splitlines(), 1))
    return _parse(Raw("txt", lines), None, data, Overrules(year, region)).notice


def load(source: str | PathLike[str] | bytes | BinaryIO) -> tuple[str | None, bytes]:
    """Path, if there is one, and bytes of what `extract` takes; raises MissingFile, NotAFile or UnreadableFile."""
    if isinstance(source, bytes):
        return None, source
    if isinstance(source, str | PathLike):
        path = fspath(source)
        try:
            return path, Path(path).read_bytes()
        except FileNotFoundError:
            raise MissingFile(path, "找不到这个文件", "请检查文件名和所在目录") from None
        except IsADirectoryError:
            raise NotAFile(
                path, "这是一个目录，不是文件", "请指定其中的文件，或用 ydparse batch 转换整个目录"
            ) from None
        except PermissionError as error:
            if Path(path).is_dir():  # as Windows says it
                raise NotAFile(
                    path, "这是一个目录，不是文件", "请指定其中的文件，或用 ydparse batch 转换整个目录"
                ) from None
            raise UnreadableFile(path, f"没有读取权限（{error.strerror}）", "请检查文件权限") from None
        except (OSError, ValueError) as error:
            raise UnreadableFile(path, f"无法读取（{error}）", "请检查磁盘和文件名") from None
    name = getattr(source, "name", None)
    return ("-" if name in (0, "<stdin>") else str(name) if isinstance(name, str) else None), source.read()


def _parse(raw: Raw, path: str | None, data: bytes, overrules: Overrules) -> Parsed:
    document = assemble(raw)
    papers = find_parts(document)
    numbering = add_plain_headings(document, find_entries(document, papers))
    barriers = sorted({*(entry.start for entry in numbering.entries), *(part.start for part in numbering.parts)})
    clauses = find_clauses(document, barriers)
    nodes = build_outline(document, papers, numbering, [(clause.start, clause.end) for clause in clauses])
    body_start = nodes[0].start if nodes else len(document.text)
    body_end = max((node.end for node in nodes), default=len(document.text))
    metadata, elements = find_metadata(document, body_start, body_end, raw.published_on, overrules)
    warnings: list[Warning] = []
    calendar = Calendar(metadata.plan_year, metadata.issued_on or metadata.published_on)
    finders = Finders(
        document,
        UnitFinder(document, clauses, find_conventions(document)),
        DeadlineFinder(document, calendar, warnings),
        TargetFinder(document, calendar.base_year),
    )
    sections, items, numbered = _outline(document, nodes, finders)
    task_tables = find_task_tables(document)
    tables = make_tables(finders, task_tables, items)
    warnings += check_clauses(document, clauses)
    warnings += check_numbering(numbered)
    warnings += check_completeness(metadata, items, tables)
    warnings += check_leftovers(document, [node.after for node in nodes])
    inline_entries = sum(entry.inline for entry in numbering.entries)
    warnings += check_repairs(len(document.dropped), document.joined, inline_entries, raw.ocr_mended)
    warnings += check_pages(raw.ocr_pages, raw.unread_pages)
    warnings += check_decoding(raw.doubts, raw.encoding)
    notice = Notice(
        text=document.text,
        source=Source.model_construct(
            path=None if path is None else fsencode(path).decode("utf-8", "replace"),
            format=raw.format,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=raw.encoding,
            page_count=raw.page_count,
            ocr_pages=raw.ocr_pages,
        ),
        metadata=metadata,
        sections=tuple(sections),
        items=tuple(items),
        tables=tuple(tables),
        warnings=tuple(sorted(warnings, key=lambda warning: warning.span.start if warning.span else -1)),
    )
    return Parsed(notice, finders, nodes, task_tables, raw, elements, data)


def _outline(
    document: Document, nodes: list[Node], finders: Finders
) -> tuple[list[Section], list[Item], list[Numbered]]:
    """Nodes → sections and items, each with its values."""
    sections: list[Section] = []
    items: list[Item] = []
    numbered: list[Numbered] = []
    ids: dict[int, str] = {}
    for node in nodes:
        above = [ids[id(parent)] for parent in node.path() if id(parent) in ids]
        if node.is_item:
            item = _item(document, node, f"i{len(items) + 1}", tuple(above), finders)
            items.append(item)
        else:
            section = _section(document, node, f"s{len(sections) + 1}", above[-1] if above else None, finders)
            sections.append(section)
            ids[id(node)] = section.id
        mark = node.entry.mark
        if mark.style == "plain":
            continue
        label = document.quote(node.entry.start, node.entry.text_start)
        numbered.append(
            Numbered(
                mark.style,
                mark.number,
                label,
                document.span(node.entry.start, node.entry.text_start),
                items[-1].id if node.is_item else None,
                above[-1] if above else None,
                mark.bare,
            )
        )
    return sections, items, numbered


def _section(document: Document, node: Node, id_: str, parent_id: str | None, finders: Finders) -> Section:
    start, end = heading(document, node)
    own_start, own_end = node.text
    clauses = [(clause.start, clause.end) for clause in finders.units.within(own_start, own_end)]
    for low, high in clauses:
        if low < end <= high:
            end = low
    text_start = end
    while text_start < own_end and (document.text[text_start].isspace() or document.text[text_start] in "。．.：:；;"):
        text_start += 1
    return Section.model_construct(
        id=id_,
        parent_id=parent_id,
        level=node.level,
        label="" if node.entry.mark.style == "plain" else document.quote(node.entry.start, node.entry.text_start),
        title=document.quote(start, end),
        text=document.text[text_start:own_end].strip(),
        **finders.find(*node.text, None).values(),
        span=document.span(node.start, max(node.end, own_end)),
    )


def _item(document: Document, node: Node, id_: str, section_ids: tuple[str, ...], finders: Finders) -> Item:
    start, end = node.text
    clauses = [(clause.start, clause.end) for clause in finders.units.within(start, end)]
    head_start, head_end = heading(document, node)
    headed = document.text[head_end : head_end + 1] in ("。", "．", "\n") and head_end - head_start <= 60
    more = _without(document.text, head_end, end, [span for span in clauses if span[0] >= head_end]).strip(
        "。．.；; \n"
    )
    return Item.model_construct(
        id=id_,
        number=node.entry.mark.number,
        label=document.quote(node.entry.start, start),
        section_ids=section_ids,
        title=document.quote(head_start, head_end) if headed and more else None,
        text=document.text[start:end].strip(),
        task=_without(document.text, start, end, clauses),
        strength=task_strength(document.folded(start, end)),
        **finders.find(*node.text, id_, headings_above(document, node)).values(),
        span=document.span(node.start, end),
    )


def _without(text: str, start: int, end: int, clauses: list[tuple[int, int]]) -> str:
    """text[start:end] without its unit clauses."""
    kept: list[str] = []
    at = start
    for low, high in clauses:
        kept.append(text[at:low])
        at = high
    kept.append(text[at:end])
    return (
        "".join(kept).strip(" \n\u3000；;").removesuffix("。。") if kept[-1:] != ["。"] else "".join(kept[:-1]).strip()
    )
