"""Units of a task: clauses in every bracket, by labels and by verbs; conventions; running text."""

from __future__ import annotations

from itertools import product

import pytest
from notices import plan, task, tasks, who
from tables import params

from ydparse import extract_text
from ydparse.models import Item

BRACKETS = ["（）", "()", "〔〕", "[]", "【】", "［］"]
WORDINGS = [
    (
        "牵头单位：市发改委；责任单位：市财政局、市水利局",
        ["lead 市发改委", "responsible 市财政局", "responsible 市水利局"],
    ),
    (
        "牵头单位：市发改委，责任单位：市财政局、市水利局",
        ["lead 市发改委", "responsible 市财政局", "responsible 市水利局"],
    ),
    (
        "市发改委牵头，市财政局、市水利局按职责分工负责",
        ["lead 市发改委", "responsible 市财政局", "responsible 市水利局"],
    ),
    ("市发改委牵头，市财政局配合", ["lead 市发改委", "support 市财政局"]),
    ("责任单位：市发改委、各县（市、区）政府", ["responsible 市发改委", "responsible 各县（市、区）政府"]),
]


@pytest.mark.parametrize("bracket", BRACKETS)
@pytest.mark.parametrize(("wording", "expected"), WORDINGS, ids=[wording[:12] for wording, _ in WORDINGS])
def test_every_bracket(bracket: str, wording: str, expected: list[str]) -> None:
    item = task(f"完善工作制度。{bracket[0]}{wording}{bracket[1]}")
    assert who(item.units) == expected
    assert item.task == "完善工作制度。"
    assert item.text == f"完善工作制度。{bracket[0]}{wording}{bracket[1]}"


LABELS = {
    "lead": ["牵头单位", "牵头部门", "主办单位", "牵头处室", "牵头责任单位", "牵头考核单位", "主责单位"],
    "responsible": ["责任单位", "责任部门", "责任处室", "承办单位", "落实单位", "实施单位", "考核单位"],
    "support": ["配合单位", "协办单位", "协同处室", "参与单位", "协助单位"],
}


@pytest.mark.parametrize(
    ("role", "label", "colon"),
    [(role, label, colon) for (role, labels), colon in product(LABELS.items(), "：:") for label in labels],
)
def test_every_label(role: str, label: str, colon: str) -> None:
    assert who(task(f"完善工作制度。（{label}{colon}市发改委、市财政局）").units) == [
        f"{role} 市发改委",
        f"{role} 市财政局",
    ]


VERBS = {
    "lead": ["牵头", "牵头负责", "主办", "牵头落实"],
    "responsible": ["负责", "按职责分工负责", "按职责负责", "分工负责", "按职责分工", "落实", "共同负责", "分别负责"],
    "support": ["配合", "协助", "参与", "协办", "协同", "共同配合"],
}


@pytest.mark.parametrize(("role", "verb"), [(role, verb) for role, verbs in VERBS.items() for verb in verbs])
def test_every_verb(role: str, verb: str) -> None:
    assert who(task(f"完善工作制度。（市发改委、市财政局{verb}）").units) == [f"{role} 市发改委", f"{role} 市财政局"]


