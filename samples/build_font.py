"""Make samples/fonts/samples.ttf, which the sample PDFs embed: `python samples/build_font.py NotoSerifCJK-Regular.ttc`.

It is Noto Serif CJK SC with the characters of samples/sources, of the made notices of tests/generated with their
words, and of ASCII only, its outlines turned from cubic to
quadratic, as reportlab wants them. The same file gives the same bytes. Needs fonttools, and the file of the font
(Debian: fonts-noto-cjk, /usr/share/fonts/opentype/noto/). Make it again when a source has a new character: the builder
says so.
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

HERE = Path(__file__).resolve().parent
NAME = "Noto Serif CJK SC"
NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]  # with copyright, trademark and licence
UNUSED = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG"]
TOLERANCE = 1.0  # of 1000 units an em, between a cubic and its quadratics


def characters() -> set[int]:
    made, lexicon = HERE.parent / "tests" / "generated", HERE.parent / "ydparse" / "lexicon"
    paths = [*(HERE / "sources").glob("*.md"), *made.rglob("*.*"), *lexicon.glob("*.tsv")]
    paths = [path for path in paths if path.suffix in (".md", ".py", ".toml", ".tsv") and path.stem != "regions"]
    return {*range(0x20, 0x7F), 0x3000, *map(ord, "".join(path.read_text(encoding="utf-8") for path in paths))}


def cut_down(font: TTFont) -> None:
    subsetter = Subsetter(Options(layout_features=[], notdef_outline=True, name_IDs=NAMES, drop_tables=UNUSED))
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)


def make_quadratic(font: TTFont) -> None:
    """TrueType outlines in place of those of PostScript."""
    order, drawn, glyphs = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    font["glyf"].compile(font)  # finds the boxes
    for name, glyph in glyphs.items():
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    font["maxp"].maxZones = 1
    for field in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
                  "SizeOfInstructions", "ComponentElements"):
        setattr(font["maxp"], f"max{field}", 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def main() -> None:
    fonts = TTCollection(sys.argv[1]).fonts
    font = next(one for one in fonts if one["name"].getDebugName(4) == NAME)
    font.recalcTimestamp = False
    cut_down(font)
    make_quadratic(font)
    font.save(HERE / "fonts" / "samples.ttf")


if __name__ == "__main__":
    main()
