"""Standard output is data and nothing else; everything said to the user goes to standard error. Both speak UTF-8."""

from __future__ import annotations

import contextlib
import os
import sys

from ydparse.errors import OutputError


def speak_utf8() -> None:
    """UTF-8 with plain line ends on both streams, whatever the locale or the code page says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Write data to standard output."""
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise stuck(error) from error


def flush() -> None:
    """Let standard output go, while an error can still be told."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise stuck(error) from error


def complain(message: str) -> None:
    """One line of trouble on standard error."""
    tell(f"错误：{' '.join(message.splitlines())}")


def tell(message: str) -> None:
    """One line of news on standard error. Work goes on where nobody listens any more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):  # gone, closed, never there
        sys.stderr.write(message + "\n")
        sys.stderr.flush()


def discard() -> None:
    """Nobody reads standard output any more: let what is still in its buffer go nowhere, without a word."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError):
        pass


def is_terminal(name: str) -> bool:
    """Whether `stdout` or `stderr` is a terminal."""
    stream = getattr(sys, name)
    return stream is not None and bool(stream.isatty())


def stuck(error: OSError) -> OutputError:
    discard()
    return OutputError("标准输出", f"写不出去（{error.strerror or error}）", "请看看磁盘空间，或换一个输出位置")
