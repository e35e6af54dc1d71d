"""Where pictures of pages come from: pages of a PDF, drawn, the frames of an image file, the pictures that lie on the
pages of an OFD file."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ydparse.document import Box
from ydparse.errors import DamagedFile, ScannedFile
from ydparse.readers.ocr import Recognized, Scan, installed, recognize, unread
from ydparse.readers.options import Options
from ydparse.readers.pdf_view import ONE_AT_A_TIME
from ydparse.readers.refuse import damaged

_DPI = 200  # at which the characters of a notice are read best
_FEWEST, _MOST = 2_500_000, 9_000_000  # pixels of a page, whatever size it says it is: A4 and A3 at 200 dpi lie between
_LARGEST = 120_000_000  # pixels of an image file that are unpacked at all
_MOST_FRAMES = 1000
_A4 = 842.0  # points of the longer side
_SHORTEST_SIDE, _LONGEST_SIDE = 400.0, 3400.0  # points within which the size that an image says is believed


def recognize_pdf(data: bytes, numbers: Sequence[int], name: str, options: Options, *, optional: bool) -> Recognized:
    """The pages of these numbers (1-based) of a PDF.

    None where they are not to be recognized, or cannot be, if that is `optional`: other pages of the file have text.
    Otherwise that is a ScannedFile.
    """
    if not numbers or not _is_wanted("PDF 没有可以读出的文字，是扫描件或图片", name, options, optional):
        return Recognized({}, 0)
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]

    try:
        with ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(data)
        try:
            return recognize(numbers, lambda number: _drawn(document, number), name, options)
        finally:
            with ONE_AT_A_TIME:
                document.close()
    except pypdfium2.PdfiumError as error:
        raise damaged(name, "PDF") from error


def _is_wanted(what: str, name: str, options: Options, optional: bool) -> bool:
    """Whether to recognize: not where that is turned off or not installed, which is an error unless it is `optional`;
    `what` says in Chinese what the file is."""
    wanted = options.ocr and installed()
    if not (wanted or optional):
        raise unread(name, what, options)
    return wanted


def _drawn(document: Any, number: int) -> Scan:
    """A page of a PDF at 200 dpi, within bounds."""
    with ONE_AT_A_TIME:
        page = document[number - 1]
        width, height = page.get_size()
        picture = page.render(scale=_scale(width, height), rev_byteorder=True).to_numpy()[..., :3].copy()
        page.close()
    return Scan(picture, width, height)


def _scale(width: float, height: float) -> float:
    """Pixels of a point, for a page of this size."""
    area = max(width * height, 1.0)
    return float(min(max(_DPI / 72, (_FEWEST / area) ** 0.5), (_MOST / area) ** 0.5))


class Pictured(NamedTuple):
    """A page that is pictures: its size in points, and what fetches each picture's file with its box on the page."""

    width: float
    height: float
    pictures: Callable[[], list[tuple[bytes, Box]]]


def recognize_pictured(pages: Mapping[int, Pictured], name: str, options: Options, *, optional: bool) -> Recognized:
    """The pages (by number) that pictures cover; those whose pictures are in no known format are left out.

    `optional` as for a PDF.
    """
    if not pages or not _is_wanted("OFD 没有可以读出的文字，是扫描件或图片", name, options, optional):
        return Recognized({}, 0)
    known = [number for number, page in pages.items() if all(_opens(data) for data, _ in page.pictures())]
    if not known and not optional:
        raise ScannedFile(name, "OFD 是扫描件，图片的格式（如 JBIG2）无法识别", "请用 OFD 阅读器导出为 PDF 再试")
    return recognize(known, lambda number: laid(pages[number], name), name, options) if known else Recognized({}, 0)


def _opens(data: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.width * image.height <= _LARGEST
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return False


def laid(page: Pictured, name: str) -> Scan:
    """The pictures of a page on white paper, at 200 dpi within bounds, in their order."""
    import numpy as np
    from PIL import Image

    scale = _scale(page.width, page.height)
    paper = Image.new("RGB", (round(page.width * scale) or 1, round(page.height * scale) or 1), "white")
    for data, (x0, top, x1, bottom) in page.pictures():
        size = round((x1 - x0) * scale), round((bottom - top) * scale)
        if not (0 < size[0] <= 2 * paper.width and 0 < size[1] <= 2 * paper.height):
            continue
        try:
            with Image.open(io.BytesIO(data)) as image:
                picture = Image.fromarray(_frame(image, 1, name).picture)
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise damaged(name, "OFD") from error
        paper.paste(picture.resize(size, Image.Resampling.LANCZOS), (round(x0 * scale), round(top * scale)))
    return Scan(np.array(paper), page.width, page.height)


def recognize_image(data: bytes, name: str, options: Options) -> Recognized:
    """The frames of an image file: one, but for TIFF.

    Raises DamagedFile where it is broken, or too large to be unpacked.
    """
    _is_wanted("这是图片", name, options, optional=False)
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:  # of odd metadata
            count = min(getattr(image, "n_frames", 1), _MOST_FRAMES) if image.format == "TIFF" else 1
            return recognize(range(1, count + 1), lambda number: _frame(image, number, name), name, options)
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise damaged(name, "图片") from error


def _frame(image: Any, number: int, name: str) -> Scan:
    """One frame on white paper, the right way up as its camera says, in at most _MOST pixels."""
    import numpy as np
    from PIL import Image, ImageOps

    image.seek(number - 1)
    if image.width * image.height > _LARGEST:
        raise _too_large(name)
    if image.mode.startswith(("I", "F")):  # 16 bits and more of grey
        values = np.asarray(image, dtype=np.float32)
        image = Image.fromarray((values * (255 / max(float(values.max()), 1.0))).clip(0, 255).astype(np.uint8))
    shown = ImageOps.exif_transpose(image)
    if shown.width * shown.height > _MOST:
        shrink = (_MOST / (shown.width * shown.height)) ** 0.5
        shown = shown.convert("RGBA" if "A" in shown.getbands() or "transparency" in shown.info else "RGB")
        shown = shown.resize(
            (round(shown.width * shrink) or 1, round(shown.height * shrink) or 1), Image.Resampling.LANCZOS
        )
    if "A" in shown.getbands() or "transparency" in shown.info:
        paper = Image.new("RGBA", shown.size, "white")
        paper.alpha_composite(shown.convert("RGBA"))
        shown = paper
    picture = np.array(shown.convert("RGB"))
    long = max(picture.shape[:2])
    points = _points(image, long)
    return Scan(picture, picture.shape[1] * points / long, picture.shape[0] * points / long)


def _points(image: Any, long: int) -> float:
    """The longer side in points, by the resolution that the file says, or as long as that of A4."""
    try:
        dpi = float(image.info["dpi"][0])
        side = max(image.size) * 72 / dpi
    except (KeyError, TypeError, ValueError, ZeroDivisionError, IndexError):
        return _A4
    return side if _SHORTEST_SIDE <= side <= _LONGEST_SIDE else _A4


def _too_large(name: str) -> DamagedFile:
    return DamagedFile(
        name, f"图片过大（超过 {_LARGEST // 1_000_000} 百万像素）", "请把图片缩小（每页约 200 dpi 就够）再试"
    )
