"""What is shown within a paragraph of a Word document: runs, fields, signs, and what is anchored in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ydparse.readers.docx_fields import Counters, Field
from ydparse.readers.docx_looks import PLAIN, WHITE, Look
from ydparse.readers.docx_styles import Styles
from ydparse.readers.docx_symbols import readable, symbol
from ydparse.readers.docx_watermarks import BOX, MC, PLACED, VML
from ydparse.readers.docx_xml import PARAGRAPH, RUN, RUN_PROPERTIES, VALUE, W, child_of, on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DROPPED = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "rt", "sdtPr"))
"""Deleted text, properties, the reading above a ruby base."""
BOXES = frozenset((BOX, f"{VML}textpath"))
TEXTS = frozenset((f"{W}t", f"{MATH}t"))
SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NOTES = {f"{W}footnoteReference": 0, f"{W}endnoteReference": 1}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIELD_PARTS = frozenset((f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"))
CLOCK = frozenset(("DATE", "TIME"))
"""Fields that show when the file was last opened or printed."""


class Inline:
    """Reads paragraphs in their order: fields may reach over several of them. What it meets on the way is kept."""

    def __init__(self, styles: Styles, *, today: bool) -> None:
        self.styles = styles
        self.today = today
        self.fields: list[Field] = []
        self.counters = Counters()
        self.boxes: list[_Element] = []
        """Text boxes (w:txbxContent) and word art (v:textpath) anchored in what was read last."""
        self.notes: list[tuple[int, str]] = []
        """References to footnotes (0) and endnotes (1) by their id, in order."""
        self.ground: str | None = WHITE
        """The colour on which the paragraphs stand; None where it is not known."""
        self.look = PLAIN
        """Of the paragraph that is being read."""
        self.unseen: list[str] = []
        """Wordings that nobody sees on paper, in order; runs that follow each other are one."""
        self.goes_on = False
        """Whether the last of them ends where the text is being read."""

    def text(self, paragraph: _Element, properties: _Element | None) -> str:
        """The text of a paragraph, `\\n` for a break in it. A field's code ends with the paragraph that it stands in.

        `properties`: its w:pPr.
        """
        self.boxes, self.goes_on = [], False
        self.look = self.styles.of_paragraph(properties, self.ground)
        text = self._inside(paragraph, not self.look.plain and self.look.hidden, "")
        if self.fields:
            self.fields = [one for one in self.fields if not one.in_code]
        return text

    def _inside(self, element: _Element, hidden: bool, font: str) -> str:
        return "".join([self._shown(child, hidden, font) for child in element])

    def _shown(self, child: _Element, hidden: bool, font: str) -> str:
        """The text of one element within a paragraph."""
        tag = child.tag
        if tag == RUN:
            return self._run(child)
        if tag in TEXTS:
            return self._with_children(child, hidden, font)
        if tag in DROPPED:
            if tag == f"{W}del":
                self.leave_out(child)
            return ""
        if tag in FIELD_PARTS:
            return self._field_part(child, hidden, font)
        if tag == f"{MC}AlternateContent":
            return self._inside(alternative(child), hidden, font)
        if tag == f"{MATH}f":
            parts = [self._inside(part, hidden, font) for part in child if part.tag in {f"{MATH}num", f"{MATH}den"}]
            return "/".join(parts)
        if tag in BOXES:
            self.boxes += [] if hidden else [child]
            return ""
        return "" if is_placeholder(child) else self._with_children(child, hidden, font)

    def _with_children(self, child: _Element, hidden: bool, font: str) -> str:
        """What an element shows itself, and what stands in it; nothing within the code of a field."""
        if hidden or (self.fields and self._is_silent):
            return self._inside(child, True, font)
        if child.tag in NOTES:
            self.notes.append((NOTES[child.tag], child.get(f"{W}id", "")))
        return self._sign(child, font) + self._inside(child, hidden, font)

    @property
    def _is_silent(self) -> bool:
        """Within the code of a field, or in a field whose result is not read."""
        return any(one.in_code or (one.kind in CLOCK and not self.today) for one in self.fields)

    def leave_out(self, element: _Element) -> None:
        """Keep what an element says as something that nobody sees."""
        wording = "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText"))
        if wording.strip() and not self._is_silent:
            if self.goes_on:
                wording = self.unseen.pop() + wording
            self.unseen.append(wording)
            self.goes_on = True

    def _field_part(self, child: _Element, hidden: bool, font: str) -> str:
        """A mark of a field, a piece of its code, or a field in one element."""
        if child.tag == f"{W}fldSimple":
            return self._simple_field(child, hidden, font)
        if child.tag == f"{W}fldChar":
            shown = self._field(child)
            return "" if hidden else shown
        if self.fields and self.fields[-1].in_code:
            self.fields[-1].code += child.text or ""
        return ""

    def _sign(self, child: _Element, font: str) -> str:
        """What the element shows itself."""
        if child.tag in TEXTS:
            return readable((child.text or "").replace("\n", " "), font)
        if child.tag == f"{W}sym":
            return symbol(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
        return SIGNS.get(child.tag, "")

    def _run(self, run: _Element) -> str:
        properties = child_of(run, RUN_PROPERTIES)
        look = self.look if properties is None else self.styles.of_run(properties, self.look)
        hidden = not look.plain and self._hides(look)
        if hidden:
            self.leave_out(run)
        fonts = child_of(properties, f"{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", "")
        text = self._inside(run, hidden, font)
        self.goes_on = self.goes_on and not text.strip()
        raised = text.isdecimal() and value(properties, "vertAlign") == "superscript"
        return text.translate(RAISED) if raised else text

    def _hides(self, look: Look) -> bool:
        """Whether a run is not seen; w:webHidden within a field only keeps page numbers of contents off the screen."""
        return look.hidden or (look.web_hidden and not self.fields)

    def _field(self, mark: _Element) -> str:
        """begin … code … separate … result … end; what has no result is shown at its end."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            box = mark.find(f"{W}ffData/{W}checkBox")
            checked = None if box is None else on(box, "default") if on(box, "checked") is None else on(box, "checked")
            self.fields.append(Field(checked=checked))
        elif self.fields and kind == "separate":
            self.fields[-1].in_code = False
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            if ended.in_code and not any(one.in_code for one in self.fields):
                return self.counters.shown(ended)
        return ""

    def _simple_field(self, element: _Element, hidden: bool, font: str) -> str:
        """A field in one element: its result, or what it shows without one."""
        field = Field(element.get(f"{W}instr", ""), in_code=False)
        self.fields.append(field)
        text = self._inside(element, hidden, font)
        self.fields.remove(field)
        return text or self.counters.shown(field)


