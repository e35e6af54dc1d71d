"""Word's automatic numbering: it is not in the text of the paragraphs, so it is counted out here.

numbering.xml holds abstract lists with nine levels each, and concrete lists (w:num) that use one and may override
levels; a paragraph names list and level itself or through its style (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ydparse.readers.docx_numerals import written
from ydparse.readers.docx_xml import OFF, W, child_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

CLOSED = "、）)】〕．。，：；》」"
"""After these the text follows at once; after others (`1.1`, `1.`, `第一条`) a blank keeps label and text apart."""
_HIGHEST = 32_767


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and shows itself; `restart` is None (after any higher level), 0 (never) or k."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    follow: str = "tab"
    legal: bool = False
    restart: int | None = None
    paragraph_style: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of one document and where their counters stand; `label` is called once a paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Abstract list → its levels."""
    lists: dict[str, str] = field(default_factory=dict)
    """Concrete list → abstract list."""
    overrides: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Concrete list → the levels that it defines anew."""
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Concrete list → levels that start afresh when it is first used, and at what."""
    styles: dict[str, tuple[str | None, int | None, str | None]] = field(default_factory=dict)
    """Paragraph style → list, level, the style that it is based on."""
    default_style: str | None = None
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def label(self, properties: _Element | None) -> str:
        """The number of a paragraph with these properties (w:pPr), counted on by one; empty where it has none.

        Level 1 of `（%1）` in chineseCounting, for the second time → `（二）`.
        """
        number, depth = self._place(properties)
        if number is None or number not in self.lists:
            return ""
        abstract = self.lists[number]
        levels = self.levels.get(abstract, {}) | self.overrides.get(number, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counter = self.counters.setdefault(abstract, {})
        self._count(number, depth, levels, counter)
        if level.style == "bullet":
            return ""
        label = re.sub(
            r"%([1-9])", lambda found: self._shown(int(found[1]) - 1, level, levels, counter), level.text
        ).strip()
        apart = (
            label and level.follow != "nothing" and label[-1] not in CLOSED and not "\u2460" <= label[-1] <= "\u24ff"
        )
        return label + " " if apart else label

    def _place(self, properties: _Element | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, or its style's; list 0 means none."""
        style, number, depth = self.default_style, None, None
        if properties is not None:
            style = value(properties, "pStyle") or style
            own = child_of(properties, f"{W}numPr")
            if own is not None:
                number, depth = value(own, "numId"), _int(value(own, "ilvl"))
        if number is None:
            number, inherited = self._from_style(style)
            depth = inherited if depth is None else depth
        return (None if number == "0" else number), min(max(depth or 0, 0), 8)

    def _from_style(self, style: str | None) -> tuple[str | None, int | None]:
        """The list that a style or one that it is based on names, and the level that is tied to that style."""
        seen: set[str] = set()
        depth = None
        while style in self.styles and style not in seen:
            seen.add(style)
            number, own, base = self.styles[style]
            depth = own if depth is None else depth
            if number is not None:
                tied = self.levels.get(self.lists.get(number, ""), {})
                named = [d for d, level in tied.items() if level.paragraph_style in seen]
                return number, named[0] if named else depth
            style = base or ""
        return None, None

    def _count(self, number: str, depth: int, levels: dict[int, Level], counter: dict[int, int]) -> None:
        """One step on at this level; deeper levels begin again as their restart rule says."""
        if number not in self.used:
            self.used.add(number)
            for at, start in self.starts.get(number, {}).items():
                counter[at] = start - 1
        counter[depth] = counter.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counter if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and depth < restart):
                del counter[deeper]

    @staticmethod
    def _shown(at: int, level: Level, levels: dict[int, Level], counter: dict[int, int]) -> str:
        """The count of one level as the label shows it; legal numbering turns all of them into figures."""
        other = levels.get(at, Level())
        return written(counter.get(at, other.start), "decimal" if level.legal else other.style)


def read_numbering(numbering: _Element | None, styles: _Element | None) -> Numbering:
    """The lists and styles of numbering.xml and styles.xml, either of which may be missing."""
    found = Numbering()
    if styles is not None:
        for style in styles.iterfind(f"{W}style"):
            _add_style(found, style)
    if numbering is not None:
        links: dict[str, str] = {}
        for abstract in numbering.iterfind(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            levels = enumerate(abstract.iterfind(f"{W}lvl"))
            found.levels[key] = dict(_level(level, at) for at, level in levels)
            link = value(abstract, "numStyleLink")
            if link:
                links[key] = link
        for one in numbering.iterfind(f"{W}num"):
            _add_list(found, one)
        for key, style_id in links.items():
            target = found.lists.get(found.styles.get(style_id, (None, None, None))[0] or "", "")
            found.levels[key] = found.levels[key] or found.levels.get(target, {})
    return found


def _add_style(found: Numbering, style: _Element) -> None:
    key = style.get(f"{W}styleId", "")
    own = style.find(f"{W}pPr/{W}numPr")
    number = value(own, "numId") if own is not None else None
    depth = _int(value(own, "ilvl")) if own is not None else None
    found.styles[key] = (number, depth, value(style, "basedOn"))
    if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
        found.default_style = key


def _add_list(found: Numbering, one: _Element) -> None:
    key, abstract = one.get(f"{W}numId", ""), value(one, "abstractNumId")
    if abstract is None:
        return
    found.lists[key] = abstract
    for override in one.iterfind(f"{W}lvlOverride"):
        depth = _int(override.get(f"{W}ilvl")) or 0
        start = _int(value(override, "startOverride"))
        own = override.find(f"{W}lvl")
        if own is not None:
            level = _level(own, depth)[1]
            found.overrides.setdefault(key, {})[depth] = replace(level, start=level.start if start is None else start)
        if start is not None:
            found.starts.setdefault(key, {})[depth] = start


def _level(element: _Element, at: int) -> tuple[int, Level]:
    """A w:lvl element: its depth (`at` where it names none: levels stand in order), and what it says."""
    style = next((str(e.get(f"{W}val")) for e in element.iter(f"{W}numFmt") if e.get(f"{W}val") != "custom"), "decimal")
    legal = element.find(f"{W}isLgl")
    depth = _int(element.get(f"{W}ilvl"))
    return at if depth is None else depth, Level(
        start=1 if (start := _int(value(element, "start"))) is None else start,
        style=style,
        text=value(element, "lvlText") or "",
        follow=value(element, "suff") or "tab",
        legal=legal is not None and legal.get(f"{W}val", "1") not in OFF,
        restart=_int(value(element, "lvlRestart")),
        paragraph_style=value(element, "pStyle"),
    )


def _int(value: str | None) -> int | None:
    """A number of the file within Word's own bounds; the letters of a list, at millions, would fill the memory."""
    found = re.fullmatch(r"(-?\d{1,9})\d*", value or "")
    return min(int(found[1]), _HIGHEST) if found else None