CLAUSES = [
    (
        "lead with others",
        "（市发改委牵头，市财政局、市水利局负责，市统计局配合）",
        ["lead 市发改委", "responsible 市财政局", "responsible 市水利局", "support 市统计局"],
    ),
    ("two leads", "（青禾市、省发改委牵头）", ["lead 青禾市", "lead 省发改委"]),
    ("two leads by 和", "（市发改委和市财政局牵头）", ["lead 市发改委", "lead 市财政局"]),
    (
        "commas in one list",
        "（省甲厅、省乙厅，丙市按职责分工负责）",
        ["responsible 省甲厅", "responsible 省乙厅", "responsible 丙市"],
    ),
    ("会同", "（市发改委会同市财政局负责）", ["responsible 市发改委", "support 市财政局"]),
    (
        "牵头会同",
        "（市发改委牵头，会同市财政局、市水利局落实）",
        ["lead 市发改委", "support 市财政局", "support 市水利局"],
    ),
    (
        "牵头会同, no verb",
        "（市发改委牵头，会同市财政局、市水利局）",
        ["lead 市发改委", "support 市财政局", "support 市水利局"],
    ),
    (
        "note of round brackets",
        "（牵头单位：县教体局（含招生办，下同）；责任单位：县人社局）",
        ["lead 县教体局", "responsible 县人社局"],
    ),
    ("等", "（市发改委牵头，市财政局等按职责分工负责）", ["lead 市发改委", "responsible 市财政局"]),
    ("等单位", "（责任单位：市发改委、市财政局等单位）", ["responsible 市发改委", "responsible 市财政局"]),
    ("semicolons", "（市发改委牵头；市财政局配合）", ["lead 市发改委", "support 市财政局"]),
    ("stops", "（牵头单位：市发改委。责任单位：市财政局）", ["lead 市发改委", "responsible 市财政局"]),
    ("semicolon for colon", "（牵头单位；市发改委；责任单位：市财政局）", ["lead 市发改委", "responsible 市财政局"]),
    ("blanks", "（ 牵头单位： 市发改委 ； 责任单位： 市财政局 ）", ["lead 市发改委", "responsible 市财政局"]),
    (
        "three roles by labels",
        "（牵头单位：市发改委；责任单位：市财政局；配合单位：市统计局）",
        ["lead 市发改委", "responsible 市财政局", "support 市统计局"],
    ),
    (
        "inner brackets",
        "（牵头单位：县委组织部（县委人才办）；责任单位：县人社局）",
        ["lead 县委组织部（县委人才办）", "responsible 县人社局"],
    ),
    (
        "note of inner brackets",
        "（责任单位：县教体局〈含招生办，下同〉、县人社局）",
        ["responsible 县教体局", "responsible 县人社局"],
    ),
    ("limit in the clause", "（市发改委牵头，市财政局配合，2026年9月底前完成）", ["lead 市发改委", "support 市财政局"]),
    ("limit first", "（2026年9月底前完成，市发改委牵头，市财政局配合）", ["lead 市发改委", "support 市财政局"]),
    ("limit by label", "（责任单位：市发改委；完成时限：2026年9月）", ["responsible 市发改委"]),
    ("persons", "（责任单位：市发改委；责任人：张三）", ["responsible 市发改委"]),
    ("collective in support", "（市发改委牵头，各县区政府配合）", ["lead 市发改委", "support 各县区政府"]),
    (
        "two roles of one body",
        "（市发改委牵头，市发改委、市财政局负责）",
        ["lead 市发改委", "responsible 市发改委", "responsible 市财政局"],
    ),
    ("said twice", "（责任单位：市发改委、市财政局、市发改委）", ["responsible 市发改委", "responsible 市财政局"]),
    ("per work", "（市发改委负责指导，各县区政府负责落实）", ["responsible 市发改委", "responsible 各县区政府"]),
    ("full stop within", "（市发改委牵头，市财政局负责。）", ["lead 市发改委", "responsible 市财政局"]),
    ("由 leads in", "（由市发改委牵头，市财政局配合）", ["lead 市发改委", "support 市财政局"]),
    (
        "companies and towns",
        "（牵头单位：市城投集团；责任单位：柳溪镇、云坪村）",
        ["lead 市城投集团", "responsible 柳溪镇", "responsible 云坪村"],
    ),
    ("tabs", "（牵头单位：市发改委\u3000责任单位：市财政局）", ["lead 市发改委", "responsible 市财政局"]),
]
NO_CLAUSES = [
    ("an explanation", "（含新建、改建）", []),
    ("a name", "（以下简称“平台”）", []),
    ("a list of things", "（充电桩、换电站）", []),
    ("years", "（2026—2028年）", []),
    ("a sentence", "（各项工作要落实到位）", []),
    ("a place", "（青禾市）", []),
]
BUGS: list[tuple[str, str, list[str]]] = [
    ("slash", "（责任单位：市发改委/市财政局）", ["responsible 市发改委", "responsible 市财政局"]),
    ("blank", "（责任单位：市发改委 市财政局）", ["responsible 市发改委", "responsible 市财政局"]),
    ("what is said of the units", "（市科技局负责，列入年度考核）", ["responsible 市科技局"]),
    ("second in line", "（第一责任单位：市发改委；第二责任单位：市财政局）", ["lead 市发改委", "responsible 市财政局"]),
    ("two brackets", "〔牵头单位：市发改委〕〔责任单位：市财政局〕", ["lead 市发改委", "responsible 市财政局"]),
    ("brackets of two widths", "（牵头单位:市发改委,责任单位:市财政局)", ["lead 市发改委", "responsible 市财政局"]),
    ("person first", "（责任领导：张三；牵头单位：市发改委；配合单位：各县区）", ["lead 市发改委", "support 各县区"]),
    (
        "offices of one body",
        "（责任单位：局办公室、各业务处室、机关党委）",
        ["responsible 局办公室", "responsible 各业务处室", "responsible 机关党委"],
    ),
    (
        "banks, customs, companies",
        "（市商务局牵头，青禾海关、人民银行青禾市分行、中国移动青禾分公司等部门配合）",
        ["lead 市商务局", "support 青禾海关", "support 人民银行青禾市分行", "support 中国移动青禾分公司"],
    ),
    (
        "names with 和",
        "（市住房和城乡建设局牵头，市城市管理和综合执法局配合）",
        ["lead 市住房和城乡建设局", "support 市城市管理和综合执法局"],
    ),
]
GRAMMAR = [
    (
        "places of several kinds",
        "（责任单位：省财政厅，各市、州、县人民政府）",
        ["responsible 省财政厅", "responsible 各市、州、县人民政府"],
    ),
    (
        "places of several kinds, with brackets",
        "（省商务厅牵头，各市、县〔市、区〕政府按职责分工负责）",
        ["lead 省商务厅", "responsible 各市、县〔市、区〕政府"],
    ),
    (
        "places of several kinds, no government",
        "（市商务局，各镇、街道负责）",
        ["responsible 市商务局", "responsible 各镇、街道"],
    ),
    (
        "等 of any level",
        "（州司法局等州级有关部门，各县市人民政府负责）",
        ["responsible 州司法局", "responsible 各县市人民政府"],
    ),
    (
        "fields closed by 等部门",
        "（市教育、公安、市场监管等部门按职责分工负责）",
        ["responsible 市教育", "responsible 公安", "responsible 市场监管"],
    ),
    (
        "one field of a name",
        "（县农业农村和水利局、县财政局负责）",
        ["responsible 县农业农村和水利局", "responsible 县财政局"],
    ),
    (
        "places joined",
        "（市水利局、乌云旗和青浦县负责）",
        ["responsible 市水利局", "responsible 乌云旗", "responsible 青浦县"],
    ),
    (
        "national bodies joined",
        "（教育部以及工业和信息化部负责）",
        ["responsible 教育部", "responsible 工业和信息化部"],
    ),
    (
        "national bodies, blanks",
        "（责任单位：税务总局 中央网信办 市场监管总局）",
        ["responsible 税务总局", "responsible 中央网信办", "responsible 市场监管总局"],
    ),
    (
        "sections, blanks",
        "（责任科室：计财科 项目办；配合科室：学生处\u3000宣传部）",
        ["responsible 计财科", "responsible 项目办", "support 学生处", "support 宣传部"],
    ),
    ("a part after a blank", "（责任单位：县委 宣传部、县财政局）", ["responsible 县委宣传部", "responsible 县财政局"]),
    (
        "brackets and no separators",
        "（责任单位：省委组织部（省委人才办）省财政厅）",
        ["responsible 省委组织部（省委人才办）", "responsible 省财政厅"],
    ),
    (
        "names and a limit with more",
        "（市发改委、市财政局；2026年12月底前完成，并持续推进）",
        ["responsible 市发改委", "responsible 市财政局"],
    ),
    (
        "limit first, then verbs",
        "（时限：12月底前；县发改委牵头，县财政局配合）",
        ["lead 县发改委", "support 县财政局"],
    ),
    (
        "supervisors",
        "（责任单位：热电分公司；督办单位：安全环保部；完成时间：9月底）",
        ["responsible 热电分公司", "support 安全环保部"],
    ),
    (
        "a label that nobody knows",
        "（责任单位：市水利局；技术顾问单位：省水利厅；配合单位：市财政局）",
        ["responsible 市水利局", "support 市财政局"],
    ),
    ("主抓", "（县住建局主抓，县财政局协办）", ["lead 县住建局", "support 县财政局"]),
    ("负责牵头", "（县住建局负责牵头，县财政局等参加）", ["lead 县住建局", "support 县财政局"]),
    (
        "属地责任",
        "（县住建局负责，各乡镇（街道）落实属地责任）",
        ["responsible 县住建局", "responsible 各乡镇（街道）"],
    ),
    (
        "a sentence behind the names",
        "〔责任单位：省发改委、省数据局按职责分工负责。具体任务均涉及各市（州）政府，不再做分工〕",
        ["responsible 省发改委", "responsible 省数据局"],
    ),
    (
        "a limit behind a name",
        "（市人社局于6月底前落实到位，市财政局配合）",
        ["responsible 市人社局", "support 市财政局"],
    ),
    ("schools", "（责任科室：基教科；责任校：各中小学）", ["responsible 基教科", "responsible 各中小学"]),
]


