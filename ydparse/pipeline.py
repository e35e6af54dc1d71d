"""The recipe: bytes → lines and tables → Document → entries, clauses → values → Notice. Read it from top to bottom."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike, fsencode, fspath
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ydparse.answer import Outline, make_outline, make_parts
from ydparse.checks import (
    Doubts,
    Owner,
    check_clauses,
    check_completeness,
    check_decoding,
    check_flat_tables,
    check_kind,
    check_leftovers,
    check_marks,
    check_numbering,
    check_pages,
    check_repairs,
    check_unnumbered,
    check_unseen,
    doubt_faint,
    make_check,
)
from ydparse.document import Document, Line, Raw, TextAt, as_shown
from ydparse.errors import EmptyFile, MissingFile, NotAFile, UnreadableFile
from ydparse.find import Finders
from ydparse.grammar.years import PREAMBLE, Calendar
from ydparse.layout import assemble
from ydparse.models import Check, Item, Kind, Metadata, Notice, Section, Source, Table, Warning
from ydparse.readers import Options, read
from ydparse.rows import make_tables
from ydparse.rules.kind import find_kind
from ydparse.rules.ledger import Ledger
from ydparse.rules.metadata import Overrules, Places, find_metadata
from ydparse.rules.targets import Telling
from ydparse.rules.units.clauses import Clause, find_clauses
from ydparse.rules.units.conventions import find_conventions
from ydparse.structure import (
    Node,
    Numbering,
    Paper,
    Papers,
    TaskTable,
    add_plain_headings,
    build_outline,
    find_entries,
    find_parts,
    find_task_tables,
    heading,
    split_at_clauses,
)


class Parsed(NamedTuple):
    """A notice, and what its values were found in: the finders, the entries in the order of sections and items, the
    parts, the tables, the reading of the file, where the elements of the notice stand, the file."""

    notice: Notice
    finders: Finders
    nodes: list[Node]
    parts: tuple[Paper, ...]
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
    with _collector_off():
        raw = as_shown(read(data, path or "<bytes>", Options(encoding, ocr, on_page)))
        return _parse(raw, path, data, Overrules(year, region))


def extract_text(text: str, *, year: int | None = None, region: str | None = None) -> Notice:
    """The notice in a text."""
    data = text.encode("utf-8", errors="surrogatepass")
    if not text.strip():
        raise EmptyFile("<text>", "文本是空的", "请给出文件的内容")
    lines = tuple(Line(line, number=i) for i, line in enumerate(text.splitlines(), 1))
    return _parse(as_shown(Raw("txt", lines)), None, data, Overrules(year, region)).notice


@contextmanager
def _collector_off() -> Iterator[None]:
    """Without the collector of cycles while a notice is made: none are left behind, and looking for them costs a tenth of
    the time on long texts. What was made counts as old afterwards, so that it is not looked through at once."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # somebody else's frozen objects stay so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


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
    ledger = Ledger()
    numbering, clauses, nodes = _structure(document, papers, ledger)
    metadata, elements, calendar = _elements(document, numbering, nodes, raw.published_on, overrules)
    task_tables = find_task_tables(document, ((clause.start, clause.end) for clause in clauses), nodes)
    kind = _kind(document, numbering, elements, task_tables)
    conventions = find_conventions(document)
    headed = [(heading(document, node), (node.start, node.end)) for node in nodes if not node.is_item] if kind else []
    telling = Telling.of(document, kind, headed, calendar.base_year)
    finders = Finders.of(document, clauses, conventions, calendar, telling, ledger)
    warnings = finders.warnings
    warnings += check_kind(kind)
    outline = make_outline(document, nodes, finders)
    tables = make_tables(finders, task_tables, outline.items, numbering.parts)
    warnings += check_clauses(document, [*clauses, *conventions])
    warnings += _doubts_of_structure(document, papers, numbering, nodes, outline)
    warnings += check_completeness(metadata, outline.items, tables)
    warnings += _doubts_of_reading(raw, document, numbering)
    doubts = Doubts(document, list(_owners(nodes, outline, task_tables, tables)))
    doubt_faint(doubts, raw.ocr_faint)
    titles = {"letter": metadata.notice_title, "plan": metadata.title}
    notice = Notice(
        text=document.text,
        source=_source(raw, path, data),
        kind=kind,
        metadata=metadata,
        parts=tuple(make_parts(document, numbering.parts, nodes, titles)),
        sections=tuple(outline.sections),
        items=tuple(outline.items),
        tables=tuple(tables),
        warnings=tuple(sorted(warnings, key=lambda warning: warning.span.start if warning.span else -1)),
        check=_check(doubts, finders, numbering, task_tables),
    )
    return Parsed(notice, finders, nodes, numbering.parts, task_tables, raw, elements, data)


