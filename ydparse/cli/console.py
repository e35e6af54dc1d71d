"""What rich draws: coloured JSON, figures, and a notice for a human. Bars are in `progress.py`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.highlighter import JSONHighlighter
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from ydparse.writers import picked
from ydparse.writers.labels import FATES, PARTS, metadata_lines, place_line, value_line
from ydparse.writers.tasks import TaskRow, item_rows, table_rows

if TYPE_CHECKING:
    from ydparse.eval import Tally
    from ydparse.explain import Explanation, Loser, Reason
    from ydparse.models import FileLine, Notice

MARK = " ※"  # behind the number of a task that must be looked at
WIDE = 100  # columns from which cells may say more


def print_json(text: str) -> None:
    """Indented JSON in colour."""
    console = plain_console()
    console.print(JSONHighlighter()(Text(text)), soft_wrap=True)


def print_notice(notice: Notice, *, only_to_check: bool = False) -> None:
    """Metadata, outline, tasks, task tables, warnings; or of all but the metadata what must be looked at alone."""
    console = plain_console()
    wide = console.width >= WIDE
    console.print(_metadata(notice))
    if notice.check.items_to_check:
        console.print(_to_check(notice))
    notice = picked.only_to_check(notice) if only_to_check else notice
    if notice.sections:
        console.print(_outline(notice))
    items = item_rows(notice)
    if items:
        console.print(_tasks(f"任务（{len(items)}）", items, wide=wide))
    for number, (table, rows) in enumerate(zip(notice.tables, table_rows(notice), strict=True), 1):
        if rows:
            console.print(_tasks(f"{table.title or f'任务表 {number}'}（{len(rows)}）", rows, wide=wide))
    if notice.warnings:
        console.print(_warnings(notice))


def print_figures(tally: Tally) -> None:
    """A line a field, with what lies below 1 in yellow."""
    from ydparse.eval.report import figure
    from ydparse.eval.tally import FIELDS

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("字段", style="cyan", no_wrap=True)
    table.add_column("内容", overflow="fold")
    for heading in ("精确率", "召回率", "F1", "答案", "读出"):
        table.add_column(heading, justify="right", no_wrap=True)
    for field, meaning in FIELDS.items():
        f = tally.figures(field)
        counts = (str(f.gold), str(f.pred))
        table.add_row(
            field, meaning, *(figure(f, share) for share in f[:3]), *counts, style="yellow" if f.f1 < 1 else ""
        )
    plain_console().print(table)


def print_rules(tally: Tally) -> None:
    """A line a rule, with what gave anything wrong in yellow."""
    from ydparse.eval.report import share_of
    from ydparse.rules.catalog import catalog

    known = catalog()
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("规则", style="cyan", no_wrap=True)
    table.add_column("意思", overflow="fold")
    for heading in ("精确率", "占答案", "对的", "所给"):
        table.add_column(heading, justify="right", no_wrap=True)
    for rule, f in tally.by_rule().items():
        says = known[rule].says if rule in known else ""
        figures = (f"{f.precision:.3f}", share_of(f), str(f.right), str(f.given))
        table.add_row(rule, says, *figures, style="yellow" if f.right < f.given else "")
    plain_console().print(table)


def print_explanations(explanations: Sequence[Explanation]) -> None:
    """Each entry with its values, and why; then what was not taken, and why not. A line says one thing, however long."""
    console = plain_console()
    for explanation in explanations:
        head = plain_text(f"{explanation.id} ", style="cyan")
        said = explanation.label + _gap(explanation.label) + explanation.text
        console.print(head.append(plain_text(said, style="bold")), soft_wrap=True)
        if not explanation.taken and not explanation.refused:
            console.print(plain_text("  没有读出单位、时限、目标", style="dim"))
        for reason in explanation.taken:
            said = value_line(reason.value) if reason.value else reason.text
            console.print(_reason(plain_text(f"  {said}", style="green"), reason), soft_wrap=True)
        for reason in explanation.refused:
            console.print(_reason(plain_text(f"  未采用 {reason.text}", style="yellow"), reason), soft_wrap=True)


def _reason(head: Text, reason: Reason) -> Text:
    """Under the value or wording: the rule, the wording that decided, its place, the words of the lexicon."""
    lines = [
        ("规则", f"{reason.rule}：{reason.meaning}"),
        ("依据", place_line(reason.by or reason.text, reason.by_span or reason.span)),
        *(
            ("词表", f"{word.file}：{word.word}{f'（{word.meaning}）' if word.meaning else ''}")
            for word in reason.words
        ),
        *(("也可读作" if loser.value else "也不采用", _loser(loser)) for loser in reason.losers),
    ]
    for name, said in lines:
        head.append(f"\n    {name} ", style="dim").append(plain_text(said, style="default"))
    return head


def _loser(loser: Loser) -> str:
    """`新建充电桩500个（新建充电桩 500 个）；规则 target.level：…；依据较弱：…`."""
    said = [value_line(loser.value)] if loser.value else []
    return "；".join(filter(None, [*said, f"规则 {loser.rule}：{loser.meaning}", loser.weaker]))


# How a wording looks by what it was taken as; what stands within another comes later and is seen.
_PART_STYLES = {
    "heading": "bold blue", "clause": "yellow", "unit": "bold yellow", "deadline": "bold red",
    "target": "bold magenta", "convention": "italic", "unused": "dim", "site": "dim", "closing": "dim",
}  # fmt: skip
_VALUES = ("clause", "unit", "deadline", "target")


def print_lines(lines: Sequence[FileLine]) -> None:
    """A line for each line and cell of the file: its place, what became of it, as what it was taken, its wording."""
    console = plain_console()
    grid = [(FATES[line.fate], _taken_as(line)) for line in lines]
    places = list(_places(lines))
    margin, *widths = (max(map(cell_len, column), default=0) for column in (places, *zip(*grid, strict=True)))
    for place, row, line in zip(places, grid, lines, strict=True):
        gone = line.fate in ("page_number", "running_head", "rule", "left_out")
        columns = [f"{said}{' ' * (wide - cell_len(said))}  " for said, wide in zip(row, widths, strict=True)]
        text = Text(without_controls(line.text), "dim strike" if gone else "")
        for part in line.parts:
            text.stylize(_PART_STYLES.get(part.kind, ""), *part.at)
        for start, end in line.omitted:
            text.stylize("red strike", start, end)
        styles = ("red" if gone else "dim", "cyan")
        shown = Text.assemble((f"{place:>{margin}}  ", "dim"), *zip(columns, styles, strict=True), text)
        shown.rstrip()
        console.print(shown, soft_wrap=True)
    console.print(Text(_tally(lines), "bold"), soft_wrap=True)


def _places(lines: Sequence[FileLine]) -> Iterator[str]:
    """The number of the line; `3:12` for the twelfth of page 3; else a count."""
    counts: Counter[int | None] = Counter()
    for line in lines:
        counts[line.page] += 1
        yield str(line.line or (f"{line.page}:{counts[line.page]}" if line.page else counts[None]))


def _taken_as(line: FileLine) -> str:
    """`任务 i3`; at most two of what a line was taken as."""
    outer = [part for part in line.parts if part.kind not in _VALUES]
    names = list(dict.fromkeys(" ".join(filter(None, (PARTS[part.kind], part.id))) for part in outer))
    return " ".join(names if len(names) <= 2 else [names[0], f"等 {len(names)} 样"])


def _tally(lines: Sequence[FileLine]) -> str:
    """`共 45 行（格）：丢弃 页码 3，接上行 12；未用 4 处`."""
    counts = Counter(FATES[line.fate] for line in lines)
    unused = sum(part.kind == "unused" for line in lines for part in line.parts)
    said = "，".join(f"{name} {count}" for name, count in counts.items() if name)
    omitted = sum(len(line.omitted) for line in lines)
    rest = f"，行内略去 {omitted} 处" if omitted else ""
    return f"共 {len(lines)} 行（格）{f'：{said}' if said else ''}；未用 {unused} 处{rest}"


class _Console(Console):
    """A console that leaves a broken pipe to the application."""

    def on_broken_pipe(self) -> None:
        """Called by rich while it handles the BrokenPipeError: hand it on."""
        raise BrokenPipeError


def plain_console() -> Console:
    """Standard output, on which a notice's words are no markup."""
    return _Console(file=sys.stdout, markup=False, emoji=False, highlight=False)


