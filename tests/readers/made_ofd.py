"""Builds OFD files (GB/T 33190-2016) for the tests: pages as they are printed, written in the ways that producers have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from made import zipped

from ydparse.readers.page import Char, Page

MM = 72 / 25.4
SPACE = "http://www.ofdspec.org/2016"
ASCENT = 0.88
Parts = dict[str, str | bytes]


class Way(NamedTuple):
    """How a producer writes.

    `space` and `prefix`: the namespace and its prefix. `scale`: sizes and steps are so many times too small, and a CTM
    mends it. `shorthand`: equal steps as `g n v`. `glyphs`: glyph numbers beside the text. `composite`: the objects of a
    page are those of a composite object. `root`: what paths begin with, for paths from the root of the package.
    `slash`: what divides them.
    """

    space: str = SPACE
    prefix: str = "ofd:"
    scale: float = 1.0
    shorthand: bool = False
    glyphs: bool = False
    composite: bool = False
    root: str = ""
    slash: str = "/"


PLAIN = Way()


def mm(points: float) -> str:
    return f"{points / MM:.4f}".rstrip("0").rstrip(".")


def text(words: str, x: float, top: float, size: float = 12, more: str = "") -> str:
    """A text object whose first character has its upper left corner at x, top (points); its characters are
    as wide as in a Chinese font."""
    steps = " ".join(mm(size if east_asian_width(one) in "WFA" else size / 2) for one in words[:-1])
    boundary = f"{mm(x)} {mm(top)} {mm(size * len(words))} {mm(size)}"
    return (
        f'<ofd:TextObject Boundary="{boundary}" Font="1" Size="{mm(size)}" {more}>'
        f'<ofd:TextCode X="0" Y="{mm(ASCENT * size)}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: Iterable[tuple[str, Sequence[float]]], more: str = "") -> str:
    """A path of steps in points: ("M", (x, y)), ("L", (x, y)), ("C", ())."""
    steps = " ".join(f"{step} {' '.join(map(mm, values))}".strip() for step, values in data)
    return (
        f'<ofd:PathObject Boundary="0 0 210 297" LineWidth="0.2" {more}>'
        f"<ofd:AbbreviatedData>{steps}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def line(x0: float, top: float, x1: float, bottom: float) -> str:
    return path([("M", (x0, top)), ("L", (x1, bottom))])


def box(x0: float, top: float, x1: float, bottom: float, more: str = "") -> str:
    corners = [("M", (x0, top)), ("L", (x1, top)), ("L", (x1, bottom)), ("L", (x0, bottom)), ("C", ())]
    return path(corners, more)


def picture(x0: float, top: float, x1: float, bottom: float, resource: str = "9", more: str = "") -> str:
    wide, high = mm(x1 - x0), mm(bottom - top)
    return (
        f'<ofd:ImageObject Boundary="{mm(x0)} {mm(top)} {wide} {high}" CTM="{wide} 0 0 {high} 0 0" '
        f'ResourceID="{resource}" {more}/>'
    )


def objects_of(page: Page, way: Way = PLAIN) -> str:
    """What is printed on a page: a text object a line, a path a rule."""
    chars = sorted(page.chars, key=lambda char: (round(char.bottom), round(char.height), char.x0))
    lines = (list(run) for _, run in groupby(chars, key=lambda char: (round(char.bottom), round(char.height))))
    return "".join(_line(run, way) for run in lines) + "".join(line(*rule) for rule in page.rules)


def _line(chars: list[Char], way: Way) -> str:
    first, size = chars[0], chars[0].height
    steps = [mm((right.x0 - left.x0) / way.scale) for left, right in pairwise(chars)]
    if way.shorthand:
        runs = [(step, len(list(run))) for step, run in groupby(steps)]
        steps = [f"g {count} {step}" if count > 1 else step for step, count in runs]
    ctm = f'CTM="{way.scale} 0 0 {way.scale} 0 0"' if way.scale != 1 else ""
    boundary = f"{mm(first.x0)} {mm(first.top)} {mm(chars[-1].x1 - first.x0)} {mm(size)}"
    words = escape("".join(char.text for char in chars))
    numbers = " ".join(str(at + 3) for at in range(len(chars)))
    glyphs = (
        f'<ofd:CGTransform CodePosition="0" CodeCount="{len(chars)}" GlyphCount="{len(chars)}">'
        f"<ofd:Glyphs>{numbers}</ofd:Glyphs></ofd:CGTransform>"
    )
    return (
        f'<ofd:TextObject Boundary="{boundary}" {ctm} Font="1" Size="{mm(size / way.scale)}">{glyphs if way.glyphs else ""}'
        f'<ofd:TextCode X="0" Y="{mm(ASCENT * size / way.scale)}" DeltaX="{" ".join(steps)}">{words}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


class Document(NamedTuple):
    """One document of a file: pages, or the objects on each page. `templates`: the objects of the page that stands under
    each; `resources`: more of its DocumentRes.xml; `data`: CustomDatas; `tags`: the XML of its custom tags; `more`: what
    stands at the end of its Document.xml; `area`: the size of its pages."""

    pages: Sequence[Page | str]
    template: str = ""
    resources: str = ""
    data: Sequence[tuple[str, str]] = ()
    tags: str = ""
    more: str = ""
    area: str = "0 0 210 297"


def ofd(*documents: Document | Sequence[Page | str], way: Way = PLAIN, parts: Parts | None = None) -> bytes:
    """An OFD file; `parts` are added, or stand in the place of its own."""
    made = [one if isinstance(one, Document) else Document(one) for one in documents]
    bodies = "".join(_body(at, one) for at, one in enumerate(made))
    found: Parts = {"OFD.xml": f'<ofd:OFD xmlns:ofd="{SPACE}" Version="1.1" DocType="OFD">{bodies}</ofd:OFD>'}
    for at, one in enumerate(made):
        found |= _document(f"Doc_{at}", one, way)
    return zipped({name: _written(part, way) for name, part in (found | (parts or {})).items()})


def _body(at: int, one: Document) -> str:
    data = "".join(f'<ofd:CustomData Name="{name}">{escape(value)}</ofd:CustomData>' for name, value in one.data)
    return (
        f"<ofd:DocBody><ofd:DocInfo><ofd:DocID>{at:032}</ofd:DocID><ofd:Title>无标题</ofd:Title>"
        f"<ofd:CustomDatas>{data}</ofd:CustomDatas></ofd:DocInfo>"
        f"<ofd:DocRoot>Doc_{at}/Document.xml</ofd:DocRoot></ofd:DocBody>"
    )


def _document(folder: str, one: Document, way: Way) -> Parts:
    def location(name: str) -> str:
        return (f"{way.root}{folder}/{name}" if way.root else name).replace("/", way.slash)

    units, pages, entries = "", {}, ""
    for at, page in enumerate(one.pages):
        objects = objects_of(page, way) if isinstance(page, Page) else page
        if way.composite:
            units += f'<ofd:CompositeGraphicUnit ID="{100 + at}"><ofd:Content>{objects}</ofd:Content></ofd:CompositeGraphicUnit>'
            objects = f'<ofd:CompositeObject Boundary="0 0 210 297" ResourceID="{100 + at}"/>'
        size = f"0 0 {mm(page.width)} {mm(page.height)}" if isinstance(page, Page) else one.area
        under = '<ofd:Template TemplateID="2" ZOrder="Background"/>' if one.template else ""
        name = f"Pages/Page_{at}/Content.xml"
        pages[f"{folder}/{name}"] = _page(objects, under, size)
        entries += f'<ofd:Page ID="{10 + at}" BaseLoc="{location(name)}"/>'
    if one.template:
        pages[f"{folder}/Tpls/Tpl_0/Content.xml"] = _page(one.template, "", "")
    template = f'<ofd:TemplatePage ID="2" BaseLoc="{location("Tpls/Tpl_0/Content.xml")}"/>' if one.template else ""
    tags = f"<ofd:CustomTags>{location('Tags/CustomTags.xml')}</ofd:CustomTags>" if one.tags else ""
    if one.tags:
        pages[f"{folder}/Tags/CustomTags.xml"] = (
            f'<ofd:CustomTags xmlns:ofd="{SPACE}"><ofd:CustomTag TypeID="1"><ofd:FileLoc>CustomTag.xml</ofd:FileLoc>'
            "</ofd:CustomTag></ofd:CustomTags>"
        )
        pages[f"{folder}/Tags/CustomTag.xml"] = one.tags
    document = (
        f'<ofd:Document xmlns:ofd="{SPACE}"><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>'
        f"<ofd:PhysicalBox>{one.area}</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:DocumentRes>{location('DocumentRes.xml')}</ofd:DocumentRes>{template}</ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages>{tags}{one.more}</ofd:Document>"
    )
    resources = (
        f'<ofd:Res xmlns:ofd="{SPACE}" BaseLoc="Res">{one.resources}'
        f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    return {f"{folder}/Document.xml": document, f"{folder}/DocumentRes.xml": resources, **pages}


def _page(objects: str, template: str, size: str) -> str:
    area = f"<ofd:Area><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:Area>" if size else ""
    return (
        f'<ofd:Page xmlns:ofd="{SPACE}">{template}{area}<ofd:Content><ofd:Layer Type="Body"><ofd:PageBlock>'
        f"{objects}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>"
    )


def _written(part: str | bytes, way: Way) -> str | bytes:
    if isinstance(part, bytes):
        return part
    declared = f'xmlns:{way.prefix[:-1]}="{way.space}"' if way.prefix else f'xmlns="{way.space}"'
    part = part.replace(f'xmlns:ofd="{SPACE}"', declared if way.space else "")
    return '<?xml version="1.0" encoding="UTF-8"?>' + part.replace("ofd:", way.prefix if way.space else "")
