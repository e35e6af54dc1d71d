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
from typing import TYPE_CHECKING, NamedTuple

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
RULES, LONGEST, LEVELS = 2000, 200_000, 100
"""Rules that are applied, characters of a sheet that are looked at, and ancestors in which a piece of a selector is looked for."""

_PALE = re.compile(
    r"(?i)font-size\s*:\s*[0.1-2](?!\d)|(?<!-)color\s*:\s*(?:#(?:[ef]{3}|(?:[ef][\da-f]){3})(?![\da-f])|rgba?\((?:\s*2[2-5]\d\D){3}"
    r"|(?!rgb|black|red|inherit|windowtext|unknown|var)[a-z])"
)
"""Small or pale letters."""
_MATTERS = re.compile(
    rf"{_PALE.pattern}|^(?:display:none|visibility:[hc]|opacity:0?(?:\.[0-3]\d*)?$|clip:|transform:|pointer-events:|list-style"
    r"|(?:text-indent|left|top):-\d{3}|(?:max-)?(?:height|width):(?:[01]|0?\.\d+)(?:p|e|$))"
)
"""What hides letters, or lays them elsewhere; where nothing does, nobody asks for the sheets."""
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_PIECE = re.compile(r"([^{}]*)([{}])")
_PAPER = re.compile(r"(?i)@media\s+(?:only\s+)?print\b[^,]*$")
_PART = re.compile(r"(?i)::[\w-]+|:(?:before|after|first-line|first-letter)\b")
_STATE = re.compile(r":[\w-]+(?:\([^()]*\))?|\[[^\]]*\]")
_COMPOUND = re.compile(r"(?:\*|([A-Za-z][\w-]*))?((?:[.#][\w-]+)*)")
_NAME = re.compile(r"[.#][\w-]+")
_WORD = re.compile(r"[\w-]+")
_CALLS = (
    "//@*[starts-with(name(), 'on') or name() = 'aria-controls' or contains(name(), 'target')]"
    " | //a/@href[starts-with(., '#')]"
)


class _Piece(NamedTuple):
    """A selector between two blanks; `direct` stands right below the one before it."""

    tag: str
    names: frozenset[str]
    direct: bool

    def fits(self, tag: str, names: frozenset[str]) -> bool:
        return self.tag in ("", tag) and self.names <= names

    def holds(self, element: HtmlElement) -> bool:
        return self.fits(element.tag, _names(element.get("class"), element.get("id")))


class _Rule(NamedTuple):
    """What a sheet says under one selector; one without pieces may hold or not. `rank` is its weight and its place."""

    pieces: tuple[_Piece, ...]
    said: Mapping[str, str]
    rank: tuple[int, int, int, int]

    @property
    def matters(self) -> bool:
        """Whether it says anything by which text may be unseen, or a list numbered."""
        return any(_MATTERS.search(f"{name}:{value}") for name, value in self.said.items())

    def holds(self, element: HtmlElement) -> bool:
        """Whether the pieces before the last one fit what stands above an element."""
        at: HtmlElement | None = element
        for piece, below in zip(self.pieces[-2::-1], self.pieces[:0:-1], strict=True):
            at = next(filter(piece.holds, islice(at.iterancestors(), 1 if below.direct else LEVELS)), None)
            if at is None:
                return False
        return True


def apply_sheets(page: HtmlElement) -> None:
    """Give elements the style that the sheets of their page have for them; what an element says itself is stronger."""
    index: dict[str, list[_Rule]] = defaultdict(list)
    for place, (selector, said, always) in enumerate(islice(_rules(page), RULES)):
        _add(index, selector, said, always, place)
    if not index:
        return
    looks = [(element.tag, element.get("class"), element.get("id")) for element in page.iter("*")]
    ending = {look: _ending(index, *look) for look in set(looks)}
    colours = (font.get("color", "") for font in page.iter("font"))
    inline = ";".join((*page.xpath("//@style"), *(f"color:{colour}" for colour in colours)))
    if not _PALE.search(inline) and not any(rule.matters for rules in ending.values() for rule in rules):
        return
    called = _called(page)
    for look, element in zip(looks, page.iter("*"), strict=True):
        if rules := [rule for rule in ending[look] if rule.holds(element)]:
            element.set("style", _style(element, rules, called))


def links_sheets(page: HtmlElement) -> bool:
    """Whether a page has sheets that stand elsewhere."""
    links = any("stylesheet" in link.get("rel", "").lower() for link in page.iter("link"))
    return links or any("@import" in (sheet.text or "") for sheet in page.iter("style"))


def _rules(page: HtmlElement) -> Iterator[tuple[str, dict[str, str], bool]]:
    """Selector, what is read of its declarations, and whether these hold always; those for paper are none."""
    for sheet in page.iter("style"):
        media = sheet.get("media", "all").strip().lower()
        around = [] if media in ("", "all", "screen") else [f"@media {media}"]
        outside = len(around)
        for text, brace in _PIECE.findall(_COMMENT.sub("", (sheet.text or "")[:LONGEST])):
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
        rule = _Rule(pieces, said, (0, ids, len(names) - ids, tags * RULES + place))
        index[min(pieces[-1].names, default=pieces[-1].tag or "*")].append(rule)
        return
    if "!" in selector:  # a sign before or after the text is not the text, but may lie behind it
        said = {name: value for name, value in said.items() if name in GROUNDS}
    last = re.split(r"[\s>+~|]+", selector.replace("!", "").rstrip())[-1]
    tag = _COMPOUND.match(last.replace(":", ""))
    unknown = {name: UNKNOWN for name in said if not name.startswith("list-style")}
    for key in _NAME.findall(last) or [tag[1] if tag and tag[1] else "html" if selector == ":" else "*"]:
        if unknown:
            index[key].append(_Rule((), unknown, (1, 0, 0, place)))


def _ending(index: Mapping[str, Sequence[_Rule]], tag: str, classes: str | None, own: str | None) -> list[_Rule]:
    """The rules whose last piece fits elements of a tag, a class and an id."""
    names = _names(classes, own)
    rules = [rule for key in ("*", tag, *names) for rule in index.get(key, ())]
    return [rule for rule in rules if not rule.pieces or rule.pieces[-1].fits(tag, names)]


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
    weak, strong = [], []
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
