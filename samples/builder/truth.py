"""The truth of a notice, from the marks in its source, in the gold format (`schemas/gold.schema.json`)."""

import re
from datetime import date

from .source import Block, Source, collective, filled_rows, split_names

METADATA = [
    "title", "notice_title", "document_number", "issuer", "addressees", "issued_on", "approved_on", "published_on",
    "printed_by", "printed_on", "cc", "effective_on", "valid_until", "plan_year", "region_name", "region_level",
]
COLUMNS = {
    "序号": "number", "目标任务": "task", "重点工作任务": "task", "完成时限": "deadline",
    "牵头单位": "lead", "责任单位": "responsible", "配合单位": "support",
}
NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九")}


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def ordinal(label: str) -> int:
    """The number of a label: 1. （一） 第十一条 → 1, 1, 11."""
    if m := re.search(r"\d+", label):
        return int(m[0])
    digits = re.search(r"[一二三四五六七八九十]+", label)[0]
    if "十" not in digits:
        return NUMERALS[digits]
    tens, ones = digits.split("十")
    return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[ones] if ones else 0)


def section_of(block: Block, level: int) -> dict:
    title = block.text.replace("|", "")
    return {"label": block.label, "title": title, "level": level, "units": block.units,
            "deadlines": block.deadlines, "targets": block.targets}


def outline(source: Source) -> tuple[list, list]:
    sections, items, above, implied = [], [], [], None
    item: dict | None = None
    texts: list[str] = []
    for block in source.blocks:
        if block.kind == "heading":
            above = [*above[: block.level - 1], block.label]
            sections.append(section_of(block, block.level))
            item = None
        elif block.kind == "box":
            sections.append(section_of(block, len(above) + 1))
            item = None
        elif block.kind == "plan":
            above, item = [], None
        elif block.kind == "text":
            for key in ("units", "deadlines", "targets"):
                sections[-1][key] += getattr(block, key)
        elif block.kind == "implied":
            implied = block.text
        elif block.kind == "item":
            chapter = re.match(r"[一二三四五六七八九十]+、$", block.label)
            item = {"label": block.label, "number": ordinal(block.label), "section": [] if chapter else list(above),
                    "start": "", "end": "", "strength": block.strength, "units": list(block.units), "deadlines": list(block.deadlines),
                    "targets": list(block.targets)}
            if implied:
                item["units"].append({"name": implied, "role": "responsible", "collective": collective(implied), "implied": True})
            items.append(item)
            texts.append(block.text)
        elif block.kind == "more":
            assert item is not None, block.text
            for key in ("units", "deadlines", "targets"):
                item[key] += getattr(block, key)
            texts[-1] += block.text
    for entry, text in zip(items, texts, strict=True):
        entry["start"], entry["end"] = bare(text)[:10], bare(text)[-10:]
    for section in sections:
        if not section["units"]:
            del section["units"]
    return sections, items


def table_of(block: Block) -> dict:
    rows = []
    keys = ["subtask" if column == "<" else COLUMNS[column] for column in block.columns]
    for row, band, cells in filled_rows(block):
        values = dict(zip(keys, cells, strict=True))
        deadline = row.deadlines[0] if row.deadlines else {}
        entry = {"number": values["number"], "section": band, "task": values["task"],
                 "subtask": values.get("subtask") or None, "deadline": values["deadline"],
                 "deadline_kind": deadline.get("kind"), "deadline_date": deadline.get("date")}
        for role in ("lead", "responsible", "support"):
            names = split_names(values.get(role, ""))
            entry[role] = [re.sub("等$", "", name) for name in names if name != "—"]
        rows.append(entry)
    return {"title": block.text.replace("|", ""), "rows": rows}


def truth_of(source: Source) -> dict:
    given = source.head["metadata"]
    unknown = set(given) - set(METADATA)
    if unknown:
        raise ValueError(f"{source.name}: unknown metadata {unknown}")
    metadata = {key: given.get(key, [] if key in ("issuer", "addressees", "cc") else None) for key in METADATA}
    sections, items = outline(source)
    return {"source": f"{source.name}.txt", "metadata": metadata, "sections": sections, "items": items,
            "tables": [table_of(b) for b in source.blocks if b.kind == "table"]}


def dates_of(value: str) -> list[str]:
    """The ways in which a date may be printed."""
    day = date.fromisoformat(value)
    return [f"{day.year}年{day.month}月{day.day}日"]


def check(truth: dict, text: str) -> None:
    """Refuse a truth whose words do not stand in the text (blanks removed)."""
    text = bare(text)
    name = truth["source"]

    def stands(words: str) -> None:
        if bare(words) not in text:
            raise ValueError(f"{name}: {words!r} does not stand in the text")

    meta = truth["metadata"]
    for key in ("title", "notice_title", "document_number", "printed_by"):
        if meta[key]:
            stands(meta[key])
    for key in ("issuer", "addressees", "cc"):
        for words in meta[key]:
            stands(words)
    for key in ("issued_on", "approved_on", "printed_on", "effective_on"):
        if meta[key] and not any(d in text for d in dates_of(meta[key])):
            raise ValueError(f"{name}: no {key} in the text")
    for entry in truth["sections"]:
        stands(entry["label"] + entry["title"])
    at = 0
    for entry in truth["items"]:
        at = text.find(bare(entry["label"]) + entry["start"], at)
        end = text.find(entry["end"], at)
        if at < 0 or end < 0:
            raise ValueError(f"{name}: item {entry['label']}{entry['start']} … {entry['end']} not found in order")
        body = text[at : end + len(entry["end"])]
        for unit in entry["units"]:
            if not unit.get("implied") and unit["name"] not in body:
                raise ValueError(f"{name}: {unit['name']} is not in {entry['label']}")
        for value in entry["deadlines"] + entry["targets"]:
            if bare(value["text"]) not in body:
                raise ValueError(f"{name}: {value['text']} is not in {entry['label']}")
    for section in truth["sections"]:
        for value in section["deadlines"] + section["targets"]:
            stands(value["text"])
    for table in truth["tables"]:
        stands(table["title"])
        for row in table["rows"]:
            for words in (row["task"], row["subtask"] or "", row["deadline"], *row["lead"], *row["responsible"]):
                stands(words)
