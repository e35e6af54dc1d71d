"""What the body of a text says of its kind where its title does not."""

from __future__ import annotations

from functools import cache
from typing import cast

import regex

from ydparse.document import ViewAt
from ydparse.grammar.days import MONTH_NUMBER
from ydparse.lexicon import load, words
from ydparse.models import KindName
from ydparse.rules.kind.examples import PROSE, TASKS, TO
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
_FIELDS = 2
_ITSELF = r"(?:制定|制订|提出)(?:了?如下|以下|本)[^。,;:《]{0,10}?(?P<end>\L<end>)(?=[。,:;(])"
_RETOLD = r"^(?:\L<lately>),[^。]{4,200}?\L<issued>了?《|\L<chairs>"
_ADDRESSED = r"^[^。:\n]{4,160}\L<bodies>:"
_SCHEDULE = regex.compile(rf"(?<=^|[\n\t])(?:{MONTH_NUMBER}(?:月?[-~]{MONTH_NUMBER})?月(?:底|前)?|全年):")
_STAGES = 3
_DUTY = regex.compile(
    r"负责[)。;]|\L<duty>\L<holder>", **{kind: words("duty_words", kind) for kind in ("duty", "holder")}
)
_DUTIES = 2


def _many(matter: Matter, form: regex.Pattern[str], least: int, kind: KindName) -> Told | None:
    """The kind where a form stands so often, with the first of them."""
    found = matter.first_of(form, least)
    return Told(kind, matter.place(found)) if found else None


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
    """A page of links, and nothing but links."""
    return Told("list", matter.links) if matter.links else None


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
    Rule(
        "kind.formula",
        "开头或结尾的套语：会议纪要，妥否请批示，现批复如下，记者某某",
        Evidence.TOUCHING,
        _closes,
        takes=(
            (f"护河闸门改造一事\n{PROSE}妥否，请批示。\n", "request"),
            (f"你局来文收悉。现批复如下：\n{TASKS}", "reply"),
            (f"县长办公会议纪要〔2026〕3号\n{PROSE}", "minutes"),
        ),
        refuses=(f"白石县护河工作方案\n{TASKS}有关会议纪要另发。\n", f"{PROSE}{TASKS}"),
    ),
    Rule(
        "kind.articles",
        "逐条写成“第几条”",
        Evidence.GOVERNING,
        _articles,
        takes=(
            ("第五条河道由县水务局管理。\n第六条禁止侵占河道。\n第七条违者限期改正。\n", "law"),
            ("第一章总则\n第一条为了护河。\n第二条适用于全县。\n第三条县水务局主管。\n", "law"),
        ),
        refuses=(f"按照第五条、第六条、第七条的规定办理。\n{TASKS}", "第一条河道管护。\n第二条岸线管护。\n"),
        needs=("条",),
    ),
    Rule(
        "kind.questions",
        "一问一答，或标题都是问句",
        Evidence.GOVERNING,
        _asks,
        takes=(
            ("问：为什么护河？\n答：为了安全。\n问：谁来护河？\n答：大家。\n", "interpretation"),
            ("一、为什么要保护河道？\n为了安全。\n二、由谁来保护河道？\n大家。\n", "interpretation"),
        ),
        refuses=(
            f"{PROSE}河道为什么淤塞？\n{TASKS}",
            "一、受理条件\n二、申请材料\n三、如何申请护河补助？\n四、向谁申请护河补助？\n",
        ),
        needs=("问:", "答:", "者:", "?"),
    ),
    Rule(
        "kind.links",
        "没有句子，逐行是标题、日期或链接",
        Evidence.GOVERNING,
        _lists,
        takes=(
            ("2026-03-01\n白石县护河工作方案\n2026-04-02\n青禾市护河若干措施\n", "list"),
            ("← 返回\n第一节 白石县\n第二节 青禾市\n", "list"),
        ),
        refuses=(f"2026-03-01\n白石县护河工作方案\n{TASKS}", "疏浚河道\n更新水尺\n清理岸线\n"),
    ),
    Rule(
        "kind.schedule",
        "逐行写明月份",
        Evidence.GOVERNING,
        _schedules,
        takes=(
            ("河道疏浚\n3月：勘察\n4-6月：施工\n12月：验收\n", "task_table"),
            ("水尺更新\n全年：维护\n3月：采购\n5月底：安装\n", "task_table"),
        ),
        refuses=("河道疏浚\n3月：勘察\n4月：施工\n", f"3月开工，4月施工，12月验收。\n{PROSE}"),
        needs=("月",),
    ),
    Rule(
        "kind.service",
        "办事的项目：办理条件、申请材料、受理部门",
        Evidence.SHARED,
        _guides,
        takes=(
            ("一、办理条件\n本县居民。\n二、申请材料\n身份证。\n", "guide"),
            ("护河补助怎么领\n申请条件：护河员。\n咨询电话：见公示。\n", "guide"),
        ),
        refuses=(f"一、办理条件\n本县居民。\n{PROSE}", f"关于优化护河许可的通知\n{TO}精简申请材料，公开咨询电话。\n"),
    ),
    Rule(
        "kind.itself",
        "自称什么：制定本方案，现提出以下意见",
        Evidence.SHARED,
        _names_itself,
        takes=(
            (f"为保护河道，制定本方案。\n{TASKS}", "plan"),
            (f"为保护河道，现提出以下意见。\n{TASKS}", "measures"),
        ),
        refuses=(f"要尽快制定护河方案。\n{TASKS}", f"县水务局提出意见十条。\n{TASKS}"),
    ),
    Rule(
        "kind.retold",
        "没有标题，开头说某机关近日印发了另一份文件，或某人主持召开会议",
        Evidence.SHARED,
        _retells,
        takes=(
            (f"近日，县水务局印发《护河规程》，自下月起施行。\n{PROSE}", "news"),
            (f"县长昨日主持召开常务会议，部署护河。\n{PROSE}", "news"),
        ),
        refuses=(
            f"县水务局将印发《护河规程》。\n{PROSE}",
            f"关于做好护河工作的通知\n{TO}近日，县水务局印发《护河规程》。\n",
        ),
    ),
    Rule(
        "kind.rows",
        "有任务表",
        Evidence.SHARED,
        _rows,
        takes=(
            ("序号\t目标任务\t责任单位\n1\t疏浚河道\t县水务局\n2\t更新水尺\t县水务局\n", "task_table"),
            ("序号\t工作任务\t牵头单位\t完成时限\n1\t疏浚河道\t县水务局\t6月底\n", "task_table"),
        ),
        refuses=("河段\t长度\n上游\t三公里\n下游\t五公里\n", f"{PROSE}{TASKS}"),
    ),
    Rule(
        "kind.addressed",
        "没有标题，开头是主送机关",
        Evidence.BARE,
        _addressed,
        takes=(
            (f"各乡镇人民政府，县政府各部门：\n{PROSE}{TASKS}", "directive"),
            (f"县水务局、县林业局：\n{PROSE}{TASKS}", "directive"),
        ),
        refuses=(f"疏浚要求如下：\n{PROSE}", f"{PROSE}各乡镇人民政府：\n{TASKS}"),
    ),
    Rule(
        "kind.duties",
        "有责任括注",
        Evidence.BARE,
        _duties,
        takes=(
            ("1.疏浚河道。（县水务局负责）\n2.更新水尺。（县水务局负责）\n", "plan"),
            ("1.疏浚河道。责任单位：县水务局\n2.更新水尺。责任单位：县水务局\n", "plan"),
        ),
        refuses=("1.疏浚河道。（县水务局负责）\n2.更新水尺。\n", f"{PROSE}{TASKS}"),
    ),
)
