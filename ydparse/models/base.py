"""What all models share: they cannot be changed, and they take no field that the contract does not name."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen; unknown fields are refused; validators are built on first use, so that a start stays quick."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