@pytest.mark.parametrize(("clause", "expected"), params(CLAUSES, NO_CLAUSES, BUGS, GRAMMAR))
def test_clause(clause: str, expected: list[str]) -> None:
    assert who(task(f"完善工作制度。{clause}").units) == expected


DOUBTFUL = [
    ("offices", "（人事科、科教科）", ["responsible 人事科", "responsible 科教科"]),
    ("villages", "（各村）", ["responsible 各村"]),
    ("before the stop", "（县住建局）", ["responsible 县住建局"]),
]


@pytest.mark.parametrize(("bracket", "expected"), params(DOUBTFUL))
def test_a_bracket_of_names_counts_where_the_notice_has_several(bracket: str, expected: list[str]) -> None:
    stop = "" if "住建" in bracket else "。"
    entry = f"完善制度{stop}{bracket}" + ("" if stop else "。")
    assert [who(item.units) for item in tasks(entry, entry)] == [expected, expected]
    assert [who(item.units) for item in tasks(entry, "加强宣传。")] == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "新建学校2所（实验学校、育才学校）。",
        "对接上级部门（国家发展改革委、财政部）。",
        "坚持规范办理。二、三产业融合发展。",
    ],
)
def test_what_a_bracket_lists_is_no_clause(text: str) -> None:
    assert [who(item.units) for item in tasks(text, text)] == [[], []]


