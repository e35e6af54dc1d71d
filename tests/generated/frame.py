"""What stands around a plan: red head, title, letter, signature, record, or the head of a web page; and the metadata."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from generated.bodies import Region
from generated.limits import Years
from generated.lines import Line
from generated.said import often, pick, weighted
from generated.words import load


@dataclass
class Frame:
    """The lines before the plan and after it, and what they say."""

    title: str
    years: Years
    head: list[Line]
    sign: list[Line] = field(default_factory=list)
    record: list[Line] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    features: list[str] = field(default_factory=list)

    def foot(self, table: list[Line]) -> list[Line]:
        """Signature, the annex, the record."""
        return [*self.sign, *table, *self.record]


_ADDRESSEES: dict[str, list[tuple[str, list[str]]]] = {
    "national": [
        ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]),
    ],
    "province": [
        ("各市人民政府，省政府各部门、各直属机构：", ["各市人民政府", "省政府各部门", "各直属机构"]),
        ("各设区市人民政府，省直各有关单位：", ["各设区市人民政府", "省直各有关单位"]),
    ],
    "city": [
        ("各县（市、区）人民政府，市政府各部门、各直属单位：", ["各县（市、区）人民政府", "市政府各部门", "各直属单位"]),
        ("各县（市、区）人民政府，市直各有关单位：", ["各县（市、区）人民政府", "市直各有关单位"]),
        ("各县（市、区）人民政府、开发区管委会，市直有关部门：", ["各县（市、区）人民政府", "开发区管委会", "市直有关部门"]),
    ],
    "county": [
        ("各乡镇人民政府，{p}政府各部门、各直属单位：", ["各乡镇人民政府", "{p}政府各部门", "各直属单位"]),
        ("各镇人民政府，各街道办事处，{p}直各单位：", ["各镇人民政府", "各街道办事处", "{p}直各单位"]),
        ("各乡镇人民政府，{p}直有关部门，各有关企业：", ["各乡镇人民政府", "{p}直有关部门", "各有关企业"]),
    ],
    "township": [("各村（社区），镇直各部门：", ["各村（社区）", "镇直各部门"])],
    "zone": [("各部门、各街道，各有关单位：", ["各部门", "各街道", "各有关单位"])],
}  # fmt: skip
_TITLES = [
    "{r}{y}年{t}工作要点", "{r}{t}{y}年工作方案", "{y}年{r}{t}工作计划", "{r}推进{t}工作方案", "{r}{t}三年行动计划（{a}—{y}年）",
    "{r}{t}行动方案（{a}-{y}年）", "{r}{y}年{t}重点任务分工方案", "{r}{y}年度{t}工作要点", "{r}{t}实施方案", "{r}关于推进{t}的若干措施",
]  # fmt: skip
_MINISTRIES = ["国务院办公厅", "工业和信息化部", "农业农村部", "国家发展改革委", "商务部", "生态环境部"]
_OFFICES = {
    "province": ["{r}人民政府办公厅", "{r}人民政府", "{r}发展和改革委员会"],
    "city": ["{r}人民政府办公室", "{r}人民政府", "{r}发展和改革委员会", "{r}{t}工作领导小组办公室"],
    "county": ["{r}人民政府办公室", "{r}人民政府", "{r}农业农村局", "{r}{t}工作领导小组办公室"],
    "township": ["{r}人民政府"],
    "zone": ["{r}管理委员会", "{r}管理委员会办公室"],
}  # fmt: skip


def chinese_date(day: dt.date) -> str:
    """2026年3月12日."""
    return f"{day.year}年{day.month}月{day.day}日"


def make_frame(rng: random.Random, region: Region, topic: str) -> Frame:
    """A frame of any kind."""
    year = pick(rng, [2026, 2025, 2024, 2023])
    issued = dt.date(year, 1 + rng.randrange(5), 1 + rng.randrange(28))
    form = pick(rng, _TITLES)
    ranged = "{a}" in form
    if ranged:
        issued = issued.replace(year=year - 2)
    title = form.format(r=region.name, y=year, t=topic, a=year - 2)
    plan_year = year if "{y}" in form and not ranged else None
    kind = weighted(rng, {"plan alone": 3, "letter": 6, "web": 2, "index": 1})
    years = Years(
        plan_year, issued.year, year if ranged else year + 1, issued, issued if kind != "plan alone" else None
    )
    issuer = pick(rng, _OFFICES[region.level]).format(r=region.name, t=topic) if region.name else pick(rng, _MINISTRIES)
    frame = Frame(title, years, [], features=[f"head: {kind}", f"level {region.level}", f"title {form}"])
    frame.metadata = {"title": title, "notice_title": None, "document_number": None, "plan_year": plan_year}
    _place(frame, region)
    intro = pick(rng, load("work")["measures"]["intro"])
    if kind == "plan alone":
        frame.head = [Line(title, "title"), Line(intro, "text")]
        frame.metadata["issuer"] = None
        if often(rng, 0.3):
            frame.sign = [Line(issuer, "sign"), Line(chinese_date(issued), "sign")]
            frame.metadata.update(issuer=[issuer], issued_on=str(issued))
        if frame.metadata["issuer"] is None:
            del frame.metadata["issuer"]
            frame.metadata.pop("region_level", None)  # nothing says whose plan it is
        return frame
    _letter(rng, frame, region, issuer, issued, kind)
    frame.head += [Line(title, "title"), Line(intro, "text")]
    if often(rng, 0.4):
        _record(rng, frame, region, issuer, issued)
    return frame


def _place(frame: Frame, region: Region) -> None:
    if region.level == "national":
        frame.metadata["region_level"] = "national"
    elif region.level != "zone":
        frame.metadata["region_name"] = region.name


def _letter(rng: random.Random, frame: Frame, region: Region, issuer: str, issued: dt.date, kind: str) -> None:
    """关于印发《…》的通知, with what stands above it."""
    mark = pick(rng, ["《{t}》", "《{t}》", "{t}"]).format(t=frame.title)
    who = pick(rng, [issuer, issuer, ""])
    title = f"{who}关于印发{mark}的通知"
    sign = pick(rng, ["青政办发", "云府办〔", "白发改", "柳办字"]).rstrip("〔")
    number = f"{sign}{pick(rng, ['〔', '〔', '［', '['])}{issued.year}{'〕'}{1 + rng.randrange(120)}号"
    number = number.replace("［" + str(issued.year) + "〕", f"［{issued.year}］").replace(
        f"[{issued.year}〕", f"[{issued.year}]"
    )
    text, addressees = pick(rng, _ADDRESSEES[region.level])
    notice = f"{chinese_date(issued)}"
    body = pick(
        rng,
        [
            "现将《{t}》印发给你们，请认真贯彻执行。",
            "《{t}》已经同意，现印发给你们，请结合实际认真抓好落实。",
            "经研究同意，现将《{t}》印发给你们，请遵照执行。",
        ],
    ).format(t=frame.title)
    lines = []
    if kind == "web":
        day = issued + dt.timedelta(days=1 + rng.randrange(20))
        lines += [Line("您当前的位置：首页 > 政务公开 > 政策文件", "head"), Line(title, "title")]
        stamp = pick(
            rng,
            [
                "发布时间：{d} 来源：{i} 浏览次数：128",
                "发布日期：{d}  来源：{i}",
                "时间：{d} 来源：{i} 字号：[大 中 小]",
            ],
        )
        lines.append(Line(stamp.format(d=day, i=issuer), "head"))
        frame.metadata["published_on"] = str(day)
    elif kind == "index":
        lines += [
            Line(f"索 引 号：{11370000 + rng.randrange(9999)}/{issued.year}-00{100 + rng.randrange(800)}", "head"),
            Line("主题分类：综合政务", "head"), Line(f"发文机关：{issuer}", "head"), Line(f"成文日期：{chinese_date(issued)}", "head"),
            Line(f"标 题：{title}", "head"), Line(f"发文字号：{number}", "head"), Line(title, "title"),
        ]  # fmt: skip
    else:
        lines.append(Line(title, "title"))
    if kind != "web" or often(rng, 0.5):
        lines.insert(len(lines) if kind != "letter" or often(rng, 0.5) else 0, Line(number, "head"))
        frame.metadata["document_number"] = number
    lines += [
        Line(text.format(p=region.prefix), "head"),
        Line(body, "text"),
        Line(issuer, "sign"),
        Line(notice, "sign"),
    ]
    if often(rng, 0.3):
        lines.append(Line("（此件公开发布）", "sign"))
    frame.head = lines
    frame.metadata.update(
        notice_title=title,
        issuer=[issuer],
        issued_on=str(issued),
        addressees=[a.format(p=region.prefix) for a in addressees],
    )


def _record(rng: random.Random, frame: Frame, region: Region, issuer: str, issued: dt.date) -> None:
    """抄送 and 印发."""
    if region.prefix and region.level in ("city", "county") and often(rng, 0.5):
        p = region.prefix
        frame.record.append(Line(f"抄送：{p}委办公室，{p}人大常委会办公室，{p}政协办公室。", "record"))
        frame.metadata["cc"] = [f"{p}委办公室", f"{p}人大常委会办公室", f"{p}政协办公室"]
    printed = issued + dt.timedelta(days=rng.randrange(3))
    by = issuer if issuer.endswith(("办公室", "办公厅")) else f"{issuer}办公室"
    frame.record.append(Line(f"{by} {chinese_date(printed)}印发", "record"))
    frame.metadata.update(printed_by=by, printed_on=str(printed))
