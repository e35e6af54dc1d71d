"""Divisions (行政区划, GB/T 2260) at the head of a name: 铜陵市郊区推动… → 铜陵市郊区, county, 340711."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.lexicon import either, text

_BODY = rf"(?:{either('place_words', 'body')}|委(?!员))"  # what a place has
_TOWN = regex.compile(
    rf"(?P<name>(?!{either('place_words', 'not_town')})[\p{{Han}}--[和与及设建城村局]]{{1,6}}?(?:(?<!乡)镇|乡|街道|苏木))"
    rf"(?!{either('place_words', 'after_town')})",
    regex.V1,
)
# 平潭综合实验区, 青禾高新技术产业开发区, and a 片区 of one; a body's name must follow, for such words are common.
_ZONE = regex.compile(
    rf"(?P<name>(?P<own>(?!{either('place_words', 'not_own')}|[省市县区])[\p{{Han}}--[的和与及推进加快关于实施各]]{{2,8}}?)?"
    rf"{either('place_words', 'zone')})(?P<part>[\p{{Han}}--[的和与及管局]]{{2,4}}片区)?"
    rf"(?=管委|{_BODY}|\p{{Han}}{{2,16}}(?:局|办公室|处|中心|指挥部)(?!面)|{YEAR_IN_FIGURES}|$)",
    regex.V1,
)
# An unknown place must look like one: no verbs or function words in it, and what follows no word of its own (市场).
_CHAR = r"[\p{Han}--[的和与及推进加快关于实施建设城全各支持为年省市]]"
_NO_PLACE = r"(?<![强园社景灌库林牧片城山老校小辖分军特新])区"  # 质量强区, 社区: areas, not divisions
_SHORT = rf"[{_CHAR}--[我本该外邻跨多两三几分县区旗强某]]"  # 禾县人民政府: of two characters, where a body follows
_UNKNOWN = regex.compile(
    rf"(?P<province>(?![关推实加全各])[{_CHAR}市]{{2,3}}(?:省|自治区))?"
    rf"(?P<city>[{_CHAR}市]{{2,4}}(?:市(?![场民政域区])|自治州|州(?![县市区])|盟(?![主友约员])))?"
    rf"(?P<county>{_CHAR}(?(city)|{_CHAR}){_CHAR}{{0,3}}(?:县(?!域|区|\()|旗(?![舰下帜])|{_NO_PLACE}(?!域|块|间))|{_SHORT}[县旗](?={_BODY}|{YEAR_IN_FIGURES}年|\p{{Han}}{{2,14}}(?:局|办公室)(?:$|关于|印发)))?",
    regex.V1,
)
_TWO = regex.compile(rf".[县区](?={_BODY})")  # 和县人民政府
_PARTY = regex.compile(rf"^(?:{either('place_words', 'party')}|国家税务总局(?=.{{2,16}}税务局)|国网(?=.{{2,10}}公司))")
_NO_END = regex.compile("[场民域间块]")


class Division(NamedTuple):
    """A division: its name as written, level, and GB/T 2260 code where it can be known."""

    name: str
    level: str
    code: str | None


@lru_cache(4096)  # asked of wordings, of which there is no end
def _codes(name: str) -> tuple[str, ...]:
    """The codes of a name, highest division first; looked up in the text, for three thousand rows cost more to parse."""
    table, row = text("regions"), f"\t{name}\n"
    found, at = [], table.find(row)
    while at >= 0:
        found.append(table[at - 6 : at])
        at = table.find(row, at + 1)
    return tuple(sorted(found, key=lambda code: (_rank(code), code)))


def _rank(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _level(code: str) -> str:
    return ("province", "city", "county")[_rank(code)]


def region_at_head(wording: str) -> Division | None:
    """The division that a title or a body's name begins with, or None.

    >>> [(d.name, d.level, d.code) for d in (region_at_head(t) for t in ("铜陵市郊区推动一体化", "无为市推进", "安徽省实施")) if d]
    [('铜陵市郊区', 'county', '340711'), ('无为市', 'county', '340281'), ('安徽省', 'province', '340000')]
    >>> region_at_head("城市更新行动方案"), region_at_head("青禾市白石县柳溪镇人民政府").level
    (None, 'township')
    """
    name = _PARTY.sub("", wording)
    found = _listed(name) or _unlisted(name)
    return _within(name, len(found.name) if found else 0) or found


def _listed(name: str) -> Division | None:
    """The division of the list that a name begins with, and one that is in no list right behind it (安徽省白石市)."""
    at, code = 0, None
    while (step := _known(name, at, code)) is not None:
        at, code = at + len(step[0]), step[1]
    if code is None:
        return None
    found = Division(name[:at], _level(code), code)
    match = _UNKNOWN.match(name, at)
    if found.level in ("province", "city") and match and match.end() > at and match.group("province") is None:
        return Division(name[: match.end()], "county" if match.group("county") else "city", None)
    return found


def _unlisted(name: str) -> Division | None:
    """The division that a name begins with by its wording alone."""
    match = _UNKNOWN.match(name)
    if match is None or match.end() == 0:
        return None
    level = "county" if match.group("county") else "city" if match.group("city") else "province"
    return Division(match.group(), level, None)


def _within(name: str, at: int) -> Division | None:
    """The zone or the town that name[at:] begins with: its name whole, with the division that it lies in."""
    if (zone := _ZONE.match(name, at)) and (at or zone.group("own")):
        end = zone.end("part") if zone.group("part") else zone.end("name")
        return Division(name[:end], "township" if zone.group("part") else "county", None)
    town = _TOWN.match(name, at)
    return Division(name[: town.end()], "township", None) if town else None


def _known(name: str, at: int, within: str | None) -> tuple[str, str] | None:
    """The longest known name at `at`; after a division, one that lies within it."""
    for end in range(min(len(name), at + 12), at + 1, -1):
        codes = _codes(name[at:end])
        if not codes or _NO_END.match(name[end : end + 1]):
            continue
        if within is None:
            short = end - at == 2 and name[end - 1] in "区县" and not _TWO.match(name, at)
            return None if short else (name[at:end], codes[0])
        inside = [
            c
            for c in codes
            if c.startswith(within[: 2 * (_rank(within) + 1)]) and c != within and _rank(c) > _rank(within)
        ]
        if inside:
            return name[at:end], inside[0]
    return None