@pytest.mark.parametrize("bracket", ["（市、区）", "（试行）", "（二期）", "（含扩建）", "（第一批）", "（工业园）"])
def test_other_brackets_at_the_end_of_sentences_name_nobody(bracket: str) -> None:
    entries = [f"推进建设{bracket}。", f"推进改造。{bracket}", f"推进整治{bracket}；完善制度。"]
    assert [who(item.units) for item in tasks(*entries)] == [[], [], []]


def lines(*below: str) -> Item:
    """A task with lines below it, and another task after them."""
    text = ["青禾市2026年工作要点", "一、重点任务", "1.完善工作制度。", *below, "2.加强宣传。", "责任单位：市文旅局"]
    return extract_text("\n".join(text) + "\n").items[0]


LINES = [
    ("one", ["责任单位：市发改委、市财政局"], ["responsible 市发改委", "responsible 市财政局"]),
    ("two", ["牵头单位：市发改委", "责任单位：市财政局"], ["lead 市发改委", "responsible 市财政局"]),
    (
        "three, with a limit",
        ["牵头单位：市发改委", "责任单位：市财政局", "完成时限：2026年9月底"],
        ["lead 市发改委", "responsible 市财政局"],
    ),
    ("limit first", ["完成时限：2026年9月底", "责任单位：市财政局"], ["responsible 市财政局"]),
    ("主办单位", ["主办单位：市发改委", "协办单位：市财政局"], ["lead 市发改委", "support 市财政局"]),
    ("承办单位", ["承办单位：市发改委"], ["responsible 市发改委"]),
    ("in brackets", ["（责任单位：市发改委、市财政局）"], ["responsible 市发改委", "responsible 市财政局"]),
    ("half width", ["责任单位:市发改委,市财政局"], ["responsible 市发改委", "responsible 市财政局"]),
    ("stop at the end", ["责任单位：市发改委、市财政局。"], ["responsible 市发改委", "responsible 市财政局"]),
    ("indented", ["　　责任单位：市发改委"], ["responsible 市发改委"]),
    ("label in brackets", ["【责任单位】市发改委、市财政局"], ["responsible 市发改委", "responsible 市财政局"]),
    ("label without a colon", ["责任单位 市发改委、市财政局"], ["responsible 市发改委", "responsible 市财政局"]),
    (
        "label on a line of its own",
        ["责任单位", "市发改委、市财政局"],
        ["responsible 市发改委", "responsible 市财政局"],
    ),
    ("star before the label", ["★责任单位：市发改委"], ["responsible 市发改委"]),
    ("为", ["责任单位为市发改委、市财政局。"], ["responsible 市发改委", "responsible 市财政局"]),
    ("a label in a sentence", ["责任单位要加强统筹，抓好落实。"], []),
    ("spaced label", ["责 任 单 位：市发改委"], ["responsible 市发改委"]),
]


