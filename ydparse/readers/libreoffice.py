"""LibreOffice, where it is installed, as a converter to docx: one file in, one file out, and nothing left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ydparse.errors import DamagedFile, UnknownFormat

PROGRAM, SECONDS = "YDPARSE_SOFFICE", "YDPARSE_SOFFICE_TIMEOUT"
"""Environment variables: where the program is, and how long one conversion may take."""
PATIENCE, LONGEST = 120.0, 86_400.0
NAMES = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
"""Where installers put it without naming it in PATH."""
OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
SETTINGS = (
    # No macros, nothing fetched, no links followed, no fields and charts computed anew.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Writer/Content/Update", "Chart", "false"),
    # A proxy that nobody answers: whatever would be fetched all the same is not.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""The private profile: a path in LibreOffice's registry, a property, its value."""


def to_docx(data: bytes, infilter: str, name: str) -> bytes:
    """The document as docx. `infilter` is LibreOffice's own name of the format, so that no other one is guessed.

    Raises UnknownFormat where LibreOffice or its Writer is missing or does not start, DamagedFile where it gives nothing or
    takes too long.
    """
    program = find_soffice(name)
    with tempfile.TemporaryDirectory(prefix="ydparse-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source, out = home / "document", home / "out"
        source.write_bytes(data)
        _write_profile(home / "profile")
        status = _convert(program, [source], infilter, out, name)
        made = out / "document.docx"
        if made.is_file() and made.stat().st_size:
            return made.read_bytes()
    if lacks_writer(program):
        problem = "这种文件要借助 LibreOffice Writer 才能读取，本机的 LibreOffice 没有装 Writer"
        remedy = "请安装软件包 libreoffice-writer（没有桌面的机器用 libreoffice-writer-nogui），或用 Word、WPS 另存为 .docx 再试"
        raise UnknownFormat(name, problem, remedy)
    problem = "LibreOffice 没能转换这个文件" + (f"（退出码 {status}）" if status else "")
    raise DamagedFile(name, problem, "请用 Word 或 WPS 打开检查，另存为 .docx 再试")


def find_soffice(name: str) -> str:
    """The program that converts; UnknownFormat for the file `name` where there is none."""
    asked = os.environ.get(PROGRAM)
    if asked:
        found = shutil.which(asked)
        problem = f"环境变量 {PROGRAM} 所指的 LibreOffice 程序不存在或不能执行（{asked}）"
    else:
        found = next((path for path in map(shutil.which, _candidates()) if path), None)
        problem = "这种文件要借助 LibreOffice 才能读取，本机没有找到 LibreOffice"
    if found is None:
        remedy = f"请安装 LibreOffice（装在别处的，用环境变量 {PROGRAM} 指明 soffice 的路径），或用 Word、WPS 另存为 .docx 再试"
        raise UnknownFormat(name, problem, remedy)
    return found


def lacks_writer(program: str) -> bool:
    """Whether the LibreOffice of this program is there without its word processor, which is a package of its own: without it
    every document is one that cannot be loaded. Where its settings stand elsewhere than usual, nothing is known."""
    home = Path(program).resolve().parent.parent
    registries = [home / folder / "registry" for folder in ("share", "Resources")]
    return any((folder / "main.xcd").exists() and not (folder / "writer.xcd").exists() for folder in registries)


def _candidates() -> Iterable[str]:
    yield from NAMES
    for place in PLACES:
        anchor = Path(place).anchor
        yield from (str(path) for path in sorted(Path(anchor).glob(place[len(anchor) :]), reverse=True) if anchor)


def _write_profile(folder: Path) -> None:
    """A profile of its own lets it run beside an open LibreOffice, and several at once."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{prop}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, prop, value in SETTINGS
    )
    registry = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(f"{registry}{items}</oor:items>", encoding="utf-8")


def _convert(program: str, sources: list[Path], infilter: str, out: Path, name: str) -> int:
    """Run the program on files beside each other; its exit status, which is 0 for most failures too."""
    home = out.parent
    command = [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", *OPTIONS, f"--infilter={infilter}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), *map(str, sources)]
    environment = os.environ | {"HOME": str(home), "TMPDIR": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    environment |= {f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "CACHE", "DATA")}
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, cwd=home, start_new_session=True
        )
    except OSError as error:
        raise UnknownFormat(name, f"LibreOffice 无法启动（{program}）", "请检查 LibreOffice 的安装") from error
    patience = time_limit()
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired as error:
        problem = f"LibreOffice 在 {patience:g} 秒内没有转换完这个文件"
        remedy = f"请用 Word 或 WPS 另存为 .docx 再试，或用环境变量 {SECONDS} 放宽时限（秒）"
        raise DamagedFile(name, problem, remedy) from error
    finally:
        _end(process)


def time_limit() -> float:
    """Seconds; the usual ones where the environment says nothing sensible."""
    with contextlib.suppress(ValueError):
        seconds = float(os.environ.get(SECONDS, ""))
        if 0 < seconds <= LONGEST:
            return seconds
    return PATIENCE


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, if it still runs, with all that it started: soffice is a script that starts the real program."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
