"""The sheets that a page holds itself: what they say of its elements becomes their inline style, as far as it is read.

What holds only at times (`:hover`, `.panel.open`, a narrow screen), or may be changed by a script, is `UNKNOWN`: neither seen nor
unseen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ydparse.readers.html_match import Met, Piece, Selectors, keys_of, names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNKNOWN = "unknown"
GROUNDS = frozenset(("background", "background-color", "background-image"))
_TOGGLED = frozenset(
    ("display", "visibility", "opacity", "height", "max-height", "width", "max-width", "overflow", "position")
)
"""What scripts change where a click shows something."""
_PLAIN = """font font-size color text-indent left top margin margin-left margin-top padding padding-top padding-bottom min-height
float clip transform transition pointer-events text-shadow list-style list-style-type"""
_READ = GROUNDS | _TOGGLED | frozenset(_PLAIN.split())
RULES, LONGEST = 1000, 200_000
"""Rules that are applied, and characters of a sheet that are looked at."""

_PALE = re.compile(
    r"(?i)font-size\s*:\s*[0.1-2](?!\d)|(?<!-)color\s*:\s*(?:#(?:[ef]{3}|(?:[ef][\da-f]){3})(?![\da-f])|rgba?\((?:\s*2[2-5]\d\D){3}"
    r"|(?!rgb|black|red|inherit|windowtext|unknown|var)[a-z])"
)
"""Small or pale letters."""
_MATTERS = re.compile(
    rf"{_PALE.pattern}|(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*[hc]|opacity\s*:\s*0?(?:\.[0-3]\d*)?(?![\d.])|clip\s*:"
    r"|transform\s*:|pointer-events\s*:|list-style|(?:text-indent|left|top)\s*:\s*-\d{3}"
    r"|(?:max-)?(?:height|width)\s*:\s*(?:[01]|0?\.\d+)(?![\d.%]))"
)
"""What hides letters, or lays them elsewhere; where nothing does, nobody asks for the sheets."""
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_PIECE = re.compile(r"([^{}]*)([{}])")
_PAPER = re.compile(r"(?i)@media\s+(?:only\s+)?print\b[^,]*$")
_PART = re.compile(r"(?i)::[\w-]+|:(?:before|after|first-line|first-letter)\b")
_STATE = re.compile(r":[\w-]+(?:\([^()]*\))?|\[[^\]]*\]")
_COMPOUND = re.compile(r"(?:\*|([A-Za-z][\w-]*))?((?:[.#][\w-]+)*)")
_TAG = re.compile("[A-Za-z][\\w-]*")
_NAME = re.compile(r"[.#][\w-]+")
_WORD = re.compile(r"[\w-]+")
_CALLS = (
    "//@*[starts-with(name(), 'on') or name() = 'aria-controls' or contains(name(), 'target')]"
    " | //a/@href[starts-with(., '#')]"
)


class _Rule(NamedTuple):
    """What a sheet says under one selector. `rank` is its weight and its place."""

    pieces: tuple[Piece, ...]
    said: Mapping[str, str]
    rank: tuple[int, int, int]

    @property
    def tells(self) -> bool:
        """Whether it says anything by which text may be unseen, or a list numbered."""
        return any(_matters(*one) for one in self.said.items())

    @property
    def doubts(self) -> list[str]:
        """The properties of which nothing is known where this rule does not hold: a click may give an element the classes by
        which it shows something."""
        named = bool(self.pieces[-1].names)
        return [name for name, value in self.said.items() if named and name in _TOGGLED and not _matters(name, value)]


class _Sheets:
    """The rules of a page, and by each property those that say it: bits, of which the highest is the strongest rule.

    `unknown`: by tag, class or id, the properties that a rule may say which may hold or not.
    """

    def __init__(self, rules: Sequence[_Rule], unknown: Mapping[str, set[str]]) -> None:
        ordered = sorted(rules, key=lambda one: one.rank)
        self.selectors = Selectors([rule.pieces for rule in ordered])
        self._rules = dict(zip(self.selectors.places, ordered, strict=True))
        self._unknown = unknown
        self.telling = 0
        self._weak: dict[str, int] = defaultdict(int)
        self._strong: dict[str, int] = defaultdict(int)
        self._doubts: dict[str, int] = defaultdict(int)
        for place, rule in self._rules.items():
            self.telling |= rule.tells << place
            for name in rule.doubts:
                self._doubts[name] |= 1 << place
            for name, value in rule.said.items():
                (self._strong if "!important" in value else self._weak)[name] |= 1 << place

    def style(self, met: Met, called: frozenset[str]) -> str:
        """What the rules say of an element, with its own style between what is important and what is not."""
        element, held, near = met
        look = str(element.tag), element.get("class"), element.get("id")
        unknown = {name for name, bits in self._doubts.items() if bits & near & ~held}
        unknown.update(*(self._unknown.get(key, ()) for key in keys_of(look)))
        names = {name[1:] for name in names_of(*look[1:])}
        doubtful = (f"{name}:{UNKNOWN}" for name in sorted(unknown))
        weak, strong = self._said(self._weak, held, names, called), self._said(self._strong, held, names, called)
        return ";".join([*weak, *doubtful, element.get("style", ""), *strong])

    def _said(self, by: Mapping[str, int], held: int, names: set[str], called: frozenset[str]) -> Iterator[str]:
        """Each property as the strongest rule has it that holds; nothing is known of what a script may change."""
        for name, bits in by.items():
            if bits & held:
                rule = self._rules[(bits & held).bit_length() - 1]
                own = {one[1:] for one in rule.pieces[-1].names}
                changes = not called.isdisjoint(names | own) or (bool(called) and not own)
                yield f"{name}:{UNKNOWN if changes and name in _TOGGLED else rule.said[name]}"


def apply_sheets(page: HtmlElement) -> None:
    """Give elements the style that the sheets of their page have for them, where that tells what is seen; what an element says
    itself is stronger."""
    sheets = [(sheet.get("media") or "all", (sheet.text or "")[:LONGEST]) for sheet in page.iter("style")]
    pale = [element for element in page.xpath("//*[@style or @color]") if _is_pale(element)] if sheets else []
    if not pale and not any(_MATTERS.search(text) for _, text in sheets):
        return
    made = _sheets(sheets)
    every = list(made.selectors.over(page))
    asked = [*pale, *(met.element for met in every if met.held & made.telling)]
    called, around = _called(page) if asked else frozenset(), _around(asked)
    for met in every:
        if met.element in around and (style := made.style(met, called)):
            met.element.set("style", style)


def _matters(name: str, value: str) -> bool:
    return _MATTERS.search(f"{name}:{value.partition('!')[0].strip()}") is not None


def _is_pale(element: HtmlElement) -> bool:
    return _PALE.search(f"{element.get('style', '')};color:{element.get('color', '-')}") is not None


def _around(asked: Sequence[HtmlElement]) -> set[HtmlElement]:
    """Elements, what stands in them, what holds them, and what stands beside these."""
    found: set[HtmlElement] = set()
    above: set[HtmlElement] = set()
    for element in asked:
        if element not in found:
            found.update(element.iter("*"))
        for one in element.iterancestors():
            if one in above:
                break
            above.add(one)
    return found.union(above, *above)


def links_sheets(page: HtmlElement) -> bool:
    """Whether a page has sheets that stand elsewhere."""
    links = any("stylesheet" in link.get("rel", "").lower() for link in page.iter("link"))
    return links or any("@import" in (sheet.text or "") for sheet in page.iter("style"))


def _rules(sheets: Sequence[tuple[str, str]]) -> Iterator[tuple[str, dict[str, str], bool]]:
    """Selector, what is read of its declarations, and whether these hold always, of sheets with their media; those for paper are
    none."""
    for media, sheet in sheets:
        around = [] if media.strip().lower() in ("", "all", "screen") else [f"@media {media}"]
        outside = len(around)
        for text, brace in _PIECE.findall(_COMMENT.sub("", sheet)):
            if brace == "{":
                around.append(text.rpartition(";")[2].strip())
            elif len(around) > outside:
                head = around.pop()
                said = _read(text)
                if said and not head.startswith("@") and not any(map(_PAPER.match, around)):
                    for selector in _STATE.sub(":", _PART.sub("!", head)).split(","):
                        yield selector.strip(), said, not around


def _read(text: str) -> dict[str, str]:
    """The declarations that are read, `!important` kept; a font in one wording says a size that is not read."""
    pairs = (piece.partition(":") for piece in text.lower().split(";"))
    return {
        name.strip(): UNKNOWN if name.strip() == "font" else value.strip()
        for name, _, value in pairs
        if name.strip() in _READ
    }


def _sheets(sheets: Sequence[tuple[str, str]]) -> _Sheets:
    """The rules of sheets; of those that may hold or not, the properties."""
    rules: list[_Rule] = []
    unknown: dict[str, set[str]] = defaultdict(set)
    for place, (selector, said, always) in enumerate(islice(_rules(sheets), RULES)):
        if pieces := _pieces(selector) if always else None:
            names = [name for piece in pieces for name in piece.names]
            ids, tags = sum(name[0] == "#" for name in names), sum(bool(piece.tag) for piece in pieces)
            rules.append(_Rule(pieces, said, (ids, len(names) - ids, tags * RULES + place)))
            continue
        # A sign before or after the text is not the text, but may lie behind it.
        doubtful = {name for name in said if name in GROUNDS or "!" not in selector}
        for key in _last_names(selector):
            unknown[key].update(name for name in doubtful if not name.startswith("list-style"))
    return _Sheets(rules, unknown)


def _last_names(selector: str) -> Sequence[str]:
    """The classes and ids of the last piece of a selector, else its tag."""
    if selector == ":":  # of the root
        return ["html"]
    last = re.split(r"[\s>+~|]+", selector.replace("!", "").rstrip())[-1]
    tag = _TAG.match(last)
    return _NAME.findall(last) or [tag[0] if tag else "*"]


def _pieces(selector: str) -> tuple[Piece, ...] | None:
    """The pieces of a selector of tags, classes and ids, below each other; None for any other."""
    made: list[Piece] = []
    direct = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            direct = True
            continue
        found = _COMPOUND.fullmatch(word)
        if found is None:
            return None
        made.append(Piece((found[1] or "").lower(), frozenset(_NAME.findall(found[2])), direct))
        direct = False
    return tuple(made) or None


def _called(page: HtmlElement) -> frozenset[str]:
    """The words of the scripts of a page and of what its buttons call."""
    scripts = [(script.text or "script")[:LONGEST] for script in page.iter("script")]
    return frozenset(word for text in (*scripts, *page.xpath(_CALLS)) for word in _WORD.findall(text))
