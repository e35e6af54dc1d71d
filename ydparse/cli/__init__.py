"""The `ydparse` command: one file a command, all of rich in `console.py`."""

from ydparse.cli.application import app
from ydparse.cli.batch import EPILOG as BATCH_EPILOG
from ydparse.cli.batch import batch
from ydparse.cli.check import EPILOG as CHECK_EPILOG
from ydparse.cli.check import check
from ydparse.cli.chinese import ChineseCommand
from ydparse.cli.eval import EPILOG, evaluate
from ydparse.cli.explain import explain
from ydparse.cli.extract import extract
from ydparse.cli.gold import gold
from ydparse.cli.inspect import inspect
from ydparse.cli.rule import rule
from ydparse.cli.schema import schema
from ydparse.cli.show import show
from ydparse.cli.watch import EPILOG as WATCH_EPILOG
from ydparse.cli.watch import watch

app.command(cls=ChineseCommand)(extract)
app.command(cls=ChineseCommand, epilog=BATCH_EPILOG)(batch)
app.command(cls=ChineseCommand, epilog=WATCH_EPILOG)(watch)
app.command(cls=ChineseCommand)(show)
app.command(cls=ChineseCommand)(explain)
app.command(cls=ChineseCommand)(inspect)
app.command(cls=ChineseCommand, epilog=CHECK_EPILOG)(check)
app.command(cls=ChineseCommand)(rule)
app.command(cls=ChineseCommand)(schema)
app.command("eval", cls=ChineseCommand, epilog=EPILOG)(evaluate)
app.command(cls=ChineseCommand)(gold)

__all__ = ["app"]
