"""What the body of a text says of its kind where its title does not."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import cast

import regex

from ydparse.document import ViewAt
from ydparse.lexicon import load
from ydparse.models import KindName
from ydparse.rules.kind.headings import kind_of
from ydparse.rules.kind.matter import ERRANDS, KindRule, Matter, Told, pattern
from ydparse.rules.rule import Evidence, Rule

_ARTICLE = regex.compile(r"(?:(?<=^|[\n。;章)》])|(?<=则))第[一二三四五六七八九十百零]{1,6}条(?![第的、,和至]|规定)")
_ARTICLES = 3
_ASKED = regex.compile(
    r"(?:(?<=^|[\n。?!])问|(?<=^|[\n?])答|记者):"
    r"|(?<=^|[\n。])(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^。\n?:]{4,60}\?"
)
_ANSWERS = 2
_HEAD, _OPENING, _CLOSING = 300, 800, 400  # characters within which formulas stand
_LINK = regex.compile(r"第[一二三四五六七八九十]{1,3}[节章]|\d{4}-\d\d-\d\d$|[←>]")
_FIELDS = 2
_ITSELF = r"(?:制定|制订|提出)(?:了?如下|以下|本)[^。,;:《]{0,10}?(?P<end>\L<end>)(?=[。,:;(])"
_RETOLD = r"^(?:\L<lately>),[^。]{4,200}?\L<issued>了?《|\L<chairs>"
_ADDRESSED = r"^[^。:\n]{4,160}\L<bodies>:"
_SCHEDULE = regex.compile(r"(?<=^|\n)(?:\d{1,2}(?:月?[-~]\d{1,2})?月(?:底|前)?|全年):")
_STAGES = 3
_DUTY = regex.compile(r"(?:负责|牵头|配合)[)。;]|\L<holder>单位:", holder=("责任", "牵头", "配合"))
_DUTIES = 2


def _many(matter: Matter, form: regex.Pattern[str], least: int, kind: KindName) -> Told | None:
    """The kind where a form stands so often, with the first of them."""
    found = list(islice(form.finditer(matter.text), least))
    return Told(kind, matter.place(found[0])) if len(found) == least else None


def _closes(matter: Matter) -> Told | None:
    """会议纪要 at the head; 妥否，请批示; 现批复如下: formulas."""
    view, text = matter.document.view, matter.text
    for place, start, stop in (
        ("heads", 0, _HEAD),
        ("closes", 0, _OPENING),
        ("closes", max(_OPENING, len(text) - _CLOSING), len(text)),
    ):
        for word, kind in _formulas(place):
            if (at := text.find(word, start, stop)) >= 0:
                return Told(cast("KindName", kind), view.to_text(ViewAt(at), ViewAt(at + len(word))))
    return None


@cache
def _formulas(place: str) -> list[tuple[str, str]]:
    return [(word, kind) for word, at, kind in load("text_kinds") if at == place]


def _articles(matter: Matter) -> Told | None:
    return _many(matter, _ARTICLE, _ARTICLES, "law")


def _asks(matter: Matter) -> Told | None:
    """Questions with answers, or headings that ask; not those of a guide."""
    if _guides(matter):
        return None
    first = matter.lines[0] if matter.lines else None
    if first and matter.text[len(first.text) : len(first.text) + 1] == "?":
        return Told("interpretation", first.place)
    return _many(matter, _ASKED, _ANSWERS, "interpretation")


def _guides(matter: Matter) -> Told | None:
    found = {one.group(): one for one in pattern(r"\L<field>").finditer(matter.text)}
    return Told("guide", matter.place(next(iter(found.values())))) if len(found) >= _FIELDS else None


def _lists(matter: Matter) -> Told | None:
    """A page of links: no sentence, titles and dates line by line."""
    lines = [line for line in matter.text.split("\n") if line]
    if "。" in matter.text or len(lines) < 2:
        return None
    links = sum(_LINK.search(line) is not None or kind_of(line) is not None for line in lines)
    first = matter.document.paragraphs[0]
    return Told("list", (first.start, first.end)) if links * 2 > len(lines) else None


def _schedules(matter: Matter) -> Told | None:
    """3月：…, 全年：… line by line: the cells of a table of tasks."""
    return _many(matter, _SCHEDULE, _STAGES, "task_table")


def _names_itself(matter: Matter) -> Told | None:
    """制定本方案, 现提出以下意见."""
    found = pattern(_ITSELF).search(matter.text)
    kind = kind_of(found["end"]) if found else None
    return Told(cast("KindName", kind), matter.place(found)) if found and kind and kind not in ERRANDS else None


def _retells(matter: Matter) -> Told | None:
    """近日，某局印发了《…》: what opens without a title and tells of another paper."""
    found = pattern(_RETOLD).search(matter.text, 0, _HEAD)
    return Told("news", matter.place(found)) if found else None


def _addressed(matter: Matter) -> Told | None:
    """各县（区）人民政府：… without a title."""
    found = pattern(_ADDRESSED).search(matter.text, 0, _HEAD)
    return Told("directive", matter.place(found)) if found else None


def _rows(matter: Matter) -> Told | None:
    return Told("task_table", matter.rows) if matter.rows else None


def _duties(matter: Matter) -> Told | None:
    return _many(matter, _DUTY, _DUTIES, "plan")


RULES: tuple[KindRule, ...] = (
    Rule("kind.formula", "正文里的套语：妥否请批示，现批复如下，新华社记者", Evidence.TOUCHING, _closes, (), ()),
    Rule("kind.articles", "逐条写成“第几条”", Evidence.GOVERNING, _articles, (), (), ("条",)),
    Rule("kind.questions", "一问一答", Evidence.GOVERNING, _asks, (), (), ("问:", "答:", "者:", "?")),
    Rule("kind.links", "没有句子，逐行是标题和日期", Evidence.GOVERNING, _lists, (), ()),
    Rule("kind.service", "办事的项目：办理条件、申请材料、受理部门", Evidence.SHARED, _guides, (), ()),
    Rule("kind.schedule", "逐行写明月份", Evidence.GOVERNING, _schedules, (), (), ("月",)),
    Rule("kind.itself", "自称：制定本方案，现提出以下意见", Evidence.SHARED, _names_itself, (), ()),
    Rule("kind.retold", "没有标题，开头说某机关近日印发了另一份文件", Evidence.SHARED, _retells, (), ()),
    Rule("kind.addressed", "没有标题，开头是主送机关", Evidence.BARE, _addressed, (), ()),
    Rule("kind.rows", "任务表", Evidence.SHARED, _rows, (), ()),
    Rule("kind.duties", "有责任括注", Evidence.BARE, _duties, (), ()),
)
