"""Notices as a web page saved in one file (.mht)."""

import base64
import quopri

from .html import html_of
from .source import Source

HEAD = """From: <Saved by a browser>
Snapshot-Content-Location: https://www.example.gov.cn/zwgk/{name}.html
Subject: {subject}
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--{name}"


------MultipartBoundary--{name}
Content-Type: text/html; charset="utf-8"
Content-ID: <frame-1@mhtml>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.example.gov.cn/zwgk/{name}.html

{page}
------MultipartBoundary--{name}
Content-Type: text/css; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.example.gov.cn/zwgk/zwgk.css

.art {{ font-family: serif; }}
------MultipartBoundary--{name}--
"""


def mht_of(source: Source) -> bytes:
    page = quopri.encodestring(html_of(source).encode()).decode("ascii")
    title = base64.b64encode(source.head["metadata"]["title"].encode()).decode("ascii")
    text = HEAD.format(name=source.name, subject=f"=?utf-8?B?{title}?=", page=page)
    return text.replace("\n", "\r\n").encode("ascii")
