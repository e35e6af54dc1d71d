"""Scans made from PDF files: drawn at 200 dpi, turned a little, with a seal, noise and the marks of JPEG; seeded."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DPI = 200


def pictures_of(pdf: bytes | Path, dpi: int = DPI) -> list[Any]:
    """The pages of a PDF as Pillow images."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def scanned(
    picture: Any, *, degrees: float = 0.7, sigma: float = 12, seal: tuple[float, float] | None = None, seed: int = 7
) -> Any:
    """One page as a scanner gives it: `seal` is where the middle of a red seal is, as parts of width and height."""
    import numpy as np
    from PIL import Image

    page = picture.copy()
    if seal is not None:
        stamp(page, round(seal[0] * page.width), round(seal[1] * page.height))
    page = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    values = np.asarray(page, dtype=np.float32) * 0.93 + np.random.default_rng(seed).normal(0, sigma, np.shape(page))
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def stamp(page: Any, x: int, y: int, dpi: int = DPI) -> None:
    """A round red seal of 42 mm with a star, multiplied onto the page as ink is."""
    from PIL import Image, ImageChops, ImageDraw

    radius = round(21 * dpi / 25.4)
    layer = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(layer)
    red = (226, 32, 38)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=round(1.2 * dpi / 25.4))
    inner = radius * 0.36
    tips = [
        (x + size * math.sin(i * math.pi / 5), y - size * math.cos(i * math.pi / 5))
        for i in range(10)
        for size in [inner if i % 2 == 0 else inner * 0.4]
    ]
    draw.polygon(tips, fill=red)
    for i in range(12):  # strokes where the characters of the body's name stand
        angle = math.radians(-120 + i * 22)
        at = (x + radius * 0.78 * math.sin(angle), y - radius * 0.78 * math.cos(angle))
        draw.rectangle((at[0] - 13, at[1] - 2, at[0] + 13, at[1] + 2), fill=red)
        draw.rectangle((at[0] - 2, at[1] - 15, at[0] + 2, at[1] + 15), fill=red)
    page.paste(ImageChops.multiply(page, layer))


def image_pdf(pages: Sequence[Any], quality: int = 75, dpi: int = DPI) -> bytes:
    """A PDF in which each page is one JPEG."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for page in pages:
        size = page.width * 72 / dpi, page.height * 72 / dpi
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(page, quality))), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def jpeg(page: Any, quality: int = 75) -> bytes:
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=quality)
    return stream.getvalue()
