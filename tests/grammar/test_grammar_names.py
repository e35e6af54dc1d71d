"""Lists of bodies: where names end, what only closes a list, who is a collective."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.document.view import View
from ydparse.grammar.bodies import ends_like_unit, is_collective
from ydparse.grammar.names import split_units
from ydparse.grammar.run_on import split_run_on

# Each name as it is; | divides names, … follows one that is open-ended, @ leads a collective.
LISTS = [
    ("one", "市发改委", "市发改委"),
    ("pause marks", "市发改委、市财政局、市水利局", "市发改委|市财政局|市水利局"),
    ("comma", "市发改委，市财政局", "市发改委|市财政局"),
    ("semicolon", "市发改委；市财政局", "市发改委|市财政局"),
    ("blanks within", "市 发 改 委、市财政局", "市发改委|市财政局"),
    ("和 between", "市发改委和市财政局", "市发改委|市财政局"),
    ("及 between", "市发改委及市财政局", "市发改委|市财政局"),
    ("以及 between", "市发改委以及各县区政府", "市发改委|@各县区政府"),
    ("与 between", "市发改委与市财政局", "市发改委|市财政局"),
    ("会同 between", "市发改委会同市财政局", "市发改委|市财政局"),
    ("和 within", "市自然资源和规划局、市住建局", "市自然资源和规划局|市住建局"),
    ("by, of the second", "市财政局、由市水利局", "市财政局|市水利局"),
    ("with, of the second", "市财政局、联合市水利局", "市财政局|市水利局"),
    ("and, of the second", "市财政局、并市水利局", "市财政局|市水利局"),
    ("among them", "市财政局、其中市水利局", "市财政局|市水利局"),
    ("a mark of the second", "市财政局、二是市水利局", "市财政局|市水利局"),
    ("asked, of the second", "市财政局，请市水利局", "市财政局|市水利局"),
    ("within the second", "市财政局、联合采购办公室、和平街道办事处", "市财政局|联合采购办公室|和平街道办事处"),
    ("a name that begins like one", "并州区公安局、请示办", "并州区公安局|请示办"),
    ("和 within, twice", "市文化和旅游局和市自然资源和规划局", "市文化和旅游局|市自然资源和规划局"),
    ("和 within the last", "市财政局、市农业和农村局", "市财政局|市农业和农村局"),
    ("the body of a corps", "新疆生产建设兵团卫生健康委、省财政厅", "新疆生产建设兵团卫生健康委|省财政厅"),
    ("等 within a kind of school", "各高等院校、市教育局", "@各高等院校|市教育局"),
    ("other kinds", "各初等学校，各中等学校等", "@各初等学校|@各中等学校…"),
    ("等 behind a name that ends alike", "市一中等单位", "市一中…"),
    (
        "brackets in the name of one body at several places",
        "各省、自治区、直辖市农业（畜牧）厅（局、委）",
        "@各省、自治区、直辖市农业(畜牧)厅(局、委)",
    ),
    ("inner brackets", "各县（市、区）政府、市财政局", "@各县(市、区)政府|市财政局"),
    (
        "inner brackets in a name",
        "中国（云岭）自由贸易试验区青禾片区管委会、市商务局",
        "中国(云岭)自由贸易试验区青禾片区管委会|市商务局",
    ),
    ("second plate", "市委组织部（市委人才办）、市人社局", "市委组织部(市委人才办)|市人社局"),
    ("note is no name", "县教体局〈含招生办，下同〉、县人社局", "县教体局|县人社局"),
    ("等", "市发改委、市财政局等", "市发改委|市财政局…"),
    ("等单位", "市发改委、市财政局等单位", "市发改委|市财政局…"),
    ("等部门", "市发改委、市财政局等部门", "市发改委|市财政局…"),
    ("等有关部门", "市发改委、市财政局等有关部门", "市发改委|市财政局…"),
    ("等相关单位", "市发改委、市财政局等相关单位", "市发改委|市财政局…"),
    ("等有关部门和单位", "市发改委、市财政局等有关部门和单位", "市发改委|市财政局…"),
    ("等市直有关单位", "市发改委、市财政局等市直有关单位", "市发改委|市财政局…"),
    ("等, then a collective", "市发改委等，各县区政府", "市发改委…|@各县区政府"),
    ("collective 各", "各乡镇人民政府", "@各乡镇人民政府"),
    ("collective 有关", "市有关单位", "@市有关单位"),
    ("collective 相关", "市直相关部门", "@市直相关部门"),
    ("collective 成员单位", "领导小组成员单位", "@领导小组成员单位"),
    ("collective 国务院", "国务院相关部门", "@国务院相关部门"),
    ("collective 各地区", "各地区", "@各地区"),
    ("collective after 及", "市发改委及有关部门", "市发改委|@有关部门"),
    ("cities", "青禾市、东陵市、云河县", "青禾市|东陵市|云河县"),
    ("company", "市城投集团、云岭电力公司", "市城投集团|云岭电力公司"),
    ("towns", "柳溪镇、云坪村", "柳溪镇|云坪村"),
    ("star", "*镇文旅站、镇财政所", "镇文旅站|镇财政所"),
    ("dash", "—", ""),
    ("slash", "/", ""),
    ("无", "无", ""),
    ("empty", "", ""),
    ("stop at the end", "市发改委、市财政局。", "市发改委|市财政局"),
    ("trailing pause", "市发改委、", "市发改委"),
    ("doubled pause", "市发改委、、市财政局", "市发改委|市财政局"),
]
BUGS = [
    ("和 of provinces", "省工业和信息化厅、住房和城乡建设厅", "省工业和信息化厅|住房和城乡建设厅"),
    ("与 within", "市机关事务管理局、市退役军人与双拥办", "市机关事务管理局|市退役军人与双拥办"),
    ("及 within", "市国资及改革办、市财政局", "市国资及改革办|市财政局"),
]


@pytest.mark.parametrize(("text", "expected"), params(LISTS, BUGS))
def test_split_units(text: str, expected: str) -> None:
    folded = View(text).text
    names = split_units(folded)
    said = [f"{'@' * n.collective}{folded[n.start : n.end]}{'…' * n.open_ended}" for n in names]
    assert "|".join(said) == expected.replace("〈", "<")


def test_groups_count_commas() -> None:
    assert [name.group for name in split_units("甲局、乙局,丙局;丁局")] == [0, 0, 1, 2]


def test_offsets_are_moved_by_the_base() -> None:
    assert [(n.start, n.end) for n in split_units("甲局、乙局", 100)] == [(100, 102), (103, 105)]


def test_star_and_joint_are_told() -> None:
    starred, plain = split_units("*镇文旅站、镇财政所")
    assert (starred.starred, plain.starred) == (True, False)
    first, second = split_units("市发改委会同市财政局")
    assert (first.after_joint, second.after_joint) == (False, True)


ENDINGS = [
    ("局", "市财政局", True), ("委", "市发改委", True), ("厅", "省水利厅", True), ("办", "市委宣传办", True),
    ("公司", "市公交公司", True), ("镇", "柳溪镇", True), ("管委会", "江湾经济开发区管委会", True), ("法院", "市中级法院", True),
    ("second plate", "市委组织部(市委人才办)", True), ("task", "产业发展", False), ("verb", "加强管理", False), ("thing", "充电桩", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), params(ENDINGS))
def test_ends_like_unit(text: str, expected: bool) -> None:
    assert ends_like_unit(text) is expected


COLLECTIVES = [
    ("各县", "各县(市、区)政府", True), ("各有关部门", "各有关部门", True), ("有关单位", "市有关单位", True), ("属地", "属地政府", True),
    ("成员单位", "市推进办成员单位", True), ("市直各部门", "市直各部门", True), ("相关村", "相关村", True), ("body", "市财政局", False),
    ("town", "柳溪镇", False), ("各 within", "市各界联谊会", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), params(COLLECTIVES))
def test_is_collective(text: str, expected: bool) -> None:
    assert is_collective(text) is expected


RUN_ON = [
    ("ministries", "教育部国家发展改革委财政部", ["教育部", "国家发展改革委", "财政部"]),
    ("和 within", "文化和旅游部住房和城乡建设部", ["文化和旅游部", "住房和城乡建设部"]),
    ("one", "农业农村部", ["农业农村部"]),
]


@pytest.mark.parametrize(("text", "expected"), params(RUN_ON))
def test_split_run_on(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_run_on(text)] == expected
