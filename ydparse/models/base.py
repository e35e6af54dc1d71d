"""What all models share: they cannot be changed, and they take no field that the contract does not name."""

from functools import cache
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict

_fields, _extra, _private = (
    vars(BaseModel)[f"__pydantic_{name}__"].__set__ for name in ("fields_set", "extra", "private")
)
"""Fill a slot of a model, which is frozen."""


class Model(BaseModel):
    """Frozen; unknown fields are refused; validators are built on first use, so that a start stays quick."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:  # where pydantic's plugin types it field by field

        @classmethod
        def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
            """As pydantic's own, of a model that has no aliases, factories of defaults or private attributes: at a third of
            its cost, which is felt where each span of a notice is one. Those to which all fields are given, in their order,
            as nearly all are, share the set of what was given."""
            made = object.__new__(cls)
            defaults, names, all_given = _shape(cls)
            given = all_given if tuple(values) == names else None
            object.__setattr__(made, "__dict__", values if given else defaults | values)
            _fields(made, (given or set(values)) if _fields_set is None else _fields_set)
            _extra(made, None)
            _private(made, None)
            return made


@cache
def _shape(model: type[Model]) -> tuple[dict[str, Any], tuple[str, ...], set[str]]:
    """The defaults by field, pydantic's mark of what is undefined where one is required; the fields in order; their set."""
    fields = model.model_fields
    return {name: field.default for name, field in fields.items()}, tuple(fields), set(fields)