# Control characters, which a terminal might obey.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def without_controls(text: str) -> str:
    """A wording with a blank for each control character, so that the rest keeps its column."""
    return _CONTROLS.sub(lambda run: " " * len(run[0]), text)


def plain_text(value: str, *, style: str = "", justify: JustifyMethod | None = None) -> Text:
    """A notice's own words: neither markup nor orders to the terminal."""
    return Text(_CONTROLS.sub(" ", value), style=style, justify=justify)


def _metadata(notice: Notice) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in metadata_lines(notice):
        grid.add_row(name, plain_text(value))
    title = plain_text(notice.metadata.title or "（无标题）", style="bold", justify="center")
    return Panel(Group(title, Text(), grid), box=box.ROUNDED, border_style="blue")


def _to_check(notice: Notice) -> RenderableType:
    """What must be looked at, with the reasons."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="magenta", no_wrap=True)
    grid.add_column(overflow="fold")
    for one in notice.check.items_to_check:
        for at, reason in enumerate(one.reasons):
            place = f"（第 {reason.span.line} 行）" if reason.span.line else ""
            grid.add_row(plain_text("" if at else one.item_id), plain_text(reason.message + place))
    return Group(Text(f"请核对（{len(notice.check.items_to_check)}）", style="bold"), grid)


def _outline(notice: Notice) -> RenderableType:
    """The headings, each with the number of tasks that stand right under it."""
    counts: dict[str, int] = {}
    for item in notice.items:
        if item.section_ids:
            counts[item.section_ids[-1]] = counts.get(item.section_ids[-1], 0) + 1
    root = Tree(Text(f"提纲（{len(notice.sections)}）", style="bold"), guide_style="dim")
    branches: dict[str | None, Tree] = {None: root}
    for section in notice.sections:
        line = plain_text(section.label, style="cyan").append(
            plain_text(_gap(section.label) + section.title, style="default")
        )
        if section.id in counts:
            line.append(f"  {counts[section.id]} 项", style="dim")
        if section.targets:
            line.append(plain_text(f"  {'；'.join(target.text for target in section.targets)}", style="green"))
        branches[section.id] = branches.get(section.parent_id, root).add(line)
    return root


def _gap(label: str) -> str:
    """A blank between a label that no mark closes and what it numbers: 第一章 总则."""
    return " " if label and not label.endswith(("、", "）", ")", ".", "．")) else ""


# Heading, what the cell says of a task, share of the width.
_COLUMNS: tuple[tuple[str, Callable[[TaskRow], str], int], ...] = (
    ("任务", lambda row: _wording(row), 12),
    ("牵头", lambda row: "、".join(row["lead"]), 5),
    ("责任/配合", lambda row: _others(row), 6),
    ("时限", lambda row: "；".join(row["deadlines"]), 4),
    ("目标", lambda row: "；".join(row["targets"]), 6),
)


def _tasks(title: str, rows: Sequence[TaskRow], *, wide: bool) -> RenderableType:
    """A table of tasks; a column that would be empty all the way down is left out."""
    columns = [column for column in _COLUMNS if any(column[1](row) for row in rows)]
    table = Table(
        title=plain_text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, show_lines=False, expand=True
    )
    table.add_column("序号", style="cyan", no_wrap=True)
    for name, _, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold", min_width=10 if name == "时限" else None)
    limit = 6 if wide else 4
    for row in rows:
        table.add_row(
            plain_text(f"{row['id']} {row['label'] or ''}{MARK if row['to_check'] else ''}"),
            *(_clip(say(row), limit * ratio) for _, say, ratio in columns),
        )
    return table


def _wording(row: TaskRow) -> str:
    """The task's first sentence, the whole of it in a table."""
    text = row["task"] if row["kind"] == "row" else row["task"].partition("。")[0]
    return f"{text}｜{row['subtask']}" if row["subtask"] else text


def _others(row: TaskRow) -> str:
    """`市交通局、市财政局；配合：白石县政府`."""
    support = "、".join(row["support"])
    return "；".join(part for part in ("、".join(row["responsible"]), support and f"配合：{support}") if part)


def _clip(text: str, limit: int) -> Text:
    """The text on one line, cut with … where it is longer than `limit` characters."""
    line = " ".join(text.split())
    return plain_text(line if len(line) <= limit else line[: limit - 1] + "…")


def _warnings(notice: Notice) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="yellow", no_wrap=True)
    grid.add_column(overflow="fold")
    for warning in notice.warnings:
        place = f"（第 {warning.span.line} 行）" if warning.span and warning.span.line else ""
        grid.add_row(warning.code, plain_text(warning.message + place))
    return Group(Text(f"提示（{len(notice.warnings)}）", style="bold"), grid)
