"""Each word by which annexes, tables and duties are told, in one wording of its kind. Places are invented."""

from __future__ import annotations

import pytest

from ydparse import extract_text

PLAN = "白石县护河方案\n一、主要任务\n1.疏浚河道12公里。\n2.更新水尺40处。"
ANNEXES = (
    "方案 清单 要点 计划 措施 意见 分工 分工表 一览表 名单 名录 办法 规范 标准 指南 导则 指引 要求 说明 流程 规程 规则 细则 守则 准则 制度 目录 台账 "
    "样式 格式 模板 须知 预案 指标 登记表"
)


@pytest.mark.parametrize("kind", ANNEXES.split())
def test_an_annex_whose_line_break_was_lost_has_its_title(kind: str) -> None:
    notice = extract_text(f"{PLAN}附件1护河{kind}一、范围。各河段按月巡查。\n")
    assert notice.parts[-1].title == f"护河{kind}"


GOES_ON = "的 中 所 内 外 和 及 与 以 为 是 已 由 应 须 要 均 按 在 将 请 可 详 如 名称 材料"


@pytest.mark.parametrize("word", GOES_ON.split())
def test_a_sentence_that_begins_with_the_word_opens_no_annex(word: str) -> None:
    assert [part.kind for part in extract_text(f"{PLAN}\n附件{word}河段管护清单").parts] == ["plan"]


REFERS = "见 详 按 照 如 填 报 将 附 及 和 与 在 对 至 根据 下载 名称 列表"


@pytest.mark.parametrize("word", REFERS.split())
def test_a_line_that_breaks_before_the_word_names_an_annex(word: str) -> None:
    assert len(extract_text(f"{PLAN}具体河段{word}\n附件1\n河段管护清单\n").parts) == 1


DUTIES = [
    *(f"{duty}单位" for duty in ("牵头", "责任", "配合", "主办", "协办", "承办", "落实", "主管")),
    *(f"责任{holder}" for holder in ("部门", "科室", "处室", "领导")),
]


@pytest.mark.parametrize("label", DUTIES)
def test_an_annex_with_duties_states_tasks(label: str) -> None:
    text = f"{PLAN}\n附件\n护河安排\n1.疏浚河道。{label}为县水务局。\n2.更新水尺。{label}为县水务局。\n"
    assert [part.kind for part in extract_text(text).parts] == ["plan", "annex_plan"]


LIMITS = "完成时限 完成时间 完成期限 办结时限 办结时间 办结期限 整改时限 整改时间 整改期限"


@pytest.mark.parametrize("label", LIMITS.split())
def test_an_annex_with_limits_states_tasks(label: str) -> None:
    text = f"{PLAN}\n附件\n护河安排\n1.疏浚河道。{label}为两周。\n2.更新水尺。\n"
    assert [part.kind for part in extract_text(text).parts] == ["plan", "annex_plan"]


OPENS = (
    "以习近平 为深入 为全面 为贯彻 为切实 为加快 为进一步 按照 各级 各地 各县 各市 各有 各部 各单 党的 围绕 年内 年底前"
)


REST = (
    "分段压实河道管护责任并把巡查保洁疏浚养护监测修复宣传培训等各项事务办到每一个河段每一名巡河人员身上形成常年管护合力"
)
TWO = "1.疏浚河道12公里。（县水务局负责）2.更新水尺40处。（县水务局负责）"


@pytest.mark.parametrize("word", OPENS.split())
def test_a_heading_ends_where_a_text_opens(word: str) -> None:
    text = f"白石县护河方案一、优化河道管护{word}{REST}。{TWO}"
    assert extract_text(text).sections[0].title == "优化河道管护"


VERBS = "坚持 全面 深入 严格 建立 加强 认真 强化 成立 充分 完善 推进 加快 组织 开展 落实"


@pytest.mark.parametrize("word", VERBS.split())
def test_a_heading_ends_at_a_verb_where_its_sisters_are_as_long(word: str) -> None:
    text = f"白石县护河方案一、护河（一）健全河道巡查{TWO}（二）改善河道水质{TWO}（三）优化河道管护{word}{REST}。{TWO}"
    assert extract_text(text).sections[3].title == "优化河道管护"


@pytest.mark.parametrize(
    "ends", ["抄送:县委办公室", "主送:县委办公室", "联系人李工", "公开方式:主动公开", "附件护河清单"]
)
def test_a_signature_in_a_text_without_breaks_ends_the_last_task(ends: str) -> None:
    text = f"白石县护河方案一、主要任务1.疏浚河道12公里。2.更新水尺40处。白石县水务局2026年2月6日{ends}"
    assert extract_text(text).items[-1].text == "更新水尺40处。"


SIGNED = "白石县水务局\n2026年2月6日\n"
BELOW = "1.疏浚河道12公里。（县水务局负责）\n2.更新水尺40处。（县水务局负责）\n"
ANNOUNCES = "印发 转发 下发 发布 公布 批转 下达 制定 修订 拟定 起草 通过 报送 呈报"


@pytest.mark.parametrize("word", ANNOUNCES.split())
def test_what_a_letter_announces_is_a_paper_of_its_own(word: str) -> None:
    text = f"各科室：\n县水务局近日{word}了《白石县护河办法》，请落实。\n{SIGNED}白石县护河办法\n{BELOW}"
    assert [part.kind for part in extract_text(text).parts] == ["letter", "plan"]


@pytest.mark.parametrize("word", ["印发", "转发", "批转", "下达"])
def test_what_a_title_announces_is_a_paper_of_its_own(word: str) -> None:
    text = f"白石县水务局关于{word}白石县护河办法的通知\n各科室：\n请落实。\n{SIGNED}白石县护河办法\n{BELOW}"
    assert [part.kind for part in extract_text(text).parts] == ["letter", "plan"]


@pytest.mark.parametrize("status", ["试行", "暂行", "修订", "送审稿", "征求意见稿", "第二版", "2026年版"])
def test_the_status_of_a_paper_belongs_to_its_title(status: str) -> None:
    text = f"各科室：\n现印发《白石县护河办法》，请落实。\n{SIGNED}白石县护河办法（{status}）{BELOW}"
    assert extract_text(text).parts[-1].title == f"白石县护河办法（{status}）"


HANDS = [
    *(f"{word}给你们" for word in ("印发", "转发", "下发", "批转")),
    *(f"现{word}" for word in ("印发", "转发", "下发")),
]


@pytest.mark.parametrize("said", HANDS)
def test_what_a_letter_hands_out_as_its_annex_is_the_plan(said: str) -> None:
    text = f"各科室：\n护河任务分工{said}，请落实。\n{SIGNED}附件\n护河任务分工表\n责任单位：县水务局。\n{BELOW}"
    assert [part.kind for part in extract_text(text).parts] == ["letter", "plan"]


@pytest.mark.parametrize("verb", ["新增", "新建", "建成", "完成", "达到", "培育", "引进", "改造", "实现"])
def test_an_annex_called_tasks_with_a_goal_states_them(verb: str) -> None:
    text = f"{PLAN}\n附件\n护河任务\n1.{verb}管护河段12公里。\n2.巡河。\n"
    assert [part.kind for part in extract_text(text).parts] == ["plan", "annex_plan"]


def test_an_annex_of_neither_states_no_tasks() -> None:
    for title in ("护河安排", "护河任务"):
        text = f"{PLAN}\n附件\n{title}\n1.疏浚河道。\n2.更新水尺。\n"
        assert [part.kind for part in extract_text(text).parts] == ["plan", "annex"]
