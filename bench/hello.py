"""The floor for a start: a typer app of one command that validates ten small pydantic models."""

from __future__ import annotations

import typer
from pydantic import BaseModel, ConfigDict

app = typer.Typer(pretty_exceptions_enable=False)


class Model(BaseModel):
    """As in ydparse: frozen, closed, built on first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class A(Model):
    """Small."""

    name: str
    number: int = 0


class B(Model):
    """Small."""

    name: str
    a: A


class C(Model):
    """Small."""

    name: str
    b: B


class D(Model):
    """Small."""

    name: str
    c: C


class E(Model):
    """Small."""

    name: str
    d: D


class F(Model):
    """Small."""

    name: str
    e: E


class G(Model):
    """Small."""

    name: str
    f: F


class H(Model):
    """Small."""

    name: str
    g: G


class I(Model):  # noqa: E742
    """Small."""

    name: str
    h: H


class J(Model):
    """Small."""

    name: str
    i: I


@app.command()
def hello(file: str) -> None:
    """Read a file, validate ten models, print JSON."""
    from pathlib import Path

    text = Path(file).read_text(encoding="utf-8")
    a = A(name=text)
    ten = J(
        name="j",
        i=I(
            name="i",
            h=H(
                name="h", g=G(name="g", f=F(name="f", e=E(name="e", d=D(name="d", c=C(name="c", b=B(name="b", a=a))))))
            ),
        ),
    )
    print(ten.model_dump_json())


if __name__ == "__main__":
    app()