def alternative(element: _Element) -> _Element:
    """The choice that shows text, else the fallback: both say the same, so only one is read."""
    options = [child for child in element if child.tag in {f"{MC}Choice", f"{MC}Fallback"}]
    for sign in (f"{W}t", f"{VML}textpath"):
        for option in options:
            if any(text.text or text.get("string") for text in option.iter(sign)):
                return option
    return options[0] if options else element


def is_placeholder(element: _Element) -> bool:
    """A content control that nobody filled in yet, or one around a table of contents."""
    if element.tag != f"{W}sdt":
        return False
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    contents = gallery is not None and gallery.get(VALUE) == "Table of Contents"
    return contents or bool(on(element.find(f"{W}sdtPr"), "showingPlcHdr"))


def stands_above(box: _Element, first: bool) -> bool:
    """Whether a text box stands above the paragraph that it is anchored in; `first`: nothing was read before.

    By its distance from the paragraph; one that is placed on the page, as a red head is, by its anchor's being first.
    """
    for around in box.iterancestors():
        if around.tag == PARAGRAPH:
            return False
        if around.tag == f"{PLACED}anchor":
            position = around.find(f"{PLACED}positionV")
            offset = "" if position is None else position.findtext(f"{PLACED}posOffset") or ""
            near = "" if position is None else position.get("relativeFrom", "")
            return offset.strip().startswith("-") if near in {"paragraph", "line"} else first
        style = around.get("style", "")
        if "position:absolute" in style:
            on_page = "position-vertical-relative:page" in style or "position-vertical-relative:margin" in style
            return first if on_page else "margin-top:-" in style
    return False
