"""The sheets that a page holds itself: what they say of its elements becomes their inline style, as far as it is read.

What holds only at times (`:hover`, `.panel.open`, a narrow screen), or may be changed by a script, is `UNKNOWN`: neither seen nor
unseen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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
RULES, LONGEST, LEVELS = 1000, 200_000, 20
"""Rules that are applied, characters of a sheet that are looked at, and ancestors in which a piece of a selector is looked for."""

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


_Look: TypeAlias = "tuple[str, str | None, str | None]"


class _Piece(NamedTuple):
    """A selector between two blanks; `direct` stands right below the one before it."""

    tag: str
    names: frozenset[str]
    direct: bool

    def fits(self, element: HtmlElement) -> bool:
        return self.tag in ("", element.tag) and self.names <= _names(element.get("class"), element.get("id"))


class _Rule(NamedTuple):
    """What a sheet says under one selector; one without pieces may hold or not. `rank` is its weight and its place."""

    pieces: tuple[_Piece, ...]
    said: Mapping[str, str]
    rank: tuple[int, int, int, int]
    matters: bool = False
    """Whether it says anything by which text may be unseen, or a list numbered."""

    def holds(self, element: HtmlElement) -> bool:
        """Whether the pieces fit an element and what stands above it."""
        if self.pieces and not self.pieces[-1].fits(element):
            return False
        at = element
        for piece, below in zip(self.pieces[-2::-1], self.pieces[:0:-1], strict=True):
            above = islice(at.iterancestors(), 1 if below.direct else LEVELS)
            found = next((one for one in above if piece.fits(one)), None)
            if found is None:
                return False
            at = found
        return True

    def doubt(self) -> _Rule:
        """What may hold where this rule does not: a click may give it the classes by which it shows something."""
        shows = (name for name, value in self.said.items() if not _matters(name, value))
        named = bool(self.pieces[-1].names)
        return _Rule((), {name: UNKNOWN for name in shows if named and name in _TOGGLED}, (1, 0, 0, 0))


def apply_sheets(page: HtmlElement) -> None:
    """Give elements the style that the sheets of their page have for them, where that tells what is seen; what an element says
    itself is stronger."""
    sheets = [(sheet.get("media") or "all", (sheet.text or "")[:LONGEST]) for sheet in page.iter("style")]
    pale = [element for element in page.xpath("//*[@style or @color]") if _is_pale(element)] if sheets else []
    if not pale and not any(_MATTERS.search(text) for _, text in sheets):
        return
    index: dict[str, list[_Rule]] = defaultdict(list)
    for place, (selector, said, always) in enumerate(islice(_rules(sheets), RULES)):
        _add(index, selector, said, always, place)
    ending: dict[_Look, list[_Rule]] = {}
    asked = [*pale, *(element for element in page.iter("*") if _is_told(element, _ending(index, ending, element)))]
    called = _called(page) if asked else frozenset()
    for element in _around(asked):
        if rules := [rule if rule.holds(element) else rule.doubt() for rule in _ending(index, ending, element)]:
            element.set("style", _style(element, rules, called))


def _is_told(element: HtmlElement, rules: Sequence[_Rule]) -> bool:
    """Whether rules say something of an element by which its text may be unseen."""
    return any(rule.matters and rule.holds(element) for rule in rules)


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


def _add(index: dict[str, list[_Rule]], selector: str, said: Mapping[str, str], always: bool, place: int) -> None:
    """Put a rule where the elements are found that its last piece fits; what may hold or not, under each of its names."""
    pieces = _pieces(selector) if always else None
    if pieces:
        names = [name for piece in pieces for name in piece.names]
        ids, tags = sum(name[0] == "#" for name in names), sum(bool(piece.tag) for piece in pieces)
        rank = (0, ids, len(names) - ids, tags * RULES + place)
        rule = _Rule(pieces, said, rank, any(_matters(*one) for one in said.items()))
        for key in pieces[-1].names or [pieces[-1].tag or "*"]:
            index[key].append(rule)
        return
    if "!" in selector:  # a sign before or after the text is not the text, but may lie behind it
        said = {name: value for name, value in said.items() if name in GROUNDS}
    unknown = {name: UNKNOWN for name in said if not name.startswith("list-style")}
    if unknown:
        for key in _last_names(selector):
            index[key].append(_Rule((), unknown, (1, 0, 0, place)))


def _last_names(selector: str) -> Sequence[str]:
    """The classes and ids of the last piece of a selector, else its tag."""
    if selector == ":":  # of the root
        return ["html"]
    last = re.split(r"[\s>+~|]+", selector.replace("!", "").rstrip())[-1]
    tag = _TAG.match(last)
    return _NAME.findall(last) or [tag[0] if tag else "*"]


def _ending(index: Mapping[str, Sequence[_Rule]], known: dict[_Look, list[_Rule]], element: HtmlElement) -> list[_Rule]:
    """The rules whose last piece fits an element, or would with one more class; `known` are those of elements that look alike."""
    look = element.tag, element.get("class"), element.get("id")
    if look not in known:
        rules = [rule for key in ("*", element.tag, *_names(*look[1:])) for rule in index.get(key, ())]
        known[look] = [rule for rule in rules if not rule.pieces or rule.pieces[-1].tag in ("", element.tag)]
    return known[look]


def _pieces(selector: str) -> tuple[_Piece, ...] | None:
    """The pieces of a selector of tags, classes and ids, below each other; None for any other."""
    made: list[_Piece] = []
    direct = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            direct = True
            continue
        found = _COMPOUND.fullmatch(word)
        if found is None:
            return None
        made.append(_Piece((found[1] or "").lower(), frozenset(_NAME.findall(found[2])), direct))
        direct = False
    # Where `>` stands before a blank, the nearest ancestor that fits need not be the one that is meant.
    steps = [piece.direct for piece in made[1:]]
    return tuple(made) if steps == sorted(steps) else None


def _style(element: HtmlElement, rules: Sequence[_Rule], called: frozenset[str]) -> str:
    """What rules say of an element, the strongest last, with its own style between what is important and what is not."""
    names = {name[1:] for name in _names(element.get("class"), element.get("id"))}
    weak: list[str] = []
    strong: list[str] = []
    for rule in sorted(rules, key=lambda one: one.rank):
        own = {name[1:] for piece in rule.pieces[-1:] for name in piece.names}
        changes = not called.isdisjoint(names | own) or (bool(called) and not own)
        for name, value in rule.said.items():
            shown = UNKNOWN if changes and name in _TOGGLED else value
            (strong if "!important" in value else weak).append(f"{name}:{shown}")
    return ";".join([*weak, element.get("style", ""), *strong])


def _called(page: HtmlElement) -> frozenset[str]:
    """The words of the scripts of a page and of what its buttons call."""
    scripts = [(script.text or "script")[:LONGEST] for script in page.iter("script")]
    return frozenset(word for text in (*scripts, *page.xpath(_CALLS)) for word in _WORD.findall(text))


@lru_cache(4096)
def _names(classes: str | None, own: str | None) -> frozenset[str]:
    """Classes and id as selectors write them."""
    return frozenset((*(f".{name}" for name in (classes or "").split()), *([f"#{own}"] if own else ())))