@pytest.mark.parametrize(("below", "expected"), params(LINES))
def test_lines_of_their_own(below: list[str], expected: list[str]) -> None:
    assert who(lines(*below).units) == expected


def test_a_line_of_units_is_no_part_of_the_task() -> None:
    item = lines("责任单位：市发改委", "完成时限：2026年9月底")
    assert item.task.startswith("完善工作制度。")
    assert "市发改委" not in item.task and "责任单位" not in item.task
    assert "责任单位：市发改委" in item.text


def test_after_a_full_stop() -> None:
    assert who(task("完善工作制度。责任单位：市发改委、市财政局。").units) == [
        "responsible 市发改委",
        "responsible 市财政局",
    ]


def test_several_clauses_have_scopes() -> None:
    item = task("完善工作制度。（责任单位：市发改委）加强业务培训。（责任单位：市人社局、市发改委）")
    assert who(item.units) == ["responsible 市发改委", "responsible 市人社局", "responsible 市发改委"]
    assert item.task == "完善工作制度。加强业务培训。"


def test_a_scope_is_the_passage_that_its_clause_closes() -> None:
    notice = extract_text(
        plan("1.完善工作制度。（责任单位：市发改委）加强业务培训。（责任单位：市人社局）", "2.加强宣传。")
    )
    scopes = [unit.scope for unit in notice.items[0].units]
    assert [scope and notice.text[scope.start : scope.end] for scope in scopes] == ["完善工作制度。", "加强业务培训。"]


def test_one_clause_has_no_scope() -> None:
    assert [unit.scope for unit in task("完善工作制度。（责任单位：市发改委）").units] == [None]


def test_flags() -> None:
    item = task("完善工作制度。（市发改委牵头，市财政局等单位配合，各县区政府负责）")
    assert [(u.name, u.collective, u.open_ended) for u in item.units] == [
        ("市发改委", False, False),
        ("市财政局", False, True),
        ("各县区政府", True, False),
    ]


