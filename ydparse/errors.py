"""What can go wrong with a file, each with its code, the file, what is wrong and what to do about it.

    YdparseError
    ├── ReadError             a file that cannot be read (the command ends with 3)
    │   ├── MissingFile       YD001  there is no such file
    │   ├── NotAFile          YD002  a directory or a device
    │   ├── EmptyFile         YD003  nothing in it
    │   ├── UnknownFormat     YD004  the content is of no kind that ydparse reads, or needs LibreOffice, which is missing
    │   ├── EncryptedFile     YD005  a PDF or Office file with a password
    │   ├── ScannedFile       YD006  a PDF of pictures, without a text layer
    │   ├── DamagedFile       YD007  broken off or corrupt, or LibreOffice could not convert it
    │   ├── UnknownEncoding   YD008  text in no encoding that could be told
    │   ├── UnreadableFile    YD009  no permission, or the disk refused
    │   ├── InvalidJson       YD011  no JSON, or not what the schema says
    │   ├── TimeUp            YD012  took longer than it may (only in a batch, as the next three)
    │   ├── MemoryUp          YD013  took more memory than it may
    │   ├── Crashed           YD014  ended the process that read it
    │   └── Bug               YD015  an error of ydparse itself
    ├── OutputError           YD010  the output cannot be written (or needs an extra that is not installed)
    └── ClusterError          YD016  the cluster of a batch cannot be reached, or is of another release

Messages are written for the people who use the command, so they are in Chinese; codes are stable.
"""

from __future__ import annotations

from typing import ClassVar


class YdparseError(Exception):
    """Base of all errors that ydparse raises on purpose; anything else is a bug."""

    code: ClassVar[str] = "YD000"

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(path, problem, remedy)
        self.path = path
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: file, code, what is wrong, what to do."""
        return f"{self.path}：{self.code} {self.problem}。{self.remedy}"


class ReadError(YdparseError):
    """A file that cannot be read."""


class MissingFile(ReadError):
    """There is no such file."""

    code = "YD001"


class NotAFile(ReadError):
    """A directory, a device or the like."""

    code = "YD002"


class EmptyFile(ReadError):
    """Nothing in it, or nothing but blanks."""

    code = "YD003"


class UnknownFormat(ReadError):
    """The content is of no kind that ydparse reads."""

    code = "YD004"


class EncryptedFile(ReadError):
    """A password stands before the text."""

    code = "YD005"


class ScannedFile(ReadError):
    """A PDF of pictures, without a text layer."""

    code = "YD006"


class DamagedFile(ReadError):
    """Broken off or corrupt."""

    code = "YD007"


class UnknownEncoding(ReadError):
    """Text in no encoding that could be told, or not in the one that was asked for."""

    code = "YD008"


class UnreadableFile(ReadError):
    """No permission, or the disk refused."""

    code = "YD009"


class InvalidJson(ReadError):
    """No JSON, or not what the schema says."""

    code = "YD011"


class TimeUp(ReadError):
    """Took longer than a file may in this batch."""

    code = "YD012"


class MemoryUp(ReadError):
    """Took more memory than a file may in this batch."""

    code = "YD013"


class Crashed(ReadError):
    """Ended the process that read it: a fault in a library, or the system stopped it."""

    code = "YD014"


class Bug(ReadError):
    """An error of ydparse itself, which in a batch costs its file alone."""

    code = "YD015"


class OutputError(YdparseError):
    """The output cannot be written."""

    code = "YD010"


class ClusterError(YdparseError):
    """The cluster cannot be reached, or its workers are not of this release."""

    code = "YD016"
