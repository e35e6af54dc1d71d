"""YD211: the form of 发文字号 (GB/T 9704-2012 7.2.5): 机关代字〔2026〕12号."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ydparse.lint.draft import Draft
from ydparse.lint.rule import Fault, Rule, Severity

_NUMBER = regex.compile(
    r"(?P<body>.*?)(?P<open>[〔﹝\[［(（【〈<]?)(?P<year>\d{2,4})(?:年)?(?P<close>[〕﹞\]］)）】〉>]?)(?P<di>第?)(?P<number>\d+)(?P<hao>号?)"
)
_OPENS, _CLOSES = "〔﹝", "〕﹞"
_FIGURES = 4  # of a year


def _forms(draft: Draft) -> Iterator[Fault]:
    """What is wrong in the form, all in one fault."""
    said, place = draft.notice.metadata.document_number, draft.element("document_number")
    found = _NUMBER.fullmatch(said) if said else None
    if said is None or found is None or place is None or _cited(draft, place[0]):
        return
    wrong = [message for is_wrong, message in _checks(found) if is_wrong]
    if wrong:
        right = f"{found['body']}〔{found['year']}〕{int(found['number'])}号"
        yield Fault(*place, f"发文字号“{said}”的写法不规范：{'，'.join(wrong)}；应为“{right}”")


def _checks(found: regex.Match[str]) -> Iterator[tuple[bool, str]]:
    opens, closes = found["open"], found["close"]
    yield not opens or opens not in _OPENS or not closes or closes not in _CLOSES, "年份应用六角括号〔〕括起"
    yield len(found["year"]) != _FIGURES, "年份应写全四位"
    yield bool(found["di"]), "顺序号前不加“第”"
    yield found["number"].startswith("0"), "顺序号不编虚位"
    yield not found["hao"], "顺序号后应有“号”"


def _cited(draft: Draft, at: int) -> bool:
    """Whether it is the number of another paper that the text only names: 《…》（国办发〔2018〕26号）."""
    return draft.document.text[:at].rstrip().endswith(("》（", "》(", "》〔"))


RULES = (
    Rule(
        "YD211",
        "document-number-form",
        "发文字号不规范",
        Severity.WARNING,
        "发文字号的年份没有用六角括号〔〕括起，或没有写全四位，顺序号前加了“第”、编了虚位，后面没有“号”。",
        "登记、检索和引用都按发文字号，写法不一就查不到。",
        "写成“机关代字〔年份〕顺序号”，如白政办〔2026〕12号（GB/T 9704-2012 7.2.5）。",
        "白政办[2026]012号",
        "白政办〔2026〕12号",
        _forms,
    ),
)