def _check(doubts: Doubts, finders: Finders, numbering: Numbering, tables: Sequence[TaskTable]) -> Check:
    """What became of each mark, and the tasks to look at."""
    columns = [kind for table in tables for kind in table.kinds]
    clauses = [(clause.start, clause.end) for clause in finders.units.clauses]
    return make_check(doubts, finders.ledger, numbering, columns, finders.warnings, clauses)


def _owners(nodes: list[Node], outline: Outline, found: list[TaskTable], tables: list[Table]) -> Iterator[Owner]:
    """What a doubt may stand in, in the order of the text."""
    sections, items = iter(outline.sections), iter(outline.items)
    owners = []
    for node in nodes:
        entry: Item | Section = next(items) if node.is_item else next(sections)
        owners.append(Owner(entry.id, "item" if node.is_item else "section", node.start, node.text[1], entry, node))
    for i, (task_table, table) in enumerate(zip(found, tables, strict=True), 1):
        for row, value in zip(task_table.rows, table.rows, strict=True):
            owners.append(Owner(value.id, "row", row.start, row.end, value, table=i))
    return iter(sorted(owners, key=lambda owner: owner.start))


def _elements(
    document: Document, numbering: Numbering, nodes: list[Node], published_on: str | None, overrules: Overrules
) -> tuple[Metadata, Places, Calendar]:
    """The elements of the notice, where they stand, and what limits without a year count from."""
    first_end = numbering.parts[0].end if numbering.parts else document.end
    body_start = nodes[0].start if nodes else first_end  # no entries: all of the first paper is its head
    body_end = max((node.end for node in nodes), default=document.end)
    annexes = [(part.start, part.end) for part in numbering.parts if part.kind == "annex" and part.start >= body_end]
    letter, plan = (next((part for part in numbering.parts if part.kind == kind), None) for kind in ("letter", "plan"))
    plan_title = plan.title if letter and plan else None
    metadata, elements = find_metadata(
        document, body_start, body_end, published_on, overrules, annexes, plan_title=plan_title
    )
    preamble = document.folded(TextAt(max(0, body_start - PREAMBLE)), body_start)
    return metadata, elements, _calendar(metadata, preamble)


def _kind(document: Document, numbering: Numbering, elements: Places, tables: Sequence[TaskTable]) -> Kind | None:
    """What kind of text it is, without what a web site put behind it."""
    end = next((part.start for part in numbering.parts if part.kind == "page"), document.end)
    heads = next((table.heads for table in tables), None)
    return find_kind(document, end, elements, (heads[0].start, heads[-1].end) if heads else None)


def _structure(document: Document, papers: Papers, ledger: Ledger) -> tuple[Numbering, list[Clause], list[Node]]:
    """The entries that are numbered, the unit clauses, the outline of headings and tasks."""
    numbering = find_entries(document, papers)
    barriers = sorted({*(entry.start for entry in numbering.entries), *(part.start for part in numbering.parts)})
    clauses = find_clauses(document, barriers, ledger)
    spans = [(clause.start, clause.end) for clause in clauses]
    numbering = add_plain_headings(document, split_at_clauses(document, numbering, spans), spans)
    return numbering, clauses, build_outline(document, papers, numbering, spans)


def _calendar(metadata: Metadata, preamble: str) -> Calendar:
    """What limits without a year count from."""
    issued_on = metadata.issued_on or metadata.published_on
    return Calendar(metadata.plan_year, issued_on).with_places(metadata.document_number, preamble)


def _doubts_of_structure(
    document: Document, papers: Papers, numbering: Numbering, nodes: list[Node], outline: Outline
) -> Iterator[Warning]:
    """What is doubtful in the numbers, the bounds of tasks and the tables."""
    yield from check_numbering(document, outline.numbered)
    yield from check_marks(document, numbering.left_out, outline.items)
    yield from check_flat_tables(document, papers.flat_tables)
    yield from check_unnumbered(outline.items)
    yield from check_leftovers(document, [node.after for node in nodes])


def _doubts_of_reading(raw: Raw, document: Document, numbering: Numbering) -> Iterator[Warning]:
    """What was mended, recognized or could not be read in the file."""
    inline_entries = sum(entry.inline for entry in numbering.entries)
    yield from check_repairs(len(document.dropped), document.joined, inline_entries, raw.ocr_mended)
    yield from check_pages(raw.ocr_pages, raw.unread_pages)
    yield from check_decoding(document, raw.doubts, raw.encoding)
    yield from check_unseen(raw.left_out, raw.unread_parts)


def _source(raw: Raw, path: str | None, data: bytes) -> Source:
    return Source.model_construct(
        path=None if path is None else fsencode(path).decode("utf-8", "replace"),
        format=raw.format,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=raw.encoding,
        page_count=raw.page_count,
        ocr_pages=raw.ocr_pages,
    )
