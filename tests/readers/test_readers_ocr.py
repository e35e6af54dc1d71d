"""Pictures of pages: what is recognized, in which files, and what is said where it is not."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import formats
import pytest
from made import grids, pdf, table, texts, write
from made_scan import image_pdf, jpeg, pictures_of, scanned

from ydparse import errors, extract
from ydparse.document import Line, Raw
from ydparse.readers import Options, ocr, ocr_scans, read
from ydparse.readers.ocr_lines import Reading

HEAD = "青禾市人民政府文件"
LINES = [
    "一、加快数字化建设",
    "1.新建5G基站2.5万个。（责任单位：市发展改革委、市财政局）",
    "2.改造提升乡镇综合文化站42个，2026年9月底前完成。",
]
ROWS = [["序号", "任务", "责任单位"], ["1", "新建基站", "市财政局"], ["2", "改造文化站", "市教育局"]]
SIGNED = "青禾市人民政府"


def draw(canvas: Any) -> None:
    """A small page: a red head, lines, a ruled table, a signature."""
    canvas.setFillColorRGB(0.85, 0.1, 0.1)
    write(canvas, 120, 30, HEAD, 26)
    canvas.setFillColorRGB(0, 0, 0)
    for at, line in enumerate(LINES):
        write(canvas, 60, 90 + 26 * at, line, 13)
    table(canvas, 190, [60, 110, 290, 440], ROWS)
    write(canvas, 330, 320, SIGNED, 14)


@cache
def page() -> Any:
    """The picture of the page, its empty lower half cut off."""
    (picture,) = pictures_of(pdf(draw, font=formats.font()))
    return picture.crop((0, 0, picture.width, round(picture.height * 0.55)))


def scan() -> bytes:
    return image_pdf([scanned(page(), seal=(0.65, 0.72))])


def squeezed(raw: Raw) -> list[str]:
    """The lines, in the half-width signs that the folded view makes of them."""
    from ydparse.document.view import View

    return [View(line).text for line in texts(raw)]


@cache
def scanned_page() -> Raw:
    return read(scan())


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr(ocr_scans, "installed", lambda: False)


def test_lines_and_table_of_a_scan() -> None:
    """Turned by 0.7°, with grain, in JPEG, a seal over the signature: the head is read and the seal is not."""
    assert squeezed(scanned_page()) == [
        HEAD,
        "一、加快数字化建设",
        "1.新建5G基站2.5万个。(责任单位:市发展改革委、市财政局)",
        "2.改造提升乡镇综合文化站42个,2026年9月底前完成。",
        SIGNED,
    ]
    assert grids(scanned_page()) == [ROWS]
    assert (scanned_page().ocr_pages, scanned_page().unread_pages, scanned_page().page_count) == ((1,), (), 1)


def test_boxes_are_in_points_of_the_level_page() -> None:
    lines = [block for block in scanned_page().blocks if isinstance(block, Line)]
    for at, line in enumerate(lines[1:4]):
        assert line.page == 1
        assert line.box is not None
        assert line.box[0] == pytest.approx(60, abs=4)
        assert line.box[1] == pytest.approx(90 + 26 * at, abs=5)
        assert line.box[3] == pytest.approx(90 + 26 * at + 15, abs=5)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head(degrees: int) -> None:
    turned = image_pdf([page().rotate(degrees, expand=True)])
    raw = read(turned)
    assert squeezed(raw)[1:3] == squeezed(scanned_page())[1:3]
    assert grids(raw) == [ROWS]


def mixed() -> bytes:
    """A page of text, then a picture."""
    from reportlab.lib.utils import ImageReader

    def both(canvas: Any) -> None:
        write(canvas, 60, 90, "青禾市2026年工作要点")
        canvas.showPage()
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(page()))), 0, 380, 595, 595 * page().height / page().width)
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(page()))), 0, -80, 595, 595 * page().height / page().width)

    return pdf(both)


def test_only_pages_without_text_are_recognized() -> None:
    seen: list[tuple[int, int]] = []
    raw = read(mixed(), options=Options(on_page=lambda done, all_: seen.append((done, all_))))
    assert texts(raw)[0] == "青禾市2026年工作要点"
    assert any(LINES[0] in line for line in texts(raw)[1:])
    assert raw.ocr_pages == (2,)
    assert seen == [(0, 1), (1, 1)]


@pytest.mark.parametrize("options", [Options(), Options(ocr=False)], ids=["not installed", "--no-ocr"])
def test_a_mixed_file_without_recognition(absent: None, options: Options) -> None:
    raw = read(mixed(), options=options)
    assert texts(raw) == ["青禾市2026年工作要点"]
    assert (raw.ocr_pages, raw.unread_pages) == ((), (2,))
    notice = extract(mixed(), ocr=options.ocr)
    (warning,) = (one for one in notice.warnings if one.code == "YD141")
    assert "第 2 页" in warning.message


REFUSED: list[tuple[str, Callable[[], bytes]]] = [
    ("scan", scan),
    ("scan with a page number of the scanner", lambda: image_pdf([page()])),
    ("drawing without text", lambda: pdf(lambda canvas: canvas.rect(90, 90, 300, 300, fill=1))),
    ("image", lambda: jpeg(page())),
]


@pytest.mark.parametrize("made", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_without_the_extra_the_remedy_is_named(absent: None, made: Callable[[], bytes]) -> None:
    with pytest.raises(errors.ScannedFile, match=r"pip install 'ydparse\[ocr\]'") as caught:
        read(made(), "样例.pdf")
    assert "样例.pdf" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("made", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_recognition_that_is_turned_off_says_so(made: Callable[[], bytes]) -> None:
    with pytest.raises(errors.ScannedFile, match="--no-ocr"):
        read(made(), "样例.pdf", Options(ocr=False))


def test_the_notice_says_what_was_recognized() -> None:
    notice = extract(scan())
    assert notice.source.ocr_pages == (1,)
    (warning,) = (one for one in notice.warnings if one.code == "YD140")
    assert "第 1 页" in warning.message
    assert [unit.name for unit in notice.items[0].units] == ["市发展改革委", "市财政局"]
    assert all(notice.text[item.span.start : item.span.end].startswith(item.label) for item in notice.items)


@pytest.mark.parametrize(("sure", "named"), [(0.9, True), (0.99, False)])
def test_what_was_read_without_confidence_must_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, sure: float, named: bool
) -> None:
    real = ocr.read_line

    def faint(*arguments: Any) -> Reading | None:
        reading = real(*arguments)
        said = "".join(sign for sign, _ in reading.chars) if reading else ""
        return reading._replace(sure=sure if "文化站42" in said else 1.0) if reading else None

    monkeypatch.setattr(ocr, "read_line", faint)
    notice = extract(scan())
    codes = {one.item_id: {reason.code for reason in one.reasons} for one in notice.check.items_to_check}
    assert ("ocr.faint" in codes.get("i2", set())) is named
    assert "ocr.faint" not in codes.get("i1", set())


def line() -> Any:
    """A picture with one line of text, to be read fast."""
    return page().crop((0, 230, page().width, 330))


def saved(kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    line().save(stream, kind, **options)
    return stream.getvalue()


def transparent() -> bytes:
    from PIL import Image, ImageOps

    stream = io.BytesIO()
    layer = Image.new("RGBA", line().size, (0, 0, 0, 0))
    layer.paste((0, 0, 0, 255), mask=ImageOps.invert(line().convert("L")))
    layer.save(stream, "PNG")
    return stream.getvalue()


def deep() -> bytes:
    """A PNG of 16 bits of grey."""
    import numpy as np
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(np.asarray(line().convert("L")).astype(np.uint16) * 257).save(stream, "PNG")
    return stream.getvalue()


def turned_by_the_camera() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 8  # to be turned by 90° to the left
    line().rotate(-90, expand=True).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def two_frames() -> bytes:
    return saved("TIFF", save_all=True, append_images=[line().convert("L")])


IMAGES: list[tuple[str, Callable[[], bytes], int]] = [
    ("png", lambda: saved("PNG", dpi=(200, 200)), 1),
    ("jpg", lambda: saved("JPEG"), 1),
    ("bmp", lambda: saved("BMP"), 1),
    ("webp", lambda: saved("WEBP"), 1),
    ("gif", lambda: saved("GIF"), 1),
    ("tiff of two frames", two_frames, 2),
    ("transparent png", transparent, 1),
    ("png of 16 bits", deep, 1),
    ("jpg of a turned camera", turned_by_the_camera, 1),
]


@pytest.mark.parametrize(("made", "frames"), [case[1:] for case in IMAGES], ids=[case[0] for case in IMAGES])
def test_image_files(made: Callable[[], bytes], frames: int) -> None:
    raw = read(made())
    assert (raw.format, raw.page_count, raw.ocr_pages) == ("image", frames, tuple(range(1, frames + 1)))
    assert texts(raw) == [LINES[0]] * frames


def large() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("1", (20_000, 20_000), 1).save(stream, "PNG")
    return stream.getvalue()


BROKEN: list[tuple[str, Callable[[], bytes], str]] = [
    ("half a png", lambda: saved("PNG")[:900], "损坏"),
    ("head of a jpg", lambda: jpeg(line())[:40], "损坏"),
    ("no png", lambda: b"\x89PNG\r\n\x1a\n" + b"\7" * 400, "损坏"),
    ("tiff without an end", lambda: b"II*\x00" + b"\x08\0\0\0" + b"\xff" * 300, "损坏"),
    ("20,000 pixels square", large, "图片过大"),
]


@pytest.mark.parametrize(("made", "says"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_and_huge_images(made: Callable[[], bytes], says: str) -> None:
    with pytest.raises(errors.DamagedFile, match=says):
        read(made(), "样例.png")


def test_an_empty_picture_has_no_text() -> None:
    from PIL import Image

    with pytest.raises(errors.EmptyFile):
        read(jpeg(Image.new("L", (800, 600), 250)))


def test_a_page_of_any_size_is_drawn_within_bounds() -> None:
    """A poster, and a slip whose picture is finer than the page says."""
    import pypdfium2

    for width, height in ((14_000, 14_000), (200, 280), (14_000, 30)):
        stream = io.BytesIO()
        document = pypdfium2.PdfDocument.new()
        document.new_page(width, height)
        document.save(stream)
        drawn = ocr_scans._drawn(pypdfium2.PdfDocument(stream.getvalue()), 1)
        assert 2_000_000 < drawn.picture.shape[0] * drawn.picture.shape[1] < 9_500_000


def test_nothing_is_fetched_written_or_said(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    import rapidocr

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    package = Path(rapidocr.__file__).parent
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*") if "__pycache__" not in path.parts}
    ocr._started.cache_clear()
    assert texts(read(saved("PNG"))) == [LINES[0]]
    after = {path: path.stat().st_mtime_ns for path in package.rglob("*") if "__pycache__" not in path.parts}
    assert after == before
    assert capfd.readouterr() == ("", "")


def test_a_model_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import rapidocr

    (tmp_path / "models").mkdir()
    monkeypatch.setattr(rapidocr, "__file__", str(tmp_path / "__init__.py"))
    ocr._started.cache_clear()
    with pytest.raises(errors.ScannedFile, match=r"启动不了.*模型.*--force-reinstall"):
        read(saved("PNG"), "样例.png")


def test_a_package_that_cannot_be_imported_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(ocr_scans, "installed", lambda: True)
    ocr._started.cache_clear()
    with pytest.raises(errors.ScannedFile, match="rapidocr"):
        read(saved("PNG"), "样例.png")


def test_it_can_be_interrupted_between_pages() -> None:
    def stop(done: int, all_: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(two_frames(), options=Options(on_page=stop))


@pytest.mark.parametrize("size", [(20, 5000), (5000, 2), (1080, 12000)], ids=["a strip", "a line", "a scrolled screen"])
def test_a_picture_that_is_far_too_long_is_refused(size: tuple[int, int]) -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", size, 255).save(stream, "PNG")
    with pytest.raises(errors.ScannedFile, match="过长"):
        read(stream.getvalue())


def watermarked(size: float, shade: float, turn: float, places: list[tuple[float, float]]) -> Any:
    """The picture of a page of lines, a pale wording behind them."""

    def on(canvas: Any) -> None:
        for x, top in places:
            canvas.saveState()
            canvas.setFillColorRGB(shade, shade, shade)
            canvas.translate(x, 842 - top)
            canvas.rotate(turn)
            canvas.setFont(formats.font(), size)
            canvas.drawString(0, 0, "青禾市财政局")
            canvas.restoreState()
        for at, line in enumerate(LINES):
            write(canvas, 60, 60 + 34 * at, line, 15)

    (picture,) = pictures_of(pdf(on, font=formats.font()))
    return picture.crop((0, 0, picture.width, round(picture.height * 0.25)))


ROWS_AND_COLUMNS = [(x, top) for x in (40, 200, 360) for top in (66, 108, 155)]


@pytest.mark.parametrize(
    "picture",
    [
        lambda: watermarked(11, 0.75, 0, ROWS_AND_COLUMNS),
        lambda: watermarked(12, 0.75, 30, ROWS_AND_COLUMNS),
        lambda: watermarked(60, 0.85, 0, [(60, 130)]),
    ],
    ids=["a grid", "a leaning grid", "a large one"],
)
def test_a_pale_watermark_behind_the_lines_is_not_recognized(picture: Callable[[], Any]) -> None:
    found = squeezed(read(image_pdf([scanned(picture())])))
    assert "".join(found).count("财政局") == "".join(LINES).count("财政局")
    assert "".join("".join(found).split()) == "".join("".join(squeezed_lines()).split())


def squeezed_lines() -> list[str]:
    from ydparse.document.view import View

    return [View(line).text for line in LINES]
