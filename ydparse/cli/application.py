"""The typer application, its `--version`, and how it ends: exit codes and one-line errors."""

from __future__ import annotations

import errno
from typing import Annotated, Any

import typer

from ydparse._version import __version__
from ydparse.cli import exits, streams
from ydparse.cli.chinese import ChineseGroup
from ydparse.errors import ReadError, YdparseError


class Application(ChineseGroup):
    """The group of commands; turns what goes wrong into an exit code and a line on standard error."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command, with both streams in UTF-8 whatever the locale."""
        streams.speak_utf8()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command. Bugs keep their traceback; everything else is a line and a code."""
        try:
            result = super().invoke(ctx)
            streams.flush()
        except YdparseError as error:
            streams.complain(str(error))
            raise typer.Exit(exits.UNREADABLE if isinstance(error, ReadError) else exits.USAGE) from None
        except BrokenPipeError:
            streams.discard()
            raise typer.Exit(exits.BROKEN_PIPE) from None
        except OSError as error:  # rich, too, writes to standard output
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO) or error.filename is not None:
                raise
            streams.discard()
            streams.complain(str(streams.stuck(error)))
            raise typer.Exit(exits.USAGE) from None
        except KeyboardInterrupt:
            streams.discard()
            raise typer.Exit(exits.INTERRUPTED) from None
        return result


app = typer.Typer(
    name="ydparse",
    cls=Application,
    help="把公文里的工作计划（工作要点、工作方案、任务分工）变成可信的数据：任务、责任单位、时限、目标，条条有出处。",
    epilog="退出码：0 成功；1 check发现了问题；2 用法有误或写不出去；3 文件读不了；4 几个文件中有的读不了（其余照常输出）；5 低于eval所设的底线。",
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        streams.emit(f"ydparse {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", metavar="", help="显示版本号并退出。", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Without a command: the help."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