# Conventions. Each case: the clause that states it, the clause of the next task, and the units of both.
FIRST = "（市发改委、市财政局负责。列第一位者为牵头单位，下同）"
CONVENTIONS = [
    (
        "first leads",
        FIRST,
        "（市教育局、市人社局负责）",
        ["lead 市发改委", "responsible 市财政局"],
        ["lead 市教育局", "responsible 市人社局"],
    ),
    (
        "first leads, said otherwise",
        "（责任单位：市发改委、市财政局。排在第一位的为牵头单位，下同）",
        "（责任单位：市教育局、市人社局）",
        ["lead 市发改委", "responsible 市财政局"],
        ["lead 市教育局", "responsible 市人社局"],
    ),
    ("a lone unit leads", FIRST, "（市教育局负责）", ["lead 市发改委", "responsible 市财政局"], ["lead 市教育局"]),
    (
        "a collective first does not lead",
        FIRST,
        "（各县区政府、市人社局负责）",
        ["lead 市发改委", "responsible 市财政局"],
        ["responsible 各县区政府", "responsible 市人社局"],
    ),
    (
        "a stated lead is over it",
        FIRST,
        "（市教育局负责，市人社局牵头）",
        ["lead 市发改委", "responsible 市财政局"],
        ["responsible 市教育局", "lead 市人社局"],
    ),
    (
        "before the first comma",
        "（责任单位：市发改委、市水利局，市财政局；首个逗号之前为牵头单位，下同）",
        "（责任单位：市教育局，市人社局、市财政局）",
        ["lead 市发改委", "lead 市水利局", "responsible 市财政局"],
        ["lead 市教育局", "responsible 市人社局", "responsible 市财政局"],
    ),
    (
        "star",
        "（责任单位：*市发改委、市财政局，带*的为牵头单位，下同）",
        "（责任单位：市教育局、*市人社局）",
        ["lead 市发改委", "responsible 市财政局"],
        ["responsible 市教育局", "lead 市人社局"],
    ),
    (
        "none stated",
        "（市发改委、市财政局负责）",
        "（市教育局、市人社局负责）",
        ["responsible 市发改委", "responsible 市财政局"],
        ["responsible 市教育局", "responsible 市人社局"],
    ),
]


@pytest.mark.parametrize(("first", "second", "one", "two"), params(CONVENTIONS))
def test_convention(first: str, second: str, one: list[str], two: list[str]) -> None:
    items = tasks(f"完善工作制度。{first}", f"加强业务培训。{second}")
    assert [who(item.units) for item in items] == [one, two]
    assert items[0].task == "完善工作制度。"


def test_a_convention_holds_from_where_it_is_stated() -> None:
    items = tasks(
        "完善工作制度。（市教育局、市人社局负责）",
        "加强培训。（市发改委、市财政局负责。列第一位者为牵头单位，下同）",
        "加强宣传。（市文旅局、市体育局负责）",
    )
    assert [who(item.units)[0] for item in items] == ["responsible 市教育局", "lead 市发改委", "lead 市文旅局"]


STATED_ABOVE = [
    (
        "star",
        "各项任务的责任单位中，带*的为牵头单位。",
        "（责任单位：*市发改委、市财政局）",
        ["lead 市发改委", "responsible 市财政局"],
    ),
    (
        "first",
        "以下各项任务列第一位的单位为牵头单位。",
        "（责任单位：市发改委、市财政局）",
        ["lead 市发改委", "responsible 市财政局"],
    ),
    (
        "implied",
        "以下任务均需各县区政府、江湾经济开发区管委会落实，不再列出。",
        "（责任单位：市发改委）",
        ["responsible 市发改委", "+responsible 各县区政府", "+responsible 江湾经济开发区管委会"],
    ),
    (
        "implied, said otherwise",
        "以下均涉及各县区政府，不再重复列出。",
        "（市发改委牵头）",
        ["lead 市发改委", "+responsible 各县区政府"],
    ),
    (
        "implied and named",
        "以下均涉及各县区政府，不再重复列出。",
        "（市发改委牵头，各县区政府配合）",
        ["lead 市发改委", "support 各县区政府"],
    ),
]


@pytest.mark.parametrize(("sentence", "clause", "expected"), params(STATED_ABOVE))
def test_convention_stated_above(sentence: str, clause: str, expected: list[str]) -> None:
    text = f"青禾市2026年工作要点\n{sentence}\n一、重点任务\n1.完善工作制度。{clause}\n2.加强宣传。（责任单位：市文旅局）\n"
    assert who(extract_text(text).items[0].units) == expected


