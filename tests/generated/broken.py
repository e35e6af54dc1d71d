"""Files that cannot be read, as a folder collects them over the years: each kind with the code of its error."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from readers.made import ole2, pdf, write, zipped

ARCHIVE_HEADS = {"rar": b"Rar!\x1a\x07\x01\x00", "7z": b"7z\xbc\xaf\x27\x1c"}
NOT_UTF_8 = b"\xff\xa3"


class Broken(NamedTuple):
    """`make` turns the text of a notice into a file with this suffix that `extract` refuses with this code."""

    name: str
    suffix: str
    code: str
    make: Callable[[random.Random, str], bytes]


def blanks(rng: random.Random, text: str) -> bytes:
    """Nothing that shows, in any mixture."""
    return "".join(rng.choices(" \t\r\n\u3000", k=rng.randrange(1, 400))).encode()


def a_page(text: str, **options: Any) -> bytes:
    """The first lines of a notice on one page of PDF."""

    def draw(canvas: Any) -> None:
        for number, line in enumerate(text.split("\n")[:30]):
            write(canvas, 90, 90 + number * 20, line[:34])

    return pdf(draw, **options)


def cut_pdf(rng: random.Random, text: str) -> bytes:
    """A download that broke off."""
    whole = a_page(text)
    return whole[: rng.randrange(len(whole) // 4, len(whole) // 2)]


def locked_pdf(rng: random.Random, text: str) -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    return a_page(text, encrypt=StandardEncryption(f"secret{rng.randrange(1000)}", canPrint=0))


def empty_pages(rng: random.Random, text: str) -> bytes:
    """Pages on which nothing is drawn."""
    return pdf(lambda canvas: [canvas.showPage() for _ in range(rng.randrange(1, 30))])


def cut_docx(rng: random.Random, text: str) -> bytes:
    """A package without its end, where its directory stands; random letters keep it from being packed to nothing."""
    noise = "".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(3000))
    whole = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": text + noise})
    return whole[: rng.randrange(len(whole) // 4, len(whole) // 2)]


def archive(rng: random.Random, text: str) -> bytes:
    """A zip of text files, under whatever name."""
    return zipped({f"通知{number}.txt": text for number in range(1, rng.randrange(2, 5))})


def workbook(rng: random.Random, text: str) -> bytes:
    """A package of Excel."""
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": text})


def locked_office(rng: random.Random, text: str) -> bytes:
    """A Word file with a password is an OLE2 file."""
    return ole2(EncryptedPackage=rng.randbytes(rng.randrange(4096, 9000)), EncryptionInfo=b"\x04\0\x04\0")


def cut_doc(rng: random.Random, text: str) -> bytes:
    """An OLE2 file of which only the first sector came."""
    return ole2(WordDocument=b"\xec\xa5\xc1\0" + text.encode("utf-16-le"))[: rng.randrange(100, 512)]


def noise(rng: random.Random, text: str, head: bytes = b"") -> bytes:
    """Random bytes after the first bytes of a kind."""
    return head + rng.randbytes(rng.randrange(2000, 6000))


def nested_page(rng: random.Random, text: str) -> bytes:
    """A page nested deeper than any parser follows."""
    return ("<html><body>" + f"<div>{text[:12]}" * rng.randrange(2500, 3000)).encode()


def script_page(rng: random.Random, text: str) -> bytes:
    """A page whose text only a script would fetch."""
    address = rng.randrange(100_000)
    return f"<html><head><title></title></head><body><script>load('/{address}.json');</script></body></html>".encode()


def garbled_text(rng: random.Random, text: str) -> bytes:
    """GB18030 that was read as UTF-8 and saved: the characters are lost."""
    return text.encode("gb18030").decode("utf-8", "replace").encode("utf-8").decode("gb18030", "replace").encode()


def torn_text(rng: random.Random, text: str) -> bytes:
    """UTF-8 that lost something on its way, again and again."""
    return NOT_UTF_8.join(text[at : at + 20].encode() for at in range(0, len(text), 20))


BROKEN = (
    Broken("empty", ".txt", "YD003", lambda rng, text: b""),
    Broken("cut PDF", ".pdf", "YD007", cut_pdf),
    Broken("zip as docx", ".docx", "YD004", archive),
    Broken("blanks", ".txt", "YD003", blanks),
    Broken("PDF with a password", ".pdf", "YD005", locked_pdf),
    Broken("cut docx", ".docx", "YD007", cut_docx),
    Broken("garbled text", ".txt", "YD008", garbled_text),
    Broken("random bytes", ".pdf", "YD004", noise),
    Broken("program as docx", ".docx", "YD004", partial(noise, head=b"MZ\x90\0")),
    Broken("page nested too deep", ".html", "YD007", nested_page),
    Broken("PDF without text", ".pdf", "YD003", empty_pages),
    Broken("archive", ".zip", "YD004", archive),
    Broken("torn text", ".txt", "YD008", torn_text),
    Broken("Word file with a password", ".docx", "YD005", locked_office),
    Broken("cut doc", ".doc", "YD007", cut_doc),
    Broken("page of scripts", ".html", "YD003", script_page),
    Broken("workbook as docx", ".docx", "YD004", workbook),
    Broken("rar", ".doc", "YD004", partial(noise, head=ARCHIVE_HEADS["rar"])),
)
"""Cycled through, so that so many files hold every kind."""
