"""Make the sample notices and their truths: `python samples/build.py [--doc]`.

Each notice has one source, samples/sources/NAME.md; all its formats and tests/truth/NAME.json come from it, and
building twice gives the same bytes, but for .doc, which LibreOffice saves and which is made only with --doc. The source
begins with TOML between two lines of `+++`:

    outputs          the formats: txt pdf ofd docx html mht doc wrapped (text as it falls out of a PDF)
    encoding         of the txt (utf-8 where it is not given)
    txt_style        "oneline": the whole notice without a line break
    table_txt        how a table stands in the txt: "rows" (one row a line) or "cells" (one cell a line)
    auto_numbering   label formats that Word's automatic numbering prints in the docx, a level each
    web_paste, site, published_on    the web page around the notice
    [metadata]       the truth's metadata

and goes on with one line a paragraph:

    %mark %no %title %to %p %sign %date %note %plan %annex %cc %print    parts of the notice (`|` breaks a title)
    %newpage         a new page; %implied NAME  units that a convention adds to every item from here on
    # 一、 heading   ## （一） heading   > text under it   %box 专栏1 title (its text follows as >)
    - 1. an item     + a further paragraph of it
    %table title     & header & header    %band band over the rows    && cell & cell (^ merged up, < merged left)

What is to be extracted is marked by hand in the text: {words|mark|mark …}. Marks:

    L M S + flags    units: lead, responsible, support (i inline, o open-ended, c collective)
    due DATE [START], rec [DURATION], on                       deadlines
    T ["words"] indicator = > >= < <= ~ value[~max] unit [up|down] [STRENGTH]    a target (B: a benefit)
    firm, aim, explore (STRENGTH)                              how firmly the task that the words open is meant
    ? after a letter or word                                   a judgement call, optional in the truth

A truth is refused where its words do not stand in the text. Needs reportlab and python-docx for pdf and docx.
"""

import codecs
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from builder.source import Source, read_source  # noqa: E402
from builder.text import txt_of, wrapped_of  # noqa: E402
from builder.truth import check, truth_of  # noqa: E402

TRUTH = HERE.parent / "tests" / "truth"


def encode(text: str, encoding: str) -> bytes:
    if encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode(encoding)


def write_formats(source: Source) -> None:
    outputs = source.head["outputs"]
    path = HERE / f"{source.name}.txt"
    path.write_bytes(encode(txt_of(source), source.head.get("encoding", "utf-8")))
    if "wrapped" in outputs:
        path.with_suffix(".wrapped.txt").write_bytes(wrapped_of(source).encode())
    if "html" in outputs:
        from builder.html import html_of

        path.with_suffix(".html").write_bytes(html_of(source).encode())
    if "docx" in outputs:
        from builder.docx import docx_of

        path.with_suffix(".docx").write_bytes(docx_of(source))
    if "pdf" in outputs:
        from builder.pdf import pdf_of

        path.with_suffix(".pdf").write_bytes(pdf_of(source))
    if "mht" in outputs:
        from builder.mht import mht_of

        path.with_suffix(".mht").write_bytes(mht_of(source))
    if "doc" in outputs and "--doc" in sys.argv:
        from builder.office import doc_of

        path.with_suffix(".doc").write_bytes(doc_of(source))
    if "ofd" in outputs:
        from builder.ofd import ofd_of

        path.with_suffix(".ofd").write_bytes(ofd_of(source))


def main() -> None:
    TRUTH.mkdir(parents=True, exist_ok=True)
    for path in sorted((HERE / "sources").glob("*.md")):
        source = read_source(path)
        truth = truth_of(source)
        check(truth, txt_of(source))
        write_formats(source)
        text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        (TRUTH / f"{source.name}.json").write_text(text, encoding="utf-8")
        print(f"{source.name}: {len(truth['sections'])} sections, {len(truth['items'])} items, "
              f"{sum(len(t['rows']) for t in truth['tables'])} rows; {' '.join(source.head['outputs'])}")


if __name__ == "__main__":
    main()
