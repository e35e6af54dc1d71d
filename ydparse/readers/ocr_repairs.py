"""What recognition confuses in a notice, mended where the grammar of notices leaves no doubt; each mended line is counted.

Signs that the folded view takes for one anyway (`（` and `(`, `〔` and `[`, `，` and `,`) are left as they were read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import regex

from ydparse.document import Cell, Line
from ydparse.readers.page.tables import Table

_DASH = "[-—–－―─]"
_ZERO = "[0０OoＯ〇○]"
_ONE = "[lI|｜丨]"
_CN = "[一二三四五六七八九十]"
_COUNTED = "[万亿千百%％个家项条处座名人次件户套台辆所公平米亩吨元年月日号]"
_TO_DIGITS = str.maketrans("０OoＯ〇○lI|｜丨", "00000011111")


def _digits(match: regex.Match[str]) -> str:
    return str(match[0]).translate(_TO_DIGITS)


def _chinese_year(match: regex.Match[str]) -> str:
    return str(regex.sub(_ZERO, "〇", match[0]))


RULES: tuple[tuple[str, str, str | Callable[[regex.Match[str]], str]], ...] = (
    # 二○二六年, 二0二六年, 二O二六年
    ("zero of a Chinese year", rf"二{_ZERO}[一二三四五六七八九〇○0Oo]{{2}}(?=年)", _chinese_year),
    # 2O26年, 2〇26年, 〔2O26〕
    ("zero of a year", rf"(?<![\w.])2{_ZERO}[\dOoＯ〇○]{{2}}(?=年|[〕\]】］])", _digits),
    # 3O个, 1〇〇%; not 5G, not 5O after a letter
    ("zero of a number", rf"(?<=(?<![A-Za-z])\d){_ZERO}+(?=[\d.]*{_COUNTED})", _digits),
    # l0个, I5家, 2l项; not AI, not 5l
    ("one of a number", rf"(?<![A-Za-z\d]){_ONE}(?=[\dOo〇]{{1,4}}{_COUNTED})|(?<=\d){_ONE}(?=\d*{_COUNTED})", _digits),
    # l.加强, |．推进
    ("one of an entry", rf"^{_ONE}(?=[.．、]\s?\p{{Han}})", "1"),
    # 5．.提升
    ("stop of an entry read twice", r"(?<=^\d{1,3}[.．、])\s?[.．,](?=\p{Han})", ""),
    # 4・建强县域医共体, 7·健全
    ("stop of an entry read as a middle dot", r"(?<=^\d{1,2})\s?[・·•∙](?=\s?\p{Han})", "．"),
    # 2026一2028年, 8一10名, 3月一5月: no numeral of Chinese stands between figures
    ("dash between figures", r"(?<=\d|\d[年月日%％])\s?一\s?(?=\d)", "—"),
    # —、总体要求
    ("一 of an entry", rf"^{_DASH}(?=、\p{{Han}})", "一"),
    # （—）加强, (-)加强; 第—批
    ("一 in brackets or after 第", rf"(?<=^[（(]){_DASH}(?=[)）]\p{{Han}})|(?<=第){_DASH}(?=\p{{Han}})", "一"),
    # 进—步, 城乡—体化, 统—部署, 。—是加强
    ("一 of a word", rf"(?<=进){_DASH}(?=步)|{_DASH}(?=体化)|(?<=[：:。；]){_DASH}(?=是\p{{Han}})", "一"),
    # 一,总体要求, 三·保障措施; 一.总体要求 is read as it is
    ("、 of an entry", rf"(?<=^{_CN}{{1,3}})\s?[,，·・](?=\p{{Han}})", "、"),
    # 七 保障措施, whose 、 was too faint; not 一 季度, 二 是
    (
        "、 of an entry not read",
        rf"(?<=^{_CN}{{1,3}})\s(?=\p{{Han}})(?![年月日季度是次个批类等期级项件〇一二三四五六七八九十])",
        "、",
    ),
    # 县农业农村局·县商务局
    ("、 between two bodies", r"(?<=[局厅委办部院府署会处]|中心)[·•](?=[省市县区州镇乡国各]\p{Han})", "、"),
    # （一]加强, 〔二）加强
    ("brackets of an entry", rf"^[（(〔\[【]({_CN}{{1,3}})[)）〕\]】](?=\p{{Han}})", r"（\1）"),
    # 政办【2026〕7号, 政办〈2026〉7号; not 政办(2026)7号, which is so printed
    (
        "brackets of a document number",
        r"(?<=\p{Han})(?![（(]\d{4}[）)])[（(〔\[【〈<《「{]((?:19|20)\d{2})[)）〕\]】〉>》」}]\s?(?=第?\d{1,5}号)",
        r"〔\1〕",
    ),
    # 营商坏境, 循坏经济; not 破坏环境
    ("环 read as 坏", r"(?<![破损毁败])坏(?=[境保卫评]|节点?)|(?<=循|闭)坏", "环"),
    # 国十空间
    ("土 read as 十", "(?<=国)十(?=空间|资源|绿化|综合)", "土"),
    # （责任单位：市发展改革委〕
    ("round bracket closed by another", r"(?<=（[^（）()〔〕\[\]【】]{2,200})[〕\]】]", "）"),
    ("square bracket closed by another", r"(?<=〔[^（）()〔〕\[\]【】]{2,200})[）)\]】]", "〕"),
    # 加强管理.（责任单位：…, 加强管理o
    ("full stop", r"(?<=\p{Han}\p{Han})[.．oO](?=$|[（(〔\[](?:责任|牵头|配合))", "。"),
)  # fmt: skip
"""Name, pattern, replacement; in this order."""
_RULES = tuple((regex.compile(pattern), replacement) for _, pattern, replacement in RULES)

_PAGE_NUMBER = regex.compile(
    rf"(?:{_DASH}|[一~～·•._])+\s*([\dlIOo|]{{1,3}})\s*(?:{_DASH}|[一~～·•._])*|([\dlIOo|]{{1,3}})\s*(?:{_DASH}|[一~～·•_])+"
)


def mend(text: str) -> str:
    """A line as the grammar knows that it was printed.

    >>> mend("l.到2O26年建成3O个"), mend("2026一2028年"), mend("一、进一步")
    ('1.到2026年建成30个', '2026—2028年', '一、进一步')
    """
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def mended(blocks: Sequence[Line | Table]) -> tuple[list[Line | Table], int]:
    """The blocks of one recognized page, mended, and how many of their lines were.

    The last line of a page may be its number: 一 3 一 is — 3 —.
    """
    found: list[Line | Table] = []
    count = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Line):
            text = _page_number(block.text) if at == len(blocks) - 1 else None
            text = text or mend(block.text)
            count += text != block.text
            found.append(block._replace(text=text))
        else:
            cells = {cell: _mended_cell(cell) for row in block.rows for cell in row}
            count += sum(old is not new for old, new in cells.items())
            rows = tuple(tuple(cells[cell] for cell in row) for row in block.rows)
            lines = tuple(line._replace(text=mend(line.text)) for line in block.lines)
            found.append(replace(block, rows=rows, lines=lines))
    return found, count


def _page_number(text: str) -> str | None:
    number = _PAGE_NUMBER.fullmatch(text.strip())
    return f"— {(number[1] or number[2]).translate(_TO_DIGITS)} —" if number else None


def _mended_cell(cell: Cell) -> Cell:
    text = "\n".join(mend(line) for line in cell.text.split("\n"))
    return cell if text == cell.text else Cell(text, page=cell.page, box=cell.box, number=cell.number)
