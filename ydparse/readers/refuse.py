"""What is said of a file that is told but not read: one row a format word of `sniff`."""

from __future__ import annotations

from ydparse.errors import DamagedFile, EncryptedFile, ReadError, UnknownFormat

SAVE_AS_DOCX = "请用 Word 或 WPS 打开后另存为 .docx 再试"
UNPACK = "请先解压，再读其中的文件"
READS = "ydparse 读取 txt、md、pdf、ofd、docx、html、mht、图片，并借助 LibreOffice 读取 doc、wps、rtf、odt"
FROM_MAIL = "请在邮件软件中打开邮件，保存其中的附件，或把正文复制到文本文件再试"

REFUSED: dict[str, tuple[type[ReadError], str, str]] = {
    "encrypted": (EncryptedFile, "Office 文件设有打开密码", "请用 Word 或 WPS 输入密码打开，去掉密码后另存再试"),
    "broken zip": (DamagedFile, "文件残缺或损坏（zip 目录无法读取）", "请重新下载或重新导出该文件"),
    "broken ole2": (DamagedFile, "文件残缺或损坏（OLE2 目录无法读取）", "请重新下载或重新导出该文件"),
    "works": (
        UnknownFormat,
        "这是微软 Works 文档（.wps），不是 WPS Office 文档",
        "请用 LibreOffice 打开后另存为 .docx 再试",
    ),
    "ole2": (UnknownFormat, "这是 OLE2 复合文件，但不是 Word 或 WPS 文档", SAVE_AS_DOCX),
    "xls": (UnknownFormat, "这是旧版 Excel 表格（.xls）", "请把内容复制到 Word 或 WPS 文档，存为 .docx 再试"),
    "ppt": (UnknownFormat, "这是旧版演示文稿（.ppt）", "请另存为 PDF 再试"),
    "xlsx": (UnknownFormat, "这是 Excel 表格（.xlsx）", "请把内容复制到 Word 或 WPS 文档，存为 .docx 再试"),
    "pptx": (UnknownFormat, "这是演示文稿（.pptx）", "请另存为 PDF 再试"),
    "odf": (
        UnknownFormat,
        "这是 OpenDocument 表格或演示文稿（.ods、.odp 等）",
        "请把内容复制到 Word 或 WPS 文档，存为 .docx 再试",
    ),
    "zip": (UnknownFormat, "这是 zip 压缩包", UNPACK),
    "rar": (UnknownFormat, "这是 rar 压缩包", UNPACK),
    "7z": (UnknownFormat, "这是 7z 压缩包", UNPACK),
    "gzip": (UnknownFormat, "这是 gzip 压缩包", UNPACK),
    "bzip2": (UnknownFormat, "这是 bzip2 压缩包", UNPACK),
    "xz": (UnknownFormat, "这是 xz 压缩包", UNPACK),
    "zstd": (UnknownFormat, "这是 zstd 压缩包", UNPACK),
    "tar": (UnknownFormat, "这是 tar 归档", UNPACK),
    "cab": (UnknownFormat, "这是 cab 压缩包", UNPACK),
    "iso": (UnknownFormat, "这是光盘映像（.iso）", "请先打开映像，再读其中的文件"),
    "eml": (UnknownFormat, "这是邮件（.eml）", FROM_MAIL),
    "msg": (UnknownFormat, "这是 Outlook 邮件（.msg）", FROM_MAIL),
    "mbox": (UnknownFormat, "这是邮箱文件（mbox）", FROM_MAIL),
    "pst": (UnknownFormat, "这是 Outlook 邮箱文件（.pst、.ost）", FROM_MAIL),
    "dbx": (UnknownFormat, "这是 Outlook Express 邮箱文件（.dbx）", FROM_MAIL),
    "ps": (UnknownFormat, "这是 PostScript 文件", "请转换为 PDF 再试"),
    "caj": (UnknownFormat, "这是 CAJ 文件", "请用 CAJ 阅读器打印为 PDF 再试"),
    "hwp": (UnknownFormat, "这是 HWP 文档", "请用 Hancom Office 另存为 .docx 再试"),
    "xps": (UnknownFormat, "这是 XPS 版式文件（.xps、.oxps）", "请用 XPS 查看器打印为 PDF 再试"),
    "djvu": (UnknownFormat, "这是 DjVu 文件", "请转换为 PDF 再试"),
    "epub": (UnknownFormat, "这是 EPUB 电子书", "请转换为 PDF 或 .docx 再试"),
    "mobi": (UnknownFormat, "这是 MOBI 电子书", "请转换为 PDF 或 .docx 再试"),
    "shortcut": (UnknownFormat, "这是快捷方式，不是文件本身", "请打开它指向的网页或文件，保存后再试"),
    "media": (UnknownFormat, "这是音频或视频", "请另找它的文字版"),
    "program": (UnknownFormat, "这是程序文件", "请检查是否选错了文件"),
    "database": (UnknownFormat, "这是数据库文件", "请导出其中的文本再试"),
    "wordml": (UnknownFormat, "这是 Word 2003 XML 文档（存成 .xml，也常存成 .doc）", SAVE_AS_DOCX),
    "xml": (UnknownFormat, "这是 XML 文件，不是网页", "如果它来自 Word，请另存为 .docx 再试"),
    "binary": (
        UnknownFormat,
        "无法识别的二进制内容",
        f"{READS}；其他版式文件（.ceb、.sep、.gd 等）请用它的阅读器打印为 PDF 再试",
    ),
}


def refusal(kind: str, name: str) -> ReadError:
    """The error for a format word that no reader takes."""
    error, problem, remedy = REFUSED.get(kind, REFUSED["binary"])
    return error(name, problem, remedy)


def damaged(name: str, kind: str) -> DamagedFile:
    """The error for a file of a known kind that breaks off or is corrupt; `kind` as it is called in Chinese."""
    return DamagedFile(name, f"{kind} 文件残缺或损坏", "请重新下载或重新导出该文件")
