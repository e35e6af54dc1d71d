"""docs/querying.md: its generated parts are up to date, and its queries give the right rows in every database."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest
from tabular_rows import SAMPLES, sample

from ydparse import Notice, extract_text
from ydparse.writers.tabular import WRITERS
from ydparse.writers.tabular.rows import counted, notice_id, notice_rows

ROOT = SAMPLES.parent
PAGE = (ROOT / "docs" / "querying.md").read_text(encoding="utf-8")

QUERIES = {int(found[1]): found[2] for found in re.finditer(r"^### (\d+)\. .*?^```sql\n(.*?)^```", PAGE, re.M | re.S)}

NATIONAL = """国家低碳发展2026年重点任务
一、重点任务
（一）编制低碳产品目录。（国家发展和改革委员会牵头，生态环境部配合，2026年5月底前完成）
（二）开展宣传。（生态环境部负责，长期坚持）
"""

# The samples, the same plan of the year before and a plan of the nation: what a careful reader finds in them.
ANSWERS: dict[int, list[tuple[object, ...]]] = {
    1: [
        (
            "东陵市", "i9", "2026-05-31", "2026年5月底前",
            "强化组织保障。建立市低空经济发展联席会议制度，按季度调度重点工作；各县（市、区）政府、各有关部门要细化措施，"
            "2026年5月底前报送实施细则。",
        ),
        (None, "i1", "2026-05-31", "2026年5月底前", "编制低碳产品目录。"),
        (
            "云岭省", "i1", "2026-06-30", "6月底前",
            "深入实施清云经济走廊建设规划,编制走廊核心区国土空间专项规划,6月底前完成3个片区控制性详细规划报批。",
        ),
    ],
    2: [
        ("东陵市", None, "东陵市人民政府关于加快低空经济高质量发展的实施意见", "新增高新技术企业", "~", 15.0, "家"),
        ("白石县", 2026, "白石县融入清云经济走廊2026年工作要点", "净增高新技术企业", "=", 5.0, "家"),
    ],
    3: [
        ("县文旅局", 2, 1, 0),
        ("县住建局", 1, 1, 0),
        ("县委宣传部", 1, 0, 0),
        ("县政府督查室", 1, 0, 0),
        ("县教育局", 1, 0, 0),
        ("县财政局", 0, 2, 0),
        ("县统计局", 0, 1, 0),
        ("县融媒体中心", 0, 1, 0),
        ("城关镇", 0, 1, 0),
        ("县交通运输局", 0, 0, 1),
        ("县市场监管局", 0, 0, 1),
    ],
    4: [
        ("2025-06-30", "云岭省", "item", "i1", "省发展改革委"),
        ("2025-09-30", "云岭省", "item", "i14", "省发展改革委"),
        ("2025-12-31", "云岭省", "item", "i16", "省水利厅"),
        ("2025-12-31", "云岭省", "item", "i26", None),
        ("2025-12-31", "云岭省", "item", "i8", "省科技厅"),
        ("2026-03-31", "白石县", "row", "t1r15", "县财政局"),
        ("2026-04-09", None, "item", "i1", "标准司"),
        ("2026-04-30", "白石县", "row", "t1r16", "县林业局"),
        ("2026-04-30", "青禾市", "row", "t1r1", None),
        ("2026-05-31", "东陵市", "item", "i9", "市发改委"),
        ("2026-05-31", None, "item", "i1", "国家发展和改革委员会"),
        ("2026-05-31", None, "item", "i6", None),
    ],
    5: [
        ("柳溪镇2026年乡村建设重点工作方案", "i11", "1、", 0, 0),
        ("柳溪镇2026年乡村建设重点工作方案", "i12", "2、", 0, 0),
    ],
    6: [
        ("云河县2026年文旅产业提升工作方案", "i8", "按月", "严格督查考核。按月调度、年底考核。"),
        (
            "公共服务数据共享提升行动实施意见", "i4", "每月底前",
            "完善更新机制。各省级主管部门应当于每月底前更新目录，每季度召开一次调度会，每半年开展一次评估。"
        ),
        (
            "柳溪镇2026年乡村建设重点工作方案", "i7", "每月",
            "开展水质监测。对集中供水点每月检测1次，水质合格率不低于98%。"
        ),
        (
            "青禾市推动城乡公共服务一体化工作方案", "i12", "每月",
            "强化调度评估。建立工作调度机制，每月通报工作进展，每季度召开一次现场推进会。"
        ),
        ("青禾市推动城乡公共服务一体化工作方案", "t1r9", "每月", "对特殊困难老年人开展探访关爱"),
    ],
    7: [
        ("白石县", "i12", "只在正文", None, "县生态环境分局"),
        ("白石县", "i12", "只在表中", "t1r15", "县财政局"),
        ("白石县", "i2", "只在正文", None, "县发改委"),
        ("白石县", "i2", "只在表中", "t1r2", "县委组织部"),
        ("白石县", "i2", "只在表中", "t1r4", "县农业农村局"),
        ("白石县", "i2", "只在表中", "t1r4", "县商务局"),
        ("白石县", "i4", "只在表中", "t1r8", "县乡村振兴服务中心"),
    ],
    8: [
        ("柳溪镇", "item", "i2", "持续推进"),
        ("柳溪镇", "item", "i9", "长期坚持"),
        ("白石县", "row", "t1r1", "持续开展"),
        ("白石县", "row", "t1r4", "持续开展"),
        ("青禾市", "row", "t1r14", "长期坚持"),
        ("青禾市", "row", "t1r4", "持续推进"),
        ("青禾市", "row", "t1r7", "持续推进"),
        (None, "item", "i2", "长期坚持"),
    ],
    9: [
        ("YD130", 8, 3),
        ("YD121", 5, 5),
        ("YD113", 4, 3),
        ("YD115", 3, 3),
        ("YD110", 1, 1),
        ("YD111", 1, 1),
        ("YD112", 1, 1),
        ("YD122", 1, 1),
        ("YD135", 1, 1),
    ],
    10: [
        ("云河县", "云河县2026年文旅产业提升工作方案", 1),
        ("柳溪镇", "柳溪镇2026年乡村建设重点工作方案", 1),
    ],
    11: [
        ("副本.txt", "duplicate", None, "与 baishi-key-points-2026.txt 相同"),
        ("坏.pdf", "failed", "YD007", "文件已损坏"),
    ],
    12: [
        ("云岭省", "城镇新增就业", "人", 440000.0, 450000.0, 10000.0),
        ("云岭省", "城镇调查失业率", "%", 5.8, 5.5, -0.3),
    ],
    13: [
        ("YD130", 8, 3),
        ("goal.bare", 3, 2),
        ("quantity.open", 3, 3),
        ("body.missing", 2, 2),
        ("stop.missing", 2, 2),
        ("YD110", 1, 1),
        ("YD111", 1, 1),
        ("YD135", 1, 1),
        ("gap.beside", 1, 1),
        ("role.open", 1, 1),
        ("section.clause", 1, 1),
    ],
}  # fmt: skip


def notices() -> dict[str, Notice]:
    """The samples, once each, by file name; last year's plan of the province; a plan of the nation."""
    names = [path.name for path in sorted(SAMPLES.glob("*.txt")) if ".wrapped" not in path.name]
    plan = sample("yunling-key-points-2026.txt").text
    before = plan.replace("2026", "2025").replace("45万人", "44万人").replace("5.5%", "5.8%")
    made = {"yunling-2025.txt": extract_text(before), "national.txt": extract_text(NATIONAL)}
    return {**{name: sample(name) for name in names}, **made}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tasks.sqlite, tasks.duckdb and so on."""
    found = notices()
    first, *_ = found
    files = [
        (name, notice_id(one.source.sha256), "done", None, 1, one.source.sha256, *counted(one), None, None, None)
        for name, one in found.items()
    ]
    of_first = found[first].source.sha256
    copy = ("副本.txt", notice_id(of_first), "duplicate", first, 1, of_first, *counted(found[first]), None, None, None)
    broken = ("坏.pdf", None, "failed", None, 1, "0" * 64, None, None, "YD007", "文件已损坏", "请重新下载")
    rows = [part for notice in found.values() for part in notice_rows(notice).items()]
    at = tmp_path_factory.mktemp("tables")
    for suffix, write in WRITERS.items():
        write(at / f"tasks{suffix}", [*rows, ("files", [*files, copy, broken])])
    return at


@pytest.fixture(scope="module", params=["sqlite", "duckdb", "parquet"])
def database(request: pytest.FixtureRequest, folder: Path) -> Iterator[Any]:
    """An open connection to the tables in one of three ways."""
    if request.param == "sqlite":
        opened: Any = sqlite3.connect(folder / "tasks.sqlite")
    elif request.param == "duckdb":
        opened = duckdb.connect(folder / "tasks.duckdb", read_only=True)
    else:
        opened = duckdb.connect()
        opened.execute(fenced("sql", "read_parquet('tasks.parquet/notices").replace("'tasks.", f"'{folder}/tasks."))
    with closing(opened):
        yield opened


def fenced(language: str, holding: str) -> str:
    """The one code block of the page that holds these words."""
    (block,) = (
        code for code in re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S) if holding in code
    )  # fmt: skip
    return block


def answer(database: Any, query: str) -> list[tuple[object, ...]]:
    """The rows of a query; dates as text, as SQLite has them."""
    rows = database.execute(query).fetchall()
    return [tuple(value.isoformat() if isinstance(value, dt.date) else value for value in row) for row in rows]


@pytest.mark.parametrize("number", QUERIES)
def test_a_query_gives_the_right_rows(number: int, database: Any) -> None:
    assert answer(database, QUERIES[number]) == ANSWERS[number]


def test_every_query_has_an_answer() -> None:
    assert list(QUERIES) == list(ANSWERS)
    assert len(QUERIES) >= 10


def test_the_page_tells_how_to_find_the_evidence(database: Any) -> None:
    (expression,) = re.findall(r"`(substr\(.*?)`", PAGE)
    for table in ("units", "deadlines", "targets"):
        query = f"""SELECT {expression.replace("(text", "(n.text")}, v.{"name" if table == "units" else "text"}
            FROM {table} AS v JOIN notices AS n ON n.notice_id = v.notice_id"""
        rows = answer(database, query)
        assert rows
        assert all("".join(str(evidence).split()) == value for evidence, value in rows)


@pytest.mark.parametrize("words", ["sqlite3.connect", "duckdb.connect", "read_parquet"])
def test_the_page_tells_how_to_open(words: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (code,) = (
        block
        for block in re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)
        if words in block and ("pandas" in block) == (words == "read_parquet")
    )
    names: dict[str, Any] = {}
    exec(code, names)
    if words == "read_parquet":
        items, units, tasks = names["items"], names["units"], names["tasks"]
        assert len(tasks) == len(items) + 30
        assert items["due_on"].iloc[0] == dt.date(2026, 12, 31)
        assert units["inline"].dtype == bool
        assert tasks["due_on"].dtype.kind == "M"
        assert set(units["owner"]) == {"section", "item", "row"}
    else:
        assert len(names["rows"]) == 18
    if "database" in names:
        names["database"].close()


def make_layout() -> ModuleType:
    """The script that writes the generated parts of the page."""
    spec = importlib.util.spec_from_file_location("make_layout", ROOT / "docs" / "make_layout.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date() -> None:
    assert make_layout().page(PAGE) == PAGE, "run `python docs/make_layout.py`"


def test_a_page_without_its_places_is_refused() -> None:
    with pytest.raises(ValueError, match="layout"):
        make_layout().page("# 没有标记")
