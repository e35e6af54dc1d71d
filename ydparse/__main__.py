"""``python -m ydparse``: the same as the ``ydparse`` command."""

from ydparse.cli import app

if __name__ == "__main__":
    app(prog_name="ydparse")
