"""Words are data: how many still stand in the patterns of the code, a package. `python tests/words_in_code.py` lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pattern_code import pattern_texts
from patterns import HOLE_PROBE, alternatives, parse, probe, probes, words
from tables import params
from words_in_code import counts, listed_words, words_by_file

# At most so many; a ceiling is only ever lowered. The aim is under 250 in all: the grammar's own particles.
CEILINGS = {"grammar": 175, "rules": 139, "structure": 41, "layout": 19}
LISTED = {"grammar": 31, "rules": 79, "structure": 1, "layout": 0}

WORDS = [
    ("a run", "完成时限", ["完成时限"]),
    ("a group parts", "完成(?:时限|期限)前", ["完成", "前", "时限", "期限"]),
    ("what may be missing stands alone", "责任人?员", ["责任", "人", "员"]),
    ("a repeated character", "一{2}二", ["一", "二"]),
    ("a set parts and has none", "[省市县]政府[^，。]办", ["政府", "办"]),
    ("a bracket first in a set", "甲乙[]丙]丁戊", ["甲乙", "丁戊"]),
    ("an escaped bracket", r"甲乙\(丙丁\)|[\]戊]己庚", ["甲乙", "丙丁", "己庚"]),
    ("a property, a list", r"\p{Han}{2}厅局\L<words>处室", ["厅局", "处室"]),
    ("named groups and looks", "(?P<by>之前)(?<!在此)(?!检查)", ["之前", "在此", "检查"]),
    ("a hole", "甲乙\ue000丙丁", ["甲乙", "丙丁"]),
    ("half of a pattern", "甲乙|丙丁)戊己", ["甲乙", "丙丁"]),
]
CUT = [
    ("none", "甲乙(?:丙)?", []),
    ("two", "甲|乙", ["乙", "甲"]),
    ("inner", "(?:甲|乙|)丙", ["(?:乙|)丙", "(?:甲|)丙", "(?:甲|乙)丙"]),
    ("in a look", "(?<!甲|乙)", ["(?<!乙)", "(?<!甲)"]),
    ("a bar in a set is none", r"[甲|乙]\|丙", []),
]


@pytest.mark.parametrize("package", CEILINGS)
def test_words_in_patterns_only_become_fewer(package: str) -> None:
    assert counts()[package] <= CEILINGS[package], "move them to the lexicon: python tests/words_in_code.py"


@pytest.mark.parametrize("package", LISTED)
def test_words_in_lists_only_become_fewer(package: str) -> None:
    assert len(listed_words()[package]) <= LISTED[package], "move them to the lexicon"


def test_a_function_that_compiles_what_it_is_given_is_followed(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        grammar__a="import regex\ndef given(pattern, lists):\n    return regex.compile(pattern, **lists)\n"
        "def told(pattern):\n    return pattern\n",
        rules__b="from ydparse.grammar.a import given, told\ndef either(forms):\n    return given('|'.join(forms), {})\n"
        "given('甲甲', {})\neither(('乙乙', '丙丙'))\ntold('丁丁')\n",
        layout__c="",
        structure__d="",
    )
    assert words_by_file(root)["rules"] == {"rules/b.py": {"甲甲", "乙乙", "丙丙"}}


def test_every_package_has_a_ceiling() -> None:
    assert list(counts()) == list(CEILINGS) == list(LISTED)


@pytest.mark.parametrize(("pattern", "found"), params(WORDS))
def test_the_words_of_a_pattern(pattern: str, found: list[str]) -> None:
    assert list(words(parse(pattern))) == found


@pytest.mark.parametrize(("pattern", "left"), params(CUT))
def test_what_is_left_without_an_alternative(pattern: str, left: list[str]) -> None:
    assert [pattern[:start] + pattern[end:] for start, end in alternatives(parse(pattern))] == left


def test_a_probe_looks_at_nothing() -> None:
    assert probe("^(?<!甲)(?P<a>乙{2}|\ue000)\\L<words>$") == f"(?:乙{{2}}|{HOLE_PROBE}){HOLE_PROBE}"


def test_a_probe_of_an_alternative_goes_through_it() -> None:
    said = {
        "甲(?:乙|丙(?:丁|戊))己": ["甲乙己", "甲丙(?:丁|戊)己", "甲丙丁己", "甲丙戊己"],
        "甲(?:乙|丙)+丁": ["甲(?:(?:乙|丙))*乙(?:(?:乙|丙))*丁", "甲(?:(?:乙|丙))*丙(?:(?:乙|丙))*丁"],
        "甲(?<!乙|丙)丁": ["乙", "丙"],
    }
    for pattern, found in said.items():
        assert [probe for _, probe in probes(pattern, parse(pattern))] == found
        assert [cut for cut, _ in probes(pattern, parse(pattern))] == list(alternatives(parse(pattern)))


def written(root: Path, **modules: str) -> Path:
    """A program of a few modules."""
    for name, source in modules.items():
        path = root / "ydparse" / Path(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return root


def test_strings_are_followed_to_where_they_stand(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        grammar__a='"""甲甲"""\nimport regex\nNAME = "乙乙"\nOTHER = "丙丙"\nERROR = "丁丁"\n'
        'def made(word):\n    return f"戊戊{word}{NAME}"\n',
        rules__units__b='import regex\nfrom ydparse.grammar.a import OTHER as TAIL, made\n_FORMS = ("己己", "庚庚", f"辛{TAIL}")\n'
        '_ALL = regex.compile("|".join(_FORMS) + made("壬壬"))\nregex.sub("子子", "丑丑", "寅寅")\n'
        'LIST = ("卯卯", "辰辰，")\nregex.compile(r"\\L<w>", w=["巳巳"], flags="午午")\n'
        'Rule("id", "未未", ("申申",))\n',
        layout__c="",
        structure__d="",
    )
    assert counts(root) == {"grammar": 3, "rules": 5, "structure": 0, "layout": 0}
    assert listed_words(root)["rules"] == {"卯卯"}
    shown = {text.shown(): (text.owner, text.listed is not None) for text in pattern_texts(root)}
    assert shown["戊戊{word}{NAME}"] == ("made", False)
    assert shown["己己"] == shown["辛{TAIL}"] == ("_FORMS", True)
    assert shown["子子"] == ("", False)