def test_an_implied_unit_shows_its_sentence() -> None:
    head = "青禾市2026年工作要点\n以下均涉及各县区政府，不再重复列出。\n一、重点任务\n"
    notice = extract_text(head + "1.完善工作制度。（市发改委牵头）\n2.加强宣传。（市文旅局牵头）\n")
    for item in notice.items:
        unit = item.units[-1]
        assert unit.implied
        assert notice.text[unit.span.start : unit.span.end] in ("各县区政府", "以下均涉及各县区政府，不再重复列出")


INLINE = [
    ("X牵头", "市科技局牵头与东陵市开展联合攻关。", ["~lead 市科技局"]),
    ("由X牵头", "由市发改委牵头，建立协调机制。", ["~lead 市发改委"]),
    ("由X负责", "由市卫健委负责制定目录。", ["~responsible 市卫健委"]),
    ("由X、Y负责", "由市卫健委、市医保局负责制定目录。", ["~responsible 市卫健委", "~responsible 市医保局"]),
    ("with a clause", "市科技局牵头开展攻关。（责任单位：市教育局）", ["responsible 市教育局", "~lead 市科技局"]),
    ("牵头 as a noun", "发挥市发改委牵头作用。", []),
    ("牵头单位 as a noun", "明确牵头单位和责任分工。", []),
    ("负责人", "各单位负责人要靠前指挥。", []),
    ("负责 of a person", "明确专人负责。", []),
    ("no role word", "市发改委要加强统筹协调。", []),
    ("a body that acts", "市人大常委会开展执法检查。", []),
    ("要牵头, 要负责", "市住建局要牵头抓好改造，市水利局要负责清淤。", ["~lead 市住建局", "~responsible 市水利局"]),
    ("a party's office", "党委宣传部牵头，开展研判。", ["~lead 党委宣传部"]),
    ("a bracket of the name", "由市农业农村局（市乡村振兴局）牵头，印发导则。", ["~lead 市农业农村局（市乡村振兴局）"]),
    ("a bracket before it", "推进甲（试点）工作，由市财政局负责实施。", ["~responsible 市财政局"]),
    ("it is said who", "此项工作由县住建局牵头，县财政局配合。", ["~lead 县住建局", "~support 县财政局"]),
    (
        "offices that open a sentence",
        "研究生院、科研处负责做好申报工作。",
        ["~responsible 研究生院", "~responsible 科研处"],
    ),
    ("负责制", "落实市长负责制。", []),
    ("ship of a clause of a noun", "健全市委统一领导、政府负责的工作机制。", []),
]


@pytest.mark.parametrize(("text", "expected"), params(INLINE))
def test_inline(text: str, expected: list[str]) -> None:
    assert sorted(who(task(text).units)) == sorted(expected)


BROKEN = [
    ("in a name", "（牵头单位：市发改委；责任单位：市财\n政局、市水利局）"),
    ("in a label", "（牵头单位：市发改委；责任单\n位：市财政局、市水利局）"),
    ("after the bracket", "（\n牵头单位：市发改委；责任单位：市财政局、市水利局）"),
    ("before the bracket closes", "（牵头单位：市发改委；责任单位：市财政局、市水利局\n）"),
    ("over a page", "（牵头单位：市发改委；责任单位：市财\n— 3 —\n政局、市水利局）"),
    ("blank line", "（牵头单位：市发改委；责任单位：市财政局、\n\n市水利局）"),
    ("bracket on a line of its own", "\n（牵头单位：市发改委；责任单位：市财政局、市水利局）"),
]


@pytest.mark.parametrize("clause", params(BROKEN))
def test_a_clause_broken_by_a_line(clause: str) -> None:
    assert who(task(f"完善工作制度。{clause}").units) == [
        "lead 市发改委",
        "responsible 市财政局",
        "responsible 市水利局",
    ]
