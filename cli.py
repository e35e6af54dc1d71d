"""Run ydparse from a checkout: ``python cli.py extract FILE``, the same as the installed ``ydparse`` command."""

from ydparse.cli import app

if __name__ == "__main__":
    app()
