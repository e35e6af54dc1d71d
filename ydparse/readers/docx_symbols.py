"""Characters of symbol fonts, which have no Unicode of their own (w:sym; code points U+F020–U+F0FF)."""

from __future__ import annotations

import re

BOXES = {0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFC: "√", 0xFB: "×", 0xFD: "☒", 0xFE: "☑"}
BOXES_2 = {0x2A: "□", 0x30: "□", 0xA3: "□", 0x50: "√", 0x4F: "×", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"}
CIRCLES = {0x80 + number: chr(0x245F + number) for number in range(1, 11)}
BLACK_CIRCLES = {0x8B + number: chr(0x2775 + number) for number in range(1, 11)}
BULLETS = {
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0x77: "◆",
    0x76: "◆",
    0xA7: "▪",
    0x9F: "•",
    0xA1: "○",
    0x6D: "○",
    0xD8: "➢",
    0xAB: "★",
}
ARROWS = {0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xE8: "➔"}
FONTS: dict[str, dict[int, str]] = {
    "wingdings": BOXES | CIRCLES | BLACK_CIRCLES | BULLETS | ARROWS,
    "wingdings 2": BOXES_2 | {0x97: "●", 0x98: "●", 0xA2: "■"},
    "wingdings 3": {0x7D: "▶", 0x75: "▶"},
    "symbol": {
        0xB7: "•", 0x20: " ", 0xD7: "·", 0xAE: "→", 0xA8: "♦",
        0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xA5: "∞", 0x2D: "-",
        0x25: "%", 0x6D: "μ", 0x53: "Σ", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ",
    },
}  # fmt: skip
"""Font → place in it → the character. What is not here stays the private character that it is, and is told (YD142)."""
PRIVATE = range(0xF020, 0xF100)
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def symbol(font: str, char: str) -> str:
    """A w:sym as a character: `F0B3` of Symbol → ≥, `25CB` of any font → ○, an unknown sign → a private character."""
    try:
        code = int(char, 16)
    except ValueError:
        return ""
    if code in PRIVATE or code < 0x100:
        return FONTS.get(font.lower(), {}).get(code & 0xFF, chr(0xF000 | code & 0xFF))
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def readable(text: str, font: str) -> str:
    """Text of a run with its private characters in that font made readable: `85\\uf0b3` in Symbol → `85≥`."""
    if not _PRIVATE.search(text):
        return text
    known = FONTS.get(font.lower(), {})
    return "".join(known.get(ord(char) & 0xFF, char) if ord(char) in PRIVATE else char for char in text)
